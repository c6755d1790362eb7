"""
The view of a whole programme as of a day, from which a board and a calendar are made.
"""

from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.parameters import Parameters
from contratti_quartiere.places import places_on_the_day
from contratti_quartiere.programme import Programme
from contratti_quartiere.views import View

__all__ = ["day_view"]


def day_view(where: str, programme: Programme, on: date, parameters: Parameters) -> View:
    """
    Return a programme as it was known on a day, with the whole of it behind.

    Args:
        where: The function that asks, which an error names.
        programme: The programme.
        on: The day.
        parameters: The figures in force.

    Raises:
        WrongTypeError: For a programme that is none, a day that is no date, or figures that are none.
    """
    if type(programme) is not Programme:
        raise WrongTypeError.of(where, programme, Bilingual("scrivere un Programme", "write a Programme"))
    if type(on) is not date:
        remedy = Bilingual("scrivere un giorno, date(2019, 5, 1)", "write a day, date(2019, 5, 1)")
        raise WrongTypeError.of(f"{where}.on", on, remedy)
    if type(parameters) is not Parameters:
        remedy = Bilingual("scrivere PARAMETERS o altri Parameters", "write PARAMETERS or other Parameters")
        raise WrongTypeError.of(f"{where}.parameters", parameters, remedy)
    known = programme.as_of(on)
    return View(
        programme=known,
        on=on,
        parameters=parameters,
        places=places_on_the_day(programme, known, {}),
        whole=programme,
    )
