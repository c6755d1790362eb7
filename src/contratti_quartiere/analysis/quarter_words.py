"""
What the pages of a quarterly report say around its figures, on a terminal and on paper alike.
"""

from contratti_quartiere.analysis.quarter_records import FigureState, Quarter, QuarterRow, QuarterTable
from contratti_quartiere.bilingual import Bilingual, Lang, italian_day, say_day

__all__ = ["COLUMNS", "NOTES", "facts_of", "hiding", "tables_shown", "title_of", "when_of"]

COLUMNS = (Bilingual("voce", "figure"), Bilingual("trimestre", "quarter"), Bilingual("precedente", "before"))
"""The headings of a table."""
NOTES = Bilingual("Da sapere", "To know")
"""The heading of the notes."""


def title_of(report: Quarter) -> Bilingual:
    """
    Return the title of a report.
    """
    return Bilingual(
        f"{report.name}: rapporto del {report.quarter.say(Lang.IT)}",
        f"{report.name}: report of the {report.quarter.say(Lang.EN)}",
    )


def when_of(report: Quarter) -> Bilingual:
    """
    Return which days a report counts, and as of which day.
    """
    first, last, on = report.quarter.first_day, report.last, report.on
    return Bilingual(
        f"{italian_day('dal', first)} {italian_day('al', last)}".capitalize() + f", come noto {italian_day('il', on)}",
        f"From {say_day(first, Lang.EN)} to {say_day(last, Lang.EN)}, as known on {say_day(on, Lang.EN)}",
    )


def facts_of(report: Quarter) -> tuple[tuple[Bilingual, Bilingual], ...]:
    """
    Return what else a report tells of the lab in the quarter, each with its name; nothing of what is not on record.
    """
    bodies = "; ".join(report.run_by)
    named = (
        (Bilingual("Programma", "Programme"), Bilingual(report.programme, report.programme)),
        (Bilingual("Gestore", "Run by"), Bilingual(bodies, bodies)),
        (Bilingual("Chiusure", "Closures"), _listed(report.closures)),
        (Bilingual("Tavole pubblicate", "Tables published"), _listed(report.went_out)),
    )
    return tuple((name, text) for name, text in named if text.it)


def _listed(texts: tuple[Bilingual, ...]) -> Bilingual:
    return Bilingual("; ".join(text.it for text in texts), "; ".join(text.en for text in texts))


def tables_shown(report: Quarter) -> tuple[QuarterTable, ...]:
    """
    Return the tables of which something is known, in the quarter or in the one before; the notes tell of the others.
    """
    return tuple(table for table in report.tables if not all(map(_unknown, table.rows)))


def _unknown(row: QuarterRow) -> bool:
    return row.now.state is row.before.state is FigureState.UNKNOWN


def hiding(report: Quarter) -> Bilingual:
    """
    Return below which number counts are hidden, and who set it.
    """
    limit, source = report.small_number, report.small_number_source
    return Bilingual(
        f"Nascosto: un conteggio di persone o richieste sotto {limit}, o un altro che lo farebbe ricavare"
        f" ({source.it}).",
        f"Hidden: a count of people or requests below {limit}, or another that would give it away ({source.en}).",
    )
