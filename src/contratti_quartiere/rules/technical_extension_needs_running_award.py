"""
`technical-extension-needs-running-award`: a technical extension stands only while the new award is running.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version, versioned
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.held_terms import HeldTerm, each_term, say_act, steps, unknown_term
from contratti_quartiere.procurement import ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.windows import ServiceWindow

_EVERYWHERE = Tracks(EVERY_TRACK)

VERSIONS = (
    Version(
        source=LegalSource("giurisprudenza amministrativa", "", Mark.KNOWN),
        tracks=_EVERYWHERE,
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 106 c. 11"),
        tracks=_EVERYWHERE,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 120 c. 11, testo del 31.3.2023"),
        tracks=_EVERYWHERE,
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[HeldTerm]) -> Iterator[Verdict]:
    """
    Look whether on the day of each technical extension the procedure for the new award had begun and not yet ended.

    "Kept" says no more than that: never that the extension is allowed. Exceptional delay, danger and strict necessity
    are weighed by the office. Where the document itself calls the extension technical, the light track is judged too,
    as a warning; so is the case law before the code of 2016.
    """
    term = asked.record.term
    if term is None:
        yield unknown_term(asked.path)
        return
    found = [step.act for step in steps(term) if step.act.kind is ActKind.TECHNICAL_EXTENSION]
    if not found:
        reason = Bilingual("nessuna proroga tecnica a registro", "no technical extension on record")
        yield NotApplicable(path=asked.path, message=reason)
    for act in found:
        yield _judged(asked, act)


def _judged(asked: Asked[HeldTerm], act: WindowAct) -> Verdict:
    path, said = f"{asked.path}/term/acts", say_act(act)
    notice, ended = act.new_notice, act.new_award_ended_on
    if notice is None:
        return Missing(
            path=path,
            message=Bilingual(
                f"{said.it}: il bando della nuova gara non è a registro",
                f"{said.en}: the notice of the new award is not on record",
            ),
            facts=(Fact("act_on", act.on),),
        )
    facts: tuple[Fact, ...] = (Fact("act_on", act.on), Fact("new_notice", notice))
    asks: tuple[Comparison, ...] = (Comparison("new_notice", Relation.AT_MOST, "act_on"),)
    until = Bilingual("", "")
    if ended is not None:
        facts = (*facts, Fact("new_award_ended_on", ended))
        asks = (*asks, Comparison("new_award_ended_on", Relation.AT_LEAST, "act_on"))
        until = Bilingual(f", fine {italian_day('il', ended)}", f", ended on {say_day(ended, 'en')}")
    award = Bilingual(f"bando {italian_day('del', notice)}{until.it}", f"notice of {say_day(notice, 'en')}{until.en}")
    return weighed(
        path,
        facts=facts,
        comparisons=asks,
        kept=Bilingual(
            f"{said.it}: la nuova gara era in corso ({award.it}); se la proroga fosse necessaria lo valuta l'ufficio",
            f"{said.en}: the new award was running ({award.en}); whether the extension was needed the office weighs",
        ),
        broken=Bilingual(
            f"{said.it}: quel giorno la nuova gara non era in corso ({award.it})",
            f"{said.en}: on that day the new award was not running ({award.en})",
        ),
        severity=None if _grave(asked) else Severity.WARNING,
    )


def _grave(asked: Asked[HeldTerm]) -> bool:
    """
    Return whether the track is surely one on which the rule is law.
    """
    regime = asked.regime
    law = {Track.ORDINARY}
    if regime.object_kind is not ObjectKind.SOCIAL_SERVICE:
        law.add(Track.SUB_THRESHOLD)
    return asked.version is not VERSIONS[0] and regime.tracks <= law


def _example(version: Version, begun: tuple[int, int]) -> Programme:
    notice = version.since or date(2012, 7, 1)
    year = notice.year + 3
    act = WindowAct(
        kind=ActKind.TECHNICAL_EXTENSION,
        on=date(year, 8, 27),
        new_end=date(year, 12, 3),
        new_notice=date(year, *begun),
    )
    term = ServiceWindow(start=date(notice.year, 9, 4), months=36, declared_end=date(year, 9, 3), acts=(act,))
    return Programme(tenders=(Tender(id="gara", notice_date=notice, track=Track.ORDINARY, term=term),))


def keeps(version: Version) -> Programme:
    """
    Return a term extended by three months while the new award had been running since May.
    """
    return _example(version, (5, 20))


def breaks(version: Version) -> Programme:
    """
    Return the same where the notice of the new award came a week after the act.
    """
    return _example(version, (9, 3))


RULES = tuple(
    Rule(
        id="technical-extension-needs-running-award",
        title=Bilingual(
            "Proroga tecnica solo con la nuova gara in corso", "Technical extension only while the new award is running"
        ),
        it="Una proroga tecnica sta in piedi solo mentre la procedura per il nuovo affidamento è in corso.",
        en="A technical extension stands only while the procedure for the new award is running.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING if version is VERSIONS[0] else Severity.ERROR,
        why=Bilingual(
            "La proroga tecnica copre il tempo di una gara già avviata: senza gara è un rinnovo senza fine.",
            "A technical extension bridges the time of an award under way: without one it is a renewal without end.",
        ),
        needs=Bilingual(
            "tipo e giorno della proroga; giorno del bando della nuova gara e, se è finita, quello della fine",
            "kind and day of the extension; day of the notice of the new award and, if it has ended, of its end",
        ),
        reads=("service_contracts", "tenders"),
        check=versioned(version, VERSIONS, each_term, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
