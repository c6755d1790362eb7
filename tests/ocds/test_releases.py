"""
Releases and packages: what is told where nobody says it, what is refused, and the case of Milan whole.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.errors import DuplicateIdentifierError, MalformedValueError, WrongTypeError
from contratti_quartiere.exchange.ocds import KEY, LOTS_EXTENSION, to_package, to_release
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract

DAY = dt.date(2016, 5, 2)
URI = "https://example.org/ocds/2016.json"


def test_the_tender_of_milan() -> None:
    """
    Of the tender of 2016 a release says who buys, what for, in which five lots and from which day, and no more.

    The two totals are one "over a million" and one of unknown basis, and the deed's "April 2019" is not the month of
    the day that 36 months make: no value and no end is written. What nobody knows is not there.
    """
    found = to_release(milano_2016().tenders[0])
    own: dict[str, Any] = found["tender"].pop(KEY)
    lots = [{name: lot[name] for name in lot if name != KEY} for lot in found["tender"].pop("lots")]
    city = {"id": "buyer", "name": "Comune di Milano"}
    expected = {
        "ocid": "gara-2016",
        "id": "gara-2016-2016-03-01",
        "date": "2016-03-01T00:00:00Z",
        "tag": ["tender"],
        "initiationType": "tender",
        "parties": [{**city, "roles": ["buyer", "procuringEntity"]}],
        "buyer": city,
        "tender": {
            "id": "gara-2016",
            "title": "Proseguimento dei Laboratori di quartiere",
            "procuringEntity": city,
            "procurementMethodDetails": "evidenza pubblica, tipo ignoto",
            "contractPeriod": {"startDate": "2016-05-02T00:00:00Z"},
        },
        "language": "it",
        KEY: {"derived": ["ocid", "id", "date"]},
    }

    assert expected == found
    assert [
        {"id": "lotto-1", "title": "Mazzini"},
        {"id": "lotto-2", "title": "San Siro"},
        {"id": "lotto-3", "title": "Molise-Calvairate"},
        {"id": "lotto-4", "title": "Gratosoglio"},
        {"id": "lotto-5", "title": "Ponte Lambro"},
    ] == lots
    assert ["oltre", None] == [total.get("precision") for total in own["totals"]]
    assert ("2016-05-02", "P36M", "2019-04") == tuple(
        own["term"][name] for name in ("start", "duration", "declared_end")
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {}, ("gara", "gara-2016-04-01", "2016-04-01T00:00:00Z", ["ocid", "id", "date"]), id="nothing given"
        ),
        pytest.param(
            {"ocid": "ocds-abc123-gara"},
            ("ocds-abc123-gara", "ocds-abc123-gara-2016-04-01", "2016-04-01T00:00:00Z", ["id", "date"]),
            id="an OCID",
        ),
        pytest.param({"date": DAY}, ("gara", "gara-2016-05-02", "2016-05-02T00:00:00Z", ["ocid", "id"]), id="a day"),
        pytest.param(
            {"ocid": "o", "release_id": "r", "date": DAY}, ("o", "r", "2016-05-02T00:00:00Z", None), id="everything"
        ),
    ],
)
def test_what_nobody_gives_is_told_from_the_tender(given: dict[str, Any], expected: tuple[Any, ...]) -> None:
    """
    Identifiers and day are those given, else made of the tender, and the release says which were made.
    """
    found = to_release(Tender(id="gara", notice_date=dt.date(2016, 4, 1)), **given)

    assert expected == (found["ocid"], found["id"], found["date"], found[KEY].get("derived"))


def test_a_tender_without_any_date_has_one_that_nobody_believes() -> None:
    """
    Where no date tells, the day of the release is the first of the calendar.
    """
    assert "0001-01-01T00:00:00Z" == to_release(Tender(id="gara"))["date"]


PAID = Execution(invoices=(Invoice(id="1", net=Euro("1.00"), paid_on=DAY),))


@pytest.mark.parametrize(
    ("awards", "contracts", "expected"),
    [
        pytest.param((), (), ["tender"], id="a tender"),
        pytest.param((Award(lot="1"),), (), ["tender", "award"], id="an award"),
        pytest.param((), (ServiceContract(id="c", tender="gara"),), ["tender", "contract"], id="a contract"),
        pytest.param(
            (Award(lot="1"),),
            (ServiceContract(id="c", tender="gara", execution=PAID),),
            ["tender", "award", "contract", "implementation"],
            id="a payment",
        ),
    ],
)
def test_the_tags_say_what_is_in_the_release(
    awards: tuple[Award, ...], contracts: tuple[ServiceContract, ...], expected: list[str]
) -> None:
    """
    Each section that is there has its tag.
    """
    assert expected == to_release(Tender(id="gara", awards=awards), contracts=contracts)["tag"]


def test_who_won_or_was_paid_is_known_from_awards_and_contracts() -> None:
    """
    Winners and firms of contracts are suppliers, and the firm of a contract with a paid invoice is a payee.
    """
    tender = Tender(id="gara", firms=tuple(Firm(id=name) for name in "abcd"), awards=(Award(lot="1", firms=("a",)),))
    contracts = (
        ServiceContract(id="1", tender="gara", firms=("b", "b"), execution=PAID),
        ServiceContract(id="2", tender="gara", firms=("a", "c"), execution=PAID),
    )

    assert {
        "a": ["tenderer", "supplier"],
        "b": ["tenderer", "supplier", "payee"],
        "c": ["tenderer", "supplier"],
        "d": ["tenderer"],
    } == {party["id"]: party["roles"] for party in to_release(tender, contracts=contracts)["parties"]}


def test_only_contracts_of_the_tender_are_written() -> None:
    """
    Those of another tender, and those that name none, are left out, and two of those may bear one name.
    """
    others = [ServiceContract(id="c", tender="altra"), ServiceContract(id="c")]
    mine = ServiceContract(id="c", tender="gara")
    found = to_release(Tender(id="gara"), contracts=(*others, mine))

    assert ["c"] == [contract["id"] for contract in found["contracts"]]


def test_two_contracts_of_one_name_are_refused() -> None:
    """
    A release has no two contracts of one identifier.
    """
    mine = ServiceContract(id="c", tender="gara")

    with pytest.raises(DuplicateIdentifierError):
        to_release(Tender(id="gara"), contracts=(mine, mine))


def test_our_words_are_said_in_the_language_of_the_release() -> None:
    """
    The language is that of the texts, and the few words of ours are in it.
    """
    found = to_release(milano_2016().tenders[0], language="en")

    assert ("en", "competitive and public, kind unknown") == (
        found["language"],
        found["tender"]["procurementMethodDetails"],
    )


@pytest.mark.parametrize(
    ("given", "error"),
    [
        pytest.param({"tender": "gara"}, WrongTypeError, id="no tender"),
        pytest.param({"contracts": ["c"]}, WrongTypeError, id="no contract"),
        pytest.param({"ocid": 1}, WrongTypeError, id="an ocid that is no text"),
        pytest.param({"ocid": ""}, MalformedValueError, id="an empty ocid"),
        pytest.param({"release_id": " "}, MalformedValueError, id="a blank release_id"),
        pytest.param({"ocid": " ocds-abc123-1 "}, MalformedValueError, id="an ocid with blanks around it"),
        pytest.param({"ocid": "ocds-abc123-1\n"}, MalformedValueError, id="an ocid with an end of line"),
        pytest.param({"release_id": "1\x00"}, MalformedValueError, id="a release_id with a NUL"),
        pytest.param({"contracts": None}, WrongTypeError, id="nothing for contracts"),
        pytest.param({"contracts": ServiceContract(id="c")}, WrongTypeError, id="one contract for a list"),
        pytest.param({"date": dt.datetime(2016, 5, 2, tzinfo=dt.UTC)}, WrongTypeError, id="a day with a time"),
        pytest.param({"language": "fr"}, MalformedValueError, id="another language"),
        pytest.param({"people": "no"}, WrongTypeError, id="people that are no switch"),
    ],
)
def test_what_makes_no_release_is_refused(given: dict[str, Any], error: type[Exception]) -> None:
    """
    Arguments of another type, and empty identifiers, are refused.
    """
    with pytest.raises(error):
        to_release(given.pop("tender", Tender(id="gara")), **given)


def test_a_package_names_its_extension_and_its_publisher() -> None:
    """
    A package of two releases bears the later day of theirs, and names the released lots extension.
    """
    first = to_release(Tender(id="a"), date=dt.date(2016, 5, 3))
    second = to_release(Tender(id="b"), date=DAY)
    expected = {
        "uri": URI,
        "version": "1.1",
        "extensions": [LOTS_EXTENSION],
        "publishedDate": "2016-05-03T00:00:00Z",
        "publisher": {"name": "Comune di esempio"},
        "releases": [first, second],
    }

    assert expected == to_package([first, second], uri=URI, publisher="Comune di esempio")


def test_one_release_is_no_list() -> None:
    """
    Who gives one release for a list is told to make a list of it.
    """
    one: Any = BARE

    with pytest.raises(
        WrongTypeError, match=r"^to_package\.releases: found object of length 2; write a list of releases"
    ):
        to_package(one, uri=URI, publisher="C")


def test_a_package_has_the_day_and_the_licence_that_are_given() -> None:
    """
    The day of publication and the licence are those of the caller.
    """
    found = to_package(
        [to_release(Tender(id="a"))], uri=URI, publisher="C", published=DAY, license="https://example.org/licence"
    )

    assert ("2016-05-02T00:00:00Z", "https://example.org/licence") == (found["publishedDate"], found["license"])


@pytest.mark.parametrize(
    ("given", "error"),
    [
        pytest.param({"releases": []}, MalformedValueError, id="no release"),
        pytest.param({"releases": [{"ocid": "a"}]}, MalformedValueError, id="a release without a date, and no day"),
        pytest.param({"releases": {"ocid": "a", "date": "2016"}}, WrongTypeError, id="one release for a list"),
        pytest.param({"releases": None}, WrongTypeError, id="nothing for a list"),
        pytest.param({"releases": ["a"]}, WrongTypeError, id="a text for a release"),
        pytest.param({"uri": ""}, MalformedValueError, id="no address"),
        pytest.param({"uri": "not a uri"}, MalformedValueError, id="words for an address"),
        pytest.param({"uri": "gare.json"}, MalformedValueError, id="an address without a scheme"),
        pytest.param({"uri": URI + "\n"}, MalformedValueError, id="an address with an end of line"),
        pytest.param({"license": "CC BY"}, MalformedValueError, id="a licence that is no address"),
        pytest.param({"license": 1}, WrongTypeError, id="a licence that is no text"),
        pytest.param({"publisher": ""}, MalformedValueError, id="no publisher"),
        pytest.param({"published": "2016-05-02"}, WrongTypeError, id="a day that is a text"),
    ],
)
def test_what_makes_no_package_is_refused(given: dict[str, Any], error: type[Exception]) -> None:
    """
    A package has one release or more, an address and a publisher.
    """
    arguments: dict[str, Any] = {"releases": [to_release(Tender(id="a"))], "uri": URI, "publisher": "C", **given}

    with pytest.raises(error):
        to_package(**arguments)


def test_a_package_of_a_release_without_a_date_asks_for_a_day() -> None:
    """
    The error tells which day to give.
    """
    with pytest.raises(MalformedValueError) as raised:
        to_package([{"ocid": "a"}], uri=URI, publisher="C")

    assert "give published=, the day of publication" == raised.value.remedy.en


BARE: dict[str, Any] = {"date": "2016-05-02T00:00:00Z", "tender": {"id": "1"}}


@pytest.mark.parametrize(
    "releases",
    [
        pytest.param([BARE, to_release(Tender(id="a")), to_release(Tender(id="a"))], id="of ours"),
        pytest.param([BARE, {"ocid": "a"}, {"ocid": "a"}], id="of others, without an id"),
        pytest.param([BARE, {"ocid": "a", "id": "1"}, {"ocid": "a", "id": "1", "tag": ["tender"]}], id="of one id"),
    ],
)
def test_a_release_stands_in_a_package_once(releases: list[dict[str, Any]]) -> None:
    """
    The schema wants no release twice, and OCDS an `id` of its own for each release of a process.
    """
    with pytest.raises(MalformedValueError) as caught:
        to_package(releases, uri=URI, publisher="C", published=DAY)

    assert (
        "OCDS package, number of releases 3: the same release stands at positions 1 and 2;"
        " give it once; two states of a tender have a release_id each"
    ) == caught.value.said.en


@pytest.mark.parametrize(
    "uri", ["https://example.org/a.json?b=c#d", "urn:ocds:1", "http://[::1]/", "https://example.org/%C3%A0"]
)
def test_what_is_an_address(uri: str) -> None:
    """
    Whatever has a scheme and only what a URI may hold is one.
    """
    assert uri == to_package([BARE], uri=uri, publisher="C")["uri"]


def test_a_release_of_others_may_have_no_date_if_the_day_is_given() -> None:
    """
    Where the day of publication is given, those of the releases are not asked.
    """
    found = to_package(iter([{"ocid": "a"}]), uri=URI, publisher="C", published=DAY)

    assert ("2016-05-02T00:00:00Z", [{"ocid": "a"}]) == (found["publishedDate"], found["releases"])


def test_amounts_are_decimals() -> None:
    """
    The mapping holds amounts as `Decimal`, whole euros too.
    """
    execution = Execution(invoices=(Invoice(id="1", net=Euro("3.00"), paid_on=DAY),))
    found = to_release(Tender(id="gara"), contracts=[ServiceContract(id="c", tender="gara", execution=execution)])
    amount = found["contracts"][0]["implementation"]["transactions"][0]["value"]["amount"]

    assert (Decimal, "3.00") == (type(amount), str(amount))
