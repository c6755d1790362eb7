"""
Values and thresholds as rules ask for them: what is known of them, or which field or figure is missing.
"""

from datetime import date

import pytest

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version
from contratti_quartiere.errors import NoVersionError
from contratti_quartiere.facts import Figure
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, ObjectKind, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.thresholds import (
    euro_of,
    law_figure,
    lots_without_value,
    sum_of_lots,
    threshold_figure,
    value_of,
)
from contratti_quartiere.verdicts import Missing, MissingCause, Tracks
from contratti_quartiere.views import View

VERSION = Version(source=LegalSource("DLgs 36/2023"), tracks=Tracks(EVERY_TRACK))
NOTICE = date(2024, 2, 1)


def net(amount: str) -> StatedAmount:
    """
    Return an amount without VAT and with options.
    """
    return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)


LOTS = (Lot(id="1", amount=net("0.10")), Lot(id="2"), Lot(id="3", amount=net("0.20")))


def figure(name: str, day: date) -> Figure:
    """
    Return a figure of a day from our table.
    """
    return Figure.of(PARAMETERS[name], PARAMETERS[name].required(day))


def asked(*tenders: Tender) -> Asked[Tender]:
    """
    Return the question about the first of some tenders.
    """
    view = View(programme=Programme(tenders=tenders), on=date(2026, 11, 22), parameters=PARAMETERS)
    return Asked(
        view=view,
        path="/tenders/0",
        record=tenders[0],
        tender=("/tenders/0", tenders[0]),
        regime=view.regime(tenders[0]),
        version=VERSION,
    )


def test_lots_without_value() -> None:
    """
    A lot whose value is not known is named with its field; the others are added.
    """
    tender = Tender(id="gara", lots=LOTS)
    missing = Missing(
        path="/tenders/7/lots/1/estimate",
        message=Bilingual(
            "del lotto 2 non si sa il valore stimato, netto d'IVA e con opzioni e rinnovi",
            "of the lot 2 the estimated value, without VAT and with options and renewals, is not known",
        ),
    )

    assert ([missing], Euro("0.30")) == ([*lots_without_value("/tenders/7", tender)], sum_of_lots(tender))


@pytest.mark.parametrize("amount", ["0.00", "1.00"])
def test_value_of_a_tender(amount: str) -> None:
    """
    A value of nothing is a value.
    """
    assert Euro(amount) == value_of("/tenders/0", Tender(id="gara", totals=(net(amount),)))


def test_value_that_is_not_known() -> None:
    """
    Where the value is not known, the field that would state it is named.
    """
    assert Missing(
        path="/tenders/7/totals",
        message=Bilingual(
            "non si sa il valore stimato, netto d'IVA e con opzioni e rinnovi",
            "the estimated value, without VAT and with options and renewals, is not known",
        ),
    ) == value_of("/tenders/7", Tender(id="gara", lots=LOTS))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ObjectKind.SOCIAL_SERVICE, "social_threshold"),
        (ObjectKind.SERVICE, "eu_threshold_services"),
        (ObjectKind.SUPPLY, "eu_threshold_services"),
        (ObjectKind.WORKS, "eu_threshold_works"),
    ],
    ids=["social service", "service", "supply", "works"],
)
def test_threshold(kind: ObjectKind, name: str) -> None:
    """
    The threshold is that of the object on the day of the notice.
    """
    found = threshold_figure(asked(Tender(id="gara", notice_date=NOTICE, object_kind=kind)))

    assert figure(name, NOTICE) == found


NO_OBJECT = Bilingual(
    "non si sa che cosa si acquista, e quindi quale soglia valga",
    "what is bought is not known, and so neither is the threshold",
)
NO_DAY = Bilingual(
    "il giorno del bando non è noto, e quindi nemmeno la soglia",
    "the day of the notice is not known, and so neither is the threshold",
)
SERVICE = ObjectKind.SERVICE


@pytest.mark.parametrize(
    ("tenders", "expected"),
    [
        pytest.param((Tender(id="a"),), Missing(path="/tenders/0/object_kind", message=NO_OBJECT), id="object"),
        pytest.param(
            (Tender(id="a", object_kind=SERVICE),), Missing(path="/tenders/0/notice_date", message=NO_DAY), id="day"
        ),
        pytest.param(
            (Tender(id="a", object_kind=SERVICE, repetition_of="b"), Tender(id="b")),
            Missing(path="/tenders/1/notice_date", message=NO_DAY),
            id="day of the first contract",
        ),
        pytest.param(
            (Tender(id="a", object_kind=SERVICE, notice_date=date(2028, 1, 1)),),
            Missing(
                path="/tenders/0",
                message=Bilingual(
                    "la soglia del giorno del bando non è fra quelle che la libreria conosce",
                    "the threshold of the day of the notice is not among those that the library knows",
                ),
                cause=MissingCause.NOT_SET,
                parameter="eu_threshold_services",
            ),
            id="threshold of a day to come",
        ),
    ],
)
def test_threshold_that_is_not_known(tenders: tuple[Tender, ...], expected: Missing) -> None:
    """
    Where the threshold is not known, the field or the figure that would tell it is named.
    """
    assert expected == threshold_figure(asked(*tenders))


def test_figure_of_law() -> None:
    """
    A figure of law is that of the day; on a day without one it is an error, which a rule does not ask for.
    """
    view = asked(Tender(id="gara")).view

    assert figure("small_lot_limit", date(2016, 4, 19)) == law_figure(view, "small_lot_limit", date(2016, 4, 19))
    with pytest.raises(NoVersionError, match="small_lot_limit"):
        law_figure(view, "small_lot_limit", date(2006, 6, 30))


def test_figure_in_euro() -> None:
    """
    Law states whole euro.
    """
    assert Euro("80000.00") == euro_of(figure("small_lot_limit", NOTICE))
