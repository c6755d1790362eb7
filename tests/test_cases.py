"""
The embedded cases: of Milan every fact has its source and nothing is invented; the staircase is invented, and says so.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from importlib.resources import files
from itertools import chain, combinations
from typing import Any, cast

import attrs
import pytest

from contratti_quartiere import cases
from contratti_quartiere.amounts import AmountPrecision, VatBasis
from contratti_quartiere.bookings import RotationState
from contratti_quartiere.cases import cinque_quartieri, milano_2016, una_scala
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingState
from contratti_quartiere.evidence import DocumentReference
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.money import Euro
from contratti_quartiere.occupation import Episode, EpisodeKind, Hold, episodes, holds
from contratti_quartiere.procurement import ProcedureKind
from contratti_quartiere.programme import MilestoneKind, Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import AnnotationKind, Destination, RelocationStep, ReturnPlace, Suitability
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationState, Whereabouts
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.verdicts import Severity
from contratti_quartiere.works_table import WorksEvent, WorksState

MILAN = milano_2016()
(TENDER,) = MILAN.tenders
NAMES = ["Mazzini", "San Siro", "Molise-Calvairate", "Gratosoglio", "Ponte Lambro"]

EACH_CASE = pytest.mark.parametrize("case", [cinque_quartieri, milano_2016, una_scala], ids=lambda case: case.__name__)

DAYS = [
    pytest.param(date(2016, 2, 29), id="day before the announcement"),
    pytest.param(date(2016, 5, 2), id="first day planned"),
    pytest.param(date(2019, 5, 1), id="last day by count"),
    pytest.param(date(2026, 11, 23), id="now"),
]


def records(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """
    Yield every record inside a record, with where it stands.
    """
    kind: Any = type(value)
    if isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from records(item, f"{path}/{index}")
    elif attrs.has(kind):
        yield path, value
        for field in attrs.fields(kind):
            yield from records(getattr(value, field.name), f"{path}/{field.name}")


RECORDS = dict(records(MILAN))
STATED = {path: record for path, record in RECORDS.items() if hasattr(record, "provenance")}


@EACH_CASE
def test_document_is_canonical(case: Callable[[], Programme]) -> None:
    """
    The document of a case is written as we write documents, byte by byte.
    """
    text = files(cases).joinpath(f"{case.__name__}.json").read_text("utf-8")

    assert text == dumps(loads(text))


@EACH_CASE
def test_always_the_same(case: Callable[[], Programme]) -> None:
    """
    A case is a value.
    """
    assert case() == case()


@pytest.mark.parametrize("path", STATED)
def test_every_fact_has_its_source(path: str) -> None:
    """
    "Every fact of the embedded case carries its source or the word illustrative", and every source named exists.
    """
    provenance: Provenance = STATED[path].provenance
    known = {source.id for source in MILAN.sources}

    assert (True, set()) == (provenance.stated, set(provenance.sources) - known)


def test_every_source_is_used() -> None:
    """
    No source is named for nothing.
    """
    used = {name for record in STATED.values() for name in record.provenance.sources}

    assert {source.id for source in MILAN.sources} == used


@pytest.mark.parametrize("source", MILAN.sources, ids=lambda source: source.id)
def test_sources_can_be_found(source: Source) -> None:
    """
    A source says what it is and where to find it.
    """
    assert (True, True) == (bool(source.title), bool(source.address))


UNDATED = {
    "b1",
    "b5",
    "b8",
    "c1",
    "gu-2004",
    "lombardia",
    "molise",
    "molise-proposta",
    "progettazione",
    "aler-quartieri",
    "martini",
    "mazzini",
    "gratosoglio",
    "gratosoglio-attivita",
    "gratosoglio-edilizia",
    "ponte-lambro",
}


def test_sources_without_a_day() -> None:
    """
    Of web pages and reprints nobody says when they came out, and we do not guess.
    """
    assert UNDATED == {source.id for source in MILAN.sources if source.published is None}


def test_what_is_no_news() -> None:
    """
    Of the works we know from the press and from what bodies say of themselves; only laws, and a proposal, are acts.
    """
    assert {"gu-2001", "gu-2003", "gu-2004", "bur-piemonte", "molise-proposta"} == {
        source.id for source in MILAN.sources if source.kind not in (SourceKind.ANNOUNCEMENT, SourceKind.PRESS)
    }


def test_weights_are_illustrative() -> None:
    """
    No formula was published: the plan and each of its criteria only illustrate.
    """
    plan = TENDER.plan
    assert plan is not None

    criteria = [criterion.provenance for criterion in plan.criteria]
    lots = [lot.provenance for lot in TENDER.lots]

    assert {True} == {provenance.illustrative for provenance in (plan.provenance, *criteria, *lots)}


def test_neighbourhoods() -> None:
    """
    Five neighbourhoods, each with one contract, one lab and one lot.
    """
    assert [NAMES] * 2 + [[hood.id for hood in MILAN.neighbourhoods]] * 3 == [
        [hood.name for hood in MILAN.neighbourhoods],
        [lab.name for lab in MILAN.laboratories],
        [contract.neighbourhood for contract in MILAN.contracts],
        [lab.neighbourhood for lab in MILAN.laboratories],
        [name for lot in TENDER.lots for name in lot.neighbourhoods],
    ]


def test_who_pays() -> None:
    """
    State, Region and City pay for the contracts.
    """
    assert {(FundingBody.STATE, FundingBody.REGION, FundingBody.CITY)} == {
        contract.funding_bodies for contract in MILAN.contracts
    }


@pytest.mark.parametrize("lab", MILAN.laboratories, ids=lambda lab: lab.id)
def test_openings(lab: Laboratory) -> None:
    """
    The labs opened in 2006, nobody knows until when, and again from August 2017 to the end of 2018.
    """
    assert [(Year(2006), None, True), (Month(2017, 8), Month(2018, 12), False)] == [
        (opening.first, opening.last, opening.end_unknown) for opening in lab.opening_periods[:2]
    ]


def test_a_lab_outlives_its_works() -> None:
    """
    In September 2024 the Mazzini lab is still a service of the City; of the others no source tells anything later.
    """
    assert {"lab-mazzini": [(Month(2024, 9), True)]} == {
        lab.id: [(opening.first, opening.end_unknown) for opening in lab.opening_periods[2:]]
        for lab in MILAN.laboratories
        if lab.opening_periods[2:]
    }


def test_what_the_announcement_says_of_the_tender() -> None:
    """
    36 months from 2 May 2016 until April 2019, by a competitive procedure of a kind that is not said.
    """
    term = TENDER.term
    assert term is not None

    assert (date(2016, 5, 2), 36, Month(2019, 4), ProcedureKind.COMPETITIVE) == (
        term.start,
        term.months,
        term.declared_end,
        TENDER.procedure,
    )


def test_two_totals() -> None:
    """
    "Over one million" was set aside and "one million" divided: two totals, of which nobody says what they include.
    """
    assert [
        (AmountPrecision.MORE_THAN, Euro("1000000.00"), VatBasis.UNKNOWN),
        (AmountPrecision.EXACT, Euro("1000000.00"), VatBasis.UNKNOWN),
    ] == [(total.precision, total.amount, total.vat) for total in TENDER.totals]


def test_nothing_is_invented() -> None:
    """
    Lot amounts, CIG, notice date, code and acts are not publicly known, and stand nowhere.
    """
    assert ([None] * 5, [None] * 5, None, None, ()) == (
        [lot.amount for lot in TENDER.lots],
        [lot.cig for lot in TENDER.lots],
        TENDER.notice_date,
        TENDER.declared_code,
        None if TENDER.term is None else TENDER.term.acts,
    )


def test_milestones() -> None:
    """
    What happened to the labs and their tender, in the order in which it did.
    """
    assert [
        (MilestoneKind.OPENED, Year(2006)),
        (MilestoneKind.STEERED, Year(2014)),
        (MilestoneKind.ANNOUNCED, date(2016, 3, 1)),
        (MilestoneKind.RESTARTED, Month(2017, 8)),
        (MilestoneKind.EXTENDED, Month(2017, 8)),
        (MilestoneKind.REFINANCED, Month(2018, 12)),
    ] == [(step.kind, step.when) for step in MILAN.milestones if step.kind is not MilestoneKind.OTHER]


def test_other_milestones() -> None:
    """
    What else happened around them: design, bank accounts, inspections, what became of buildings.
    """
    assert [
        ("progettazione", Year(2005)),
        ("gratosoglio-2012", Year(2012)),
        ("conti", Month(2014, 7)),
        ("abitare", Month(2014, 12)),
        ("commissioni", Month(2017, 3)),
        ("ponte-lambro-2018", Month(2018, 6)),
        ("torri-2019", date(2019, 6, 23)),
        ("ponte-lambro-2021", Month(2021, 9)),
        ("ponte-lambro-2022", Month(2022, 1)),
        ("mazzini-2024", Month(2024, 9)),
    ] == [(step.id, step.when) for step in MILAN.milestones if step.kind is MilestoneKind.OTHER]


@pytest.mark.parametrize("unknown", MILAN.unknowns, ids=lambda unknown: unknown.id)
def test_unknowns(unknown: Any) -> None:
    """
    Each open question names an office to ask, in both languages.
    """
    texts = (unknown.question.it, unknown.question.en, unknown.office.it, unknown.office.en)

    assert (True, True) == (all(texts), unknown.question.it != unknown.question.en)


def test_what_is_asked() -> None:
    """
    What is nowhere in the case is asked for: dates, amounts, codes, awards.
    """
    asked = " ".join(unknown.question.it for unknown in MILAN.unknowns)

    assert [] == [
        word for word in ("data del bando", "importi", "CIG", "aggiudicazioni", "totali") if word not in asked
    ]


@pytest.mark.parametrize("on", DAYS)
def test_no_errors(on: date) -> None:
    """
    As of any day, the tender that this library was born from does not come out unlawful on doubtful counts.
    """
    report = validate(MILAN, on=on)

    assert (True, []) == (
        report.valid,
        [entry.rule.id for entry in report.findings if entry.severity is Severity.ERROR],
    )


def test_findings() -> None:
    """
    There is something to find: what was planned and what was served differ, and the towers were to outlast the lab.
    """
    found = [entry.rule.id for entry in validate(MILAN, on=date(2026, 11, 23)).findings]

    assert ["planned-against-actual", "works-outlast-service"] == found


def test_undecided() -> None:
    """
    Its notice date is unknown, so its code comes out undecided; so do sums, codes, accounts and works without an end.
    """
    undecided = {entry.rule.id for entry in validate(MILAN, on=date(2026, 11, 23)).undecided}

    assert {
        # For want of the day of the notice:
        "regime-of-notice",
        "track-declared",
        "social-notice-published",
        "undivided-reasoned",
        "division-criteria-stated",
        "threshold-by-sum-of-lots",
        "social-best-quality-price",
        # For want of codes, amounts, criteria and projects:
        "lots-sum",
        "lot-amounts-reproducible",
        "one-cig-per-lot",
        "cig-well-formed",
        "cup-on-investment",
        "accounts-not-overdrawn",
        "cdq-shares-35-40",
        # For want of days, and of how precisely they are known:
        "start-reachable",
        "precision-not-invented",
        "works-outlast-service",
    } == undecided


# ---------------------------------------------------------------------------------------------------- the staircase

SCALA = una_scala()
MADE_UP = {path: record for path, record in records(SCALA) if hasattr(record, "provenance")}
(SITE,) = SCALA.works
OPENED = date(2018, 9, 17)
AT_THE_END = date(2021, 1, 1)
CASES = {case.id: case for case in SCALA.relocations}
DWELLINGS = {dwelling.id: dwelling for dwelling in SCALA.dwellings}
STAIRCASE = {name: dwelling for name, dwelling in DWELLINGS.items() if dwelling.part == "scala B"}
ROTATION = {name: dwelling for name, dwelling in DWELLINGS.items() if dwelling.rotation}

each_case = pytest.mark.parametrize("case", SCALA.relocations, ids=lambda case: case.id)


def events(name: str) -> list[E]:
    """
    Return what happened to a case, in order.
    """
    return [step.event for step in CASES[name].history]


def step(name: str, event: E) -> RelocationStep:
    """
    Return the first step of an event in a case.
    """
    return next(step for step in CASES[name].history if step.event is event)


def kinds(name: str) -> set[AnnotationKind]:
    """
    Return what is noted of a case.
    """
    return {note.kind for note in CASES[name].annotations}


@pytest.mark.parametrize("path", MADE_UP)
def test_the_staircase_only_illustrates(path: str) -> None:
    """
    Every figure of the staircase is ours and says so; no source is named for it.
    """
    provenance: Provenance = MADE_UP[path].provenance

    assert (True, ()) == (provenance.illustrative, provenance.sources)


def test_the_title_says_that_it_is_made_up() -> None:
    """
    Whoever sees the title alone knows that nothing of it happened.
    """
    assert "Una scala: caso illustrativo, ogni dato è inventato" == SCALA.title


def test_twelve_households_and_eight_rotation_dwellings() -> None:
    """
    Twelve dwellings in the staircase, twelve households with a case each, eight rotation dwellings elsewhere.
    """
    names = [f"H{number:02}" for number in range(1, 13)]

    assert (names, names, [f"B-{n:02}" for n in range(1, 13)], [f"volano-{n}" for n in range(1, 9)]) == (
        [household.id for household in SCALA.households],
        list(CASES),
        list(STAIRCASE),
        list(ROTATION),
    )


def test_rotation_dwellings_lie_elsewhere() -> None:
    """
    No rotation dwelling stands in the building of the works.
    """
    assert "corte 4" not in {dwelling.building for dwelling in ROTATION.values()}


@pytest.mark.parametrize("dwelling", ROTATION.values(), ids=lambda dwelling: dwelling.id)
def test_rotation_dwellings_are_described(dwelling: Dwelling) -> None:
    """
    Floor, lift, area, rooms, barriers and rent of each are known.
    """
    known = (dwelling.floor, dwelling.lift, dwelling.floor_area, dwelling.rooms, dwelling.accessible)

    assert None not in (*known, dwelling.rent_regime)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("H01", RelocationState.RETURNED),
        ("H02", RelocationState.RETURNED),
        ("H03", RelocationState.RETURN_OFFERED),
        ("H04", RelocationState.RETURNED),
        ("H05", RelocationState.RETURNED),
        ("H06", RelocationState.MOVED_PERMANENTLY),
        ("H07", RelocationState.RETURNED),
        ("H08", RelocationState.MOVED_PERMANENTLY),
        ("H09", RelocationState.RETURN_CONTESTED),
        ("H10", RelocationState.MOVED_TEMPORARILY),
        ("H11", RelocationState.CEASED),
        ("H12", RelocationState.RETURNED),
    ],
)
def test_how_each_case_stands(name: str, state: RelocationState) -> None:
    """
    Six are back, three are out, three are gone.
    """
    assert state is CASES[name].state


# -------------------------------------------------------------------------------------------- what each case shows


def test_out_and_back() -> None:
    """
    H01 leaves B-01 and returns to B-01.
    """
    assert [(EpisodeKind.HOME, "B-01"), (EpisodeKind.AWAY, "volano-1"), (EpisodeKind.HOME, "B-01")] == [
        (episode.kind, episode.dwelling) for episode in episodes(CASES["H01"])
    ]


def test_an_unsuitable_offer_is_refused() -> None:
    """
    H02 refuses a dwelling that does not suit and accepts the next.
    """
    assert (Suitability.UNSUITABLE, [E.OFFER, E.REFUSE, E.OFFER, E.ACCEPT]) == (
        step("H02", E.REFUSE).suitability,
        events("H02")[3:7],
    )


def test_no_title_then_recognised() -> None:
    """
    H03 is found without title and recognised before it is offered anything.
    """
    assert [E.FIND_NO_TITLE, E.RECOGNISE, E.ADMIT, E.OFFER] == events("H03")[2:6]


def test_an_objection_is_upheld() -> None:
    """
    H04 gets another offer after its objection.
    """
    assert [E.OFFER, E.OBJECT, E.UPHOLD_OBJECTION, E.OFFER, E.ACCEPT] == events("H04")[3:8]


def test_a_pause() -> None:
    """
    H04 asks for a pause in January 2018 and goes on in February.
    """
    days = (date(2018, 1, 14), date(2018, 1, 15), date(2018, 2, 4), date(2018, 2, 5))

    assert [False, True, True, False] == [CASES["H04"].until(day).paused for day in days]


def test_back_in_another_dwelling_of_the_building() -> None:
    """
    H05 stays with relatives; its own dwelling is merged into B-04, and it returns to B-12.
    """
    back = step("H05", E.OFFER_RETURN)

    assert (Destination.RELATIVES, "B-12", ReturnPlace.SAME_BUILDING, ("B-04",), DwellingState.SUPPRESSED) == (
        step("H05", E.ARRANGE_OWN).destination,
        back.dwelling,
        back.return_place,
        STAIRCASE["B-05"].history[-1].replaced_by,
        STAIRCASE["B-05"].state,
    )


def test_a_permanent_move_at_the_wish_of_the_household() -> None:
    """
    H06 asked for it, and its old lease has an end.
    """
    moved = step("H06", E.MOVE_PERMANENTLY)

    assert (True, date(2018, 3, 2)) == (moved.on_request, moved.lease_end)


def test_an_objection_is_rejected() -> None:
    """
    H07 accepts after its objection is rejected; its move is postponed once, and somebody succeeds while it is out.
    """
    assert (
        [E.OFFER, E.OBJECT, E.REJECT_OBJECTION, E.ACCEPT, E.GIVE_NOTICE, E.POSTPONE, E.GIVE_NOTICE],
        Whereabouts.OUT,
    ) == (
        events("H07")[3:10],
        next(
            CASES["H07"].until(note.on).whereabouts
            for note in CASES["H07"].annotations
            if note.kind is AnnotationKind.SUCCESSION
        ),
    )


def test_a_waiver_of_return() -> None:
    """
    H08 waives in writing, months after it had only said so, and the rotation dwelling is its own for good.
    """
    assert (E.WAIVE_RETURN, RotationState.IN_USE, RotationState.CONSOLIDATED, True) == (
        events("H08")[-1],
        ROTATION["volano-8"].rotation_state(date(2019, 5, 2)),
        ROTATION["volano-8"].rotation_state(date(2019, 5, 3)),
        AnnotationKind.WAIVER_ANNOUNCED in kinds("H08"),
    )


def test_a_household_splits() -> None:
    """
    H12 splits off from H09 at home, and its case says so.
    """
    assert ("H09", "B-09", ["H12"]) == (
        CASES["H12"].origin,
        CASES["H12"].dwelling,
        [note.case for note in CASES["H09"].annotations if note.kind is AnnotationKind.SPLIT],
    )


def test_an_urgent_move_whose_handover_was_found_later() -> None:
    """
    Nobody knew when H10 handed its dwelling back; a correction says so, and what stands instead.
    """
    (correction,) = (note for note in CASES["H10"].annotations if note.kind is AnnotationKind.CORRECTION)
    stood, stands = correction.stood, correction.stands

    assert (None, date(2018, 5, 4)) == (stood and stood.handed_back_on, stands and stands.handed_back_on)


def test_the_correction_says_what_stands() -> None:
    """
    The step that a correction names is the one in the history.
    """
    (correction,) = (note for note in CASES["H10"].annotations if note.kind is AnnotationKind.CORRECTION)

    assert correction.stands == step("H10", E.MOVE_URGENTLY)


def test_a_long_stay_with_a_choice() -> None:
    """
    H10 is asked in writing within a year of its move, and waits.
    """
    asked = step("H10", E.OPEN_CHOICE)

    assert (E.CHOOSE_TO_WAIT, True) == (
        events("H10")[events("H10").index(E.OPEN_CHOICE) + 1],
        (asked.notified_on or date.max) <= date(2019, 2, 20),
    )


def test_an_offer_lapses() -> None:
    """
    H11 does not answer, and gives up its lease.
    """
    assert [E.OFFER, E.LAPSE, E.LEAVE] == events("H11")[3:]


def test_a_first_return_offer_is_objected_to() -> None:
    """
    H12 comes home by the second.
    """
    assert [E.OFFER_RETURN, E.OBJECT_TO_RETURN, E.UPHOLD_RETURN_OBJECTION, E.OFFER_RETURN, E.RETURN_HOME] == events(
        "H12"
    )[-5:]


def test_allowances_due_and_not_yet_paid() -> None:
    """
    Of all that is due only what H07 is owed was not paid.
    """
    due = {name for name in CASES if AnnotationKind.ALLOWANCE_DUE in kinds(name)}

    assert {"H07"} == {name for name in due if AnnotationKind.ALLOWANCE_PAID not in kinds(name)}


# --------------------------------------------------------------------------------------------- it agrees with itself


@each_case
def test_every_step_has_its_documents(case: Relocation) -> None:
    """
    Each step names the documents of its row, an act that was notified the day of it, and who recorded it.
    """
    assert [] == [
        (step.event, row.documents)
        for step in case.history
        for row in [RELOCATION_TABLE.row(step.event)]
        if not set(row.documents) <= {document.kind for document in step.documents} or step.role is None
    ]


@each_case
def test_days_follow_each_other(case: Relocation) -> None:
    """
    Nothing is notified before it happened, nor recorded before it happened or was notified.
    """
    assert [] == [
        step.event
        for step in case.history
        if step.recorded_on is None
        or not step.happened_on <= (step.notified_on or step.happened_on) <= step.recorded_on
    ]


def test_a_protocol_number_is_one_document() -> None:
    """
    A number that stands twice names the same document: of the same kind and day.
    """
    found: dict[str, set[DocumentReference]] = {}
    for _, record in records(SCALA):
        if isinstance(record, DocumentReference):
            found.setdefault(record.protocol, set()).add(record)

    assert [] == [number for number, documents in found.items() if len(documents) > 1]


def test_protocol_numbers_rise_with_the_days() -> None:
    """
    As in a register, a later number of a year bears no earlier day.
    """
    found = {record for _, record in records(SCALA) if isinstance(record, DocumentReference)}
    register = sorted(found, key=lambda document: document.protocol.split("/")[::-1])
    days = [document.dated or date.min for document in register]

    assert sorted(days) == days


def test_every_name_leads_somewhere() -> None:
    """
    Households, dwellings and works that a case, a dwelling or a booking names are in the document.
    """
    steps = [step for case in SCALA.relocations for step in case.history]
    lives = [step for dwelling in SCALA.dwellings for step in dwelling.history]
    bookings = [booking for dwelling in SCALA.dwellings for booking in dwelling.bookings]
    dwellings = {step.dwelling for step in steps} | {case.dwelling for case in SCALA.relocations}
    households = {step.household for step in lives} | {booking.household for booking in bookings}

    assert (set(), set(), {SITE.id}) == (
        dwellings - {""} - DWELLINGS.keys(),
        households - {""} - {household.id for household in SCALA.households},
        {case.works for case in SCALA.relocations},
    )


def test_composition_is_the_last_one_found() -> None:
    """
    What a household is known to be is what its case found last.
    """
    assert {household.id: household.composition for household in SCALA.households} == {
        case.household: case.composition_on(AT_THE_END) for case in SCALA.relocations
    }


@each_case
def test_bookings_agree_with_the_case(case: Relocation) -> None:
    """
    For every stay in a rotation dwelling there is one booking, in use from its first day, and ended if it ended.

    Whoever is assigned the dwelling for good goes on living in it.
    """
    lived = episodes(case)
    settled = {episode.dwelling for episode in lived if episode.kind is EpisodeKind.SETTLED}

    assert {
        (episode.dwelling, episode.first, episode.end is None or episode.dwelling in settled)
        for episode in lived
        if episode.dwelling in ROTATION and episode.kind is EpisodeKind.AWAY
    } == {
        (dwelling.id, booking.in_use_from, booking.in_use_to is None)
        for dwelling in ROTATION.values()
        for booking in dwelling.bookings
        if booking.household == case.household and booking.in_use_from is not None
    }


@pytest.mark.parametrize("dwelling", ROTATION.values(), ids=lambda dwelling: dwelling.id)
def test_no_booking_overlaps(dwelling: Dwelling) -> None:
    """
    The bookings of a rotation dwelling do not overlap, restoration included.
    """
    assert [] == [pair for pair in combinations(dwelling.bookings, 2) if pair[0].clashes(pair[1])]


def test_a_rotation_dwelling_is_restored_between_two_households() -> None:
    """
    Volano-3 is H10's to 16 April 2018, put in order to 4 May, and kept for H03 from 7 May.
    """
    states = [
        ROTATION["volano-3"].rotation_state(date(2018, month, day)) for month, day in ((4, 16), (4, 17), (5, 5), (5, 7))
    ]

    assert [
        RotationState.IN_USE,
        RotationState.UNDER_RESTORATION,
        RotationState.FREE,
        RotationState.RESERVED,
    ] == states


def test_dwellings_are_freed_when_they_are_handed_back() -> None:
    """
    Each dwelling of the staircase is freed on the day on which the last of its households handed it back.
    """
    left: dict[str, date] = {}
    for case in SCALA.relocations:
        ends = [hold.end for hold in holds(case) if hold.dwelling == case.dwelling]
        last = (ends or [episodes(case)[0].end])[0]
        assert last is not None
        left[case.dwelling] = max(last, left.get(case.dwelling, date.min))

    assert left == {
        name: next(step.happened_on for step in dwelling.history if step.event is DwellingEvent.FREE)
        for name, dwelling in STAIRCASE.items()
        if name != "B-12"
    }


def test_dwellings_are_reoccupied_by_whoever_returns() -> None:
    """
    Each return is a day of the dwelling too, by the same household.
    """
    assert {
        (step.dwelling, case.household, step.happened_on)
        for case in SCALA.relocations
        for step in case.history
        if step.event is E.RETURN_HOME
    } == {
        (name, step.household, step.happened_on)
        for name, dwelling in STAIRCASE.items()
        for step in dwelling.history
        if step.event is DwellingEvent.REOCCUPY
    }


@pytest.mark.parametrize("dwelling", STAIRCASE.values(), ids=lambda dwelling: dwelling.id)
def test_dwellings_are_handed_to_the_site_with_the_staircase(dwelling: Dwelling) -> None:
    """
    The day before the site opens no dwelling is in works; on the day all are.
    """
    assert (True, DwellingState.IN_WORKS) == (
        dwelling.until(OPENED - timedelta(days=1)).state in (DwellingState.VACATED, DwellingState.SECURED),
        dwelling.until(OPENED).state,
    )


def test_a_squatted_dwelling_is_cleared_before_the_site_opens() -> None:
    """
    B-12 was squatted in between, and nobody was inside when the site opened.
    """
    squatted, cleared = (
        next(step.happened_on for step in STAIRCASE["B-12"].history if step.event is event)
        for event in (DwellingEvent.SQUAT, DwellingEvent.CLEAR)
    )

    assert squatted < cleared < OPENED


def test_the_site_opens_on_an_empty_staircase() -> None:
    """
    On 17 September 2018 no household lives in the staircase or holds a dwelling of it, and nobody else was found.
    """
    inside = [
        (case.id, held)
        for case in SCALA.relocations
        for held in chain[Episode | Hold](episodes(case), holds(case))
        if held.dwelling in STAIRCASE and held.holds(OPENED)
    ]
    looked = max(SITE.inspections, key=lambda inspection: inspection.on)

    assert ([], 0, date(2018, 9, 14)) == (inside, looked.others, looked.on)


def test_the_works() -> None:
    """
    The site needs the staircase empty, opens on 17 September 2018, and is tested on 6 November 2020.
    """
    days = {step.event: step.happened_on for step in SITE.history}

    assert (True, OPENED, date(2020, 11, 6), WorksState.ACCEPTED) == (
        SITE.needs_empty,
        days[WorksEvent.START],
        days[WorksEvent.ACCEPT],
        SITE.state,
    )


def test_progress_does_not_fall() -> None:
    """
    Five statements of progress, up to the whole price.
    """
    certified = [statement.certified.cents for statement in SITE.statements]

    assert (5, sorted(certified), Fraction(1)) == (len(certified), certified, SITE.progress(AT_THE_END))


def test_the_lab_is_closed_for_a_while() -> None:
    """
    From January to August 2019 no desk is open, while households are out.
    """
    first, second = SCALA.laboratories[0].opening_periods

    assert (date(2018, 12, 31), date(2019, 9, 2)) == (first.last, second.first)


@pytest.mark.parametrize(
    "on",
    [
        pytest.param(date(2017, 3, 5), id="day before the notice"),
        pytest.param(OPENED - timedelta(days=1), id="day before the site opens"),
        pytest.param(OPENED, id="the site opens"),
        pytest.param(date(2019, 4, 12), id="two dwellings are merged"),
        pytest.param(AT_THE_END, id="at the end"),
    ],
)
def test_the_staircase_has_no_errors(on: date) -> None:
    """
    As of any day the rules find no error in it.
    """
    assert [] == [entry.rule.id for entry in validate(SCALA, on=on).findings if entry.severity is Severity.ERROR]
