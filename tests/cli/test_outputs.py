"""
A command never writes over a file that it reads, and not over another without being told to.
"""

import errno
from pathlib import Path

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.outputs import refuse_old, refuse_same, write_bytes, write_text, writing
from contratti_quartiere.errors import MalformedValueError


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(None, ("a.json", None), id="nothing written"),
        pytest.param("b.json", ("a.json", None), id="another file"),
        pytest.param("b.json", (), id="nothing read"),
    ],
)
def test_another_file(written: str | None, read: tuple[str | None, ...]) -> None:
    """
    What is not read may be written.
    """
    refuse_same("NEW", written, *read)


@pytest.mark.parametrize("name", ["a.json", "./a.json", str(Path("a.json").resolve())])
def test_same_file(name: str) -> None:
    """
    A file that is read is not written, by whatever name it is called.
    """
    with pytest.raises(MalformedValueError) as caught:
        refuse_same("NEW", name, None, "a.json")

    assert (
        Bilingual(
            "uso di NEW: è anche il file da leggere; indicare un altro file",
            "use of NEW: is the file to read too; name another file",
        )
        == caught.value.said
    )


def test_what_is_not_there_is_written(tmp_path: Path) -> None:
    """
    A file that is not there may be written, and a folder in which there is nothing.
    """
    refuse_old(str(tmp_path / "new.json"), force=False)
    refuse_old(str(tmp_path), force=False)


def test_what_is_there_is_not(tmp_path: Path) -> None:
    """
    A file that is there, or a folder that is not empty, is refused, unless whoever asks says so.
    """
    file = tmp_path / "old.json"
    file.touch()
    for path in (file, tmp_path):
        refuse_old(str(path), force=True)
        with pytest.raises(MalformedValueError) as caught:
            refuse_old(str(path), force=False)

        assert "choose another name, or add --force" == caught.value.remedy.en


@pytest.mark.parametrize(
    ("number", "it", "en"),
    [
        pytest.param(errno.EACCES, "qui non è permesso scrivere", "writing is not permitted here", id="not permitted"),
        pytest.param(errno.EROFS, "il disco è di sola lettura", "the disk is read-only", id="read-only"),
        pytest.param(errno.ENOSPC, "il disco è pieno", "the disk is full", id="full"),
        pytest.param(errno.EIO, "as the system says", "as the system says", id="anything else"),
        pytest.param(None, "as the system says", "as the system says", id="no number"),
    ],
)
def test_what_cannot_be_written(number: int | None, it: str, en: str) -> None:
    """
    Why a file cannot be written is said in one sentence, with its path.
    """
    error = OSError()
    error.errno, error.strerror = number, "as the system says"
    with pytest.raises(MalformedValueError) as caught, writing("a/b.json"):
        raise error

    assert (
        Bilingual(
            f"file da scrivere 'a/b.json': non si può scrivere ({it}); indicare una cartella in cui si può scrivere",
            f"file to write 'a/b.json': cannot be written ({en}); name a folder in which one may write",
        )
        == caught.value.said
    )


def test_text_is_written_in_utf_8(tmp_path: Path) -> None:
    """
    A text is written with its own line ends.
    """
    write_text(str(tmp_path / "a.json"), "perché\n")

    assert "perché\n".encode() == (tmp_path / "a.json").read_bytes()


def test_text_to_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """
    A folder is not made for a file.
    """
    with pytest.raises(MalformedValueError) as caught:
        write_text(str(tmp_path / "no" / "a.json"), "")

    assert "non si può scrivere (la cartella non c'è)" == caught.value.reason.it


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    """
    Bytes are written as they are, and where they cannot be it is said.
    """
    file = tmp_path / "a.ics"
    write_bytes(str(file), b"a\r\n")
    with pytest.raises(MalformedValueError):
        write_bytes(str(tmp_path), b"")

    assert b"a\r\n" == file.read_bytes()
