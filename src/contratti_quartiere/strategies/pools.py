"""
The pools from which the records of the strategies draw: names, texts, days.

Each holds a few that come often, so that the records of one programme speak of the same things and a rule has something
to say, and strangers among them.
"""

from datetime import date

from hypothesis import strategies as st

from contratti_quartiere.dates import Month, When, Year

__all__ = [
    "act_names",
    "contract_names",
    "days",
    "days_after",
    "decision_names",
    "instants",
    "intervention_names",
    "laboratory_names",
    "names",
    "neighbourhood_names",
    "saving_names",
    "source_names",
    "texts",
]

_LAST_DAY = date(9999, 12, 30)
"""The last day that a period can have."""


def names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers.
    """
    return st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8)


def source_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of sources.
    """
    return st.sampled_from(("annuncio", "determina")) | names()


def neighbourhood_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of neighbourhoods.
    """
    return st.sampled_from(("nord", "sud")) | names()


def act_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of the acts of a contract.
    """
    return _often(("convenzione", "protocollo"))


def contract_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of neighbourhood contracts.
    """
    return _often(("CQ1", "CQ2"))


def intervention_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of interventions; one is now and then that of a contract.
    """
    return _often(("I1", "I2", "CQ1"))


def decision_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of decisions.
    """
    return _often(("D1", "D2", "D3"))


def saving_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of savings.
    """
    return _often(("E1", "E2"))


def laboratory_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of labs.
    """
    return _often(("lab-nord", "lab-sud"))


def _often(pool: tuple[str, ...]) -> st.SearchStrategy[str]:
    known = st.sampled_from(pool)
    return st.one_of(known, known, known, names())


def texts() -> st.SearchStrategy[str]:
    """
    Return a strategy for short free texts, empty ones too.
    """
    return st.text(max_size=12)


def days() -> st.SearchStrategy[date]:
    """
    Return a strategy for days, three in four of them from 2005 to 2030.
    """
    near = st.dates(date(2005, 1, 1), date(2030, 12, 31))
    return st.one_of(near, near, near, st.dates())


def days_after(day: date, *, most: int = 2_000) -> st.SearchStrategy[date]:
    """
    Return a strategy for the days from one day on.

    Args:
        day: The first that there may be.
        most: How many days later the last may be.
    """
    last = min(day.toordinal() + most, max(day, _LAST_DAY).toordinal())
    return st.integers(day.toordinal(), last).map(date.fromordinal)


def instants() -> st.SearchStrategy[When]:
    """
    Return a strategy for points in time of any precision, most of them as near as `days`.
    """
    return st.one_of(days(), days().map(Month.of), days().map(lambda day: Year(day.year)))
