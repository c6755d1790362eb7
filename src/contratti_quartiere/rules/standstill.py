"""
`standstill`: the contract is not signed before the term from the last communication of the award has passed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from contratti_quartiere.awarded import awards_of
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import SOCIAL_TRACKS, Asked, Version, each_service_contract, versioned
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation, compared
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, MissingCause, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

_ORDINARY = frozenset({Track.ORDINARY})
_OLD = Tracks(_ORDINARY, SOCIAL_TRACKS, "DLgs 163/2006", ("art. 11 c. 10",))
_MIDDLE = Tracks(_ORDINARY, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 32 c. 9",))
_NEW = Tracks(_ORDINARY, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 18 c. 3",))

SHORTENED = date(2024, 12, 31)
"""The day on which DLgs 209/2024 shortened the term."""

VERSIONS = (
    Version(source=LegalSource("DLgs 163/2006", "art. 11 c. 10", Mark.KNOWN), tracks=_OLD, until=date(2010, 4, 27)),
    Version(
        source=LegalSource("DLgs 163/2006", "art. 11 c. 10, DLgs 53/2010", Mark.KNOWN),
        tracks=_OLD,
        since=date(2010, 4, 27),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 32 c. 9", Mark.KNOWN),
        tracks=_MIDDLE,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 18 c. 3, testo del 31.3.2023"),
        tracks=_NEW,
        since=date(2023, 7, 1),
        until=SHORTENED,
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 18 c. 3, DLgs 209/2024", Mark.COMMENTARY),
        tracks=_NEW,
        since=SHORTENED,
    ),
)


def judge(asked: Asked[ServiceContract]) -> Iterator[Verdict]:
    """
    Compare the day of signing with the last communication of the awards that the contract comes from.

    An award of which there was one offer only, with no challenge pending, binds to no term. Call-offs and dynamic
    purchasing do not either, but no document says that it is one. Which term holds for a notice before DLgs 209/2024
    with an award after it is open: between the two terms nothing is decided.
    """
    found = awards_of(asked)
    if isinstance(found, Missing):
        yield found
        return
    path, awards = found
    bound = [award for award in awards if not _alone(award)]
    if not bound:
        yield NotApplicable(
            path=asked.path,
            message=Bilingual(
                "una sola offerta e nessuna impugnazione: non c'è termine dilatorio",
                "one offer only and no challenge: there is no standstill",
            ),
            facts=(Fact("offers", 1), Fact("challenged", value=False)),
        )
        return
    days = [award.communicated_on for award in bound]
    last = max((day for day in days if day is not None), default=None)
    signed = asked.record.signed_on
    if last is None or None in days:
        yield Missing(
            path=f"{path}/awards",
            message=Bilingual(
                "non si sa quando sia stata comunicata l'aggiudicazione",
                "it is not known when the award was communicated",
            ),
        )
    elif signed is None:
        yield Missing(
            path=f"{asked.path}/signed_on",
            message=Bilingual(
                "non si sa quando il contratto sia stato firmato", "it is not known when the contract was signed"
            ),
            facts=(Fact("communicated_on", last),),
        )
    else:
        yield _judged(asked, path, bound, last, signed)


def _alone(award: Award) -> bool:
    return award.offers == 1 and award.challenged is False


_ASKED = (Comparison("signed_on", Relation.AT_LEAST, "communicated_on + standstill_days"),)


def _judged(asked: Asked[ServiceContract], path: str, bound: list[Award], last: date, signed: date) -> Verdict:
    figure = asked.figure("standstill_days")
    facts = (Fact("communicated_on", last), Fact("signed_on", signed))
    text = Bilingual(
        f"aggiudicazione comunicata da ultimo {italian_day('il', last)}, contratto firmato {italian_day('il', signed)},"
        f" termine dilatorio di {figure.value} giorni",
        f"award last communicated on {say_day(last, 'en')}, contract signed on {say_day(signed, 'en')}, standstill of"
        f" {figure.value} days",
    )
    in_time = compared(_ASKED, facts, (figure,))
    if not in_time and any(award.offers == 1 and award.challenged is None for award in bound):
        return Missing(
            path=f"{path}/awards",
            message=Bilingual(
                f"{text.it}: una sola offerta, e non si sa se l'aggiudicazione sia impugnata",
                f"{text.en}: one offer only, and it is not known whether a challenge is pending",
            ),
            facts=facts,
            figures=(figure,),
        )
    if not in_time and _between(asked, facts, last):
        return Missing(
            path=f"{asked.path}/signed_on",
            message=Bilingual(
                f"{text.it}: se valga il termine più breve, venuto dopo il bando e prima dell'aggiudicazione, è un"
                " punto aperto",
                f"{text.en}: whether the shorter term, which came after the notice and before the award, holds is an"
                " open point",
            ),
            cause=MissingCause.OPEN,
            facts=facts,
            figures=(figure,),
            comparisons=_ASKED,
        )
    return weighed(
        asked.path,
        facts=facts,
        figures=(figure,),
        comparisons=_ASKED,
        kept=Bilingual(f"{text.it}: era passato", f"{text.en}: it had passed"),
        broken=Bilingual(f"{text.it}: non era passato", f"{text.en}: it had not passed"),
    )


def _between(asked: Asked[ServiceContract], facts: tuple[Fact, ...], last: date) -> bool:
    """
    Return whether the notice came before the shorter term and the award after it, and the shorter term has passed.
    """
    if asked.version.until != SHORTENED or last < SHORTENED:
        return False
    parameter = asked.view.parameters["standstill_days"]
    return bool(compared(_ASKED, facts, (Figure.of(parameter, parameter.required(last)),)))


# By version: the notice, the last communication and the days of the term.
_EXAMPLES = (
    (date(2009, 1, 12), date(2009, 3, 2), 30),
    (date(2015, 1, 12), date(2015, 3, 2), 35),
    (date(2018, 1, 15), date(2018, 3, 1), 35),
    (date(2024, 1, 15), date(2024, 3, 1), 35),
    (date(2025, 1, 15), date(2025, 3, 3), 32),
)


def _example(version: Version, days: int) -> Programme:
    notice, communicated, term = _EXAMPLES[VERSIONS.index(version)]
    award = Award(lot="lotto-1", communicated_on=communicated, offers=3, challenged=False)
    tender = Tender(id="gara", notice_date=notice, track=Track.ORDINARY, lots=(Lot(id="lotto-1"),), awards=(award,))
    contract = ServiceContract(
        id="contratto", tender="gara", lots=("lotto-1",), signed_on=communicated + timedelta(days=term + days)
    )
    return Programme(tenders=(tender,), service_contracts=(contract,))


def keeps(version: Version) -> Programme:
    """
    Return a contract that was signed on the last day of the term.
    """
    return _example(version, 0)


def breaks(version: Version) -> Programme:
    """
    Return the same signed a day earlier.
    """
    return _example(version, -1)


RULES = tuple(
    Rule(
        id="standstill",
        title=Bilingual("Termine dilatorio prima della stipula", "Standstill before the signing"),
        it="Il contratto non è firmato prima che sia passato il termine dall'ultima comunicazione dell'aggiudicazione.",
        en="The contract is not signed before the term from the last communication of the award has passed.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING,
        why=Bilingual(
            "Chi ha perso deve poter ricorrere prima che il contratto sia firmato: firmato prima, può cadere.",
            "Whoever lost must be able to appeal before the contract is signed: signed earlier, it may fall.",
        ),
        needs=Bilingual(
            "il giorno dell'ultima comunicazione e quello della firma; quante offerte, e se c'è un'impugnazione",
            "the day of the last communication and that of the signing; how many offers, and whether one challenged",
        ),
        reads=("service_contracts", "tenders"),
        parameters=("standstill_days",),
        check=versioned(version, VERSIONS, each_service_contract, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
