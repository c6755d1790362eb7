"""
The sources that the records of a release name, which go with it under our own key and come back.
"""

from collections.abc import Iterable

from contratti_quartiere.procurement import Tender
from contratti_quartiere.references import mentions
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Source

__all__ = ["SOURCES", "named_by", "sources_of"]

SOURCES = "sources"
"""Under the key of the release: the sources that its records name, as documents hold them."""


def named_by(records: Iterable[Tender | ServiceContract]) -> frozenset[str]:
    """
    Return the `id` of each source that records name, or that the records in them do.
    """
    return frozenset(
        mention.name for record in records for mention in mentions("", record, record) if mention.to == "sources"
    )


def sources_of(tender: Tender, contracts: Iterable[ServiceContract], sources: Iterable[Source]) -> tuple[Source, ...]:
    """
    Return those of the sources that a tender or its contracts name.
    """
    named = named_by((tender, *contracts))
    return tuple(source for source in sources if source.id in named)
