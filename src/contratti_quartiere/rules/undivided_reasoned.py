"""
`undivided-reasoned`: if the contract is not divided into lots, the document that the code names gives the reasons.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import ORDINARY_AND_BELOW, SOCIAL_TRACKS, Asked, Version, each_tender, versioned
from contratti_quartiere.division_checks import Saying, said_where_due
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import LotDivision, ProcedureActKind
from contratti_quartiere.procurement import Lot, ObjectKind, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Kept, Missing, Rule, Severity, Tracks, Verdict

# Before 21 August 2013 a duty to divide where that suits, but none to say why not (DL 201/2011 art. 44).
VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "art. 2 c. 1-bis, con DL 69/2013 art. 26-bis", Mark.KNOWN),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 163/2006", ("art. 2 c. 1-bis",)),
        since=date(2013, 8, 21),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 51 c. 1"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 51 c. 1",)),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 58 c. 2, testo del 31.3.2023"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 58 c. 2",)),
        since=date(2023, 7, 1),
    ),
)

_DUE = {
    "DLgs 163/2006": (ProcedureActKind.DETERMINATION,),
    "DLgs 50/2016": (ProcedureActKind.NOTICE, ProcedureActKind.INVITATION),
    "DLgs 36/2023": (ProcedureActKind.NOTICE,),
}
_WHAT = Bilingual(
    "i motivi per cui l'appalto non è diviso in lotti", "the reasons why the contract is not divided into lots"
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say of a tender whether it is divided or, if it is not, whether the reasons stand where the code wants them.

    Whether the reasons are good is not judged. The single report, which DLgs 50/2016 wants them in too, is not looked
    for. Reasons on record show that a tender without lots on record is not divided.
    """
    path, tender = asked.path, asked.record
    if len(tender.lots) > 1:
        yield Kept(
            path=f"{path}/lots",
            message=Bilingual(
                f"l'appalto è diviso in {len(tender.lots)} lotti",
                f"the contract is divided into {len(tender.lots)} lots",
            ),
            facts=(Fact("lots", len(tender.lots)),),
            comparisons=(Comparison("lots", Relation.MORE, "1"),),
        )
    elif not tender.lots and (tender.division is None or not tender.division.reasons.strip()):
        yield Missing(
            path=f"{path}/lots",
            message=Bilingual(
                "non si sa se l'appalto sia diviso in lotti",
                "it is not known whether the contract is divided into lots",
            ),
        )
    else:
        saying = Saying(name="reasons", what=_WHAT, due=_DUE[asked.version.source.act])
        yield said_where_due(f"{path}/division", len(tender.lots), tender.division, saying)


def _example(notice: date, division: LotDivision | None) -> Programme:
    amount = StatedAmount(amount=Euro("400000.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    tender = Tender(
        id="gara",
        notice_date=notice,
        object_kind=ObjectKind.SERVICE,
        totals=(amount,),
        lots=(Lot(id="lotto-unico"),),
        division=division,
    )
    return Programme(tenders=(tender,))


def _notice(version: Version) -> date:
    return date(2024, 2, 1) if version is VERSIONS[-1] else (version.since or date.min)


def keeps(version: Version) -> Programme:
    """
    Return a service of 400,000.00 in one lot, with the reasons where the code wants them.
    """
    reasons = "il servizio segue le stesse famiglie da un quartiere all'altro"
    return _example(_notice(version), LotDivision(reasons=reasons, stated_in=_DUE[version.source.act][0]))


def breaks(version: Version) -> Programme:
    """
    Return the same without reasons.
    """
    return _example(_notice(version), None)


RULES = tuple(
    Rule(
        id="undivided-reasoned",
        title=Bilingual("Mancata suddivisione in lotti motivata", "No division into lots, with reasons"),
        it="Se l'appalto non è diviso in lotti, il documento previsto ne dice i motivi.",
        en="If the contract is not divided into lots, the document that the code names gives the reasons.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING,
        why=Bilingual(
            "Un appalto intero tiene fuori chi è piccolo: chi legge deve poter vedere perché non è stato diviso.",
            "An undivided contract keeps small firms out: whoever reads must be able to see why it was not divided.",
        ),
        needs=Bilingual(
            "quanti sono i lotti; i motivi della mancata divisione e il documento in cui stanno",
            "how many lots there are; the reasons for not dividing and the document in which they stand",
        ),
        reads=("tenders",),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
