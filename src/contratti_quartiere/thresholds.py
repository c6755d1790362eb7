"""
The values of a tender's lots and the threshold that they are set against, as rules ask for them, or what is missing.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import Asked, deciding_day
from contratti_quartiere.facts import Figure
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Tender
from contratti_quartiere.regimes import estimated_value, lot_value
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.views import View

__all__ = ["euro_of", "law_figure", "lots_without_value", "sum_of_lots", "threshold_figure", "value_of"]


def lots_without_value(path: str, tender: Tender) -> Iterator[Missing]:
    """
    Yield each lot of which it is not known what it is worth.
    """
    for index, lot in enumerate(tender.lots):
        if lot_value(lot) is None:
            yield Missing(
                path=f"{path}/lots/{index}/estimate",
                message=Bilingual(
                    f"del lotto {lot.id} non si sa il valore stimato, netto d'IVA e con opzioni e rinnovi",
                    f"of the lot {lot.id} the estimated value, without VAT and with options and renewals, is not known",
                ),
            )


def sum_of_lots(tender: Tender) -> Euro:
    """
    Return what those lots are worth together of which it is known.
    """
    values = map(lot_value, tender.lots)
    return Euro.total(value for value in values if value is not None)


def value_of(path: str, tender: Tender) -> Euro | Missing:
    """
    Return what a whole tender is estimated to be worth, or that it is missing.
    """
    value = estimated_value(tender)
    if value is not None:
        return value
    return Missing(
        path=f"{path}/totals",
        message=Bilingual(
            "non si sa il valore stimato, netto d'IVA e con opzioni e rinnovi",
            "the estimated value, without VAT and with options and renewals, is not known",
        ),
    )


def threshold_figure(asked: Asked[Tender]) -> Figure | Missing:
    """
    Return the threshold that binds a tender by its object and by the day of its notice, or what is missing to say it.
    """
    regime, path, tender = asked.regime, asked.path, asked.record
    if regime.object_kind is None:
        return Missing(
            path=f"{path}/object_kind",
            message=Bilingual(
                "non si sa che cosa si acquista, e quindi quale soglia valga",
                "what is bought is not known, and so neither is the threshold",
            ),
        )
    if regime.notice_date is None:
        return Missing(
            path=deciding_day(asked.view, path, tender),
            message=Bilingual(
                "il giorno del bando non è noto, e quindi nemmeno la soglia",
                "the day of the notice is not known, and so neither is the threshold",
            ),
        )
    figure = asked.view.figure(regime.threshold_parameter, regime.notice_date)
    return figure or Missing(
        path=path,
        message=Bilingual(
            "la soglia del giorno del bando non è fra quelle che la libreria conosce",
            "the threshold of the day of the notice is not among those that the library knows",
        ),
        cause=MissingCause.NOT_SET,
        parameter=regime.threshold_parameter,
    )


def law_figure(view: View, name: str, day: date) -> Figure:
    """
    Return a figure of law on a day on which there is one.

    Raises:
        NoVersionError: If law sets none on that day.
    """
    parameter = view.parameters[name]
    return Figure.of(parameter, parameter.required(day))


def euro_of(figure: Figure) -> Euro:
    """
    Return a figure that is counted in whole euro as an amount.
    """
    return Euro.from_cents(100 * int(figure.value))
