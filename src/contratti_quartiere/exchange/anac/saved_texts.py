"""
In which encoding a foreign text was saved, as its bytes show.
"""

import codecs
import re
from typing import IO

import attrs

from contratti_quartiere.bilingual import Word

__all__ = ["Encoding", "Saved", "how_saved"]

_CHUNK = 2**20
# What surrogateescape makes of a byte that its encoding has no letter for.
_STRAY = re.compile("[\udc80-\udcff]")


class Encoding(Word):
    """
    In which encoding a foreign text was saved, as its bytes show (*codifica*).
    """

    UTF_8 = "UTF-8", "UTF-8"
    MIXED = "UTF-8 con byte estranei", "UTF-8 with stray bytes"
    """Most letters are UTF-8; some bytes are not, and can be read only as the code page of Windows."""
    CP1252 = "Windows-1252", "Windows-1252"
    """Guessed: bytes that are no UTF-8 could be of any code page, and that of Windows is the usual one in Italy."""
    UTF_16 = "UTF-16", "UTF-16"
    UTF_16_LE = "UTF-16 LE senza marca", "UTF-16 LE without a mark"
    UTF_16_BE = "UTF-16 BE senza marca", "UTF-16 BE without a mark"

    @property
    def codec(self) -> str:
        """
        The name by which Python knows it.
        """
        return _CODECS[self]


_CODECS: dict[str, str] = {
    Encoding.UTF_8: "utf-8-sig",
    Encoding.MIXED: "utf-8-sig",
    Encoding.CP1252: "cp1252",
    Encoding.UTF_16: "utf-16",
    Encoding.UTF_16_LE: "utf-16-le",
    Encoding.UTF_16_BE: "utf-16-be",
}


@attrs.frozen(kw_only=True)
class Saved:
    """
    How the text of a foreign file was saved (*salvataggio*).

    Attributes:
        encoding: By which letters stand for its bytes.
        cut: True if it ends within a letter: then it broke off.
    """

    encoding: Encoding
    cut: bool


def how_saved(file: IO[bytes]) -> Saved:
    """
    Return how a text was saved, for which all of its bytes are looked at once, a part at a time.

    A mark at the start decides. Without one, bytes that all are UTF-8 are UTF-8, for no other text of some length is
    so by chance. If some are not, they are strays where a tenth of what is not ASCII is UTF-8, which other texts seldom
    are by chance; else the whole is of the code page of Windows.

    Args:
        file: The bytes, from the first on.
    """
    first = file.read(_CHUNK)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Saved(encoding=Encoding.UTF_16, cut=_odd(first, file))
    zeros = first[:200].count(0)
    # Half the bytes of a header in UTF-16 are zero; a stray one is nothing of the kind.
    if zeros > len(first[:200]) // 4:
        encoding = Encoding.UTF_16_BE if first[0] == 0 else Encoding.UTF_16_LE
        return Saved(encoding=encoding, cut=_odd(first, file))
    return _weighed(first, file)


def _odd(first: bytes, file: IO[bytes]) -> bool:
    size = len(first)
    while chunk := file.read(_CHUNK):
        size += len(chunk)
    return size % 2 == 1


def _weighed(first: bytes, file: IO[bytes]) -> Saved:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    strays = within = 0
    chunk = first
    while chunk:
        text = decoder.decode(chunk)
        if not text.isascii():
            strays += sum(1 for _ in _STRAY.finditer(text))
        # A letter of two bytes is one byte more than it is letters, a stray byte is none.
        within += len(chunk) - len(text)
        chunk = file.read(_CHUNK)
    pending = decoder.getstate()[0]
    if not strays:
        return Saved(encoding=Encoding.UTF_8, cut=bool(pending))
    marked = first.startswith(codecs.BOM_UTF8)
    mixed = marked or 10 * (within - len(pending)) > strays
    return Saved(encoding=Encoding.MIXED if mixed else Encoding.CP1252, cut=mixed and bool(pending))
