"""
Where the records of a day stood in the whole document: what is not known yet on the day leaves no gap in its pointers.
"""

from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, ProgressStatement

__all__ = ["later_than_the_day", "places_on_the_day"]

_Dated = tuple[ProgressStatement, ...] | tuple[Payment, ...]


def places_on_the_day(
    programme: Programme, known: Programme, places: dict[str, tuple[int, ...]]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """
    Return where each record stood that is left of a document on its day, for the collections that lost some.
    """
    places |= _places_in_works(programme, known, places) | _places_in_cases(programme, known, places)
    found_on_the_day = dict(known.collections())
    for name, records in programme.collections():
        if len(found_on_the_day[name]) < len(records):
            left = {record.id for record in found_on_the_day[name]}
            indices = places.get(name, range(len(records)))
            found = (index for index, record in zip(indices, records, strict=True) if record.id in left)
            places[name] = tuple(found)
    return tuple(places.items())


def later_than_the_day(programme: Programme, known: Programme, places: dict[str, tuple[int, ...]]) -> tuple[str, ...]:
    """
    Return each record of which something is later than the day, as JSON Pointers: all of it, or a part.

    Args:
        programme: The whole document.
        known: What is known of it on the day.
        places: Where the records of the document stood, where some were set aside.
    """
    found: list[str] = []
    on_the_day = dict(known.collections())
    for name, records in programme.collections():
        if on_the_day[name] is records:
            continue
        left = {record.id: record for record in on_the_day[name]}
        indices = places.get(name, range(len(records)))
        for index, record in zip(indices, records, strict=True):
            if left.get(record.id) is not record and left.get(record.id) != record:
                found.append(f"/{name}/{index}")
    return tuple(found)


def _places_in_works(
    programme: Programme, known: Programme, places: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """
    Return the same for what is dated within works, which no document must hold in the order of its days.
    """
    found: dict[str, tuple[int, ...]] = {}
    indices = places.get("works", range(len(programme.works)))
    on_the_day = {works.id: works for works in known.works}
    for index, whole in zip(indices, programme.works, strict=True):
        # Works of an intervention that is added later are not known yet: nothing points into them.
        left = on_the_day.get(whole.id, whole)
        dated: tuple[tuple[str, _Dated, _Dated], ...] = (
            ("statements", whole.statements, left.statements),
            ("payments", whole.payments, left.payments),
        )
        for name, records, known_records in dated:
            if len(known_records) < len(records):
                found[f"works/{index}/{name}"] = _kept(records, known_records)
    return found


def _places_in_cases(
    programme: Programme, known: Programme, places: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """
    Return the same for the annotations of cases, which stand in any order.
    """
    indices = places.get("relocations", range(len(programme.relocations)))
    on_the_day = {case.id: case.annotations for case in known.relocations}
    return {
        f"relocations/{index}/annotations": _kept(whole.annotations, left)
        for index, whole in zip(indices, programme.relocations, strict=True)
        # A case that splits off later is not known yet: nothing points into it.
        if len(left := on_the_day.get(whole.id, whole.annotations)) < len(whole.annotations)
    }


def _kept(records: tuple[object, ...], known: tuple[object, ...]) -> tuple[int, ...]:
    kept = {id(record) for record in known}
    return tuple(index for index, record in enumerate(records) if id(record) in kept)
