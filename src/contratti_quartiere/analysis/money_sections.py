"""
Terms, money and requests of a board as people read them: what runs out, what is owed, what waits for an answer.
"""

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_sections import Listing, Part, Section, Voice
from contratti_quartiere.analysis.deadline_sections import marks, rested_on
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind, YearDue
from contratti_quartiere.analysis.expiries import Expiry, Horizon, PlannedEnd, WayOn
from contratti_quartiere.analysis.open_requests import LabRequests, OpenRequest
from contratti_quartiere.bilingual import Bilingual, Lang, italian_day, say_day
from contratti_quartiere.dates import say_when
from contratti_quartiere.year_spending import Spent

__all__ = ["expiries_section", "figures_section", "payments_section", "requests_section"]

_BASES = {
    PaymentDueKind.CERTIFIED_WORKS: Bilingual("come nei SAL", "as the statements have it"),
    PaymentDueKind.ADVANCE: Bilingual("sul prezzo dei lavori", "on the price of the works"),
    PaymentDueKind.PENALTY: Bilingual("come nell'atto", "as the act has it"),
}


def expiries_section(board: Board, say: Voice) -> Section:
    """
    Return the terms that run out or have run out, the soonest first, with what may still be done.
    """
    found = board.expiries
    counts = ", ".join(
        f"{say.word(horizon)} {count}"
        for horizon in Horizon
        if (count := sum(expiry.horizon is horizon for expiry in found))
    )
    table = Listing(
        caption=say(
            "Durate che scadono, e che cosa si può ancora fare", "Terms that run out, and what may still be done"
        ),
        headings=(
            say("durata", "term"),
            say("fine", "end"),
            say("che cosa si può ancora fare", "what may still be done"),
        ),
        rows=tuple((_term(expiry, say), _end(expiry, say), _ways(expiry, say)) for expiry in found),
        late=tuple(index for index, expiry in enumerate(found) if expiry.horizon is Horizon.EXPIRED),
        soon=tuple(index for index, expiry in enumerate(found) if expiry.horizon is Horizon.THREE_MONTHS),
    )
    return Section(
        id="expiries",
        title=say("Durate in scadenza", "Terms that run out"),
        brief=counts or "0",
        parts=(Part(lines=_lapsed(board, say), tables=(table,) if found else ()),) if found or board.lapsed else (),
    )


def _lapsed(board: Board, say: Voice) -> tuple[str, ...]:
    """
    Return the one line of what ran out longer than a year ago; none where nothing did.
    """
    if not board.lapsed:
        return ()
    ends = ((each.name, each.end.when) for each in board.lapsed if each.end is not None)
    named = "; ".join(f"{name}, {say_when(when, say.lang)}" for name, when in ends)
    count = len(board.lapsed)
    return (say(f"finite da più di un anno: {count} ({named})", f"over for more than a year: {count} ({named})"),)


def payments_section(board: Board, say: Voice) -> Section:
    """
    Return what is owed, and what budget years have not paid yet.
    """
    tables = (*((_payments(board, say),) if board.payments else ()), *((_years(board, say),) if board.years else ()))
    lessens = sum(payment.kind.lessens for payment in board.payments)
    owed = len(board.payments) - lessens
    less = say(f", da detrarre {lessens}", f", to take off {lessens}") if lessens else ""
    late = sum(
        payment.due is not None and payment.due.overdue for payment in board.payments if not payment.kind.lessens
    )
    return Section(
        id="payments",
        title=say("Pagamenti ed esercizi", "Payments and budget years"),
        brief=say(
            f"da pagare {owed}, in ritardo {late}{less}, esercizi {len(board.years)}",
            f"to pay {owed}, late {late}{less}, budget years {len(board.years)}",
        ),
        parts=(Part(tables=tables),) if tables else (),
    )


def requests_section(board: Board, say: Voice) -> Section:
    """
    Return the open requests of each lab, the oldest first.
    """
    labs = [lab for lab in board.requests if lab.requests]
    count, too_long = (
        sum(map(len, found)) for found in ([lab.requests for lab in labs], [lab.too_long for lab in labs])
    )
    # Where nobody set the days nothing is known to be too long, nor not to be.
    unset = any(missing.parameter for lab in labs for missing in lab.missing)
    long = say(": non si sa", ": not known") if unset else f" {too_long}"
    return Section(
        id="requests",
        title=say("Richieste ai laboratori", "Requests to the labs"),
        brief=say(f"aperte {count}, da troppo{long}", f"open {count}, too long{long}"),
        parts=tuple(_lab(lab, say) for lab in labs),
    )


def figures_section(board: Board, say: Voice) -> Section:
    """
    Return the figures of the body that the board would need and nobody set.
    """
    lines = tuple(say.said(missing.message) for missing in board.missing)
    return Section(
        id="figures",
        title=say("Cifre non fissate", "Figures not set"),
        brief=str(len(lines)),
        parts=(Part(lines=lines),) if lines else (),
    )


def _term(expiry: Expiry, say: Voice) -> str:
    lines = [expiry.name, say.word(expiry.kind)]
    if expiry.left is not None:
        lines.append(say("da fatturare, senza IVA: ", "left to invoice, without VAT: ") + say.euro(expiry.left))
    return "\n".join(lines)


def _end(expiry: Expiry, say: Voice) -> str:
    lines = () if expiry.end is None else (say.said(expiry.end.text),)
    planned = () if expiry.planned is None else (_planned(expiry.planned, say),)
    return "\n".join((*lines, say.word(expiry.horizon), *planned))


def _planned(planned: PlannedEnd, say: Voice) -> str:
    """
    Return what the tender says of an end that is on no record.
    """
    parts: list[str] = []
    if planned.end is not None:
        parts.append(say.said(planned.end.text))
    if planned.months is not None:
        count, start = planned.months, planned.start
        mesi, months = ("mese", "month") if count == 1 else ("mesi", "months")
        parts.append(
            say(f"{count} {mesi} {italian_day('dal', start)}", f"{count} {months} from {say_day(start, Lang.EN)}")
        )
    return f"{say.word(planned.basis)}: {'; '.join(parts)}"


def _ways(expiry: Expiry, say: Voice) -> str:
    return "\n".join((*(_way(way, say) for way in expiry.ways), *(say.unknown(missing) for missing in expiry.missing)))


def _way(way: WayOn, say: Voice) -> str:
    still = {
        True: say("nulla vi si oppone", "nothing stands against it"),
        False: say("chiusa", "closed"),
        None: say("non si può dire", "cannot be said"),
    }
    by = "" if way.by is None else say("; entro il ", "; by ") + say.said(way.by.text)
    source = "" if way.source is None else f" ({way.source.say(say.lang)})"
    return f"{say.word(way.kind)}: {still[way.open]}; {say.said(way.reason)}{by}{source}"


def _payments(board: Board, say: Voice) -> Listing:
    return Listing(
        caption=say("Da pagare", "To pay"),
        headings=(
            say("che cosa", "what"),
            say("importo", "amount"),
            say("entro", "by"),
            say("su che cosa si fonda", "what it rests on"),
        ),
        rows=tuple(_payment(payment, say) for payment in board.payments),
        **marks(payment.due for payment in board.payments),
    )


def _payment(payment: PaymentDue, say: Voice) -> tuple[str, ...]:
    name = f" {payment.name}" if payment.name else ""
    of = f"\n{payment.contract}" if payment.contract else ""
    liquidated = "\n" + say("già liquidata", "liquidated already") if payment.liquidated else ""
    return (
        f"{say.word(payment.kind)}{name}{of}{liquidated}",
        _owed(payment, say),
        say("non si sa", "not known") if payment.due is None else say.said(payment.due.text),
        "\n".join((*rested_on(payment, say), *(say.unknown(missing) for missing in payment.missing))),
    )


def _owed(payment: PaymentDue, say: Voice) -> str:
    if payment.kind in _BASES:
        # Of works and penalties nobody says whether the amount bears VAT.
        return f"{say.euro(payment.amount.net)}\n{say.said(_BASES[payment.kind])}"
    lines = [_both(payment.amount, say)]
    if payment.kept_back is not None:
        lines.append(say("meno penali: ", "less penalties: ") + say.euro(payment.kept_back))
    if payment.left is not None:
        lines += [
            say("resta, con l'IVA della fattura:", "left, with the VAT of the invoice:"),
            _both(payment.left, say),
        ]
    return "\n".join(lines)


def _both(amount: Spent, say: Voice) -> str:
    net, gross = say.euro(amount.net), say.euro(amount.gross)
    return say(f"{net}\nsenza IVA\n{gross}\ncon IVA", f"{net}\nwithout VAT\n{gross}\nwith VAT")


def _years(board: Board, say: Voice) -> Listing:
    return Listing(
        caption=say("Esercizi di bilancio ancora da pagare", "Budget years still to pay"),
        headings=(
            say("contratto ed esercizio", "contract and year"),
            say("impegnato", "committed"),
            say("pagato", "paid"),
            say("resta", "left"),
            say("fine dell'esercizio", "end of the year"),
        ),
        rows=tuple(_year(year, say) for year in board.years),
        right=(1, 2),
    )


def _year(year: YearDue, say: Voice) -> tuple[str, ...]:
    # Each invoice of which the same is not known says so.
    missing = dict.fromkeys(say.unknown(missing) for missing in year.missing)
    return (
        f"{year.contract}\n{year.year}",
        say.euro(year.committed.net if year.committed.gross is None else year.committed.gross),
        say.euro(year.paid.net if year.paid.gross is None else year.paid.gross),
        _left(year, say),
        "\n".join((say.said(year.ends.text), *missing)),
    )


def _left(year: YearDue, say: Voice) -> str:
    if year.left is None and year.at_most is not None:
        return say("al più ", "at most ") + say.euro(year.at_most)
    return say.euro(year.left)


def _lab(lab: LabRequests, say: Voice) -> Part:
    table = Listing(
        caption=say(
            f"Richieste aperte, dalla più vecchia: {len(lab.requests)}",
            f"Open requests, the oldest first: {len(lab.requests)}",
        ),
        headings=(
            say("richiesta", "request"),
            say("ricevuta", "received"),
            say("da chiudere entro", "to be closed by"),
            say("passata a", "passed to"),
        ),
        rows=tuple(_request(request, say) for request in lab.requests),
        **marks(request.due for request in lab.requests),
    )
    return Part(
        title=f"{say('laboratorio', 'lab')} {lab.laboratory}",
        lines=tuple(say.unknown(missing) for missing in lab.missing),
        tables=(table,),
    )


def _request(request: OpenRequest, say: Voice) -> tuple[str, ...]:
    case = f", {say('caso', 'case')} {request.case}" if request.case else ""
    outcome = "" if request.outcome is None else "\n" + say("esito: ", "outcome: ") + say.word(request.outcome)
    return (
        f"{request.request}\n{say.word(request.kind)}{case}{outcome}",
        f"{say.day(request.received_on)}\n{_ago(request.age, say)}",
        say("non si sa", "not known") if request.due is None else say.said(request.due.text),
        say("nessuno", "nobody") if request.routed_to is None else say.word(request.routed_to),
    )


def _ago(days: int, say: Voice) -> str:
    said = {0: say("oggi", "today"), 1: say("ieri", "yesterday")}
    return said.get(days, say(f"{days} giorni fa", f"{days} days ago"))
