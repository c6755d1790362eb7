"""
In which encoding a foreign text was saved: told by its bytes, and whether it ends within a letter.
"""

from io import BytesIO

import pytest

from contratti_quartiere.exchange.anac.saved_texts import Encoding, how_saved

ROWS = b"cig;oggetto_lotto\r\nZ1;A\r\n"


@pytest.mark.parametrize(
    ("found", "encoding", "cut"),
    [
        pytest.param(ROWS, Encoding.UTF_8, False, id="ASCII"),
        pytest.param("perché".encode(), Encoding.UTF_8, False, id="UTF-8"),
        pytest.param("perché".encode()[:-1], Encoding.UTF_8, True, id="UTF-8 within a letter"),
        pytest.param("perché".encode("utf-8-sig") + b"\xe8;", Encoding.MIXED, False, id="a mark, and a stray byte"),
        pytest.param(b"\xef\xbb\xbf\xe8;", Encoding.MIXED, False, id="nothing but a mark is UTF-8"),
        pytest.param("perché è".encode() + b"\xe8;\xe8;\xc3", Encoding.MIXED, True, id="stray bytes, and cut"),
        pytest.param("é".encode() + b"\xe8;" * 9, Encoding.MIXED, False, id="one letter in ten is UTF-8"),
        pytest.param("é".encode() + b"\xe8;" * 10, Encoding.CP1252, False, id="less than one in ten is"),
        pytest.param("perché è".encode("cp1252"), Encoding.CP1252, False, id="the code page of Windows"),
        pytest.param("a;b".encode("utf-16"), Encoding.UTF_16, False, id="UTF-16"),
        pytest.param("a;b".encode("utf-16")[:-1], Encoding.UTF_16, True, id="UTF-16 within a letter"),
        pytest.param("a;b".encode("utf-16-le"), Encoding.UTF_16_LE, False, id="UTF-16 without a mark"),
        pytest.param("a;b".encode("utf-16-be")[:-1], Encoding.UTF_16_BE, True, id="UTF-16 of the other order, cut"),
        pytest.param(ROWS + b"\0", Encoding.UTF_8, False, id="one zero byte"),
        pytest.param(b"x" * (2**20 - 1) + "è".encode(), Encoding.UTF_8, False, id="a letter on the edge of a part"),
        pytest.param(b"x" * 2**20 + "è".encode("cp1252") + b"x", Encoding.CP1252, False, id="the last byte but one"),
        pytest.param(b"\xff\xfe" + b"x\0" * 2**19 + b"x", Encoding.UTF_16, True, id="UTF-16 in two parts"),
    ],
)
def test_encodings_by_their_bytes(found: bytes, encoding: Encoding, cut: bool) -> None:
    """
    The bytes of a whole file say how it was saved, and whether it ends within a letter.
    """
    saved = how_saved(BytesIO(found))
    assert (encoding, cut) == (saved.encoding, saved.cut)
