"""
Where a fact comes from, and how far its source may be trusted.
"""

import attrs

from contratti_quartiere.bilingual import Lang, Word
from contratti_quartiere.dates import When, is_when
from contratti_quartiere.fields import identifier, of, several, text

__all__ = ["ILLUSTRATIVE", "DatePrecision", "LegalSource", "Mark", "Provenance", "Source", "SourceKind"]


class SourceKind(Word):
    """
    What sort of document a fact of a programme comes from (*tipo di fonte*).

    An announcement is not an act: what it says was planned, not done.
    """

    ANNOUNCEMENT = "annuncio", "announcement"
    ACT = "atto", "act"
    NOTICE = "bando", "notice"
    CONTRACT = "contratto", "contract"
    DATASET = "dati", "dataset"
    PRESS = "stampa", "press"


@attrs.frozen(kw_only=True)
class Source:
    """
    A document from which facts of a programme are taken (*fonte*).

    Attributes:
        id: A short name that records refer to.
        kind: What sort of document it is.
        title: Its title, with author or publisher.
        published: When it came out, as precisely as is known.
        address: Where it can be found; empty if unknown.
    """

    id: str = attrs.field(validator=identifier)
    kind: SourceKind = attrs.field(validator=of(SourceKind))
    title: str = attrs.field(validator=text)
    published: When | None = attrs.field(default=None, validator=is_when)
    address: str = attrs.field(default="", validator=text)


class DatePrecision(Word):
    """
    How precisely a source says when something was (*precisione della data*).
    """

    DAY = "giorno", "day"
    MONTH = "mese", "month"
    YEAR = "anno", "year"


@attrs.frozen(kw_only=True)
class Provenance:
    """
    From where a record has its facts: named sources, or nowhere because it only illustrates (*provenienza*).

    Attributes:
        sources: The `id` of each source; empty if none is named.
        illustrative: True if the figures are ours, made to show how the library works, and nobody's facts.
        words: The words of the source on which the reading hangs, if any.
        precision: How precisely those words date what they tell; None if not recorded.
    """

    sources: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    illustrative: bool = attrs.field(default=False, validator=of(bool))
    words: str = attrs.field(default="", validator=text)
    precision: DatePrecision | None = attrs.field(default=None, validator=of(DatePrecision, type(None)))

    @property
    def stated(self) -> bool:
        """
        True if a source is named or the record says that it only illustrates.
        """
        return bool(self.sources) or self.illustrative


ILLUSTRATIVE = Provenance(illustrative=True)
"""The provenance of a record whose figures are ours, made to show how the library works."""


class Mark(Word):
    """
    How far a point of law was confirmed (*attendibilità*).
    """

    SOURCE = "letto nella fonte", "read in the source"
    COMMENTARY = "letto in un commento", "read in a commentary"
    KNOWN = "noto, da confermare", "known, to be confirmed"
    OPEN = "aperto", "open"
    LOGIC = "aritmetica o ordine delle cose", "arithmetic or the order of things"
    POLICY = "scelta dell'ente", "the body's own choice"


@attrs.frozen
class LegalSource:
    """
    The act and article on which a rule or a figure rests (*fonte normativa*).

    Attributes:
        act: The act in its Italian short form: `DLgs 50/2016`; for arithmetic, the deed itself.
        article: Article and paragraph: `art. 51 c. 1`; empty if the whole act is meant.
        mark: How far it was confirmed.
    """

    act: str = attrs.field(validator=identifier)
    article: str = attrs.field(default="", validator=text)
    mark: Mark = attrs.field(default=Mark.SOURCE, validator=of(Mark))

    def say(self, lang: Lang | str) -> str:
        """
        Return act, article and mark in one line.
        """
        return f"{self.act} {self.article}".rstrip() + f" [{self.mark.say(lang)}]"
