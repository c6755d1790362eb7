"""
What a foreign record says and no field of ours holds: kept as it was found, so that nothing of it is lost.
"""

import attrs

from contratti_quartiere.fields import identifier, text

__all__ = ["FoundValue"]


@attrs.frozen(kw_only=True)
class FoundValue:
    """
    A value of a foreign record that no field holds, kept as it was found (*valore come trovato*).

    It decides nothing: no rule reads it. It is there for who asks what the source said.

    Attributes:
        place: Where it stood in the source: a JSON Pointer, the name of a column, or the path of an element.
        value: What stood there: text as it was, anything else as JSON.
    """

    place: str = attrs.field(validator=identifier)
    value: str = attrs.field(validator=text)
