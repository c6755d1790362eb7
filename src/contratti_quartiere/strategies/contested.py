"""
Strategies for tenders of several lots that a few firms contest, with a limit on what one may win.

By chance alone the firms that win are seldom linked, and no two lots have one code.
"""

from datetime import date

from hypothesis import strategies as st

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.identifiers import Cig
from contratti_quartiere.procedures import LotLimits
from contratti_quartiere.procurement import Lot, RecordOrigin, Tender, Track
from contratti_quartiere.strategies.pools import names

__all__ = ["contested_tenders"]

_FIRMS = ("impresa-A", "impresa-B")
_LOTS = tuple(f"lotto-{n}" for n in range(1, 5))

# Made once: a composite strategy is run anew for each value that it draws.
_NAMES = names()
_NOTICES = st.sampled_from((date(2024, 2, 1), date(2018, 3, 1), None))
_TRACKS = st.sampled_from((Track.ORDINARY, Track.SUB_THRESHOLD, Track.LIGHT, None))
_PLACES = st.sampled_from(((), ("nord",), ("sud",)))
_CODES = st.sampled_from((None, Cig("7911923567"), Cig("B7E26B1DC7")))
_ORIGINS = st.sampled_from(RecordOrigin)
_MOST = st.sampled_from((1, 2, 3, None))
_COUNTS = st.sampled_from((True, None, False))
_LINKS = st.sampled_from(((), ("impresa-A",)))
_WORDS = st.sampled_from(("", "una squadra per quartiere"))
_WINNERS = st.lists(st.sampled_from((("impresa-A",), ("impresa-B",), _FIRMS, ())), max_size=len(_LOTS))


@st.composite
def contested_tenders(draw: st.DrawFn) -> Tender:
    """
    Return a strategy for tenders of four lots, of which two firms, linked or not, win some, alone or together.
    """
    winners = draw(_WINNERS)
    return Tender(
        id=draw(_NAMES),
        notice_date=draw(_NOTICES),
        track=draw(_TRACKS),
        origin=draw(_ORIGINS),
        lots=tuple(Lot(id=lot, neighbourhoods=draw(_PLACES), cig=draw(_CODES)) for lot in _LOTS),
        lot_limits=LotLimits(
            most_awarded=draw(_MOST), linked_count=draw(_COUNTS), reason=draw(_WORDS), criterion=draw(_WORDS)
        ),
        firms=(Firm(id="impresa-A"), Firm(id="impresa-B", linked=draw(_LINKS))),
        awards=tuple(Award(lot=lot, firms=firms) for lot, firms in zip(_LOTS, winners, strict=False)),
    )
