"""
What people call a record, an entry or a value of a document, where a sentence has to say which one is meant.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word, say_day
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.held_fields import BLANKS, identity, sort_of
from contratti_quartiere.execution import Invoice
from contratti_quartiere.households import Household
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.progress import Payment
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation
from contratti_quartiere.requests import Request, Routing
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.works import Works

__all__ = ["brief", "name_of", "step_name"]


_NAMES: Mapping[type, Bilingual] = {
    Annotation: Bilingual("annotazione", "annotation"),
    Dwelling: Bilingual("alloggio", "dwelling"),
    Household: Bilingual("nucleo", "household"),
    Invoice: Bilingual("fattura", "invoice"),
    Laboratory: Bilingual("laboratorio", "lab"),
    Lot: Bilingual("lotto", "lot"),
    Payment: Bilingual("pagamento", "payment"),
    Relocation: Bilingual("caso", "case"),
    Request: Bilingual("richiesta", "request"),
    RotationBooking: Bilingual("prenotazione", "booking"),
    Routing: Bilingual("inoltro", "routing"),
    ServiceContract: Bilingual("contratto di servizio", "service contract"),
    Tender: Bilingual("gara", "tender"),
    Works: Bilingual("lavori", "works"),
}


def name_of(record: Any, field: str) -> Bilingual:
    """
    Return what a record is called: its sort, and its `id` or what says which one it is.

    Args:
        record: The record, or an entry without a name.
        field: The field that holds it, which stands for its sort where there is no word.
    """
    kind = sort_of(record)
    sort = _NAMES.get(kind, Bilingual(field, field))
    return Bilingual(*(f"{sort.say(lang)} {_which(record, lang)}".rstrip() for lang in Lang))


def _which(record: Any, lang: Lang) -> str:
    kind = sort_of(record)
    if any(field.name == "id" for field in attrs.fields(kind)):
        return shown(record.id)
    values = [getattr(record, name) for name in next(iter(identity(kind)), ())]
    return " ".join(brief(value, lang) for value in values if value not in BLANKS)


def step_name(step: Any) -> Bilingual:
    """
    Return what a step of a history is called: its event and its day.
    """
    return Bilingual(*(f"{brief(step.event, lang)} ({brief(step.happened_on, lang)})" for lang in Lang))


def brief(value: object, lang: Lang) -> str:
    """
    Return a value of a document in a few words: of a record, what it says beyond its defaults.
    """
    if value in BLANKS:
        return Bilingual("nulla", "nothing").say(lang)
    match value:
        case Word():
            return Bilingual(f"«{value.value}»", repr(value.en)).say(lang)
        case bool():
            return (Bilingual("sì", "yes") if value else Bilingual("no", "no")).say(lang)
        case date():
            return say_day(value, lang)
        case Euro():
            return format(value, lang.value)
        case str():
            return shown(value)
        case tuple():
            return ", ".join(brief(item, lang) for item in cast("tuple[object, ...]", value))
        case int() | Decimal() | Month() | Year():
            return str(value)
        case _:
            return _record_brief(value, lang)


def _record_brief(value: Any, lang: Lang) -> str:
    kind = sort_of(value)
    if not attrs.has(kind):
        return str(value)
    said = [
        brief(found, lang) for field in attrs.fields(kind) if (found := getattr(value, field.name)) != field.default
    ]
    return f"({' '.join(said)})"
