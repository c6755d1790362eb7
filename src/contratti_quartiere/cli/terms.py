"""
The commands `window`, `deadline` and `timetable`: which days, and on what ground.
"""

from datetime import date
from fractions import Fraction

import click

from contratti_quartiere.acts import WindowAct
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.budgets import Instalment, YearPolicy
from contratti_quartiere.calendars import holidays_of, italian_holidays
from contratti_quartiere.cli.arguments import ACT, AMOUNT, DAY, DAY_OR_MONTH, NAMED_AMOUNT, RATE, read_day, read_year
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.term_page import YearQuestion, explain_window
from contratti_quartiere.cli.timetable_page import explain_timetable
from contratti_quartiere.cli.words import ERRORS_FOUND, OK, Words
from contratti_quartiere.dates import Month
from contratti_quartiere.deadlines import RollOver, deadline
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procurement import ProcurementCode, Track
from contratti_quartiere.timetables import timetable
from contratti_quartiere.windows import ServiceWindow

__all__ = ["deadline_command", "timetable_command", "window_command"]


def window_command(say: Words) -> click.Command:
    """
    Return the command `window`.
    """

    def run(
        start: date,
        months: int,
        declared_end: date | Month | None,
        missing_day: str,
        act: tuple[WindowAct, ...],
        on: date | None,
        amount: Euro | None,
        by: str,
        instalment: tuple[tuple[str, Euro], ...],
        vat: Fraction | None,
        budget: int | None,
        known: tuple[tuple[str, Euro], ...],
        json: bool,
        lang: str,
    ) -> int:
        term = ServiceWindow(
            start=start,
            months=months,
            declared_end=declared_end,
            missing_day=MissingDay.of(missing_day),
            acts=act,
        )
        question = None
        if amount is None and (instalment or vat is not None or budget is not None or known):
            raise MalformedValueError(
                Bilingual("esercizi", "budget years"),
                "--vat, --instalment, --budget, --known",
                Bilingual("non hanno un importo da dividere", "have no amount to divide"),
                Bilingual("aggiungere --amount", "add --amount"),
            )
        if amount is not None:
            plan = tuple(Instalment(read_day(day), part) for day, part in instalment)
            question = YearQuestion(
                net=amount,
                policy=plan or YearPolicy.of(by),
                vat_rate=vat,
                first_year=budget,
                known={read_year(year): part for year, part in known},
            )
        explain_window(Page(lang), term, on, question, as_json=json)
        return ERRORS_FOUND if term.agrees() is False else OK

    return say.command(
        "window",
        (
            (
                "Dice quando finisce un servizio di MESI mesi che comincia INIZIO, e quanto ne paga ogni esercizio.\n\n"
                "Esempio: window 02/05/2016 36 --declared-end 2019-04 --amount 360000,00"
            ),
            (
                "Say when a service of MONTHS months that begins on START ends, and what each budget year pays.\n\n"
                "Example: window 2016-05-02 36 --declared-end 2019-04 --amount 360000.00"
            ),
        ),
        [
            click.Argument(["start"], type=DAY, metavar=say("INIZIO", "START")),
            click.Argument(["months"], type=click.INT, metavar=say("MESI", "MONTHS")),
            say.option(
                "--declared-end",
                "La fine scritta nell'atto: un giorno o un mese (2019-04).",
                "The end that the deed states: a day or a month (2019-04).",
                type=DAY_OR_MONTH,
            ),
            say.option(
                "--missing-day",
                "L'ultimo giorno se l'anniversario (29, 30, 31) non esiste: l'ultimo del mese, o il penultimo.",
                "The last day if the anniversary (29, 30, 31) does not exist: the last of the month, or last but one.",
                type=click.Choice([reading.value for reading in MissingDay]),
                default=MissingDay.LAST_DAY_IS_END.value,
            ),
            say.option(
                "--act",
                "Un atto: avvio:2016-05-02, sospensione:2017-03-01, ripresa:2017-05-01:2019-06-30,"
                " proroga:2019-04-20:2019-11-01, 'fine anticipata:2018-12-31'.",
                "An act: start:2016-05-02, suspension:2017-03-01, resumption:2017-05-01:2019-06-30,"
                " extension:2019-04-20:2019-11-01, 'early end:2018-12-31'.",
                type=ACT,
                multiple=True,
                metavar=say("TIPO:GIORNO[:FINE]", "KIND:DAY[:END]"),
            ),
            say.option("--on", "Il giorno fino al quale si guarda il servizio.", "Up to which day to look.", type=DAY),
            *_year_options(say),
        ],
        run,
    )


def _year_options(say: Words) -> list[click.Parameter]:
    return [
        say.option(
            "--amount", "L'importo netto da dividere per esercizio.", "The net amount to divide by year.", type=AMOUNT
        ),
        say.option(
            "--by",
            "In proporzione a mesi o giorni.",
            "In proportion to months (mesi) or days (giorni).",
            type=click.Choice([policy.value for policy in YearPolicy]),
            default=YearPolicy.MONTHS.value,
        ),
        say.option(
            "--instalment",
            "Una rata del piano dei pagamenti, al posto della proporzione: 2016-12-31=100000,00.",
            "An instalment of the payment plan, in the place of a proportion: 2016-12-31=100000.00.",
            type=NAMED_AMOUNT,
            multiple=True,
            metavar=say("GIORNO=IMPORTO", "DAY=AMOUNT"),
        ),
        say.option("--vat", "L'aliquota IVA in percentuale: 22.", "The VAT rate in per cent: 22.", type=RATE),
        say.option(
            "--budget",
            "Il primo anno del bilancio triennale.",
            "The first year of the budget.",
            type=click.INT,
            metavar=say("ANNO", "YEAR"),
        ),
        say.option(
            "--known",
            "Quanto si sa di un esercizio: 2017=120000,00; gli altri restano ignoti.",
            "What is known of a year: 2017=120000.00; the others stay unknown.",
            type=NAMED_AMOUNT,
            multiple=True,
            metavar=say("ANNO=IMPORTO", "YEAR=AMOUNT"),
        ),
    ]


def deadline_command(say: Words) -> click.Command:
    """
    Return the command `deadline`.
    """

    def run(
        event: date,
        months: int,
        days: int,
        roll_over: str,
        province: str | None,
        holiday: tuple[date, ...],
        json: bool,
        lang: str,
    ) -> int:
        page = Page(lang)
        profile = RollOver.of(roll_over)
        is_holiday = None
        if profile is not RollOver.NONE:
            is_holiday = holidays_of(holiday) if holiday else italian_holidays(province)
        plain = deadline(event, months=months, days=days)
        last = deadline(event, months=months, days=days, roll_over=profile, is_holiday=is_holiday)
        if json:
            page.print_json({"event": event.isoformat(), "counted": plain.isoformat(), "last_day": last.isoformat()})
            return OK
        page.paragraph(
            page.say(
                f"Il termine finisce {italian_day('il', last)}. Il giorno dell'evento, {say_day(event, 'it')}, non si"
                " conta.",
                f"The term ends on {say_day(last, 'en')}. The day of the event, {say_day(event, 'en')}, does not"
                " count.",
            )
        )
        if last != plain:
            page.paragraph(
                page.say(
                    f"Scadrebbe {italian_day('il', plain)}, che non è lavorativo: passa al primo giorno lavorativo.",
                    f"It would end on {say_day(plain, 'en')}, no working day: it moves to the next working day.",
                )
            )
        return OK

    return say.command(
        "deadline",
        (
            (
                "Dice quando scade un termine che decorre da EVENTO.\n\n"
                "Esempio: deadline 13/10/2003 --days 180 --roll-over europeo"
            ),
            "Say when a term that EVENT sets off ends.\n\nExample: deadline 2003-10-13 --days 180 --roll-over europeo",
        ),
        [
            click.Argument(["event"], type=DAY, metavar=say("EVENTO", "EVENT")),
            say.option("--months", "Mesi.", "Months.", type=click.INT, default=0, metavar=say("NUMERO", "NUMBER")),
            say.option(
                "--days",
                "Giorni, dopo i mesi.",
                "Days, after the months.",
                type=click.INT,
                default=0,
                metavar=say("NUMERO", "NUMBER"),
            ),
            say.option(
                "--roll-over",
                "Se l'ultimo giorno non è lavorativo: nessuno non slitta, civile slitta da domeniche e festivi,"
                " europeo anche dai sabati.",
                "If the last day is no working day: nessuno (none) stays, civile (civil) moves from Sundays and"
                " holidays, europeo (European) from Saturdays too.",
                type=click.Choice([profile.value for profile in RollOver]),
                default=RollOver.NONE.value,
            ),
            say.option(
                "--province",
                "Aggiunge il patrono del capoluogo di provincia: MI.",
                "Add the patron day of the chief town of a province: MI.",
                metavar=say("SIGLA", "CODE"),
            ),
            say.option(
                "--holiday",
                "Un festivo, al posto del calendario italiano; si ripete.",
                "A holiday, in the place of the Italian calendar; may be repeated.",
                type=DAY,
                multiple=True,
            ),
        ],
        run,
    )


def timetable_command(say: Words) -> click.Command:
    """
    Return the command `timetable`.
    """

    def run(
        start: date,
        code: str,
        track: str,
        recalled: bool,
        offers: int | None,
        evaluation: int | None,
        checks: int | None,
        notice: date | None,
        json: bool,
        lang: str,
    ) -> int:
        given = {"days_for_offers": offers, "days_for_evaluation": evaluation, "days_for_checks": checks}
        table = timetable(
            start,
            code=ProcurementCode.of(code),
            track=Track.of(track),
            recalled=recalled,
            guesses={name: days for name, days in given.items() if days is not None},
        )
        explain_timetable(Page(lang), table, notice, as_json=json)
        return ERRORS_FOUND if notice is not None and table.reachable(notice) is False else OK

    guess = click.IntRange(min=0)
    return say.command(
        "timetable",
        (
            (
                "Conta una gara all'indietro dal giorno INIZIO in cui il servizio deve cominciare.\n\n"
                "Esempio: timetable 02/05/2016 --code 'DLgs 163/2006' --track ordinario --notice 01/03/2016"
            ),
            (
                "Count a tender back from the day START on which the service must begin.\n\n"
                "Example: timetable 2016-05-02 --code 'DLgs 163/2006' --track ordinario --notice 2016-03-01"
            ),
        ),
        [
            click.Argument(["start"], type=DAY, metavar=say("INIZIO", "START")),
            say.option(
                "--code",
                "Il codice del bando; obbligatorio.",
                "The code of the notice; required.",
                type=click.Choice([code.value for code in ProcurementCode]),
                required=True,
            ),
            say.option(
                "--track",
                "Il regime dell'affidamento; obbligatorio.",
                "The track: ordinary, light, reserved, below threshold, outside the code; required.",
                type=click.Choice([track.value for track in Track]),
                required=True,
            ),
            say.option(
                "--recalled",
                "I documenti di gara richiamano il termine dilatorio.",
                "The tender documents recall the standstill.",
                is_flag=True,
            ),
            say.option(
                "--offers",
                "Ipotesi: giorni per le offerte.",
                "A guess: days for offers.",
                type=guess,
                metavar=say("GIORNI", "DAYS"),
            ),
            say.option(
                "--evaluation",
                "Ipotesi: giorni per valutarle.",
                "A guess: days to evaluate.",
                type=guess,
                metavar=say("GIORNI", "DAYS"),
            ),
            say.option(
                "--checks",
                "Ipotesi: giorni per le verifiche.",
                "A guess: days for the checks.",
                type=guess,
                metavar=say("GIORNI", "DAYS"),
            ),
            say.option("--notice", "Il giorno del bando, da provare.", "A day of the notice to try.", type=DAY),
        ],
        run,
    )
