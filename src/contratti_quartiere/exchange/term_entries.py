"""
Days that no board has yet, as entries of a calendar: ends of terms far ahead, terms of awards, instalments, timetables.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.analysis.day_views import day_view
from contratti_quartiere.analysis.expiring_terms import later_terms
from contratti_quartiere.analysis.running_deadlines import DeadlineKind
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.case_money import case_account
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.board_entries import of_expiries
from contratti_quartiere.exchange.calendar_entries import CalendarEntry, Counted, EntryKind, OtherDay
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.timetables import Ground, Stage, Timetable, TimetableStep
from contratti_quartiere.views import View

__all__ = ["of_terms", "of_timetable"]


def of_terms(programme: Programme, *, on: date, parameters: Parameters = PARAMETERS) -> tuple[CalendarEntry, ...]:
    """
    Return what lies ahead in a programme and is not on its board of the day.

    These are the ends of terms after more than twelve months, with the days of their ways on; the standstill and the
    last day to sign that an award states, of lots whose contract is not on record; the instalments of repayment plans
    in force that fall due from the day on.

    Args:
        programme: The programme.
        on: The day, as of the board beside which they are to stand.
        parameters: The figures in force, with what a body set of its own.

    Raises:
        WrongTypeError: For a programme that is none, a day that is no date, or figures that are none.
    """
    view = day_view("of_terms", programme, on, parameters)
    return (*of_expiries(later_terms(view), programme.title), *_awards(view), *_instalments(view))


def _awards(view: View) -> Iterator[CalendarEntry]:
    signed = {(found.tender, lot) for _, found in view.service_contracts() for lot in found.lots or ("",)}
    for _, tender in view.tenders():
        for award in tender.awards:
            # A contract that names no lot may be of this one.
            if not signed.intersection({(tender.id, award.lot), (tender.id, "")}):
                yield from _award(view, tender, award)


def _award(view: View, tender: Tender, award: Award) -> Iterator[CalendarEntry]:
    for kind, day in ((Stage.STANDSTILL_OVER, award.standstill_until), (OtherDay.SIGNING, award.stipulation_by)):
        if day is not None and day >= view.on:
            yield CalendarEntry(
                kind=kind,
                programme=view.programme.title,
                subject=(tender.id, award.lot),
                when=day,
                title=_of_lot(tender, award, kind),
            )


def _of_lot(tender: Tender, award: Award, kind: EntryKind) -> Bilingual:
    return Bilingual(f"{tender.id}, lotto {award.lot}: {kind.value}", f"{tender.id}, lot {award.lot}: {kind.en}")


def _instalments(view: View) -> Iterator[CalendarEntry]:
    for _, case in view.relocations():
        if any(note.kind is AnnotationKind.REPAYMENT_PLAN for note in case.annotations):
            yield from _plans(view, case)


def _plans(view: View, case: Relocation) -> Iterator[CalendarEntry]:
    kind, household = DeadlineKind.INSTALMENT, case.household_on(view.on)
    for plan in case_account(case, on=view.on).plans:
        settled = plan.open is not None and plan.open.cents <= 0
        if plan.replaced_on is None and not settled:
            for part in plan.instalments:
                if part.due_on >= view.on:
                    amount = part.amount
                    yield CalendarEntry(
                        kind=kind,
                        programme=view.programme.title,
                        subject=(case.id, str(part.due_on)),
                        when=part.due_on,
                        title=Bilingual(
                            f"{household}: rata del piano di rientro", f"{household}: instalment of the repayment plan"
                        ),
                        details=() if amount is None else (Bilingual(format(amount, "it"), format(amount, "en")),),
                        role=Role.HOUSEHOLD,
                        counted=Counted.CASE,
                    )


def of_timetable(table: Timetable, *, tender: str, programme: str = "") -> tuple[CalendarEntry, ...]:
    """
    Return the last days of the stages of a tender, as far as they are known.

    Args:
        table: The timetable.
        tender: What the tender is called; its entries bear it.
        programme: What the programme is called.

    Raises:
        WrongTypeError: For a timetable that is none, or names that are no text.
    """
    if type(table) is not Timetable:
        raise WrongTypeError.of("of_timetable", table, Bilingual("scrivere un Timetable", "write a Timetable"))
    return tuple(_stage(step, step.latest, tender, programme) for step in table.steps if step.latest is not None)


def _stage(step: TimetableStep, latest: date, tender: str, programme: str) -> CalendarEntry:
    stage = step.stage
    return CalendarEntry(
        kind=stage,
        programme=programme,
        subject=(tender,),
        when=latest,
        title=Bilingual(f"{tender}: {stage.value}", f"{tender}: {stage.en}"),
        details=_stretch(step),
    )


def _stretch(step: TimetableStep) -> tuple[Bilingual, ...]:
    if not step.days:
        return ()
    said = Bilingual(f"poi {step.days} giorni", f"then {step.days} days")
    if step.days == 1:
        said = Bilingual("poi 1 giorno", "then 1 day")
    # A guess has no source but the name of the figure that nobody set.
    ground, source = step.ground, "" if step.ground is Ground.GUESS else f", {step.source}"
    return (Bilingual(f"{said.it} ({ground.value}{source})", f"{said.en} ({ground.en}{source})"),)
