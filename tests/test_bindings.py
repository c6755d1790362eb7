"""
Which version of a rule binds an award, and on which track: made-up versions, asked by a made-up rule.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import (
    EVERY_TRACK,
    ORDINARY_AND_BELOW,
    SOCIAL_TRACKS,
    Asked,
    Version,
    each_service_contract,
    each_tender,
    versioned,
)
from contratti_quartiere.errors import NoVersionError
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import ObjectKind, ProcurementCode, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.regimes import UNKNOWN_REGIME, Regime
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Tracks, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
FIRST, SECOND, END = date(2016, 4, 20), date(2023, 7, 1), date(2025, 1, 1)

EVERYWHERE = Tracks(EVERY_TRACK)
RECALLED = Tracks(frozenset({Track.ORDINARY}), SOCIAL_TRACKS, "DLgs 36/2023", ("art. 18 c. 3", "art. 55"))

OLD = Version(source=LegalSource("norma vecchia"), tracks=EVERYWHERE, since=FIRST, until=SECOND)
NEW = Version(source=LegalSource("norma nuova"), tracks=EVERYWHERE, since=SECOND, until=END)
CLOSED = (OLD, NEW)
ALWAYS = (attrs.evolve(OLD, since=None), attrs.evolve(NEW, until=None))

SAID = Bilingual("il record è guardato", "the record is looked at")


def kept(asked: Asked[Tender] | Asked[ServiceContract]) -> Iterator[Verdict]:
    """
    Say that it is kept, whatever it is, and which version says so.
    """
    yield Kept(path=asked.path, message=SAID, facts=(Fact("version", asked.version.source.act),))


def by_version(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say that the old law is broken and the new one kept.
    """
    if asked.version.source.act == "norma vecchia":
        yield Breach(path=asked.path, message=SAID)
    else:
        yield from kept(asked)


def graver(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say that it is broken, by the old law less gravely than by the new one.
    """
    old = asked.version.source.act == "norma vecchia"
    yield Breach(path=asked.path, message=SAID, severity=Severity.ADVICE if old else None)


def nothing(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say that there is nothing to look at.
    """
    yield NotApplicable(path=asked.path, message=SAID)


def nothing_of_old(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say that by the old law there is nothing to look at, and that the new one is kept.
    """
    yield from nothing(asked) if asked.version.source.act == "norma vecchia" else kept(asked)


def unsaid(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say that a field is missing, the same in every version.
    """
    yield Missing(path=f"{asked.path}/lots", message=SAID)


def unsaid_by_version(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say that something is missing, another thing in every version.
    """
    yield Missing(path=f"{asked.path}/{asked.version.source.act.replace(' ', '_')}", message=SAID)


Asker = Callable[[Asked[Tender]], Iterator[Verdict]]


def view_of(*tenders: Tender, contracts: tuple[ServiceContract, ...] = ()) -> View:
    """
    Return a view of tenders and service contracts.
    """
    programme = Programme(tenders=tenders, service_contracts=contracts)
    return View(programme=programme, on=TODAY, parameters=PARAMETERS)


def said(judge: Asker, versions: tuple[Version, ...], *tenders: Tender) -> list[list[Verdict]]:
    """
    Return what each version says of tenders.
    """
    view = view_of(*tenders)
    return [list(versioned(version, versions, each_tender, judge)(view)) for version in versions]


def tender(notice: date | None = SECOND, track: Track | None = Track.ORDINARY, **fields: Any) -> Tender:
    """
    Return a tender of a day on a track.
    """
    return attrs.evolve(Tender(id="gara", notice_date=notice, track=track), **fields)


def kinds(found: list[list[Verdict]]) -> list[list[type[Verdict]]]:
    """
    Return the outcomes alone.
    """
    return [list(map(type, verdicts)) for verdicts in found]


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(FIRST - DAY, [False, False], id="day before the first"),
        pytest.param(FIRST, [True, False], id="first day of the first"),
        pytest.param(FIRST + DAY, [True, False], id="second day of the first"),
        pytest.param(SECOND - DAY, [True, False], id="last day of the first"),
        pytest.param(SECOND, [False, True], id="first day of the second"),
        pytest.param(SECOND + DAY, [False, True], id="second day of the second"),
        pytest.param(END - DAY, [False, True], id="last day of the second"),
        pytest.param(END, [False, False], id="day after the last"),
    ],
)
def test_version_holds(notice: date, expected: list[bool]) -> None:
    """
    A version holds from its first day to the day before the first on which it no longer does.
    """
    assert expected == [version.holds(notice) for version in CLOSED]


@pytest.mark.parametrize("notice", [date.min, date.max], ids=["ever", "for ever"])
def test_open_version(notice: date) -> None:
    """
    A version without first and last day holds on every day.
    """
    assert attrs.evolve(OLD, since=None, until=None).holds(notice)


OLD_SAYS = Kept(path="/tenders/0", message=SAID, facts=(Fact("version", "norma vecchia"),))
NEW_SAYS = Kept(path="/tenders/0", message=SAID, facts=(Fact("version", "norma nuova"),))


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(FIRST, [[OLD_SAYS], []], id="first day"),
        pytest.param(SECOND - DAY, [[OLD_SAYS], []], id="last day of the old"),
        pytest.param(SECOND, [[], [NEW_SAYS]], id="first day of the new"),
        pytest.param(END - DAY, [[], [NEW_SAYS]], id="last day"),
    ],
)
def test_one_version_speaks(notice: date, expected: list[list[Verdict]]) -> None:
    """
    Of a tender one version speaks, that of the day of its notice, and the others leave it to it.
    """
    assert expected == said(kept, CLOSED, tender(notice))


def outside(it: str, en: str, notice: date) -> NotApplicable:
    """
    Return that there was no rule on a day.
    """
    return NotApplicable(
        path="/tenders/0",
        message=Bilingual(
            f"bando {it}: la regola non c'era, o non c'è più",
            f"notice of {en}: the rule was not there yet, or no longer is",
        ),
        facts=(Fact("notice_date", notice),),
    )


@pytest.mark.parametrize(
    ("notice", "it", "en"),
    [
        pytest.param(FIRST - DAY, "del 19 aprile 2016", "19 April 2016", id="before the first version"),
        pytest.param(END, "del 1° gennaio 2025", "1 January 2025", id="after the last version"),
    ],
)
def test_no_version(notice: date, it: str, en: str) -> None:
    """
    On a day of no version the rule has no object, and the first version alone says it.
    """
    assert [[outside(it, en, notice)], []] == said(kept, CLOSED, tender(notice))


def test_gap_between_versions() -> None:
    """
    In a gap between two versions there was no rule, and the first version alone says it.
    """
    late = attrs.evolve(NEW, since=SECOND + DAY)

    assert [[outside("del 1° luglio 2023", "1 July 2023", SECOND)], []] == said(kept, (OLD, late), tender(SECOND))


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2006, 6, 30), [[NotApplicable], []], id="before the first code"),
        pytest.param(date(2006, 7, 1), [[Kept], []], id="first day of the first code"),
    ],
)
def test_before_the_first_code(notice: date, expected: list[list[type[Verdict]]]) -> None:
    """
    "Before 1 July 2006: not applicable": a version that has always held is asked of no notice before the first code.
    """
    assert expected == kinds(said(kept, ALWAYS, tender(notice)))


UNKNOWN_DAY = Bilingual(
    "il giorno del bando, che sceglie la norma, non è noto, e le norme succedutesi non direbbero lo stesso",
    "the day of the notice, which picks the law, is not known, and the laws that followed each other would not agree",
)
WANTED = Missing(path="/tenders/0/notice_date", message=UNKNOWN_DAY)


@pytest.mark.parametrize(
    ("judge", "versions", "expected"),
    [
        pytest.param(kept, ALWAYS, OLD_SAYS, id="versions agree"),
        pytest.param(by_version, ALWAYS, WANTED, id="versions differ"),
        pytest.param(graver, ALWAYS, WANTED, id="versions are not alike grave"),
        pytest.param(nothing_of_old, ALWAYS, WANTED, id="no object in one version"),
        pytest.param(kept, CLOSED, WANTED, id="agree, but there was a time without a rule"),
        pytest.param(kept, (ALWAYS[0], NEW), WANTED, id="agree, but the rule ended"),
        pytest.param(kept, (OLD, ALWAYS[1]), WANTED, id="agree, but the rule began"),
        pytest.param(
            kept, (ALWAYS[0], attrs.evolve(ALWAYS[1], since=SECOND + DAY)), WANTED, id="agree, but there is a gap"
        ),
        pytest.param(nothing, CLOSED, NotApplicable(path="/tenders/0", message=SAID), id="no object in any version"),
        pytest.param(unsaid, ALWAYS, Missing(path="/tenders/0/lots", message=SAID), id="the same is missing"),
        pytest.param(unsaid_by_version, ALWAYS, WANTED, id="not the same is missing"),
    ],
)
def test_unknown_day(judge: Asker, versions: tuple[Version, ...], expected: Verdict) -> None:
    """
    "Where the notice date is unknown, so is the version", and the rule is undecided if the versions differ in outcome.
    """
    assert [[expected], []] == said(judge, versions, tender(None))


def test_unknown_day_of_one_version() -> None:
    """
    A rule that has had one version from a day on is undecided where the day is unknown: before it there was no rule.
    """
    assert [[WANTED]] == said(kept, (ALWAYS[1],), tender(None))


def test_article_of_an_unknown_code() -> None:
    """
    Where nobody knows the code, nobody is told to list an article of the first one.
    """
    versions = tuple(
        attrs.evolve(version, tracks=attrs.evolve(RECALLED, act=act))
        for version, act in zip(ALWAYS, ("DLgs 50/2016", "DLgs 36/2023"), strict=True)
    )

    assert [[WANTED], []] == said(kept, versions, tender(None, Track.LIGHT))


@pytest.mark.parametrize("track", [track for track in Track if track is not Track.OUTSIDE])
def test_law_on_a_track(track: Track) -> None:
    """
    On a track on which it is law the rule is asked.
    """
    assert [[], [NEW_SAYS]] == said(kept, CLOSED, tender(track=track))


def test_no_object_on_a_track() -> None:
    """
    On a track that is named nowhere the rule does not apply.
    """
    expected = NotApplicable(
        path="/tenders/0",
        message=Bilingual(
            "affidamento fuori codice: la regola non vi si applica", "track outside the code: the rule does not apply"
        ),
        facts=(Fact("track", "fuori codice"),),
    )

    assert [[], [expected]] == said(kept, CLOSED, tender(track=Track.OUTSIDE))


def test_no_object_on_any_track() -> None:
    """
    Where the track is not known and none is named, each is told, always in the same order.
    """
    versions = (attrs.evolve(NEW, tracks=Tracks(frozenset({Track.RESERVED}))),)
    expected = NotApplicable(
        path="/tenders/0",
        message=Bilingual(
            "affidamento alleggerito o ordinario o sotto soglia: la regola non vi si applica",
            "track light or ordinary or below threshold: the rule does not apply",
        ),
        facts=(Fact("track", "alleggerito"), Fact("track", "ordinario"), Fact("track", "sotto soglia")),
    )

    assert [[expected]] == said(kept, versions, tender(track=None))


ON_RECALL = (attrs.evolve(NEW, tracks=RECALLED),)
NOT_RECALLED = Missing(
    path="/tenders/0/self_imposed",
    message=Bilingual(
        "su questo regime vale solo se i documenti di gara la richiamano: se lo fanno, elencare l'articolo"
        " (DLgs 36/2023 art. 18 c. 3, art. 55) in self_imposed",
        "on this track it applies only if the tender documents recall it: if they do, list the article"
        " (DLgs 36/2023 art. 18 c. 3, art. 55) in self_imposed",
    ),
    cause=MissingCause.NOT_RECALLED,
)


@pytest.mark.parametrize("track", [Track.LIGHT, Track.RESERVED])
@pytest.mark.parametrize(
    ("recalled", "expected"),
    [
        pytest.param((), NOT_RECALLED, id="none"),
        pytest.param((("DLgs 36/2023", "art. 18 c. 3"),), NEW_SAYS, id="the article"),
        pytest.param((("DLgs 36/2023", "art. 55"),), NEW_SAYS, id="another that will do"),
        pytest.param((("DLgs 36/2023", "art. 17"),), NOT_RECALLED, id="another article"),
        pytest.param((("DLgs 50/2016", "art. 18 c. 3"),), NOT_RECALLED, id="of another act"),
    ],
)
def test_recalled(track: Track, recalled: tuple[tuple[str, str], ...], expected: Verdict) -> None:
    """
    On a track on which it is not law the rule binds if the documents recall an article, and else is undecided.
    """
    articles = tuple(SelfImposedArticle(act=act, article=article) for act, article in recalled)

    assert [[expected]] == said(kept, ON_RECALL, tender(track=track, self_imposed=articles))


@pytest.mark.parametrize("track", [Track.LIGHT, Track.RESERVED])
def test_nothing_to_recall(track: Track) -> None:
    """
    Where there is nothing to judge, nobody is asked whether the documents recall the rule.
    """
    expected = NotApplicable(path="/tenders/0", message=SAID)

    assert [[expected]] == said(nothing, ON_RECALL, tender(track=track))


SOCIAL = ObjectKind.SOCIAL_SERVICE


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(SOCIAL, NOT_RECALLED, id="social service: as on the light track"),
        pytest.param(
            ObjectKind.SERVICE,
            NotApplicable(
                path="/tenders/0",
                message=Bilingual(
                    "affidamento sotto soglia: la regola non vi si applica",
                    "track below threshold: the rule does not apply",
                ),
                facts=(Fact("track", "sotto soglia"),),
            ),
            id="another service",
        ),
    ],
)
def test_below_the_threshold(kind: ObjectKind, expected: Verdict) -> None:
    """
    "A social service on `sub_threshold` behaves as on `light`", another service does not.
    """
    assert [[expected]] == said(kept, ON_RECALL, tender(track=Track.SUB_THRESHOLD, object_kind=kind))


def test_social_service_is_not_under_the_rules_below_the_threshold() -> None:
    """
    What is law below the threshold alone does not bind a social service there.
    """
    versions = (attrs.evolve(NEW, tracks=Tracks(frozenset({Track.SUB_THRESHOLD}))),)
    found = [
        said(kept, versions, tender(track=Track.SUB_THRESHOLD, object_kind=kind))
        for kind in (SOCIAL, ObjectKind.SUPPLY)
    ]

    assert [[[NotApplicable]], [[Kept]]] == list(map(kinds, found))


UNKNOWN_TRACK = Missing(
    path="/tenders/0/track",
    message=Bilingual(
        "non si sa se l'affidamento sia alleggerito, ordinario, sotto soglia, e la regola non vi vale allo stesso modo",
        "whether the award is light, ordinary, below threshold is not known, and the rule does not hold alike on them",
    ),
)


@pytest.mark.parametrize(
    ("judge", "tracks", "expected"),
    [
        pytest.param(kept, EVERYWHERE, NEW_SAYS, id="law on each"),
        pytest.param(kept, RECALLED, UNKNOWN_TRACK, id="law on one"),
        pytest.param(nothing, RECALLED, NotApplicable(path="/tenders/0", message=SAID), id="law on one, no object"),
        pytest.param(
            kept,
            Tracks(frozenset(), frozenset({Track.LIGHT, Track.ORDINARY, Track.SUB_THRESHOLD}), "DLgs 36/2023", ("1",)),
            attrs.evolve(
                NOT_RECALLED,
                message=Bilingual(
                    *(text.replace("art. 18 c. 3, art. 55", "1") for text in attrs.astuple(NOT_RECALLED.message))
                ),
            ),
            id="if recalled on each",
        ),
    ],
)
def test_unknown_track(judge: Asker, tracks: Tracks, expected: Verdict) -> None:
    """
    "A rule whose track is undecided is undecided where the tracks differ", and the field is named.
    """
    assert [[expected]] == said(judge, (attrs.evolve(NEW, tracks=tracks),), tender(track=None))


def test_several_verdicts_of_no_object() -> None:
    """
    Where the track is unknown and some of what a rule says has an object, the track decides.
    """

    def both(asked: Asked[Tender]) -> Iterator[Verdict]:
        yield from nothing(asked)
        yield from kept(asked)

    assert [[UNKNOWN_TRACK]] == said(both, ON_RECALL, tender(track=None))


def contract(name: str = "contratto", of: str = "gara") -> ServiceContract:
    """
    Return a service contract that comes from a tender.
    """
    return ServiceContract(id=name, tender=of)


def contracts_said(versions: tuple[Version, ...], view: View) -> list[list[Verdict]]:
    """
    Return what each version says of service contracts.
    """
    return [list(versioned(version, versions, each_service_contract, kept)(view)) for version in versions]


def test_contract_follows_its_tender() -> None:
    """
    A service contract is judged by the version of the notice of its tender, each at its own place.
    """
    view = view_of(
        tender(FIRST, id="prima"),
        tender(SECOND, id="seconda"),
        contracts=(contract("uno", "seconda"), contract("due", "prima")),
    )

    assert [
        [attrs.evolve(OLD_SAYS, path="/service_contracts/1")],
        [attrs.evolve(NEW_SAYS, path="/service_contracts/0")],
    ] == contracts_said(CLOSED, view)


UNKNOWN_TENDER = Bilingual(
    "la gara da cui viene il contratto, che sceglie la norma, non è a registro",
    "the tender that the contract comes from, which picks the law, is not on record",
)


def test_contract_without_a_tender() -> None:
    """
    Of a contract whose tender is not on record the field that would name it is missing.
    """
    view = view_of(tender(id="altra"), contracts=(contract(),))

    assert [
        [Missing(path="/service_contracts/0/tender", message=UNKNOWN_TENDER)],
        [],
    ] == contracts_said(CLOSED, view)


@pytest.mark.parametrize(
    ("tracks", "expected"),
    [
        pytest.param(
            EVERYWHERE,
            Kept(path="/service_contracts/0", message=SAID, facts=(Fact("version", "norma vecchia"),)),
            id="law on each track",
        ),
        pytest.param(
            RECALLED,
            attrs.evolve(UNKNOWN_TRACK, path="/service_contracts/0/tender"),
            id="law on one track",
        ),
    ],
)
def test_contract_without_a_tender_on_any_day(tracks: Tracks, expected: Verdict) -> None:
    """
    Of a contract without a tender what every version says on every track holds; else the tender is missing.
    """
    versions = tuple(attrs.evolve(version, tracks=tracks) for version in ALWAYS)

    assert [[expected], []] == contracts_said(versions, view_of(contracts=(contract(),)))


def test_contract_of_a_tender_of_an_unknown_track() -> None:
    """
    Of a contract whose tender is there and has no track, the track is missing, which the tender can say.
    """
    view = view_of(tender(track=None), contracts=(contract(),))

    assert [[UNKNOWN_TRACK]] == contracts_said(ON_RECALL, view)


def test_contract_without_a_tender_cannot_recall() -> None:
    """
    Where nobody knows the tender nobody knows what it recalls: the tender is missing, which a contract can name.
    """
    every = frozenset({Track.ORDINARY, Track.LIGHT, Track.SUB_THRESHOLD})
    versions = (Version(source=NEW.source, tracks=Tracks(frozenset(), every, "DLgs 36/2023", ("art. 55",))),)
    ((verdict,),) = contracts_said(versions, view_of(contracts=(contract(),)))

    assert Missing(path="/service_contracts/0/tender", message=UNKNOWN_TENDER) == verdict


PARENT = Tender(id="prima", notice_date=FIRST, track=Track.ORDINARY)


def test_repetition_follows_its_first_contract() -> None:
    """
    A repetition, and the repetition of one, is judged by the notice of the first contract.
    """
    again = tender(SECOND, id="ripetizione", repetition_of="prima")
    once_more = tender(SECOND, id="ancora", repetition_of="ripetizione")

    assert [
        [attrs.evolve(OLD_SAYS, path=f"/tenders/{index}") for index in (0, 1, 2)],
        [],
    ] == said(kept, CLOSED, once_more, again, PARENT)


@pytest.mark.parametrize(
    ("tenders", "path"),
    [
        pytest.param((tender(SECOND, repetition_of="prima"),), "/tenders/0/repetition_of", id="first not on record"),
        pytest.param(
            (tender(SECOND, repetition_of="prima"), attrs.evolve(PARENT, notice_date=None)),
            "/tenders/1/notice_date",
            id="day of the first unknown",
        ),
        pytest.param(
            (tender(SECOND, repetition_of="prima"), attrs.evolve(PARENT, repetition_of="persa")),
            "/tenders/1/repetition_of",
            id="first of the first not on record",
        ),
        pytest.param((tender(SECOND, repetition_of="gara"),), "/tenders/0/repetition_of", id="of itself"),
        pytest.param(
            (tender(SECOND, repetition_of="prima"), attrs.evolve(PARENT, repetition_of="gara")),
            "/tenders/1/repetition_of",
            id="of each other",
        ),
        pytest.param(
            (
                tender(SECOND, repetition_of="prima"),
                attrs.evolve(PARENT, repetition_of="seconda"),
                attrs.evolve(PARENT, id="seconda", repetition_of="prima"),
            ),
            "/tenders/2/repetition_of",
            id="of two that are of each other",
        ),
    ],
)
def test_repetition_of_an_unknown_day(tenders: tuple[Tender, ...], path: str) -> None:
    """
    Where the day of the first contract is unknown, the field is named that would lead to it.
    """
    assert Missing(path=path, message=UNKNOWN_DAY) == said(kept, CLOSED, *tenders)[0][0]


REGIME = Regime(notice_date=SECOND, code=ProcurementCode.DLGS_36_2023, tracks=frozenset({Track.ORDINARY}))


def asked_of(version: Version, regime: Regime) -> Asked[Tender]:
    """
    Return that a version is asked of a tender under a regime.
    """
    return Asked(
        view=view_of(),
        path="/tenders/0",
        record=tender(),
        tender=("/tenders/0", tender()),
        regime=regime,
        version=version,
    )


@pytest.mark.parametrize(
    ("version", "regime", "expected"),
    [
        pytest.param(NEW, attrs.evolve(REGIME, notice_date=SECOND + DAY), SECOND + DAY, id="day of the notice"),
        pytest.param(NEW, UNKNOWN_REGIME, SECOND, id="unknown: first day of the version"),
        pytest.param(ALWAYS[0], UNKNOWN_REGIME, SECOND - DAY, id="unknown, no first day: last day of the version"),
        pytest.param(attrs.evolve(NEW, since=None, until=None), UNKNOWN_REGIME, TODAY, id="unknown, always: today"),
    ],
)
def test_day_of_the_figures(version: Version, regime: Regime, expected: date) -> None:
    """
    Figures are those of the day of the notice or, where nobody knows it, of a day on which the version holds.
    """
    assert expected == asked_of(version, regime).day


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        pytest.param(attrs.evolve(OLD, since=None, until=date(2010, 4, 27)), 30, id="last day of 30"),
        pytest.param(attrs.evolve(OLD, since=date(2010, 4, 27)), 35, id="first day of 35"),
    ],
)
def test_figure_of_law(version: Version, expected: int) -> None:
    """
    A figure of law is that of the day: here of a version, as nobody knows the notice.
    """
    figure = asked_of(version, UNKNOWN_REGIME).figure("standstill_days")

    assert ("standstill_days", expected) == (figure.parameter, figure.value)


def test_figure_before_the_law() -> None:
    """
    A figure that the law did not know on the day cannot be asked for.
    """
    with pytest.raises(NoVersionError, match="social_threshold"):
        asked_of(OLD, attrs.evolve(REGIME, notice_date=FIRST - DAY)).figure("social_threshold")


@pytest.mark.parametrize(
    ("tracks", "kind", "expected"),
    [
        pytest.param({Track.SUB_THRESHOLD}, ObjectKind.SERVICE, True, id="below"),
        pytest.param({Track.SUB_THRESHOLD}, None, True, id="below, object unknown"),
        pytest.param({Track.SUB_THRESHOLD}, SOCIAL, False, id="below, social service"),
        pytest.param({Track.ORDINARY}, ObjectKind.SERVICE, False, id="ordinary"),
        pytest.param({Track.ORDINARY, Track.SUB_THRESHOLD}, ObjectKind.SERVICE, None, id="not known"),
        pytest.param({Track.LIGHT, Track.SUB_THRESHOLD}, SOCIAL, False, id="not known, social service"),
    ],
)
def test_below_threshold(tracks: set[Track], kind: ObjectKind | None, expected: bool | None) -> None:
    """
    The rules below the threshold bind on that track alone, and never a social service.
    """
    regime = attrs.evolve(REGIME, tracks=frozenset(tracks), object_kind=kind)

    assert expected is asked_of(NEW, regime).below_threshold


def test_what_a_judge_is_told() -> None:
    """
    A judge is told the record, its place, its tender, its regime and the version.
    """
    told: list[Asked[ServiceContract]] = []

    def listening(asked: Asked[ServiceContract]) -> Iterator[Verdict]:
        told.append(asked)
        yield Kept(path=asked.path, message=SAID, comparisons=(Comparison("1", Relation.EQUAL, "1"),))

    view = view_of(tender(object_kind=SOCIAL), contracts=(contract(),))
    list(versioned(NEW, CLOSED, each_service_contract, listening)(view))

    assert [
        Asked(
            view=view,
            path="/service_contracts/0",
            record=contract(),
            tender=("/tenders/0", tender(object_kind=SOCIAL)),
            regime=Regime(
                notice_date=SECOND,
                code=ProcurementCode.DLGS_36_2023,
                text="DLgs 36/2023, testo del 31.3.2023, bandi in Gazzetta ufficiale",
                object_kind=SOCIAL,
                threshold=Euro("750000.00"),
                threshold_parameter="social_threshold",
                tracks=frozenset({Track.ORDINARY}),
            ),
            version=NEW,
        )
    ] == told


def test_tracks_of_the_code() -> None:
    """
    Every track but the one outside the code is a track of the code.
    """
    assert {Track.OUTSIDE} == set(Track) - ORDINARY_AND_BELOW - SOCIAL_TRACKS == set(Track) - EVERY_TRACK


def test_check_bears_the_name_of_its_judge() -> None:
    """
    A check is found in the file of its rule: it bears the module of the judge.
    """
    assert __name__ == versioned(OLD, CLOSED, each_tender, kept).__module__


# Laws


@given(st.lists(strategies.tenders(), max_size=3, unique_by=lambda found: found.id))
def test_every_tender_is_spoken_of_once(tenders: list[Tender]) -> None:
    """
    Whatever day and track a tender has, the versions between them say one thing of it.
    """
    assert len(tenders) == sum(map(len, said(kept, CLOSED, *tenders)))


def test_what_selected_the_version() -> None:
    """
    Each verdict tells what picked the version and made it bind: day, track, what is bought, the threshold.
    """
    social = tender(date(2024, 2, 1), Track.LIGHT, object_kind=ObjectKind.SOCIAL_SERVICE)
    (verdict,) = said(kept, (NEW,), social)[0]

    assert (
        Fact("notice_date", date(2024, 2, 1)),
        Fact("track", "alleggerito"),
        Fact("object_kind", "servizio sociale o assimilato"),
        Fact("threshold", Euro("750000.00")),
    ) == verdict.selected_by


def test_what_selected_it_where_little_is_known() -> None:
    """
    What is not known picked nothing.
    """
    always = attrs.evolve(NEW, since=None, until=None)
    (verdict,) = said(kept, (always,), tender(None, Track.ORDINARY))[0]

    assert (Fact("track", "ordinario"),) == verdict.selected_by
