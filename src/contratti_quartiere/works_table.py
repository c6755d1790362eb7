"""
The table of works: eleven states, fourteen events, and the document that grounds each.
"""

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.evidence import DocumentKind as Doc
from contratti_quartiere.histories import Table, row

__all__ = ["WORKS_TABLE", "WorksEvent", "WorksState"]


class WorksState(Word):
    """
    Where works stand (*stato dei lavori*).
    """

    PLANNED = "previsto", "planned"
    FUNDED = "finanziato", "funded"
    DESIGNED = "progettato", "designed"
    TENDERED = "in_gara", "tendered"
    AWARDED = "appaltato", "awarded"
    RUNNING = "in_corso", "running"
    SUSPENDED = "sospeso", "suspended"
    TERMINATED = "risolto", "terminated"
    FINISHED = "ultimato", "finished"
    ACCEPTED = "collaudato", "accepted"
    DROPPED = "stralciato", "dropped"

    @property
    def site_open(self) -> bool:
        """
        True while the part of the building is the site's: from the handover until it is tested.
        """
        return self in _OPEN


class WorksEvent(Word):
    """
    What happens to works (*evento dei lavori*).
    """

    FUND = "finanzia", "fund"
    DESIGN = "progetta", "design"
    TENDER = "bandisci", "tender"
    FIND_NO_BIDDER = "va_deserta", "find no bidder"
    AWARD = "appalta", "award"
    START = "consegna_lavori", "start"
    SUSPEND = "sospendi", "suspend"
    RESUME = "riprendi", "resume"
    TERMINATE = "risolvi", "terminate"
    TENDER_AGAIN = "riappalta", "tender again"
    FINISH = "ultima", "finish"
    FAIL_TEST = "collaudo_negativo", "fail test"
    ACCEPT = "collauda", "accept"
    DROP = "stralcia", "drop"


_S = WorksState
_E = WorksEvent

_OPEN = frozenset({_S.RUNNING, _S.SUSPENDED, _S.TERMINATED, _S.FINISHED})


WORKS_TABLE: Table[WorksState, WorksEvent] = Table(
    name=Bilingual("lavori", "works"),
    states=tuple(WorksState),
    rows=(
        row(_E.FUND, {_S.PLANNED}, _S.FUNDED, Doc.FUNDING_ACT),
        # Designed before the money is assigned (a reading, open).
        row(_E.DESIGN, {_S.PLANNED, _S.FUNDED}, _S.DESIGNED, Doc.DESIGN_APPROVAL),
        row(_E.TENDER, {_S.DESIGNED}, _S.TENDERED, Doc.TENDER_NOTICE),
        row(_E.FIND_NO_BIDDER, {_S.TENDERED}, _S.DESIGNED, Doc.TENDER_RECORD),
        row(_E.AWARD, {_S.TENDERED}, _S.AWARDED, Doc.AWARD),
        row(_E.START, {_S.AWARDED}, _S.RUNNING, Doc.SITE_HANDOVER),
        row(_E.SUSPEND, {_S.RUNNING}, _S.SUSPENDED, Doc.SUSPENSION_RECORD),
        row(_E.RESUME, {_S.SUSPENDED}, _S.RUNNING, Doc.RESUMPTION_RECORD),
        row(_E.TERMINATE, {_S.AWARDED, _S.RUNNING, _S.SUSPENDED}, _S.TERMINATED, Doc.CONTRACT_TERMINATION),
        row(_E.TENDER_AGAIN, {_S.TERMINATED}, _S.TENDERED, Doc.TENDER_NOTICE),
        row(_E.FINISH, {_S.RUNNING}, _S.FINISHED, Doc.COMPLETION_CERTIFICATE),
        row(_E.FAIL_TEST, {_S.FINISHED}, _S.RUNNING, Doc.TEST_RECORD),
        row(_E.ACCEPT, {_S.FINISHED}, _S.ACCEPTED, Doc.TEST_RECORD),
        # It strands cases: who is at home is cancelled, who is out gets a choice.
        row(
            _E.DROP,
            frozenset(_S) - {_S.FINISHED, _S.ACCEPTED, _S.DROPPED},
            _S.DROPPED,
            Doc.REMODULATION_ACT,
        ),
    ),
)
"""The works of a part of a building: 11 states, 14 events."""
