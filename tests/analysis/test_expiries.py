"""
What runs out, how soon, and how a service may go on: one word for each, in both languages.
"""

import pytest

from contratti_quartiere.analysis.expiries import ExpiryKind, Horizon, WayOnKind
from contratti_quartiere.bilingual import Word


@pytest.mark.parametrize("words", [ExpiryKind, Horizon, WayOnKind])
def test_no_two_words_are_the_same(words: type[Word]) -> None:
    """
    Every member has a word of its own in Italian and in English.
    """
    assert (len(words), len(words)) == (len({word.value for word in words}), len({word.en for word in words}))
