"""
A change of a revision says of which record it is, what happened, what stood before and what stands now.
"""

from datetime import date
from typing import Any

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import DwellingEvent, DwellingStep
from contratti_quartiere.exchange.changes import Change, ChangeKind, SheetRow
from contratti_quartiere.households import Household
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent

K = ChangeKind
DAY = date(2018, 5, 11)
STEP = RelocationStep(event=RelocationEvent.REFUSE, happened_on=DAY)
DWELLING_STEP = DwellingStep(event=DwellingEvent.FREE, happened_on=DAY)
NOTE = Annotation(kind=AnnotationKind.NOTE, on=DAY)


def change(kind: ChangeKind, pointer: str, before: Any = None, now: Any = None) -> Change:
    """
    Return a change in the case H1.
    """
    return Change(kind=kind, pointer=pointer, owner=Bilingual("caso 'H1'", "case 'H1'"), before=before, now=now)


@pytest.mark.parametrize(
    ("made", "it", "en"),
    [
        pytest.param(
            change(K.NEW_RECORD, "/relocations/0", now=Household(id="H1")),
            "caso 'H1': record nuovo",
            "case 'H1': new record",
            id="new record",
        ),
        pytest.param(
            change(K.KEPT_RECORD, "/relocations/0", Household(id="H1"), Household(id="H1")),
            "caso 'H1': record che non è nel foglio, conservato",
            "case 'H1': record not in the sheet, kept",
            id="kept record",
        ),
        pytest.param(
            change(K.NEW_STEP, "/relocations/0/history/1", now=attrs.evolve(STEP, recorded_on=date(2018, 5, 12))),
            "caso 'H1': passo nuovo, «rifiuta» (11 maggio 2018)",
            "case 'H1': new step, 'refuse' (11 May 2018)",
            id="new step",
        ),
        pytest.param(
            change(K.LATE_STEP, "/relocations/0/history/1", now=attrs.evolve(STEP, recorded_on=date(2020, 6, 8))),
            "caso 'H1': passo tardivo, «rifiuta» (11 maggio 2018), registrato l'8 giugno 2020",
            "case 'H1': late step, 'refuse' (11 May 2018), recorded on 8 June 2020",
            id="late step",
        ),
        pytest.param(
            change(K.LATE_STEP, "/relocations/0/history/1", now=STEP),
            "caso 'H1': passo tardivo, «rifiuta» (11 maggio 2018)",
            "case 'H1': late step, 'refuse' (11 May 2018)",
            id="late step, nobody knows when it was recorded",
        ),
        pytest.param(
            change(
                K.CORRECTED_STEP,
                "/relocations/0/history/1",
                STEP,
                attrs.evolve(STEP, happened_on=date(2018, 5, 12), dwelling="V1"),
            ),
            "caso 'H1': passo rettificato, «rifiuta» (11 maggio 2018): happened_on 11 maggio 2018 → 12 maggio 2018;"
            " dwelling nulla → 'V1'",
            "case 'H1': corrected step, 'refuse' (11 May 2018): happened_on 11 May 2018 → 12 May 2018;"
            " dwelling nothing → 'V1'",
            id="corrected step",
        ),
        pytest.param(
            change(K.KEPT_STEP, "/relocations/0/history/1", STEP, STEP),
            "caso 'H1': passo che non è nel foglio, conservato, «rifiuta» (11 maggio 2018)",
            "case 'H1': step not in the sheet, kept, 'refuse' (11 May 2018)",
            id="kept step",
        ),
        pytest.param(
            change(K.NEW_ENTRY, "/relocations/0/annotations/1", now=NOTE),
            "caso 'H1': voce nuova, annotazione «nota» 11 maggio 2018",
            "case 'H1': new entry, annotation 'note' 11 May 2018",
            id="new entry",
        ),
        pytest.param(
            change(K.KEPT_ENTRY, "/relocations/0/annotations/1", NOTE, NOTE),
            "caso 'H1': voce che non è nel foglio, conservata, annotazione «nota» 11 maggio 2018",
            "case 'H1': entry not in the sheet, kept, annotation 'note' 11 May 2018",
            id="kept entry",
        ),
        pytest.param(
            change(K.FILLED_FIELD, "/relocations/0/works", "", "W1"),
            "caso 'H1': campo compilato, works: nulla → 'W1'",
            "case 'H1': filled field, works: nothing → 'W1'",
            id="filled field",
        ),
        pytest.param(
            change(K.CORRECTED_FIELD, "/relocations/0/home_since", DAY, date(2018, 5, 1)),
            "caso 'H1': campo corretto, home_since: 11 maggio 2018 → 1° maggio 2018",
            "case 'H1': corrected field, home_since: 11 May 2018 → 1 May 2018",
            id="corrected field",
        ),
        pytest.param(
            change(K.EMPTIED_FIELD, "/relocations/0/works", "W1", ""),
            "caso 'H1': campo svuotato, works: 'W1' → nulla",
            "case 'H1': emptied field, works: 'W1' → nothing",
            id="emptied field",
        ),
    ],
)
def test_said(made: Change, it: str, en: str) -> None:
    """
    Each kind of change is one sentence in each language.
    """
    assert Bilingual(it, en) == made.said


@pytest.mark.parametrize(
    ("made", "forgotten"),
    [
        pytest.param(change(K.CORRECTED_FIELD, "/households/0/tenure", "a", "b"), True, id="corrected field"),
        pytest.param(change(K.EMPTIED_FIELD, "/households/0/tenure", "a", ""), True, id="emptied field"),
        pytest.param(change(K.FILLED_FIELD, "/households/0/tenure", "", "a"), False, id="filled field"),
        pytest.param(change(K.EMPTIED_FIELD, "/relocations/0/annotations/1/text", "a", ""), False, id="annotation"),
        pytest.param(change(K.CORRECTED_STEP, "/relocations/0/history/1", STEP, STEP), False, id="step of a case"),
        pytest.param(
            change(K.CORRECTED_STEP, "/dwellings/0/history/1", DWELLING_STEP, DWELLING_STEP), True, id="of a dwelling"
        ),
        pytest.param(change(K.KEPT_STEP, "/dwellings/0/history/1", DWELLING_STEP, DWELLING_STEP), False, id="kept"),
    ],
)
def test_forgotten(made: Change, forgotten: bool) -> None:
    """
    What a document says no longer is all that was overwritten, but for the steps and annotations of cases.
    """
    assert forgotten == made.forgotten


def test_row() -> None:
    """
    A row is called by its sheet and its number, and does not make two changes different.
    """
    row = SheetRow(sheet="passi", row=145, cell="passi!E145")
    made = change(K.NEW_STEP, "/relocations/0/history/1", now=STEP)

    assert (Bilingual("passi, riga 145", "passi, row 145"), made) == (row.said, attrs.evolve(made, row=row))


@pytest.mark.parametrize(
    ("pointer", "field"),
    [
        pytest.param("/title", "title", id="of the programme"),
        pytest.param("/households/0/composition/members", "members", id="of a record in a record"),
        pytest.param("/relocations/0/annotations/12", "annotations", id="entry of a list"),
    ],
)
def test_field(pointer: str, field: str) -> None:
    """
    A change is about the field at the end of its pointer, or about the list whose entry it is.
    """
    assert field == change(K.CORRECTED_FIELD, pointer).field


def test_kept() -> None:
    """
    What the sheet has lost is kept, and nothing else is: records, steps, entries.
    """
    assert [K.KEPT_RECORD, K.KEPT_STEP, K.KEPT_ENTRY] == [kind for kind in K if kind.kept]
