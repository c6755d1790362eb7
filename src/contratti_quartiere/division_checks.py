"""
What documents say of a division into lots, and whether they say it where the code wants it said.
"""

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procedures import LotDivision, ProcedureActKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, weighed

__all__ = ["Saying", "said_where_due"]

_IN_PLACE_OF_A_NOTICE = frozenset({ProcedureActKind.INVITATION, ProcedureActKind.PRE_INFORMATION})


@attrs.frozen(kw_only=True)
class Saying:
    """
    What a rule wants documents to say of a division, and where (*indicazione dovuta*).

    Attributes:
        name: Its field of the division: `reasons` or `criteria`.
        what: The same in words, in the plural.
        due: The documents of which one is to say it.
    """

    name: str
    what: Bilingual
    due: tuple[ProcedureActKind, ...]

    @property
    def places(self) -> Bilingual:
        """
        The documents in words.
        """
        return Bilingual(" o ".join(kind.value for kind in self.due), " or ".join(kind.en for kind in self.due))


def said_where_due(path: str, lots: int, division: LotDivision | None, saying: Saying) -> Breach | Missing | Kept:
    """
    Return whether documents say what they should of a division into lots, in a document that the code names.

    Words that stand in an invitation or a pre-information notice, where the code names the notice, decide nothing:
    which of them takes the place of a notice, where there is none, is not known here.

    Args:
        path: The division, as a JSON Pointer.
        lots: How many lots there are.
        division: What is on record of the division.
        saying: What the documents should say, and where.
    """
    words: str = "" if division is None else getattr(division, saying.name).strip()
    found = Fact(f"{saying.name}_stated", bool(words))
    facts: tuple[Fact, ...] = (Fact("lots", lots), found)
    asked = (Comparison(found.name, Relation.EQUAL, "true"),)
    if division is None or not words:
        message = Bilingual(
            f"{saying.what.it} non si trovano: vanno detti in: {saying.places.it}",
            f"{saying.what.en} are not found: they belong in the {saying.places.en}",
        )
        return Breach(path=path, message=message, facts=facts, comparisons=asked)
    facts = (*facts, Fact(saying.name, words))
    if division.stated_in is None:
        message = Bilingual(
            f"{saying.what.it} sono detti, ma non si sa in quale documento",
            f"{saying.what.en} are stated, but it is not known in which document",
        )
        return Missing(path=f"{path}/stated_in", message=message, facts=facts)
    return _placed(path, division.stated_in, saying, facts, asked)


def _placed(
    path: str,
    stated_in: ProcedureActKind,
    saying: Saying,
    facts: tuple[Fact, ...],
    asked: tuple[Comparison, ...],
) -> Breach | Missing | Kept:
    said = Bilingual(
        f"{saying.what.it} sono detti in: {stated_in.value}", f"{saying.what.en} are stated in the {stated_in.en}"
    )
    facts = (*facts, Fact("stated_in", stated_in.value))
    if ProcedureActKind.NOTICE in saying.due and stated_in in _IN_PLACE_OF_A_NOTICE.difference(saying.due):
        message = Bilingual(
            f"{said.it}; la norma nomina: {saying.places.it}, e non si sa se questo documento ne tenga il luogo",
            f"{said.en}; the law names the {saying.places.en}, and it is not known whether this document takes its"
            " place",
        )
        return Missing(path=f"{path}/stated_in", message=message, cause=MissingCause.OPEN, facts=facts)
    due = tuple(Fact(kind.name.lower(), kind.value) for kind in saying.due)
    return weighed(
        path,
        facts=(*facts, *due),
        comparisons=(*asked, Comparison("stated_in", Relation.EQUAL, " | ".join(fact.name for fact in due))),
        kept=said,
        broken=Bilingual(f"{said.it}, e non in: {saying.places.it}", f"{said.en}, and not in the {saying.places.en}"),
    )
