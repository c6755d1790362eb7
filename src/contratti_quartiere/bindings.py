"""
Which version of a rule binds an award: by the day of its notice and by its track, or because its documents recall it.

A rule of the procurement code is asked here and not by itself. On another track, or where day or track is unknown and
the versions would not agree, the answer is that it cannot be said, with the field that would decide it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import wraps
from itertools import pairwise
from typing import Generic, TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.facts import Fact, Figure
from contratti_quartiere.procurement import ObjectKind, Tender, Track
from contratti_quartiere.regimes import Regime
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import (
    Breach,
    Check,
    Missing,
    MissingCause,
    NotApplicable,
    Tracks,
    Verdict,
)
from contratti_quartiere.views import View

__all__ = [
    "EVERY_TRACK",
    "ORDINARY_AND_BELOW",
    "SOCIAL_TRACKS",
    "Asked",
    "Version",
    "deciding_day",
    "each_service_contract",
    "each_tender",
    "versioned",
]

ORDINARY_AND_BELOW = frozenset({Track.ORDINARY, Track.SUB_THRESHOLD})
SOCIAL_TRACKS = frozenset({Track.LIGHT, Track.RESERVED})
EVERY_TRACK = ORDINARY_AND_BELOW | SOCIAL_TRACKS
"""Every track that is a track of the code."""

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Version:
    """
    One version of a rule of the code: its days, its source, and the tracks on which it binds (*versione di una norma*).

    Attributes:
        source: The act and article.
        tracks: Where it is law, and where it binds if recalled.
        since: The first day of notices to which it holds; None for the first version of all.
        until: The first day of notices to which it no longer does; None if it still holds.
    """

    source: LegalSource
    tracks: Tracks
    since: date | None = None
    until: date | None = None

    def holds(self, notice: date) -> bool:
        """
        Return whether it holds for a notice of a day.
        """
        return (self.since is None or self.since <= notice) and (self.until is None or notice < self.until)


@attrs.frozen(kw_only=True)
class Asked(Generic[T]):
    """
    One record that a version of a rule is asked about (*caso da giudicare*).

    Attributes:
        view: What the rule may look at.
        path: The record, as a JSON Pointer.
        record: The tender, the service contract, or a part of it.
        tender: The tender that decides code and track, with its JSON Pointer; None if none is on record.
        regime: The code and the track.
        version: The version that is asked.
    """

    view: View
    path: str
    record: T
    tender: tuple[str, Tender] | None
    regime: Regime
    version: Version

    @property
    def day(self) -> date:
        """
        The day whose figures hold: that of the notice or, where nobody knows it, one on which the version holds.
        """
        if self.regime.notice_date is not None:
            return self.regime.notice_date
        last = None if self.version.until is None else self.version.until - timedelta(days=1)
        return self.version.since or last or self.view.on

    @property
    def below_threshold(self) -> bool | None:
        """
        Whether the rules below the threshold bind; None if the track leaves it open.

        They do not bind a social service, which is as on the light track there (DLgs 36/2023 art. 128 c. 8).
        """
        found = {_track_of(self.regime, track) is Track.SUB_THRESHOLD for track in self.regime.tracks}
        return found.pop() if len(found) == 1 else None

    def figure(self, name: str) -> Figure:
        """
        Return a figure of law as it was in force on the day.

        Raises:
            NoVersionError: If the law knew no such figure; a rule asks for what its version has.
        """
        parameter = self.view.parameters[name]
        return Figure.of(parameter, parameter.required(self.day))


Judge = Callable[[Asked[T]], Iterable[Verdict]]
Records = Callable[[View], Iterator[tuple[str, T, tuple[str, Tender] | None]]]


def each_tender(view: View) -> Iterator[tuple[str, Tender, tuple[str, Tender] | None]]:
    """
    Yield each tender with its JSON Pointer, and itself as what decides code and track.
    """
    for path, tender in view.tenders():
        yield path, tender, (path, tender)


def each_service_contract(view: View) -> Iterator[tuple[str, ServiceContract, tuple[str, Tender] | None]]:
    """
    Yield each service contract with its JSON Pointer, and the tender that it comes from.
    """
    for path, contract in view.service_contracts():
        yield path, contract, view.tender_of(contract)


def versioned(version: Version, versions: tuple[Version, ...], records: Records[T], judge: Judge[T]) -> Check:
    """
    Return the check of one version of a rule: it speaks of the records of its days, and leaves the others to theirs.

    Of a record whose day is unknown, or on which no version holds, only the first version speaks. Before the first code
    that the library knows no version does.

    Args:
        version: The version.
        versions: All versions of the rule, in order of time, `version` among them.
        records: What the rule is asked about, with the tender that decides.
        judge: What the rule says where it binds; it says one thing at least.
    """

    @wraps(judge)
    def check(view: View) -> Iterator[Verdict]:
        for path, record, tender in records(view):
            regime = view.regime(None if tender is None else tender[1])
            asked = Asked(view=view, path=path, record=record, tender=tender, regime=regime, version=version)
            notice = regime.notice_date
            if notice is None:
                if version is versions[0]:
                    yield from _whenever(asked, versions, judge)
            elif regime.code is not None and version.holds(notice):
                yield from _bound(asked, judge)
            elif version is versions[0] and not (regime.code and any(other.holds(notice) for other in versions)):
                yield _outside(asked, notice)

    return check


def _outside(asked: Asked[T], notice: date) -> NotApplicable:
    return NotApplicable(
        path=asked.path,
        message=Bilingual(
            f"bando {italian_day('del', notice)}: la regola non c'era, o non c'è più",
            f"notice of {say_day(notice, 'en')}: the rule was not there yet, or no longer is",
        ),
        facts=(Fact("notice_date", notice),),
    )


def _whenever(asked: Asked[T], versions: tuple[Version, ...], judge: Judge[T]) -> tuple[Verdict, ...]:
    """
    Return what a rule says of a record whose notice may be of any day: what all versions say, if they agree.
    """
    said = [tuple(_bound(attrs.evolve(asked, version=version), judge)) for version in versions]
    agreed = len({tuple(map(_outcome, verdicts)) for verdicts in said}) == 1
    # On a day on which no version holds there was no rule: that too is another answer, unless none has one.
    always = versions[0].since is None and versions[-1].until is None
    always = always and all(one.until == other.since for one, other in pairwise(versions))
    if agreed and (always or _silent(said[0])):
        return said[0]
    if asked.tender is None:
        return (Missing(path=f"{asked.path}/tender", message=_UNKNOWN_TENDER),)
    return (Missing(path=deciding_day(asked.view, *asked.tender), message=_UNKNOWN_DAY),)


def _outcome(verdict: Verdict) -> tuple[object, ...]:
    """
    Return in what versions must agree: in the outcome, how grave it is and, where something is missing, what that is.
    """
    if isinstance(verdict, Missing):
        return Missing, verdict.path, verdict.message
    return (Breach, verdict.severity) if isinstance(verdict, Breach) else (type(verdict),)


def _silent(verdicts: tuple[Verdict, ...]) -> bool:
    return all(isinstance(verdict, NotApplicable) for verdict in verdicts)


def deciding_day(view: View, path: str, tender: Tender) -> str:
    """
    Return the field that would say the day: the notice of the first contract, or what leads to it.
    """
    others = {other.id: (place, other) for place, other in view.tenders()}
    seen = {tender.id}
    while tender.repetition_of:
        if tender.repetition_of not in others or tender.repetition_of in seen:
            return f"{path}/repetition_of"
        path, tender = others[tender.repetition_of]
        seen.add(tender.id)
    return f"{path}/notice_date"


_UNKNOWN_DAY = Bilingual(
    "il giorno del bando, che sceglie la norma, non è noto, e le norme succedutesi non direbbero lo stesso",
    "the day of the notice, which picks the law, is not known, and the laws that followed each other would not agree",
)
_UNKNOWN_TENDER = Bilingual(
    "la gara da cui viene il contratto, che sceglie la norma, non è a registro",
    "the tender that the contract comes from, which picks the law, is not on record",
)


def _bound(asked: Asked[T], judge: Judge[T]) -> Iterator[Verdict]:
    """
    Yield what a version says of a record of its days.
    """
    stances = {_stance(asked, track) for track in asked.regime.tracks}
    if stances == {"binds"}:
        selected = _selected_by(asked)
        for verdict in judge(asked):
            yield attrs.evolve(verdict, selected_by=selected)
    elif stances == {"no object"}:
        tracks = sorted(asked.regime.tracks)
        it, en = " o ".join(track.value for track in tracks), " or ".join(track.say("en") for track in tracks)
        yield NotApplicable(
            path=asked.path,
            message=Bilingual(f"affidamento {it}: la regola non vi si applica", f"track {en}: the rule does not apply"),
            facts=tuple(Fact("track", track.value) for track in tracks),
        )
    else:
        # Where there is nothing to judge it does not matter whether the rule would bind.
        said = tuple(judge(asked))
        if _silent(said):
            yield from said
        elif stances == {"if recalled"}:
            yield _not_recalled(asked)
        else:
            yield _unknown_track(asked)


def _selected_by(asked: Asked[T]) -> tuple[Fact, ...]:
    """
    Return what picks a version and makes it bind: the day of the notice, the tracks, what is bought, the threshold.
    """
    regime = asked.regime
    return (
        *(() if regime.notice_date is None else (Fact("notice_date", regime.notice_date),)),
        *(Fact("track", track.value) for track in sorted(regime.tracks)),
        *(() if regime.object_kind is None else (Fact("object_kind", regime.object_kind.value),)),
        *(() if regime.threshold is None else (Fact("threshold", regime.threshold),)),
    )


def _track_of(regime: Regime, track: Track) -> Track:
    """
    Return the track whose rules are asked on another: a social service below the threshold is as on the light track.

    DLgs 36/2023 art. 128 c. 8: only the principles of c. 3 bind it.
    """
    social = regime.object_kind is ObjectKind.SOCIAL_SERVICE
    return Track.LIGHT if social and track is Track.SUB_THRESHOLD else track


def _stance(asked: Asked[T], track: Track) -> str:
    tracks = asked.version.tracks
    track = _track_of(asked.regime, track)
    if track in tracks.law:
        return "binds"
    if track not in tracks.if_recalled:
        return "no object"
    recalled = asked.tender is not None and any(
        asked.tender[1].recalls(tracks.act, article) for article in tracks.articles
    )
    return "binds" if recalled else "if recalled"


def _not_recalled(asked: Asked[T]) -> Missing:
    tracks = asked.version.tracks
    articles = f"{tracks.act} {', '.join(tracks.articles)}"
    if asked.tender is None:
        return Missing(path=f"{asked.path}/tender", message=_UNKNOWN_TENDER)
    return Missing(
        path=f"{asked.tender[0]}/self_imposed",
        message=Bilingual(
            "su questo regime vale solo se i documenti di gara la richiamano: se lo fanno, elencare l'articolo"
            f" ({articles}) in self_imposed",
            "on this track it applies only if the tender documents recall it: if they do, list the article"
            f" ({articles}) in self_imposed",
        ),
        cause=MissingCause.NOT_RECALLED,
    )


def _unknown_track(asked: Asked[T]) -> Missing:
    tracks = sorted(asked.regime.tracks)
    it, en = ", ".join(track.value for track in tracks), ", ".join(track.say("en") for track in tracks)
    path = asked.path if asked.tender is None else asked.tender[0]
    field = "tender" if asked.tender is None else "track"
    return Missing(
        path=f"{path}/{field}",
        message=Bilingual(
            f"non si sa se l'affidamento sia {it}, e la regola non vi vale allo stesso modo",
            f"whether the award is {en} is not known, and the rule does not hold alike on them",
        ),
    )
