"""
`small-numbers-hidden`: in indicators that go out, counts below the limit are not shown, and no total gives them away.
"""

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.published_tables import PublishedCell, PublishedTable
from contratti_quartiere.report import validate
from contratti_quartiere.rules.small_numbers_hidden import RULE
from contratti_quartiere.sources import ILLUSTRATIVE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
FIRST = date(2018, 5, 25)
MAY = Month(2019, 5)
FIVE = Figure.of(PARAMETERS["small_number"], PARAMETERS["small_number"].required(TODAY))
AT_LEAST_FIVE = (Comparison("count", Relation.AT_LEAST, "small_number"),)


def table(*counts: int | None, total: int | None = None, when: When | None = MAY) -> PublishedTable:
    """
    Return a table by staircase; None is hidden.
    """
    rows = tuple(f"scala {letter}" for letter in "ABCDEF"[: len(counts)])
    cells = (PublishedCell(row=row, count=count) for row, count in zip(rows, counts, strict=True))
    return PublishedTable(id="nuclei", rows=rows, cells=(PublishedCell(count=total), *cells), published_on=when)


def judged(*tables: PublishedTable, parameters: Parameters = PARAMETERS) -> list[Verdict]:
    """
    Return what the rule says of tables.
    """
    return list(RULE.check(View(programme=Programme(published=tables), on=TODAY, parameters=parameters)))


def test_published_count_that_is_hidden() -> None:
    """
    Published: "fewer than 5" where 3 households were accompanied in a month.
    """
    assert [
        Kept(
            path="/published/0",
            message=Bilingual(
                "conteggi mostrati: 2, nessuno sotto 5, e i totali non ne svelano",
                "counts shown: 2, none below 5, and the totals give none away",
            ),
            facts=(Fact("shown", 2), Fact("smallest", 12), Fact("given_away", 0)),
            figures=(FIVE,),
            comparisons=(
                Comparison("smallest", Relation.AT_LEAST, "small_number"),
                Comparison("given_away", Relation.EQUAL, "0"),
            ),
        )
    ] == judged(table(12, None, None, total=19))


def test_published_count_that_is_shown() -> None:
    """
    Published: a published table with "3" by staircase.
    """
    assert [
        Breach(
            path="/published/0/cells/2",
            message=Bilingual("scala B: è mostrato un conteggio, sotto 5", "scala B: a count is shown, below 5"),
            facts=(Fact("row", "scala B"), Fact("column", ""), Fact("count", 3)),
            figures=(FIVE,),
            comparisons=AT_LEAST_FIVE,
        )
    ] == judged(table(12, 3, None, None))


def test_published_count_that_a_total_gives_away() -> None:
    """
    Published: "a hidden cell that a total gives away is not hidden: the total of the row is checked too".
    """
    assert [
        Breach(
            path="/published/0/cells",
            message=Bilingual(
                "scala C: i totali svelano un conteggio nascosto, sotto 5",
                "scala C: the totals give away a hidden count, below 5",
            ),
            facts=(Fact("row", "scala C"), Fact("column", ""), Fact("count", 3)),
            figures=(FIVE,),
            comparisons=AT_LEAST_FIVE,
        )
    ] == judged(table(7, 9, None, total=19))


def test_count_by_row_and_column() -> None:
    """
    A cell is named by its row and its column, a total as the total.
    """
    cells = (PublishedCell(row="sportello", column="maggio", count=2), PublishedCell(count=4))
    verdicts = judged(
        PublishedTable(id="a", rows=("sportello",), columns=("maggio", "giugno"), cells=cells, published_on=MAY)
    )

    assert [
        (
            "/published/0/cells/0",
            "sportello, maggio: è mostrato un conteggio, sotto 5",
            "sportello, maggio: a count is shown, below 5",
        ),
        ("/published/0/cells/1", "totale: è mostrato un conteggio, sotto 5", "total: a count is shown, below 5"),
        (
            "/published/0/cells",
            "sportello, giugno: i totali svelano un conteggio nascosto, sotto 5",
            "sportello, giugno: the totals give away a hidden count, below 5",
        ),
    ] == [(verdict.path, verdict.message.it, verdict.message.en) for verdict in verdicts]


@pytest.mark.parametrize(
    ("found", "kinds"),
    [
        pytest.param(table(5), [Kept], id="on the limit"),
        pytest.param(table(4), [Breach, Breach], id="below the limit, and so is its hidden total"),
        pytest.param(table(0, 9, None), [Breach], id="nobody is a small number too"),
        pytest.param(table(9, None, total=14), [Kept], id="given away on the limit"),
        pytest.param(table(9, None, total=13), [Breach], id="given away below the limit"),
        pytest.param(table(9, None, None, total=9), [Breach, Breach], id="given away as nobody"),
        pytest.param(table(2, 3, 9, None), [Breach, Breach], id="each that is shown"),
    ],
)
def test_limit(found: PublishedTable, kinds: list[type[Verdict]]) -> None:
    """
    "Counts below the limit are not shown": 5 may be shown, 4 and 0 may not, however they are told.
    """
    assert kinds == [type(verdict) for verdict in judged(found)]


def test_totals_that_contradict_the_cells() -> None:
    """
    Where the totals are not the sum of the cells nobody can tell what they give away; what is shown is judged.
    """
    missing = Missing(
        path="/published/0/cells",
        message=Bilingual(
            "i totali non danno la somma delle caselle: non si sa se ne svelino di nascoste",
            "the totals are not the sum of the cells: it is not known whether they give hidden ones away",
        ),
    )

    assert ([missing], [Breach, Missing]) == (
        judged(table(7, None, total=5)),
        [type(verdict) for verdict in judged(table(7, 3, None, total=5))],
    )


def test_table_without_counts() -> None:
    """
    A table in which everything is hidden shows nobody.
    """
    assert [
        NotApplicable(
            path="/published/0", message=Bilingual("la tavola non mostra conteggi", "the table shows no counts")
        )
    ] == judged(table(None, None))


def test_every_table_is_judged() -> None:
    """
    Each table stands at its own place.
    """
    tables = (table(9), attrs.evolve(table(3, None, None), id="altra"))

    assert [(Kept, "/published/0"), (Breach, "/published/1/cells/1")] == [
        (type(verdict), verdict.path) for verdict in judged(*tables)
    ]


EARLIER = Bilingual("la tavola è uscita prima del 25 maggio 2018", "the table went out before 25 May 2018")


@pytest.mark.parametrize("when", [date(2018, 5, 24), Month(2018, 4), Year(2017)], ids=str)
def test_before_the_regulation(when: When) -> None:
    """
    "From 2018-05-25": a table of the day before is not judged.
    """
    assert [NotApplicable(path="/published/0", message=EARLIER, facts=(Fact("published_on", when),))] == judged(
        table(3, when=when)
    )


@pytest.mark.parametrize("when", [FIRST, Month(2018, 6), Year(2019)], ids=str)
def test_from_the_regulation_on(when: When) -> None:
    """
    "From 2018-05-25": a table of that day is judged.
    """
    assert [Breach] == [type(verdict) for verdict in judged(table(3, None, when=when))]


UNKNOWN_DAY = Missing(
    path="/published/0/published_on",
    message=Bilingual(
        "non si sa di che giorno sia la tavola, e il limite che vale dipende dal giorno",
        "it is not known of which day the table is, and the limit that holds hangs on the day",
    ),
)


@pytest.mark.parametrize("when", [None, Month(2018, 5), Year(2018)], ids=str)
def test_day_that_is_not_known(when: When | None) -> None:
    """
    Where a table may have gone out before the regulation, or nobody knows when, nothing is said.
    """
    assert [UNKNOWN_DAY] == judged(table(3, when=when))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        pytest.param(date(2019, 5, 14), Breach, id="the day before"),
        pytest.param(date(2019, 5, 15), Kept, id="the first day"),
        pytest.param(MAY, Missing, id="a month in which it changes"),
    ],
)
def test_limit_of_the_body(when: When, expected: type[Verdict]) -> None:
    """
    The limit is that of the day on which the table went out.
    """
    parameters = PARAMETERS.override("small_number", 3, source="determina 12/2019", since=date(2019, 5, 15))

    assert [expected] == [type(verdict) for verdict in judged(table(3, 9, None, when=when), parameters=parameters)]


def test_limit_that_nobody_set() -> None:
    """
    Without a limit the parameter is named.
    """
    parameters = Parameters((attrs.evolve(PARAMETERS["small_number"], values=()),))

    assert [
        Missing(
            path="/published/0",
            message=Bilingual(
                "nessuno ha fissato sotto quale numero un conteggio non è mostrato",
                "nobody has set below which number a count is not shown",
            ),
            cause=MissingCause.NOT_SET,
            parameter="small_number",
        )
    ] == judged(table(3), parameters=parameters)


def test_tables_known_on_the_day() -> None:
    """
    A table that goes out later is not judged yet, and leaves no gap in the pointers.
    """
    later = attrs.evolve(table(3, when=date(2026, 11, 23)), id="poi")
    report = validate(Programme(published=(later, table(9))), on=TODAY, rules=(RULE,))

    assert ["/published/1"] == [entry.verdict.path for entry in report.entries]


@pytest.mark.parametrize(
    ("example", "counts"),
    [
        pytest.param(RULE.keeps, (19, 12, None, None), id="keeps"),
        pytest.param(RULE.breaks, (19, 12, 3, None), id="breaks: the 3 of one staircase"),
    ],
)
def test_published_examples(example: Callable[[], Programme], counts: tuple[int | None, ...]) -> None:
    """
    Published: the examples of the rule are small counts that are hidden, and a "3" by staircase.
    """
    rows = ("scala A", "scala B", "scala C")
    cells = (PublishedCell(row=row, count=count) for row, count in zip(("", *rows), counts, strict=True))
    found = PublishedTable(
        id="accompagnati",
        label="nuclei accompagnati nel mese, per scala",
        rows=rows,
        cells=tuple(cells),
        published_on=MAY,
        provenance=ILLUSTRATIVE,
    )

    assert Programme(published=(found,)) == example()


def test_a_breach_is_a_warning() -> None:
    """
    Duties on personal data remain the municipality's: a breach leaves the report valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, {Severity.WARNING}) == (report.valid, {entry.severity for entry in report.findings})


@given(strategies.published_tables(), st.integers(0, 6))
def test_never_kept_where_a_small_count_is_shown(found: PublishedTable, limit: int) -> None:
    """
    However a table looks, it is not called compliant if it shows a count below the limit.
    """
    parameters = PARAMETERS.override("small_number", limit, source="determina 12/2019")
    verdicts = judged(attrs.evolve(found, published_on=MAY), parameters=parameters)
    small = any(cell.count is not None and cell.count < limit for cell in found.cells)

    assert not (small and any(isinstance(verdict, Kept) for verdict in verdicts))
