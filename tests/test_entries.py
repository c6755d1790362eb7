"""
The lines of a report: what one rule said in one place, whether its words were put off or not.
"""

import pickle

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.entries import Entry
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import Breach, Deferred, Kept, Missing, NotApplicable, Severity, Verdict

RULE = RULES[0]
NO = Bilingual("non va", "will not do")


def kept(path: str) -> Kept:
    """
    Return that a place is fine.
    """
    return Kept(path=path, message=Bilingual("va bene", "fine"))


PUT_OFF = Entry(RULE, Deferred.to(Kept, kept, "/tenders/0"))


def test_put_off_equals_made() -> None:
    """
    Two entries are equal if they say the same, whenever their words are made.
    """
    assert Entry(RULE, kept("/tenders/0")) == PUT_OFF


def test_put_off_differs() -> None:
    """
    Two entries that say something else are different.
    """
    assert Entry(RULE, kept("/tenders/1")) != PUT_OFF


def test_put_off_hashes_as_made() -> None:
    """
    What is equal hashes the same.
    """
    assert hash(Entry(RULE, kept("/tenders/0"))) == hash(PUT_OFF)


def test_put_off_is_shown_with_its_words() -> None:
    """
    Who prints an entry sees its verdict.
    """
    assert repr(Entry(RULE, kept("/tenders/0"))) == repr(PUT_OFF)


def test_put_off_is_said() -> None:
    """
    The verdict of an entry has its words.
    """
    assert kept("/tenders/0") == PUT_OFF.verdict


def test_put_off_can_be_pickled() -> None:
    """
    An entry that goes to another process says the same there.
    """
    verdict = Deferred.to(Kept, kept, "/tenders/0")

    assert kept("/tenders/0") == pickle.loads(pickle.dumps(verdict)).verdict  # our own bytes


@pytest.mark.parametrize("kind", [Breach, Missing, Kept, NotApplicable])
def test_kind(kind: type[Verdict]) -> None:
    """
    The kind of an entry is that of its verdict.
    """
    assert kind is Entry(RULE, kind(path="", message=NO)).kind


def test_kind_before_it_is_made() -> None:
    """
    The kind of an entry is known before its words are made.
    """
    assert Kept is Entry(RULE, Deferred(Kept, lambda: pytest.fail("made"), ())).kind


def test_severity_of_the_rule() -> None:
    """
    A breach that says nothing of its own is as grave as its rule.
    """
    assert RULE.severity is Entry(RULE, Breach(path="", message=NO)).severity


def test_severity_of_the_verdict() -> None:
    """
    A breach that is less grave says so itself.
    """
    assert Severity.ADVICE is Entry(RULE, Breach(path="", message=NO, severity=Severity.ADVICE)).severity


def test_severity_before_it_is_made() -> None:
    """
    What is no breach has the severity of its rule, words or not.
    """
    assert RULE.severity is PUT_OFF.severity
