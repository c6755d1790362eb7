"""
The figures that law sets, which nobody overrides.
"""

from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import Dated, Parameter, ParameterKind
from contratti_quartiere.sources import LegalSource, Mark

__all__ = ["LAW_FIGURES"]

_CHECKED = date(2026, 11, 22)


def _small_lots(value: int) -> tuple[Dated, ...]:
    """
    Return a figure of the exemption of small lots, which the three codes state alike.
    """
    first, second, third = date(2006, 7, 1), date(2016, 4, 20), date(2023, 7, 1)
    return (
        Dated(value=value, since=first, until=second, source=LegalSource("DLgs 163/2006", "art. 29", Mark.KNOWN)),
        Dated(value=value, since=second, until=third, source=LegalSource("DLgs 50/2016", "art. 35 c. 11", Mark.SOURCE)),
        Dated(
            value=value,
            since=third,
            source=LegalSource("DLgs 36/2023", "art. 14 c. 11, testo del 31.3.2023", Mark.SOURCE),
        ),
    )


def _suspensions(value: int, article: str) -> tuple[Dated, ...]:
    return (
        Dated(
            value=value,
            since=date(2016, 4, 20),
            until=date(2023, 7, 1),
            source=LegalSource("DLgs 50/2016", "art. 107", Mark.KNOWN),
        ),
        Dated(value=value, since=date(2023, 7, 1), source=LegalSource("DLgs 36/2023", article, Mark.SOURCE)),
    )


LAW_FIGURES: tuple[Parameter, ...] = (
    Parameter(
        id="procurement_code",
        kind=ParameterKind.LAW,
        unit=Bilingual("codice dei contratti pubblici", "public procurement code"),
        label=Bilingual(
            "Il codice che si applica, secondo il giorno di pubblicazione del bando",
            "The code that applies, by the day on which the notice was published",
        ),
        values=(
            Dated(
                value="DLgs 163/2006",
                since=date(2006, 7, 1),
                until=date(2016, 4, 20),
                source=LegalSource("ANAC, comunicato 3.5.2016", "", Mark.SOURCE),
            ),
            Dated(
                value="DLgs 50/2016",
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("ANAC, comunicato 3.5.2016", "", Mark.SOURCE),
            ),
            Dated(
                value="DLgs 36/2023",
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 226 c. 2 a-b, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        words=("DLgs 163/2006", "DLgs 50/2016", "DLgs 36/2023"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="standstill_days",
        kind=ParameterKind.LAW,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "I giorni fra l'ultima comunicazione dell'aggiudicazione e la stipula, dove il termine è di legge",
            "The days between the last communication of the award and the signing, where the term is law",
        ),
        values=(
            Dated(
                value=30,
                since=date(2006, 7, 1),
                until=date(2010, 4, 27),
                source=LegalSource("DLgs 163/2006", "art. 11 c. 10", Mark.KNOWN),
            ),
            Dated(
                value=35,
                since=date(2010, 4, 27),
                until=date(2016, 4, 20),
                source=LegalSource("DLgs 163/2006", "art. 11 c. 10, DLgs 53/2010", Mark.KNOWN),
            ),
            Dated(
                value=35,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 32 c. 9", Mark.KNOWN),
            ),
            Dated(
                value=35,
                since=date(2023, 7, 1),
                until=date(2024, 12, 31),
                source=LegalSource("DLgs 36/2023", "art. 18 c. 3, testo del 31.3.2023", Mark.SOURCE),
            ),
            Dated(
                value=32,
                since=date(2024, 12, 31),
                source=LegalSource("DLgs 36/2023", "art. 18 c. 3, DLgs 209/2024", Mark.COMMENTARY),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="ordinary_vat_rate",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento", "per cent"),
        label=Bilingual(
            "L'aliquota IVA ordinaria: serve solo a riconoscere un importo scritto forse al lordo",
            "The ordinary rate of VAT: only to recognise an amount that was perhaps typed gross",
        ),
        values=(Dated(value=22, since=date(2013, 10, 1), source=LegalSource("DPR 633/1972", "art. 16", Mark.KNOWN)),),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="advance_share",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento del prezzo", "per cent of the price"),
        label=Bilingual(
            "L'anticipazione sul prezzo, secondo il giorno del bando; i documenti di gara possono alzarla",
            "The advance on the price, by the day of the notice; the tender documents may raise it",
        ),
        values=(
            Dated(
                value=20,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 35 c. 18", Mark.KNOWN),
            ),
            Dated(
                value=20,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 125 c. 1, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="advance_days",
        kind=ParameterKind.LAW,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "Entro quanti giorni dall'inizio effettivo è dovuta l'anticipazione, secondo il giorno del bando",
            "Within how many days of the actual start the advance is due, by the day of the notice",
        ),
        values=(
            Dated(
                value=15,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 125 c. 1, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="social_cooperative_vat_rate",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento", "per cent"),
        label=Bilingual(
            "L'aliquota IVA dei servizi sociali delle cooperative sociali, secondo il giorno del contratto, del rinnovo"
            " o della proroga",
            "The rate of VAT on social services of social cooperatives, by the day of the contract, renewal or"
            " extension",
        ),
        values=(
            Dated(
                value=4,
                until=date(2016, 1, 1),
                source=LegalSource("L. 208/2015", "c. 960-963, per i contratti anteriori", Mark.COMMENTARY),
            ),
            Dated(
                value=5,
                since=date(2016, 1, 1),
                source=LegalSource(
                    "L. 208/2015", "c. 960-963; Agenzia delle Entrate, circ. 31/E del 2016", Mark.COMMENTARY
                ),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="suspension_share",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento della durata", "per cent of the term"),
        label=Bilingual(
            "Oltre quale parte del tempo contrattuale una sospensione si comunica ad ANAC",
            "Above which part of the contract time a suspension is notified to ANAC",
        ),
        values=_suspensions(25, "art. 121 c. 5, 7, 11, testo del 31.3.2023"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="suspension_months",
        kind=ParameterKind.LAW,
        unit=Bilingual("mesi", "months"),
        label=Bilingual(
            "Oltre quanti mesi di sospensione l'appaltatore può chiedere lo scioglimento del contratto",
            "After how many months of suspension the contractor may ask to end the contract",
        ),
        values=_suspensions(6, "art. 121 c. 5, 11, testo del 31.3.2023"),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="fifth_share",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento dell'importo del contratto", "per cent of the contract amount"),
        label=Bilingual(
            "Quanto può valere, al più, un aumento o una diminuzione imposti: il quinto d'obbligo",
            "What an imposed increase or decrease may be worth at most: the fifth",
        ),
        values=(
            Dated(
                value=20,
                until=date(2016, 4, 20),
                source=LegalSource("RD 2440/1923", "art. 11; DPR 207/2010, art. 311", Mark.KNOWN),
            ),
            Dated(
                value=20,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 106 c. 12", Mark.SOURCE),
            ),
            Dated(
                value=20,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 120 c. 9, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="code_text",
        kind=ParameterKind.LAW,
        unit=Bilingual("testo del codice", "text of the code"),
        label=Bilingual(
            "Il testo del codice in vigore il giorno del bando, fra le modifiche che la libreria conosce; dal 2024 un"
            " bando ha effetto dalla banca dati ANAC, prima dalla Gazzetta",
            "The text of the code in force on the day of the notice, among the changes that the library knows; from"
            " 2024 a notice has effect from ANAC's data bank, before it from the official journal",
        ),
        values=(
            Dated(
                value="DLgs 163/2006",
                since=date(2006, 7, 1),
                until=date(2016, 4, 20),
                source=LegalSource("DLgs 163/2006", "testo non letto", Mark.KNOWN),
            ),
            Dated(
                value="DLgs 50/2016, testo del 18.4.2016",
                since=date(2016, 4, 20),
                until=date(2017, 5, 20),
                source=LegalSource("DLgs 50/2016", "", Mark.SOURCE),
            ),
            Dated(
                value="DLgs 50/2016, con DLgs 56/2017",
                since=date(2017, 5, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 56/2017", "", Mark.COMMENTARY),
            ),
            Dated(
                value="DLgs 36/2023, testo del 31.3.2023, bandi in Gazzetta ufficiale",
                since=date(2023, 7, 1),
                until=date(2024, 1, 1),
                source=LegalSource("DLgs 36/2023", "artt. 225 c. 1-2, 226 c. 2", Mark.SOURCE),
            ),
            Dated(
                value="DLgs 36/2023, testo del 31.3.2023, bandi nella banca dati ANAC",
                since=date(2024, 1, 1),
                until=date(2024, 12, 31),
                source=LegalSource("DLgs 36/2023", "artt. 85 c. 4, 225 c. 1-2", Mark.SOURCE),
            ),
            Dated(
                value="DLgs 36/2023, con DLgs 209/2024",
                since=date(2024, 12, 31),
                source=LegalSource("DLgs 209/2024", "in vigore dal 31.12.2024", Mark.SOURCE),
            ),
        ),
        words=(
            "DLgs 163/2006",
            "DLgs 50/2016, testo del 18.4.2016",
            "DLgs 50/2016, con DLgs 56/2017",
            "DLgs 36/2023, testo del 31.3.2023, bandi in Gazzetta ufficiale",
            "DLgs 36/2023, testo del 31.3.2023, bandi nella banca dati ANAC",
            "DLgs 36/2023, con DLgs 209/2024",
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="eu_threshold_services",
        kind=ParameterKind.LAW,
        unit=Bilingual("euro senza IVA", "euro without VAT"),
        label=Bilingual(
            "La soglia europea di servizi e forniture per un ente locale, secondo il giorno del bando",
            "The European threshold of services and supplies for a local body, by the day of the notice",
        ),
        values=(
            Dated(
                value=211000,
                since=date(2006, 7, 1),
                until=date(2008, 1, 1),
                source=LegalSource("Reg. (CE) 2083/2005", "", Mark.KNOWN),
            ),
            Dated(
                value=206000,
                since=date(2008, 1, 1),
                until=date(2010, 1, 1),
                source=LegalSource("Reg. (CE) 1422/2007", "", Mark.KNOWN),
            ),
            Dated(
                value=193000,
                since=date(2010, 1, 1),
                until=date(2012, 1, 1),
                source=LegalSource("Reg. (CE) 1177/2009", "", Mark.KNOWN),
            ),
            Dated(
                value=200000,
                since=date(2012, 1, 1),
                until=date(2014, 1, 1),
                source=LegalSource("Reg. (UE) 1251/2011", "", Mark.SOURCE),
            ),
            Dated(
                value=207000,
                since=date(2014, 1, 1),
                until=date(2016, 1, 1),
                source=LegalSource("Reg. (UE) 1336/2013", "", Mark.SOURCE),
            ),
            Dated(
                value=209000,
                since=date(2016, 1, 1),
                until=date(2016, 4, 20),
                source=LegalSource("Reg. (UE) 2015/2342", "", Mark.COMMENTARY),
            ),
            Dated(
                value=209000,
                since=date(2016, 4, 20),
                until=date(2018, 1, 1),
                source=LegalSource("Reg. (UE) 2015/2170", "", Mark.SOURCE),
            ),
            Dated(
                value=221000,
                since=date(2018, 1, 1),
                until=date(2020, 1, 1),
                source=LegalSource("Reg. (UE) 2017/2365", "valore letto, numero del regolamento noto", Mark.SOURCE),
            ),
            Dated(
                value=214000,
                since=date(2020, 1, 1),
                until=date(2022, 1, 1),
                source=LegalSource("Reg. (UE) 2019/1828", "", Mark.SOURCE),
            ),
            Dated(
                value=215000,
                since=date(2022, 1, 1),
                until=date(2024, 1, 1),
                source=LegalSource(
                    "Reg. (UE) 2021/1952", "DLgs 36/2023 art. 14 c. 1, testo del 31.3.2023", Mark.SOURCE
                ),
            ),
            Dated(
                value=221000,
                since=date(2024, 1, 1),
                until=date(2026, 1, 1),
                source=LegalSource("Reg. (UE) 2023/2495", "", Mark.SOURCE),
            ),
            Dated(
                value=216000,
                since=date(2026, 1, 1),
                until=date(2028, 1, 1),
                source=LegalSource("Reg. (UE) 2025/2152", "", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="eu_threshold_works",
        kind=ParameterKind.LAW,
        unit=Bilingual("euro senza IVA", "euro without VAT"),
        label=Bilingual(
            "La soglia europea dei lavori, secondo il giorno del bando",
            "The European threshold of works, by the day of the notice",
        ),
        values=(
            Dated(
                value=5278000,
                since=date(2006, 7, 1),
                until=date(2008, 1, 1),
                source=LegalSource("Reg. (CE) 2083/2005", "", Mark.KNOWN),
            ),
            Dated(
                value=5150000,
                since=date(2008, 1, 1),
                until=date(2010, 1, 1),
                source=LegalSource("Reg. (CE) 1422/2007", "", Mark.SOURCE),
            ),
            Dated(
                value=4845000,
                since=date(2010, 1, 1),
                until=date(2012, 1, 1),
                source=LegalSource("Reg. (CE) 1177/2009", "", Mark.SOURCE),
            ),
            Dated(
                value=5000000,
                since=date(2012, 1, 1),
                until=date(2014, 1, 1),
                source=LegalSource("Reg. (UE) 1251/2011", "", Mark.SOURCE),
            ),
            Dated(
                value=5186000,
                since=date(2014, 1, 1),
                until=date(2016, 1, 1),
                source=LegalSource("Reg. (UE) 1336/2013", "", Mark.SOURCE),
            ),
            Dated(
                value=5225000,
                since=date(2016, 1, 1),
                until=date(2016, 4, 20),
                source=LegalSource("Reg. (UE) 2015/2342", "", Mark.COMMENTARY),
            ),
            Dated(
                value=5225000,
                since=date(2016, 4, 20),
                until=date(2018, 1, 1),
                source=LegalSource("Reg. (UE) 2015/2170", "", Mark.SOURCE),
            ),
            Dated(
                value=5548000,
                since=date(2018, 1, 1),
                until=date(2020, 1, 1),
                source=LegalSource("Reg. (UE) 2017/2365", "valore letto, numero del regolamento noto", Mark.SOURCE),
            ),
            Dated(
                value=5350000,
                since=date(2020, 1, 1),
                until=date(2022, 1, 1),
                source=LegalSource("Reg. (UE) 2019/1828", "", Mark.SOURCE),
            ),
            Dated(
                value=5382000,
                since=date(2022, 1, 1),
                until=date(2024, 1, 1),
                source=LegalSource(
                    "Reg. (UE) 2021/1952", "DLgs 36/2023 art. 14 c. 1, testo del 31.3.2023", Mark.SOURCE
                ),
            ),
            Dated(
                value=5538000,
                since=date(2024, 1, 1),
                until=date(2026, 1, 1),
                source=LegalSource("Reg. (UE) 2023/2495", "", Mark.SOURCE),
            ),
            Dated(
                value=5404000,
                since=date(2026, 1, 1),
                until=date(2028, 1, 1),
                source=LegalSource("Reg. (UE) 2025/2152", "", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="social_threshold",
        kind=ParameterKind.LAW,
        unit=Bilingual("euro senza IVA", "euro without VAT"),
        label=Bilingual(
            "La soglia dei servizi sociali e assimilati: fissa, e prima del 20 aprile 2016 quella generale",
            "The threshold of social and like services: fixed, and before 20 April 2016 the general one",
        ),
        values=(
            Dated(
                value=750000,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 35 c. 1 d", Mark.SOURCE),
            ),
            Dated(
                value=750000,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 14 c. 1, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="small_lot_limit",
        kind=ParameterKind.LAW,
        unit=Bilingual("euro senza IVA", "euro without VAT"),
        label=Bilingual(
            "Sotto quale valore un lotto di servizi o forniture può essere esentato dalle regole di soglia",
            "Below which value a lot of services or supplies may be exempted from the threshold rules",
        ),
        values=_small_lots(80000),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="small_lot_limit_works",
        kind=ParameterKind.LAW,
        unit=Bilingual("euro senza IVA", "euro without VAT"),
        label=Bilingual(
            "Sotto quale valore un lotto di lavori può essere esentato dalle regole di soglia",
            "Below which value a lot of works may be exempted from the threshold rules",
        ),
        values=_small_lots(1000000),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="small_lots_share",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento di tutti i lotti", "per cent of all lots"),
        label=Bilingual(
            "Quanto possono valere insieme, al più, i lotti esentati dalle regole di soglia",
            "What the lots exempted from the threshold rules may be worth together at most",
        ),
        values=_small_lots(20),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="stipulation_days",
        kind=ParameterKind.LAW,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "I giorni fra l'efficacia dell'aggiudicazione e la stipula, salvo altro termine nel bando o un rinvio",
            "The days from the award taking effect to the signing, unless the notice sets others or it is postponed",
        ),
        values=(
            Dated(
                value=60,
                since=date(2006, 7, 1),
                until=date(2016, 4, 20),
                source=LegalSource("DLgs 163/2006", "art. 11", Mark.KNOWN),
            ),
            Dated(
                value=60,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 32 c. 8", Mark.KNOWN),
            ),
            Dated(
                value=60,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 18 c. 2, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="stipulation_days_below_threshold",
        kind=ParameterKind.LAW,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "I giorni fra l'aggiudicazione e la stipula sotto la soglia europea",
            "The days from the award to the signing below the European threshold",
        ),
        values=(
            Dated(
                value=30,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 55 c. 1, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="guarantee_share",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento del contratto", "per cent of the contract"),
        label=Bilingual(
            "La garanzia definitiva, prima degli aumenti per il ribasso e delle riduzioni",
            "The definitive guarantee, before what a discount adds and reductions take off",
        ),
        values=(
            Dated(
                value=10,
                since=date(2006, 7, 1),
                until=date(2016, 4, 20),
                source=LegalSource("DLgs 163/2006", "art. 113", Mark.COMMENTARY),
            ),
            Dated(
                value=10,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 103", Mark.COMMENTARY),
            ),
            Dated(
                value=10,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 117 c. 1, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="guarantee_share_below_threshold",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento del contratto", "per cent of the contract"),
        label=Bilingual(
            "La garanzia definitiva sotto la soglia europea, dove è chiesta",
            "The definitive guarantee below the European threshold, where one is asked for",
        ),
        values=(
            Dated(
                value=5,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 53 c. 4, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="reserved_max_months",
        kind=ParameterKind.LAW,
        unit=Bilingual("mesi", "months"),
        label=Bilingual(
            "La durata massima di un contratto riservato, e i mesi prima dei quali chi l'ha avuto non ne ha un altro",
            "The longest term of a reserved contract, and the months before which its holder gets no other",
        ),
        values=(
            Dated(
                value=36,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 143; Dir. 2014/24/UE art. 77", Mark.KNOWN),
            ),
            Dated(
                value=36,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 129 c. 3-4, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="repetition_months",
        kind=ParameterKind.LAW,
        unit=Bilingual("mesi", "months"),
        label=Bilingual(
            "Entro quanti mesi dalla firma del primo contratto si ripetono servizi simili, secondo il giorno del bando",
            "Within how many months of the signing of the first contract similar services are repeated, by the day of"
            " the notice",
        ),
        values=(
            Dated(
                value=36,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 76 c. 6, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="direct_award_limit",
        kind=ParameterKind.LAW,
        unit=Bilingual("euro senza IVA", "euro without VAT"),
        label=Bilingual(
            "Sotto quale valore servizi e forniture si affidano direttamente, secondo il giorno in cui la procedura è"
            " cominciata",
            "Below which value services and supplies are awarded directly, by the day on which the procedure began",
        ),
        values=(
            Dated(
                value=20000,
                since=date(2006, 7, 1),
                until=date(2011, 5, 14),
                source=LegalSource("DLgs 163/2006", "art. 125 c. 11", Mark.KNOWN),
            ),
            Dated(
                value=40000,
                since=date(2011, 5, 14),
                until=date(2016, 4, 20),
                source=LegalSource("DLgs 163/2006", "art. 125 c. 11, DL 70/2011 art. 4 (primo giorno noto)"),
            ),
            Dated(
                value=40000,
                since=date(2016, 4, 20),
                until=date(2020, 7, 17),
                source=LegalSource("DLgs 50/2016", "art. 36 c. 2 a"),
            ),
            Dated(
                value=150000,
                since=date(2020, 7, 17),
                until=date(2020, 9, 15),
                source=LegalSource("DL 76/2020", "testo prima della conversione", Mark.KNOWN),
            ),
            Dated(
                value=75000,
                since=date(2020, 9, 15),
                until=date(2021, 6, 1),
                source=LegalSource("DL 76/2020", "convertito dalla L. 120/2020 (primo giorno noto)"),
            ),
            Dated(
                value=139000,
                since=date(2021, 6, 1),
                until=date(2023, 7, 1),
                source=LegalSource("DL 77/2021", "art. 51", Mark.KNOWN),
            ),
            Dated(
                value=140000,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 50 c. 1 b, testo del 31.3.2023"),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="pre_information_months",
        kind=ParameterKind.LAW,
        unit=Bilingual("mesi", "months"),
        label=Bilingual(
            "Per quanti mesi può valere un avviso di pre-informazione di servizi sociali",
            "How many months a pre-information notice of social services may stand",
        ),
        values=(
            Dated(
                value=24,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 142", Mark.KNOWN),
            ),
            Dated(
                value=24,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 127 c. 1, testo del 31.3.2023"),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="grouped_award_notice_days",
        kind=ParameterKind.LAW,
        unit=Bilingual("giorni", "days"),
        label=Bilingual(
            "Entro quanti giorni dalla fine del trimestre si inviano gli avvisi di esito raggruppati",
            "Within how many days of the end of the quarter grouped award notices are sent",
        ),
        values=(
            Dated(
                value=30,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 142", Mark.KNOWN),
            ),
            Dated(
                value=30,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 127 c. 3, testo del 31.3.2023"),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="budget_years",
        kind=ParameterKind.LAW,
        unit=Bilingual("anni", "years"),
        label=Bilingual("Quanti anni ha un bilancio di previsione", "How many years a budget has"),
        values=(
            Dated(
                value=3,
                since=date(2015, 1, 1),
                source=LegalSource("TUEL", "art. 183 c. 6; il primo anno di un Comune è noto", Mark.COMMENTARY),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="guarantee_discount",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento di ribasso", "per cent of discount"),
        label=Bilingual(
            "Il ribasso oltre il quale la garanzia definitiva cresce di un punto per punto",
            "The discount above which the definitive guarantee grows by a point a point",
        ),
        values=(
            Dated(
                value=10,
                since=date(2006, 7, 1),
                until=date(2016, 4, 20),
                source=LegalSource("DLgs 163/2006", "art. 113", Mark.COMMENTARY),
            ),
            Dated(
                value=10,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 103", Mark.COMMENTARY),
            ),
            Dated(
                value=10,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 117 c. 2, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
    Parameter(
        id="guarantee_steep_discount",
        kind=ParameterKind.LAW,
        unit=Bilingual("per cento di ribasso", "per cent of discount"),
        label=Bilingual(
            "Il ribasso oltre il quale la garanzia definitiva cresce di due punti per punto; che i due aumenti"
            " si sommino è una lettura, e il punto è aperto",
            "The discount above which the definitive guarantee grows by two points a point; that the two steps"
            " add up is a reading, and the point is open",
        ),
        values=(
            Dated(
                value=20,
                since=date(2006, 7, 1),
                until=date(2016, 4, 20),
                source=LegalSource("DLgs 163/2006", "art. 113", Mark.COMMENTARY),
            ),
            Dated(
                value=20,
                since=date(2016, 4, 20),
                until=date(2023, 7, 1),
                source=LegalSource("DLgs 50/2016", "art. 103", Mark.COMMENTARY),
            ),
            Dated(
                value=20,
                since=date(2023, 7, 1),
                source=LegalSource("DLgs 36/2023", "art. 117 c. 2, testo del 31.3.2023", Mark.SOURCE),
            ),
        ),
        checked_on=_CHECKED,
    ),
)
"""Every figure of law that the library knows, with all the values that it has had."""
