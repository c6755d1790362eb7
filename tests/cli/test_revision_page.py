"""
What a corrected sheet changes, printed in both languages and as JSON values.
"""

from datetime import date
from decimal import Decimal

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.revision_page import print_revision, revision_values
from contratti_quartiere.exchange.changes import Change, ChangeKind, Revision, SheetRow
from contratti_quartiere.households import AgeBand, Household
from contratti_quartiere.programme import Programme

DAY = date(2021, 1, 11)
FLOOR = Change(
    kind=ChangeKind.CORRECTED_FIELD,
    pointer="/dwellings/0/floor",
    owner=Bilingual("alloggio 'B-01'", "dwelling 'B-01'"),
    before=0,
    now=1,
    row=SheetRow(sheet="alloggi", row=2, cell="alloggi!F2"),
)
LOST = Change(
    kind=ChangeKind.KEPT_RECORD,
    pointer="/households/0",
    owner=Bilingual("nucleo 'H1'", "household 'H1'"),
    before=Household(id="H1"),
    now=Household(id="H1"),
)


@pytest.mark.parametrize(
    ("lang", "changes", "lines"),
    [
        pytest.param(
            "it",
            (FLOOR, LOST),
            [
                "Revisione dell'11 gennaio 2021",
                "Modifiche: 1; non nel foglio, e conservati: 1",
                "",
                "MODIFICHE",
                " alloggio 'B-01': campo corretto, floor: 0 → 1",
                "   alloggi, riga 2: /dwellings/0/floor",
                "",
                "NON NEL FOGLIO, E CONSERVATI",
                " nucleo 'H1': record che non è nel foglio, conservato",
                "   /households/0",
                "",
                "Valori di prima che il documento nuovo non dice più: 1; conservare il file",
                "vecchio",
            ],
            id="Italian",
        ),
        pytest.param(
            "en",
            (FLOOR, LOST),
            [
                "Revision of 11 January 2021",
                "Changes: 1; not in the sheet, and kept: 1",
                "",
                "CHANGES",
                " dwelling 'B-01': corrected field, floor: 0 → 1",
                "   alloggi, row 2: /dwellings/0/floor",
                "",
                "NOT IN THE SHEET, AND KEPT",
                " household 'H1': record not in the sheet, kept",
                "   /households/0",
                "",
                "Older values that the new document no longer says: 1; keep the older file",
            ],
            id="English",
        ),
        pytest.param(
            "en",
            (),
            ["Revision of 11 January 2021", "Changes: 0; not in the sheet, and kept: 0"],
            id="nothing changed",
        ),
    ],
)
def test_print_revision(
    lang: str, changes: tuple[Change, ...], lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Each change is printed with its place, and what the sheet does not have after them; an empty heading is left out.
    """
    print_revision(Page(lang), Revision(programme=Programme(), changes=changes), DAY)

    assert lines == capsys.readouterr().out.splitlines()


def field(name: str, before: object, now: object) -> Change:
    """
    Return a change in a field.
    """
    return Change(
        kind=ChangeKind.CORRECTED_FIELD, pointer=f"/{name}", owner=Bilingual("uno", "one"), before=before, now=now
    )


@pytest.mark.parametrize(
    ("change", "before", "now"),
    [
        pytest.param(FLOOR, 0, 1, id="count"),
        pytest.param(LOST, {"id": "H1"}, {"id": "H1"}, id="record"),
        pytest.param(field("age_bands", (), (AgeBand.MINOR,)), [], ["0-17"], id="list of words"),
        pytest.param(field("floor_area", None, Decimal(52)), None, "52.00", id="measure"),
        pytest.param(field("vat_rate", None, Decimal("5.125")), None, "5.125", id="percentage"),
        pytest.param(field("duration", None, 18), None, "P18M", id="duration"),
    ],
)
def test_revision_values(change: Change, before: object, now: object) -> None:
    """
    A change as JSON values has its kind, its place, what stood, what stands, and the sentence in both languages.
    """
    assert {
        "format": "contratti_quartiere/revision/0.1.0",
        "on": "2021-01-11",
        "changes": [
            {
                "kind": change.kind.value,
                "pointer": change.pointer,
                "cell": "alloggi!F2" if change is FLOOR else None,
                "before": before,
                "now": now,
                "message": {"it": change.said.it, "en": change.said.en},
            }
        ],
    } == revision_values(Revision(programme=Programme(), changes=(change,)), DAY)
