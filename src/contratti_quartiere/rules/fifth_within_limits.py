"""
`fifth-within-limits`: an imposed increase or decrease stays within a fifth of the contract.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import (
    ORDINARY_AND_BELOW,
    SOCIAL_TRACKS,
    Asked,
    Version,
    each_service_contract,
    versioned,
)
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.held_terms import HeldTerm
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import Amendment, AmendmentKind, ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, MissingCause, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

VERSIONS = (
    Version(
        source=LegalSource("RD 2440/1923", "art. 11; DPR 207/2010, art. 311", Mark.KNOWN),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "RD 2440/1923", ("art. 11",)),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 106 c. 12"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 106 c. 12",)),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 120 c. 9, testo del 31.3.2023"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 120 c. 9",)),
        since=date(2023, 7, 1),
    ),
)

_WITHIN = Comparison("imposed", Relation.AT_MOST, "fifth_share % contract")
_FORESEEN = Comparison("foreseen", Relation.EQUAL, "true")


def judge(asked: Asked[ServiceContract]) -> Iterator[Verdict]:
    """
    Compare what was imposed with a fifth of the contract and, from 2023, look whether the documents foresee it.

    Of what the fifth is taken after other changes is open: with one on record nothing is said, nor where increases and
    decreases stand side by side. The documents are known by the estimates of the lots, with their options.
    """
    changes = asked.record.amendments
    imposed = [change for change in changes if change.kind is AmendmentKind.FIFTH]
    if not imposed:
        reason = Bilingual("nessun quinto d'obbligo a registro", "no imposed fifth on record")
        yield NotApplicable(path=asked.path, message=reason)
        return
    found = _amounts(asked, imposed)
    yield found if isinstance(found, Missing) else _judged(asked, *found)


def _amounts(asked: Asked[ServiceContract], imposed: list[Amendment]) -> tuple[Euro, Euro] | Missing:
    """
    Return what the contract is worth, and what was imposed, without its sign.
    """
    contract, path = asked.record, f"{asked.path}/amendments"
    amounts = [change.amount for change in imposed if change.amount is not None]
    if len(imposed) < len(contract.amendments) or len({amount.cents < 0 for amount in amounts}) > 1:
        return Missing(
            path=path,
            message=Bilingual(
                "ci sono altre modifiche: di quale importo si prenda il quinto è un punto aperto",
                "there are other changes: of which amount the fifth is taken is an open point",
            ),
            cause=MissingCause.OPEN,
        )
    if len(amounts) < len(imposed):
        return Missing(
            path=path,
            message=Bilingual(
                "non si sa quanto valga la modifica imposta", "what the imposed change is worth is not known"
            ),
        )
    if contract.amount is None or contract.amount.precision is not AmountPrecision.EXACT:
        return Missing(
            path=f"{asked.path}/amount",
            message=Bilingual(
                "l'importo del contratto non è noto esattamente", "the amount of the contract is not known exactly"
            ),
        )
    return contract.amount.amount, abs(Euro.total(amounts))


def _judged(asked: Asked[ServiceContract], contract: Euro, imposed: Euro) -> Verdict:
    figure = asked.view.figure("fifth_share", asked.day)
    figures = () if figure is None else (figure,)
    facts: tuple[Fact, ...] = (Fact("imposed", imposed), Fact("contract", contract))
    asks: tuple[Comparison, ...] = (_WITHIN,)
    said = Bilingual(
        f"modifica imposta per {imposed:it} su un contratto di {contract:it}",
        f"an imposed change of {imposed:en} to a contract of {contract:en}",
    )
    clause = Bilingual("", "")
    if asked.version is VERSIONS[2]:
        foreseen = _foreseen(asked)
        if isinstance(foreseen, bool):
            facts, asks = (*facts, Fact("foreseen", foreseen)), (*asks, _FORESEEN)
            clause = Bilingual(
                f"; i documenti {'la' if foreseen else 'non la'} prevedono",
                f"; the documents {'foresee' if foreseen else 'do not foresee'} it",
            )
        elif _WITHIN.holds(facts, figures):
            # What is more than a fifth is too much whatever the documents say.
            return foreseen
    share = Bilingual("entro il quinto", "within the fifth")
    if not _WITHIN.holds(facts, figures):
        share = Bilingual("oltre il quinto", "more than the fifth")
    message = Bilingual(f"{said.it}: {share.it}{clause.it}", f"{said.en}: {share.en}{clause.en}")
    return weighed(
        f"{asked.path}/amendments", facts=facts, figures=figures, comparisons=asks, kept=message, broken=message
    )


def _foreseen(asked: Asked[ServiceContract]) -> bool | Missing:
    """
    Return whether the documents of all lots of the contract foresee a fifth.
    """
    if asked.tender is None:
        return Missing(
            path=f"{asked.path}/tender",
            message=Bilingual(
                "la gara, i cui documenti direbbero se il quinto era previsto, non è a registro",
                "the tender, whose documents would say whether the fifth was foreseen, is not on record",
            ),
        )
    path, tender = asked.tender
    lots = HeldTerm(term=asked.record.term, contract=asked.record).lots(tender)
    if lots is None:
        return Missing(
            path=f"{asked.path}/lots",
            message=Bilingual(
                "non si sa di quali lotti sia il contratto", "it is not known of which lots the contract is"
            ),
        )
    said: set[bool] = set()
    for index, lot in lots:
        if lot.estimate is None:
            return Missing(
                path=f"{path}/lots/{index}/estimate",
                message=Bilingual(
                    f"lotto {lot.id}: non si sa se i documenti prevedano il quinto",
                    f"lot {lot.id}: whether the documents foresee the fifth is not known",
                ),
            )
        said.add(any(option.kind is OptionKind.FIFTH for option in lot.estimate.options))
    if len(said) > 1:
        return Missing(
            path=f"{asked.path}/amendments",
            message=Bilingual(
                "i documenti prevedono il quinto per un lotto e non per un altro: non si sa di quale sia la modifica",
                "the documents foresee the fifth for one lot and not for another: of which the change is, is not known",
            ),
        )
    return said.pop()


def _example(version: Version, imposed: str) -> Programme:
    notice = version.since or date(2012, 7, 1)
    options = (PricedOption(kind=OptionKind.FIFTH, amount=Euro("40000.00")),)
    lot = Lot(id="lotto-1", estimate=LotEstimate(base=Euro("200000.00"), options=options))
    contract = ServiceContract(
        id="contratto",
        tender="gara",
        amount=StatedAmount(amount=Euro("200000.00"), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED),
        amendments=(Amendment(kind=AmendmentKind.FIFTH, on=date(notice.year + 1, 9, 4), amount=Euro(imposed)),),
    )
    tender = Tender(id="gara", notice_date=notice, track=Track.ORDINARY, lots=(lot,))
    return Programme(tenders=(tender,), service_contracts=(contract,))


def keeps(version: Version) -> Programme:
    """
    Return a contract of 200,000.00 and an increase of 40,000.00 that the documents foresee.
    """
    return _example(version, "40000.00")


def breaks(version: Version) -> Programme:
    """
    Return the same with a cent more.
    """
    return _example(version, "40000.01")


RULES = tuple(
    Rule(
        id="fifth-within-limits",
        title=Bilingual("Quinto d'obbligo nei limiti", "Fifth within its limits"),
        it="Un aumento o una diminuzione imposti restano entro un quinto del contratto e, dal 2023, sono previsti nei"
        " documenti iniziali.",
        en="An imposed increase or decrease stays within a fifth of the contract and, from 2023, is foreseen in the"
        " initial documents.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Oltre il quinto l'appaltatore può rifiutare, e un aumento non previsto è un affidamento senza gara.",
            "Above a fifth the contractor may refuse, and an increase that is not foreseen is an award without a"
            " tender.",
        ),
        needs=Bilingual(
            "importo del contratto, modifiche imposte; dal 2023 le opzioni previste per i lotti",
            "amount of the contract, imposed changes; from 2023 the options foreseen for the lots",
        ),
        reads=("service_contracts", "tenders"),
        parameters=("fifth_share",),
        check=versioned(version, VERSIONS, each_service_contract, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
