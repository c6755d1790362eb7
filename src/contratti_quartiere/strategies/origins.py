"""
Strategies for what records say of where their facts come from.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.sources import DatePrecision, LegalSource, Mark, Provenance, Source, SourceKind
from contratti_quartiere.strategies.pools import instants, names, source_names, texts

__all__ = ["STRATEGIES", "found_values", "legal_sources", "provenances", "sources"]


def sources() -> st.SearchStrategy[Source]:
    """
    Return a strategy for the documents from which facts are taken.
    """
    return st.builds(
        Source,
        id=source_names(),
        kind=st.sampled_from(SourceKind),
        title=texts(),
        published=st.none() | instants(),
        address=texts(),
    )


def provenances() -> st.SearchStrategy[Provenance]:
    """
    Return a strategy for what records say of where their facts are from; some say nothing.
    """
    named = st.lists(source_names(), max_size=2).map(tuple)
    # Every record has one: without the plain one a programme would be slow to draw.
    return st.just(Provenance()) | st.builds(
        Provenance,
        sources=named,
        illustrative=st.booleans(),
        words=texts(),
        precision=st.none() | st.sampled_from(DatePrecision),
    )


def found_values() -> st.SearchStrategy[FoundValue]:
    """
    Return a strategy for what foreign records say and no field holds.
    """
    return st.builds(FoundValue, place=names().map("/tender/{}".format), value=texts())


def legal_sources() -> st.SearchStrategy[LegalSource]:
    """
    Return a strategy for acts and articles on which a rule may rest.
    """
    return st.builds(LegalSource, names(), texts(), st.sampled_from(Mark))


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    FoundValue: found_values,
    LegalSource: legal_sources,
    Provenance: provenances,
    Source: sources,
}
"""What makes each type, for `register`."""
