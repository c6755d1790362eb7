"""
A command never writes over a file that it reads, and not over another without being told to.
"""

from pathlib import Path

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.outputs import refuse_old, refuse_same
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
            "uso di NEW: è un documento da leggere; indicare un altro file",
            "use of NEW: is a document to read; name another file",
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
