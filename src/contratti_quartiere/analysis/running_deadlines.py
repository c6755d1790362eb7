"""
What has to be done by a day: by whom, on what ground, and how many days are left.
"""

from datetime import date

import attrs

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing

__all__ = ["Deadline", "DeadlineKind"]


class DeadlineKind(Word):
    """
    What is to be done by a day (*tipo di scadenza*).
    """

    REPLY = "risposta alla proposta", "reply to an offer"
    RETURN_REPLY = "risposta alla proposta di rientro", "reply to a return offer"
    OBJECTION = "opposizione alla proposta", "objection to an offer"
    OBJECTION_DECISION = "decisione sull'opposizione", "decision on an objection"
    NOTICE_TO_GIVE = "preavviso da notificare", "notice to give"
    """The last day on which it can be notified if the household moves as planned, and is out before the site opens."""
    NOTICE = "fine del preavviso", "end of the notice"
    """The first day on which the household may be moved."""
    MOVE = "trasloco previsto", "planned move"
    CHOICE = "risposta alla scelta", "answer to the choice"
    STAY = "limite del soggiorno fuori casa", "limit of the stay away"
    ANSWER = "risposta nel procedimento", "answer in proceedings"
    RELEASE = "rilascio dell'alloggio", "release of the dwelling"
    ALLOWANCE = "contributo da pagare", "allowance to pay"
    INSTALMENT = "rata", "instalment"
    SECURE = "messa in sicurezza", "dwelling to secure"
    REQUEST = "richiesta da chiudere", "request to close"


@attrs.frozen(kw_only=True)
class Deadline:
    """
    One thing that is to be done by a day, as far as the day is known (*scadenza*).

    Attributes:
        kind: What is to be done.
        path: The record from which it runs, as a JSON Pointer into the whole document.
        text: What it is about, in words.
        case: The `id` of the case; empty if it is about none.
        dwelling: The `id` of the dwelling; empty if it is about none, or it is unknown.
        laboratory: The `id` of the lab; empty if it is about none.
        role: Who has to act; None if nobody knows.
        office: Which office recorded what it runs from, and so follows it; None if unknown.
        since: The day from which it runs; None if unknown.
        due: The last day, and how many days are left; None if it is not known.
        ground: On what the day rests, in words: the term that the act states, a figure of the body, a law.
        figure: The figure in force by which the day was reckoned; None if the act itself states it.
        source: The law on which it rests; None if no law sets it.
        amount: What is to be paid; None if nothing is, or nobody knows how much.
        missing: What is not known of it, and which field or figure would say it.
    """

    kind: DeadlineKind
    path: str
    text: Bilingual
    case: str = ""
    dwelling: str = ""
    laboratory: str = ""
    role: Role | None = None
    office: Role | None = None
    since: date | None = None
    due: Countdown | None = None
    ground: Bilingual
    figure: Figure | None = None
    source: LegalSource | None = None
    amount: Euro | None = None
    missing: tuple[Missing, ...] = ()
