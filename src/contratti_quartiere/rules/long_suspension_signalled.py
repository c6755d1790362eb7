"""
`long-suspension-signalled`: a suspension of more than a quarter of the contract time is notified to ANAC.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

import attrs

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import ORDINARY_AND_BELOW, SOCIAL_TRACKS, Asked, Version, versioned
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.held_terms import HeldTerm, each_term, steps, unknown_term
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, MissingCause, NotApplicable, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.windows import ServiceWindow

VERSIONS = (
    Version(
        source=LegalSource("DLgs 50/2016", "art. 107", Mark.KNOWN),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 107",)),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 121 c. 5, 7, 11, testo del 31.3.2023"),
        tracks=Tracks(
            ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 121 c. 5", "art. 121 c. 7", "art. 121 c. 11")
        ),
        since=date(2023, 7, 1),
    ),
)

_FIGURES = ("suspension_share", "suspension_months")
_OVER = Comparison("suspended_days", Relation.MORE, "suspension_share % contract_days")
_WITHIN = attrs.evolve(_OVER, relation=Relation.AT_MOST)
_SIX_MONTHS = Comparison("suspended_from + suspended_days", Relation.AT_MOST, "suspended_from +m suspension_months")
_TOLD = Comparison("anac_notified", Relation.EQUAL, "true")


def judge(asked: Asked[HeldTerm]) -> Iterator[Verdict]:
    """
    Compare the days of all suspensions with the planned contract time; one that goes on counts up to the day asked for.

    More than six months within the quarter are advice: the contractor may ask to end the contract. Several suspensions
    count end to end from the first. Partial ones do not count in full: with one on record nothing is said. A stop
    without an act is no suspension.
    """
    term = asked.record.term
    if term is None:
        yield unknown_term(asked.path)
        return
    found = tuple(_suspensions(term, asked.view.on))
    if not found:
        reason = Bilingual("nessuna sospensione a registro", "no suspension on record")
        yield NotApplicable(path=asked.path, message=reason)
        return
    yield _judged(asked, term, found)


def _suspensions(term: ServiceWindow, on: date) -> Iterator[tuple[WindowAct, int]]:
    """
    Yield each suspension with the days that it lasted, or has lasted.
    """
    stopped: WindowAct | None = None
    for act in (step.act for step in steps(term)):
        if act.kind is ActKind.SUSPENSION:
            stopped = act
        elif act.kind in {ActKind.RESUMPTION, ActKind.EARLY_END} and stopped is not None:
            yield stopped, (act.on - stopped.on).days
            stopped = None
    if stopped is not None:
        yield stopped, (on - stopped.on).days + 1


def _judged(asked: Asked[HeldTerm], term: ServiceWindow, found: tuple[tuple[WindowAct, int], ...]) -> Verdict:
    acts = [act for act, _ in found]
    days = sum(lasted for _, lasted in found)
    facts: tuple[Fact, ...] = (Fact("suspended_from", acts[0].on), Fact("suspended_days", days))
    if any(act.partial for act in acts):
        return Missing(
            path=f"{asked.path}/term/acts",
            message=Bilingual(
                "una sospensione è parziale e non conta per intero: non si sa quanto sia durata la sospensione",
                "a suspension is partial and does not count in full: how long the suspension was is not known",
            ),
            cause=MissingCause.OPEN,
            facts=facts,
        )
    whole = _contract_days(term)
    if whole is None:
        return Missing(
            path=f"{asked.path}/term/declared_end",
            message=Bilingual(
                "non si sa quanti giorni sia la durata prevista", "how many days the planned term is, is not known"
            ),
            facts=facts,
        )
    facts = (*facts, Fact("contract_days", whole))
    figures = tuple(figure for name in _FIGURES if (figure := asked.view.figure(name, asked.day)) is not None)
    said = Bilingual(
        f"giorni di sospensione: {days} su {whole} di durata prevista", f"days of suspension: {days} of {whole} planned"
    )
    if _WITHIN.holds(facts, figures):
        return _of_months(f"{asked.path}/term/acts", said, facts, figures)
    told = [act.anac_notified_on for act in acts if act.anac_notified_on is not None]
    return _of_a_quarter(f"{asked.path}/term/acts", said, facts, figures, told=min(told, default=None))


def _contract_days(term: ServiceWindow) -> int | None:
    if isinstance(term.declared_end, date):
        return (term.declared_end - term.start).days + 1
    return None if term.computed is None else term.computed.days


def _of_months(path: str, said: Bilingual, facts: tuple[Fact, ...], figures: tuple[Figure, ...]) -> Verdict:
    return weighed(
        path,
        facts=facts,
        figures=figures,
        comparisons=(_WITHIN, _SIX_MONTHS),
        kept=Bilingual(
            f"{said.it}: non più di un quarto, né di sei mesi",
            f"{said.en}: no more than a quarter, nor than six months",
        ),
        broken=Bilingual(
            f"{said.it}: più di sei mesi, l'appaltatore può chiedere lo scioglimento",
            f"{said.en}: more than six months, the contractor may ask to end the contract",
        ),
        severity=Severity.ADVICE,
    )


def _of_a_quarter(
    path: str, said: Bilingual, facts: tuple[Fact, ...], figures: tuple[Figure, ...], *, told: date | None
) -> Verdict:
    facts = (*facts, Fact("anac_notified", told is not None))
    day = Bilingual("", "")
    if told is not None:
        facts = (*facts, Fact("anac_notified_on", told))
        day = Bilingual(italian_day("il", told), say_day(told, "en"))
    return weighed(
        path,
        facts=facts,
        figures=figures,
        comparisons=(_OVER, _TOLD),
        kept=Bilingual(
            f"{said.it}: più di un quarto, comunicati ad ANAC {day.it}",
            f"{said.en}: more than a quarter, notified to ANAC on {day.en}",
        ),
        broken=Bilingual(
            f"{said.it}: più di un quarto, senza comunicazione ad ANAC a registro; l'appaltatore può chiedere lo"
            " scioglimento",
            f"{said.en}: more than a quarter, with no notice to ANAC on record; the contractor may ask to end the"
            " contract",
        ),
    )


def _example(version: Version, until: tuple[int, int]) -> Programme:
    notice = version.since or date(2016, 4, 20)
    year = notice.year + 1
    acts = (
        WindowAct(kind=ActKind.START, on=date(notice.year, 9, 4)),
        WindowAct(kind=ActKind.SUSPENSION, on=date(year, 3, 9)),
        WindowAct(kind=ActKind.RESUMPTION, on=date(year, *until)),
    )
    term = ServiceWindow(start=date(notice.year, 9, 4), months=36, declared_end=date(notice.year + 3, 9, 3), acts=acts)
    return Programme(tenders=(Tender(id="gara", notice_date=notice, track=Track.ORDINARY, term=term),))


def keeps(version: Version) -> Programme:
    """
    Return 150 days of suspension in a term of three years.
    """
    return _example(version, (8, 6))


def breaks(version: Version) -> Programme:
    """
    Return 280 days of suspension without a notice to ANAC: a quarter is less than 274.
    """
    return _example(version, (12, 14))


RULES = tuple(
    Rule(
        id="long-suspension-signalled",
        title=Bilingual("Sospensione lunga segnalata", "Long suspension signalled"),
        it="Una sospensione oltre il quarto del tempo contrattuale è comunicata ad ANAC; oltre il quarto o sei mesi"
        " l'appaltatore può chiedere lo scioglimento.",
        en="A suspension of more than a quarter of the contract time is notified to ANAC; above a quarter or six months"
        " the contractor may ask to end the contract.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING,
        why=Bilingual(
            "Un servizio fermo per mesi non è più quello appaltato, e chi lo rende può andarsene.",
            "A service that stands still for months is no longer the one that was bought, and its operator may leave.",
        ),
        needs=Bilingual(
            "la durata prevista; tutte le sospensioni e le riprese; il giorno della comunicazione ad ANAC",
            "the planned term; all suspensions and resumptions; the day of the notice to ANAC",
        ),
        reads=("service_contracts", "tenders"),
        parameters=_FIGURES,
        check=versioned(version, VERSIONS, each_term, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
