"""
What was noted of a case, for people: each annotation in a line, with what its kind carries.
"""

from datetime import date

from contratti_quartiere.allowances import Allowance, SetOff
from contratti_quartiere.bilingual import Word
from contratti_quartiere.cli.page import Page
from contratti_quartiere.evidence import DocumentReference, Role
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation

__all__ = ["day_said", "documents_said", "plain", "print_annotations"]

_NONE = "–"


def plain(page: Page, word: Word) -> str:
    """
    Return a word in the language of the page, without underscores.
    """
    return word.say(page.lang).replace("_", " ")


def day_said(page: Page, day: date | None) -> str:
    """
    Return a day in ten letters, so that it fits into a column: `24/11/2020`, `2020-11-24`.
    """
    return _NONE if day is None else page.say(f"{day:%d/%m/%Y}", day.isoformat())


def documents_said(page: Page, documents: tuple[DocumentReference, ...]) -> tuple[str, ...]:
    """
    Return each document by its kind and its number.
    """
    return tuple(f"{plain(page, document.kind)} {document.protocol}".rstrip() for document in documents)


def print_annotations(page: Page, case: Relocation) -> None:
    """
    Print what was noted of a case in the order of the days; nothing, if nothing was.
    """
    if not case.annotations:
        return
    page.heading(page.say("Annotazioni", "Annotations"))
    for note in sorted(case.annotations, key=lambda note: note.on):
        page.marked(day_said(page, note.on), _note(page, note))


def _note(page: Page, note: Annotation) -> str:
    others, who = note.others_met, note.composition
    details = (
        page.say(f"nucleo {note.household}", f"household {note.household}") if note.household else "",
        page.say(f"caso {note.case}", f"case {note.case}") if note.case else "",
        page.say(f"alloggio {note.dwelling}", f"dwelling {note.dwelling}") if note.dwelling else "",
        page.say(f"componenti {who.members}", f"members {who.members}") if who and who.members else "",
        page.say("ci abita dal ", "lives there since ") + day_said(page, note.lived_since) if note.lived_since else "",
        note.declared_title,
        "" if others is None else page.say(f"altre persone {others}", f"other people {others}"),
        _allowance(page, note.allowance) if note.allowance else "",
        page.say(f"rate {len(note.instalments)}", f"instalments {len(note.instalments)}") if note.instalments else "",
        page.euro(note.paid) if note.paid is not None else "",
        _corrected(page, note) if note.stood or note.stands else "",
        note.text,
        ", ".join(documents_said(page, note.documents)),
    )
    told = "; ".join(detail for detail in details if detail)
    return f"{plain(page, note.kind)}: {told}" if told else plain(page, note.kind)


def _allowance(page: Page, allowance: Allowance) -> str:
    rent, debt = (
        page.say("a scomputo del canone", "set off against the rent"),
        page.say("a scomputo del debito", "set off against the debt"),
    )
    details = (
        _role(page, page.say("paga", "paid by"), allowance.payer),
        _role(page, page.say("riceve", "paid to"), allowance.payee),
        allowance.agreement,
        (debt if allowance.against is SetOff.DEBT else rent) if allowance.set_off else "",
        "" if allowance.move is None else page.say("trasloco del ", "move of ") + day_said(page, allowance.move),
    )
    amount = page.say("ignoto", "unknown") if allowance.amount is None else page.euro(allowance.amount)
    return ", ".join((f"{plain(page, allowance.kind)} {amount}", *filter(None, details)))


def _role(page: Page, does: str, role: Role | None) -> str:
    return "" if role is None else f"{does}: {plain(page, role)}"


def _corrected(page: Page, note: Annotation) -> str:
    before, after = (
        page.say("nulla", "nothing")
        if step is None
        else f"{plain(page, step.event)} {day_said(page, step.happened_on)}"
        for step in (note.stood, note.stands)
    )
    if before == after:
        return before
    return page.say(f"prima {before}, ora {after}", f"before {before}, now {after}")
