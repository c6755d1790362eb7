"""
`reserved-max-three-years`: a reserved contract lasts three years at most and does not go twice to one body in three.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import Asked, Version, each_tender, versioned
from contratti_quartiere.dates import earliest, latest, say_when
from contratti_quartiere.estimates import LotEstimate
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation, compared
from contratti_quartiere.identifiers import Cpv, TaxCode
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.reserved_awards import winners
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Kept, Missing, MissingCause, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.windows import ServiceWindow

_RESERVED = Tracks(frozenset({Track.RESERVED}))

VERSIONS = (
    Version(
        source=LegalSource("DLgs 50/2016", "art. 143; Dir. 2014/24/UE art. 77", Mark.KNOWN),
        tracks=_RESERVED,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 129 c. 3-4, testo del 31.3.2023"),
        tracks=_RESERVED,
        since=date(2023, 7, 1),
    ),
)

_BY_MONTHS = (Comparison("months", Relation.AT_MOST, "reserved_max_months"),)
_WITH_OPTIONS = (Comparison("last_day +m foreseen", Relation.LESS, "start +m reserved_max_months"),)
_BY_DAYS = (Comparison("last_day", Relation.LESS, "start +m reserved_max_months"),)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Ask how long the contract lasts, by the tender and by each service contract, and what each winner had before.

    An option, an extension or a suspension that leads past three years is open. A body is recognised in another tender
    by its tax code; what is not on record of earlier awards proves nothing. Whether the day itself on which three years
    are over is free is open, and so is whether services of two vocabulary codes are the same.
    """
    path, tender = asked.path, asked.record
    terms = [(f"{path}/term", tender.term), *_terms_of_contracts(asked)]
    known = [(where, term) for where, term in terms if term is not None]
    for where, term in known:
        yield _lasting(where, term, _foreseen(tender), asked.figure("reserved_max_months"))
    if not known:
        yield Missing(
            path=f"{path}/term",
            message=Bilingual("non si sa quanto duri il contratto", "it is not known how long the contract lasts"),
        )
    yield from winners(asked)


def _terms_of_contracts(asked: Asked[Tender]) -> Iterator[tuple[str, ServiceWindow | None]]:
    for path, contract in asked.view.service_contracts():
        if contract.tender == asked.record.id:
            yield f"{path}/term", contract.term


def _foreseen(tender: Tender) -> int:
    """
    Return the most months that options and renewals of one lot add.
    """
    return max([0, *(_optional(lot.estimate) for lot in tender.lots if lot.estimate is not None)])


def _optional(estimate: LotEstimate) -> int:
    months = [option.months for option in estimate.options] + [renewal.months for renewal in estimate.renewals]
    return sum(known for known in months if known is not None)


def _lasting(where: str, term: ServiceWindow, foreseen: int, figure: Figure) -> Verdict:
    verdict = _planned(where, term, figure)
    if not isinstance(verdict, Kept) or not _leads_past(term, foreseen, figure):
        return verdict
    return Missing(
        path=where,
        message=Bilingual(
            f"{verdict.message.it}, ma opzioni, proroghe o sospensioni portano oltre: se sia lecito è un punto aperto",
            f"{verdict.message.en}, but options, extensions or suspensions lead past it: whether that is lawful is an"
            " open point",
        ),
        cause=MissingCause.OPEN,
        facts=verdict.facts,
        figures=verdict.figures,
    )


def _leads_past(term: ServiceWindow, foreseen: int, figure: Figure) -> bool:
    """
    Return whether acts have led a term past three years, or options and renewals of so many months could.
    """
    planned, end = term.planned_end, term.end_in_force
    if end is not None and end != planned and not compared(_BY_DAYS, _days(term, latest(end)), (figure,)):
        return True
    months = _months(term)
    if months is not None:
        return months + foreseen > int(figure.value)
    # A term that keeps the rule by no months does so by its end.
    facts = (*_days(term, latest(planned or term.start)), Fact("foreseen", foreseen))
    return not compared(_WITH_OPTIONS, facts, (figure,))


def _months(term: ServiceWindow) -> int | None:
    """
    Return the months of a term; None if the end that it states is another.
    """
    return None if term.agrees() is False else term.months


def _days(term: ServiceWindow, last: date) -> tuple[Fact, ...]:
    return (Fact("start", term.start), Fact("last_day", last))


def _planned(where: str, term: ServiceWindow, figure: Figure) -> Verdict:
    """
    Return whether a term lasts three years at most, by its months or, where the end that it states is another, by that.
    """
    months, end = _months(term), term.declared_end
    if months is not None:
        text = Bilingual(
            f"durata di {months} mesi {italian_day('dal', term.start)}, al più {figure.value}",
            f"term of {months} months from {say_day(term.start, 'en')}, {figure.value} at most",
        )
        return _weighed(where, text, (Fact("start", term.start), Fact("months", months)), _BY_MONTHS, figure)
    if end is None:
        return Missing(
            path=f"{where}/months",
            message=Bilingual("non si sa quanto duri il contratto", "it is not known how long the contract lasts"),
        )
    text = Bilingual(
        f"durata {italian_day('dal', term.start)} a {say_when(end, 'it')}, al più {figure.value} mesi",
        f"term from {say_day(term.start, 'en')} to {say_when(end, 'en')}, {figure.value} months at most",
    )
    first, last = (_days(term, day) for day in (earliest(end), latest(end)))
    if compared(_BY_DAYS, first, (figure,)) and not compared(_BY_DAYS, last, (figure,)):
        return Missing(
            path=f"{where}/declared_end",
            message=Bilingual(
                f"{text.it}: dipende dal giorno, che non si sa", f"{text.en}: it hangs on the day, which is not known"
            ),
        )
    return _weighed(where, text, last, _BY_DAYS, figure)


def _weighed(
    where: str, text: Bilingual, facts: tuple[Fact, ...], asked: tuple[Comparison, ...], figure: Figure
) -> Verdict:
    broken = Bilingual(f"{text.it}: di più", f"{text.en}: more")
    return weighed(where, facts=facts, figures=(figure,), comparisons=asked, kept=text, broken=broken)


def _example(notice: date, months: int, gap: timedelta) -> Programme:
    def tender(name: str, awarded: date, lasting: int) -> Tender:
        return Tender(
            id=name,
            notice_date=min(notice, awarded),
            track=Track.RESERVED,
            cpv=Cpv("85320000-8"),
            lots=(Lot(id="lotto-1"),),
            term=ServiceWindow(start=awarded, months=lasting),
            firms=(Firm(id="cooperativa", tax_code=TaxCode("00000010157")),),
            awards=(Award(lot="lotto-1", firms=("cooperativa",), on=awarded),),
        )

    awarded = notice + timedelta(days=91)
    earlier = awarded - gap
    return Programme(tenders=(tender("gara", awarded, months), tender("gara-precedente", earlier, 36)))


def _notice(version: Version) -> date:
    return date(2024, 2, 2) if version.until is None else date(2020, 2, 3)


def keeps(version: Version) -> Programme:
    """
    Return a reserved contract of 36 months to a body whose last one was awarded more than three years before.
    """
    return _example(_notice(version), 36, timedelta(days=1097))


def breaks(version: Version) -> Programme:
    """
    Return one of 48 months to a body that had another nineteen months before.
    """
    return _example(_notice(version), 48, timedelta(days=579))


RULES = tuple(
    Rule(
        id="reserved-max-three-years",
        title=Bilingual("Appalto riservato entro tre anni", "Reserved contract within three years"),
        it=(
            "Un contratto riservato dura al più tre anni e non va a chi ne ha avuto un altro, per gli stessi servizi,"
            " nei tre anni precedenti."
        ),
        en=(
            "A reserved contract lasts at most three years and does not go to a body that had another, for the same"
            " services, in the three years before."
        ),
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "La riserva toglie ad altri la gara: per questo è breve, e non si ripete con lo stesso ente.",
            "The reservation takes the tender from others: so it is short, and is not repeated with the same body.",
        ),
        needs=Bilingual(
            "durata del contratto; giorno dell'aggiudicazione, codice fiscale di chi ha vinto e le altre gare riservate"
            " a registro, con il CPV",
            "term of the contract; day of the award, tax code of the winner and the other reserved tenders on record,"
            " with their CPV",
        ),
        reads=("tenders", "service_contracts"),
        parameters=("reserved_max_months",),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
