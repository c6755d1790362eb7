"""
Hypothesis strategies for the types of the library, for our tests and everyone's (extra `testing`).

Once the library is installed, `st.from_type` and `st.builds` find them by themselves: the entry point of the
group `hypothesis` calls `register` whenever Hypothesis is imported.
"""

from importlib import import_module

from contratti_quartiere.errors import MissingExtraError
from contratti_quartiere.strategies.registration import register

try:
    # All of it before the first strategy: its import calls `register`, which needs strategies that are whole.
    import_module("hypothesis")
except ModuleNotFoundError as error:
    extra = "testing"
    raise MissingExtraError(extra) from error

from contratti_quartiere.strategies.buildings import (
    dwelling_steps,
    dwellings,
    inspections,
    progress_statements,
    rotation_bookings,
    works,
    works_annotations,
    works_steps,
)
from contratti_quartiere.strategies.ground import (
    bilinguals,
    cigs,
    codes_as_found,
    cups,
    euros,
    malformed_cigs,
    months,
    periods,
    tax_codes,
    weights,
    whens,
    years,
)
from contratti_quartiere.strategies.judgements import (
    breaches,
    dated_values,
    entries,
    facts,
    kept,
    missing,
    not_applicable,
    overrides,
    parameters,
    problems,
    reports,
    rules,
    single_parameters,
    verdicts,
    views,
)
from contratti_quartiere.strategies.moves import (
    allowances,
    annotations,
    compositions,
    episodes,
    holds,
    households,
    leases,
    offers,
    relocation_steps,
    relocations,
)
from contratti_quartiere.strategies.origins import (
    legal_sources,
    provenances,
    sources,
)
from contratti_quartiere.strategies.plans import (
    criteria,
    lot_bounds,
    lot_changes,
    lot_plans,
    lot_shares,
    lot_values,
    share_lines,
)
from contratti_quartiere.strategies.records import (
    laboratories,
    lots,
    milestones,
    neighbourhood_contracts,
    neighbourhoods,
    opening_periods,
    programmes,
    stated_amounts,
    tenders,
    unknowns,
)
from contratti_quartiere.strategies.staircases import staircases
from contratti_quartiere.strategies.terms import (
    courses,
    instalments,
    service_chains,
    service_windows,
    timetable_steps,
    timetables,
    window_acts,
    year_comparisons,
    year_shares,
)
from contratti_quartiere.strategies.walks import document_references, rows, tables

__all__ = [
    "allowances",
    "annotations",
    "bilinguals",
    "breaches",
    "cigs",
    "codes_as_found",
    "compositions",
    "courses",
    "criteria",
    "cups",
    "dated_values",
    "document_references",
    "dwelling_steps",
    "dwellings",
    "entries",
    "episodes",
    "euros",
    "facts",
    "holds",
    "households",
    "inspections",
    "instalments",
    "kept",
    "laboratories",
    "leases",
    "legal_sources",
    "lot_bounds",
    "lot_changes",
    "lot_plans",
    "lot_shares",
    "lot_values",
    "lots",
    "malformed_cigs",
    "milestones",
    "missing",
    "months",
    "neighbourhood_contracts",
    "neighbourhoods",
    "not_applicable",
    "offers",
    "opening_periods",
    "overrides",
    "parameters",
    "periods",
    "problems",
    "programmes",
    "progress_statements",
    "provenances",
    "register",
    "relocation_steps",
    "relocations",
    "reports",
    "rotation_bookings",
    "rows",
    "rules",
    "service_chains",
    "service_windows",
    "share_lines",
    "single_parameters",
    "sources",
    "staircases",
    "stated_amounts",
    "tables",
    "tax_codes",
    "tenders",
    "timetable_steps",
    "timetables",
    "unknowns",
    "verdicts",
    "views",
    "weights",
    "whens",
    "window_acts",
    "works",
    "works_annotations",
    "works_steps",
    "year_comparisons",
    "year_shares",
    "years",
]
