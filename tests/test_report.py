"""
Validation and its report: all rules, on a stated day, the same answer to the same question, nothing passed over.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.agreements import ContractAct, ContractActKind
from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import Problem, WrongTypeError, shown
from contratti_quartiere.facts import Fact
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procedures import LotLimits
from contratti_quartiere.procurement import Lot, ProcurementCode, Tender
from contratti_quartiere.programme import Programme, Unknown
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.report import ENGINE_VERSION, REPORT_FORMAT, Report, judge, validate
from contratti_quartiere.requests import Request, RequestKind
from contratti_quartiere.rules import (
    RULES,
    certified_amount_monotone,
    lots_sum,
    planned_against_actual,
    regime_of_notice,
)
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
MORNING = datetime(2026, 11, 22, 9, 0)  # a date with a time, which is what is refused
TEXT = Bilingual("così non va", "this will not do")
SOURCE = LegalSource("DLgs 36/2023", "art. 226 c. 2 a-b", Mark.SOURCE)
ENGINE = f"contratti_quartiere {ENGINE_VERSION}"

days = st.dates() | st.sampled_from((date.min, date.max))


def rule_that_says(*verdicts: Verdict, name: str = "prova", severity: Severity = Severity.ERROR) -> Rule:
    """
    Return a rule that always says the same.
    """

    def check(view: View) -> Iterator[Verdict]:
        del view
        yield from verdicts

    return attrs.evolve(RULES[0], id=name, severity=severity, source=SOURCE, check=check, parameters=())


def report_of(*verdicts: Verdict, severity: Severity = Severity.ERROR) -> Report:
    """
    Return the report of a rule that always says the same.
    """
    return validate(Programme(), on=TODAY, rules=(rule_that_says(*verdicts, severity=severity),))


BREACH = Breach(path="/tenders/0", message=TEXT)
MISSING = Missing(path="/tenders/1", message=TEXT)
KEPT = Kept(path="/tenders/2", message=TEXT)
IDLE = NotApplicable(path="/tenders/3", message=TEXT)


def test_empty_programme() -> None:
    """
    Of a programme in which there is nothing every rule says so, once for all its versions, and it is valid.
    """
    report = validate(Programme(), on=TODAY)
    nothing = NotApplicable(
        path="", message=Bilingual("il documento non ha nulla da guardare", "the document has nothing to look at")
    )

    first = {rule.id: rule for rule in reversed(RULES)}

    assert (True, tuple(Entry(rule, nothing) for rule in RULES if rule is first[rule.id])) == (
        report.valid,
        report.entries,
    )


def test_all_rules_are_asked() -> None:
    """
    Without another choice every rule of the library is asked, in its order, with the figures of the library.
    """
    report = validate(Programme(), on=TODAY)

    assert (RULES, PARAMETERS, TODAY) == (report.rules, report.parameters, report.on)


def test_entries_in_the_order_of_the_rules() -> None:
    """
    A report says first all that the first rule says.
    """
    one, other = rule_that_says(BREACH, KEPT, name="uno"), rule_that_says(MISSING, name="due")
    report = validate(Programme(), on=TODAY, rules=[other, one])

    assert (Entry(other, MISSING), Entry(one, BREACH), Entry(one, KEPT)) == report.entries


def test_four_outcomes() -> None:
    """
    Each entry is found under the one of four headings that it belongs to.
    """
    report = report_of(KEPT, IDLE, BREACH, MISSING)

    assert [BREACH, MISSING, KEPT, IDLE] == [
        entry.verdict
        for found in (report.findings, report.undecided, report.kept, report.not_applicable)
        for entry in found
    ]


@pytest.mark.parametrize(
    ("rule", "own", "expected"),
    [
        pytest.param(Severity.ERROR, None, Severity.ERROR, id="the rule's: error"),
        pytest.param(Severity.ADVICE, None, Severity.ADVICE, id="the rule's: advice"),
        pytest.param(Severity.ERROR, Severity.WARNING, Severity.WARNING, id="less grave"),
        pytest.param(Severity.ADVICE, Severity.ERROR, Severity.ERROR, id="graver"),
    ],
)
def test_severity_of_a_finding(rule: Severity, own: Severity | None, expected: Severity) -> None:
    """
    A finding is as grave as it says itself, else as its rule.
    """
    (finding,) = report_of(attrs.evolve(BREACH, severity=own), severity=rule).findings

    assert expected is finding.severity


@pytest.mark.parametrize(
    ("verdicts", "severity", "expected"),
    [
        pytest.param((BREACH,), Severity.ERROR, False, id="an error"),
        pytest.param((BREACH,), Severity.WARNING, True, id="a warning"),
        pytest.param((BREACH,), Severity.ADVICE, True, id="advice"),
        pytest.param(
            (BREACH, attrs.evolve(BREACH, severity=Severity.ERROR)), Severity.ADVICE, False, id="one error among others"
        ),
        pytest.param((MISSING,), Severity.ERROR, True, id="undecided"),
        pytest.param((KEPT, IDLE), Severity.ERROR, True, id="kept and not applicable"),
    ],
)
def test_valid(verdicts: tuple[Verdict, ...], severity: Severity, expected: bool) -> None:
    """
    "`valid` means no finding of severity error": what is undecided does not make a document invalid.
    """
    assert expected is report_of(*verdicts, severity=severity).valid


@pytest.mark.parametrize("programme", [None, {}, "programma", (Programme(),)], ids=["None", "dict", "str", "tuple"])
def test_what_is_no_programme(programme: Any) -> None:
    """
    Only a programme is judged; a document is read first.
    """
    with pytest.raises(WrongTypeError) as caught:
        validate(programme, on=TODAY)

    assert ("validate", shown(programme), Bilingual("scrivere un Programme", "write a Programme")) == (
        caught.value.where,
        caught.value.found,
        caught.value.remedy,
    )


@pytest.mark.parametrize("on", [None, "2026-11-22", MORNING], ids=["None", "text", "date with a time"])
def test_no_day(on: Any) -> None:
    """
    "`on: date` is explicit": a programme is judged on a day that is given.
    """
    with pytest.raises(WrongTypeError) as caught:
        validate(Programme(), on=on)

    assert (
        "validate.on",
        shown(on),
        Bilingual("scrivere un giorno, date(2019, 5, 1)", "write a day, date(2019, 5, 1)"),
    ) == (caught.value.where, caught.value.found, caught.value.remedy)


@pytest.mark.parametrize("parameters", [None, {}, PARAMETERS.known], ids=["None", "dict", "tuple"])
def test_no_figures(parameters: Any) -> None:
    """
    Figures are the table of the library, or what a body made of it.
    """
    with pytest.raises(WrongTypeError) as caught:
        validate(Programme(), on=TODAY, parameters=parameters)

    assert ("validate.parameters", shown(parameters)) == (caught.value.where, caught.value.found)


OPENED = date(2017, 8, 23)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OPENED - DAY, 0, id="day before the opening"),
        pytest.param(OPENED, 1, id="day of the opening"),
    ],
)
def test_judged_as_of_the_day(on: date, expected: int) -> None:
    """
    "`validate` judges `programme.as_of(on)`": no rule sees an opening before it has come.
    """
    seen: list[int] = []

    def check(view: View) -> Iterator[Verdict]:
        seen.extend(len(lab.opening_periods) for _, lab in view.laboratories())
        yield from ()

    lab = Laboratory(id="lab-1", opening_periods=(OpeningPeriod(first=OPENED),))
    validate(Programme(laboratories=(lab,)), on=on, rules=(attrs.evolve(RULES[0], check=check),))

    assert [expected] == seen


def test_rules_are_given_the_day_and_the_figures() -> None:
    """
    A rule is given the day and the figures with which it was asked, and the whole programme beside what was known.
    """
    seen: list[View] = []

    def check(view: View) -> Iterator[Verdict]:
        seen.append(view)
        yield from ()

    parameters = PARAMETERS.override("days_for_offers", 35, source="determina 12/2026")
    whole = Programme(acts=(ContractAct(id="atto", kind=ContractActKind.OTHER, on=TODAY + timedelta(1)),))
    validate(whole, on=TODAY, parameters=parameters, rules=(attrs.evolve(RULES[0], check=check),))

    (view,) = seen
    assert View(programme=Programme(), on=TODAY, parameters=parameters, places=(("acts", ()),), whole=whole) == view


SAID = {"it": "così non va", "en": "this will not do"}
FACTS = (Fact("sum", Euro("0.10")), Fact("lots", 5))
PLAIN_FACTS = [{"name": "sum", "value": "0.10"}, {"name": "lots", "value": 5}]
PLAIN_SOURCE = {"act": "DLgs 36/2023", "article": "art. 226 c. 2 a-b", "mark": "letto nella fonte"}


def test_keys_of_a_report() -> None:
    """
    A report has always the same keys in the same order.
    """
    assert [
        "format",
        "valid",
        "on",
        "engine",
        "findings",
        "undecided",
        "not_applicable",
        "kept",
        "checked",
        "body",
        "overrides",
        "parameters",
        "not_verifiable",
        "coverage",
        "later",
    ] == list(report_of().to_dict())


def test_head_of_a_report() -> None:
    """
    A report names its format, the day and the engine with its version.
    """
    found = report_of(BREACH).to_dict()

    assert (REPORT_FORMAT, False, "2026-11-22", ENGINE) == (
        found["format"],
        found["valid"],
        found["on"],
        found["engine"],
    )


def test_finding_as_json() -> None:
    """
    A finding is written with its rule, severity, place, sentence in both languages, source and evidence.
    """
    breach = attrs.evolve(BREACH, facts=FACTS, severity=Severity.WARNING)

    assert [
        {
            "rule": "prova",
            "severity": "avviso",
            "path": "/tenders/0",
            "message": SAID,
            "source": PLAIN_SOURCE,
            "facts": PLAIN_FACTS,
        }
    ] == report_of(breach).to_dict()["findings"]


def test_undecided_as_json() -> None:
    """
    What is undecided is written with what is missing and the evidence that is there.
    """
    assert [
        {"rule": "prova", "path": "/tenders/1", "missing": SAID, "cause": "manca un dato", "facts": PLAIN_FACTS}
    ] == report_of(attrs.evolve(MISSING, facts=FACTS)).to_dict()["undecided"]


def test_kept_as_json() -> None:
    """
    What is kept is written with its evidence.
    """
    assert [{"rule": "prova", "path": "/tenders/2", "message": SAID, "facts": PLAIN_FACTS}] == report_of(
        attrs.evolve(KEPT, facts=FACTS)
    ).to_dict()["kept"]


def test_not_applicable_as_json() -> None:
    """
    What does not apply is written with the reason.
    """
    assert [{"rule": "prova", "path": "/tenders/3", "reason": SAID, "facts": []}] == report_of(IDLE).to_dict()[
        "not_applicable"
    ]


@pytest.mark.parametrize(
    ("since", "until", "plain"),
    [
        pytest.param(None, None, ("", ""), id="needs no date"),
        pytest.param(date(2006, 7, 1), date(2016, 4, 20), ("2006-07-01", "2016-04-20"), id="dated"),
    ],
)
def test_rules_as_json(since: date | None, until: date | None, plain: tuple[str, str]) -> None:
    """
    Every rule that was asked is listed with its dates and its source, whatever it said.
    """
    rule = attrs.evolve(rule_that_says(), since=since, until=until)
    report = validate(Programme(), on=TODAY, rules=(rule,))

    assert [{"rule": "prova", "since": plain[0], "until": plain[1], "source": PLAIN_SOURCE}] == report.to_dict()[
        "checked"
    ]


def test_parameters_as_json() -> None:
    """
    The figures that the rules used are listed once, by name, with every value, its dates and its source.
    """
    rules = (planned_against_actual.RULE, regime_of_notice.RULE, regime_of_notice.RULE)
    found = validate(Programme(), on=TODAY, rules=rules).to_dict()["parameters"]
    notice = {"act": "ANAC, comunicato 3.5.2016", "article": "", "mark": "letto nella fonte"}

    assert [
        {
            "parameter": "difference_days_worth_showing",
            "kind": "scelta dell'ente",
            "checked_on": "2026-11-22",
            "values": [],
        },
        {
            "parameter": "procurement_code",
            "kind": "legge",
            "checked_on": "2026-11-22",
            "values": [
                {"value": "DLgs 163/2006", "since": "2006-07-01", "until": "2016-04-20", "source": notice},
                {"value": "DLgs 50/2016", "since": "2016-04-20", "until": "2023-07-01", "source": notice},
                {
                    "value": "DLgs 36/2023",
                    "since": "2023-07-01",
                    "until": "",
                    "source": {
                        "act": "DLgs 36/2023",
                        "article": "art. 226 c. 2 a-b, testo del 31.3.2023",
                        "mark": "letto nella fonte",
                    },
                },
            ],
        },
    ] == found


def test_overrides_as_json() -> None:
    """
    "The report names every override", with who set it.
    """
    parameters = PARAMETERS.override("days_for_offers", 35, source="determina 12/2026").override(
        "notice_days", 30, source="delibera 1/2018", since=date(2018, 1, 1), until=date(2019, 1, 1)
    )
    report = validate(Programme(), on=TODAY, parameters=attrs.evolve(parameters, body="Comune di Rho"), rules=())
    said = report.to_dict()
    always = {"parameter": "days_for_offers", "value": 35, "source": "determina 12/2026", "since": "", "until": ""}
    once = {
        "parameter": "notice_days",
        "value": 30,
        "source": "delibera 1/2018",
        "since": "2018-01-01",
        "until": "2019-01-01",
    }

    assert ("Comune di Rho", [always, once]) == (said["body"], said["overrides"])


def test_override_in_the_figures() -> None:
    """
    A figure that a body set stands in the report with the body's act in the place of ours.
    """
    parameters = PARAMETERS.override("difference_days_worth_showing", 30, source="determina 12/2026")
    report = validate(Programme(), on=TODAY, parameters=parameters, rules=(planned_against_actual.RULE,))

    assert [
        {
            "value": 30,
            "since": "",
            "until": "",
            "source": {"act": "determina 12/2026", "article": "", "mark": "scelta dell'ente"},
        }
    ] == report.to_dict()["parameters"][0]["values"]


def test_unknowns_as_json() -> None:
    """
    "What is unknown is data too": each question stands in the report with the office to ask.
    """
    unknown = Unknown(id="cig", question=Bilingual("Quali CIG?", "Which CIG?"), office=Bilingual("Gare", "Tenders"))
    report = validate(Programme(unknowns=(unknown,)), on=TODAY, rules=())

    assert [
        {
            "id": "cig",
            "question": {"it": "Quali CIG?", "en": "Which CIG?"},
            "office": {"it": "Gare", "en": "Tenders"},
        }
    ] == report.to_dict()["not_verifiable"]


def test_json_text() -> None:
    """
    A report as text is indented, has its accents as they are, and ends with a line break.
    """
    text = report_of(BREACH).to_json()

    assert (True, True, True) == (text.startswith('{\n  "format"'), "così non va" in text, text.endswith("}\n"))


PROBLEM = Problem("/tenders/0/lots/1/cig", "wrong_type", Bilingual("non è un testo", "is no text"))


def judged(
    *problems: Problem, rules: tuple[Rule, ...] = (), places: tuple[tuple[str, tuple[int, ...]], ...] = ()
) -> Report:
    """
    Return the report on what is left of a document: one tender, whose notice is under another code than declared.
    """
    tender = Tender(id="gara", notice_date=date(2016, 4, 20), declared_code=ProcurementCode.DLGS_163_2006)
    return judge(
        Programme(tenders=(tender,)), on=TODAY, parameters=PARAMETERS, rules=rules, problems=problems, places=places
    )


def test_problem_as_json() -> None:
    """
    A part that could not be read is a finding of its own, the first, with the sort of problem as evidence.
    """
    found = judged(PROBLEM, rules=(regime_of_notice.RULE,)).to_dict()["findings"]

    assert (
        {
            "rule": "document-readable",
            "severity": "errore",
            "path": "/tenders/0/lots/1/cig",
            "message": {"it": "non è un testo", "en": "is no text"},
            "source": {"act": "formato del documento", "article": "", "mark": ""},
            "facts": [{"name": "kind", "value": "wrong_type"}],
        },
        "regime-of-notice",
    ) == (found[0], found[1]["rule"])


def test_a_problem_is_never_valid() -> None:
    """
    A document that could not be read whole is not valid, though no rule found anything.
    """
    assert (False, ()) == (judged(PROBLEM).valid, judged(PROBLEM).findings)


@pytest.mark.parametrize(
    ("pointers", "rule", "expected"),
    [
        pytest.param(["/tenders/0/lots/1/cig"], lots_sum.RULE, ["/tenders/0"], id="the record"),
        pytest.param(["/tenders/0"], lots_sum.RULE, ["/tenders/0"], id="the record itself"),
        pytest.param(["/tenders"], lots_sum.RULE, ["/tenders"], id="the collection"),
        pytest.param([""], lots_sum.RULE, [""], id="the whole document"),
        pytest.param(["/tenders/0/id", "/tenders/0/title"], lots_sum.RULE, ["/tenders/0"], id="two in one record"),
        pytest.param(["/tenders/3/id", "/tenders/0/id"], lots_sum.RULE, ["/tenders/3", "/tenders/0"], id="two records"),
        pytest.param(["/laboratories/0/id"], lots_sum.RULE, [], id="a collection that the rule does not read"),
        pytest.param(
            ["/laboratories/0/id"], planned_against_actual.RULE, ["/laboratories/0"], id="one that it reads as well"
        ),
    ],
)
def test_what_was_set_aside_is_undecided(pointers: list[str], rule: Rule, expected: list[str]) -> None:
    """
    Each record that was set aside is undecided, once, for every rule that reads its collection.
    """
    problems = [Problem(pointer, "wrong_type", TEXT) for pointer in pointers]
    silent = attrs.evolve(rule_that_says(), reads=rule.reads)
    unread = Bilingual("la parte non si è potuta leggere", "this part could not be read")

    assert [Missing(path=path, message=unread) for path in expected] == [
        entry.verdict for entry in judged(*problems, rules=(silent,)).undecided
    ]


def test_what_was_set_aside_is_told_once_a_rule() -> None:
    """
    Of a rule of several versions the first says what it could not look at, and the others do not say it again.
    """
    silent = attrs.evolve(rule_that_says(), reads=("tenders",))
    versions = (attrs.evolve(silent, until=TODAY), attrs.evolve(silent, since=TODAY))

    assert [versions[0]] == [entry.rule for entry in judged(PROBLEM, rules=versions).undecided]


def test_a_rule_knows_what_could_not_be_read() -> None:
    """
    A rule is told of which collections a record was set aside; a problem of the whole document is of none.
    """
    seen: list[frozenset[str]] = []

    def check(view: View) -> Iterator[Verdict]:
        seen.append(view.unread)
        yield KEPT

    problems = (PROBLEM, Problem("", "json", TEXT), Problem("/works/3/id", "wrong_type", TEXT))
    judged(*problems, rules=(attrs.evolve(rule_that_says(), check=check),))

    assert [frozenset({"tenders", "works"})] == seen


def test_what_is_left_and_known_keeps_its_place() -> None:
    """
    What was set aside and what is not known yet on the day both leave the others where they stand in the document.
    """
    seen: list[str] = []

    def check(view: View) -> Iterator[Verdict]:
        seen.extend(path for path, _ in view.requests())
        yield KEPT

    requests = tuple(
        Request(id=f"r{number}", laboratory="lab", kind=RequestKind.INFORM, received_on=day)
        for number, day in enumerate((LATER, TODAY, LATER, TODAY))
    )
    judge(
        Programme(requests=requests),
        on=TODAY,
        parameters=PARAMETERS,
        rules=(attrs.evolve(rule_that_says(), check=check),),
        places=(("requests", (1, 3, 4, 7)),),
    )

    assert ["/requests/3", "/requests/7"] == seen


def test_what_is_left_keeps_its_place() -> None:
    """
    A finding on what is left points at where the record stood in the document.
    """
    report = judged(PROBLEM, rules=(regime_of_notice.RULE,), places=(("tenders", (4,)),))

    assert ["/tenders/4/declared_code"] == [entry.verdict.path for entry in report.findings]


LATER, EARLIER = TODAY + DAY, TODAY - DAY
Places = tuple[tuple[str, tuple[int, ...]], ...]


each_order = pytest.mark.parametrize(
    ("dated", "expected"),
    [
        pytest.param((EARLIER, TODAY), (), id="none of later: as they stand"),
        pytest.param((EARLIER, TODAY, LATER), (0, 1), id="the last of later"),
        pytest.param((LATER, EARLIER, LATER, TODAY), (1, 3), id="others of later before them"),
        pytest.param((LATER,), (), id="none left"),
    ],
)


def places_seen(programme: Programme, aside: Places) -> Places:
    """
    Return the places that a rule is shown, where some records were set aside.
    """
    seen: list[View] = []

    def look(view: View) -> Iterator[Verdict]:
        """
        Keep the view.
        """
        seen.append(view)
        yield KEPT

    judge(programme, on=TODAY, parameters=PARAMETERS, rules=(attrs.evolve(rule_that_says(), check=look),), places=aside)
    (view,) = seen
    return view.places


@each_order
@pytest.mark.parametrize(
    ("aside", "index"),
    [pytest.param((), 1, id="whole document"), pytest.param((("works", (2, 5)),), 5, id="set aside")],
)
def test_places_within_works(dated: tuple[date, ...], expected: tuple[int, ...], aside: Places, index: int) -> None:
    """
    What is dated within works keeps the place that it has in the document, in whatever order it stands there.
    """
    works = Works(
        id="lavori",
        statements=tuple(ProgressStatement(on=day, certified=Euro("1.00")) for day in dated),
        payments=tuple(Payment(on=day, amount=Euro("1.00")) for day in dated),
    )
    left = tuple((f"works/{index}/{name}", expected) for name in ("statements", "payments"))

    assert (*aside, *(left if LATER in dated else ())) == places_seen(
        Programme(works=(Works(id="altri"), works)), aside
    )


@each_order
@pytest.mark.parametrize(
    ("aside", "index"),
    [pytest.param((), 1, id="whole document"), pytest.param((("relocations", (2, 5)),), 5, id="set aside")],
)
def test_places_within_cases(dated: tuple[date, ...], expected: tuple[int, ...], aside: Places, index: int) -> None:
    """
    What is noted of a case keeps the place that it has in the document, in whatever order it stands there.
    """
    notes = tuple(Annotation(kind=AnnotationKind.NOTE, on=day) for day in dated)
    programme = Programme(relocations=(Relocation(household="H1"), Relocation(household="H2", annotations=notes)))
    left = ((f"relocations/{index}/annotations", expected),)

    assert (*aside, *(left if LATER in dated else ())) == places_seen(programme, aside)


def test_places_within_a_case_that_splits_off_later() -> None:
    """
    Nothing points into a case that is not known yet.
    """
    note = Annotation(kind=AnnotationKind.NOTE, on=LATER)
    later = Relocation(household="H2", origin="H1", home_since=LATER, annotations=(note,))

    assert (("relocations", (0,)),) == places_seen(Programme(relocations=(Relocation(household="H1"), later)), ())


def test_works_of_an_intervention_that_is_added_later() -> None:
    """
    Works that are not planned yet on the day are left out, and those after them keep their places.
    """
    statements = tuple(ProgressStatement(on=TODAY, certified=Euro(amount)) for amount in ("2.00", "1.00"))
    dated = tuple(attrs.evolve(found, on=day) for found, day in zip(statements, (EARLIER, TODAY), strict=True))
    added = SteeringDecision(
        id="atto",
        body=SteeringBody.STEERING_GROUP,
        on=LATER,
        measures=(Measure(intervention="nuovo", kind=MeasureKind.ADD),),
    )
    programme = Programme(
        interventions=(Intervention(id="nuovo"),),
        decisions=(added,),
        works=(Works(id="nuovi", intervention="nuovo"), Works(id="lavori", statements=dated)),
    )
    report = validate(programme, on=TODAY, rules=(certified_amount_monotone.RULE,))

    assert ["/works/1/statements/1"] == [entry.verdict.path for entry in report.findings]


@given(strategies.judged_programmes(), days, strategies.parameters())
def test_no_rule_raises(programme: Programme, on: date, parameters: Parameters) -> None:
    """
    "Rules report and never raise": any programme, on any day, with any figures, has a report.
    """
    validate(programme, on=on, parameters=parameters)


def test_no_rule_raises_on_the_largest_amounts() -> None:
    """
    "Any programme that can be built": sums of the largest amounts and counts that a record holds can be written.
    """
    most = 10**1_000 - 1
    amount = StatedAmount(amount=Euro.from_cents(most), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)
    lots = tuple(Lot(id=f"lotto-{number}", amount=amount) for number in range(12))
    limits = LotLimits(most_awarded=most, most_tendered=most, tenderers_expected=most)
    tender = Tender(id="gara", notice_date=date(2024, 2, 1), totals=(amount,), lots=lots, lot_limits=limits)
    found = validate(Programme(tenders=(tender,)), on=TODAY)

    assert False is json.loads(found.to_json())["valid"]


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates(), strategies.parameters())
def test_same_question_same_answer(programme: Programme, on: date, parameters: Parameters) -> None:
    """
    "A report is deterministic JSON": the same question has the same answer, letter by letter.
    """
    first, second = (validate(programme, on=on, parameters=parameters).to_json() for _ in range(2))

    assert first == second


@settings.get_profile("heavy")
@given(strategies.reports())
def test_json_gives_the_report_back(report: Report) -> None:
    """
    A report is made of JSON's own values: reading its text gives them back.
    """
    assert report.to_dict() == json.loads(report.to_json())


@settings.get_profile("heavy")
@given(strategies.reports())
def test_valid_without_errors_and_only_then(report: Report) -> None:
    """
    "`valid` means no finding of severity error", in the report as in its JSON.
    """
    found = report.to_dict()

    assert found["valid"] is ("errore" not in [finding["severity"] for finding in found["findings"]])


@settings.get_profile("heavy")
@given(strategies.reports())
def test_nothing_is_passed_over(report: Report) -> None:
    """
    "A report lists what it could not check": the four outcomes share out all that was said, without losing anything.
    """
    shared = [*report.findings, *report.undecided, *report.kept, *report.not_applicable]

    assert sorted(map(id, report.entries)) == sorted(map(id, shared))


@settings.get_profile("heavy")
@given(strategies.reports())
def test_every_sentence_in_both_languages(report: Report) -> None:
    """
    "What people read exists in Italian and English": no verdict lacks either.
    """
    assert [] == [entry for entry in report.entries if not (entry.verdict.message.it and entry.verdict.message.en)]


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_the_future_does_not_count(programme: Programme, on: date) -> None:
    """
    "`validate` judges `programme.as_of(on)`": what came later changes nothing of what is said.

    A case that split off later is left out, so that only places in the document differ. That a name is that of a record
    of later, and so of one that is there, is told by the whole document alone.
    """
    rules = tuple(rule for rule in RULES if rule.id != "references-known")

    def said(known: Programme) -> list[tuple[str, type, Bilingual]]:
        """
        Return what is said of a programme, without the places.
        """
        return [
            (one.rule.id, type(one.verdict), one.verdict.message) for one in validate(known, on=on, rules=rules).entries
        ]

    assert said(programme) == said(programme.as_of(on))


@settings(max_examples=20)
@given(strategies.programmes(), st.dates())
def test_rules_do_not_hear_each_other(programme: Programme, on: date) -> None:
    """
    A rule, with all its versions, says the same alone as among the others.
    """
    together = validate(programme, on=on).entries
    versions = [tuple(rule for rule in RULES if rule.id == name) for name in dict.fromkeys(rule.id for rule in RULES)]
    alone = tuple(entry for rules in versions for entry in validate(programme, on=on, rules=rules).entries)

    assert alone == together


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_places_of_every_collection(programme: Programme, on: date) -> None:
    """
    Each record of every collection that is known on a day keeps its place, whatever was left out before it.
    """
    seen: list[View] = []

    def look(view: View) -> Iterator[Verdict]:
        """
        Keep the view.
        """
        seen.append(view)
        yield KEPT

    rule = attrs.evolve(rule_that_says(), check=look)
    judge(programme, on=on, parameters=PARAMETERS, rules=(rule,))
    (view,) = seen
    places, whole = dict(view.places), dict(programme.collections())

    for name, records in view.programme.collections():
        indices = places.get(name, range(len(records)))
        assert [record.id for record in records] == [whole[name][index].id for index in indices]


NOTICED = Tender(id="gara", announced=EARLIER, notice_date=TODAY)


@pytest.mark.parametrize(
    ("tenders", "on", "expected"),
    [
        pytest.param((NOTICED,), EARLIER, ("/tenders/0",), id="the day before: in part"),
        pytest.param((NOTICED,), TODAY, (), id="the day itself"),
        pytest.param((NOTICED,), LATER, (), id="the day after"),
        pytest.param(
            (attrs.evolve(NOTICED, announced=None),), EARLIER, ("/tenders/0",), id="the day before: nothing of it"
        ),
        pytest.param((Tender(id="altra"), NOTICED), EARLIER, ("/tenders/1",), id="beside what is known"),
    ],
)
def test_what_is_later_is_told(tenders: tuple[Tender, ...], on: date, expected: tuple[str, ...]) -> None:
    """
    Whoever checks a notice before it comes out is told that it was not looked at.
    """
    report = validate(Programme(tenders=tenders), on=on, rules=())

    assert (expected, list(expected)) == (report.later, report.to_dict()["later"])


def test_what_is_later_keeps_its_place() -> None:
    """
    A record that is later is told at the place where it stood, whatever was set aside before it.
    """
    report = judge(
        Programme(tenders=(NOTICED,)), on=EARLIER, parameters=PARAMETERS, rules=(), places=(("tenders", (4,)),)
    )

    assert ("/tenders/4",) == report.later


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_nothing_is_later_than_what_is_known(programme: Programme, on: date) -> None:
    """
    Of what is known on a day nothing is later than the day.
    """
    assert () == validate(programme.as_of(on), on=on, rules=()).later
