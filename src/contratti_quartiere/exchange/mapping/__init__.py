"""
The mapping: where OCDS, eForms, ANAC, L. 190/2012 and OntoPiA hold what our fields hold, and what is lost on the way.

One table, which the page of the documentation shows. The library writes OCDS; it reads OCDS, the CIG CSV of ANAC and
the files of L. 190/2012. For eForms, the PCP of ANAC and OntoPiA there is the table alone.
"""

from contratti_quartiere.exchange.mapping.awards import AWARDS, FIRMS
from contratti_quartiere.exchange.mapping.contracts import CONTRACTS
from contratti_quartiere.exchange.mapping.estimates import AMOUNTS, ESTIMATES
from contratti_quartiere.exchange.mapping.executions import AMENDMENTS, EXECUTIONS
from contratti_quartiere.exchange.mapping.leftovers import UNHELD, UNMAPPED
from contratti_quartiere.exchange.mapping.lots import LOTS
from contratti_quartiere.exchange.mapping.procedures import PROCEDURE, PROCEDURES
from contratti_quartiere.exchange.mapping.tenders import CONTENTS, IDENTITY
from contratti_quartiere.exchange.mapping.terms import TERMS
from contratti_quartiere.exchange.mapping.vocabularies import (
    FieldMapping,
    MappedPlace,
    MappingLoss,
    UnheldSubject,
    Vocabulary,
)

__all__ = [
    "MAPPING",
    "UNHELD",
    "UNMAPPED",
    "FieldMapping",
    "MappedPlace",
    "MappingLoss",
    "UnheldSubject",
    "Vocabulary",
]

MAPPING: tuple[FieldMapping, ...] = (
    *IDENTITY,
    *PROCEDURE,
    *CONTENTS,
    *PROCEDURES,
    *LOTS,
    *ESTIMATES,
    *AMOUNTS,
    *FIRMS,
    *AWARDS,
    *CONTRACTS,
    *AMENDMENTS,
    *EXECUTIONS,
    *TERMS,
)
"""The mapping of every field that has a place in another vocabulary, record by record."""
