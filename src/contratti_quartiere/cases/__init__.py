"""
Real programmes that come with the library, as documents with their sources.
"""

from importlib.resources import files

from contratti_quartiere.exchange.documents import loads
from contratti_quartiere.programme import Programme

__all__ = ["milano_2016"]


def milano_2016() -> Programme:
    """
    Return the programme of the five neighbourhood labs of Milan, as announced on 1 March 2016 and as it went on.

    Every fact names its source; what is ours to illustrate is marked so: which lot serves which neighbourhood, and the
    plan by which a million euro is divided. Lot amounts, winners, CIG, procedure and notice date are not publicly known
    and are not invented; the questions stand in `unknowns`, each with the office to ask.
    """
    return loads(files("contratti_quartiere.cases").joinpath("milano_2016.json").read_bytes())
