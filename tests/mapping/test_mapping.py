"""
The mapping: no field of ours is forgotten, and what its lines write is what it says.
"""

import struct
from collections import Counter
from decimal import Decimal

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.exchange.mapping import (
    MAPPING,
    UNHELD,
    UNMAPPED,
    FieldMapping,
    MappedPlace,
    MappingLoss,
    UnheldSubject,
    Vocabulary,
)
from contratti_quartiere.exchange.mapping.vocabularies import loss, places, row, unheld
from contratti_quartiere.procurement import Tender
from contratti_quartiere.sources import Mark


@pytest.mark.parametrize("record", UNMAPPED, ids=lambda record: record.__name__)
def test_every_field_is_in_the_table_or_said_to_have_no_place(record: type) -> None:
    """
    Each field of a record stands once: in the table, or among those that no vocabulary has a place for.
    """
    told = [*(found.field for found in MAPPING if found.record is record), *UNMAPPED[record]]

    assert sorted(field.name for field in attrs.fields(record)) == sorted(told)


def test_every_record_of_the_table_says_what_it_leaves_out() -> None:
    """
    The records of the table are those whose fields without a place are told.
    """
    assert set(UNMAPPED) == {found.record for found in MAPPING}


def test_records_stand_together() -> None:
    """
    All rows of a record follow each other, so that it is one section.
    """
    records = [found.record for found in MAPPING]
    starts = [one for one, before in zip(records, [None, *records[:-1]], strict=True) if one is not before]

    assert [] == [record.__name__ for record, count in Counter(starts).items() if count > 1]


@pytest.mark.parametrize("found", MAPPING, ids=lambda found: f"{found.record.__name__}.{found.field}")
def test_every_row_has_a_place(found: FieldMapping) -> None:
    """
    A row has a place in at least one vocabulary, and none twice.
    """
    named = [(place.vocabulary, place.path) for place in found.places]

    assert (True, sorted(set(named))) == (bool(named), sorted(named))


@pytest.mark.parametrize("found", MAPPING, ids=lambda found: f"{found.record.__name__}.{found.field}")
def test_only_what_has_a_place_is_lost_on_the_way(found: FieldMapping) -> None:
    """
    A loss is told of vocabularies that have a place for the field: of the others, everything is lost.
    """
    lost = {vocabulary for told in found.losses for vocabulary in told.vocabularies}

    assert set() == lost - {place.vocabulary for place in found.places}


@pytest.mark.parametrize("found", MAPPING, ids=lambda found: f"{found.record.__name__}.{found.field}")
def test_a_loss_says_something(found: FieldMapping) -> None:
    """
    A loss is of some vocabulary, each once and in the order of the list, and of one way at least.
    """
    order = list(Vocabulary)

    assert [lost.vocabularies for lost in found.losses if lost.writing or lost.reading] == [
        tuple(sorted(set(lost.vocabularies), key=order.index)) for lost in found.losses if lost.vocabularies
    ]


@pytest.mark.parametrize("found", UNHELD, ids=lambda found: found.subject.en)
def test_what_no_field_holds_stands_in_no_row_alone(found: UnheldSubject) -> None:
    """
    What no field holds has a place that no row of the table has.
    """
    held = {(place.vocabulary, place.path) for found in MAPPING for place in found.places}

    assert {(place.vocabulary, place.path) for place in found.places} - held


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("BT-04", MappedPlace(vocabulary=Vocabulary.EFORMS, path="BT-04"), id="read in the source"),
        pytest.param(
            "BT-5010(open)",
            MappedPlace(vocabulary=Vocabulary.EFORMS, path="BT-5010", mark=Mark.OPEN),
            id="open",
        ),
        pytest.param(
            "OPT-170(known)",
            MappedPlace(vocabulary=Vocabulary.EFORMS, path="OPT-170", mark=Mark.KNOWN),
            id="known",
        ),
        pytest.param(
            "a/b(extension,unused)",
            MappedPlace(vocabulary=Vocabulary.EFORMS, path="a/b", extension=True, unused=True),
            id="of an extension, and not used",
        ),
        pytest.param(
            "a/b(unread)",
            MappedPlace(vocabulary=Vocabulary.EFORMS, path="a/b", unread=True),
            id="written and not read",
        ),
    ],
)
def test_a_place_says_how_far_it_is_confirmed(written: str, expected: MappedPlace) -> None:
    """
    What stands in brackets after a path is its mark, and whether it is of an extension or is used.
    """
    assert (expected,) == places(Vocabulary.EFORMS, written)


def test_another_word_in_brackets_is_refused() -> None:
    """
    A word that is no mark is a slip of the pen, and refused.
    """
    with pytest.raises(KeyError, match="sure"):
        places(Vocabulary.OCDS, "tender/id(sure)")


def test_a_line_of_the_table_is_a_row() -> None:
    """
    The places of a line go to their vocabularies, several of one apart by blanks.
    """
    lost = loss("OCDS L190", writing=("tutto", "all"), reading=("nulla", "nothing"))
    line = row(Tender, "id", lost, ocds="a b", eforms="c", csv="d", pcp="e", l190="f", ontopia="g")

    assert (
        {
            Vocabulary.OCDS: ("a", "b"),
            Vocabulary.EFORMS: ("c",),
            Vocabulary.CIG_CSV: ("d",),
            Vocabulary.PCP: ("e",),
            Vocabulary.L190: ("f",),
            Vocabulary.ONTOPIA: ("g",),
        },
        (
            MappingLoss(
                vocabularies=(Vocabulary.OCDS, Vocabulary.L190),
                writing=Bilingual("tutto", "all"),
                reading=Bilingual("nulla", "nothing"),
            ),
        ),
    ) == ({vocabulary: line.within(vocabulary) for vocabulary in Vocabulary}, line.losses)


def test_a_line_may_lose_one_way_only() -> None:
    """
    What is lost one way is not lost the other.
    """
    writing, reading = loss("OCDS", writing=("a", "b")), loss("OCDS", reading=("a", "b"))

    assert (None, None) == (writing.reading, reading.writing)


def test_a_line_of_what_no_field_holds() -> None:
    """
    What others say and no field holds has places too, in whichever vocabularies say it.
    """
    found = unheld(("tetto", "maximum"), eforms="BT-271", l190="x")

    assert (
        UnheldSubject(
            subject=Bilingual("tetto", "maximum"),
            places=(
                MappedPlace(vocabulary=Vocabulary.EFORMS, path="BT-271"),
                MappedPlace(vocabulary=Vocabulary.L190, path="x"),
            ),
        )
        == found
    )


def test_what_nobody_says_has_no_place() -> None:
    """
    A line that names no vocabulary has no place in any.
    """
    assert ((), ()) == (unheld(("tetto", "maximum")).places, row(Tender, "id").places)


def test_a_place_without_a_name_is_refused() -> None:
    """
    A place that has no name is none.
    """
    with pytest.raises(MalformedValueError):
        MappedPlace(vocabulary=Vocabulary.OCDS, path="")


def test_months_are_never_read_from_days() -> None:
    """
    36 MONTH written 30 days a month is 1080 days, which the table says, and which is not three years.
    """
    months = next(found for found in MAPPING if found.field == "months" and found.record.__name__ == "ServiceWindow")
    told = next(lost for lost in months.losses if lost.vocabularies == (Vocabulary.OCDS,))

    assert told.writing is not None
    assert (True, Bilingual("Dai giorni non si leggono mesi, mai.", "Months are never read from days.")) == (
        str(36 * 30) in told.writing.en,
        told.reading,
    )


def test_cents_do_not_survive_single_precision() -> None:
    """
    OntoPiA writes amounts as `xsd:float`, of 24 binary digits: of 1234567.89 a whole eighth of a euro is left.
    """
    stored: float = struct.unpack("f", struct.pack("f", 1234567.89))[0]

    assert Decimal("1234567.875") == Decimal(stored)
