"""
What a file is that is no JSON, and why a text is none: in both languages, with what to do.
"""

from json import JSONDecodeError

from contratti_quartiere.bilingual import Bilingual

__all__ = ["FOREIGN_KINDS", "not_utf8", "other_kind", "why_no_json", "with_nul"]

_UNPACK = Bilingual("estrarne il documento JSON e indicare quello", "unpack the JSON document in it and name that")
_SHEET = Bilingual("convertirla con il comando convert", "make a document of it with the command convert")
_SAVE = Bilingual("salvarlo come .xlsx e usare il comando convert", "save it as .xlsx and use the command convert")
_NAME = Bilingual("indicare un documento JSON", "name a JSON document")

# The first bytes of what is taken for a document by mistake.
_SIGNATURES = (
    (b"PK\x03\x04", "zip", Bilingual("è un archivio zip", "is a zip archive"), _UNPACK),
    (b"PK\x05\x06", "zip", Bilingual("è un archivio zip vuoto", "is an empty zip archive"), _UNPACK),
    (b"\x1f\x8b", "gzip", Bilingual("è un archivio gzip", "is a gzip archive"), _UNPACK),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "xls",
        Bilingual("è un vecchio file di Office (.xls, .doc)", "is an old Office file (.xls, .doc)"),
        _SAVE,
    ),
    (b"%PDF", "pdf", Bilingual("è un PDF", "is a PDF"), _NAME),
)
# Archives name what is in them without packing the names.
_OFFICE = (
    (b"xl/workbook.xml", "xlsx", Bilingual("è una cartella di Excel (.xlsx)", "is an Excel workbook (.xlsx)"), _SHEET),
    (
        b"opendocument.spreadsheet",
        "ods",
        Bilingual("è un foglio OpenDocument (.ods)", "is an OpenDocument sheet (.ods)"),
        _SAVE,
    ),
)

FOREIGN_KINDS = frozenset(kind for _, kind, _, _ in (*_SIGNATURES, *_OFFICE))
"""The kinds of problem that a file has which is of another sort altogether."""


def other_kind(text: bytes) -> tuple[str, Bilingual] | None:
    """
    Return what a file is by its first bytes, and what to do with it; None for what may be a text.
    """
    for first, kind, what, remedy in _SIGNATURES:
        if text.startswith(first):
            inner = [found for found in _OFFICE if kind == "zip" and found[0] in text]
            _, told, called, then = inner[0] if inner else (first, kind, what, remedy)
            return told, Bilingual(f"{called.it}; {then.it}", f"{called.en}; {then.en}")
    return None


def not_utf8(place: int) -> Bilingual:
    """
    Return what is said of bytes that are no UTF-8, with the first of them that is not.
    """
    return Bilingual(
        f"il byte {place} non è UTF-8 (forse Windows-1252 o UTF-16); salvare il file come UTF-8",
        f"byte {place} is not UTF-8 (perhaps Windows-1252 or UTF-16); save the file as UTF-8",
    )


def with_nul(text: str | bytes) -> Bilingual:
    """
    Return what is said of a text with NUL characters: of UTF-16 every other byte is one, elsewhere one is an accident.
    """
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    place = raw.find(0)
    if 3 * raw.count(0) >= len(raw):
        return not_utf8(place)
    return Bilingual(
        f"il byte {place} è un NUL (zero), che in JSON non può stare; toglierlo",
        f"byte {place} is a NUL (zero), which JSON cannot hold; take it away",
    )


_COMMA = Bilingual("c'è una virgola di troppo", "there is a comma too many")
# How the words of Python's parser begin, and what they mean.
_REASONS = (
    ("Expecting value", Bilingual("manca un valore", "a value is missing")),
    ("Expecting ',' delimiter", Bilingual("manca una virgola o una parentesi", "a comma or a bracket is missing")),
    ("Expecting ':' delimiter", Bilingual("mancano i due punti", "a colon is missing")),
    (
        "Expecting property name",
        Bilingual("manca una chiave fra virgolette doppie", "a key in double quotes is missing"),
    ),
    ("Illegal trailing comma", _COMMA),
    ("Extra data", Bilingual("dopo il documento segue altro", "more follows after the document")),
    (
        "Invalid control character",
        Bilingual("un testo va a capo, o ha un carattere di controllo", "a text has a line break or control character"),
    ),
    ("Invalid", Bilingual("una barra inversa non si può leggere", "a backslash cannot be read")),
)
_WORDS = ("true", "false", "null", "-")


def why_no_json(error: JSONDecodeError) -> Bilingual:
    """
    Return why a text is no JSON, with the line and the column; of one that breaks off, that it does.
    """
    place = Bilingual(f"riga {error.lineno} colonna {error.colno}", f"line {error.lineno} column {error.colno}")
    if _breaks_off(error):
        return Bilingual(
            f"si interrompe, {place.it}: il documento non è intero; procurarselo di nuovo",
            f"breaks off, {place.en}: the document is not whole; get it again",
        )
    reason = _reason(error)
    why = Bilingual("", "") if reason is None else Bilingual(f" ({reason.it})", f" ({reason.en})")
    return Bilingual(
        f"non è JSON, {place.it}: correggere virgole, virgolette e parentesi{why.it}",
        f"is not JSON, {place.en}: mend commas, quotes and brackets{why.en}",
    )


def _reason(error: JSONDecodeError) -> Bilingual | None:
    if error.doc[: error.pos].rstrip().endswith(",") and error.doc[error.pos : error.pos + 1] in ("}", "]"):
        return _COMMA
    return next((said for words, said in _REASONS if error.msg.startswith(words)), None)


def _breaks_off(error: JSONDecodeError) -> bool:
    """
    Return whether a text ends before it is whole: in a text, a word, or where something has to follow.
    """
    # A text without its closing quotes goes on to the end, for no line break may stand in one.
    if error.msg.startswith("Unterminated string"):
        return True
    rest = error.doc[error.pos :].rstrip()
    if error.msg.startswith("Expecting"):
        return not rest or any(word.startswith(rest) for word in _WORDS)
    return error.msg.startswith("Invalid \\u") and '"' not in rest
