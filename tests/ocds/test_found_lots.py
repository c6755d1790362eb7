"""
The lots of a foreign release, and whether they add up.
"""

from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.found_lots import FoundLots, item_codes, undivided
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv
from contratti_quartiere.procurement import Lot


def opened(**tender: Any) -> OpenRelease:
    """
    Return a release with a tender that is open.
    """
    return OpenRelease({"tender": tender}, "", contacts=False)


def kinds(release: OpenRelease) -> list[tuple[str, str]]:
    """
    Return the place and the kind of each problem, within the tender.
    """
    return [(problem.place.removeprefix("/tender"), problem.kind) for problem in release.problems]


@pytest.mark.parametrize(
    ("text", "cig", "told", "taken"),
    [
        pytest.param("7911923567", Cig("7911923567"), [], True, id="valid"),
        pytest.param(
            "Z8E275DO3D", CodeAsFound(CodeKind.CIG, "Z8E275DO3D"), ["malformed_code"], True, id="O where 0 should be"
        ),
        pytest.param("z642aeb782", Cig("Z642AEB782"), [], False, id="small letters"),
        pytest.param("", None, [], False, id="empty"),
    ],
)
def test_the_cig_of_a_lot_is_among_its_identifiers(text: str, cig: object, told: list[str], taken: bool) -> None:
    """
    A code that is not valid is kept as it is, and told; letters that are put in upper case stay as found.
    """
    release = opened(lots=[{"id": "1", "identifiers": [{"scheme": "X", "id": "1"}, {"scheme": "IT-CIG", "id": text}]}])
    (lot,) = FoundLots(release.root.at("tender")).found

    assert (cig, told, taken) == (
        lot.cig,
        [kind for _, kind in kinds(release)],
        "/tender/lots/0/identifiers/1/id" in release.taken,
    )


def test_a_scheme_with_a_blank_is_read_and_stays() -> None:
    """
    The code is taken, the scheme with its blank stays as found.
    """
    release = opened(lots=[{"id": "1", "identifiers": [{"scheme": "IT-CIG ", "id": "7911923567"}]}])
    FoundLots(release.root.at("tender"))

    assert {"/tender/lots/0/id", "/tender/lots/0/identifiers/0/id"} == release.taken


def test_a_scheme_as_it_is_called_is_held_with_its_code() -> None:
    """
    Of a code and its scheme, both as a field of ours has them, nothing stays as found.
    """
    release = opened(lots=[{"id": "1", "identifiers": [{"scheme": "IT-CIG", "id": "7911923567"}]}])
    FoundLots(release.root.at("tender"))

    assert {
        "/tender/lots/0/id",
        "/tender/lots/0/identifiers/0/id",
        "/tender/lots/0/identifiers/0/scheme",
    } == release.taken


def euro(amount: object, currency: str = "EUR") -> dict[str, object]:
    """
    Return a value object.
    """
    return {"amount": amount, "currency": currency}


@pytest.mark.parametrize(
    ("total", "lots", "told"),
    [
        pytest.param(euro(Decimal("0.3")), [euro(0.1), euro(0.2)], False, id="floats that add up as decimals"),
        pytest.param(euro(13000000, "GBP"), [euro(10**7, "GBP"), euro(3 * 10**6, "GBP")], False, id="pounds"),
        pytest.param(euro(1), [euro(Decimal("0.99"))], True, id="a cent less"),
        pytest.param(euro(10**30 + 1), [euro(10**30)], True, id="the last of 31 digits"),
        pytest.param(euro(3989153, "GBP"), [euro(1479968, "GBP")], True, id="pounds that do not"),
        pytest.param(euro(2), [euro(1), {}], False, id="a lot without a value"),
        pytest.param(euro(2), [euro(1), euro(2, "GBP")], False, id="two currencies"),
        pytest.param(euro(2), [], False, id="no lots"),
        pytest.param({}, [euro(1)], False, id="no total"),
        pytest.param(euro(Decimal("1e5000")), [euro(1)], False, id="a total of no size"),
        pytest.param(euro(1), [euro(Decimal("1e-5000"))], False, id="a lot of no size"),
    ],
)
def test_lots_that_do_not_add_up_are_told(total: object, lots: list[object], told: bool) -> None:
    """
    Exactly, and only where all state their value in one currency.
    """
    release = opened(value=total, lots=[{"id": str(number), "value": value} for number, value in enumerate(lots)])
    FoundLots(release.root.at("tender"))

    assert told is (("/value", "lots_sum") in kinds(release))


def test_both_figures_are_told() -> None:
    """
    The sum of the lots and what the tender states, with the currency.
    """
    release = opened(value=euro(Decimal("10.50")), lots=[{"id": "1", "value": euro(Decimal("10.25"))}])
    FoundLots(release.root.at("tender"))

    assert ["the lots add up to '10.25 EUR', the tender states '10.50 EUR'; neither was mended"] == [
        problem.message.en for problem in release.problems
    ]


def test_lots_are_found_by_the_names_that_they_have() -> None:
    """
    A number names a lot as its text does; a name of no lot is told; the first of two of one name is meant.
    """
    release = opened(lots=[{"id": "1"}, {"id": 2}, {"id": "1"}], related=[1, "2", "1", "9", "", None])
    lots = FoundLots(release.root.at("tender"))

    assert (
        ["1", "2", "1 (2)"],
        ("1", "2"),
        [("/lots/1/id", "identifier"), ("/lots/2/id", "duplicate_identifier"), ("/related/3", "unknown_lot")],
    ) == ([lot.id for lot in lots.found], lots.related(release.root.at("tender", "related")), kinds(release))


CPV, OTHER = {"scheme": "CPV", "id": "85320000-8"}, {"scheme": "CPV", "id": "98000000-3"}


@pytest.mark.parametrize(
    ("sections", "tender", "lot", "taken"),
    [
        pytest.param({"classification": CPV}, "85320000-8", None, {"/classification"}, id="of the tender"),
        pytest.param({"items": [{"classification": CPV}]}, "85320000-8", None, {"/items/0"}, id="of an item"),
        pytest.param(
            {"items": [{"classification": CPV}, {"classification": OTHER}, {"classification": CPV}]},
            "85320000-8",
            None,
            {"/items/0", "/items/2"},
            id="of items that differ",
        ),
        pytest.param(
            {"items": [{"classification": CPV, "relatedLot": "1"}, {"classification": OTHER, "relatedLot": "1"}]},
            None,
            "85320000-8",
            {"/items/0"},
            id="of items of one lot that differ",
        ),
        pytest.param({"items": [{"classification": CPV, "relatedLot": "9"}]}, None, None, set[str](), id="of no lot"),
        pytest.param({"items": [{"relatedLot": "1"}]}, None, None, set[str](), id="none"),
        pytest.param(
            {"classification": {"scheme": "CPV", "id": 85320000}}, "85320000", None, set[str](), id="a number"
        ),
    ],
)
def test_what_is_bought_is_that_of_the_tender_or_a_lot(
    sections: dict[str, Any], tender: str | None, lot: str | None, taken: set[str]
) -> None:
    """
    The first code counts; another of the same lot, or of no lot, stays as found.
    """
    release = opened(lots=[{"id": "1"}], **sections)
    lots = FoundLots(release.root.at("tender"))
    main = item_codes(release.root.at("tender"), lots)

    assert (
        tender and Cpv(tender),
        lot and Cpv(lot),
        {f"/tender{place}{'' if 'class' in place else '/classification'}/id" for place in taken},
    ) == (main, lots.found[0].cpv, {place for place in release.taken if place.endswith("/id") and "lots" not in place})


def test_a_cpv_that_is_none_is_kept_and_told() -> None:
    """
    The text stands in the place of the code.
    """
    release = opened(classification={"scheme": "CPV", "id": "x"})

    assert (CodeAsFound(CodeKind.CPV, "x"), [("/classification/id", "malformed_code")]) == (
        item_codes(release.root.at("tender"), FoundLots(release.root.at("tender"))),
        kinds(release),
    )


@pytest.mark.parametrize(
    ("name", "ocid", "cig"),
    [
        pytest.param("Z642AEB782", "ocds-1", "Z642AEB782", id="in the name"),
        pytest.param("G1", "ocds-bxokds-Z642AEB782", "Z642AEB782", id="in the ocid"),
        pytest.param("G1", "Z642AEB782", "Z642AEB782", id="as the ocid"),
        pytest.param("G1", "ocds-bxokds-Z8E275DO3D", None, id="one that is not valid"),
        pytest.param("G1", "", None, id="nowhere"),
    ],
)
def test_a_tender_without_lots_is_one_lot(name: str, ocid: str, cig: str | None) -> None:
    """
    It bears the name of the tender, and the CIG if the tender or the process is named after one that is valid.
    """
    release = OpenRelease({"ocid": ocid}, "", contacts=False)

    assert Lot(id=name, cig=None if cig is None else Cig(cig)) == undivided(name, release.root.at("ocid"))
