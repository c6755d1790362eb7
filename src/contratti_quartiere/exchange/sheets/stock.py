"""
The sheets of dwellings, of what happens to them, and of the bookings of those that are used meanwhile.
"""

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import DwellingEvent, OwnerKind, RentRegime
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.sheets.columns import Part, Sheet, column
from contratti_quartiere.exchange.sheets.groups import documents, provenance
from contratti_quartiere.exchange.sheets.kinds import Kind

__all__ = ["BOOKINGS", "DWELLINGS", "DWELLING_STEPS"]

DWELLINGS = Sheet(
    it="alloggi",
    en="dwellings",
    note=Bilingual(
        "Una riga per alloggio: quelli che si rinnovano e quelli usati intanto.",
        "One row a dwelling: those that are renovated, and those that are used meanwhile.",
    ),
    collection="dwellings",
    main=True,
    single=True,
    columns=(
        column(
            "id",
            "alloggio | dwelling",
            ("Il nome dell'alloggio, senza indirizzo.", "The name of the dwelling, without an address."),
            Kind.IDENTIFIER,
            required=True,
            example="B-01",
        ),
        column(
            "building",
            "fabbricato | building",
            ("Il fabbricato in cui si trova.", "The building in which it lies."),
            Kind.TEXT,
            example="corte 4",
        ),
        column(
            "part",
            "parte | part",
            (
                "La parte del fabbricato presa dai lavori da sola, come una scala.",
                "The part of the building that works take by itself, as a staircase.",
            ),
            Kind.TEXT,
            example="scala B",
        ),
        column(
            "neighbourhood",
            "quartiere | neighbourhood",
            ("L'identificativo del quartiere.", "The identifier of the neighbourhood."),
            Kind.IDENTIFIER,
            example="quartiere",
        ),
        column("rooms", "vani | rooms", ("Quanti vani.", "How many rooms."), Kind.COUNT, example="3"),
        column(
            "floor_area",
            "superficie utile | floor area",
            ("Metri quadrati, con due decimali al più.", "Square metres, with two decimals at most."),
            Kind.MEASURE,
            example="62,50",
        ),
        column(
            "floor",
            "piano | floor",
            ("0 per il piano terra.", "0 for the ground floor."),
            Kind.COUNT,
            example="2",
        ),
        column(
            "lift",
            "ascensore | lift",
            ("Sì se l'ascensore vi arriva; vuoto se non si sa.", "Sì (yes) if a lift goes there; empty if unknown."),
            Kind.YES_NO,
            example="sì",
        ),
        column(
            "accessible",
            "accessibile | accessible",
            ("Sì se non ha barriere; vuoto se non si sa.", "Sì (yes) if it has no barriers; empty if unknown."),
            Kind.YES_NO,
            example="no",
        ),
        column(
            "rent_regime",
            "canone | rent regime",
            ("Con quali regole si stabilisce il canone.", "By which rules its rent is set."),
            Kind.WORD,
            RentRegime,
            example="sociale",
        ),
        column(
            "owner",
            "proprietà | owner",
            ("Di chi è.", "Who owns it."),
            Kind.WORD,
            OwnerKind,
            example="ALER",
        ),
        column(
            "rotation",
            "volano | rotation",
            (
                "Sì se è tenuto per i nuclei che sono fuori casa.",
                "Sì (yes) if it is kept for households that are out.",
            ),
            Kind.YES_NO,
            example="no",
        ),
        *provenance(),
    ),
)

_BOOKED = (
    column(
        "id",
        "alloggio | dwelling",
        ("L'alloggio volano, come nel foglio «alloggi».", "The rotation dwelling, as in the sheet of dwellings."),
        Kind.IDENTIFIER,
        required=True,
        example="V-03",
    ),
    column(
        "bookings:household",
        "nucleo | household",
        ("Per quale nucleo.", "For which household."),
        Kind.IDENTIFIER,
        required=True,
        example="H01",
    ),
    column(
        "bookings:reserved_from",
        "riservato dal | reserved from",
        ("Il primo giorno in cui è tenuto libero.", "The first day on which it is kept free."),
        Kind.DAY,
        example="12/03/2018",
    ),
    column(
        "bookings:reserved_to",
        "riservato al | reserved to",
        (
            "L'ultimo giorno di una riserva che non ebbe seguito.",
            "The last day of a reservation that came to nothing.",
        ),
        Kind.DAY,
    ),
    column(
        "bookings:in_use_from",
        "in uso dal | in use from",
        ("Il primo giorno in cui il nucleo vi abita.", "The first day on which the household lives there."),
        Kind.DAY,
        example="11/06/2018",
    ),
    column(
        "bookings:in_use_to",
        "in uso al | in use to",
        ("L'ultimo di quei giorni; vuoto se vi abita.", "The last such day; empty while it lives there."),
        Kind.DAY,
    ),
    column(
        "bookings:restoration_to",
        "ripristino al | restoration to",
        ("L'ultimo giorno del ripristino.", "The last day on which it is put in order again."),
        Kind.DAY,
    ),
    column(
        "bookings:consolidated_on",
        "consolidato il | consolidated on",
        (
            "Il giorno in cui è stato assegnato al nucleo per sempre.",
            "The day on which it was assigned to the household for good.",
        ),
        Kind.DAY,
    ),
)

BOOKINGS = Sheet(
    it="prenotazioni",
    en="bookings",
    note=Bilingual(
        "Una riga per prenotazione di un alloggio volano; tutti i giorni sono compresi.",
        "One row a booking of a rotation dwelling; all days are counted in.",
    ),
    collection="dwellings",
    main=True,
    primary=False,
    columns=(*_BOOKED, *provenance(("bookings",))),
    parts=(Part(name="bookings", path=("bookings",)),),
)

DWELLING_STEPS = Sheet(
    it="storia alloggi",
    en="dwelling history",
    note=Bilingual("Una riga per ciò che accade a un alloggio.", "One row a thing that happens to a dwelling."),
    collection="dwellings",
    primary=False,
    columns=(
        column(
            "id",
            "alloggio | dwelling",
            ("L'alloggio, come nel foglio «alloggi».", "The dwelling, as in the sheet of dwellings."),
            Kind.IDENTIFIER,
            required=True,
            example="B-01",
        ),
        column(
            "history:event",
            "passo | step",
            ("Che cosa è avvenuto.", "What happened."),
            Kind.WORD,
            DwellingEvent,
            required=True,
            example="libera",
        ),
        column(
            "history:happened_on",
            "giorno | day",
            ("Il giorno in cui è avvenuto.", "The day on which it happened."),
            Kind.DAY,
            required=True,
            example="11/06/2018",
        ),
        column(
            "history:recorded_on",
            "registrato il | recorded on",
            ("Il giorno in cui l'ufficio l'ha scritto.", "The day on which the office wrote it down."),
            Kind.DAY,
        ),
        column(
            "history:role",
            "ruolo | role",
            ("Quale ufficio l'ha registrato, mai una persona.", "Which office recorded it, never a person."),
            Kind.WORD,
            Role,
            example="proprietà",
        ),
        *documents(("history",), (1,)),
        column(
            "history:household",
            "nucleo | household",
            ("Quale nucleo l'ha lasciato o vi è entrato.", "Which household left or entered it."),
            Kind.IDENTIFIER,
            example="H01",
        ),
        column(
            "history:works",
            "lavori | works",
            ("Per quali lavori.", "For which works."),
            Kind.IDENTIFIER,
        ),
        column(
            "history:replaced_by",
            "sostituito da | replaced by",
            (
                "Di un alloggio soppresso: quelli che ne prendono il posto, separati da virgola.",
                "Of a suppressed dwelling: those that take its place, separated by commas.",
            ),
            Kind.IDENTIFIERS,
        ),
        column("history:reason", "motivo | reason", ("Perché, senza nomi.", "Why, without names."), Kind.TEXT),
        *documents(("history",), (2, 3)),
    ),
    parts=(Part(name="history", path=("history",), day="happened_on"),),
)
