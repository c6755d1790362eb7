"""
The physical lines of a foreign text: one row may hold several, and one that is no row gives those after its first back.
"""

from collections import deque
from collections.abc import Iterator
from io import TextIOWrapper

__all__ = ["LINE_ENDS", "LONGEST_LINE", "RowLines"]

LONGEST_LINE = 2**20
"""A line, or a row of several, of more letters is no row: quotes that nobody closed would hold the whole file."""

LINE_ENDS = ("\n", "\r")
"""How a line ends; the last one of a file need not."""


class RowLines:
    """
    The lines of the row that is being read, so that those after the first can be given back if it is none.

    A line that was given back is read alone, as one row or none: so no line is read more than twice, whatever the
    quotes in the file are like.

    Attributes:
        held: The lines of the row, as they were read.
        start: The number of the first of them.
        fault: What is wrong with them, as one word; empty as long as nothing is.
    """

    def __init__(self, text: TextIOWrapper, above: int) -> None:
        self._text = text
        self._back: deque[str] = deque()
        self._alone = False
        self._size = 0
        self._next = above + 1
        self.held: list[str] = []
        self.start = above + 1
        self.fault = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.held and (self._alone or self._size >= LONGEST_LINE):
            self.fault = self.fault or "unclosed_quote"
            raise StopIteration
        if self._back:
            self._alone = True
            line = self._back.popleft()
        else:
            line = self._fresh()
            if not line:
                self.fault = "unclosed_quote" if self.held else ""
                raise StopIteration
        if len(line) >= LONGEST_LINE:
            self.fault = "too_long"
        self.held.append(line)
        self._size += len(line)
        self._next += 1
        return line

    def _fresh(self) -> str:
        line = rest = self._text.readline(LONGEST_LINE)
        # The rest of an endless line is passed over, and never held.
        while len(rest) == LONGEST_LINE and not rest.endswith(LINE_ENDS):
            rest = self._text.readline(LONGEST_LINE)
        return line

    def begin(self) -> None:
        """
        Forget the lines of the row before.
        """
        self.held.clear()
        self._alone = False
        self._size = 0
        self.start = self._next
        self.fault = ""

    def give_back(self) -> str:
        """
        Return the first line of what is no row, and keep the others to be read again.
        """
        first, *others = self.held
        self._back.extendleft(reversed(others))
        self._next -= len(others)
        return first
