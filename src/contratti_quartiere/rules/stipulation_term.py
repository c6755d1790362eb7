"""
`stipulation-term`: the contract is signed within the term from the day the award takes effect, if no other is agreed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from operator import itemgetter

from contratti_quartiere.awarded import awards_of
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import (
    ORDINARY_AND_BELOW,
    SOCIAL_TRACKS,
    Asked,
    Version,
    each_service_contract,
    versioned,
)
from contratti_quartiere.dates import When
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, MissingCause, Rule, Severity, Tracks, Verdict, weighed

VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "art. 11", Mark.KNOWN),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 163/2006", ("art. 11",)),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 32 c. 8", Mark.KNOWN),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 32 c. 8",)),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "artt. 18 c. 2, 55 c. 1, testo del 31.3.2023"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 18 c. 2",)),
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[ServiceContract]) -> Iterator[Verdict]:
    """
    Compare the day of signing with the term: that of the documents or, where they set none, that of law.

    A postponement that was agreed with reasons keeps the rule. A term that was missed gives rights and does not undo
    the contract. Of a contract for several lots the last award counts. A signing before the day from which the term
    runs is undecided: one of the days is wrong. Which term held below the threshold before DLgs 36/2023 is not known to
    the library.
    """
    found = awards_of(asked)
    if isinstance(found, Missing):
        yield found
        return
    path, awards = found
    signed = asked.record.signed_on
    if signed is None:
        yield Missing(
            path=f"{asked.path}/signed_on",
            message=Bilingual(
                "non si sa quando il contratto sia stato firmato", "it is not known when the contract was signed"
            ),
        )
        return
    ahead = _ahead(asked, path, awards, signed)
    stated = [award.stipulation_by for award in awards if award.stipulation_by is not None]
    if ahead is not None:
        yield ahead
    elif any(award.stipulation_postponed for award in awards):
        yield _postponed(asked.path, signed)
    elif stated:
        yield _by_the_documents(asked.path, signed, max(stated))
    elif asked.below_threshold is None:
        yield Missing(
            path=f"{path}/track",
            message=Bilingual(
                "non si sa se l'affidamento sia sotto soglia, dove il termine è un altro",
                "it is not known whether the award is below the threshold, where the term is another",
            ),
        )
    else:
        yield _by_law(asked, path, awards, signed)


def _ahead(asked: Asked[ServiceContract], path: str, awards: tuple[Award, ...], signed: date) -> Missing | None:
    """
    Return that the contract was signed before the day from which the term runs; None if it was not.
    """
    name, field = ("awarded_on", "on") if asked.below_threshold else ("effective_on", "effective_on")
    later = [(day, award) for award in awards if isinstance(day := getattr(award, field), date) and day > signed]
    if not later:
        return None
    day, award = max(later, key=itemgetter(0))
    return Missing(
        path=_place(asked, path, award, field),
        message=Bilingual(
            f"il contratto risulta firmato {italian_day('il', signed)}, prima del giorno {_SAID[name].it},"
            f" {italian_day('il', day)}: i due giorni non si accordano",
            f"the contract is said to be signed on {say_day(signed, 'en')}, before the day {_SAID[name].en},"
            f" {say_day(day, 'en')}: the two days do not fit",
        ),
        facts=(Fact(name, day), Fact("signed_on", signed)),
    )


def _place(asked: Asked[ServiceContract], path: str, award: Award, field: str) -> str:
    # Where an award of the tender was not known yet on the day, the places of the others in the document are not these.
    named = asked.record.tender
    known, whole = (
        next(tender.awards for tender in programme.tenders if tender.id == named)
        for programme in (asked.view.programme, asked.view.whole or asked.view.programme)
    )
    return f"{path}/awards" if len(known) < len(whole) else f"{path}/awards/{known.index(award)}/{field}"


def _postponed(path: str, signed: date) -> Verdict:
    text = Bilingual(
        f"contratto firmato {italian_day('il', signed)}, dopo un rinvio concordato e motivato",
        f"contract signed on {say_day(signed, 'en')}, after a postponement that was agreed with reasons",
    )
    return weighed(
        path,
        facts=(Fact("signed_on", signed), Fact("postponement_agreed", value=True)),
        comparisons=(Comparison("postponement_agreed", Relation.EQUAL, "true"),),
        kept=text,
        broken=text,
    )


def _by_the_documents(path: str, signed: date, last: date) -> Verdict:
    text = Bilingual(
        f"contratto firmato {italian_day('il', signed)}, termine dei documenti {italian_day('il', last)}",
        f"contract signed on {say_day(signed, 'en')}, term of the documents {say_day(last, 'en')}",
    )
    return _weighed(
        path,
        text,
        facts=(Fact("signed_on", signed), Fact("stipulation_by", last)),
        comparison=Comparison("signed_on", Relation.AT_MOST, "stipulation_by"),
    )


def _by_law(asked: Asked[ServiceContract], path: str, awards: tuple[Award, ...], signed: date) -> Verdict:
    below = bool(asked.below_threshold)
    if below and asked.version.until is not None:
        return Missing(
            path=f"{path}/awards",
            message=Bilingual(
                f"sotto soglia il termine per la stipula secondo {asked.version.source.act} non è stato accertato",
                f"which term to sign {asked.version.source.act} set below the threshold was not ascertained",
            ),
            cause=MissingCause.OPEN,
        )
    name, parameter = ("awarded_on", "stipulation_days_below_threshold") if below else _FROM_EFFECT
    days: list[When | None] = [award.on if below else award.effective_on for award in awards]
    known = [day for day in days if isinstance(day, date)]
    if len(known) < len(days):
        return Missing(
            path=f"{path}/awards",
            message=Bilingual(f"non si sa il giorno {_SAID[name].it}", f"the day {_SAID[name].en} is not known"),
        )
    start, figure = max(known), asked.figure(parameter)
    text = Bilingual(
        f"giorno {_SAID[name].it} {italian_day('il', start)}, contratto firmato {italian_day('il', signed)}, termine di"
        f" {figure.value} giorni",
        f"day {_SAID[name].en} {say_day(start, 'en')}, contract signed on {say_day(signed, 'en')}, term of"
        f" {figure.value} days",
    )
    return _weighed(
        asked.path,
        text,
        facts=(Fact(name, start), Fact("signed_on", signed)),
        comparison=Comparison("signed_on", Relation.AT_MOST, f"{name} + {parameter}"),
        figures=(figure,),
    )


_FROM_EFFECT = ("effective_on", "stipulation_days")
_SAID = {
    "awarded_on": Bilingual("dell'aggiudicazione", "of the award"),
    "effective_on": Bilingual("di efficacia dell'aggiudicazione", "on which the award took effect"),
}


def _weighed(
    path: str, text: Bilingual, *, facts: tuple[Fact, ...], comparison: Comparison, figures: tuple[Figure, ...] = ()
) -> Verdict:
    return weighed(
        path,
        facts=facts,
        figures=figures,
        comparisons=(comparison,),
        kept=Bilingual(f"{text.it}: in tempo", f"{text.en}: in time"),
        broken=Bilingual(
            f"{text.it}: oltre il termine, e nessun rinvio è a registro",
            f"{text.en}: past the term, and no postponement is on record",
        ),
    )


def _example(notice: date, days: int) -> Programme:
    effective = notice + timedelta(days=90)
    award = Award(lot="lotto-1", effective_on=effective)
    tender = Tender(id="gara", notice_date=notice, track=Track.ORDINARY, lots=(Lot(id="lotto-1"),), awards=(award,))
    contract = ServiceContract(
        id="contratto", tender="gara", lots=("lotto-1",), signed_on=effective + timedelta(days=days)
    )
    return Programme(tenders=(tender,), service_contracts=(contract,))


def _notice(version: Version) -> date:
    return version.since or date(2015, 3, 2)


def keeps(version: Version) -> Programme:
    """
    Return a contract signed sixty days after its award took effect.
    """
    return _example(_notice(version), 60)


def breaks(version: Version) -> Programme:
    """
    Return the same signed after sixty-two.
    """
    return _example(_notice(version), 62)


RULES = tuple(
    Rule(
        id="stipulation-term",
        title=Bilingual("Termine per la stipula", "Term for the signing"),
        it=(
            "Il contratto è firmato entro il termine dall'efficacia dell'aggiudicazione, salvo altro termine nel bando"
            " o rinvio concordato."
        ),
        en=(
            "The contract is signed within the term from the day the award takes effect, unless the notice sets another"
            " or a postponement is agreed."
        ),
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING,
        why=Bilingual(
            "Passato il termine chi ha vinto può sciogliersi, e il servizio non comincia.",
            "Past the term the winner may withdraw, and the service does not start.",
        ),
        needs=Bilingual(
            "il giorno di efficacia dell'aggiudicazione (sotto soglia quello dell'aggiudicazione) e della firma; il"
            " termine del bando o il rinvio concordato, se c'è",
            "the day on which the award took effect (below the threshold, of the award) and of the signing; the term of"
            " the notice or the postponement that was agreed, if any",
        ),
        reads=("service_contracts", "tenders"),
        parameters=("stipulation_days", "stipulation_days_below_threshold"),
        check=versioned(version, VERSIONS, each_service_contract, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
