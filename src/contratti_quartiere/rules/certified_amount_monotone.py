"""
`certified-amount-monotone`: the cumulative certified amount does not fall from one progress statement to the next.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

_Placed = tuple[str, ProgressStatement]


def check(view: View) -> Iterator[Verdict]:
    """
    Compare each progress statement of works with the one before it.

    The final test may correct what was certified: a statement with a test record among its documents may be of less.
    Works that were awarded anew are certified from zero. The percentage may fall lawfully, since a variant raises what
    it is a part of, and is not looked at.
    """
    for path, works in view.works():
        contracts: dict[date, list[_Placed]] = {}
        for placed in view.within(path, "statements", works.statements):
            contracts.setdefault(works.contract_since(placed[1].on), []).append(placed)
        several = [statements for statements in contracts.values() if len(statements) > 1]
        if not several:
            yield NotApplicable(
                path=path,
                message=Bilingual(
                    f"i lavori {works.id} non hanno due stati di avanzamento da confrontare",
                    f"works {works.id} have no two progress statements to compare",
                ),
            )
        else:
            falls = tuple(fall for statements in several for fall in _falls(works, statements))
            yield from falls or (_kept(path, works, several),)


def _falls(works: Works, statements: list[_Placed]) -> Iterator[Breach | Missing]:
    """
    Yield each fall that no test record explains: for sure, or only if the document gives the order within a day.
    """
    # Within a day as little as can be is called a fall; what a test corrects comes after what it corrects.
    lenient = sorted(statements, key=lambda placed: (placed[1].on, _tested(placed[1]), placed[1].certified))
    falls = [(earlier, later) for (_, earlier), later in pairwise(lenient) if _fell(earlier, later[1])]
    for earlier, (path, later) in falls:
        yield Breach(
            path=path,
            message=_said(works, earlier, later),
            facts=_facts(earlier, later),
            comparisons=(Comparison("certified", Relation.AT_LEAST, "certified_before"),),
        )
    if falls:
        return
    as_written = sorted(statements, key=lambda placed: (placed[1].on, _tested(placed[1])))
    for (_, earlier), (path, later) in pairwise(as_written):
        if _fell(earlier, later):
            yield Missing(
                path=f"{path}/on",
                message=Bilingual(
                    f"{_said(works, earlier, later).it}: non si sa quale sia venuto prima",
                    f"{_said(works, earlier, later).en}: it is not known which came first",
                ),
                facts=_facts(earlier, later),
            )


def _tested(statement: ProgressStatement) -> bool:
    return any(document.kind is DocumentKind.TEST_RECORD for document in statement.documents)


def _fell(earlier: ProgressStatement, later: ProgressStatement) -> bool:
    return later.certified < earlier.certified and not _tested(later)


def _said(works: Works, earlier: ProgressStatement, later: ProgressStatement) -> Bilingual:
    less = earlier.certified - later.certified
    return Bilingual(
        f"lavori {works.id}, SAL {italian_day('del', later.on)}: {later.certified:it} dall'inizio, contro"
        f" {earlier.certified:it} {italian_day('del', earlier.on)}, {less:it} in meno e nessun verbale di collaudo",
        f"works {works.id}, statement of {say_day(later.on, 'en')}: {later.certified:en} from the start, against"
        f" {earlier.certified:en} of {say_day(earlier.on, 'en')}, {less:en} less and no test record",
    )


def _facts(earlier: ProgressStatement, later: ProgressStatement) -> tuple[Fact, ...]:
    return (
        Fact("certified_before", earlier.certified),
        Fact("on_before", earlier.on),
        Fact("certified", later.certified),
        Fact("on", later.on),
        Fact("fall", earlier.certified - later.certified),
    )


def _kept(path: str, works: Works, several: list[list[_Placed]]) -> Kept:
    in_order = [sorted((one for _, one in placed), key=lambda one: (one.on, _tested(one))) for placed in several]
    facts, asked = _weighable(in_order)
    corrected = any(comparison.right == "true" for comparison in asked)
    it, en = (", corretto dal collaudo", ", corrected by the test") if corrected else ("", "")
    count = sum(map(len, in_order))
    return Kept(
        path=f"{path}/statements",
        message=Bilingual(
            f"lavori {works.id}, {count} stati di avanzamento: l'importo certificato non diminuisce{it}",
            f"works {works.id}, {count} progress statements: the certified amount does not fall{en}",
        ),
        facts=facts,
        comparisons=asked,
    )


def _weighable(in_order: list[list[ProgressStatement]]) -> tuple[tuple[Fact, ...], tuple[Comparison, ...]]:
    """
    Return the statements of each contract as facts, and that none falls below the one before it, or is of a test.
    """
    facts: list[Fact] = []
    asked: list[Comparison] = []
    named = [(f"{n}", one) for n, one in enumerate((one for statements in in_order for one in statements), 1)]
    for name, statement in named:
        facts += [Fact(f"on_{name}", statement.on), Fact(f"certified_{name}", statement.certified)]
    firsts = {id(statements[0]) for statements in in_order}
    for (before, earlier), (after, later) in pairwise(named):
        if id(later) in firsts:
            continue
        if later.certified < earlier.certified:
            facts.append(Fact(f"test_record_{after}", value=True))
            asked.append(Comparison(f"test_record_{after}", Relation.EQUAL, "true"))
        else:
            asked.append(Comparison(f"certified_{after}", Relation.AT_LEAST, f"certified_{before}"))
    return tuple(facts), tuple(asked)


def _example(first: tuple[str, str], second: tuple[str, str]) -> Programme:
    days = (date(2018, 12, 14), date(2019, 5, 31))
    statements = tuple(
        ProgressStatement(on=day, certified=Euro(certified), contract_amount=Euro(price))
        for day, (certified, price) in zip(days, (first, second), strict=True)
    )
    return Programme(works=(Works(id="lavori", statements=statements),))


def keeps() -> Programme:
    """
    Return 300,000.00 of 500,000.00, then 450,000.00 of 800,000.00 after a variant: the percentage falls, not the sum.
    """
    return _example(("300000.00", "500000.00"), ("450000.00", "800000.00"))


def breaks() -> Programme:
    """
    Return 450,000.00, then 430,000.00.
    """
    return _example(("450000.00", "500000.00"), ("430000.00", "500000.00"))


RULE = Rule(
    id="certified-amount-monotone",
    title=Bilingual("L'importo certificato non diminuisce", "The certified amount does not fall"),
    it="L'importo certificato cumulato non scende da uno stato di avanzamento al successivo.",
    en="The cumulative certified amount does not fall from one progress statement to the next.",
    source=LegalSource("DPR 207/2010", "artt. 194-195", Mark.KNOWN),
    severity=Severity.WARNING,
    why=Bilingual(
        "Un importo cumulato che scende è quasi sempre l'importo del solo periodo scritto al posto del totale; la"
        " percentuale invece può scendere, perché una variante aumenta il prezzo di cui è una parte.",
        "A cumulative amount that falls is nearly always the amount of one period written in the place of the total;"
        " the percentage may fall, since a variant raises the price of which it is a part.",
    ),
    needs=Bilingual(
        "gli stati di avanzamento con giorno e importo certificato dall'inizio; il verbale di collaudo, se li corregge",
        "the progress statements with day and amount certified from the start; the test record, if it corrects them",
    ),
    reads=("works",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
