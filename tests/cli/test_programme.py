"""
The command `programme`: contracts, money, works, decisions and labs as they were known on a day, and the lots.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from contratti_quartiere.agreements import Appointment, ContractAct, ContractActKind, ContractRole
from contratti_quartiere.amounts import AmountPrecision, CountKind, StatedAmount, StatedCount
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import cinque_quartieri, milano_2016
from contratti_quartiere.cli import main
from contratti_quartiere.contracts import NeighbourhoodContract, Objective
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.exchange.documents import check, dumps
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention, InterventionKind, ScheduleEntry
from contratti_quartiere.laboratory import Laboratory, OperatorKind, OperatorPeriod, Seat
from contratti_quartiere.lots import Criterion, LotPlan, LotValue
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Neighbourhood, Programme
from contratti_quartiere.requests import Request, RequestKind
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.transfers import Transfer
from contratti_quartiere.works_table import WorksEvent

Printed = pytest.CaptureFixture[str]

DAY = date(2017, 9, 1)
ON = ("--on", "2018-01-01")
TEXT = Bilingual("testo", "text")
languages = pytest.mark.parametrize("lang", ["it", "en"])


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 120 columns.
    """
    monkeypatch.setenv("COLUMNS", "120")


def flat(text: str) -> str:
    """
    Return a text on one line.
    """
    return " ".join(text.split())


def file(folder: Path, programme: Programme) -> str:
    """
    Write a programme to a file and return its name.
    """
    path = folder / "programma.json"
    path.write_text(dumps(programme), encoding="utf-8")
    return str(path)


def read(capsys: Printed, folder: Path, programme: Programme, *words: str) -> str:
    """
    Return what the command prints of a programme, on one line.
    """
    main(["programme", file(folder, programme), *ON, *words])
    return flat(capsys.readouterr().out)


def of_contract(**facts: Any) -> Programme:
    """
    Return a programme of one contract.
    """
    return Programme(contracts=(NeighbourhoodContract(id="cdq", **facts),))


def of_intervention(intervention: Intervention, *decisions: SteeringDecision) -> Programme:
    """
    Return a programme of one contract and one intervention of it.
    """
    return attrs.evolve(of_contract(), interventions=(intervention,), decisions=decisions)


# ------------------------------------------------------------------------------------------------------ the whole page


@languages
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_name_is_cut(capsys: Printed, monkeypatch: pytest.MonkeyPatch, columns: str, lang: str) -> None:
    """
    Every contract and intervention of Milan stands whole in the page, however narrow it is.
    """
    monkeypatch.setenv("COLUMNS", columns)
    main(["programme", *ON, "--lang", lang])
    text = flat(capsys.readouterr().out)
    case = milano_2016()
    names = [hood.name for hood in case.neighbourhoods]
    names += [work.name for work in case.interventions]

    assert [] == [name for name in names if name not in text]


@languages
def test_no_line_is_longer_than_the_page(capsys: Printed, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    """
    In 80 columns no line has more, and none ends in blanks.
    """
    monkeypatch.setenv("COLUMNS", "80")
    main(["programme", *ON, "--lang", lang])
    lines = capsys.readouterr().out.splitlines()

    assert [] == [line for line in lines if len(line) > 80 or line != line.rstrip()]


@pytest.mark.parametrize(
    ("on", "shown", "hidden"),
    [
        pytest.param("2010-06-15", ("2006 – fine ignota",), ("agosto 2017", "dicembre 2020", "risolto"), id="2010"),
        pytest.param("2014-06-15", ("Cabina di regia",), ("conti bancari", "aprile 2019"), id="2014"),
        pytest.param("2016-06-15", ("aprile 2019", "risolto, gennaio 2015"), ("agosto 2017",), id="2016"),
        pytest.param("2017-06-15", ("risolto, gennaio 2015",), ("agosto 2017", "finito: 2017"), id="June 2017"),
        pytest.param("2017-09-15", ("agosto 2017 – dicembre 2018",), ("settembre 2020",), id="September 2017"),
        pytest.param("2019-06-15", ("fine prevista: settembre 2020",), ("dicembre 2020",), id="2019"),
        pytest.param("2019-06-23", ("fine prevista: dicembre 2020", "da 62 a 121"), (), id="towers slip"),
        pytest.param("2021-01-01", ("quel giorno è passato", "5.996 alloggi"), (), id="past the end"),
    ],
)
def test_milan_on_a_day(capsys: Printed, on: str, shown: tuple[str, ...], hidden: tuple[str, ...]) -> None:
    """
    The page tells what was known on the day, and nothing of later.
    """
    main(["programme", "--on", on])
    text = flat(capsys.readouterr().out)

    assert ([], []) == ([word for word in shown if word not in text], [word for word in hidden if word in text])


def test_the_day_is_today_by_default(capsys: Printed) -> None:
    """
    Only the command line has a clock.
    """
    main(["programme", "--json"])

    assert str(date.today()) == json.loads(capsys.readouterr().out)["on"]  # noqa: DTZ011  # the same clock


def test_an_empty_programme(capsys: Printed, tmp_path: Path) -> None:
    """
    Of nothing there is a title that says so, and that no decision is on record.
    """
    text = read(capsys, tmp_path, Programme())

    assert text.startswith("Programma senza titolo Il programma al 1° gennaio 2018") and text.endswith(  # noqa: PT018  # one page
        "RIMODULAZIONI nessuna agli atti"
    )


def test_only_sources_that_are_named(capsys: Printed, tmp_path: Path) -> None:
    """
    A source of which nothing known on the day comes is not printed.
    """
    sources = tuple(Source(id=name, kind=SourceKind.PRESS, title=f"titolo {name}") for name in ("uno", "due"))
    programme = Programme(
        sources=sources,
        acts=(
            ContractAct(id="a", kind=ContractActKind.LAW, on=Year(2001), provenance=Provenance(sources=("uno",))),
            ContractAct(id="b", kind=ContractActKind.LAW, on=Year(2019), provenance=Provenance(sources=("due",))),
        ),
    )
    text = read(capsys, tmp_path, programme)

    assert (True, False) == ("titolo uno" in text, "titolo due" in text)


# ------------------------------------------------------------------------------------------------------ the contracts


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param({}, "chi paga ignoto", id="no payer"),
        pytest.param({"cofinancing": CoFinancing()}, "chi paga ignoto", id="no share"),
        pytest.param(
            {"cofinancing": CoFinancing(shares=(FundingShare(body=FundingBody.STATE),))},
            "chi paga Stato; quote ignote",
            id="no amount",
        ),
        pytest.param(
            {
                "cofinancing": CoFinancing(
                    shares=(
                        FundingShare(body=FundingBody.STATE, amount=Euro("65.00")),
                        FundingShare(body=FundingBody.OTHER, amount=Euro("35.00"), name="Fondazione"),
                    )
                )
            },
            "chi paga Stato 65,00 € (65,00 %) Fondazione 35,00 € (35,00 %) in tutto 100,00 €",
            id="all amounts",
        ),
        pytest.param(
            {
                "cofinancing": CoFinancing(
                    shares=(
                        FundingShare(body=FundingBody.STATE, amount=Euro("65.00")),
                        FundingShare(body=FundingBody.CITY),
                    )
                )
            },
            "chi paga Stato 65,00 € Comune ignoto",
            id="one unknown",
        ),
        pytest.param(
            {
                "transfers": (
                    Transfer(body=FundingBody.STATE, on=Month(2006, 9), amount=Euro("10.00")),
                    Transfer(body=FundingBody.STATE, on=Year(2005), amount=Euro("5.00")),
                )
            },
            "trasferimenti Stato 15,00 €, versamenti 2, l'ultimo: settembre 2006",
            id="transfers",
        ),
        pytest.param(
            {"acts": (ContractAct(id="a", kind=ContractActKind.MEMORANDUM, number="7", issuer="Regione"),)},
            "atti data ignota, protocollo d'intesa 7 (Regione)",
            id="act without a day",
        ),
        pytest.param(
            {"appointments": (Appointment(role=ContractRole.OWNER, office="ALER"),)},
            "incarichi ente proprietario: ALER",
            id="office",
        ),
        pytest.param(
            {"counts": (StatedCount(kind=CountKind.DWELLINGS, count=1234, perimeter=TEXT, when=Year(2006)),)},
            "conteggi 1.234 alloggi (2006): testo",
            id="count",
        ),
        pytest.param(
            {
                "counts": (
                    StatedCount(kind=CountKind.PEOPLE, count=5, perimeter=TEXT, precision=AmountPrecision.MORE_THAN),
                )
            },
            "conteggi oltre 5 abitanti: testo",
            id="vague count",
        ),
        pytest.param(
            {"amounts": (StatedAmount(amount=Euro("9.00"), label=TEXT),)},
            "importi dichiarati 9,00 € testo",
            id="amount",
        ),
        pytest.param({"objectives": (Objective(id="o", what=TEXT),)}, "finalità testo", id="aim"),
        pytest.param({}, "interventi nessuno agli atti", id="no intervention"),
        pytest.param({}, "CONTRATTO: cdq", id="without a name"),
        pytest.param({"name": "Il contratto"}, "CONTRATTO: Il contratto", id="its own name"),
    ],
)
def test_a_contract(capsys: Printed, tmp_path: Path, facts: dict[str, Any], said: str) -> None:
    """
    What is known of a contract stands under its name, and who pays is said even if it is unknown.
    """
    assert said in read(capsys, tmp_path, of_contract(**facts))


def test_a_contract_is_called_like_its_neighbourhood(capsys: Printed, tmp_path: Path) -> None:
    """
    A contract without a name of its own bears that of its neighbourhood.
    """
    programme = attrs.evolve(of_contract(neighbourhood="n"), neighbourhoods=(Neighbourhood(id="n", name="Mazzini"),))

    assert "CONTRATTO: Mazzini" in read(capsys, tmp_path, programme)


def test_counts_in_english(capsys: Printed, tmp_path: Path) -> None:
    """
    In English thousands have commas.
    """
    programme = Programme(counts=(StatedCount(kind=CountKind.PEOPLE, count=37000, perimeter=TEXT),))

    assert "37,000 people: text" in read(capsys, tmp_path, programme, "--lang", "en")


PLAN = ScheduleEntry(event=WorksEvent.FINISH, when=Year(2015), said_on=Year(2014), planned=True)


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        pytest.param((), "fine ignota", id="unknown"),
        pytest.param((PLAN,), "fine prevista: 2015; quel giorno è passato", id="overdue"),
        pytest.param((attrs.evolve(PLAN, when=date(2018, 1, 1)),), "fine prevista: 1° gennaio 2018 ", id="today"),
        pytest.param(
            (attrs.evolve(PLAN, when=date(2017, 12, 31)),),
            "fine prevista: 31 dicembre 2017; quel giorno è passato",
            id="yesterday",
        ),
        pytest.param(
            (attrs.evolve(PLAN, when=date(2015, 1, 1)), ScheduleEntry(event=WorksEvent.FINISH, when=date(2015, 1, 11))),
            "finito: 11 gennaio 2015; giorni di slittamento rispetto a 1° gennaio 2015: 10 ",
            id="finished late",
        ),
        pytest.param(
            (PLAN, ScheduleEntry(event=WorksEvent.TERMINATE, when=Month(2015, 1))),
            "contratto risolto, gennaio 2015: nessuna fine attesa",
            id="broken",
        ),
        pytest.param(
            (PLAN, attrs.evolve(PLAN, when=Year(2020), said_on=Year(2016))),
            # 31 December 2015 to 1 January 2020; 1 January 2015 to 31 December 2020.
            "fine prevista: 2020; giorni di slittamento rispetto a 2015: da 1462 a 2191",
            id="slipped",
        ),
    ],
)
def test_when_works_end(capsys: Printed, tmp_path: Path, schedule: tuple[ScheduleEntry, ...], said: str) -> None:
    """
    The end is foreseen, past, come, broken off or unknown, and the slippage is told in days.
    """
    programme = of_intervention(Intervention(id="i", contract="cdq", schedule=schedule))

    assert said in read(capsys, tmp_path, programme)


DROPPED = SteeringDecision(
    id="d",
    body=SteeringBody.STEERING_GROUP,
    on=Year(2015),
    what=TEXT,
    measures=(Measure(intervention="i", kind=MeasureKind.DROP, what=TEXT, planned_end=Year(2016)),),
    flows=(Flow(kind=FlowKind.FROM_INTERVENTION, item="i", amount=Euro("3.00"), body=FundingBody.CITY, saving="e"),),
)


@pytest.mark.parametrize(
    "said",
    [
        "Recupero (residenziale, stralciato)",
        "stralciato: nessuna fine attesa",
        "2015 Cabina di regia: testo",
        "stralciato: Recupero: testo (fine 2016)",
        "3,00 € da un intervento, Recupero, Comune, economia e",
        "i flussi non pareggiano: da una parte 3,00 €, dall'altra 0,00 €",
    ],
)
def test_a_dropped_intervention(capsys: Printed, tmp_path: Path, said: str) -> None:
    """
    A decision is told with its measures and its flows, and that these do not balance.
    """
    work = Intervention(id="i", name="Recupero", contract="cdq", kind=InterventionKind.RESIDENTIAL)

    assert said in read(capsys, tmp_path, of_intervention(work, DROPPED))


def test_a_decision_on_nothing_that_is_known(capsys: Printed, tmp_path: Path) -> None:
    """
    What a foreign decision names and the programme does not have is told by its name, and money may have no item.
    """
    decision = SteeringDecision(
        id="d",
        body=SteeringBody.MINISTRY,
        on=Year(2015),
        measures=(Measure(intervention="x", kind=MeasureKind.REDUCE, planned_start=Year(2016)),),
        flows=(
            Flow(kind=FlowKind.INTO_PROGRAMME, amount=Euro("3.00")),
            Flow(kind=FlowKind.TO_CONTRACT, item="y", amount=Euro("3.00")),
        ),
    )
    text = read(capsys, tmp_path, Programme(decisions=(decision,)), "--lang", "en")

    assert (
        "2015 Ministry reduced: x (start 2016) €3.00 into the programme €3.00 to the reserve of a contract, y" in text
    )


def test_an_intervention_without_a_contract(capsys: Printed, tmp_path: Path) -> None:
    """
    An intervention that names no contract of the programme is not lost.
    """
    programme = Programme(interventions=(Intervention(id="solo"),))

    assert "INTERVENTI SENZA CONTRATTO intervento solo fine ignota" in read(capsys, tmp_path, programme)


@pytest.mark.parametrize(
    ("saving", "said"),
    [
        pytest.param(Saving(id="e", amount=Euro("3.00")), "3,00 € e; verifica ignota", id="unknown"),
        pytest.param(
            Saving(id="e", amount=Euro("3.00"), intervention="x", verified_on=date(2015, 3, 31)),
            "3,00 € e, x; verificata: 31 marzo 2015",
            id="verified",
        ),
    ],
)
def test_savings(capsys: Printed, tmp_path: Path, saving: Saving, said: str) -> None:
    """
    A saving is told with what is known of its verification.
    """
    assert said in read(capsys, tmp_path, Programme(savings=(saving,)))


def test_a_lab_without_openings(capsys: Printed, tmp_path: Path) -> None:
    """
    That nobody knows when a lab was open is said.
    """
    assert "LABORATORI lab aperture ignote" in read(capsys, tmp_path, Programme(laboratories=(Laboratory(id="lab"),)))


SINCE = OperatorPeriod(kind=OperatorKind.OWN_STAFF, body="Comune", first=Month(2017, 8))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param({"operators": (SINCE,)}, "gestore: Comune (personale comunale), agosto 2017 – ?", id="since"),
        pytest.param(
            {"operators": (OperatorPeriod(kind=OperatorKind.UNKNOWN, last=Year(2012)),)},
            "gestore: ignoto, ? – 2012",
            id="until",
        ),
        pytest.param({"seats": (Seat(address="via Roma 1"),)}, "sede: via Roma 1, date ignote", id="seat"),
        pytest.param(
            {"seats": (Seat(address="via Roma 1", provided_by="ALER", first=Year(2006), last=Year(2010)),)},
            "sede: via Roma 1 (spazi: ALER), 2006 – 2010",
            id="whose rooms",
        ),
    ],
)
def test_a_lab(capsys: Printed, tmp_path: Path, facts: dict[str, Any], said: str) -> None:
    """
    Who ran a lab and where it was are told with what is known of the time.
    """
    assert said in read(capsys, tmp_path, Programme(laboratories=(Laboratory(id="lab", **facts),)))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        pytest.param(0, None, id="none on record"),
        pytest.param(4, "richieste aperte: meno di 5", id="four"),
        pytest.param(5, "richieste aperte: 5", id="five"),
    ],
)
def test_requests_that_are_open(capsys: Printed, tmp_path: Path, count: int, said: str | None) -> None:
    """
    So few requests that they would tell of somebody are not counted out; those of another lab and closed ones are none.
    """
    asked = [Request(id=f"r{n}", laboratory="lab", kind=RequestKind.INFORM, received_on=DAY) for n in range(count)]
    others = (
        Request(id="altra", laboratory="altro", kind=RequestKind.INFORM, received_on=DAY),
        *(attrs.evolve(request, id="chiusa", closed_on=DAY) for request in asked[:1]),
    )
    labs = (Laboratory(id="lab"),)
    text = read(capsys, tmp_path, Programme(laboratories=labs, requests=(*asked, *others)))

    assert (said is not None, True) == ("richieste" in text, (said or "") in text)


# --------------------------------------------------------------------------------------------- five invented contracts


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Stato 9.000.000,00 € (45,00 %)", id="who pays"),
        pytest.param("a disposizione 2.000.000,00 € non assegnati ad alcun intervento", id="reserve"),
        pytest.param("assegnati 4.500.000,00 €, certificati 4.200.000,00 €, pagati 4.200.000,00 €", id="money"),
        pytest.param("assegnati 10.600.000,00 €, all'inizio 13.000.000,00 €", id="money moved"),
        pytest.param("lavori lavori-dalia-lama stralciati (rimodulazione-2014); poi: annulla", id="at home"),
        pytest.param("N05 fuori; lavori lavori-dalia-lama stralciati", id="out"),
        pytest.param(
            "entro il servizio contratto Contratto di quartiere Dalia, al 1° settembre 2017", id="works and service"
        ),
    ],
)
def test_five_invented_contracts(capsys: Printed, tmp_path: Path, said: str) -> None:
    """
    On 1 September 2017 the page has the amounts, the cases without works and the ends of the invented programme.
    """
    main(["programme", file(tmp_path, cinque_quartieri()), "--on", "2017-09-01"])

    assert said in flat(capsys.readouterr().out)


def test_a_stranded_case_whose_next_step_is_not_plain(capsys: Printed, tmp_path: Path) -> None:
    """
    A case for which the table has no way from its state is one to look at.
    """
    main(["programme", file(tmp_path, cinque_quartieri()), "--on", "2017-09-01", "--lang", "en"])
    text = flat(capsys.readouterr().out)

    assert "N05 out; works lavori-dalia-lama dropped (rimodulazione-2014); the next step is to be looked at" in text


def test_works_without_a_decision(capsys: Printed, tmp_path: Path) -> None:
    """
    Where the works themselves tell that they were dropped no decision is named.
    """
    programme = cinque_quartieri().as_of(date(2017, 9, 1))
    dropped = next(part for part in programme.works if part.id == "lavori-dalia-lama")
    alone = attrs.evolve(programme, decisions=(), works=(attrs.evolve(dropped, intervention=""),))
    if not alone.stranded:
        alone = attrs.evolve(alone, works=(dropped.advance(WorksEvent.DROP, on=date(2017, 8, 1)),))
    main(["programme", file(tmp_path, alone), "--on", "2017-09-01"])

    assert "lavori lavori-dalia-lama stralciati; poi: annulla" in flat(capsys.readouterr().out)


# --------------------------------------------------------------------------------------------------------------- JSON


def values(capsys: Printed, *words: str) -> dict[str, Any]:
    """
    Return what the command prints as JSON.
    """
    main(["programme", *words, "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("on", "said", "unsaid"),
    [
        pytest.param("2010-06-15", None, "novembre 2011", id="2010"),
        pytest.param("2014-06-15", "iniziato: novembre 2011", "risolto", id="2014"),
        pytest.param("2018-07-14", "inizio previsto: settembre 2018", "ottobre 2019", id="towers"),
        pytest.param(
            "2019-06-23",
            "inizio previsto: ottobre 2019; giorni di slittamento rispetto a settembre 2018: da 366 a 425",
            None,
            id="towers slip",
        ),
    ],
)
def test_when_works_begin(capsys: Printed, on: str, said: str | None, unsaid: str | None) -> None:
    """
    The page tells when works began or are to begin: Ponte Lambro in November 2011, the towers later and later.
    """
    main(["programme", "--on", on])
    page = flat(capsys.readouterr().out)

    assert (True, False) == (said is None or said in page, unsaid is not None and unsaid in page)


def test_json_of_an_intervention(capsys: Printed, tmp_path: Path) -> None:
    """
    The Ambra houses were assigned 13 million, gave 2.4, cost 10 and are finished.
    """
    found = values(capsys, file(tmp_path, cinque_quartieri()), "--on", "2017-09-01")
    houses = next(part for part in found["interventions"] if part["id"] == "ambra-case")

    assert {
        "id": "ambra-case",
        "contract": "cdq-ambra",
        "measure": None,
        "dropped_by": None,
        "original": "13000000.00",
        "budget": "10600000.00",
        "certified": "10000000.00",
        "paid": "10000000.00",
        "left": "600000.00",
        "start": "2009-02-02",
        "start_planned": False,
        "start_slippage_days": [33, 398],
        "end": "2013-12-20",
        "over": True,
        "broken": False,
        # 31 December 2011 to 20 December 2013, 1 December 2011 to the same.
        "slippage_days": [720, 750],
    } == houses


def test_json_of_an_intervention_that_was_dropped(capsys: Printed, tmp_path: Path) -> None:
    """
    The decision that dropped it is named, and the case that it leaves.
    """
    found = values(capsys, file(tmp_path, cinque_quartieri()), "--on", "2017-09-01")
    dropped = {part["id"]: (part["measure"], part["dropped_by"]) for part in found["interventions"]}

    assert (("stralciato", "rimodulazione-2014"), [("N01", "annulla"), ("N05", None)]) == (
        dropped["dalia-lama"],
        [(case["case"], case["due"]) for case in found["stranded"]],
    )


def test_json_of_works_and_service(capsys: Printed) -> None:
    """
    On 23 June 2019 the towers of Gratosoglio are to end two years after the service.
    """
    found = values(capsys, "--on", "2019-06-23")

    (finding,) = found["works_and_service"]["findings"]
    facts = {fact["name"]: fact["value"] for fact in finding["facts"]}

    assert ("/contracts/3", "2020-12", "2018-12") == (finding["path"], facts["works_end"], facts["lab_closed"])


def test_json_has_no_household(capsys: Printed, tmp_path: Path) -> None:
    """
    Households, their cases, homes and requests are personal data, and in no record that goes out by itself.
    """
    found = values(capsys, file(tmp_path, cinque_quartieri()), "--on", "2017-09-01")["record"]

    assert set() == {"households", "relocations", "dwellings", "requests"} & set(found)


def test_json_has_the_record_of_the_day(capsys: Printed) -> None:
    """
    The record is the document of the programme as it was known on the day, and unknown amounts are null.
    """
    found = values(capsys, "--on", "2010-06-15")

    assert (json.loads(dumps(milano_2016().as_of(date(2010, 6, 15)))), None, False) == (
        found["record"],
        found["contracts"][0]["reserve"],
        "lots" in found,
    )


# --------------------------------------------------------------------------------------------------------------- lots


def test_lots_by_the_plan(capsys: Printed) -> None:
    """
    The plan of Milan is an illustration, and says so.
    """
    main(["programme", "--on", "2017-01-01", "--lots", "plan"])
    text = flat(capsys.readouterr().out)

    assert "LOTTI [illustrativo] Con ciò che era noto: 1° gennaio 2017." in text


def test_lots_on_two_days(capsys: Printed, tmp_path: Path) -> None:
    """
    By the works still to do the lots of September 2017 are others than those of May 2016, and the differences add up.
    """
    name = file(tmp_path, cinque_quartieri())
    found = values(capsys, name, "--on", "2017-09-01", "--lots", "remaining-works", "--against", "2016-05-01")["lots"]
    moved = [Euro(change["difference"]) for change in found["changes"]]

    assert ("2017-09-01", "2016-05-01", "1000000.00", Euro("0.00"), True) == (
        found["on"],
        found["against"],
        found["total"],
        Euro.total(moved),
        any(moved),
    )


def test_what_changes_is_printed(capsys: Printed, tmp_path: Path) -> None:
    """
    The page tells against which day, and what each lot gained or lost.
    """
    name = file(tmp_path, cinque_quartieri())
    main(["programme", name, "--on", "2017-09-01", "--lots", "remaining-works", "--against", "2016-05-01"])
    text = flat(capsys.readouterr().out)

    assert "CHE COSA CAMBIA NEI LOTTI RISPETTO A: 1° MAGGIO 2016" in text


def test_the_total_may_be_given(capsys: Printed, tmp_path: Path) -> None:
    """
    Another amount is divided by the same criterion.
    """
    name = file(tmp_path, cinque_quartieri())
    found = values(capsys, name, "--on", "2017-09-01", "--lots", "objectives", "--total", "100,00")["lots"]

    assert ("100.00", Euro("100.00")) == (found["total"], Euro.total(Euro(lot["amount"]) for lot in found["lots"]))


def test_two_criteria_count_alike(capsys: Printed, tmp_path: Path) -> None:
    """
    A criterion and its contrary together give every lot something; one that is named twice counts once.
    """
    name = file(tmp_path, cinque_quartieri())
    words = ("--lots", "objectives", "--lots", "remaining-works", "--lots", "objectives")
    found = values(capsys, name, "--on", "2017-09-01", *words)["lots"]
    lines = {line["en"] for lot in found["lots"] for line in lot["lines"]}

    assert {"aims of accompaniment (a criterion of ours)", "works still to do (a criterion of ours)"} <= lines


def tender(name: str, plan: LotPlan | None = None) -> Tender:
    """
    Return a tender of one lot.
    """
    return Tender(id=name, lots=(Lot(id="l"),), plan=plan)


PLANNED = LotPlan(total=Euro("5.00"), criteria=(Criterion(id="c", label=TEXT, values=(LotValue("l", 1),)),))


def test_which_tender(capsys: Printed, tmp_path: Path) -> None:
    """
    Of two tenders one is chosen by its name.
    """
    name = file(tmp_path, Programme(tenders=(tender("uno"), tender("due", PLANNED))))

    assert "5.00" == values(capsys, name, *ON, "--lots", "plan", "--tender", "due")["lots"]["total"]


# ---------------------------------------------------------------------------------------------------------- bad input


@languages
@pytest.mark.parametrize(
    ("programme", "words", "said"),
    [
        pytest.param(
            Programme(tenders=(tender("uno"),)),
            ("--lots", "plan"),
            (
                "la gara uno non ha un piano; scegliere un criterio con --lots",
                "the tender uno has no plan; choose a criterion",
            ),
            id="tender without plan",
        ),
        pytest.param(
            Programme(),
            ("--lots", "plan"),
            ("le gare note sono 0; scegliere un altro giorno", "the tenders known are 0; choose another day"),
            id="no tender",
        ),
        pytest.param(
            Programme(tenders=(tender("uno"), tender("due"))),
            ("--lots", "plan"),
            ("le gare note sono 2: uno, due", "the tenders known are 2: uno, due"),
            id="two tenders",
        ),
        pytest.param(
            Programme(tenders=(tender("uno"),)),
            ("--lots", "plan", "--tender", "tre"),
            ("gara 'tre': non esiste; sono: uno", "tender 'tre': there is none; there are: uno"),
            id="unknown tender",
        ),
        pytest.param(
            Programme(tenders=(tender("uno", PLANNED),)),
            ("--lots", "plan", "--lots", "objectives"),
            ("senza altri criteri", "without other criteria"),
            id="plan and criterion",
        ),
        pytest.param(
            Programme(tenders=(tender("uno", PLANNED),)),
            ("--lots", "households"),
            ("l: nessun caso agli atti", "l: no case on record"),
            id="not measured",
        ),
        pytest.param(
            Programme(), ("--against", "2016-01-01"), ("aggiungere --lots", "add --lots"), id="against without lots"
        ),
        pytest.param(Programme(), ("--tender", "uno"), ("aggiungere --lots", "add --lots"), id="tender without lots"),
        pytest.param(Programme(), ("--total", "1,00"), ("aggiungere --lots", "add --lots"), id="total without lots"),
        pytest.param(Programme(), ("--on", "ieri"), ("scrivere il giorno", "write the day"), id="day"),
        pytest.param(Programme(), ("--on", "2016-02-30"), ("non esiste nel calendario", "does not exist"), id="no day"),
        pytest.param(Programme(), ("--lots", "a-caso"), ("uno di: plan", "one of: plan"), id="criterion"),
    ],
)
def test_bad_input(
    capsys: Printed, tmp_path: Path, *, programme: Programme, words: tuple[str, ...], said: tuple[str, str], lang: str
) -> None:
    """
    What cannot be answered leaves with 2 and says what is wrong and what would be right.
    """
    on = () if "--on" in words else ON
    code = main(["programme", file(tmp_path, programme), *on, *words, "--lang", lang])
    printed = capsys.readouterr()

    assert (2, "", True) == (code, printed.out, said[lang == "en"] in flat(printed.err))


def test_a_file_that_is_not_there(capsys: Printed, tmp_path: Path) -> None:
    """
    That a file is not there is told.
    """
    code = main(["programme", str(tmp_path / "manca.json")])

    assert (2, True) == (code, "il file non esiste" in capsys.readouterr().err)


def test_a_document_that_cannot_be_read(capsys: Printed, tmp_path: Path) -> None:
    """
    Every problem is printed with its pointer.
    """
    path = tmp_path / "rotto.json"
    path.write_text('{"format": "contratti_quartiere/programme/0.1.0", "tenders": [{"id": 3}]}', encoding="utf-8")
    code = main(["programme", str(path), *ON])

    assert (2, True) == (code, "/tenders/0/id" in capsys.readouterr().out)


def test_json_of_a_document_that_cannot_be_read(capsys: Printed, tmp_path: Path) -> None:
    """
    With --json the report of `check` tells the problems.
    """
    path = tmp_path / "rotto.json"
    path.write_text("[1]", encoding="utf-8")
    code = main(["programme", str(path), "--json", *ON])

    assert (2, check("[1]", on=date(2018, 1, 1)).to_dict()) == (code, json.loads(capsys.readouterr().out))
