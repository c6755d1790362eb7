"""
What a reader sees who types the commands of a `console` block: our command line, in 80 columns.

Used by conftest.py, which compares it with what the pages show, and by render.py, which writes it into them.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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
    Run our own command line as a reader would, from the root of the checkout, and return what it prints.

    Raises:
        ValueError: If the command is not ours.
    """
    name, *arguments = shlex.split(command.replace("\\\n", " "))
    if name != COMMAND:
        msg = f"only {COMMAND} runs in a console block; write other commands in a sh block: {command}"
        raise ValueError(msg)
    done = subprocess.run(
        [Path(sys.executable).with_name(COMMAND), *arguments],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "80", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
