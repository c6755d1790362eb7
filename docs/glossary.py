"""
The page of the glossary, written from the docstrings of the public classes and from their closed lists of words.
"""

import re
from collections.abc import Iterator
from enum import Enum

import contratti_quartiere as cq
from catalogue import ABOUT, table, twin
from contratti_quartiere.bilingual import Bilingual, Lang, Word

__all__ = ["glossary_page", "public_classes", "term"]


def public_classes() -> Iterator[type]:
    """
    Yield every class that the face of the library offers, in the order of its names.
    """
    for name in sorted(cq.__all__, key=str.lower):
        found = getattr(cq, name)
        if isinstance(found, type):
            yield found


def enum_classes() -> Iterator[type[Enum]]:
    """
    Yield every closed list of words that the face of the library offers.
    """
    for found in public_classes():
        if issubclass(found, Enum):
            yield found


def _summary(found: type) -> str:
    return " ".join((found.__doc__ or "").strip().split("\n\n")[0].split())


def term(found: type) -> str:
    """
    Return the Italian term of a class, in italics and brackets in the first sentence of its docstring; empty if none.
    """
    italics = re.search(r" \(\*([^*]+)\*\)", _summary(found))
    return italics[1] if italics else ""


def _classes(lang: Lang) -> str:
    rows: list[tuple[str, ...]] = []
    for found in public_classes():
        code = f"[`{found.__name__}`](api.md#contratti_quartiere.{found.__name__})"
        if lang is Lang.IT:
            rows.append((term(found), code))
        else:
            rows.append((code, f"*{term(found)}*", _summary(found).replace(f" (*{term(found)}*)", "")))
    if lang is Lang.IT:
        rows.sort(key=lambda row: row[0].lower())
    headings = Bilingual("italiano|nel codice", "in the code|Italian|what it is")
    return table(headings.say(lang).split("|"), rows)


def _words(lang: Lang) -> str:
    rows: list[tuple[str, ...]] = []
    for words in enum_classes():
        for member in words:
            english = member.en if isinstance(member, Word) else member.name.replace("_", " ").lower()
            rows.append((f"`{words.__name__}.{member.name}`", str(member.value), english))
    if lang is Lang.IT:
        rows = [(italian, english, code) for code, italian, english in rows]
    headings = Bilingual("nei documenti|inglese|nel codice", "in the code|in documents|English")
    return table(headings.say(lang).split("|"), rows)


def glossary_page(lang: Lang) -> str:
    """
    Return the page on which every public class stands beside its Italian term, and every word beside its English one.
    """
    intro = Bilingual(
        f"""# Glossario

{twin("glossary", Lang.IT)}

I nomi del codice sono nell'inglese degli appalti europei (direttiva 2014/24/UE, eForms, OCDS). Accanto a ciascuno sta
la parola degli atti italiani: un concetto, una parola. CIG, CUP e RUP restano come sono. {ABOUT.it}

## Tipi {{: #types }}""",
        f"""# Glossary

{twin("glossary", Lang.EN)}

The names of the code are in the English of European procurement (Directive 2014/24/EU, eForms, OCDS). Beside each
stands the word of Italian deeds: one concept, one word. CIG, CUP and RUP stay as they are. {ABOUT.en}

## Types {{: #types }}""",
    )
    words = Bilingual(
        """## Parole delle liste chiuse {: #words }

Nei documenti JSON e nei rapporti sta sempre la parola italiana.""",
        """## Words of the closed lists {: #words }

JSON documents and reports always hold the Italian word.""",
    )
    return "\n\n".join([intro.say(lang), _classes(lang), words.say(lang), _words(lang)]) + "\n"
