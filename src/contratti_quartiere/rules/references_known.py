"""
`references-known`: whatever a record refers to by its `id` is in the document.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.households import Household
from contratti_quartiere.programme import Programme
from contratti_quartiere.references import Mention, Names, all_there, mentions, mentions_in, names
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, Rule, Severity, Verdict
from contratti_quartiere.views import View

_ID = "references-known"
# What has no `id` of its own, and no record of its own to point at where some were not known on the day.
_NAMELESS = ("counts", "amounts")
_OF_A_TENDER = frozenset({"lots", "firms"})
_THE = {
    "sources": Bilingual("la fonte", "source"),
    "neighbourhoods": Bilingual("il quartiere", "neighbourhood"),
    "acts": Bilingual("l'atto", "act"),
    "contracts": Bilingual("il contratto", "contract"),
    "laboratories": Bilingual("il laboratorio", "lab"),
    "tenders": Bilingual("la gara", "tender"),
    "service_contracts": Bilingual("il contratto di servizio", "service contract"),
    "interventions": Bilingual("l'intervento", "intervention"),
    "works": Bilingual("i lavori", "works"),
    "dwellings": Bilingual("l'alloggio", "dwelling"),
    "households": Bilingual("il nucleo", "household"),
    "relocations": Bilingual("il caso", "case"),
    "lots": Bilingual("il lotto", "lot"),
    "firms": Bilingual("l'operatore", "firm"),
    "invoices": Bilingual("la fattura", "invoice"),
    "instalments": Bilingual("la rata", "instalment"),
}
# A contract that is there, and has no schedule of a body, has no instalment of it. Of other names, None says that the
# record that holds them is not there.
_NONE = {"instalments": frozenset[str]()}


def check(view: View) -> Iterator[Verdict]:
    """
    Look for every record that another names, collection by collection.

    What a decision names is for `decision-items-known`. A record that is not known yet on the day, and is in the
    document, is there. Where the record that holds what is named is itself not there, that alone is said; where a
    service contract names lots or firms and no tender, it cannot be said which they are.
    """
    whole = view.whole or view.programme
    there = names(view.programme)
    all_names = there if whole is view.programme else names(whole)
    for collection, sure, found in _mentions(view, whole, there):
        verdicts: dict[str, Verdict] = {}
        known = sure
        for mention in found:
            names_there = there.get((mention.to, mention.within), _NONE.get(mention.to))
            if not mention.within and mention.to in _OF_A_TENDER:
                place = "/".join(mention.path.split("/")[:3])
                verdicts.setdefault(place, _no_tender(f"{place}/tender", mention))
            elif names_there is not None and mention.name in names_there:
                known += 1
            elif names_there is not None and mention.name not in all_names.get(_key(mention), ()):
                verdicts[mention.path] = _dangling(view, mention)
        yield from verdicts.values()
        if known and not verdicts:
            yield _kept(collection, known)


def _mentions(view: View, whole: Programme, there: Names) -> Iterator[tuple[str, int, Iterator[Mention]]]:
    """
    Yield what the records of each collection name, as far as this rule looks for it.

    Of records of which all names are there it yields how many these are; of the others, each name.
    """
    for collection, records in whole.collections():
        known, others = 0, list[tuple[str, Any]]()
        together = all_there((record for _, record in view.records(collection)), there, _ID)
        for path, record in view.records(collection) if together is None else ():
            count = all_there((record,), there, _ID)
            if count is None:
                others.append((path, record))
            else:
                known += count
        by_id = {record.id: record for record in records} if others else {}
        found = (
            mention
            for path, record in others
            for mention in mentions(path, record, by_id[record.id])
            if mention.reference.rule == _ID
        )
        yield collection, known if together is None else together, found
    for name in _NAMELESS:
        yield name, 0, mentions_in(f"/{name}", getattr(view.programme, name), getattr(whole, name))


def _key(mention: Mention) -> tuple[str, str]:
    return mention.to, mention.within


def _facts(mention: Mention) -> tuple[Fact, ...]:
    within = (Fact("within", mention.within),) if mention.within else ()
    return (Fact("name", mention.name), Fact("collection", mention.to), *within)


def _dangling(view: View, mention: Mention) -> Breach | Missing:
    the = _THE[mention.to]
    it, en = (f" in {mention.within}",) * 2 if mention.within else ("", "")
    said = Bilingual(
        f"il documento non ha {the.it} {mention.name}{it}, a cui qui rimanda",
        f"the document has no {the.en} {mention.name}{en}, to which it refers here",
    )
    # The acts of the programme and those of its contracts are one.
    homes = {"acts", "contracts"} if mention.to == "acts" else {mention.to}
    if not mention.within and not view.unread.isdisjoint(homes):
        return Missing(
            path=mention.path,
            message=Bilingual(
                f"{said.it}; ma parte del documento non si è potuta leggere",
                f"{said.en}; but a part of the document could not be read",
            ),
            facts=_facts(mention),
        )
    return Breach(
        path=mention.path,
        message=said,
        facts=(*_facts(mention), Fact("known", value=False)),
        comparisons=(Comparison("known", Relation.EQUAL, "true"),),
    )


def _no_tender(path: str, mention: Mention) -> Missing:
    the = _THE[mention.to]
    return Missing(
        path=path,
        message=Bilingual(
            f"non si sa di quale gara sia {the.it} {mention.name}",
            f"it is not known of which tender {the.en} {mention.name} is",
        ),
        facts=_facts(mention),
    )


def _kept(collection: str, known: int) -> Kept:
    return Kept(
        path=f"/{collection}",
        message=Bilingual(
            f"il documento ha tutto ciò a cui qui rimanda ({known})",
            f"the document has all to which it refers here ({known})",
        ),
        facts=(Fact("references", known), Fact("known", known)),
        comparisons=(Comparison("references", Relation.EQUAL, "known"),),
    )


def keeps() -> Programme:
    """
    Return a case of a household that is there, from a dwelling that is there.
    """
    return Programme(
        dwellings=(Dwelling(id="scala-a-12"),),
        households=(Household(id="nucleo-7"),),
        relocations=(Relocation(household="nucleo-7", dwelling="scala-a-12"),),
    )


def breaks() -> Programme:
    """
    Return the same where the case names the dwelling in another spelling.
    """
    programme = keeps()
    (case,) = programme.relocations
    return attrs.evolve(programme, relocations=(attrs.evolve(case, dwelling="scala-A-12"),))


RULE = Rule(
    id=_ID,
    title=Bilingual("Ogni rimando porta a qualcosa", "Every reference leads somewhere"),
    it="Ogni record a cui il documento rimanda è nel documento.",
    en="Every record that the document refers to is in the document.",
    source=LegalSource("rimandi del documento", "", Mark.LOGIC),
    severity=Severity.WARNING,
    why=Bilingual(
        "Un nome scritto in un altro modo stacca il caso dal suo alloggio, o i lavori dal loro denaro, e nessuna regola"
        " li guarda più insieme.",
        "A name in another spelling parts a case from its dwelling, or works from their money, and no rule looks at"
        " them together any more.",
    ),
    needs=Bilingual(
        "ogni campo che nomina un altro record, e i nomi dei record",
        "every field that names another record, and the names of the records",
    ),
    reads=tuple(field.name for field in attrs.fields(Programme) if field.name != "title"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
