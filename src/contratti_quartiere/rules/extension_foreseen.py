"""
`extension-foreseen`: an extension given as an option was foreseen in the notice or the initial documents.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

import attrs

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import ORDINARY_AND_BELOW, SOCIAL_TRACKS, Asked, Version, versioned
from contratti_quartiere.dates import Month, add_months, say_when
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.held_terms import HeldTerm, TermStep, each_term, say_act, steps, unknown_term
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.windows import ServiceWindow

_DAY = timedelta(days=1)


def _tracks(act: str, *articles: str) -> Tracks:
    return Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, act, articles)


VERSIONS = (
    Version(
        # No rule in the code of 2006: what is found is no more than advice.
        source=LegalSource("L. 62/2005", "art. 23", Mark.KNOWN),
        tracks=_tracks("L. 62/2005", "art. 23"),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 106 c. 11"),
        tracks=_tracks("DLgs 50/2016", "art. 106 c. 11"),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 120 c. 1 a, c. 10, testo del 31.3.2023"),
        tracks=_tracks("DLgs 36/2023", "art. 120 c. 1", "art. 120 c. 10"),
        since=date(2023, 7, 1),
    ),
)


@attrs.frozen(kw_only=True)
class _Option:
    """
    An extension given as an option: its act, until when, and from which end the months of the documents count.

    `field` says that end; `moved` is true if other acts moved it after an earlier option, `unsettled` if a suspension
    moved it to where nobody has stated.
    """

    act: WindowAct
    new_end: date | Month
    end: date | Month | None
    field: str
    moved: bool
    unsettled: bool


def judge(asked: Asked[HeldTerm]) -> Iterator[Verdict]:
    """
    Compare until when each option extends with the months that the documents foresee for the lots of the contract.

    The documents are known by the estimates of the lots, with their options. Months count from the end that the first
    option found, so that what earlier options took is used up; where another act moved the end between two options, or
    a suspension of which nobody stated the new end, a longer extension is undecided. At month precision it is enough
    that the last month agrees. Prices and terms are not compared.
    """
    term = asked.record.term
    if term is None:
        yield unknown_term(asked.path)
        return
    options = tuple(_options(term))
    if not options:
        reason = Bilingual("nessuna proroga data come opzione", "no extension given as an option")
        yield NotApplicable(path=asked.path, message=reason)
        return
    found = _lots(asked)
    if isinstance(found, Missing):
        yield found
        return
    for option in options:
        for path, lot in found:
            yield _judged(asked, term, option, path, lot)


def _options(term: ServiceWindow) -> Iterator[_Option]:
    first: TermStep | None = None
    moved = unsettled = False
    for step in steps(term):
        act = step.act
        if act.new_end is None:
            continue
        if act.kind is not ActKind.OPTION_EXTENSION:
            moved = first is not None
            continue
        first = first or step
        unsettled = unsettled or step.unsettled
        yield _Option(
            act=act, new_end=act.new_end, end=first.end, field=first.end_field, moved=moved, unsettled=unsettled
        )


def _lots(asked: Asked[HeldTerm]) -> Sequence[tuple[str, Lot]] | Missing:
    if asked.tender is None:
        return Missing(
            path=f"{asked.path}/tender",
            message=Bilingual(
                "la gara, i cui documenti direbbero se la proroga era prevista, non è a registro",
                "the tender, whose documents would say whether the extension was foreseen, is not on record",
            ),
        )
    path, tender = asked.tender
    lots = asked.record.lots(tender)
    if lots is None:
        return Missing(
            path=f"{asked.path}/lots",
            message=Bilingual("non si sa di quali lotti sia la durata", "it is not known of which lots the term is"),
        )
    return [(f"{path}/lots/{index}/estimate", lot) for index, lot in lots]


def _judged(asked: Asked[HeldTerm], term: ServiceWindow, option: _Option, path: str, lot: Lot) -> Verdict:
    act = say_act(option.act)
    said = Bilingual(f"{act.it}, lotto {lot.id}", f"{act.en}, lot {lot.id}")
    facts: tuple[Fact, ...] = (Fact("act_on", option.act.on), Fact("lot", lot.id), Fact("new_end", option.new_end))
    if lot.estimate is None:
        return _unknown(path, said, Bilingual("i documenti di gara", "the tender documents"), facts)
    foreseen = [found.months for found in lot.estimate.options if found.kind is OptionKind.EXTENSION]
    months = sum(found or 0 for found in foreseen)
    if None in foreseen:
        return _unknown(f"{path}/options", said, Bilingual("i mesi previsti", "the months foreseen"), facts)
    if option.end is None and months:
        return _unknown(f"{asked.path}/term/{option.field}", said, Bilingual("la fine prima", "the end before"), facts)
    facts = (*facts, Fact("months_foreseen", months))
    return _compared(asked, term, option, said=said, facts=facts, months=months)


def _compared(
    asked: Asked[HeldTerm],
    term: ServiceWindow,
    option: _Option,
    *,
    said: Bilingual,
    facts: tuple[Fact, ...],
    months: int,
) -> Verdict:
    end, new_end, path = option.end, option.new_end, f"{asked.path}/term/acts"
    severity = Severity.ADVICE if asked.version is VERSIONS[0] else None
    if end is None or not months:
        message = Bilingual(f"{said.it}: i documenti non la prevedono", f"{said.en}: the documents do not foresee it")
        none = (Comparison("months_foreseen", Relation.MORE, "0"),)
        return weighed(path, facts=facts, comparisons=none, kept=message, broken=message, severity=severity)
    if isinstance(end, date) and isinstance(new_end, date):
        facts = (*facts, Fact("end", end))
        within = Comparison("new_end", _relation(end, months, term.missing_day), "end + 1 +m months_foreseen")
    else:
        facts = (
            *facts,
            Fact("end", end),
            Fact("new_end_month", _month(new_end)),
            Fact("last_month_foreseen", _plus(_month(end), months)),
        )
        within = Comparison("new_end_month", Relation.AT_MOST, "last_month_foreseen")
    if (option.moved or option.unsettled) and not within.holds(facts):
        return _unknown(path, said, Bilingual("da quale fine contino i mesi", "from which end months count"), facts)
    unit = Bilingual("mese" if months == 1 else "mesi", "month" if months == 1 else "months")
    new = Bilingual(f"nuova fine {say_when(new_end, 'it')}", f"new end {say_when(new_end, 'en')}")
    span = Bilingual(
        f"quanto prevedono i documenti, {months} {unit.it} dalla fine ({say_when(end, 'it')})",
        f"what the documents foresee, {months} {unit.en} from the end ({say_when(end, 'en')})",
    )
    return weighed(
        path,
        facts=facts,
        comparisons=(within,),
        kept=Bilingual(f"{said.it}, {new.it}: entro {span.it}", f"{said.en}, {new.en}: within {span.en}"),
        broken=Bilingual(f"{said.it}, {new.it}: oltre {span.it}", f"{said.en}, {new.en}: beyond {span.en}"),
        severity=severity,
    )


def _relation(end: date, months: int, missing_day: MissingDay | None) -> Relation:
    """
    Return whether the day so many months after is still in: only where its number does not exist in its month.
    """
    try:
        clamped = add_months(end + _DAY, months).day < (end + _DAY).day
    except (ValueError, OverflowError):
        return Relation.LESS
    return Relation.AT_MOST if clamped and missing_day is not MissingDay.CLAMP_THEN_MINUS_ONE else Relation.LESS


def _month(when: date | Month) -> Month:
    return when if isinstance(when, Month) else Month.of(when)


def _plus(month: Month, months: int) -> Month:
    try:
        return month.plus(months)
    except ValueError:
        return Month(date.max.year, 12)


def _unknown(path: str, said: Bilingual, what: Bilingual, facts: tuple[Fact, ...]) -> Missing:
    return Missing(
        path=path,
        message=Bilingual(f"{said.it}: non si sa: {what.it}", f"{said.en}: not known: {what.en}"),
        facts=facts,
    )


def _example(version: Version, new_end: tuple[int, int, int]) -> Programme:
    notice = version.since or date(2012, 7, 1)
    years, month, day = new_end
    act = WindowAct(
        kind=ActKind.OPTION_EXTENSION,
        on=date(notice.year + 3, 8, 27),
        new_end=date(notice.year + years, month, day),
    )
    term = ServiceWindow(
        start=date(notice.year, 9, 4), months=36, declared_end=date(notice.year + 3, 9, 3), acts=(act,)
    )
    option = PricedOption(kind=OptionKind.EXTENSION, amount=Euro("166666.67"), months=6)
    lot = Lot(id="lotto-1", estimate=LotEstimate(base=Euro("1000000.00"), options=(option,)))
    tender = Tender(id="gara", notice_date=notice, track=Track.ORDINARY, term=term, lots=(lot,))
    return Programme(tenders=(tender,))


def keeps(version: Version) -> Programme:
    """
    Return a term of 36 months extended by the six that the documents foresee.
    """
    return _example(version, (4, 3, 3))


def breaks(version: Version) -> Programme:
    """
    Return the same extended by a day more.
    """
    return _example(version, (4, 3, 4))


RULES = tuple(
    Rule(
        id="extension-foreseen",
        title=Bilingual("Proroga prevista nei documenti", "Extension foreseen in the documents"),
        it="Una proroga data come opzione era prevista nel bando o nei documenti iniziali.",
        en="An extension given as an option was foreseen in the notice or the initial documents.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ADVICE if version is VERSIONS[0] else Severity.ERROR,
        why=Bilingual(
            "Una proroga che i documenti non prevedono è un affidamento senza gara.",
            "An extension that the documents do not foresee is an award without a tender.",
        ),
        needs=Bilingual(
            "tipo e nuova fine della proroga; le opzioni previste per i lotti, in mesi; i mesi già usati",
            "kind and new end of the extension; the options foreseen for the lots, in months; the months already used",
        ),
        reads=("service_contracts", "tenders"),
        check=versioned(version, VERSIONS, each_term, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
