"""
The command line, `contratti-quartiere`: for offices that work without writing a line of Python.
"""

import sys
from collections.abc import Sequence

from contratti_quartiere.errors import MissingExtraError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line and return its exit code.

    0 no errors; 1 errors found; 2 input or usage that cannot be; 3 interrupted, or a fault of our own.

    Args:
        arguments: The words after the command; those of the process if none are given.
    """
    try:
        from contratti_quartiere.cli.application import run  # noqa: PLC0415  # click and rich may not be there
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("click", "rich"):
            raise
        said = MissingExtraError("cli").said
        sys.stderr.write(f"{said.it}\n{said.en}\n")
        return 2
    return run(sys.argv[1:] if arguments is None else list(arguments))
