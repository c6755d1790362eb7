"""
`small-numbers-hidden`: in indicators that go out, counts below the limit are not shown, and no total gives them away.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import Month, When, earliest, latest
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation, compared
from contratti_quartiere.programme import Programme
from contratti_quartiere.published_tables import PublishedCell, PublishedTable
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import (
    Breach,
    Kept,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Verdict,
)
from contratti_quartiere.views import View

_SINCE = date(2018, 5, 25)
_LIMIT = "small_number"


def check(view: View) -> Iterator[Verdict]:
    """
    Look, in each table that went out, for counts below the limit, and for hidden ones that its totals tell.

    What else may be known is not looked at: other tables, the newspapers, who lives there.
    """
    for path, table in view.records("published"):
        yield from _judged(view, path, table)


def _judged(view: View, path: str, table: PublishedTable) -> Iterator[Verdict]:
    when = table.published_on
    if when is not None and latest(when) < _SINCE:
        yield NotApplicable(
            path=path,
            message=Bilingual(
                f"la tavola è uscita prima {italian_day('del', _SINCE)}",
                f"the table went out before {say_day(_SINCE, 'en')}",
            ),
            facts=(Fact("published_on", when),),
        )
        return
    figure = _figure(view, path, when)
    if isinstance(figure, Missing):
        yield figure
        return
    found = (*_shown(path, table, figure), *_given_away(path, table, figure))
    yield from found or (_kept(path, table, figure),)


def _figure(view: View, path: str, when: When | None) -> Figure | Missing:
    """
    Return the limit on the day on which a table went out, or why it is not known.
    """
    figure = None if when is None else view.figure(_LIMIT, earliest(when))
    if when is None or earliest(when) < _SINCE or figure != view.figure(_LIMIT, latest(when)):
        return Missing(
            path=f"{path}/published_on",
            message=Bilingual(
                "non si sa di che giorno sia la tavola, e il limite che vale dipende dal giorno",
                "it is not known of which day the table is, and the limit that holds hangs on the day",
            ),
        )
    return figure or Missing(
        path=path,
        message=Bilingual(
            "nessuno ha fissato sotto quale numero un conteggio non è mostrato",
            "nobody has set below which number a count is not shown",
        ),
        cause=MissingCause.NOT_SET,
        parameter=_LIMIT,
    )


def _shown(path: str, table: PublishedTable, figure: Figure) -> Iterator[Breach]:
    for index, cell in enumerate(table.cells):
        if cell.count is not None:
            yield from _below(f"{path}/cells/{index}", (cell.row, cell.column), cell.count, figure, _OPEN)


def _given_away(path: str, table: PublishedTable, figure: Figure) -> Iterator[Breach | Missing]:
    told = table.given_away()
    if told is None:
        yield Missing(
            path=f"{path}/cells",
            message=Bilingual(
                "i totali non danno la somma delle caselle: non si sa se ne svelino di nascoste",
                "the totals are not the sum of the cells: it is not known whether they give hidden ones away",
            ),
        )
        return
    for place, count in told.items():
        yield from _below(f"{path}/cells", place, count, figure, _TOLD)


_OPEN = Bilingual("è mostrato un conteggio, sotto", "a count is shown, below")
_TOLD = Bilingual("i totali svelano un conteggio nascosto, sotto", "the totals give away a hidden count, below")


def _below(path: str, place: tuple[str, str], count: int, figure: Figure, said: Bilingual) -> Iterator[Breach]:
    """
    Yield a breach if a count that anyone can read, or work out, is below the limit; the count stands in its facts.
    """
    row, column = place
    facts = (Fact("row", row), Fact("column", column), Fact("count", count))
    comparisons = (Comparison("count", Relation.AT_LEAST, _LIMIT),)
    if compared(comparisons, facts, (figure,)):
        return
    name = ", ".join(filter(None, place))
    yield Breach(
        path=path,
        message=Bilingual(
            f"{name or 'totale'}: {said.it} {figure.value}", f"{name or 'total'}: {said.en} {figure.value}"
        ),
        facts=facts,
        figures=(figure,),
        comparisons=comparisons,
    )


def _kept(path: str, table: PublishedTable, figure: Figure) -> Verdict:
    counts = [cell.count for cell in table.cells if cell.count is not None]
    if not counts:
        return NotApplicable(path=path, message=Bilingual("la tavola non mostra conteggi", "the table shows no counts"))
    return Kept(
        path=path,
        message=Bilingual(
            f"conteggi mostrati: {len(counts)}, nessuno sotto {figure.value}, e i totali non ne svelano",
            f"counts shown: {len(counts)}, none below {figure.value}, and the totals give none away",
        ),
        facts=(Fact("shown", len(counts)), Fact("smallest", min(counts)), Fact("given_away", 0)),
        figures=(figure,),
        comparisons=(
            Comparison("smallest", Relation.AT_LEAST, _LIMIT),
            Comparison("given_away", Relation.EQUAL, "0"),
        ),
    )


def _example(*counts: int | None) -> Programme:
    rows = ("scala A", "scala B", "scala C")
    cells = (PublishedCell(row=row, count=count) for row, count in zip(("", *rows), counts, strict=True))
    table = PublishedTable(
        id="accompagnati",
        label="nuclei accompagnati nel mese, per scala",
        rows=rows,
        cells=tuple(cells),
        published_on=Month(2019, 5),
        provenance=ILLUSTRATIVE,
    )
    return Programme(published=(table,))


def keeps() -> Programme:
    """
    Return a table of households by staircase, in which two small counts are hidden and cannot be told apart.
    """
    return _example(19, 12, None, None)


def breaks() -> Programme:
    """
    Return the same with the 3 households of one staircase shown.
    """
    return _example(19, 12, 3, None)


RULE = Rule(
    id="small-numbers-hidden",
    title=Bilingual("Numeri piccoli nascosti", "Small numbers are hidden"),
    it="Negli indicatori che escono i conteggi sotto il limite non sono mostrati.",
    en="In indicators that go out, counts below the limit are not shown.",
    source=LegalSource("GDPR", "artt. 4(5) e 5, considerando 26", Mark.KNOWN),
    since=_SINCE,
    severity=Severity.WARNING,
    why=Bilingual(
        "Tre nuclei in una scala sono persone che i vicini riconoscono; nascosti, li svela un totale che resta.",
        "Three households on a staircase are people whom the neighbours know; hidden, a total that stays tells them.",
    ),
    needs=Bilingual(
        "le tavole di conteggi che escono, con le caselle e i totali che mostrano, e il giorno in cui escono",
        "the tables of counts that go out, with the cells and totals that they show, and the day on which they do",
    ),
    reads=("published",),
    parameters=(_LIMIT,),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
