"""
The sheets of labs and of what people ask of them.
"""

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.exchange.sheets.columns import OWNER, Column, Part, Sheet, column
from contratti_quartiere.exchange.sheets.groups import provenance
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.laboratory import OperatorKind
from contratti_quartiere.opening_hours import Counter, Weekday
from contratti_quartiere.requests import OfficeKind, OutcomeKind, RequestKind

__all__ = ["DESKS", "REQUESTS", "DeskEntry"]


class DeskEntry(Word):
    """
    What a row of the sheet of labs is (*voce del laboratorio*).
    """

    OPENING = "apertura", "opening"
    OPERATOR = "gestione", "operation"
    SEAT = "sede", "seat"
    HOURS = "orario", "hours"
    CLOSURE = "chiusura", "closure"


_LASTING = ("opening_periods", "operators", "seats", "opening_hours", "closures")


def _each(name: str) -> str:
    return " ".join(f"{part}:{name}" for part in _LASTING)


DESKS = Sheet(
    it="sportelli",
    en="labs",
    note=Bilingual(
        "Una riga per apertura, gestione, sede, orario o chiusura di un laboratorio di quartiere.",
        "One row an opening, operation, seat, hours or closure of a neighbourhood lab.",
    ),
    collection="laboratories",
    main=True,
    usual="opening_periods",
    columns=(
        column(
            "id",
            "laboratorio | lab",
            ("L'identificativo del laboratorio.", "The identifier of the lab."),
            Kind.IDENTIFIER,
            required=True,
            example="laboratorio",
        ),
        column(
            "name",
            "nome | name",
            ("Come si chiama; basta nella prima riga.", "What it is called; the first row is enough."),
            Kind.TEXT,
            example="Laboratorio di esempio",
        ),
        column(
            "neighbourhood",
            "quartiere | neighbourhood",
            ("L'identificativo del quartiere.", "The identifier of the neighbourhood."),
            Kind.IDENTIFIER,
            example="quartiere",
        ),
        column(
            "",
            "voce | entry",
            ("Che cosa dice la riga; vuoto: un'apertura.", "What the row tells; empty: an opening."),
            Kind.WORD,
            DeskEntry,
            chooses=True,
            example="apertura",
        ),
        column(
            _each("first"),
            "dal | from",
            (
                "Da quando: giorno, mese o anno; per una chiusura il giorno.",
                "Since when: a day, month or year; for a closure the day.",
            ),
            Kind.WHEN,
            example="09/01/2017",
        ),
        column(
            _each("last"),
            "al | to",
            (
                "Fino a quando, compreso; vuoto se dura ancora, o non si sa.",
                "Until when, that day included; empty if still, or unknown.",
            ),
            Kind.WHEN,
            example="31/12/2018",
        ),
        column(
            "opening_periods:end_unknown",
            "fine ignota | end unknown",
            (
                "Sì se può aver chiuso e nessuno sa quando.",
                "Sì (yes) if it may have closed and nobody knows when.",
            ),
            Kind.YES_NO,
        ),
        column(
            "operators:kind",
            "forma di gestione | kind of operation",
            ("Di una gestione: a quale titolo.", "Of an operation: on what ground."),
            Kind.WORD,
            OperatorKind,
        ),
        column(
            "operators:body",
            "gestore | operator",
            ("L'ente che gestisce, mai una persona.", "The body that runs it, never a person."),
            Kind.TEXT,
        ),
        column(
            "operators:service_contract",
            "contratto | contract",
            ("Il contratto di servizio.", "The service contract."),
            Kind.IDENTIFIER,
        ),
        column(
            "seats:address",
            "indirizzo | address",
            ("Di una sede: via e numero.", "Of a seat: street and number."),
            Kind.TEXT,
        ),
        column(
            "seats:provided_by",
            "data da | provided by",
            ("Chi ha dato i locali.", "The body that gave the rooms."),
            Kind.TEXT,
        ),
        column(
            "opening_hours:weekday",
            "giorno della settimana | weekday",
            ("Di un orario.", "Of hours."),
            Kind.WORD,
            Weekday,
        ),
        column(
            "opening_hours:opens",
            "apre alle | opens at",
            ("Ore e minuti: 9:30.", "Hours and minutes: 9:30."),
            Kind.CLOCK,
        ),
        column(
            "opening_hours:closes",
            "chiude alle | closes at",
            ("Ore e minuti: 12:30.", "Hours and minutes: 12:30."),
            Kind.CLOCK,
        ),
        column(
            "opening_hours:counter",
            "sportello | desk",
            ("Quale sportello; vuoto: tutti.", "Which desk; empty: all of them."),
            Kind.WORD,
            Counter,
        ),
        column("closures:reason", "motivo | reason", ("Di una chiusura.", "Of a closure."), Kind.TEXT),
        *provenance(_LASTING),
        *provenance((OWNER,), end=(" del laboratorio", " of the lab")),
    ),
    parts=(
        Part(name="opening_periods", path=("opening_periods",), words=(DeskEntry.OPENING,)),
        Part(name="operators", path=("operators",), words=(DeskEntry.OPERATOR,)),
        Part(name="seats", path=("seats",), words=(DeskEntry.SEAT,)),
        Part(name="opening_hours", path=("opening_hours",), words=(DeskEntry.HOURS,)),
        Part(name="closures", path=("closures",), words=(DeskEntry.CLOSURE,)),
    ),
)


def _routing(number: int) -> tuple[Column, ...]:
    """
    Return the columns of the first, second or third office to which a request was passed.
    """
    place = f"routings/{number - 1}"
    end = "" if number == 1 else f" {number}"
    return (
        column(
            f"{place}/office",
            f"inoltrata a{end} | routed to{end}",
            ("Di chi è l'ufficio a cui è passata.", "To whom the office belongs that it was passed to."),
            Kind.WORD,
            OfficeKind,
            example="" if end else "ALER",
        ),
        column(
            f"{place}/name",
            f"ufficio{end} | office{end}",
            ("Quale ufficio, mai una persona.", "Which office, never a person."),
            Kind.TEXT,
        ),
        column(
            f"{place}/on",
            f"inoltrata il{end} | routed on{end}",
            ("Il giorno in cui è passata.", "The day on which it was passed."),
            Kind.DAY,
            example="" if end else "17/05/2018",
        ),
    )


REQUESTS = Sheet(
    it="richieste",
    en="requests",
    note=Bilingual(
        "Una riga per richiesta fatta a un laboratorio, senza nomi e senza le parole di chi la fa.",
        "One row a request made to a lab, without names and without the words of whoever makes it.",
    ),
    collection="requests",
    main=True,
    single=True,
    columns=(
        column(
            "id",
            "richiesta | request",
            ("Un numero o nome suo.", "A number or name of its own."),
            Kind.IDENTIFIER,
            required=True,
            example="R-001",
        ),
        column(
            "laboratory",
            "laboratorio | lab",
            ("Il laboratorio che l'ha ricevuta.", "The lab that received it."),
            Kind.IDENTIFIER,
            required=True,
            example="laboratorio",
        ),
        column(
            "kind",
            "tipo | kind",
            ("Che cosa si chiede.", "What is asked for."),
            Kind.WORD,
            RequestKind,
            required=True,
            example="ascoltare",
        ),
        column(
            "counter",
            "sportello | desk",
            ("A quale sportello; vuoto se non si sa.", "At which desk; empty if unknown."),
            Kind.WORD,
            Counter,
            example="sportello casa",
        ),
        column(
            "received_on",
            "ricevuta il | received on",
            ("Il giorno in cui è arrivata.", "The day on which it was received."),
            Kind.DAY,
            required=True,
            example="15/05/2018",
        ),
        *(found for number in (1, 2, 3) for found in _routing(number)),
        column(
            "outcome/kind",
            "esito | outcome",
            ("Come è finita; vuoto se non è finita.", "How it ended; empty if it has not."),
            Kind.WORD,
            OutcomeKind,
        ),
        column(
            "outcome/on",
            "esito il | outcome on",
            ("Il giorno dell'esito.", "The day of the outcome."),
            Kind.DAY,
        ),
        column(
            "closed_on",
            "chiusa il | closed on",
            ("Il giorno in cui è stata chiusa.", "The day on which it was closed."),
            Kind.DAY,
        ),
        column(
            "case",
            "caso | case",
            ("Il caso di mobilità di cui parla.", "The relocation that it is about."),
            Kind.IDENTIFIER,
        ),
        *provenance(),
    ),
)
