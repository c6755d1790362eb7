"""
Makes a test of every example: in README.md, in the pages of docs, in the docstrings of the source.

In Markdown the fenced `python` blocks run, line by line where they show `>>>`, and so do the lines of
`console` blocks that start with `$ contratti-quartiere`, from the root of the checkout; what they print must
be what the page shows. Examples see no fixtures.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

ROOT = Path(__file__).parent
COMMAND = "contratti-quartiere"


def _commands(block: str) -> Iterator[tuple[str, str]]:
    """
    Return each command of a console block with the text shown under it.
    """
    command = ""
    for is_command, lines in groupby(block.splitlines(), key=lambda line: line.startswith("$ ")):
        if is_command:
            *silent, command = (line.removeprefix("$ ") for line in lines)
            yield from ((line, "") for line in silent)
        else:
            yield command, "\n".join(lines)
            command = ""
    if command:
        yield command, ""


def _print_of(command: str) -> str:
    """
    Run our own command line as a reader would and return what it prints.

    Raises:
        ValueError: If the command is not ours.
    """
    name, *arguments = shlex.split(command)
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


def _run_console(example: Example) -> str | None:
    """
    Return the difference between what a console block shows and what its commands print, if there is one.
    """
    for command, shown in _commands(example.parsed):
        printed = _print_of(command)
        if printed.strip() != shown.strip():
            return f"$ {command}\nprints:\n{printed}\nand the page shows:\n{shown}"
    return None


markdown = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=_run_console)],
    patterns=["README.md", "docs/**/*.md"],
    path=str(ROOT),
)
docstrings = Sybil(
    parsers=[DocTestParser()],
    patterns=["src/**/*.py"],
    path=str(ROOT),
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = (markdown + docstrings).pytest()
