"""
What docstrings say is read as JSON readers want it: no Italian term, no word of Python, one line.
"""

from contratti_quartiere.exchange.docstrings import fields_said, refusals_said, summary


class Told:
    """
    A thing that
    is told (*cosa detta*).

    More of it.

    Attributes:
        first: What comes first;
            on two lines.
        second: None if nothing.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For one thing, or
            another.
        WindowError: For a third.

    Examples:
        >>> 1
        1
    """  # noqa: D205  # on two lines, as long ones are


class Untold:  # noqa: D101  # without a docstring on purpose
    pass


def test_summary() -> None:
    """
    The first paragraph stands in one line, without the Italian term.
    """
    assert "A thing that is told." == summary(Told)


def test_fields() -> None:
    """
    Each field has its sentence, and what is None in Python is null in JSON.
    """
    assert {"first": "What comes first; on two lines.", "second": "null if nothing."} == fields_said(Told)


def test_refusals() -> None:
    """
    What is refused stands in one line, but for other types, which a schema tells itself.
    """
    assert "for one thing, or another; for a third" == refusals_said(Told)


def test_nothing_said() -> None:
    """
    Where there is no docstring, as under `python -OO`, nothing is said.
    """
    assert ("", {}, "") == (summary(Untold), fields_said(Untold), refusals_said(Untold))
