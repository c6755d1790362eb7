"""
What is to be done by a day: one word for each, in both languages.
"""

import pytest

from contratti_quartiere.analysis.running_deadlines import DeadlineKind
from contratti_quartiere.bilingual import Word


@pytest.mark.parametrize("words", [DeadlineKind])
def test_no_two_words_are_the_same(words: type[Word]) -> None:
    """
    Every member has a word of its own in Italian and in English.
    """
    assert (len(words), len(words)) == (len({word.value for word in words}), len({word.en for word in words}))
