"""
What a foreign record says and no field holds.
"""

import pytest

from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme


def test_a_value_as_found_stays_in_the_document() -> None:
    """
    What no field holds comes back from a document letter by letter, blanks too.
    """
    found = FoundValue(place="/tag/1", value=" award")
    programme = Programme(tenders=(Tender(id="gara", as_found=(found,)),))

    assert (found,) == loads(dumps(programme)).tenders[0].as_found


def test_a_value_has_a_place() -> None:
    """
    A value of which nobody knows where it stood is not kept.
    """
    with pytest.raises(MalformedValueError):
        FoundValue(place="", value="1095")
