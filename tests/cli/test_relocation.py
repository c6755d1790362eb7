"""
The command `relocation`: the cases in a list, one case whole, why an event cannot come next, and the diagrams.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from rich.cells import cell_len

from contratti_quartiere.allowances import Allowance, AllowanceKind, SetOff
from contratti_quartiere.cases import una_scala
from contratti_quartiere.cli import main
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.relocation_page import print_case
from contratti_quartiere.cli.relocation_values import case_values
from contratti_quartiere.diagrams import dot, mermaid
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.exchange.documents import FORMAT, check, dumps
from contratti_quartiere.exchange.records import to_values
from contratti_quartiere.histories import Table
from contratti_quartiere.households import Composition
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, Destination, RelocationStep, Suitability
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.works_table import WORKS_TABLE

Printed = pytest.CaptureFixture[str]

AT_THE_END = ("--on", "2021-01-01")
DAY = date(2018, 3, 1)

languages = pytest.mark.parametrize("lang", ["it", "en"])


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 120 columns.
    """
    monkeypatch.setenv("COLUMNS", "120")


def flat(text: str) -> str:
    """
    Return a text on one line, without the rules of tables.
    """
    return " ".join(text.replace("─", " ").split())


def read(capsys: Printed, *words: str) -> str:
    """
    Return what the command prints, on one line.
    """
    main(["relocation", *words])
    return flat(capsys.readouterr().out)


def values(capsys: Printed, *words: str) -> dict[str, Any]:
    """
    Return what the command prints as JSON.
    """
    main(["relocation", *words, "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def written(folder: Path, *cases: Relocation, title: str = "") -> str:
    """
    Return the path of a document of these cases.
    """
    path = folder / "programma.json"
    path.write_text(dumps(Programme(title=title, relocations=cases)), encoding="utf-8")
    return str(path)


def shown(capsys: Printed, case: Relocation, lang: str = "it", event: E | None = None) -> str:
    """
    Return the page of one case, on one line.
    """
    print_case(Page(lang), case, DAY, event)
    return flat(capsys.readouterr().out)


def noted(kind: AnnotationKind, **facts: Any) -> Relocation:
    """
    Return a case of which one thing is noted.
    """
    return Relocation(household="H1", annotations=(Annotation(kind=kind, on=DAY, **facts),))


def informed(household: str = "H1", **facts: Any) -> Relocation:
    """
    Return a case of a household that had the general notice.
    """
    return Relocation(household=household, **facts).advance(E.INFORM, on=DAY)


# ------------------------------------------------------------------------------------------------------------ the list


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        pytest.param(
            "it",
            "H09 H09 rientro contestato fuori 10/12/2020 volano-6 archivia rientro, rientra, rinuncia al rientro,"
            " decreto fuori",
            id="it",
        ),
        pytest.param(
            "en",
            "H09 H09 return contested out 2020-12-10 volano-6 dismiss return contest, return home, waive return,"
            " order to vacate away",
            id="en",
        ),
    ],
)
def test_a_case_in_a_row(capsys: Printed, lang: str, row: str) -> None:
    """
    Case, household, state, where, since when, dwelling and what may happen next, without underscores.
    """
    assert row in read(capsys, *AT_THE_END, "--lang", lang)


@pytest.mark.parametrize(
    "row",
    [
        "H01 H01 rientrato a casa 24/11/2020 B-01 –",
        "H06 H06 trasferito def altrove 26/02/2018 corte-7-21 –",
        "H11 H11 cessato altrove 29/06/2018 – –",
    ],
)
def test_a_final_case_has_no_next_step(capsys: Printed, row: str) -> None:
    """
    Nothing can happen after the end, and whoever has left by itself is nowhere on record.
    """
    assert f"{row} H" in read(capsys, *AT_THE_END)


def test_a_place_that_is_no_dwelling(capsys: Printed) -> None:
    """
    Whoever stays with relatives is with relatives.
    """
    assert "H05 H05 trasferito temp fuori 06/08/2018 parenti altro" in read(capsys, "--on", "2018-09-17")


def test_a_case_that_is_paused(capsys: Printed) -> None:
    """
    A pause changes no state and is shown beside it.
    """
    assert "H04 H04 accettata (in pausa) a casa" in read(capsys, "--on", "2018-01-15")


def test_the_list_keeps_the_order_of_the_document(capsys: Printed, tmp_path: Path) -> None:
    """
    Households are not ranked: the list begins with whatever the document begins with.
    """
    found = values(capsys, written(tmp_path, informed("H2"), Relocation(household="H1"), informed("H3")))

    assert ["H2", "H1", "H3"] == [case["case"] for case in found["cases"]]


def test_the_rows_keep_the_order_of_the_document(capsys: Printed, tmp_path: Path) -> None:
    """
    So does the page.
    """
    text = read(capsys, written(tmp_path, informed("H2"), Relocation(household="H1"), informed("H3")))

    assert sorted(text.index(name) for name in ("H2", "H1", "H3")) == [text.index(n) for n in ("H2", "H1", "H3")]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        pytest.param("2017-03-05", "Casi 11: a casa 11, fuori 0, altrove 0.", id="before the split"),
        pytest.param("2017-10-01", "Casi 12: a casa 12, fuori 0, altrove 0.", id="day before the first move"),
        pytest.param("2017-10-02", "Casi 12: a casa 11, fuori 1, altrove 0.", id="first move"),
        pytest.param("2018-02-26", "Casi 12: a casa 9, fuori 2, altrove 1.", id="first household settled"),
        pytest.param("2018-09-17", "Casi 12: a casa 0, fuori 10, altrove 2.", id="the site opens"),
        pytest.param("2021-01-01", "Casi 12: a casa 6, fuori 3, altrove 3.", id="at the end"),
    ],
)
def test_counts(capsys: Printed, on: str, said: str) -> None:
    """
    Under the list stands how many are at home, out and gone on that day.
    """
    assert said in read(capsys, "--on", on)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "Attenzione, errori trovati dalle regole: 1. Li dice il comando validate."),
        ("en", "Mind, errors that the rules find: 1. The command validate tells them."),
    ],
)
def test_errors_of_rules_are_pointed_to(capsys: Printed, tmp_path: Path, lang: str, said: str) -> None:
    """
    Two open cases of one household are listed, and the page says that a rule is against it.
    """
    path = written(tmp_path, informed("H1"), Relocation(household="H1", id="caso-2"))

    assert said in " ".join(read(capsys, path, "--lang", lang).split())


def test_no_errors_of_rules(capsys: Printed, tmp_path: Path) -> None:
    """
    Where the rules find no error nothing is said of them.
    """
    assert "Attenzione" not in read(capsys, written(tmp_path, informed("H1")))


def test_counts_in_english(capsys: Printed) -> None:
    """
    In English too.
    """
    assert "Cases 12: home 6, out 3, gone 3." in read(capsys, *AT_THE_END, "--lang", "en")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "non decide nulla su una persona e non mette nessuno in graduatoria"),
        ("en", "it decides nothing about a person and ranks nobody"),
    ],
)
@pytest.mark.parametrize("words", [AT_THE_END, ("--help",)], ids=["list", "help"])
def test_the_list_decides_nothing(capsys: Printed, lang: str, said: str, words: tuple[str, ...]) -> None:
    """
    Help and list say that nobody is judged or ranked.
    """
    assert said in read(capsys, *words, "--lang", lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "A ogni caso aperto anche: disdetta, estingui. Casi"),
        ("en", "To any open case also: leave, close extinct. Cases"),
    ],
)
def test_what_may_always_happen_is_said_once(capsys: Printed, lang: str, said: str) -> None:
    """
    To leave and to die out may happen in every state that is not final: ACTIVE, in the table.
    """
    assert said in read(capsys, *AT_THE_END, "--lang", lang)


def test_what_may_always_happen_stands_in_no_row(capsys: Printed) -> None:
    """
    A row has only what not every open case may have.
    """
    assert 1 == read(capsys, *AT_THE_END).count("estingui")


def test_where_all_is_over_nothing_may_happen(capsys: Printed, tmp_path: Path) -> None:
    """
    A list of final cases has no word of next steps below it.
    """
    over = Relocation(household="H1").advance(E.LEAVE, on=DAY)

    assert "A ogni caso aperto" not in read(capsys, written(tmp_path, over))


@pytest.mark.parametrize(
    ("columns", "beside"), [pytest.param("99", False, id="narrow"), pytest.param("100", True, id="wide")]
)
def test_next_steps_stand_where_there_is_room(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, columns: str, beside: bool
) -> None:
    """
    From 100 columns on beside each case; in fewer below, once a state.
    """
    monkeypatch.setenv("COLUMNS", columns)
    text = read(capsys, *AT_THE_END)
    below = "Può avvenire, per stato: rientro proposto altro spostamento, ritira rientro, opponi rientro,"

    assert (beside, not beside) == ("alloggio può avvenire" in text, below in text)


def test_a_state_is_said_once(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    In a narrow page two cases in one state have their next steps told together, and final states none.
    """
    monkeypatch.setenv("COLUMNS", "80")
    below = read(capsys, "--on", "2018-03-01").partition("Può avvenire, per stato:")[2]

    assert (1, 0) == (below.count("da proporre proponi, sistemazione"), below.count("trasferito def"))


@languages
@pytest.mark.parametrize("columns", [60, 80, 100, 120])
@pytest.mark.parametrize("words", [(), *(("--case", f"H{n:02}") for n in (1, 4, 7, 9, 10, 12))], ids=" ".join)
def test_no_line_is_longer_than_the_page(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str, words: tuple[str, ...]
) -> None:
    """
    No line has more columns than the terminal, and none ends in blanks.
    """
    monkeypatch.setenv("COLUMNS", str(columns))
    main(["relocation", *AT_THE_END, "--lang", lang, *words])
    lines = capsys.readouterr().out.splitlines()

    assert [] == [line for line in lines if cell_len(line) > columns or line != line.rstrip()]


@languages
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_name_is_cut(capsys: Printed, monkeypatch: pytest.MonkeyPatch, columns: str, lang: str) -> None:
    """
    However narrow the page, every case and dwelling stands whole in it.
    """
    monkeypatch.setenv("COLUMNS", columns)
    text = read(capsys, *AT_THE_END, "--lang", lang)
    names = [*(f"H{n:02}" for n in range(1, 13)), "B-01", "volano-3", "volano-6", "corte-7-21", "B-12"]

    assert [] == [name for name in names if name not in text.split()]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "Programma senza titolo Casi di mobilità al 1° marzo 2018 Casi 0: a casa 0, fuori 0, altrove 0."),
        ("en", "Untitled programme Relocation cases as of 1 March 2018 Cases 0: home 0, out 0, gone 0."),
    ],
)
def test_an_empty_document(capsys: Printed, tmp_path: Path, lang: str, said: str) -> None:
    """
    Of no cases there is no table, and the counts say so.
    """
    assert read(capsys, written(tmp_path), "--on", "2018-03-01", "--lang", lang).startswith(said)


def test_the_title_of_the_document(capsys: Printed, tmp_path: Path) -> None:
    """
    The page begins with the title of the programme.
    """
    assert read(capsys, written(tmp_path, title="Scala A")).startswith("Scala A Casi")


def test_the_day_is_today_by_default(capsys: Printed) -> None:
    """
    Without --on it is today, as for the other commands.
    """
    assert str(date.today()) == values(capsys)["on"]  # noqa: DTZ011  # the same clock


def test_italian_days(capsys: Printed) -> None:
    """
    The day is typed in the Italian way too.
    """
    assert "2018-09-17" == values(capsys, "--on", "17/09/2018")["on"]


@pytest.mark.parametrize(
    ("on", "state"),
    [("2017-03-05", "da_censire"), ("2017-03-06", "informato"), ("2017-04-03", "valutato")],
)
def test_what_came_later_is_not_known(capsys: Printed, on: str, state: str) -> None:
    """
    The state is that of the day, which the step of that day has changed.
    """
    assert state == values(capsys, "--on", on)["cases"][0]["state"]


def test_the_list_as_json(capsys: Printed, tmp_path: Path) -> None:
    """
    For programs: the words of the document, ISO days, empty texts for what is not known, every next step.
    """
    gone = Relocation(household="H2", id="caso-2").advance(E.LEAVE, on=DAY)
    out = Relocation(household="H3", dwelling="B-1").advance(E.MOVE_URGENTLY, on=DAY, destination=Destination.RELATIVES)
    path = written(tmp_path, Relocation(household="H1", dwelling="B-3"), gone, out, title="Prova")

    assert {
        "format": "contratti_quartiere/relocations/0.1.0",
        "on": "2018-03-01",
        "title": "Prova",
        "cases": [
            {
                "case": "H1",
                "household": "H1",
                "state": "da_censire",
                "where": "a_casa",
                "since": "",
                "paused": False,
                "dwelling": "B-3",
                "destination": "",
                "next": [
                    "informa",
                    "colloquio",
                    "nessun_titolo",
                    "trasloco_urgente",
                    "annulla",
                    "disdetta",
                    "estingui",
                ],
            },
            {
                "case": "caso-2",
                "household": "H2",
                "state": "cessato",
                "where": "altrove",
                "since": "2018-03-01",
                "paused": False,
                "dwelling": "",
                "destination": "",
                "next": [],
            },
            {
                "case": "H3",
                "household": "H3",
                "state": "trasferito_temp",
                "where": "fuori",
                "since": "2018-03-01",
                "paused": False,
                "dwelling": "",
                "destination": "parenti",
                "next": [
                    "altro_spostamento",
                    "apri_scelta",
                    "proponi_rientro",
                    "rinuncia_al_rientro",
                    "decreto_fuori",
                    "disdetta",
                    "estingui",
                ],
            },
        ],
        "counts": {"a_casa": 1, "fuori": 1, "altrove": 1},
        "note": {
            "it": "L'elenco segue l'ordine del documento: non decide nulla su una persona e non mette nessuno in"
            " graduatoria.",
            "en": "The list keeps the order of the document: it decides nothing about a person and ranks nobody.",
        },
    } == values(capsys, path, "--on", "2018-03-01")


def test_a_successor_on_its_day(capsys: Printed, tmp_path: Path) -> None:
    """
    The household is the one to which the case belongs on the day.
    """
    case = noted(AnnotationKind.SUCCESSION, household="H9")
    path = written(tmp_path, case)

    assert ["H1", "H9"] == [
        values(capsys, path, "--on", on)["cases"][0]["household"] for on in ("28/02/2018", "01/03/2018")
    ]


def test_json_is_the_same_in_both_languages(capsys: Printed) -> None:
    """
    What a program reads does not hang on the language, and is the same each time.
    """
    assert values(capsys, *AT_THE_END) == values(capsys, *AT_THE_END, "--lang", "en")


# ------------------------------------------------------------------------------------------------------------ one case


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "PASSI giorno evento ruolo documento alloggio notifica 01/03/2018 informa DOVE"),
        ("en", "STEPS day event role document dwelling notified 2018-03-01 inform WHERE"),
    ],
)
def test_steps_in_a_table(capsys: Printed, lang: str, said: str) -> None:
    """
    The columns of a step; what is not known of it leaves its cell empty.
    """
    assert said in shown(capsys, informed(), lang)


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        pytest.param("99", "01/03/2018 informa avviso generale 7/2018 B-1 02/03/2018 Comune", id="narrow"),
        pytest.param("100", "01/03/2018 informa Comune avviso generale 7/2018 B-1 02/03/2018", id="wide"),
    ],
)
def test_the_role_stands_where_there_is_room(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, columns: str, row: str
) -> None:
    """
    From 100 columns on in a column of its own, in fewer below the event.
    """
    monkeypatch.setenv("COLUMNS", columns)
    case = Relocation(household="H1").advance(
        E.INFORM,
        on=DAY,
        document=DocumentReference(kind=DocumentKind.GENERAL_NOTICE, protocol="7/2018"),
        role=Role.CITY,
        dwelling="B-1",
        notified_on=date(2018, 3, 2),
    )

    assert row in shown(capsys, case)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "MOTIVI 02/10/2017 rifiuta (non adatto): quarto piano senza ascensore"),
        ("en", "REASONS 2017-10-02 refuse (unsuitable): quarto piano senza ascensore"),
    ],
)
def test_reasons(capsys: Printed, lang: str, said: str) -> None:
    """
    A step that has a reason tells it, with what the office thought of the dwelling.
    """
    assert said in read(capsys, *AT_THE_END, "--case", "H02", "--lang", lang)


def test_a_reason_without_a_judgement(capsys: Printed) -> None:
    """
    Where nobody judged a dwelling the reason stands alone, and a judgement without a reason is not told.
    """
    case = Relocation(
        household="H1",
        history=(
            RelocationStep(event=E.INTERVIEW, happened_on=DAY, reason="chiede il pianterreno"),
            RelocationStep(event=E.ADMIT, happened_on=DAY),
            RelocationStep(event=E.OFFER, happened_on=DAY, suitability=Suitability.SUITABLE),
        ),
    )

    assert "MOTIVI 01/03/2018 colloquio: chiede il pianterreno DOVE ABITA" in shown(capsys, case)


def test_a_step_to_no_dwelling_tells_where_to(capsys: Printed) -> None:
    """
    In the column of the dwelling stands the kind of place.
    """
    case = Relocation(household="H1").advance(E.MOVE_URGENTLY, on=DAY, destination=Destination.RELATIVES)

    assert "01/03/2018 trasloco urgente parenti" in shown(capsys, case)


@pytest.mark.parametrize(
    ("case", "it", "en"),
    [
        pytest.param(
            noted(AnnotationKind.ACCOMPANIMENT_ENDED), "accompagnamento concluso", "accompaniment ended", id="bare"
        ),
        pytest.param(
            noted(
                AnnotationKind.CENSUS,
                composition=Composition(members=3),
                dwelling="B-3",
                lived_since=date(2013, 9, 1),
                declared_title="contratto",
            ),
            "censimento: alloggio B-3; componenti 3; ci abita dal 01/09/2013; contratto",
            "census: dwelling B-3; members 3; lives there since 2013-09-01; contratto",
            id="census",
        ),
        pytest.param(
            noted(AnnotationKind.CENSUS, composition=Composition(), text="assente"),
            "censimento: assente",
            "census: assente",
            id="members unknown",
        ),
        pytest.param(
            noted(AnnotationKind.SPLIT, household="H2", case="caso-2"),
            "scissione: nucleo H2; caso caso-2",
            "split: household H2; case caso-2",
            id="split",
        ),
        pytest.param(
            noted(AnnotationKind.VISIT, others_met=0),
            "visita: altre persone 0",
            "visit: other people 0",
            id="nobody met",
        ),
        pytest.param(
            noted(
                AnnotationKind.ALLOWANCE_DUE,
                allowance=Allowance(
                    kind=AllowanceKind.LUMP_SUM,
                    amount=Euro("700.00"),
                    payer=Role.OWNER,
                    agreement="accordo di prova",
                    set_off=True,
                ),
            ),
            "contributo dovuto: somma forfettaria 700,00 €, paga: proprietà, accordo di prova, a scomputo del canone",
            "allowance due: lump sum €700.00, paid by: owner, accordo di prova, set off against the rent",
            id="allowance",
        ),
        pytest.param(
            noted(AnnotationKind.ALLOWANCE_PAID, allowance=Allowance(kind=AllowanceKind.MOVER)),
            "contributo pagato: traslocatore ignoto",
            "allowance paid: mover unknown",
            id="allowance of which nothing is known",
        ),
        pytest.param(
            noted(
                AnnotationKind.ALLOWANCE_PAID,
                allowance=Allowance(
                    kind=AllowanceKind.MOVER,
                    amount=Euro("640.00"),
                    payer=Role.OWNER,
                    payee=Role.HOUSEHOLD,
                    set_off=True,
                    against=SetOff.DEBT,
                    move=date(2018, 2, 20),
                ),
            ),
            "contributo pagato: traslocatore 640,00 €, paga: proprietà, riceve: nucleo, a scomputo del debito,"
            " trasloco del 20/02/2018",
            "allowance paid: mover €640.00, paid by: owner, paid to: household, set off against the debt,"
            " move of 2018-02-20",
            id="allowance set off against a debt",
        ),
        pytest.param(
            noted(
                AnnotationKind.NOTE,
                text="prova",
                documents=(DocumentReference(kind=DocumentKind.VISIT_RECORD, protocol="8/2018"),),
            ),
            "nota: prova; verbale di visita 8/2018",
            "note: prova; visit record 8/2018",
            id="document",
        ),
    ],
)
@languages
def test_annotations(capsys: Printed, case: Relocation, it: str, en: str, lang: str) -> None:
    """
    Each annotation tells its day and what it carries, and no more.
    """
    said = {"it": f"01/03/2018 {it} DOVE ABITA", "en": f"2018-03-01 {en} WHERE IT LIVES"}[lang]

    assert said in shown(capsys, case, lang)


_INFORMED = RelocationStep(event=E.INFORM, happened_on=DAY)
_LATER = RelocationStep(event=E.INFORM, happened_on=date(2018, 3, 5))


@pytest.mark.parametrize(
    ("stood", "stands", "it", "en"),
    [
        pytest.param(
            _INFORMED,
            _LATER,
            "prima informa 01/03/2018, ora informa 05/03/2018",
            "before inform 2018-03-01, now inform 2018-03-05",
            id="day",
        ),
        pytest.param(
            _INFORMED,
            None,
            "prima informa 01/03/2018, ora nulla",
            "before inform 2018-03-01, now nothing",
            id="taken away",
        ),
        pytest.param(
            None,
            _INFORMED,
            "prima nulla, ora informa 01/03/2018",
            "before nothing, now inform 2018-03-01",
            id="put in",
        ),
        pytest.param(
            _INFORMED,
            attrs.evolve(_INFORMED, role=Role.CITY),
            "informa 01/03/2018",
            "inform 2018-03-01",
            id="something else",
        ),
    ],
)
def test_corrections(
    capsys: Printed, stood: RelocationStep | None, stands: RelocationStep | None, it: str, en: str
) -> None:
    """
    A correction says what stood before and what stands now, and names the step alone where its day is the same.
    """
    case = noted(AnnotationKind.CORRECTION, stood=stood, stands=stands)

    assert (True, True) == (
        f"01/03/2018 rettifica: {it} DOVE" in shown(capsys, case, "it"),
        f"2018-03-01 correction: {en} WHERE" in shown(capsys, case, "en"),
    )


def test_annotations_in_the_order_of_their_days(capsys: Printed) -> None:
    """
    They may stand in any order in the document.
    """
    later, earlier = (
        Annotation(kind=AnnotationKind.NOTE, on=day, text=text)
        for day, text in ((date(2018, 4, 1), "dopo"), (date(2018, 3, 1), "prima"))
    )
    case = Relocation(household="H1", annotations=(later, earlier))

    assert "01/03/2018 nota: prima 01/04/2018 nota: dopo" in shown(capsys, case)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(
            "it",
            "01/04/2008 20/02/2018 a casa B-10 20/02/2018 16/04/2018 fuori volano-3 16/04/2018 – fuori volano-4"
            " 20/02/2018 04/05/2018 tiene le chiavi B-10 DENARO",
            id="it",
        ),
        pytest.param(
            "en",
            "2008-04-01 2018-02-20 home B-10 2018-02-20 2018-04-16 away volano-3 2018-04-16 – away volano-4"
            " 2018-02-20 2018-05-04 keeps the keys B-10 MONEY",
            id="en",
        ),
    ],
)
def test_places(capsys: Printed, lang: str, said: str) -> None:
    """
    Where the household lived, from when until when, and which keys it kept.
    """
    assert said in read(capsys, *AT_THE_END, "--case", "H10", "--lang", lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "ignoto 01/03/2018 a casa – 01/03/2018 – fuori – 01/03/2018 ignoto tiene le chiavi –"),
        ("en", "unknown 2018-03-01 home – 2018-03-01 – away – 2018-03-01 unknown keeps the keys –"),
    ],
)
def test_places_that_nobody_knows(capsys: Printed, lang: str, said: str) -> None:
    """
    Of an urgent move nobody may know from where, to where, and until when the keys were kept.
    """
    assert said in shown(capsys, Relocation(household="H1").advance(E.MOVE_URGENTLY, on=DAY), lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(
            "it",
            "PUÒ AVVENIRE evento porta a con il documento archivia rientro trasferito temp archiviazione motivata"
            " rientra rientrato verbale di consegna rinuncia al rientro trasferito def rinuncia al rientro,"
            " assegnazione definitiva decreto fuori rilascio fuori decreto di decadenza, decreto di rilascio disdetta"
            " cessato disdetta estingui estinto verbale di consegna",
            id="it",
        ),
        pytest.param(
            "en",
            "MAY HAPPEN NEXT event leads to with the document dismiss return contest moved temporarily reasoned act"
            " that closes them return home returned handover record",
            id="en",
        ),
    ],
)
def test_what_may_happen_next(capsys: Printed, lang: str, said: str) -> None:
    """
    Each event that may come next, the state to which it leads and the documents that ground it.
    """
    text = read(capsys, *AT_THE_END, "--case", "H09", "--lang", lang)

    assert said in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "PUÒ AVVENIRE nulla: lo stato è finale, restano le annotazioni"),
        ("en", "MAY HAPPEN NEXT nothing: the state is final, only annotations are left"),
    ],
)
def test_after_the_end_nothing_may_happen(capsys: Printed, lang: str, said: str) -> None:
    """
    A final case has no next step.
    """
    assert said in read(capsys, *AT_THE_END, "--case", "H01", "--lang", lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "Possibile non vuol dire dovuto: la tabella dice che cosa può avvenire"),
        ("en", "Possible does not mean due: the table says what may happen"),
    ],
)
def test_what_is_possible_is_not_due(capsys: Printed, lang: str, said: str) -> None:
    """
    The page of a case decides nothing either.
    """
    assert said in read(capsys, *AT_THE_END, "--case", "H09", "--lang", lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(
            "it",
            "Caso H12, nucleo H12 stato rientrato, dal 17/12/2020 dove a casa: B-11 origine H09 lavori lavori-scala-b"
            " PASSI",
            id="it",
        ),
        pytest.param(
            "en",
            "Case H12, household H12 state returned, since 2020-12-17 where home: B-11 origin H09 works lavori-scala-b"
            " STEPS",
            id="en",
        ),
    ],
)
def test_where_a_case_stands(capsys: Printed, lang: str, said: str) -> None:
    """
    At the top of the page: state, since when, where, from which case it split off, for which works.
    """
    assert read(capsys, *AT_THE_END, "--case", "H12", "--lang", lang).startswith(said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "stato da censire dove a casa: B-1 caso precedente caso-1 PASSI nessuno DOVE"),
        ("en", "state not surveyed where home: B-1 previous case caso-1 STEPS none WHERE"),
    ],
)
def test_a_case_that_has_not_begun(capsys: Printed, lang: str, said: str) -> None:
    """
    An empty history has no day, no step and no reason; an earlier case of the household is named.
    """
    case = Relocation(household="H1", id="caso-2", dwelling="B-1", previous_case="caso-1")

    assert said in shown(capsys, case, lang)


def test_one_case_as_json() -> None:
    """
    For programs: where the case stands, its record as documents hold it, its places, and what may happen next.
    """
    case = Relocation(household="H1", dwelling="B-1", home_since=date(2001, 9, 1)).advance(
        E.MOVE_URGENTLY, on=DAY, destination=Destination.RELATIVES
    )
    case = case.advance(E.OFFER_RETURN, on=DAY, dwelling="B-1")

    assert {
        "format": "contratti_quartiere/relocation/0.1.0",
        "on": "2018-03-01",
        "case": "H1",
        "household": "H1",
        "state": "rientro_proposto",
        "where": "fuori",
        "since": "2018-03-01",
        "paused": False,
        "dwelling": "",
        "destination": "parenti",
        "record": {
            "household": "H1",
            "history": [
                {"event": "trasloco_urgente", "happened_on": "2018-03-01", "destination": "parenti"},
                {"event": "proponi_rientro", "happened_on": "2018-03-01", "dwelling": "B-1"},
            ],
            "dwelling": "B-1",
            "home_since": "2001-09-01",
        },
        "episodes": [
            {"kind": "a_casa", "dwelling": "B-1", "destination": "", "first": "2001-09-01", "end": "2018-03-01"},
            {"kind": "fuori", "dwelling": "", "destination": "parenti", "first": "2018-03-01", "end": ""},
        ],
        "holds": [{"dwelling": "B-1", "first": "2018-03-01", "end": ""}],
        "money": {
            "lines": [],
            "payers": [],
            "household": [],
            "plans": [],
            "debt_set_off_outside_plans": "0.00",
            "agreement": [],
        },
        "next": [
            {"event": "altro_spostamento", "state": "trasferito_temp", "documents": ["verbale di consegna"]},
            {"event": "ritira_rientro", "state": "trasferito_temp", "documents": ["lettera dell'ente"]},
            {"event": "opponi_rientro", "state": "rientro_in_opposizione", "documents": ["opposizione"]},
            {"event": "contesta_rientro", "state": "rientro_contestato", "documents": ["avvio del procedimento"]},
            {"event": "rientra", "state": "rientrato", "documents": ["verbale di consegna"]},
            {
                "event": "rinuncia_al_rientro",
                "state": "trasferito_def",
                "documents": ["rinuncia al rientro", "assegnazione definitiva"],
            },
            {
                "event": "decreto_fuori",
                "state": "rilascio_fuori",
                "documents": ["decreto di decadenza", "decreto di rilascio"],
            },
            {"event": "disdetta", "state": "cessato", "documents": ["disdetta"]},
            {"event": "estingui", "state": "estinto", "documents": ["verbale di consegna"]},
        ],
        "note": {
            "it": "Possibile non vuol dire dovuto: la tabella dice che cosa può avvenire, decide l'ufficio con i suoi"
            " atti.",
            "en": "Possible does not mean due: the table says what may happen, the office decides by its own acts.",
        },
    } == case_values(case, DAY, None)


def test_the_command_prints_the_record_as_of_the_day(capsys: Printed) -> None:
    """
    With --json the record has the steps up to the day, as documents hold them.
    """
    until = una_scala().as_of(date(2018, 1, 15))
    record = to_values(until)["relocations"][3]

    assert record == values(capsys, "--on", "2018-01-15", "--case", "H04")["record"]


# ----------------------------------------------------------------------------------------------------------- and why


@pytest.mark.parametrize(
    ("lang", "word", "said"),
    [
        pytest.param(
            "it",
            "rientra",
            "PUÒ AVVENIRE QUESTO? rientra può avvenire ora, con: verbale di consegna; porta a «rientrato»",
            id="it",
        ),
        pytest.param(
            "en",
            "return home",
            "MAY THIS HAPPEN? return home it may happen now, with: handover record; it leads to 'returned'",
            id="en",
        ),
    ],
)
def test_why_of_what_may_happen(capsys: Printed, lang: str, word: str, said: str) -> None:
    """
    From RETURN_CONTESTED the household may return home: the page says by which document, and to which state.
    """
    assert said in read(capsys, *AT_THE_END, "--case", "H09", "--why", word, "--lang", lang)


@pytest.mark.parametrize(
    ("lang", "word", "said"),
    [
        pytest.param(
            "it",
            "opponi_rientro",
            "PUÒ AVVENIRE QUESTO? opponi rientro caso «rientro contestato»: «opponi rientro» non può avvenire; sono"
            " possibili: archivia rientro, rientra, rinuncia al rientro, decreto fuori, disdetta, estingui. «opponi"
            " rientro» parte da: rientro proposto",
            id="it",
        ),
        pytest.param(
            "en",
            "object to return",
            "case 'return contested': 'object to return' cannot happen; what may: dismiss return contest, return home,"
            " waive return, order to vacate away, leave, close extinct. 'object to return' starts from: return offered",
            id="en",
        ),
    ],
)
def test_why_of_what_cannot(capsys: Printed, lang: str, word: str, said: str) -> None:
    """
    OBJECT_TO_RETURN starts from RETURN_OFFERED alone: the page says so, and what may happen instead.
    """
    assert said in read(capsys, *AT_THE_END, "--case", "H09", "--why", word, "--lang", lang)


def test_whoever_does_not_ask_is_not_told(capsys: Printed) -> None:
    """
    Without --why no event is singled out.
    """
    assert "QUESTO" not in read(capsys, *AT_THE_END, "--case", "H09")


def test_why_as_json_of_what_may_happen(capsys: Printed) -> None:
    """
    RETURN_HOME starts from RETURN_OFFERED and RETURN_CONTESTED.
    """
    assert {
        "event": "rientra",
        "possible": True,
        "possible_from": ["rientro_proposto", "rientro_contestato"],
    } == values(capsys, *AT_THE_END, "--case", "H09", "--why", "rientra")["why"]


def test_why_as_json_of_what_cannot(capsys: Printed) -> None:
    """
    The message of the refusal stands in both languages.
    """
    why = values(capsys, *AT_THE_END, "--case", "H01", "--why", "revoca decreto")["why"]

    assert {
        "event": "revoca_decreto",
        "possible": False,
        "possible_from": ["rilascio"],
        "message": {
            "it": "caso «rientrato»: «revoca_decreto» non può avvenire; è uno stato finale, restano solo le"
            " annotazioni. «revoca_decreto» parte da: rilascio",
            "en": "case 'returned': 'revoke order' cannot happen; it is a final state, only annotations are left."
            " 'revoke order' starts from: under order",
        },
    } == why


@pytest.mark.parametrize("event", E, ids=lambda event: event.name)
def test_events_are_understood(capsys: Printed, tmp_path: Path, event: E) -> None:
    """
    Every event may be asked about in either language, with underscores or blanks, whatever the language of the page.
    """
    path = written(tmp_path, informed())
    words = {event.value, event.value.replace("_", " "), event.en, event.en.replace(" ", "_"), f" {event.en} "}
    asked = {values(capsys, path, "--case", "H1", "--why", word)["why"]["event"] for word in words}

    assert {event.value} == asked


# ------------------------------------------------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="list"),
        pytest.param(("--json",), id="JSON"),
        pytest.param(("--case", "H09"), id="case"),
        pytest.param(("--case", "H09", "--json"), id="case as JSON"),
        pytest.param(("--case", "H09", "--why", "rientra"), id="may happen"),
        pytest.param(("--case", "H09", "--why", "opponi"), id="cannot happen"),
        pytest.param(("--mermaid",), id="Mermaid"),
        pytest.param(("--dot",), id="DOT"),
    ],
)
def test_it_ends_well(capsys: Printed, words: tuple[str, ...]) -> None:
    """
    Whatever is asked and can be answered leaves with 0, and nothing is printed where errors go.
    """
    assert (0, "", True) == (main(["relocation", *words]), (printed := capsys.readouterr()).err, bool(printed.out))


MACHINES = "caso, alloggio, lavori, case, dwelling, works"

WRONG: dict[str, tuple[list[str], str, str]] = {
    "case": (
        ["--case", "H13"],
        "caso 'H13': non esiste; sono: H01, H02, H03, H04, H05, H06, H07, H08, H09, H10, H11, H12",
        "case 'H13': there is none; there are: H01, H02, H03, H04, H05, H06, H07, H08, H09, H10, H11, H12",
    ),
    "why without case": (
        ["--why", "rientra"],
        "uso di --why: così non è possibile; aggiungere --case",
        "use of --why: not possible like this; add --case",
    ),
    "two diagrams": (
        ["--mermaid", "--dot"],
        "uso di --mermaid, --dot: così non è possibile; sceglierne una, senza --json e senza --case",
        "use of --mermaid, --dot: not possible like this; choose one of them, without --json and without --case",
    ),
    "diagram as JSON": (
        ["--mermaid", "--json"],
        "uso di --mermaid, --dot: così non è possibile; sceglierne una, senza --json e senza --case",
        "use of --mermaid, --dot: not possible like this; choose one of them, without --json and without --case",
    ),
    "diagram of a case": (
        ["--dot", "--case", "H01"],
        "uso di --mermaid, --dot: così non è possibile; sceglierne una, senza --json e senza --case",
        "use of --mermaid, --dot: not possible like this; choose one of them, without --json and without --case",
    ),
    "machine without diagram": (
        ["--machine", "lavori"],
        "uso di --machine: così non è possibile; aggiungere --mermaid o --dot",
        "use of --machine: not possible like this; add --mermaid or --dot",
    ),
    "machine": (
        ["--dot", "--machine", "scala"],
        f"valore non valido per --machine; scrivere uno di: {MACHINES}; vedere --help",
        f"invalid value for --machine; write one of: {MACHINES}; see --help",
    ),
    "missing file": (
        ["/manca.json"],
        "'/manca.json': il file non esiste; indicare un documento JSON",
        "'/manca.json': there is no such file; name a JSON document",
    ),
}


@pytest.mark.parametrize(("words", "it", "en"), WRONG.values(), ids=WRONG)
def test_bad_words(capsys: Printed, words: list[str], it: str, en: str) -> None:
    """
    What cannot be asked leaves with 2 and a sentence that says what can, where errors go.
    """
    codes = main(["relocation", *words]), main(["relocation", *words, "--lang", "en"])

    assert ((2, 2), ("", f"{it}\n{en}\n")) == (codes, capsys.readouterr())


@pytest.mark.parametrize(
    ("lang", "first", "last"),
    [
        ("it", "evento 'torna': non esiste; sono: accetta, accogli_opposizione,", ", trasloco_urgente"),
        ("en", "event 'torna': there is none; there are: accept, admit,", ", withdraw return"),
    ],
)
def test_an_unknown_event(capsys: Printed, lang: str, first: str, last: str) -> None:
    """
    It is told with all 45 events in the language of the page, in the order of the alphabet.
    """
    code = main(["relocation", "--case", "H01", "--why", "torna", "--lang", lang])
    said = capsys.readouterr().err.strip()

    assert (2, 45, True, True) == (code, said.count(",") + 1, said.startswith(first), said.endswith(last))


ILLEGAL = {
    "format": FORMAT,
    "relocations": [
        {
            "household": "H1",
            "history": [
                {"event": "rientra", "happened_on": "2018-03-01"},
                {"event": "informa", "happened_on": "2018-03-02"},
            ],
        },
        {"household": "H2", "history": [{"event": "torna", "happened_on": "2018-03-01"}]},
    ],
}


@pytest.fixture
def illegal(tmp_path: Path) -> str:
    """
    Give the path of a document whose histories cannot have happened.
    """
    path = tmp_path / "storie.json"
    path.write_text(json.dumps(ILLEGAL), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param(
            "it",
            (
                "storie.json: il documento non si può leggere",
                "/relocations/0/history/0 caso «da_censire»: «rientra» (1° marzo 2018) non può avvenire",
                "/relocations/0/history/1 caso «rientrato»: «informa»",
                "/relocations/1/history/0/event 'torna' non è fra le parole ammesse",
                "Errori: 3",
            ),
            id="it",
        ),
        pytest.param(
            "en",
            (
                "storie.json: the document cannot be read",
                "/relocations/0/history/0 case 'not surveyed': 'return home' (1 March 2018) cannot happen",
                "/relocations/0/history/1 case 'returned': 'inform'",
                "/relocations/1/history/0/event 'torna' is not one of the words",
                "Errors: 3",
            ),
            id="en",
        ),
    ],
)
def test_histories_that_cannot_have_happened(capsys: Printed, illegal: str, lang: str, words: tuple[str, ...]) -> None:
    """
    Every step that cannot have happened is told with its pointer, all at once, and the command leaves with 2.
    """
    code = main(["relocation", illegal, "--lang", lang])
    text = flat(capsys.readouterr().out)

    assert (2, []) == (code, [word for word in words if word not in text])


def test_histories_that_cannot_have_happened_as_json(capsys: Printed, illegal: str) -> None:
    """
    With --json they are told as `validate` tells them.
    """
    code = main(["relocation", illegal, "--json", "--on", "2018-03-01"])

    assert (2, check(json.dumps(ILLEGAL), on=DAY).to_dict()) == (code, json.loads(capsys.readouterr().out))


# --------------------------------------------------------------------------------------------------------- diagrams


@pytest.mark.parametrize(
    ("word", "table"),
    [
        ("caso", RELOCATION_TABLE),
        ("case", RELOCATION_TABLE),
        ("alloggio", DWELLING_TABLE),
        ("dwelling", DWELLING_TABLE),
        ("lavori", WORKS_TABLE),
        ("works", WORKS_TABLE),
    ],
)
@languages
def test_diagrams(capsys: Printed, word: str, table: Table[Any, Any], lang: str) -> None:
    """
    Each table is drawn as the library draws it, in the language of the page, whatever the language of its name.
    """
    main(["relocation", "--mermaid", "--machine", word, "--lang", lang])
    main(["relocation", "--dot", "--machine", word, "--lang", lang])

    assert mermaid(table, lang) + dot(table, lang) == capsys.readouterr().out


@languages
def test_the_case_is_drawn_by_default(capsys: Printed, lang: str) -> None:
    """
    Without --machine it is the table of the case.
    """
    main(["relocation", "--mermaid", "--lang", lang])

    assert mermaid(RELOCATION_TABLE, lang) == capsys.readouterr().out


def test_a_diagram_reads_no_file(capsys: Printed) -> None:
    """
    The diagram comes from the table: a file is neither needed nor looked for.
    """
    assert (0, dot(RELOCATION_TABLE)) == (main(["relocation", "/manca.json", "--dot"]), capsys.readouterr().out)
