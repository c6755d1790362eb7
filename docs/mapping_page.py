"""
The page of the mapping: where other vocabularies hold what our fields hold, and what is lost each way.
"""

from collections.abc import Iterable

from catalogue import ABOUT, table, twin
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.exchange.mapping import (
    MAPPING,
    UNHELD,
    UNMAPPED,
    FieldMapping,
    MappedPlace,
    Vocabulary,
)
from contratti_quartiere.exchange.ocds import KEY
from contratti_quartiere.sources import Mark
from glossary import term

__all__ = ["mapping_page"]

_MARKS = {Mark.KNOWN: Bilingual("noto", "known"), Mark.OPEN: Bilingual("aperto", "open")}
_EXTENSION = Bilingual("estensione", "extension")
_UNUSED = Bilingual("non usato", "not used")
_UNREAD = Bilingual("solo scritto", "written only")


def _place(place: MappedPlace, lang: Lang) -> str:
    """
    Return a place with what is to be said of it.
    """
    said = [_MARKS[place.mark]] if place.mark in _MARKS else []
    ways = ((_EXTENSION, place.extension), (_UNUSED, place.unused), (_UNREAD, place.unread))
    said += [word for word, holds in ways if holds]
    words = ", ".join(word.say(lang) for word in said)
    return f"`{place.path}`" + (f" (*{words}*)" if words else "")


def _places(places: Iterable[MappedPlace], lang: Lang) -> str:
    by: dict[Vocabulary, list[str]] = {}
    for place in places:
        by.setdefault(place.vocabulary, []).append(_place(place, lang))
    return "<br>".join(f"{vocabulary.say(lang)}: {', '.join(found)}" for vocabulary, found in by.items())


def _lost(found: FieldMapping, lang: Lang) -> str:
    """
    Return what is lost of a field: first what writing loses, then what reading does, and where if not everywhere.
    """
    everywhere = {place.vocabulary for place in found.places}
    lines: list[str] = []
    for way in (Bilingual("Scrivendo", "Writing"), Bilingual("Leggendo", "Reading")):
        for lost in found.losses:
            what = lost.writing if way.en == "Writing" else lost.reading
            if what is not None:
                where = ", ".join(one.say(lang) for one in lost.vocabularies)
                beside = "" if everywhere == set(lost.vocabularies) else f" ({where})"
                lines.append(f"**{way.say(lang)}**{beside}. {what.say(lang)}")
    return "<br>".join(lines)


def _section(record: type, lang: Lang) -> str:
    rows: list[FieldMapping] = [found for found in MAPPING if found.record is record]
    name = record.__name__
    title = term(record).capitalize() if lang is Lang.IT else name
    beside = f"[`{name}`](api.md#contratti_quartiere.{name})" + ("" if lang is Lang.IT else f", *{term(record)}*")
    headings = Bilingual("campo|dove sta altrove|che cosa si perde", "field|where it stands elsewhere|what is lost")
    lines = [(f"**`{found.field}`**", _places(found.places, lang), _lost(found, lang)) for found in rows]
    none = ", ".join(f"`{field}`" for field in UNMAPPED[record])
    without = Bilingual(f"Senza posto altrove: {none}.", f"Without a place elsewhere: {none}.").say(lang)
    parts = [
        f"## {title} {{: #{name.lower()} .mapping }}",
        Bilingual(f"Nel codice: {beside}.", f"In the code: {beside}.").say(lang),
        table(headings.say(lang).split("|"), lines),
    ]
    return "\n\n".join([*parts, without] if none else parts)


def _others(lang: Lang) -> str:
    title = Bilingual("Ciò che gli altri dicono e noi no", "What others say and we do not").say(lang)
    about = Bilingual(
        "Nessun campo nostro lo tiene. Letto da un file, resta come trovato, in `as_found`.",
        "No field of ours holds it. Read from a file, it is kept as it was found, in `as_found`.",
    )
    headings = Bilingual("che cosa|dove sta", "what|where it stands").say(lang).split("|")
    rows = [(found.subject.say(lang), _places(found.places, lang)) for found in UNHELD]
    return "\n\n".join((f"## {title} {{: #others .mapping }}", about.say(lang), table(headings, rows)))


_SOURCES = Bilingual(
    """## Fonti {: #sources }

Gli schemi di OCDS 1.1.5 e dell'estensione dei lotti 1.1.5; la corrispondenza fra eForms e OCDS di
`open-contracting-extensions/eforms` e i termini dell'eForms SDK; il modello dati delle schede di `anticorruzione/npa`;
le intestazioni del CSV dei CIG di ottobre 2023; lo schema XML 1.3 di ANAC per la L. 190/2012; PublicContract-AP_IT 0.4
di `italia/daf-ontologie-vocabolari-controllati`. Letti a novembre 2026. Che i posti di OCDS, del CSV e della L. 190
esistano, e siano quelli che la libreria legge e scrive, lo controllano i test.""",
    """## Sources {: #sources }

The schemas of OCDS 1.1.5 and of the lots extension 1.1.5; the mapping of eForms to OCDS of
`open-contracting-extensions/eforms` and the terms of the eForms SDK; the data model of the forms of
`anticorruzione/npa`; the headers of the CIG CSV of October 2023; the XML schema 1.3 of ANAC for L. 190/2012;
PublicContract-AP_IT 0.4 of `italia/daf-ontologie-vocabolari-controllati`. Read in November 2026. That the places of
OCDS, of the CSV and of L. 190 exist, and are those that the library reads and writes, is held by tests.""",
)


def mapping_page(lang: Lang) -> str:
    """
    Return the page on which each field of a tender and of a contract stands beside its places in other vocabularies.
    """
    intro = Bilingual(
        f"""# Corrispondenze

{twin("mapping", Lang.IT)}

Dove gli altri sistemi tengono ciò che dicono i nostri campi, e che cosa non sopravvive al viaggio. Per chi collega due
sistemi, o deve sapere che cosa manca a un file dopo una conversione. {ABOUT.it}

## Come si legge {{: #how-to-read }}

- **OCDS**: [Open Contracting Data Standard](https://standard.open-contracting.org) 1.1.5 con l'estensione dei lotti
  1.1.5. La libreria lo legge e lo scrive. Ciò che OCDS non sa dire sta nella chiave nostra,
  `{KEY}`: una *release* scritta da noi si rilegge senza perdite, salvo
  [ciò che può nominare persone](../how-to/exchange-ocds.md#withheld); chi non conosce la chiave vede solo i posti di
  questa pagina.
- **eForms**: i termini (BT, OPT) degli avvisi europei. Qui c'è solo la tabella.
- **CSV dei CIG**: le colonne dei dati aperti di ANAC, una riga per CIG. La libreria li legge.
- **PCP**: i campi delle schede inviate ad ANAC dal 2024; `SC1`, `M1`, `SO1`, `SA1` e `CO1` sono le schede
  dell'esecuzione. Se una scheda porta con sé un eForm, il dato sta nell'eForm e non nel campo. Qui c'è solo la tabella.
- **L. 190/2012**: gli elementi dentro `lotto` del file XML che ogni ente pubblicava fino al 2023. La libreria lo legge.
- **OntoPiA**: PublicContract-AP_IT 0.4, dichiarata instabile. Qui c'è solo la tabella.

Un vocabolario che manca non ha posto per quel campo: scrivendo, il campo si perde; leggendo, resta ignoto.
Un posto senza altro accanto è letto nella fonte. *Noto* vuol dire da confermare; *aperto*, che nessuna fonte lo
conferma; *estensione*, che il posto non è in OCDS 1.1.5 né nei lotti 1.1.5; *non usato*, che la libreria non lo legge
né lo scrive; *solo scritto*, che lo scrive, e ciò che un altro vi ha scritto resta come trovato.

## Falsi amici {{: #false-friends }}

- La nostra gara, `Tender`, in OntoPiA è `Procedure`; là `Tender` è l'offerta.
- In OntoPiA `Resolution` è la risoluzione del contratto. La determina a contrarre è `ResolutionToContract`.
- `hasCPV` di OntoPiA è il CPV degli appalti (reg. (CE) 213/2008); ma nella stessa rete «CPV» è anche il nome
  dell'ontologia delle persone, *Core Person Vocabulary*.
- BT-36 e `durata` comprendono opzioni e rinnovi. La nostra durata no.
- I giorni di OCDS non diventano mai mesi: 1080 giorni non sono 36 mesi, anche se qualcuno li ha contati così.
- `paymentCetificateDate` in OntoPiA si scrive proprio così.""",
        f"""# Mapping

{twin("mapping", Lang.EN)}

Where other systems hold what our fields say, and what does not survive the way. For whoever joins two systems, or has
to know what a file lacks after a conversion. {ABOUT.en}

## How to read it {{: #how-to-read }}

- **OCDS**: [Open Contracting Data Standard](https://standard.open-contracting.org) 1.1.5 with the lots extension
  1.1.5. The library reads and writes it. What OCDS cannot say stands under our own key, `{KEY}`: a release that we
  wrote is read back without loss, but for [what may name a person](../how-to/exchange-ocds.md#withheld); who does not
  know the key sees only the places of this page.
- **eForms**: the terms (BT, OPT) of European notices. There is the table alone.
- **CIG CSV**: the columns of the open data of ANAC, a row for each CIG. The library reads them.
- **PCP**: the fields of the forms sent to ANAC since 2024; `SC1`, `M1`, `SO1`, `SA1` and `CO1` are the forms of
  execution. Where a form bears an eForm, the datum stands in the eForm and not in the field. There is the table alone.
- **L. 190/2012**: the elements within `lotto` of the XML file that every body published until 2023. The library
  reads it.
- **OntoPiA**: PublicContract-AP_IT 0.4, declared unstable. There is the table alone.

A vocabulary that is not named has no place for the field: written there, it is lost; read from there, it stays unknown.
A place with nothing beside it was read in the source. *Known* is to be confirmed; *open* is confirmed by no source;
*extension* says that the place is neither in OCDS 1.1.5 nor in the lots of 1.1.5; *not used*, that the library neither
reads nor writes it; *written only*, that it writes it, and keeps as found what others wrote there.

## False friends {{: #false-friends }}

- Our tender, `Tender`, is a `Procedure` of OntoPiA; there a `Tender` is the offer.
- `Resolution` of OntoPiA is the termination of a contract. The determination to contract is `ResolutionToContract`.
- `hasCPV` of OntoPiA is the CPV of procurement (Reg. (EC) 213/2008); but in the same network "CPV" is also the name of
  the ontology of people, *Core Person Vocabulary*.
- BT-36 and `durata` include options and renewals. Our term does not.
- Days of OCDS never become months: 1080 days are not 36 months, though somebody counted them so.
- `paymentCetificateDate` of OntoPiA is spelt just so.""",
    )
    sections = (_section(record, lang) for record in UNMAPPED)
    return "\n\n".join((intro.say(lang), *sections, _others(lang), _SOURCES.say(lang))) + "\n"
