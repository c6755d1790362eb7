"""
The figures of a quarterly report, and how they are said.
"""

import pytest

from contratti_quartiere.analysis.quarter_records import FigureState, FigureUnit, QuarterFigure


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(12, QuarterFigure(12, FigureState.KNOWN), id="known"),
        pytest.param(0, QuarterFigure(0, FigureState.KNOWN), id="none"),
        pytest.param(None, QuarterFigure(None, FigureState.UNKNOWN), id="unknown"),
    ],
)
def test_figure_of(value: int | None, expected: QuarterFigure) -> None:
    """
    A figure is known or unknown; none is known.
    """
    assert expected == QuarterFigure.of(value)


@pytest.mark.parametrize(
    ("value", "unit", "signed", "said"),
    [
        pytest.param(12, FigureUnit.COUNT, False, "12", id="count"),
        pytest.param(12, FigureUnit.DAYS, False, "12", id="days"),
        pytest.param(0, FigureUnit.MINUTES, False, "0 h", id="no hours"),
        pytest.param(120, FigureUnit.MINUTES, False, "2 h", id="whole hours"),
        pytest.param(59, FigureUnit.MINUTES, False, "0 h 59 min", id="less than an hour"),
        pytest.param(61, FigureUnit.MINUTES, False, "1 h 01 min", id="hours and minutes"),
        pytest.param(61, FigureUnit.MINUTES, True, "+1 h 01 min", id="more"),
        pytest.param(-61, FigureUnit.MINUTES, True, "−1 h 01 min", id="less"),
        pytest.param(0, FigureUnit.MINUTES, True, "0 h", id="no difference"),
        pytest.param(1, FigureUnit.COUNT, True, "+1", id="one more"),
    ],
)
def test_say_what_is_known(value: int, unit: FigureUnit, signed: bool, said: str) -> None:
    """
    A figure is said in its unit, and a difference with its sign.
    """
    assert said == QuarterFigure.of(value).say(unit, "it", signed=signed)


@pytest.mark.parametrize(
    ("value", "unit", "it", "en"),
    [
        pytest.param(120, FigureUnit.MINUTES, "almeno 2 h", "at least 2 h", id="whole hours"),
        pytest.param(61, FigureUnit.MINUTES, "almeno 1 h 01 min", "at least 1 h 01 min", id="hours and minutes"),
        pytest.param(12, FigureUnit.DAYS, "almeno 12", "at least 12", id="days"),
    ],
)
def test_say_what_is_known_in_part(value: int, unit: FigureUnit, it: str, en: str) -> None:
    """
    A figure of which a part is not known is said to be at least what is known of it.
    """
    figure = QuarterFigure(value, FigureState.AT_LEAST)

    assert (it, en) == (figure.say(unit, "it"), figure.say(unit, "en"))


@pytest.mark.parametrize(
    ("state", "it", "en"),
    [
        pytest.param(FigureState.UNKNOWN, "ignoto", "unknown", id="unknown"),
        pytest.param(FigureState.HIDDEN, "nascosto", "hidden", id="hidden"),
        pytest.param(FigureState.NOT_REACHED, "oltre metà ancora aperte", "over half still open", id="not reached"),
        pytest.param(FigureState.NOTHING, "–", "–", id="nothing"),
    ],
)
def test_say_why_there_is_none(state: FigureState, it: str, en: str) -> None:
    """
    Where there is no figure, it is said why.
    """
    figure = QuarterFigure(None, state)

    assert (it, en) == (figure.say(FigureUnit.MINUTES, "it"), figure.say(FigureUnit.COUNT, "en"))
