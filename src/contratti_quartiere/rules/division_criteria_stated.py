"""
`division-criteria-stated`: a notice divided into lots says by which criteria the lots were formed.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import ORDINARY_AND_BELOW, SOCIAL_TRACKS, Asked, Version, each_tender, versioned
from contratti_quartiere.division_checks import Saying, said_where_due
from contratti_quartiere.facts import Fact
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import LotDivision, ProcedureActKind
from contratti_quartiere.procurement import Lot, ObjectKind, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict

# Whether DLgs 209/2024 changed anything here is open; the text is that of 31 March 2023.
VERSION = Version(
    source=LegalSource("DLgs 36/2023", "art. 58 c. 3, testo del 31.3.2023"),
    tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 58 c. 3",)),
    since=date(2023, 7, 1),
)

_CRITERIA = Saying(
    name="criteria",
    what=Bilingual("i criteri con cui sono stati formati i lotti", "the criteria by which the lots were formed"),
    due=(ProcedureActKind.NOTICE,),
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say of a tender in several lots whether the notice states the criteria of the division.

    Whether the criteria are good, and whether the value of a lot suits small firms, is not judged.
    """
    path, tender = asked.path, asked.record
    if len(tender.lots) > 1:
        yield said_where_due(f"{path}/division", len(tender.lots), tender.division, _CRITERIA)
    elif tender.lots:
        yield NotApplicable(
            path=path,
            message=Bilingual("l'appalto è in un lotto solo", "the contract is in one lot"),
            facts=(Fact("lots", 1),),
        )
    else:
        yield Missing(
            path=f"{path}/lots",
            message=Bilingual(
                "non si sa se l'appalto sia diviso in lotti",
                "it is not known whether the contract is divided into lots",
            ),
        )


def _example(criteria: str) -> Programme:
    amount = StatedAmount(amount=Euro("400000.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    tender = Tender(
        id="gara",
        notice_date=date(2024, 2, 1),
        object_kind=ObjectKind.SERVICE,
        totals=(amount,),
        lots=tuple(Lot(id=f"lotto-{n}") for n in range(1, 6)),
        division=LotDivision(criteria=criteria, stated_in=ProcedureActKind.NOTICE),
    )
    return Programme(tenders=(tender,))


def keeps() -> Programme:
    """
    Return a tender of five lots whose notice says how they were formed.
    """
    return _example("uno per quartiere, in proporzione alle famiglie ancora da trasferire")


def breaks() -> Programme:
    """
    Return the same without the criteria.
    """
    return _example("")


RULE = Rule(
    id="division-criteria-stated",
    title=Bilingual("Criteri di suddivisione indicati", "Criteria of the division stated"),
    it="Il bando diviso in lotti dice con quali criteri qualitativi o quantitativi i lotti sono stati formati.",
    en="A notice divided into lots says by which qualitative or quantitative criteria the lots were formed.",
    source=VERSION.source,
    since=VERSION.since,
    tracks=VERSION.tracks,
    severity=Severity.WARNING,
    why=Bilingual(
        "Senza i criteri nessuno può dire perché un quartiere ha avuto di più e un altro di meno.",
        "Without the criteria nobody can say why one neighbourhood got more and another less.",
    ),
    needs=Bilingual(
        "quanti sono i lotti; i criteri con cui sono stati formati e il documento in cui stanno",
        "how many lots there are; the criteria by which they were formed and the document in which they stand",
    ),
    reads=("tenders",),
    check=versioned(VERSION, (VERSION,), each_tender, judge),
    keeps=keeps,
    breaks=breaks,
)
