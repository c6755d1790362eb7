"""
What the docstrings of records say, for whoever reads a document without Python.
"""

import inspect
import re

__all__ = ["fields_said", "refusals_said", "summary"]

_SECTION = r"^{}:\n((?:    .*\n?|\n)*)"
_ENTRY = re.compile(r"^    (\w+): (.*(?:\n     .*)*)", re.MULTILINE)
_NONE = re.compile(r"\bNone\b")
_ITALIAN = re.compile(r" \(\*[^*]+\*\)")


def summary(found: type) -> str:
    """
    Return the first paragraph of a docstring in one line, without the Italian term; empty if Python runs without them.
    """
    paragraph = (inspect.getdoc(found) or "").partition("\n\n")[0]
    return _ITALIAN.sub("", " ".join(paragraph.split()))


def _section(found: type, heading: str) -> dict[str, str]:
    section = re.search(_SECTION.format(heading), inspect.getdoc(found) or "", re.MULTILINE)
    return {name: " ".join(said.split()) for name, said in _ENTRY.findall(section[1])} if section else {}


def fields_said(record: type) -> dict[str, str]:
    """
    Return what the docstring of a record says of each of its fields, in the words of JSON.
    """
    return {name: _NONE.sub("null", said) for name, said in _section(record, "Attributes").items()}


def refusals_said(record: type) -> str:
    """
    Return what a record refuses but other types, in one line; empty if nothing.
    """
    refusals = [said for name, said in _section(record, "Raises").items() if name != "WrongTypeError"]
    return "; ".join(said[:1].lower() + said[1:].removesuffix(".") for said in refusals)
