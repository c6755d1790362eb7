"""
`vat-may-change-on-extension`: an old contract of a social cooperative that was extended may have another rate.
"""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.awards import Firm, FirmKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules.vat_may_change_on_extension import RULE
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
END = date(2016, 5, 31)
ACT = WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2016, 5, 10), new_end=date(2016, 12, 31))
TERM = ServiceWindow(start=date(2014, 6, 1), declared_end=END, acts=(ACT,))
COOPERATIVE = Firm(id="cooperativa", kind=FirmKind.SOCIAL_COOPERATIVE)
COMPANY = Firm(id="impresa", kind=FirmKind.COMPANY)
TENDER = Tender(id="gara", firms=(COOPERATIVE, COMPANY, Firm(id="ignota")))
INVOICES = "/service_contracts/0/execution/invoices"


def invoice(rate: str | None, first: date | None = date(2016, 6, 1), net: str = "12345.67", name: str = "1") -> Invoice:
    """
    Return an invoice for a period from a day on.
    """
    return Invoice(id=name, net=Euro(net), vat_rate=None if rate is None else Decimal(rate), first=first)


def contract(
    *invoices: Invoice,
    term: ServiceWindow | None = TERM,
    firms: tuple[str, ...] = ("cooperativa",),
    signed_on: date | None = date(2014, 5, 15),
    rate: str | None = "4",
) -> ServiceContract:
    """
    Return a contract of 2014 of a social cooperative at 4 %, extended on 10 May 2016.
    """
    return ServiceContract(
        id="contratto",
        tender="gara",
        firms=firms,
        signed_on=signed_on,
        vat_rate=None if rate is None else Decimal(rate),
        term=term,
        execution=Execution(invoices=invoices),
    )


def report(found: ServiceContract, tender: Tender = TENDER) -> Report:
    """
    Return what the rule reports of a contract.
    """
    return validate(Programme(tenders=(tender,), service_contracts=(found,)), on=TODAY, rules=(RULE,))


def judged(found: ServiceContract, tender: Tender = TENDER) -> list[Verdict]:
    """
    Return what the rule says of a contract.
    """
    return [entry.verdict for entry in report(found, tender).entries]


FIGURES = (
    Figure.of(
        PARAMETERS["social_cooperative_vat_rate"], PARAMETERS["social_cooperative_vat_rate"].required(date(2016, 1, 1))
    ),
)
ASKED = (Comparison("rate_after", Relation.DIFFERENT, "rate_before"),)


def facts(after: str, net: str, vat: str, new: str) -> tuple[Fact, ...]:
    """
    Return the evidence on the rates.
    """
    return (
        Fact("act_on", date(2016, 5, 10)),
        Fact("rate_before", "4"),
        Fact("rate_after", after),
        Fact("net", Euro(net)),
        Fact("vat", Euro(vat)),
        Fact("vat_at_new_rate", Euro(new)),
    )


def test_published_at_five_per_cent() -> None:
    """
    Published: a contract of 2014 at 4 %, extended on 10 May 2016 at 5 %.
    """
    assert [
        Kept(
            path=INVOICES,
            message=Bilingual(
                "proroga del 10 maggio 2016: aliquota 4 per cento prima, 5 dopo la fine del contratto originario",
                "extension of 10 May 2016: rate 4 per cent before, 5 after the end of the original contract",
            ),
            facts=facts("5", "12345.67", "617.28", "617.28"),
            figures=FIGURES,
            comparisons=ASKED,
        )
    ] == judged(contract(invoice("5")))


def test_published_at_four_per_cent() -> None:
    """
    Published: the same, extended at 4 %: on 12,345.67 net 493.83 instead of 617.28. Advice, and no more.
    """
    found = report(contract(invoice("4.000"))).entries

    assert [
        (
            Severity.ADVICE,
            Breach(
                path=INVOICES,
                message=Bilingual(
                    "proroga del 10 maggio 2016: l'aliquota è rimasta al 4 per cento, 493,83 € di IVA su 12.345,67 €"
                    " netti; al 5 per cento sarebbe 617,28 €; quale valga lo dicono soggetto, oggetto e beneficiari",
                    "extension of 10 May 2016: the rate has stayed at 4 per cent, €493.83 of VAT on €12,345.67 net; at"
                    " 5 per cent it would be €617.28; which one holds hangs on subject, object and beneficiaries",
                ),
                facts=facts("4", "12345.67", "493.83", "617.28"),
                figures=FIGURES,
                comparisons=ASKED,
            ),
        )
    ] == [(entry.severity, entry.verdict) for entry in found]


@pytest.mark.parametrize(
    ("invoices", "expected"),
    [
        pytest.param(
            (invoice("5"), invoice("4", net="100.00", name="2"), invoice("4", net="50.00", name="3")),
            facts("4", "150.00", "6.00", "7.50"),
            id="those at the old rate are shown",
        ),
        pytest.param(
            (invoice("22", net="100.00"), invoice("5", net="100.00", name="2")),
            facts("5, 22", "200.00", "27.00", "10.00"),
            id="two other rates",
        ),
        pytest.param(
            (invoice("5", net="100.00"), invoice("4", END, name="2"), invoice("4", None, name="3")),
            facts("5", "100.00", "5.00", "5.00"),
            id="those of before do not count",
        ),
        pytest.param((invoice("0", net="100.00"),), facts("0", "100.00", "0.00", "5.00"), id="exempt"),
    ],
)
def test_invoices_after_the_end(invoices: tuple[Invoice, ...], expected: tuple[Fact, ...]) -> None:
    """
    What counts is what is invoiced for days after the end that the act found.
    """
    (verdict,) = judged(contract(*invoices))

    assert expected == getattr(verdict, "facts", None)


@pytest.mark.parametrize(
    ("invoices", "expected"),
    [
        pytest.param((), Missing, id="none"),
        pytest.param((invoice("4", date(2016, 5, 31)),), Missing, id="none after the end"),
        pytest.param((invoice("4", date(2016, 6, 1)),), Breach, id="from the day after"),
        pytest.param((invoice(None),), Missing, id="rate unknown"),
        pytest.param((invoice("5"), invoice(None, name="2")), Missing, id="a rate unknown"),
        pytest.param((invoice("4"), invoice(None, name="2")), Breach, id="a rate unknown beside the old one"),
    ],
)
def test_invoices_that_decide(invoices: tuple[Invoice, ...], expected: type[Verdict]) -> None:
    """
    Without the rate of the invoices after the end nobody knows; one at the old rate is enough.
    """
    assert [expected] == list(map(type, judged(contract(*invoices))))


def missing(path: str, it: str, en: str) -> Missing:
    """
    Return that something about the extension is not known.
    """
    return Missing(
        path=f"/service_contracts/0/{path}",
        message=Bilingual(f"proroga del 10 maggio 2016: non si sa: {it}", f"extension of 10 May 2016: not known: {en}"),
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            contract(),
            missing(
                "execution/invoices",
                "l'aliquota delle fatture dopo la fine",
                "the rate of the invoices after the end",
            ),
            id="invoices",
        ),
        pytest.param(
            contract(rate=None),
            missing("vat_rate", "l'aliquota del contratto", "the rate of the contract"),
            id="rate of the contract",
        ),
        pytest.param(
            contract(term=attrs.evolve(TERM, declared_end=None)),
            missing("term/declared_end", "la fine prima dell'atto", "the end before the act"),
            id="end",
        ),
        pytest.param(
            contract(signed_on=None),
            Missing(
                path="/service_contracts/0/signed_on",
                message=Bilingual("il giorno della firma non è noto", "the day on which it was signed is not known"),
            ),
            id="day of the contract",
        ),
        pytest.param(
            attrs.evolve(contract(), tender="altra"),
            Missing(
                path="/service_contracts/0/tender",
                message=Bilingual(
                    "la gara, che dice che operatore sia, non è a registro",
                    "the tender, which names the firms, is not on record",
                ),
            ),
            id="tender",
        ),
        pytest.param(
            contract(firms=()),
            Missing(
                path="/service_contracts/0/firms",
                message=Bilingual(
                    "non si sa che tipo di operatore sia", "what kind of body the operator is, is not known"
                ),
            ),
            id="firms",
        ),
        pytest.param(
            contract(firms=("impresa", "ignota")),
            Missing(
                path="/tenders/0/firms",
                message=Bilingual(
                    "non si sa che tipo di operatore sia", "what kind of body the operator is, is not known"
                ),
            ),
            id="kind of a firm",
        ),
    ],
)
def test_what_is_missing(found: ServiceContract, expected: Missing) -> None:
    """
    What would decide is named.
    """
    assert [expected] == judged(found)


@pytest.mark.parametrize(
    ("found", "path", "message", "evidence"),
    [
        pytest.param(
            contract(term=None),
            "/service_contracts/0",
            Bilingual("nessun rinnovo né proroga dal 2016", "no renewal or extension from 2016 on"),
            (),
            id="no term",
        ),
        pytest.param(
            contract(term=attrs.evolve(TERM, acts=())),
            "/service_contracts/0",
            Bilingual("nessun rinnovo né proroga dal 2016", "no renewal or extension from 2016 on"),
            (),
            id="not extended",
        ),
        pytest.param(
            contract(signed_on=date(2016, 1, 1)),
            "/service_contracts/0",
            Bilingual("il contratto non è anteriore al 2016", "the contract is not from before 2016"),
            (Fact("signed_on", date(2016, 1, 1)),),
            id="contract of 2016",
        ),
        pytest.param(
            contract(firms=("impresa",)),
            "/service_contracts/0",
            Bilingual("l'operatore non è una cooperativa sociale", "the operator is no social cooperative"),
            (),
            id="a company",
        ),
        pytest.param(
            contract(rate="22.0"),
            "/service_contracts/0",
            Bilingual(
                "proroga del 10 maggio 2016: l'aliquota era già un'altra, 22 per cento",
                "extension of 10 May 2016: the rate was already another, 22 per cent",
            ),
            (),
            id="another rate",
        ),
    ],
)
def test_no_object(found: ServiceContract, path: str, message: Bilingual, evidence: tuple[Fact, ...]) -> None:
    """
    Only an extended contract of before 2016, of a social cooperative at its old rate, is looked at.
    """
    assert [NotApplicable(path=path, message=message, facts=evidence)] == judged(found)


def test_a_group_with_a_social_cooperative() -> None:
    """
    In a group one social cooperative is enough, whatever the others are.
    """
    assert [Breach] == list(map(type, judged(contract(invoice("4"), firms=("ignota", "cooperativa")))))


@pytest.mark.parametrize(
    ("signed_on", "expected"),
    [(date(2015, 12, 30), Breach), (date(2015, 12, 31), Breach), (date(2016, 1, 1), NotApplicable)],
)
def test_by_the_day_of_the_contract(signed_on: date, expected: type[Verdict]) -> None:
    """
    A contract of the last day of 2015 is one from before 2016.
    """
    assert [expected] == list(map(type, judged(contract(invoice("4"), signed_on=signed_on))))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2015, 12, 31), NotApplicable, id="day before"),
        pytest.param(date(2016, 1, 1), Breach, id="first day"),
        pytest.param(date(2016, 1, 2), Breach, id="day after"),
    ],
)
def test_by_the_day_of_the_act(on: date, expected: type[Verdict]) -> None:
    """
    Only an extension or a renewal of 2016 or later may change the rate.
    """
    term = attrs.evolve(TERM, acts=(attrs.evolve(ACT, on=on),))

    assert [expected] == list(map(type, judged(contract(invoice("4"), term=term))))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ActKind.OPTION_EXTENSION, Breach),
        (ActKind.TECHNICAL_EXTENSION, Breach),
        (ActKind.RENEWAL, Breach),
        (ActKind.REPETITION, NotApplicable),
    ],
)
def test_kinds_of_acts(kind: ActKind, expected: type[Verdict]) -> None:
    """
    Extensions and renewals; a repetition is another contract.
    """
    term = attrs.evolve(TERM, acts=(attrs.evolve(ACT, kind=kind),))

    assert [expected] == list(map(type, judged(contract(invoice("4"), term=term))))


def test_the_first_act_from_2016() -> None:
    """
    The first act of 2016 or later moves the rate; one of before leaves it, and later ones find it moved.
    """
    early = attrs.evolve(ACT, on=date(2015, 12, 1), new_end=date(2016, 6, 30))
    late = attrs.evolve(ACT, on=date(2016, 12, 1), new_end=date(2017, 6, 30))
    found = contract(
        invoice("4", date(2016, 6, 1)),
        invoice("4", date(2016, 7, 1), net="100.00", name="2"),
        term=attrs.evolve(TERM, acts=(late, ACT, early)),
    )
    (verdict,) = judged(found)

    assert facts("4", "100.00", "4.00", "5.00") == getattr(verdict, "facts", None)


def test_end_in_a_month() -> None:
    """
    Of an end known to the month, the days after the month are surely after it.
    """
    term = attrs.evolve(TERM, declared_end=Month(2016, 5))
    kinds = [type(judged(contract(invoice("4", day), term=term))[0]) for day in (END, date(2016, 6, 1))]

    assert [Missing, Breach] == kinds


@settings(max_examples=60)
@given(st.decimals(0, 100, places=2))
def test_shown_if_and_only_if_the_rate_stayed(rate: Decimal) -> None:
    """
    It is advice if and only if the rate is still the old one; which one is right is never said.
    """
    (verdict,) = judged(contract(invoice(str(rate))))

    assert (rate == 4) is isinstance(verdict, Breach)
