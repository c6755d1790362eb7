"""
`successive-splitting-sign`: like direct awards of one body, close in time, that together pass the limit of one.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial, wraps
from operator import attrgetter

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual, say_day
from contratti_quartiere.bindings import Version
from contratti_quartiere.dates import add_months
from contratti_quartiere.direct_awards import DirectAward, day_of, direct_award
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.identifiers import Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import ProcedureKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.thresholds import euro_of
from contratti_quartiere.verdicts import (
    Check,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Tracks,
    Verdict,
    weighed,
)
from contratti_quartiere.views import View

_EVERYWHERE = Tracks(frozenset(Track))

VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "art. 29 c. 4", Mark.KNOWN), tracks=_EVERYWHERE, until=date(2016, 4, 20)
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 35 c. 6; ANAC, linee guida 4 (lette)", Mark.KNOWN),
        tracks=_EVERYWHERE,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 14 c. 6, testo del 31.3.2023"),
        tracks=_EVERYWHERE,
        since=date(2023, 7, 1),
    ),
)


def check(version: Version, view: View) -> Iterator[Verdict]:
    """
    Look at each direct award that began in the days of a version with the like ones that follow it.

    An award that stands with the one before it is looked at there. Artificial splitting is about intention, and
    objective reasons justify it: the sentence lists the awards and asks for the reasons. What is not on record, or
    lacks a day, a code or a value, is not counted; where no day is known the first version speaks.
    """
    read = [(path, tender, direct_award(path, tender)) for path, tender in view.tenders()]
    awards = sorted((found for _, _, found in read if isinstance(found, DirectAward)), key=attrgetter("day"))
    for _, tender, found in read:
        day = day_of(tender)
        if version.holds(day) if day is not None else version is VERSIONS[0]:
            yield _judged(view, found, awards) if isinstance(found, DirectAward) else found


def _check_of(version: Version) -> Check:
    @wraps(check)
    def checked(view: View) -> Iterator[Verdict]:
        return check(version, view)

    return checked


_BEFORE = Bilingual(
    "è cominciato prima del 1° luglio 2006: nessun limite è noto", "it began before 1 July 2006: no limit is known"
)


def _judged(view: View, award: DirectAward, awards: list[DirectAward]) -> Verdict:
    limit = view.figure("direct_award_limit", award.day)
    if limit is None:
        return NotApplicable(path=award.path, message=_BEFORE)
    if award.value >= euro_of(limit):
        message = Bilingual(
            f"da solo vale {award.value:it}, non meno del limite di {euro_of(limit):it}",
            f"by itself it is worth {award.value:en}, not less than the limit of {euro_of(limit):en}",
        )
        return NotApplicable(path=award.path, message=message)
    for name in ("splitting_window_months", "splitting_cpv_digits"):
        if view.figure(name, award.day) is None:
            return _not_set(award, name)
    followed = _followed(view, award, awards)
    before = [other for other in awards[: awards.index(award)] if _alike(view, other, award)]
    if before and before[-1] in _below(view, before) and set(followed) < set(_followed(view, before[-1], awards)):
        message = Bilingual(
            f"si guarda insieme a {before[-1].name}, che lo precede",
            f"it is looked at together with {before[-1].name}, which is before it",
        )
        return NotApplicable(path=award.path, message=message)
    return _weighed(view, award, followed, limit)


def _not_set(award: DirectAward, name: str) -> Missing:
    return Missing(
        path=award.path,
        message=Bilingual(
            f"nessuno ha fissato quali affidamenti sono simili e vicini nel tempo: {name}",
            f"nobody has set which awards are alike and close in time: {name}",
        ),
        cause=MissingCause.NOT_SET,
        parameter=name,
    )


def _alike(view: View, one: DirectAward, other: DirectAward) -> bool:
    digits = view.figure("splitting_cpv_digits", one.day)
    return (
        digits is not None
        and one.buyer == other.buyer
        and one.cpv.digits[: int(digits.value)] == other.cpv.digits[: int(digits.value)]
    )


def _below(view: View, awards: list[DirectAward]) -> list[DirectAward]:
    """
    Return the awards of which each is below the limit of its day.
    """
    limits = [(award, view.figure("direct_award_limit", award.day)) for award in awards]
    return [award for award, limit in limits if limit is not None and award.value < euro_of(limit)]


def _followed(view: View, award: DirectAward, awards: list[DirectAward]) -> tuple[DirectAward, ...]:
    """
    Return an award and the like ones that follow it within the window, each below the limit of its day.
    """
    window = view.figure("splitting_window_months", award.day)
    end = award.day if window is None else _later(award.day, int(window.value))
    later = awards[awards.index(award) + 1 :]
    return (award, *(other for other in _below(view, later) if other.day < end and _alike(view, award, other)))


def _later(day: date, months: int) -> date:
    try:
        return add_months(day, months)
    except MalformedValueError:
        return date.max


def _weighed(view: View, award: DirectAward, followed: tuple[DirectAward, ...], limit: Figure) -> Verdict:
    together = Euro.total(other.value for other in followed)
    chosen = (view.figure(name, award.day) for name in ("splitting_window_months", "splitting_cpv_digits"))
    listed = Bilingual(
        "; ".join(f"{other.name}, {say_day(other.day, 'it')}, {other.value:it}" for other in followed),
        "; ".join(f"{other.name}, {say_day(other.day, 'en')}, {other.value:en}" for other in followed),
    )
    said = Bilingual(
        f"affidamenti diretti simili e vicini: {listed.it}. Insieme {together:it}; il limite di uno è"
        f" {euro_of(limit):it}",
        f"like direct awards close in time: {listed.en}. Together {together:en}; the limit of one is"
        f" {euro_of(limit):en}",
    )
    return weighed(
        award.path,
        facts=(
            Fact("awards", len(followed)),
            Fact("first_day", award.day),
            Fact("last_day", followed[-1].day),
            Fact("together", together),
        ),
        figures=(limit, *(figure for figure in chosen if figure is not None)),
        comparisons=(Comparison("together", Relation.LESS, f"€{limit.parameter}"),),
        kept=said,
        broken=Bilingual(
            f"{said.it}: quali ragioni oggettive li tengono separati?",
            f"{said.en}: which objective reasons keep them apart?",
        ),
    )


def _example(*days: date) -> Programme:
    total = StatedAmount(amount=Euro("39500.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    return Programme(
        tenders=tuple(
            Tender(
                id=f"affidamento-{n}",
                contracting_authority="Comune",
                procedure=ProcedureKind.DIRECT_AWARD,
                cpv=Cpv("85320000-8"),
                procedure_acts=(ProcedureAct(kind=ProcedureActKind.DETERMINATION, on=day),),
                totals=(total,),
            )
            for n, day in enumerate(days, 1)
        )
    )


def _first(version: Version) -> date:
    # From July 2023 on the limit is 140,000, which these four awards pass as well.
    return date(2023, 9, 15) if version.until is None else date(version.until.year - 4, 1, 15)


def keeps(version: Version) -> Programme:
    """
    Return two direct awards of 39,500 three years apart.
    """
    return _example(_first(version), add_months(_first(version), 36))


def breaks(version: Version) -> Programme:
    """
    Return four direct awards of 39,500 within eight months.
    """
    return _example(*(add_months(_first(version), months) for months in (0, 3, 5, 8)))


RULES = tuple(
    Rule(
        id="successive-splitting-sign",
        title=Bilingual("Segni di frazionamento nel tempo", "Signs of splitting over time"),
        it="Più affidamenti simili dello stesso ente, vicini nel tempo e ciascuno sotto un limite che insieme"
        " supererebbero, meritano uno sguardo.",
        en="Several like awards of one body, close in time and each below a limit that together they would pass,"
        " deserve a look.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ADVICE,
        why=Bilingual(
            "Un fabbisogno diviso nel tempo sfugge alla gara; ma può avere ragioni, che solo una persona può pesare.",
            "A need divided over time escapes the tender; but there may be reasons, which only a person can weigh.",
        ),
        needs=Bilingual(
            "ente, CPV, forma, valore netto e giorno d'inizio di ogni affidamento",
            "body, CPV, form, value without VAT and first day of each award",
        ),
        reads=("tenders",),
        parameters=("direct_award_limit", "splitting_cpv_digits", "splitting_window_months"),
        example_values=(("splitting_cpv_digits", 3), ("splitting_window_months", 12)),
        check=_check_of(version),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
