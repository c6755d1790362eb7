"""
What came and went in a stretch of time, and which of these counts may go out, so that no small one can be reckoned.
"""

from typing import NamedTuple

__all__ = ["Flow", "bounds_hidden", "hidden_flow"]


class Flow(NamedTuple):
    """
    What was there before a stretch of time, what came and went in it, and what is there at its end (*flusso*).

    What was there and what came are, together, what went and what is there.
    """

    start: int
    came: int
    went: int
    end: int


def hidden_flow(
    flow: Flow, limit: int, *, start_hidden: bool, came_hidden: bool, end_hidden: bool
) -> tuple[bool, bool]:
    """
    Return whether what came is hidden, and whether what went is.

    The end of one stretch is the start of the next: what hides a stock hangs on that stock alone, so that two reports
    one after the other hide it in both. What went is hidden wherever it, with what else is shown, would tell a hidden
    count. What came is shown where what went is not small whatever the hidden stocks are, up to the limit: so what is
    shown tells nothing of a hidden stock, not even to those who know how we hide.

    Where both stocks are shown, how many more came than went shows, though both be hidden. It counts nobody: two more
    went if two did and nobody came, and if six did and four came. It does say that two went at least; who knows how we
    hide knows also that what came, or what went, is below the limit, and is left with as many pairs of them as the
    limit, or more. Of these nothing chooses one.

    Args:
        flow: The four counts.
        limit: Below which a count is small.
        start_hidden: Whether what was there at the start is hidden: it is small, or something of it is.
        came_hidden: Whether what came is hidden for the sake of its parts.
        end_hidden: Whether what is there at the end is hidden, as at the start.
    """
    least = 0 if start_hidden else flow.start
    most = limit - 1 if end_hidden else flow.end
    small = flow.came < limit or least + flow.came - most < limit
    came = came_hidden or small
    return came, came or start_hidden or end_hidden


def bounds_hidden(count: int, flow: Flow, *, start_hidden: bool, came_hidden: bool) -> bool:
    """
    Return whether a count of what was there or came would, if it is shown, say how much of these is hidden at least.

    Args:
        count: How many of those that were there or came have something in common.
        flow: The four counts.
        start_hidden: Whether what was there at the start is hidden.
        came_hidden: Whether what came is hidden.
    """
    told = (0 if start_hidden else flow.start) + (0 if came_hidden else flow.came)
    return (start_hidden or came_hidden) and told < count
