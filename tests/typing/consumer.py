"""
A program of somebody else, as mypy and pyright see it in their strict modes: the types of what others rely on.

It is checked and not run; the names are the fixed ones of the design, as far as they exist.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, assert_type

import contratti_quartiere as cq
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.exchange import documents


def money(weights: Mapping[str, int], mixed: Mapping[int, int | Fraction | Decimal]) -> None:
    """
    Amounts, and what may be done with them.
    """
    million = cq.Euro("1000000.00")
    assert_type(million, cq.Euro)
    assert_type(cq.Euro(Decimal("0.10")), cq.Euro)
    assert_type(cq.Euro.from_cents(100_000_000), cq.Euro)
    assert_type(cq.Euro.from_italian("1.000.000,00 €"), cq.Euro)
    assert_type(million.cents, int)
    assert_type(million + million - million, cq.Euro)
    assert_type(3 * million, cq.Euro)
    assert_type(million * 3, cq.Euro)
    assert_type(million / million, Fraction)
    assert_type(-million, cq.Euro)
    assert_type(million < cq.Euro("1.00"), bool)
    assert_type(cq.Euro.total([million]), cq.Euro)
    assert_type(million.percentage(22), cq.Euro)
    assert_type(f"{million:en}", str)
    assert_type(cq.split(million, weights), dict[str, cq.Euro])
    assert_type(cq.split(million, mixed), dict[int, cq.Euro])
    assert_type(cq.split(million, {"a": 1, "b": 2}), dict[str, cq.Euro])


def time(start: date, is_holiday: Callable[[date], bool]) -> None:
    """
    Windows and deadlines.
    """
    window = cq.Period.of_months(start, 36, missing_day=cq.MissingDay.LAST_DAY_IS_END)
    assert_type(window, cq.Period)
    assert_type(cq.Period(start, start), cq.Period)
    assert_type(cq.Period.inclusive(start, start), cq.Period)
    assert_type(window.start, date)
    assert_type(window.end, date)
    assert_type(window.last_day, date)
    assert_type(window.days, int)
    assert_type(start in window, bool)
    assert_type(window.intersection(window), cq.Period | None)
    assert_type(cq.deadline(start, months=1, days=2), date)
    assert_type(cq.deadline(start, days=180, roll_over=cq.RollOver.EU, is_holiday=is_holiday), date)
    assert_type(cq.uncovered(window, [window]), tuple[cq.Period, ...])


def service(term: cq.ServiceWindow, on: date, total: cq.Euro) -> None:
    """
    What a deed declares, what is computed and what was served.
    """
    made = cq.ServiceWindow(start=on, months=36, declared_end=cq.Month(2019, 4))
    assert_type(made, cq.ServiceWindow)
    assert_type(term.declared_end, date | cq.Month | None)
    assert_type(term.computed, cq.Period | None)
    assert_type(term.served(on), tuple[cq.Period, ...])
    assert_type(term.by_year(total, policy=cq.YearPolicy.MONTHS), tuple[cq.YearShare, ...])


def moves(on: date, letter: cq.DocumentReference, late: cq.RelocationStep) -> None:
    """
    A household's case, the dwelling and the works, each by its own events.
    """
    case = cq.Relocation(household="H1", history=())
    assert_type(case.state, cq.RelocationState)
    assert_type(case.state.whereabouts, cq.Whereabouts)
    assert_type(case.allowed, frozenset[cq.RelocationEvent])
    moved = case.advance(
        cq.RelocationEvent.INFORM,
        on=on,
        document=letter,
        recorded_on=on,
        notified_on=on,
        role=cq.Role.CONTACT_OFFICER,
        dwelling="volano-1",
        suitability=cq.Suitability.SUITABLE,
        composition=cq.Composition(members=3),
    )
    assert_type(moved, cq.Relocation)
    assert_type(moved.history, tuple[cq.RelocationStep, ...])
    assert_type(moved.with_step(late), cq.Relocation)
    assert_type(moved.corrected(late, None, on=on), cq.Relocation)
    assert_type(moved.split("H2", on=on), tuple[cq.Relocation, cq.Relocation])
    assert_type(moved.why_not(cq.RelocationEvent.RETURN_HOME), cq.IllegalTransitionError | None)
    assert_type(cq.episodes(moved), tuple[cq.Episode, ...])
    assert_type(cq.lease(moved).ended, bool)
    assert_type(cq.RELOCATION_TABLE, cq.Table[cq.RelocationState, cq.RelocationEvent])
    assert_type(cq.RELOCATION_TABLE.allowed(moved.state), tuple[cq.RelocationEvent, ...])
    dwelling = cq.Dwelling(id="B1", floor_area=Decimal("52.50")).advance(cq.DwellingEvent.FREE, on=on, household="H1")
    assert_type(dwelling.state, cq.DwellingState)
    assert_type(dwelling.booked(cq.RotationBooking(household="H1", reserved_from=on)), cq.Dwelling)
    assert_type(dwelling.rotation_state(on), cq.RotationState)
    works = cq.Works(id="B").advance(cq.WorksEvent.FUND, on=on, amount=cq.Euro("1.00"))
    assert_type(works.allowed, frozenset[cq.WorksEvent])
    assert_type(works.certify(cq.ProgressStatement(on=on, certified=cq.Euro("0.50"))).progress(on), Fraction | None)
    assert_type(cq.Programme().with_case(moved), cq.Programme)


def codes(text: str) -> None:
    """
    Codes that are checked, and codes as somebody wrote them.
    """
    assert_type(cq.Cig(text), cq.Cig)
    assert_type(cq.Cup(text), cq.Cup)
    assert_type(cq.read_cig(text), cq.Cig | cq.CodeAsFound)
    assert_type(cq.Cig(text).code, str)


def lots(plan: cq.LotPlan) -> None:
    """
    A plan, and why each lot gets what it gets.
    """
    assert_type(plan.total, cq.Euro)
    assert_type(plan.shares(), tuple[cq.LotShare, ...])
    for share in plan.shares():
        assert_type(share.lot, str)
        assert_type(share.amount, cq.Euro)
        for line in share.lines:
            assert_type(line.label.it, str)


def programme(on: date) -> cq.Report:
    """
    A programme, and the report on it.
    """
    case = milano_2016()
    assert_type(case, cq.Programme)
    assert_type(case.as_of(on), cq.Programme)
    assert_type(case.tenders, tuple[cq.Tender, ...])
    report = cq.validate(case, on=on)
    assert_type(report, cq.Report)
    assert_type(cq.validate(case, on=on, parameters=cq.PARAMETERS, rules=cq.RULES), cq.Report)
    assert_type(report.valid, bool)
    assert_type(report.findings, tuple[cq.Entry, ...])
    assert_type(report.undecided, tuple[cq.Entry, ...])
    assert_type(report.to_dict(), dict[str, Any])
    return report


def evidence(report: cq.Report, notice: date) -> bool:
    """
    The evidence of a report, weighed again; coverage; code and track.
    """
    assert_type(cq.trace(report), dict[str, Any])
    replayed = cq.replay(cq.trace(report))
    assert_type(replayed, cq.Replay)
    assert_type(replayed.verdicts, tuple[cq.Replayed, ...])
    for found in replayed.verdicts:
        assert_type(found.kind, cq.VerdictKind)
        assert_type(found.verdict, cq.Breach | cq.Missing | cq.Kept | cq.NotApplicable)
        assert_type(found.verdict.facts, tuple[cq.Fact, ...])
    assert_type(report.coverage, cq.Coverage)
    assert_type(report.coverage.unlocks, tuple[cq.Unlock, ...])
    for entry in report.entries:
        assert_type(cq.explain(entry, on=report.on, lang="en"), str)
        assert_type(entry.rule.tracks, cq.Tracks | None)
    found_regime = cq.regime(notice, cq.ObjectKind.SOCIAL_SERVICE, cq.Euro("1000000.00"))
    assert_type(found_regime, cq.Regime)
    assert_type(found_regime.code, cq.ProcurementCode | None)
    assert_type(found_regime.track, cq.Track | None)
    return replayed.valid


def money_of_a_programme(case: cq.Programme, decision: cq.SteeringDecision, on: date) -> None:
    """
    Contracts and who pays for them, interventions, decisions, and the accounts that they make.
    """
    for contract in case.contracts:
        assert_type(contract, cq.NeighbourhoodContract)
        assert_type(contract.acts, tuple[cq.ContractAct, ...])
        assert_type(contract.cofinancing, cq.CoFinancing | None)
        assert_type(contract.funding_bodies, tuple[cq.FundingBody, ...])
        assert_type(contract.transfers, tuple[cq.Transfer, ...])
        assert_type(contract.reached(case.works), cq.Reached)
    for intervention in case.interventions:
        assert_type(intervention, cq.Intervention)
        assert_type(intervention.kind, cq.InterventionKind | None)
        assert_type(intervention.budget, cq.Euro | None)
        schedule = cq.schedule_of(intervention, case.works, case.decisions)
        assert_type(schedule, tuple[cq.ScheduleEntry, ...])
        assert_type(cq.expected_end(schedule, on), cq.Expectation)
        assert_type(cq.expected_end(schedule, on).end, date | cq.Month | cq.Year | None)
        assert_type(cq.slippage(schedule, cq.WorksEvent.FINISH, on), cq.Slippage | None)
    assert_type(decision.measures, tuple[cq.Measure, ...])
    assert_type(decision.flows, tuple[cq.Flow, ...])
    assert_type(decision.balance, cq.Euro)
    assert_type(case.decide(decision, added=(cq.Intervention(id="nuovo"),)), cq.Programme)
    ledger = case.as_of(on).ledger
    assert_type(ledger, cq.Ledger)
    assert_type(ledger.account("torri"), cq.Account)
    assert_type(ledger.account("torri").left, cq.Euro | None)
    assert_type(ledger.reserve("cdq"), cq.Account)
    assert_type(ledger.total, cq.Euro | None)
    assert_type(ledger.dropped_by("torri"), cq.SteeringDecision | None)
    assert_type(case.stranded, tuple[cq.StrandedCase, ...])


def works_and_lots(case: cq.Programme, on: date) -> None:
    """
    What is certified and paid, and how an amount is divided by it.
    """
    certified = case.certify("scala-B", cq.ProgressStatement(on=on, certified=cq.Euro("10.00")))
    assert_type(certified, cq.Programme)
    payment = cq.Payment(on=on, amount=cq.Euro("5.00"), kind=cq.PaymentKind.ADVANCE)
    assert_type(certified.pay("scala-B", payment), cq.Programme)
    for works in case.works:
        assert_type(works.certified(on), cq.Euro)
        assert_type(works.paid(on), cq.Euro)
        assert_type(works.price(on), cq.Euro | None)
        assert_type(works.pay(payment), cq.Works)
    plan = case.lot_plan(on, criteria=(cq.remaining_works, cq.objectives_set), total=cq.Euro("1000000.00"))
    assert_type(plan, cq.LotPlan)
    own = cq.Criterion(id="nostro", label=cq.Bilingual("nostro", "ours"), values=(cq.LotValue("lotto", Fraction(1)),))
    assert_type(case.lot_plan(on, criteria=(own,), tender="gara"), cq.LotPlan)
    assert_type(case.lot_plan(on).shares(), tuple[cq.LotShare, ...])


def rules() -> Iterable[str]:
    """
    The rules, and what each rests on.
    """
    assert_type(cq.RULES, tuple[cq.Rule, ...])
    for rule in cq.RULES:
        assert_type(rule.it, str)
        assert_type(rule.en, str)
        assert_type(rule.severity, cq.Severity)
        assert_type(rule.since, date | None)
        assert_type(rule.until, date | None)
        assert_type(rule.source.act, str)
        yield rule.id


def exchange(text: str, raw: bytes, path: Path, on: date) -> None:
    """
    Documents in and out.
    """
    assert_type(documents.loads(text), cq.Programme)
    assert_type(documents.loads(raw), cq.Programme)
    assert_type(documents.load(path), cq.Programme)
    assert_type(documents.load("milano.json"), cq.Programme)
    assert_type(documents.dumps(cq.Programme()), str)
    report = documents.check(raw, on=on)
    assert_type(report, cq.Report)
    assert_type(documents.problem(report), dict[str, Any])
    assert_type(documents.problem(report, "en"), dict[str, Any])
    assert_type(documents.problem(report, cq.Lang.EN), dict[str, Any])


def errors(document: str) -> list[str]:
    """
    One base for all errors, each with its facts as fields.
    """
    try:
        documents.loads(document)
    except cq.DocumentError as error:
        for problem in error.problems:
            assert_type(problem.pointer, str)
            assert_type(problem.message.it, str)
        return [problem.kind for problem in error.problems]
    except cq.ContrattiError as error:
        return [str(error)]
    return []


def refused() -> None:
    """
    What the types refuse; a checker that no longer refuses it complains of a comment without use.
    """
    cq.Euro(10)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # euro or cents?
    cq.Euro(0.10)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a float has lost its cents
    cq.Euro("1.00") + 1  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnusedExpression]
    cq.split(cq.Euro("1.00"), {"a": 0.5})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    cq.validate(cq.Programme())  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the library has no clock
    documents.loads({"format": ""})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
