"""
By what a dwelling is compared, and what comes of it: one word for each, in both languages.
"""

import pytest

from contratti_quartiere.analysis.fitting_dwellings import CriterionKind, DwellingFit, Fit, FitCriterion
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dwellings import DwellingState


@pytest.mark.parametrize("words", [CriterionKind, Fit])
def test_no_two_words_are_the_same(words: type[Word]) -> None:
    """
    Every member has a word of its own in Italian and in English.
    """
    assert (len(words), len(words)) == (len({word.value for word in words}), len({word.en for word in words}))


@pytest.mark.parametrize(
    ("fits", "expected"),
    [
        ((), Fit.YES),
        ((Fit.YES, Fit.YES), Fit.YES),
        ((Fit.YES, Fit.UNKNOWN), Fit.UNKNOWN),
        ((Fit.UNKNOWN, Fit.NO, Fit.YES), Fit.NO),
    ],
)
def test_fit_by_all_criteria(fits: tuple[Fit, ...], expected: Fit) -> None:
    """
    One criterion that says no is enough, and one that is not known leaves it open.
    """
    criteria = tuple(FitCriterion(kind=CriterionKind.SIZE, fit=fit, reason=Bilingual("", "")) for fit in fits)
    found = DwellingFit(path="/dwellings/0", dwelling="v1", state=DwellingState.READY, criteria=criteria)

    assert expected is found.fit
