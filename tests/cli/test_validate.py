"""
The command `validate`: what an officer reads of a programme, whole, in either language, and in any column width.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.cli import main
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.exchange.documents import check, dumps
from contratti_quartiere.identifiers import Cig, read_cig
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.lots import Criterion, LotPlan, LotValue
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, ProcedureKind, ProcurementCode, RecordOrigin, Tender
from contratti_quartiere.programme import Milestone, MilestoneKind, Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules import RULES
from contratti_quartiere.windows import ServiceWindow

Printed = pytest.CaptureFixture[str]

ON = ("--on", "2026-11-22")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _file(folder: Path, programme: Programme) -> str:
    path = folder / "programma.json"
    path.write_text(dumps(programme), encoding="utf-8")
    return str(path)


def _read(capsys: Printed, folder: Path, programme: Programme, *words: str) -> str:
    main(["validate", _file(folder, programme), *ON, *words])
    return _flat(capsys.readouterr().out)


def stated(
    amount: str, *, precision: AmountPrecision = AmountPrecision.EXACT, vat: VatBasis = VatBasis.NET
) -> StatedAmount:
    """
    Return an amount on a stated basis.
    """
    return StatedAmount(amount=Euro(amount), precision=precision, vat=vat, options=OptionsBasis.EXCLUDED)


def lotted(*amounts: StatedAmount | None, plan: LotPlan | None = None) -> Programme:
    """
    Return a programme of one tender with these lots.
    """
    lots = tuple(Lot(id=f"lotto-{n}", title=f"Zona {n}", amount=amount) for n, amount in enumerate(amounts, 1))
    return Programme(tenders=(Tender(id="gara", lots=lots, plan=plan),))


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("lang", ["it", "en"])
def test_no_name_is_cut(capsys: Printed, monkeypatch: pytest.MonkeyPatch, columns: str, lang: str) -> None:
    """
    Every lab, source and lot of the Milan case stands whole in the page, however narrow it is.
    """
    monkeypatch.setenv("COLUMNS", columns)
    main(["validate", *ON, "--lang", lang])
    text = capsys.readouterr().out
    programme = milano_2016()
    names = [lab.name for lab in programme.laboratories] + [lot.id for lot in programme.tenders[0].lots]

    assert [] == [name for name in names if name not in text and _flat(name) not in _flat(text)]


def test_no_line_is_longer_than_the_page(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    In 80 columns no line has more, and none ends in blanks.
    """
    monkeypatch.setenv("COLUMNS", "80")
    main(["validate", *ON])
    lines = capsys.readouterr().out.splitlines()

    assert [] == [line for line in lines if len(line) > 80 or line != line.rstrip()]


def test_json_is_the_report(capsys: Printed) -> None:
    """
    With --json the page is the report that the library gives.
    """
    main(["validate", *ON, "--json"])

    assert validate(milano_2016(), on=date(2026, 11, 22)).to_dict() == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "code"),
    [pytest.param((), 0, id="advice-only"), pytest.param(("--strict",), 1, id="undecided-counts")],
)
def test_milan_leaves_with(capsys: Printed, words: tuple[str, ...], code: int) -> None:
    """
    The Milan case has no error, and what cannot be decided counts as one only if asked.
    """
    assert code == main(["validate", *ON, *words])
    assert capsys.readouterr().out


def test_an_error_leaves_with_1(capsys: Printed, tmp_path: Path) -> None:
    """
    A finding of severity error is told by the exit code.
    """
    broken = next(rule for rule in RULES if rule.id == "lots-sum").breaks()

    assert 1 == main(["validate", _file(tmp_path, broken), *ON])
    assert "0,01 €" in _flat(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("it", ("il documento non si può leggere", "/tenders/0/id trovato 3", "Errori: 2"), id="it"),
        pytest.param("en", ("the document cannot be read", "/tenders/0/id found 3", "Errors: 2"), id="en"),
    ],
)
def test_a_document_that_cannot_be_read(capsys: Printed, tmp_path: Path, lang: str, words: tuple[str, ...]) -> None:
    """
    Every problem is printed with its whole pointer, and the command leaves with 2.
    """
    path = tmp_path / "rotto.json"
    text = '{"format": "contratti_quartiere/programme/0.1.0", "tenders": [{"id": 3}], "gare": []}'
    path.write_text(text, encoding="utf-8")
    code = main(["validate", str(path), "--lang", lang])
    printed = _flat(capsys.readouterr().out)

    assert (2, []) == (code, [word for word in words if word not in printed])


def test_a_document_that_is_no_json_has_no_pointer(capsys: Printed, tmp_path: Path) -> None:
    """
    A problem of the whole document stands alone.
    """
    path = tmp_path / "rotto.json"
    path.write_text("[}", encoding="utf-8")
    main(["validate", str(path)])

    assert "non è JSON, riga 1 colonna 2" in _flat(capsys.readouterr().out)


def test_json_of_a_document_that_cannot_be_read(capsys: Printed, tmp_path: Path) -> None:
    """
    With --json the report of `check` tells the problems.
    """
    path = tmp_path / "rotto.json"
    path.write_text("[1]", encoding="utf-8")
    code = main(["validate", str(path), "--json", *ON])

    assert (2, check("[1]", on=date(2026, 11, 22)).to_dict()) == (code, json.loads(capsys.readouterr().out))


def test_the_day_is_today_by_default(capsys: Printed) -> None:
    """
    Only the command line has a clock.
    """
    main(["validate", "--json"])

    assert str(date.today()) == json.loads(capsys.readouterr().out)["on"]  # noqa: DTZ011  # the same clock


def test_before_the_restart_nothing_of_it_is_shown(capsys: Printed) -> None:
    """
    The page shows the programme as it was known on the day.
    """
    main(["validate", "--on", "2016-03-15"])

    assert "2017 –" not in capsys.readouterr().out


def test_an_empty_programme(capsys: Printed, tmp_path: Path) -> None:
    """
    Of nothing there is a title that says so, no finding, and an outcome.
    """
    text = _read(capsys, tmp_path, Programme())

    assert text.startswith("Programma senza titolo") and "RILIEVI nessuno" in text  # noqa: PT018  # one page


def test_a_lab_without_openings_or_payers(capsys: Printed, tmp_path: Path) -> None:
    """
    What is not known of a lab is called unknown, and a column that would be empty is not printed.
    """
    text = _read(capsys, tmp_path, Programme(laboratories=(Laboratory(id="lab-1"),)))

    assert ("lab-1 ignote" in text, "chi paga" in text) == (True, False)


def test_a_lab_that_is_still_open(capsys: Printed, tmp_path: Path) -> None:
    """
    An opening without an end goes on.
    """
    lab = Laboratory(id="lab-1", opening_periods=(OpeningPeriod(first=Year(2018)),))

    assert "2018 – in corso" in _read(capsys, tmp_path, Programme(laboratories=(lab,)))


def test_two_contracts_of_one_neighbourhood_share_their_payers(capsys: Printed, tmp_path: Path) -> None:
    """
    The payers of a lab's neighbourhood come from all its contracts, each once.
    """
    case = milano_2016()
    contracts = (*case.contracts[:1], NeighbourhoodContract(id="altro", neighbourhood="mazzini"))
    programme = Programme(contracts=contracts, laboratories=case.laboratories[:1])

    assert "Stato, Regione, Comune" in _read(capsys, tmp_path, programme)


def test_milestones_in_order_of_time(capsys: Printed, tmp_path: Path) -> None:
    """
    What happened is listed from the first to the last.
    """
    steps = tuple(
        Milestone(id=f"m{year}", kind=MilestoneKind.OTHER, when=Year(year), what=Bilingual(f"anno {year}", ""))
        for year in (2018, 2014)
    )
    text = _read(capsys, tmp_path, Programme(milestones=steps))

    assert text.index("anno 2014") < text.index("anno 2018")


TERM = ServiceWindow(start=date(2019, 10, 1), months=1, declared_end=date(2019, 10, 31))


def test_a_tender_with_all_its_facts(capsys: Printed, tmp_path: Path) -> None:
    """
    Authority, procedure, code, notice and amounts stand in the page with their basis.
    """
    tender = Tender(
        id="gara",
        contracting_authority="Comune di Prova",
        procedure=ProcedureKind.OPEN,
        notice_date=date(2019, 5, 2),
        declared_code=ProcurementCode.DLGS_50_2016,
        origin=RecordOrigin.FOREIGN,
        totals=(stated("10.00"),),
        term=TERM,
        lots=(Lot(id="lotto-1", cig=read_cig("B7E26B1DC8")), Lot(id="lotto-2", cig=Cig("B7E26B1DC7"))),
    )
    text = _read(capsys, tmp_path, Programme(tenders=(tender,)))
    words = ("Comune di Prova", "aperta", "DLgs 50/2016", "2 maggio 2019", "netto", "1 mese", "B7E26B1DC8", "avviso")

    assert [] == [word for word in words if word not in text]


def test_a_tender_of_which_nothing_is_known(capsys: Printed, tmp_path: Path) -> None:
    """
    What is unknown is called so.
    """
    text = _read(capsys, tmp_path, Programme(tenders=(Tender(id="gara"),)), "--lang", "en")

    assert "authority unknown procedure unknown notice date unknown" in text


def test_a_term_that_declares_only_its_end(capsys: Printed, tmp_path: Path) -> None:
    """
    Without months there is no end by count.
    """
    term = ServiceWindow(start=date(2019, 10, 1), declared_end=Month(2022, 9))
    text = _read(capsys, tmp_path, Programme(tenders=(Tender(id="gara", term=term),)))

    assert "Previsto: 1° ottobre 2019 – settembre 2022." in text


def test_a_term_without_an_end_has_no_line(capsys: Printed, tmp_path: Path) -> None:
    """
    Where no end is planned nothing can be drawn.
    """
    term = ServiceWindow(start=date(2019, 10, 1))

    assert "PREVISTO E SERVITO" not in _read(capsys, tmp_path, Programme(tenders=(Tender(id="gara", term=term),)))


def test_a_term_with_acts_is_drawn_by_them(capsys: Printed, tmp_path: Path) -> None:
    """
    Half a year of service of a year planned is half a line.
    """
    acts = (
        WindowAct(kind=ActKind.START, on=date(2019, 1, 1)),
        WindowAct(kind=ActKind.EARLY_END, on=date(2019, 6, 30)),
    )
    term = ServiceWindow(start=date(2019, 1, 1), months=12, acts=acts)
    text = _read(capsys, tmp_path, Programme(tenders=(Tender(id="gara", term=term),)))

    assert f"servito {'█' * 6}{'·' * 6}" in text


@pytest.mark.parametrize(
    ("programme", "shown"),
    [
        pytest.param(lotted(stated("1.00"), stated("3.00")), "totale 4,00 € 100,00 %", id="same-basis"),
        pytest.param(lotted(stated("1.00"), None), "ignoto", id="one-unknown"),
        pytest.param(lotted(stated("0.00")), "0,00 €", id="nothing"),
        pytest.param(lotted(None, None), "CIG", id="none-known"),
    ],
)
def test_stated_lots(capsys: Printed, tmp_path: Path, programme: Programme, shown: str) -> None:
    """
    Lots are shown as their documents state them, and added up where that has a meaning.
    """
    assert shown in _read(capsys, tmp_path, programme)


@pytest.mark.parametrize(
    "programme",
    [
        pytest.param(lotted(stated("1.00"), stated("3.00", vat=VatBasis.GROSS)), id="mixed-bases"),
        pytest.param(lotted(stated("1.00", precision=AmountPrecision.ABOUT), stated("3.00")), id="not-exact"),
        pytest.param(lotted(stated("1.00"), None), id="one-unknown"),
    ],
)
def test_lots_that_do_not_add_up(capsys: Printed, tmp_path: Path, programme: Programme) -> None:
    """
    Amounts that mean different things have no total.
    """
    assert "100,00 %" not in _read(capsys, tmp_path, programme)


def test_a_plan_of_nothing_has_no_percentages(capsys: Printed, tmp_path: Path) -> None:
    """
    Shares of zero have no percentage.
    """
    criterion = Criterion(id="c", label=Bilingual("pesi", "weights"), values=(LotValue("lotto-1", 1),))
    plan = LotPlan(total=Euro("0.00"), criteria=(criterion,))

    assert "%" not in _read(capsys, tmp_path, lotted(stated("1.00"), plan=plan)).partition("LOTTI: 0,00")[2]


def test_rules_are_listed(capsys: Printed) -> None:
    """
    Each rule has a line, with its severity and its sentence.
    """
    main(["rules"])
    text = _flat(capsys.readouterr().out)

    assert [] == [rule.id for rule in RULES if rule.id not in text]


def test_rules_as_json(capsys: Printed) -> None:
    """
    The list as JSON has every rule in its order.
    """
    main(["rules", "--json"])

    assert [rule.id for rule in RULES] == [rule["rule"] for rule in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.id} {rule.since}" for rule in RULES])
def test_one_rule(capsys: Printed, rule: object) -> None:
    """
    A rule by its name is explained whole.
    """
    name = getattr(rule, "id", "")
    main(["rules", name, "--lang", "en"])
    text = _flat(capsys.readouterr().out)

    assert [] == [r.en for r in RULES if r.id == name and _flat(r.en) not in text]


def test_one_rule_as_json(capsys: Printed) -> None:
    """
    A rule as JSON has its parameters.
    """
    main(["rules", "window-matches-deed", "--json"])

    assert [["missing_day"]] == [rule["parameters"] for rule in json.loads(capsys.readouterr().out)]


def test_a_rule_that_is_none(capsys: Printed) -> None:
    """
    An unknown name is told with the names that there are.
    """
    code = main(["rules", "nessuna"])

    assert (2, True) == (code, "lots-sum" in capsys.readouterr().err)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "it",
            [
                "Il resto del documento, verificato al 22 novembre 2026: RILIEVI",
                "errore Un solo caso aperto per nucleo",
            ],
        ),
        (
            "en",
            [
                "The rest of the document, checked as of 22 November 2026: FINDINGS",
                "error One open case for each household",
            ],
        ),
    ],
)
def test_the_rest_of_an_unreadable_document(capsys: Printed, tmp_path: Path, lang: str, said: list[str]) -> None:
    """
    A history that cannot have happened is set aside and told, and what the rules find in the rest is told with it.
    """
    document = {
        "format": "contratti_quartiere/programme/0.1.0",
        "relocations": [
            {"household": "H1"},
            {"household": "H1", "id": "caso-2"},
            {"household": "H2", "history": [{"event": "rientra", "happened_on": "2018-01-10"}]},
        ],
    }
    path = tmp_path / "programma.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    code = main(["validate", str(path), *ON, "--lang", lang])
    printed = _flat(capsys.readouterr().out)

    assert (2, True, True) == (code, "/relocations/2/history/0" in printed, all(words in printed for words in said))


def test_nothing_of_a_rest_without_findings(capsys: Printed, tmp_path: Path) -> None:
    """
    Where the rules find nothing in the rest, nothing is said of it.
    """
    path = tmp_path / "programma.json"
    path.write_text('{"format": "contratti_quartiere/programme/0.1.0", "titolo": ""}', encoding="utf-8")
    main(["validate", str(path), *ON])

    assert "Il resto" not in capsys.readouterr().out


def test_rules_that_say_the_same_stand_together(tmp_path: Path, capsys: Printed) -> None:
    """
    What several rules say of one place in the same words is printed once, after all their titles.
    """
    text = _read(capsys, tmp_path, Programme(tenders=(Tender(id="gara", lots=(Lot(id="lotto-1"),)),)))
    both = "? Un CIG per lotto; CIG ben formato nessun lotto ha un CIG /tenders/0/lots"

    assert (1, 1) == (text.count(both), text.count("nessun lotto ha un CIG"))


EIGHT = ", ".join(f"/tenders/{number}" for number in range(8)) + ", …"
LATER_IT = (
    "NON GUARDATO: SUCCESSIVO ALLA VERIFICA record che dicono qualcosa di successivo al 22 novembre 2026, e che quel"
    f" giorno non si sapeva: 9 {EIGHT}"
)
LATER_EN = (
    "NOT LOOKED AT: LATER THAN THE CHECK records that tell of something later than 22 November 2026, which was not"
    f" known on that day: 9 {EIGHT}"
)


@pytest.mark.parametrize(("lang", "said"), [("it", LATER_IT), ("en", LATER_EN)])
def test_what_is_later_than_the_check(lang: str, said: str, tmp_path: Path, capsys: Printed) -> None:
    """
    A notice that is yet to come is not judged, and the page says so; of many the first eight are named.
    """
    tenders = tuple(Tender(id=f"gara-{number}", notice_date=date(2026, 12, 10)) for number in range(9))

    assert said in _read(capsys, tmp_path, Programme(tenders=tenders), "--lang", lang)
