"""
The section of `validate` that says which figures a body set of its own, by which act and for which days.
"""

from datetime import date, timedelta

from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.parameters import Override, Parameters

__all__ = ["print_figures"]

_DAY = timedelta(days=1)


def print_figures(page: Page, parameters: Parameters) -> None:
    """
    Print the figures that a body set; nothing, where it set none.
    """
    if not parameters.overrides:
        return
    body = parameters.body
    page.heading(page.say("Cifre fissate dall'ente", "Figures that the body set"), note=body and f"({body})")
    headings = (
        page.say("cifra", "figure"),
        page.say("valore", "value"),
        page.say("vale", "holds"),
        page.say("atto", "act"),
    )
    page.table(headings, [_row(page, parameters, override) for override in parameters.overrides])


def _row(page: Page, parameters: Parameters, override: Override) -> tuple[str, str, str, str]:
    parameter = parameters[override.parameter]
    counted = not parameter.words and not parameter.form
    value = f"{override.value} {page.said(parameter.unit)}" if counted else str(override.value)
    return override.parameter, value, _days(page, override.since, override.until), override.source


def _days(page: Page, since: date | None, until: date | None) -> str:
    ends: list[str] = []
    if since is not None:
        ends.append(page.say(italian_day("dal", since), f"from {say_day(since, 'en')}"))
    if until is not None:
        last, to = until - _DAY, "al" if ends else "fino al"
        ends.append(page.say(italian_day(to, last), f"to {say_day(last, 'en')}"))
    return " ".join(ends) or page.say("sempre", "always")
