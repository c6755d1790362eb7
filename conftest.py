"""
Makes a test of every example: in README.md, in the pages of docs, in the docstrings of the source.

In Markdown the fenced `python` blocks run, line by line where they show `>>>`, and so do the lines of
`console` blocks that start with `$ contratti-quartiere`, in a folder that has `docs`; what they print must be
what the page shows. Examples see no fixtures.
"""

from pathlib import Path

from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

from console import commands, printed  # of docs, which pyproject.toml puts on pytest's path

ROOT = Path(__file__).parent


def _run_console(example: Example) -> str | None:
    """
    Return the difference between what a console block shows and what its commands print, if there is one.
    """
    for command, shown in commands(example.parsed):
        found = printed(command)
        if found.strip() != shown.strip():
            return f"$ {command}\nprints:\n{found}\nand the page shows:\n{shown}"
    return None


# One pattern a depth: to `Path.match`, which Sybil asks, two stars are one folder and not several.
markdown = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=_run_console)],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    path=str(ROOT),
)
docstrings = Sybil(
    parsers=[DocTestParser()],
    patterns=["src/*/*.py", "src/*/*/*.py", "src/*/*/*/*.py"],
    path=str(ROOT),
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = (markdown + docstrings).pytest()
