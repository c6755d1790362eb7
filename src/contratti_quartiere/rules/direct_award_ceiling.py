"""
`direct-award-ceiling`: a direct award of services or supplies stays below the limit of the day on which it began.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import When, earliest, latest, say_when
from contratti_quartiere.direct_awards import FORM_UNKNOWN, begun_on, limit_on
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.regimes import object_kind_of, regime
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.thresholds import euro_of, value_of
from contratti_quartiere.verdicts import (
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

_FIRST_DAY = date(2006, 7, 1)
_NO_OBJECT = frozenset({Track.ORDINARY, Track.RESERVED, Track.OUTSIDE})


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the estimated value of each direct award with the limit in force when its procedure began.

    The procedure begins with the determination to contract. Whether direct award applies to social services is
    disputed: there a value that reaches the limit is advice, and the figure is only shown. Rotation is not judged.
    """
    for path, tender in view.tenders():
        yield _excluded(path, tender) or _dated(view, path, tender)


def _excluded(path: str, tender: Tender) -> Verdict | None:
    """
    Return that a tender is no direct award of services or supplies, or may be none; None if it is one.
    """
    if tender.procedure is None:
        return Missing(path=f"{path}/procedure", message=FORM_UNKNOWN)
    if tender.procedure is not ProcedureKind.DIRECT_AWARD:
        return NotApplicable(path=path, message=_OTHER_FORM, facts=(Fact("procedure", tender.procedure.value),))
    if tender.track is not None and tender.track in _NO_OBJECT:
        return _other_track(path, tender.track)
    kind = object_kind_of(tender)
    if kind is ObjectKind.WORKS:
        return NotApplicable(path=path, message=_WORKS, facts=(Fact("object_kind", kind.value),))
    if kind is None:
        return Missing(path=f"{path}/object_kind", message=_NO_KIND)
    if tender.ground:
        return Missing(path=f"{path}/procedure", message=_GROUND, facts=(Fact("ground", tender.ground),))
    return None


_OTHER_FORM = Bilingual("non è un affidamento diretto", "it is no direct award")
_WORKS = Bilingual("il limite è di servizi e forniture", "the limit is of services and supplies")
_NO_KIND = Bilingual("non si sa che cosa si acquista", "what is bought is not known")
_GROUND = Bilingual(
    "è a registro il motivo di una procedura negoziata senza bando, che è altra cosa: non si sa se l'affidamento sia"
    " diretto",
    "the ground of a negotiated procedure without notice is on record, which is another thing: whether the award is"
    " direct is not known",
)
_NO_DAY = Bilingual(
    "manca il giorno della determinazione a contrarre, che sceglie il limite",
    "the day of the determination to contract, which picks the limit, is missing",
)
_BEFORE = Bilingual(
    "la procedura è cominciata prima del 1° luglio 2006: la regola non decide",
    "the procedure began before 1 July 2006: the rule does not decide",
)
_NO_THRESHOLD = Bilingual(
    "la soglia di quel giorno non è fra quelle che la libreria conosce, e sopra la soglia la regola non si applica",
    "the threshold of that day is not among those that the library knows, and above it the rule does not apply",
)


def _other_track(path: str, track: Track) -> NotApplicable:
    return NotApplicable(
        path=path,
        message=Bilingual(
            f"affidamento {track.value}: il limite non vi si applica",
            f"track {track.say('en')}: the limit does not apply",
        ),
        facts=(Fact("track", track.value),),
    )


def _dated(view: View, path: str, tender: Tender) -> Verdict:
    begun = begun_on(tender)
    if begun is None:
        return Missing(path=f"{path}/procedure_acts", message=_NO_DAY)
    if latest(begun) < _FIRST_DAY:
        return NotApplicable(path=path, message=_BEFORE, facts=(Fact("begun_on", begun),))
    limit = limit_on(view, begun)
    if limit is None:
        return Missing(path=f"{path}/procedure_acts", message=_NO_DAY, facts=(Fact("begun_on", begun),))
    value = value_of(path, tender)
    if isinstance(value, Missing):
        return value
    return _on_its_track(path, tender, value, begun, limit)


def _on_its_track(path: str, tender: Tender, value: Euro, begun: When, limit: Figure) -> Verdict:
    kind = object_kind_of(tender)
    # A direct award needs no notice: the day on which it began picks threshold and track.
    found = regime(earliest(begun), kind, value, declared=tender.track)
    social = kind is ObjectKind.SOCIAL_SERVICE
    track = found.track
    if track is not None and track in _NO_OBJECT:
        return _other_track(path, track)
    if track is None and not social and value >= euro_of(limit):
        return Missing(
            path=path, message=_NO_THRESHOLD, cause=MissingCause.NOT_SET, parameter=found.threshold_parameter
        )
    said = _said(value, begun, limit, social=social)
    return weighed(
        path,
        facts=(Fact("estimated_value", value), Fact("begun_on", begun)),
        figures=(limit,),
        comparisons=(Comparison("estimated_value", Relation.LESS, f"€{limit.parameter}"),),
        kept=said,
        broken=said,
        severity=Severity.ADVICE if social else None,
    )


def _said(value: Euro, begun: When, limit: Figure, *, social: bool) -> Bilingual:
    disputed = Bilingual("", "")
    if social:
        disputed = Bilingual(
            "; se l'affidamento diretto valga per i servizi sociali è discusso (art. 128 c. 8): la cifra è solo"
            " mostrata",
            "; whether direct award applies to social services is disputed (art. 128 par. 8): the figure is only shown",
        )
    return Bilingual(
        f"affidamento diretto (inizio: {say_when(begun, 'it')}): vale {value:it}, il limite di quel giorno, da non"
        f" raggiungere, è {euro_of(limit):it}{disputed.it}",
        f"direct award (begun: {say_when(begun, 'en')}): it is worth {value:en}, the limit of that day, not to be"
        f" reached, is {euro_of(limit):en}{disputed.en}",
    )


def _example(value: str) -> Programme:
    total = StatedAmount(amount=Euro(value), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    act = ProcedureAct(kind=ProcedureActKind.DETERMINATION, on=date(2024, 3, 1))
    tender = Tender(
        id="affidamento",
        procedure=ProcedureKind.DIRECT_AWARD,
        object_kind=ObjectKind.SERVICE,
        procedure_acts=(act,),
        totals=(total,),
    )
    return Programme(tenders=(tender,))


def keeps() -> Programme:
    """
    Return a direct award of a service begun on 1 March 2024, a cent below 140,000.
    """
    return _example("139999.99")


def breaks() -> Programme:
    """
    Return the same at 140,000.
    """
    return _example("140000.00")


RULE = Rule(
    id="direct-award-ceiling",
    title=Bilingual("Tetto dell'affidamento diretto", "Ceiling of direct awards"),
    it="L'affidamento diretto di servizi o forniture resta sotto il limite in vigore quando la procedura è cominciata.",
    en="A direct award of services or supplies stays below the limit in force when the procedure began.",
    source=LegalSource(
        "DLgs 36/2023",
        "art. 50 c. 1 b; prima, DLgs 163/2006 art. 125 c. 11, DLgs 50/2016 art. 36 c. 2 a, DL 76/2020, DL 77/2021"
        " (in parte noti)",
        Mark.KNOWN,
    ),
    tracks=Tracks(frozenset({Track.SUB_THRESHOLD, Track.LIGHT})),
    severity=Severity.WARNING,
    why=Bilingual(
        "Il limite è cambiato cinque volte dal 2011: quello di oggi non vale per un affidamento di ieri.",
        "The limit has changed five times since 2011: today's is not that of an award of yesterday.",
    ),
    needs=Bilingual(
        "forma dell'affidamento, oggetto, valore netto con le opzioni, giorno della determinazione a contrarre",
        "form of the award, what is bought, value without VAT and with options, day of the determination to contract",
    ),
    reads=("tenders",),
    parameters=("direct_award_limit", "eu_threshold_services", "social_threshold"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
