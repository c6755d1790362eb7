"""
The money of a case for people: a table of what is due and paid, what stays on the household, and its repayment plans.
"""

from datetime import date
from typing import Any

import pytest

from contratti_quartiere.allowances import Allowance, AllowanceKind, PlanInstalment, SetOff
from contratti_quartiere.case_money import case_account
from contratti_quartiere.cli.case_money_page import print_money
from contratti_quartiere.cli.page import Page
from contratti_quartiere.evidence import Role
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind

Printed = pytest.CaptureFixture[str]

DAY, LATER = date(2018, 3, 1), date(2018, 6, 1)
DUE, PAID = AnnotationKind.ALLOWANCE_DUE, AnnotationKind.ALLOWANCE_PAID
LUMP_SUM = AllowanceKind.LUMP_SUM
PLAN, INSTALMENT_PAID = AnnotationKind.REPAYMENT_PLAN, AnnotationKind.INSTALMENT_PAID

languages = pytest.mark.parametrize("lang", ["it", "en"])


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


def noted(
    kind: AnnotationKind,
    amount: str | None,
    *,
    of: AllowanceKind = AllowanceKind.MOVER,
    payer: Role | None = Role.OWNER,
    **facts: Any,
) -> Annotation:
    """
    Return a sum that is due or paid, for the mover if nothing else is said.
    """
    euro = None if amount is None else Euro(amount)
    allowance = Allowance(kind=of, amount=euro, payer=payer, **facts)
    return Annotation(kind=kind, on=DAY, allowance=allowance)


def planned(*days: date, on: date = DAY, amount: str | None = "50.00") -> Annotation:
    """
    Return a plan of instalments of one amount.
    """
    euro = None if amount is None else Euro(amount)
    return Annotation(kind=PLAN, on=on, instalments=tuple(PlanInstalment(due_on=day, amount=euro) for day in days))


def shown(capsys: Printed, lang: str, *notes: Annotation, on: date = LATER) -> str:
    """
    Return what is printed of the money of a case.
    """
    print_money(Page(lang), case_account(Relocation(household="H1", annotations=notes), on=on))
    return capsys.readouterr().out


def flat(text: str) -> str:
    """
    Return a text on one line, without the rules of tables.
    """
    return " ".join(text.replace("─", " ").split())


def test_table(capsys: Printed) -> None:
    """
    Each kind and payer has its line, with the sums to the right and what they were set off against below them.
    """
    notes = (
        noted(DUE, "1000.00"),
        noted(PAID, "300.00"),
        noted(PAID, "200.00", set_off=True),
        noted(PAID, "100.00", set_off=True, against=SetOff.DEBT),
    )

    assert (
        "\n"
        "DENARO\n"
        " per che cosa, chi paga       dovuto     pagato   scomputato   da pagare\n"
        " ───────────────────────────────────────────────────────────────────────\n"
        " traslocatore             1.000,00 €   300,00 €     200,00 €    400,00 €\n"
        " proprietà                                            canone\n"
        "                                                    100,00 €\n"
        "                                                      debito\n"
    ) == shown(capsys, "it", *notes)


@pytest.mark.parametrize(
    ("notes", "it", "en"),
    [
        pytest.param(
            [noted(DUE, "640.00"), noted(PAID, "650.00")],
            "traslocatore 640,00 € 650,00 € – 10,00 € proprietà in più",
            "mover €640.00 €650.00 – €10.00 owner too much",
            id="too much",
        ),
        pytest.param(
            [noted(PAID, None, set_off=True)],
            "traslocatore ignoto 0,00 € ignoto ignoto proprietà canone",
            "mover unknown €0.00 unknown unknown owner rent",
            id="unknown",
        ),
        pytest.param(
            [noted(DUE, "640.00", payer=None)],
            "traslocatore 640,00 € 0,00 € – 640,00 € pagatore ignoto",
            "mover €640.00 €0.00 – €640.00 payer unknown",
            id="payer unknown",
        ),
        pytest.param(
            [noted(PAID, "640.00", payer=Role.HOUSEHOLD)],
            "nucleo A carico del nucleo, traslocatore: 640,00 €; a lui resi: 0,00 €; gli restano: 640,00 €.",
            "household Charged to the household, mover: €640.00; given back to it: €0.00; left on it: €640.00.",
            id="on the household",
        ),
    ],
)
@languages
def test_lines(capsys: Printed, notes: list[Annotation], it: str, en: str, lang: str) -> None:
    """
    What is overpaid, unknown or left on the household is said in words.
    """
    assert flat(shown(capsys, lang, *notes)).endswith({"it": it, "en": en}[lang])


@languages
def test_agreements(capsys: Printed, lang: str) -> None:
    """
    A line names its agreements below its payer.
    """
    notes = noted(DUE, "640.00", agreement="accordo B"), noted(PAID, "40.00", agreement="accordo A")

    assert {
        "it": "traslocatore 640,00 € 40,00 € – 600,00 € proprietà secondo «accordo A» secondo «accordo B»",
        "en": "mover €640.00 €40.00 – €600.00 owner under 'accordo A' under 'accordo B'",
    }[lang] in flat(shown(capsys, lang, *notes))


@pytest.mark.parametrize(
    ("notes", "it", "en"),
    [
        pytest.param(
            [noted(DUE, "1.00"), noted(DUE, "10.00", of=LUMP_SUM), noted(PAID, "4.00", of=LUMP_SUM, set_off=True)],
            "in tutto, chi paga dovuto pagato scomputato da pagare proprietà 11,00 € 0,00 € 4,00 € 7,00 € canone",
            "in all, who pays due paid set off to pay owner €11.00 €0.00 €4.00 €7.00 rent",
            id="of two kinds",
        ),
        pytest.param(
            [noted(DUE, "1.00"), noted(PAID, "10.00", payer=Role.HOUSEHOLD)],
            "proprietà 1,00 € 0,00 € – 1,00 € nucleo ignoto 10,00 € – ignoto",
            "owner €1.00 €0.00 – €1.00 household unknown €10.00 – unknown",
            id="of two payers",
        ),
        pytest.param(
            [noted(DUE, "1.00"), noted(DUE, "2.00", payer=None)],
            "proprietà 1,00 € 0,00 € – ignoto pagatore ignoto 2,00 € 0,00 € – ignoto",
            "owner €1.00 €0.00 – unknown payer unknown €2.00 €0.00 – unknown",
            id="payer unknown",
        ),
        pytest.param(
            [noted(DUE, "1.00"), noted(PAID, "3.00"), noted(DUE, "10.00", of=LUMP_SUM)],
            "proprietà 11,00 € 3,00 € – 10,00 € 2,00 € in più",
            "owner €11.00 €3.00 – €10.00 €2.00 too much",
            id="open and too much",
        ),
        pytest.param(
            [noted(DUE, "1.00"), noted(PAID, "3.00"), noted(DUE, "0.00", of=LUMP_SUM)],
            "proprietà 1,00 € 3,00 € – 2,00 € in più",
            "owner €1.00 €3.00 – €2.00 too much",
            id="too much alone",
        ),
    ],
)
@languages
def test_totals(capsys: Printed, notes: list[Annotation], it: str, en: str, lang: str) -> None:
    """
    Where there are several lines the totals of each payer follow; what is unknown of one line is unknown in all.
    """
    expected = {"it": it, "en": en}[lang]
    whole = {"it": "in tutto, chi paga", "en": "in all, who pays"}[lang]
    found = flat(shown(capsys, lang, *notes)).partition(whole)

    assert expected in whole + found[2]


@languages
def test_no_money(capsys: Printed, lang: str) -> None:
    """
    Of a case without money nothing is printed.
    """
    assert "" == shown(capsys, lang, Annotation(kind=AnnotationKind.NOTE, on=DAY))


FIRST, SECOND = date(2018, 4, 30), date(2018, 5, 31)


@pytest.mark.parametrize(
    ("notes", "it", "en"),
    [
        pytest.param(
            [planned(FIRST, SECOND), Annotation(kind=INSTALMENT_PAID, on=FIRST, paid=Euro("70.00"))],
            "PIANO DI RIENTRO DEL 01/03/2018 scade il rata 30/04/2018 50,00 € 31/05/2018 50,00 € Dovuto 100,00 €,"
            " pagato 70,00 €, da pagare 30,00 €; scaduto e non pagato: 30,00 € (dal 31/05/2018).",
            "REPAYMENT PLAN OF 2018-03-01 due on instalment 2018-04-30 €50.00 2018-05-31 €50.00 Due €100.00, paid"
            " €70.00, to pay €30.00; overdue: €30.00 (since 2018-05-31).",
            id="overdue",
        ),
        pytest.param(
            [planned(FIRST), Annotation(kind=INSTALMENT_PAID, on=FIRST, paid=Euro("70.00"))],
            "PIANO DI RIENTRO DEL 01/03/2018 scade il rata 30/04/2018 50,00 € Dovuto 50,00 €, pagato 70,00 €, da pagare"
            " 0,00 €; scaduto e non pagato: 0,00 €. Pagato in più: 20,00 €.",
            "REPAYMENT PLAN OF 2018-03-01 due on instalment 2018-04-30 €50.00 Due €50.00, paid €70.00, to pay €0.00;"
            " overdue: €0.00. Paid too much: €20.00.",
            id="too much",
        ),
        pytest.param(
            [planned(FIRST, amount=None), planned(on=SECOND)],
            "PIANO DI RIENTRO DEL 01/03/2018 scade il rata 30/04/2018 ignoto Dovuto ignoto, pagato 0,00 €, da pagare"
            " ignoto; scaduto e non pagato: 0,00 €. Sostituito dal piano del 31/05/2018. PIANO DI RIENTRO DEL"
            " 31/05/2018 Dovuto ignoto, pagato 0,00 €, da pagare ignoto; scaduto e non pagato: ignoto.",
            "REPAYMENT PLAN OF 2018-03-01 due on instalment 2018-04-30 unknown Due unknown, paid €0.00, to pay unknown;"
            " overdue: €0.00. Replaced by the plan of 2018-05-31. REPAYMENT PLAN OF 2018-05-31 Due unknown, paid €0.00,"
            " to pay unknown; overdue: unknown.",
            id="unknown, and replaced",
        ),
        pytest.param(
            [Annotation(kind=INSTALMENT_PAID, on=FIRST, paid=Euro("70.00"))],
            "RATE SENZA UN PIANO Dovuto ignoto, pagato 70,00 €, da pagare ignoto; scaduto e non pagato: ignoto.",
            "INSTALMENTS WITHOUT A PLAN Due unknown, paid €70.00, to pay unknown; overdue: unknown.",
            id="no plan",
        ),
    ],
)
@languages
def test_plans(capsys: Printed, notes: list[Annotation], it: str, en: str, lang: str) -> None:
    """
    A plan shows its instalments, and in a sentence what is due, paid, open and overdue.
    """
    assert {"it": it, "en": en}[lang] == flat(shown(capsys, lang, *notes))


@pytest.mark.parametrize(
    ("notes", "it", "en"),
    [
        pytest.param(
            [
                Annotation(
                    kind=PLAN,
                    on=DAY,
                    instalments=(PlanInstalment(due_on=FIRST, amount=Euro("50.00")), PlanInstalment(due_on=SECOND)),
                )
            ],
            "scaduto e non pagato: almeno 50,00 € (dal 30/04/2018).",
            "overdue: at least €50.00 (since 2018-04-30).",
            id="a later one unknown",
        ),
        pytest.param(
            [
                Annotation(
                    kind=PLAN,
                    on=DAY,
                    instalments=(PlanInstalment(due_on=FIRST), PlanInstalment(due_on=SECOND, amount=Euro("50.00"))),
                )
            ],
            "scaduto e non pagato: almeno 50,00 € (al più tardi dal 31/05/2018).",
            "overdue: at least €50.00 (since 2018-05-31 at the latest).",
            id="an earlier one unknown",
        ),
    ],
)
@languages
def test_at_least(capsys: Printed, notes: list[Annotation], it: str, en: str, lang: str) -> None:
    """
    Where the amount of an instalment is unknown, what is surely overdue is told as the least that is.
    """
    assert flat(shown(capsys, lang, *notes)).endswith({"it": it, "en": en}[lang])


@pytest.mark.parametrize(
    ("amount", "it", "en"),
    [pytest.param("333.33", "333,33 €", "€333.33", id="known"), pytest.param(None, "ignoto", "unknown", id="unknown")],
)
@languages
def test_set_off_outside_plans(capsys: Printed, amount: str | None, it: str, en: str, lang: str) -> None:
    """
    What was set off against a debt does not count in a plan, and where both are there that is said.
    """
    notes = noted(PAID, amount, set_off=True, against=SetOff.DEBT), planned(FIRST)

    assert flat(shown(capsys, lang, *notes)).endswith(
        {
            "it": f"pagato 0,00 €, da pagare 50,00 €; scaduto e non pagato: 50,00 € (dal 30/04/2018). Scomputato su un"
            f" debito: {it}. Non conta in un piano di rientro: un piano conta solo le rate annotate come pagate.",
            "en": f"paid €0.00, to pay €50.00; overdue: €50.00 (since 2018-04-30). Set off against a debt: {en}. It"
            " does not count in a repayment plan: a plan counts only the instalments noted as paid.",
        }[lang]
    )


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param([noted(PAID, "5.00", set_off=True, against=SetOff.DEBT)], id="no plan"),
        pytest.param([noted(PAID, "5.00", set_off=True), planned(FIRST)], id="against the rent"),
    ],
)
def test_nothing_outside_plans(capsys: Printed, notes: list[Annotation]) -> None:
    """
    Without a plan, or without a debt, nothing is said of plans and debts.
    """
    assert "non conta" not in shown(capsys, "it", *notes).lower()
