"""
The moving allowance of a case beside the agreement in force, as `relocation --case` tells it.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.allowances import Allowance, AllowanceKind
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cli import main
from contratti_quartiere.cli.case_agreement import agreement_report, agreement_values, print_agreement
from contratti_quartiere.cli.page import Page
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.documents import check, dumps
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E

Printed = pytest.CaptureFixture[str]

MOVED, LATER = date(2018, 6, 4), date(2018, 12, 31)
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
FROM = date(2018, 1, 1)
SET = PARAMETERS.override("moving_allowance", "m2 55:700 1000", source="delibera inventata", since=FROM)

languages = pytest.mark.parametrize("lang", ["it", "en"])


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 120 columns.
    """
    monkeypatch.setenv("COLUMNS", "120")


def moved(
    amount: str | None = "700.00",
    *,
    kind: AllowanceKind = AllowanceKind.LUMP_SUM,
    agreement: str = "accordo di esempio",
    on: date = MOVED,
    household: str = "N1",
) -> Relocation:
    """
    Return a case that moved out of A1 for a time, with a sum that the owner owes.
    """
    due = Allowance(kind=kind, amount=None if amount is None else Euro(amount), payer=Role.OWNER, agreement=agreement)
    case = Relocation(household=household, dwelling="A1").advance(E.MOVE_URGENTLY, on=on, dwelling="B1")
    return case.with_annotation(Annotation(kind=AnnotationKind.ALLOWANCE_DUE, on=on, allowance=due))


def programme(*cases: Relocation, area: int | None = 52) -> Programme:
    """
    Return a programme of cases that left a dwelling of some size.
    """
    left = Dwelling(id="A1", floor_area=None if area is None else Decimal(area))
    return Programme(dwellings=(Dwelling(id="A0"), left), relocations=cases)


def shown(capsys: Printed, lang: str, case: Relocation, *, area: int | None = 52, figures: Parameters = SET) -> str:
    """
    Return what is printed of a case that stands behind another, on one line.
    """
    whole = programme(moved("9999.00", household="N0"), case, area=area)
    print_agreement(Page(lang), agreement_report(whole, case, LATER, figures))
    return " ".join(capsys.readouterr().out.split())


ADVICE = {
    "it": "È un consiglio: un tetto non dice che cosa spetti a un nucleo.",
    "en": "This is advice: a ceiling does not say what a household is to get.",
}
HEADING = {"it": "CONTRIBUTO E ACCORDO consiglio", "en": "ALLOWANCE AND AGREEMENT advice"}


@pytest.mark.parametrize(
    ("case", "area", "said"),
    [
        pytest.param(
            moved("700.00"),
            52,
            Bilingual(
                "entro il tetto: trasloco del 4 giugno 2018 secondo «accordo di esempio», superficie 52,00 m², fino a"
                " 700,00 €: contributo dovuto 700,00 €.",
                "within the ceiling: move of 4 June 2018 under 'accordo di esempio', floor area 52.00 m², up to"
                " €700.00: allowance due €700.00.",
            ),
            id="within",
        ),
        pytest.param(
            moved("700.01"),
            52,
            Bilingual(
                "da guardare: trasloco del 4 giugno 2018 secondo «accordo di esempio», superficie 52,00 m², fino a"
                " 700,00 €: contributo dovuto 700,01 €; guardare l'accordo: un tetto non dice che cosa spetti a un"
                " nucleo.",
                "to look at: move of 4 June 2018 under 'accordo di esempio', floor area 52.00 m², up to €700.00:"
                " allowance due €700.01; look at the agreement: a ceiling does not say what a household is to get.",
            ),
            id="a cent more",
        ),
        pytest.param(
            moved(None),
            52,
            Bilingual(
                "non si può dire: non si sa di quanto sia il contributo.",
                "cannot be said: how much the allowance is, is not known.",
            ),
            id="amount unknown",
        ),
        pytest.param(
            moved(),
            None,
            Bilingual(
                "non si può dire: non si conosce la superficie dell'alloggio lasciato.",
                "cannot be said: the floor area of the dwelling left is unknown.",
            ),
            id="size unknown",
        ),
        pytest.param(
            moved(on=date(2017, 12, 31)),
            52,
            Bilingual(
                "non si può dire: nessuno ha scritto che cosa dice l'accordo (moving_allowance).",
                "cannot be said: nobody has written what the agreement says (moving_allowance).",
            ),
            id="day before the figure",
        ),
    ],
)
@languages
def test_comparison(capsys: Printed, case: Relocation, area: int | None, said: Bilingual, lang: str) -> None:
    """
    The lump sum stands beside what the agreement gives for the dwelling left, as advice and never as an entitlement.
    """
    sentence = said.say(Lang(lang))

    assert f"{HEADING[lang]} {sentence} {ADVICE[lang]}" == shown(capsys, lang, case, area=area)


@pytest.mark.parametrize(
    ("case", "figures"),
    [
        pytest.param(moved("9999.00"), PARAMETERS, id="nobody set the figure"),
        pytest.param(moved(kind=AllowanceKind.MOVER, agreement=""), SET, id="a mover does the move"),
        pytest.param(Relocation(household="N1", dwelling="A1"), SET, id="no move"),
    ],
)
def test_nothing_to_compare(capsys: Printed, case: Relocation, figures: Parameters) -> None:
    """
    Without a figure, a lump sum or a move nothing is told.
    """
    report = agreement_report(programme(case), case, LATER, figures)

    assert ("", []) == (shown(capsys, "it", case, figures=figures), agreement_values(report))


def test_values() -> None:
    """
    For programs: the verdict with its facts, the figure in force and the comparison, as a trace has them.
    """
    case = moved("700.01")
    (found,) = agreement_values(agreement_report(programme(case), case, LATER, SET))

    assert {
        "verdict": "violata",
        "severity": "consiglio",
        "rule": "allowance-by-agreement",
        "facts": [
            {"name": "moved_on", "type": "day", "value": "2018-06-04"},
            {"name": "agreement", "type": "text", "value": "accordo di esempio"},
            {"name": "floor_area_dm2", "type": "count", "value": 5200},
            {"name": "due", "type": "euro", "value": "700.01"},
            {"name": "ceiling", "type": "euro", "value": "700.00"},
        ],
        "figure": "m2 55:700 1000",
        "path": None,
    } == {
        **{name: found[name] for name in ("verdict", "severity", "rule", "facts")},
        "figure": found["figures"][0]["value"],
        "path": found.get("path"),
    }


# --------------------------------------------------------------------------------------------------------- the command


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """
    Return the paths of a document and of the figures of a body.
    """
    document, figures = tmp_path / "p.json", tmp_path / "cifre.json"
    document.write_text(dumps(programme(moved("900.00"))), encoding="utf-8")
    override = {
        "parameter": "moving_allowance",
        "value": "m2 55:700 1000",
        "source": "delibera inventata",
        "first": "2018-01-01",
    }
    values = {"format": "contratti_quartiere/parameters/0.1.0", "body": "Comune di Esempio", "overrides": [override]}
    figures.write_text(json.dumps(values), encoding="utf-8")
    return str(document), str(figures)


def run(capsys: Printed, *words: str) -> tuple[int, str]:
    """
    Return how the command ends, and what it prints.
    """
    code = main(["relocation", *words, "--on", "2018-12-31"])
    return code, capsys.readouterr().out


def test_figures_of_the_body(capsys: Printed, files: tuple[str, str]) -> None:
    """
    With the figures of a body the comparison stands below the money of a case, and without them it does not.
    """
    document, figures = files
    (one, told), (other, untold) = (
        run(capsys, document, "--case", "N1", *given) for given in (("--parameters", figures), ())
    )

    assert (0, 0, True, False) == (
        one,
        other,
        "\nCONTRIBUTO E ACCORDO consiglio\n da guardare: trasloco del 4 giugno 2018" in told,
        "ACCORDO" in untold,
    )
    assert told.index("DENARO") < told.index("CONTRIBUTO E ACCORDO") < told.index("PUÒ AVVENIRE")


def test_figures_of_the_body_in_json(capsys: Printed, files: tuple[str, str]) -> None:
    """
    With --json it stands under the money of the case.
    """
    document, figures = files
    found: list[Any] = [
        json.loads(run(capsys, document, "--case", "N1", "--json", *given)[1])["money"]["agreement"]
        for given in (("--parameters", figures), ())
    ]

    assert [["violata"], []] == [[one["verdict"] for one in verdicts] for verdicts in found]


@pytest.mark.parametrize("more", [(), ("--case", "N1")], ids=["list", "case"])
def test_figures_that_cannot_be_read(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, files: tuple[str, str], more: tuple[str, ...]
) -> None:
    """
    Figures that cannot be read are told, and nothing is looked at without them.
    """
    monkeypatch.chdir(EXAMPLES)
    code, told = run(capsys, files[0], *more, "--parameters", "cifre-sbagliate.json", "--lang", "en")

    assert (2, "cifre-sbagliate.json: the document cannot be read") == (code, told.splitlines()[0])


def test_document_that_cannot_be_read(capsys: Printed, files: tuple[str, str]) -> None:
    """
    With --json the errors of a document are a report, made with the figures of the body.
    """
    broken = EXAMPLES / "mobilita-impossibile.json"
    code, told = run(capsys, str(broken), "--json", "--parameters", files[1])
    expected = check(broken.read_bytes(), on=LATER, parameters=SET).to_dict()

    assert (2, expected["parameters"], "Comune di Esempio") == (
        code,
        json.loads(told)["parameters"],
        json.loads(told)["body"],
    )
