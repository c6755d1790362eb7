"""
What a reader sees who types the commands of a `console` block: our command line, in 80 columns.

Used by conftest.py, which compares it with what the pages show, and by render.py, which writes it into them.
"""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

__all__ = ["COMMAND", "commands", "printed"]

ROOT = Path(__file__).parents[1]
COMMAND = "contratti-quartiere"


def commands(block: str) -> Iterator[tuple[str, str]]:
    """
    Yield each command of a console block, as it is written, with the text shown under it.

    A command may go on in the next line after a backslash.

    Raises:
        ValueError: If the block does not start with a command.
    """
    if not block.startswith("$ "):
        msg = f"a console block starts with a command: {block}"
        raise ValueError(msg)
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = re.split(r"(?<!\\)(\n|$)", part, maxsplit=1)
        yield command, shown


def printed(command: str) -> str:
    """
    Run our own command line as a reader would, in a folder that has `docs`, and return what it prints.

    The folder is a new one each time: what a command writes is in nobody's way.

    Raises:
        ValueError: If the command is not ours.
    """
    name, *arguments = shlex.split(command.replace("\\\n", " "))
    if name != COMMAND:
        msg = f"only {COMMAND} runs in a console block; write other commands in a sh block: {command}"
        raise ValueError(msg)
    # Not before a command runs: conftest.py is read before any line of the library is counted.
    from contratti_quartiere.cli import main  # noqa: PLC0415  # as the line above says

    with (
        TemporaryDirectory() as folder,
        # In this process: to start one for each command takes a hundred times as long, and tests/test_cli.py does it.
        TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n", write_through=True) as written,
        chdir(folder),
        patch.dict(os.environ, COLUMNS="80"),
        redirect_stdout(written),
        redirect_stderr(written),
    ):
        Path("docs").symlink_to(ROOT / "docs")
        main(arguments)
        written.seek(0)
        return written.read()
