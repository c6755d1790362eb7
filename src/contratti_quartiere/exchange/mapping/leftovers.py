"""
What the mapping leaves over on either side: fields of ours without any place, and what others say without a field.
"""

from collections.abc import Mapping
from types import MappingProxyType

from contratti_quartiere.acts import WindowAct
from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.estimates import LotEstimate, PricedOption, PricedRenewal
from contratti_quartiere.exchange.mapping.vocabularies import unheld
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.guarantees import Guarantee
from contratti_quartiere.procedures import AwardCriterion, LotLimits, ProcedureAct
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import Amendment, ServiceContract
from contratti_quartiere.windows import ServiceWindow

__all__ = ["UNHELD", "UNMAPPED"]

UNMAPPED: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Tender: (
            "announced",
            "origin",
            "division",
            "self_imposed",
            "offers_above_base",
            "plan",
            "as_found",
            "provenance",
        ),
        LotLimits: ("linked_count", "reason", "more_if_alone", "tenderers_expected", "provenance"),
        AwardCriterion: (),
        ProcedureAct: ("grouped", "provenance"),
        Lot: ("exempt", "provenance"),
        LotEstimate: ("vat", "provenance"),
        PricedOption: (),
        PricedRenewal: ("tacit",),
        StatedAmount: ("precision", "vat", "options", "label", "when", "provenance"),
        Firm: ("linked", "provenance"),
        Award: (
            "standstill_until",
            "stipulation_by",
            "challenged",
            "stipulation_postponed",
            "provenance",
        ),
        ServiceContract: ("origin", "early_start", "vat_rate", "start_record", "as_found", "provenance"),
        Guarantee: ("rate", "reductions", "waived", "provenance"),
        Amendment: ("provenance",),
        Execution: ("penalties", "commitments", "desk_hours", "staff_hours"),
        Invoice: ("vat_rate", "first", "last", "issued_on", "due_on", "liquidated_on", "documents", "provenance"),
        ServiceWindow: ("missing_day", "provenance"),
        WindowAct: ("new_notice", "new_award_ended_on", "anac_notified_on", "document", "provenance"),
    }
)
"""The fields of each record for which no vocabulary has a place: they stay in our documents."""

UNHELD = (
    unheld(
        ("accordo quadro: il suo tetto, il suo CIG", "framework agreement: its maximum, its CIG"),
        ocds="tender/techniques/frameworkAgreement/value(extension)",
        eforms="BT-271",
        csv="cig_accordo_quadro",
    ),
    unheld(
        ("gruppi di lotti, con il loro tetto", "groups of lots, with their maximum"),
        ocds="tender/lotGroups",
        eforms="BT-330 BT-1375 BT-157",
    ),
    unheld(("offerta obbligatoria per tutti i lotti", "offers due for all lots"), eforms="BT-763"),
    unheld(
        ("ruolo in un raggruppamento", "role within a group"),
        eforms="OPT-170(known)",
        pcp="ruoloOE",
        l190="partecipanti/raggruppamento/membro/ruolo",
    ),
    unheld(
        ("identificativo fiscale estero", "foreign tax identifier"),
        l190="partecipanti/partecipante/identificativoFiscaleEstero",
    ),
    unheld(
        ("CPV secondari", "additional CPV codes"),
        ocds="tender/items/*/additionalClassifications",
        eforms="BT-263",
        pcp="datiBaseCPV.cpvSecondarie",
    ),
    unheld(
        ("esito senza aggiudicazione, con il motivo", "an outcome without award, with its reason"),
        ocds="awards/*/status",
        eforms="BT-142 BT-144",
        csv="ESITO MOTIVO_CANCELLAZIONE",
        pcp="esitoProcedura giustificazione",
    ),
    unheld(
        ("urgenza, con il motivo", "urgency, with its reason"),
        eforms="BT-106",
        csv="FLAG_URGENZA MOTIVO_URGENZA",
        pcp="motivoUrgenza",
    ),
    unheld(
        ("fondi PNRR e PNC", "funds of the recovery plan"),
        csv="FLAG_PNRR_PNC",
        pcp="afferenteInvestimentiPNRR finanziamenti",
    ),
    unheld(("contratto collettivo applicato", "collective labour agreement"), pcp="ccnl"),
    unheld(
        ("delega a un'altra stazione appaltante", "purchase delegated to another authority"),
        csv="FLAG_DELEGA CF_SA_DELEGANTE CF_SA_DELEGATA",
    ),
    unheld(
        ("avanzamento rispetto al cronoprogramma", "progress against the schedule"),
        pcp="SA1.avanzamento SA1.numGiorniScostamento",
    ),
)
"""What others say and no field of ours holds: it is kept as it was found."""
