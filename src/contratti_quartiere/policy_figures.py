"""
The figures that no law sets: a tender or a body does, and few have a value of our own.
"""

from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import Dated, Parameter, ParameterKind
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.shares import Rounding
from contratti_quartiere.sources import LegalSource, Mark

__all__ = ["POLICY_FIGURES"]

_CHECKED = date(2026, 11, 22)

# The model call came out with its decree, of which it is a reference in outline.
_MODEL_CALL = date(2003, 4, 23)
_MODEL_CALL_ACT = "bando tipo, allegato 2 al DM 30.12.2002"

POLICY_FIGURES: tuple[Parameter, ...] = (
    Parameter(
        id="days_for_offers",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual("I giorni fra bando e scadenza delle offerte", "The days from notice to offers due"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="days_for_evaluation",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual("I giorni per valutare le offerte", "The days to evaluate the offers"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="days_for_checks",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "I giorni per le verifiche su chi vince e per comunicare l'aggiudicazione",
            "The days to check the winner and to communicate the award",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="difference_days_worth_showing",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "Sotto quanti giorni una differenza fra previsto e avvenuto non è mostrata; senza, si mostrano tutte",
            "Below how many days a difference between planned and served is not shown; unset, all are",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="notice_days",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "I giorni fra la notifica del preavviso e il trasloco; altrove: USA 90, RAD 30",
            "The days from the notification of the notice to the move; elsewhere: US 90, RAD 30",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="stay_limit_months",
        kind=ParameterKind.POLICY,
        unit=Bilingual("mesi", "months"),
        label=Bilingual(
            "Dopo quanti mesi fuori si apre una scelta scritta; altrove: RAD 12",
            "After how many months away a written choice is opened; elsewhere: RAD 12",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="release_days",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "I giorni per rilasciare l'alloggio dopo la notifica; 30 in un decreto del 2008",
            "The days to release the dwelling after the notification; 30 in one decree of 2008",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="gap_days_worth_a_warning",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "Da quanti giorni in tutto, in un caso di mobilità, si segnala che il laboratorio non era in servizio",
            "From how many days in all, within one relocation case, a lab that was not in service is worth a warning",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="secure_within_days",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "Entro quanti giorni un alloggio liberato è messo in sicurezza o consegnato al cantiere",
            "Within how many days a vacated dwelling is secured or handed to the site",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="request_days",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "Da quanti giorni una richiesta al laboratorio, se non è chiusa, è aperta da troppo",
            "After how many days a request to a lab that is not closed is open too long",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="objection_days",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "I giorni per opporsi a una proposta dopo la notifica; altrove: ATER Venezia 20",
            "The days to object to an offer after the notification; elsewhere: ATER Venezia 20",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="objection_decision_days",
        kind=ParameterKind.POLICY,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "I giorni per decidere su un'opposizione; altrove: ATER Venezia 30",
            "The days to decide on an objection; elsewhere: ATER Venezia 30",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="max_refusals",
        kind=ParameterKind.POLICY,
        unit=Bilingual("proposte adatte", "suitable offers"),
        label=Bilingual(
            "Da quanti rifiuti di proposte adatte si segnala il caso, senza decidere nulla; altrove: Francia 3, Welwyn"
            " almeno 2",
            "From how many refusals of suitable offers a case is pointed out, deciding nothing; elsewhere: France 3,"
            " Welwyn at least 2",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="lapse_counts",
        kind=ParameterKind.POLICY,
        unit=Bilingual("sì o no", "sì or no"),
        label=Bilingual(
            "Se una proposta scaduta senza risposta conta fra i rifiuti, con la prova che fu notificata",
            "Whether an offer that lapsed without an answer counts among refusals, with proof that it was notified",
        ),
        words=("sì", "no"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="back_out_counts",
        kind=ParameterKind.POLICY,
        unit=Bilingual("sì o no", "sì or no"),
        label=Bilingual(
            "Se conta fra i rifiuti chi recede da una proposta che aveva accettato",
            "Whether backing out of an offer that had been accepted counts among refusals",
        ),
        words=("sì", "no"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="one_offer_at_a_time",
        kind=ParameterKind.POLICY,
        unit=Bilingual("sì o no", "sì or no"),
        label=Bilingual(
            "Se un alloggio può stare in una sola proposta aperta; negli USA se ne fanno tre insieme",
            "Whether a dwelling may stand in one open offer only; in the US three are made at once",
        ),
        words=("sì", "no"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="savings_must_be_verified",
        kind=ParameterKind.POLICY,
        unit=Bilingual("sì o no", "sì or no"),
        label=Bilingual(
            "Se un'economia va accertata prima di essere riusata, come fece la vigilanza per Stadera nel 2015",
            "Whether a saving must be verified before it is re-used, as the board did for Stadera in 2015",
        ),
        words=("sì", "no"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="small_number",
        kind=ParameterKind.POLICY,
        unit=Bilingual("persone o richieste", "people or requests"),
        label=Bilingual(
            "Sotto quale numero un conteggio di persone non è mostrato negli indicatori che escono",
            "Below which number a count of people is not shown in indicators that go out",
        ),
        values=(
            Dated(
                value=5,
                source=LegalSource(
                    "GDPR",
                    "artt. 4(5) e 5, considerando 26 (noti, da confermare); la cifra è una scelta",
                    Mark.POLICY,
                ),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="region_min_share",
        kind=ParameterKind.TENDER,
        unit=Bilingual("per cento", "per cent"),
        label=Bilingual(
            "Quanta parte di Stato più Regione mette almeno la Regione, sull'intero programma regionale",
            "Which part of State plus Region the Region puts at least, over the whole regional programme",
        ),
        values=(Dated(value=35, since=_MODEL_CALL, source=LegalSource(_MODEL_CALL_ACT, "art. 1 c. 2")),),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="urbanisation_max_share",
        kind=ParameterKind.TENDER,
        unit=Bilingual("per cento", "per cent"),
        label=Bilingual(
            "Quanta parte di Stato più Regione va al più all'urbanizzazione, sull'intero programma regionale",
            "Which part of State plus Region goes to urbanisation at most, over the whole regional programme",
        ),
        values=(Dated(value=40, since=_MODEL_CALL, source=LegalSource(_MODEL_CALL_ACT, "art. 1 c. 3")),),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="size_bands",
        kind=ParameterKind.POLICY,
        unit=Bilingual(
            "fasce di metri quadrati da 1 componente in su, come 28-46 38-55 78-",
            "bands of square metres from 1 member up, as 28-46 38-55 78-",
        ),
        label=Bilingual(
            "La superficie dell'alloggio assegnato a seconda dei componenti; l'ultima fascia vale anche oltre",
            "The floor area of the dwelling assigned, by members; the last band holds beyond too",
        ),
        values=(
            Dated(
                value="28-46 38-55 48-65 58-80 68-93 78-",
                # Its publication; the day on which it took effect was not read.
                since=date(2017, 8, 8),
                source=LegalSource("R.R. Lombardia 4/2017", "fasce come nel bando di Rho del 2024", Mark.KNOWN),
            ),
        ),
        form=r"[0-9]{1,4}-[0-9]{0,4}( [0-9]{1,4}-[0-9]{0,4})*",
        checked_on=_CHECKED,
    ),
    Parameter(
        id="moving_allowance",
        kind=ParameterKind.TENDER,
        unit=Bilingual(
            "euro secondo i metri quadrati (m2) o i vani (vani), come m2 55:700 1000: fino a 55 m² 700, oltre 1000",
            "euro by square metres (m2) or rooms (vani), as m2 55:700 1000: up to 55 m² 700, beyond 1000",
        ),
        label=Bilingual(
            "Fino a quanto si dà per il trasloco, secondo l'accordo in vigore; accordo fra ALER e sindacati di metà"
            " degli anni 2000: m2 55:700 1000; protocollo Lorenteggio del 2017: da 375 a 2000 secondo i vani",
            "Up to how much is given for a move, by the agreement in force; agreement of ALER and the unions,"
            " mid-2000s: m2 55:700 1000; Lorenteggio protocol of 2017: from 375 to 2000 by rooms",
        ),
        form=r"(m2|vani)( [0-9]{1,4}:[0-9]{1,6})* [0-9]{1,6}",
        checked_on=_CHECKED,
    ),
    Parameter(
        id="lot_rounding",
        kind=ParameterKind.POLICY,
        unit=Bilingual("metodo", "method"),
        label=Bilingual(
            "Come si arrotondano al centesimo gli importi dei lotti, dove il documento non lo dice",
            "How the lot amounts are rounded to the cent, where the document does not say",
        ),
        words=tuple(rounding.value for rounding in Rounding),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="splitting_window_months",
        kind=ParameterKind.POLICY,
        unit=Bilingual("mesi", "months"),
        label=Bilingual(
            "Entro quanti mesi due affidamenti diretti simili si guardano insieme",
            "Within how many months two like direct awards are looked at together",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="splitting_cpv_digits",
        kind=ParameterKind.POLICY,
        unit=Bilingual("cifre del CPV", "digits of the CPV"),
        label=Bilingual(
            "Quante cifre del CPV in comune rendono simili due affidamenti",
            "How many digits of the CPV in common make two awards alike",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="missing_day",
        kind=ParameterKind.POLICY,
        unit=Bilingual("lettura", "reading"),
        label=Bilingual(
            "L'ultimo giorno di un servizio il cui anniversario (29, 30, 31) non esiste",
            "The last day of a service whose anniversary (29, 30, 31) does not exist",
        ),
        values=(
            Dated(
                value=MissingDay.LAST_DAY_IS_END.value,
                source=LegalSource("c.c.", "art. 2963 c. 5, per analogia", Mark.OPEN),
            ),
        ),
        words=tuple(reading.value for reading in MissingDay),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="award_notice_months",
        kind=ParameterKind.POLICY,
        unit=Bilingual("mesi", "months"),
        label=Bilingual(
            "Dopo quanti mesi dall'aggiudicazione un avviso di esito che non risulta è segnalato",
            "After how many months from the award an award notice that is not on record is reported",
        ),
        values=(
            Dated(
                value=12,
                source=LegalSource(
                    "DLgs 36/2023", "art. 127 c. 3: entro quando non è stato letto; la cifra è una scelta", Mark.POLICY
                ),
            ),
        ),
        checked_on=_CHECKED,
    ),
)
"""Every figure that a tender or a body sets, as it stands before anyone sets it."""
