"""
`cig-well-formed`: the CIG has ten characters and the check characters that ANAC's algorithm gives it.
"""

from collections.abc import Iterator

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.identifiers import Cig, CodeAsFound, cig_parts, read_cig
from contratti_quartiere.procurement import Lot, RecordOrigin, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Say of the code of each lot whether it is well formed.
    """
    for path, tender in view.tenders():
        if not tender.lots:
            yield NotApplicable(path=path, message=Bilingual("la gara non ha lotti", "the tender has no lots"))
        elif all(lot.cig is None for lot in tender.lots):
            yield Missing(
                path=f"{path}/lots",
                message=Bilingual("nessun lotto ha un CIG", "no lot has a CIG"),
                facts=(Fact("lots", len(tender.lots)),),
            )
        else:
            severity = Severity.WARNING if tender.origin is RecordOrigin.FOREIGN else None
            for index, lot in enumerate(tender.lots):
                yield _judged(f"{path}/lots/{index}/cig", lot.cig, severity)


def _judged(path: str, cig: Cig | CodeAsFound | None, severity: Severity | None) -> Verdict:
    if cig is None:
        return Missing(path=path, message=Bilingual("il lotto non ha CIG", "the lot has no CIG"))
    if isinstance(cig, Cig):
        facts, asked = _weighable(cig.code)
        return Kept(
            path=path,
            message=Bilingual(f"{cig} è ben formato", f"{cig} is well formed"),
            facts=(Fact("cig", cig.code), Fact("family", cig.family.value), *facts),
            comparisons=asked,
        )
    error = cig.error
    found = (Fact("found", cig.text), Fact("fault", error.fault))
    if error.fault in ("sentinel", "exclusion", "unknown_family"):
        return Missing(path=path, message=error.said, facts=found)
    facts, asked = _weighable(error.code)
    return Breach(path=path, message=error.said, facts=(*found, *facts), comparisons=asked, severity=severity)


def _weighable(code: str) -> tuple[tuple[Fact, ...], tuple[Comparison, ...]]:
    """
    Return what a text without blanks is judged by: its length and, if it has the form of a CIG, what it is made of.
    """
    length, parts = Fact("length", len(code)), cig_parts(code)
    if parts is not None:
        made_of = (
            Fact("serial", parts.serial),
            Fact("check", parts.check),
            Fact("expected_check", parts.expected_check),
        )
        return (length, *made_of), (_LENGTH, *_CHECKED)
    if len(code) != _CHARACTERS:
        return (length,), (_LENGTH,)
    return (length, Fact("has_the_form", value=False)), (_LENGTH, _FORM)


_CHARACTERS = 10
_LENGTH = Comparison("length", Relation.EQUAL, str(_CHARACTERS))
_FORM = Comparison("has_the_form", Relation.EQUAL, "true")
_CHECKED = (Comparison("serial", Relation.MORE, "0"), Comparison("check", Relation.EQUAL, "expected_check"))


def _example(code: str) -> Programme:
    return Programme(tenders=(Tender(id="gara", lots=(Lot(id="lotto-1", cig=read_cig(code)),)),))


def keeps() -> Programme:
    """
    Return a lot whose code has the right check characters.
    """
    return _example("7911923567")


def breaks() -> Programme:
    """
    Return a lot whose code was typed with the letter O for a zero.
    """
    return _example("Z8E275DO3D")


RULE = Rule(
    id="cig-well-formed",
    title=Bilingual("CIG ben formato", "CIG well formed"),
    it="Il CIG ha dieci caratteri e i caratteri di controllo che l'algoritmo di ANAC gli assegna.",
    en="The CIG has ten characters and the check characters that ANAC's algorithm gives it.",
    source=LegalSource("ANAC, Algoritmo di validazione CIG"),
    severity=Severity.ERROR,
    why=Bilingual(
        "Un CIG ricopiato male porta pagamenti e pubblicazioni sul lotto sbagliato, o su nessuno.",
        "A CIG copied wrongly sends payments and publications to the wrong lot, or to none.",
    ),
    needs=Bilingual(
        "il codice di ogni lotto come è scritto; su dati altrui un errore è solo un avviso",
        "the code of each lot as it is written; in somebody else's data an error is only a warning",
    ),
    reads=("tenders",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
