"""
Programmes that come with the library as documents: a real one with its sources, and two that only illustrate.
"""

from importlib.resources import files

from contratti_quartiere.exchange.documents import loads
from contratti_quartiere.programme import Programme

__all__ = ["cinque_quartieri", "milano_2016", "una_scala"]


def cinque_quartieri() -> Programme:
    """
    Return five invented neighbourhoods, their contracts, and three re-programmings, from 2005 to the end of 2018.

    Every figure is ours and marked illustrative: no place, act, firm or household of it exists, nor any project code.

    - Ambra: works finished with a saving of 2,400,000.00, verified on 31 March 2015 and re-used in 2016 for two towers;
      streets whose price a variant raised, so that their percentage fell.
    - Betulla: a staircase done and one running; a neighbourhood centre that was reduced in 2014.
    - Corallo: a courtyard whose works contract was terminated in January 2015 and tendered again in September 2016,
      with an advance of a fifth; experimental roofs that were moved.
    - Dalia: a building that was dropped on 20 October 2014 and stranded four households; a square that is done.
    - Edera: homes that were raised in 2014; a geothermal well that was dropped in 2017 for Corallo's sake; the
      accompaniment.

    The 2014 decision takes half a million out of the programme, the 2016 one brings 600,000.00 in, the 2017 one takes
    250,000.25 out. The tender divides a million euro into five lots by the aims of accompaniment; by works still to do
    it would have been divided otherwise, and otherwise again a year and a half later. Of Ambra's lot the award, the
    contract and its execution are on record, to the end of 2018.
    """
    return _read("cinque_quartieri.json")


def milano_2016() -> Programme:
    """
    Return the programme of the five neighbourhood labs of Milan, as announced on 1 March 2016 and as it went on.

    Every fact names its source; what is ours to illustrate is marked so: which lot serves which neighbourhood, and the
    plan by which a million euro is divided. Lot amounts, winners, CIG, procedure and notice date are not publicly known
    and are not invented; the questions stand in `unknowns`, each with the office to ask.
    """
    return _read("milano_2016.json")


def una_scala() -> Programme:
    """
    Return one staircase that is emptied, renovated and lived in again, from March 2017 to December 2020.

    Every figure is ours and marked illustrative: no place, household or act of it exists. Twelve dwellings of
    staircase B, eight rotation dwellings and one that is assigned for good; the works, whose site opens on 17 September
    2018 and which are tested on 6 November 2020; a lab that is closed in between; and twelve cases:

    - H01: out and back to the same dwelling;
    - H02: refuses an offer that does not suit, accepts the next;
    - H03: no title, recognised; its return is offered and not yet answered;
    - H04: its objection to an offer is upheld; its dwelling is larger when it comes back;
    - H05: stays with relatives, chooses to wait when its dwelling is merged into another, returns to a third;
    - H06: moves for good, as it wished;
    - H07: its objection is rejected, its move postponed; a successor takes over while it is out;
    - H08: waives its return in writing and keeps the rotation dwelling for good;
    - H09: splits in two; does not answer the return offer, so that proceedings begin;
    - H10: leaves in an emergency, moves again, waits; its return is withdrawn for a defect;
    - H11: lets an offer lapse and gives up its lease;
    - H12: the household that split off from H09; objects to a first return offer and comes home by the second.
    """
    return _read("una_scala.json")


def _read(name: str) -> Programme:
    return loads(files("contratti_quartiere.cases").joinpath(name).read_bytes())
