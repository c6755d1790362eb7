"""
What a lab does beside its requests: assemblies, extraordinary openings, meetings, newsletters.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.fields import identifier, not_negative, of, text
from contratti_quartiere.sources import Provenance

__all__ = ["Activity", "ActivityKind"]


class ActivityKind(Word):
    """
    What sort of thing a lab did (*tipo di attività*).
    """

    ASSEMBLY = "assemblea", "assembly"
    EXTRAORDINARY_OPENING = "apertura straordinaria", "extraordinary opening"
    LOCAL_MEETING = "incontro con attori locali", "meeting with local actors"
    NEWSLETTER = "notiziario", "newsletter"
    WORKSHOP = "laboratorio tematico", "themed workshop"
    CARE_PACT = "patto di collaborazione", "collaboration pact"
    WORKS_FOLLOW_UP = "seguire i lavori", "following the works"
    OTHER = "altra attività", "other activity"


@attrs.frozen(kw_only=True)
class Activity:
    """
    One thing that a lab did for its neighbourhood, on a date of any precision (*attività*).

    Attributes:
        id: Its name within the programme.
        laboratory: The `id` of the lab.
        kind: What sort of thing it is.
        when: The day, month or year, as the source says.
        participants: How many people came; None if unknown, or if there was nowhere to come to.
        text: What it was, in words that name no person.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For fewer participants than none.
    """

    id: str = attrs.field(validator=identifier)
    laboratory: str = attrs.field(validator=identifier)
    kind: ActivityKind = attrs.field(validator=of(ActivityKind))
    when: When = attrs.field(validator=of(date, Month, Year))
    participants: int | None = attrs.field(default=None, validator=[of(int, type(None)), not_negative])
    text: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))
