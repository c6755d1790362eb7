"""
What a tender's own documents set: its acts, the limits on lots, the points of the award, the articles it recalls.
"""

import re
from datetime import date
from decimal import Decimal

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.dates import When, earliest, is_when
from contratti_quartiere.fields import identifier, not_negative, of, percentage, several, text
from contratti_quartiere.sources import Provenance

__all__ = [
    "AwardCriterion",
    "CriterionKind",
    "LotDivision",
    "LotLimits",
    "ProcedureAct",
    "ProcedureActKind",
    "SelfImposedArticle",
]


class ProcedureActKind(Word):
    """
    What sort of act of a tender this is (*atto di gara*).
    """

    RESOLUTION = "deliberazione", "resolution"
    """Of the Giunta or the Council: the decision to have the service."""
    DETERMINATION = "determinazione a contrarre", "determination to contract"
    PRE_INFORMATION = "avviso di pre-informazione", "pre-information notice"
    NOTICE = "bando", "notice"
    INVITATION = "invito", "invitation"
    OFFERS_DUE = "scadenza delle offerte", "offers due"
    """A day that the notice states beforehand."""
    COMMISSION = "nomina della commissione", "commission appointed"
    DESERTED = "gara deserta", "no offers"
    CANCELLATION = "annullamento", "cancellation"
    REORGANISATION = "riorganizzazione", "reorganisation"
    AWARD_NOTICE = "avviso di esito", "award notice"
    OTHER = "altro atto", "other act"


@attrs.frozen(kw_only=True)
class ProcedureAct:
    """
    One act of a tender, of which the day or the number may be unknown (*atto della procedura*).

    An announcement is no act: what only the press told stands in the provenance.

    Attributes:
        kind: What it is.
        on: Its day, as precisely as the source says; None if unknown.
        number: Its number, as the body writes it; empty if unknown.
        lots: The `id` of each lot that it is about; empty for all.
        grouped: True if it is an award notice that was sent with those of its quarter (DLgs 36/2023 art. 127 c. 3).
        provenance: From where it is known.
    """

    kind: ProcedureActKind = attrs.field(validator=of(ProcedureActKind))
    on: When | None = attrs.field(default=None, validator=is_when)
    number: str = attrs.field(default="", validator=text)
    lots: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    grouped: bool = attrs.field(default=False, validator=of(bool))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def concerns(self, lot: str) -> bool:
        """
        Return whether it is about a lot.
        """
        return not self.lots or lot in self.lots

    def known_on(self, day: date) -> bool:
        """
        Return whether it may have been known on a day; what has no day, or was stated beforehand, always may.
        """
        return self.on is None or self.kind is ProcedureActKind.OFFERS_DUE or earliest(self.on) <= day


@attrs.frozen(kw_only=True)
class LotDivision:
    """
    Why a contract is not divided into lots, or by which criteria it is (*suddivisione in lotti*).

    DLgs 36/2023 art. 58 c. 2-3; before it, DLgs 50/2016 art. 51 c. 1. Whether the reasons are good is judged by nobody
    here.

    Attributes:
        reasons: Why it is not divided, in the words of the documents; empty if none are found.
        criteria: By which qualitative or quantitative criteria the lots were formed; empty if none are found.
        stated_in: The kind of document that they stand in; None if unknown.
        provenance: From where it is known.
    """

    reasons: str = attrs.field(default="", validator=text)
    criteria: str = attrs.field(default="", validator=text)
    stated_in: ProcedureActKind | None = attrs.field(default=None, validator=of(ProcedureActKind, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


@attrs.frozen(kw_only=True)
class LotLimits:
    """
    How many lots one may tender for and win, and why (*limiti ai lotti*).

    DLgs 36/2023 art. 58 c. 4; before it, DLgs 50/2016 art. 51 c. 2-3.

    Attributes:
        most_tendered: The most lots that one may tender for; None if the documents set no limit.
        most_awarded: The most lots that one may win; None if the documents set no limit.
        linked_count: Whether linked firms count together; None if the documents do not say.
        reason: Why there is a limit, in the words of the documents; empty if none is found.
        criterion: Which lots go to whom won more than the limit; empty if none is found.
        more_if_alone: True if the documents allow more where no other valid offer exists for a lot.
        tenderers_expected: How many tenderers the documents expect; None if they do not say.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For fewer than none.
    """

    most_tendered: int | None = attrs.field(default=None, validator=[of(int, type(None)), not_negative])
    most_awarded: int | None = attrs.field(default=None, validator=[of(int, type(None)), not_negative])
    linked_count: bool | None = attrs.field(default=None, validator=of(bool, type(None)))
    reason: str = attrs.field(default="", validator=text)
    criterion: str = attrs.field(default="", validator=text)
    more_if_alone: bool = attrs.field(default=False, validator=of(bool))
    tenderers_expected: int | None = attrs.field(default=None, validator=[of(int, type(None)), not_negative])
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


class CriterionKind(Word):
    """
    Whether points are given for quality or for the price (*tipo di criterio di aggiudicazione*).
    """

    QUALITY = "qualità", "quality"
    PRICE = "prezzo", "price"


@attrs.frozen(kw_only=True)
class AwardCriterion:
    """
    One criterion by which offers are compared, with its points (*criterio di aggiudicazione*).

    Attributes:
        kind: What the points are for.
        points: How many of a hundred; None if unknown.
        name: What is judged, in words.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For points that are none of a hundred.
    """

    kind: CriterionKind = attrs.field(validator=of(CriterionKind))
    points: Decimal | None = attrs.field(default=None, validator=percentage)
    name: str = attrs.field(default="", validator=text)


@attrs.frozen(kw_only=True)
class SelfImposedArticle:
    """
    An article of the code that the tender's documents recall though its track does not bind to it (*autovincolo*).

    Attributes:
        act: The act: `DLgs 36/2023`.
        article: The article and paragraph: `art. 18 c. 3`.
        provenance: From where it is known.
    """

    act: str = attrs.field(validator=identifier)
    article: str = attrs.field(validator=identifier)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def recalls(self, act: str, article: str) -> bool:
        """
        Return whether this is an article of an act, a paragraph of that article, or the whole of which it is one.

        Spelling does not count: `Art. 58, comma 2` is `art. 58 c. 2`, and `D.Lgs. 36/2023` is `DLgs 36/2023`.

        Args:
            act: The act.
            article: The article, or the paragraph of one.
        """
        mine, asked = _parts(self.article), _parts(article)
        least = min(len(mine), len(asked))
        return _act(self.act) == _act(act) and least > 0 and mine[:least] == asked[:least]


_LATIN = re.compile(r"(\d)[\s-]*(bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b")
_PART = re.compile(r"[^\W_]+")
_SPELT = {"articolo": "art", "co": "c", "comma": "c"}


def _act(name: str) -> str:
    """
    Return an act without what people write in different ways: `dlgs36/2023`.
    """
    return re.sub(r"[\s.,]|\bn\b", "", name.casefold().replace("decreto legislativo", "dlgs"))


def _parts(article: str) -> tuple[str, ...]:
    """
    Return the parts of an article without the word for it: `58`, `c`, `2`; `14bis` is one part, and none of `14`.
    """
    found: list[str] = _PART.findall(_LATIN.sub(r"\1\2", article.casefold()))
    parts = tuple(_SPELT.get(part, part) for part in found)
    return parts[1:] if parts[:1] == ("art",) else parts
