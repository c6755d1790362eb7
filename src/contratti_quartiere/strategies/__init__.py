"""
Hypothesis strategies for the types of the library, for our tests and everyone's (extra `testing`).

Once the library is installed, `st.from_type` and `st.builds` find them by themselves: the entry point of the
group `hypothesis` calls `register` whenever Hypothesis is imported.
"""

from importlib import import_module

from contratti_quartiere.errors import MissingExtraError


def register() -> None:
    """
    Tell Hypothesis which strategy makes each type of the library.
    """
    # Hypothesis calls this at the end of its own import, which may be the one a few lines below: so it stands
    # above every import of Hypothesis, and looks the strategies up only when it is called.
    from hypothesis import strategies as st  # noqa: PLC0415

    from contratti_quartiere.strategies import ground  # noqa: PLC0415

    for kind, strategy in ground.STRATEGIES.items():
        st.register_type_strategy(kind, strategy())


try:
    # All of it before the first strategy: its import calls `register`, which needs strategies that are whole.
    import_module("hypothesis")
except ModuleNotFoundError as error:
    extra = "testing"
    raise MissingExtraError(extra) from error

from contratti_quartiere.strategies.ground import (  # noqa: E402
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

__all__ = [
    "bilinguals",
    "cigs",
    "codes_as_found",
    "cups",
    "euros",
    "malformed_cigs",
    "months",
    "periods",
    "register",
    "tax_codes",
    "weights",
    "whens",
    "years",
]
