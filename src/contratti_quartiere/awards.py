"""
Who offers and who wins: the firms of a tender, alone or in a group, and the award of each lot.
"""

from datetime import date
from decimal import Decimal

import attrs

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import When, earliest, is_when
from contratti_quartiere.fields import identifier, not_negative, of, percentage, several, text
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, TaxCode, refuse_other_kind
from contratti_quartiere.sources import Provenance

__all__ = ["Award", "Firm", "FirmKind"]


class FirmKind(Word):
    """
    What sort of body offers a service (*tipo di operatore economico*).
    """

    SOCIAL_COOPERATIVE = "cooperativa sociale", "social cooperative"
    COOPERATIVE = "altra cooperativa", "other cooperative"
    CONSORTIUM = "consorzio", "consortium"
    ASSOCIATION = "associazione", "association"
    FOUNDATION = "fondazione", "foundation"
    COMPANY = "società", "company"
    PROFESSIONAL = "professionista o studio", "professional or practice"
    RESEARCH_BODY = "università o ente di ricerca", "university or research body"
    PUBLIC_BODY = "ente pubblico", "public body"
    OTHER = "altro operatore", "other operator"


@attrs.frozen(kw_only=True)
class Firm:
    """
    A body that takes part in a tender (*operatore economico*).

    Attributes:
        id: Its name within the tender.
        name: What it is called.
        kind: What sort of body it is; None if unknown.
        tax_code: Its tax code, or the text that was found in the place of one; None if unknown.
        linked: The `id` of each firm that the document declares controlled by it, in control of it or linked to it. A
            link that is missing proves nothing: control needs the register of companies.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a text that was found in the place of another code.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(default="", validator=text)
    kind: FirmKind | None = attrs.field(default=None, validator=of(FirmKind, type(None)))
    tax_code: TaxCode | CodeAsFound | None = attrs.field(default=None, validator=of(TaxCode, CodeAsFound, type(None)))
    linked: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        what = Bilingual("codice fiscale dell'operatore", "tax code of the firm")
        refuse_other_kind(what, self.tax_code, CodeKind.TAX_CODE, "read_tax_code")


@attrs.frozen(kw_only=True)
class Award:
    """
    The award of one lot, to a firm or a group of firms (*aggiudicazione*).

    The terms are those that the documents state; what a law would make of them is a matter for rules.

    Attributes:
        lot: The `id` of the lot.
        firms: The `id` of the firm, or of each of the group.
        on: The day of the award, as precisely as the source says; None if unknown.
        communicated_on: The day of the last communication, from which the standstill runs; None if unknown.
        effective_on: The day on which it took effect, after the checks; None if unknown.
        standstill_until: The last day of the standstill as the documents state it; None if they do not.
        stipulation_by: The last day to sign as the documents state it; None if they do not.
        amount: For how much; None if unknown.
        discount: The discount in hundredths of what was discountable; None if unknown.
        offers: How many offers there were; None if unknown.
        challenged: Whether a challenge of it is pending; None if unknown.
        stipulation_postponed: The reasons of a postponement of the signing that was agreed (DLgs 36/2023 art. 18
            c. 2 c), in the words of the documents; empty if none is found.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For what is no percentage, or fewer than no offers.
    """

    lot: str = attrs.field(validator=identifier)
    firms: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    on: When | None = attrs.field(default=None, validator=is_when)
    communicated_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    effective_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    standstill_until: date | None = attrs.field(default=None, validator=of(date, type(None)))
    stipulation_by: date | None = attrs.field(default=None, validator=of(date, type(None)))
    amount: StatedAmount | None = attrs.field(default=None, validator=of(StatedAmount, type(None)))
    discount: Decimal | None = attrs.field(default=None, validator=percentage)
    offers: int | None = attrs.field(default=None, validator=[of(int, type(None)), not_negative])
    challenged: bool | None = attrs.field(default=None, validator=of(bool, type(None)))
    stipulation_postponed: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    @property
    def known_from(self) -> date:
        """
        The first day on which it is known to have existed; the first of all where no date tells.
        """
        told = [earliest(when) for when in (self.on, self.communicated_on, self.effective_on) if when is not None]
        return min(told, default=date.min)

    def until(self, day: date) -> "Award":
        """
        Return the award as it was known at the end of a day: not yet communicated, or not yet of effect.
        """
        return attrs.evolve(
            self,
            on=None if self.on is None or earliest(self.on) > day else self.on,
            communicated_on=_by(self.communicated_on, day),
            effective_on=_by(self.effective_on, day),
        )


def _by(when: date | None, day: date) -> date | None:
    return None if when is None or when > day else when
