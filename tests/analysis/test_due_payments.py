"""
What is to be paid: one word for each, in both languages.
"""

import pytest

from contratti_quartiere.analysis.due_payments import PaymentDueKind
from contratti_quartiere.bilingual import Word


@pytest.mark.parametrize("words", [PaymentDueKind])
def test_no_two_words_are_the_same(words: type[Word]) -> None:
    """
    Every member has a word of its own in Italian and in English.
    """
    assert (len(words), len(words)) == (len({word.value for word in words}), len({word.en for word in words}))


def test_what_lessens_what_is_owed() -> None:
    """
    Credit notes and penalties are not owed, and lessen what is.
    """
    assert [PaymentDueKind.CREDIT_NOTE, PaymentDueKind.PENALTY] == [kind for kind in PaymentDueKind if kind.lessens]
