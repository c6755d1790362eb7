"""
What each body that won a reserved contract had won before, as far as it is on record.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, Cpv, TaxCode
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.reserved_awards import winners
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, Tracks, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
AWARDED, EARLIER = date(2024, 5, 2), date(2022, 10, 1)
CODE, OTHER_CODE = TaxCode("00000010157"), TaxCode("00000020156")
SAME_SERVICES = Cpv("85320000-8")
FIRM = Firm(id="cooperativa", name="La Corte", tax_code=CODE)
AGAIN = Firm(id="altra", tax_code=CODE)
VERSION = Version(source=LegalSource("DLgs 36/2023"), tracks=Tracks(EVERY_TRACK), since=date(2023, 7, 1))

AFTER = (Comparison("awarded_on", Relation.MORE, "earlier_award +m reserved_max_months"),)
FIGURE = Figure(
    parameter="reserved_max_months",
    kind=ParameterKind.LAW,
    value=36,
    since=date(2023, 7, 1),
    source=LegalSource("DLgs 36/2023", "art. 129 c. 3-4, testo del 31.3.2023"),
    checked_on=date(2026, 11, 22),
)


def tender(name: str, *days: Any, firm: Firm = FIRM, **fields: Any) -> Tender:
    """
    Return a reserved tender that a firm won on days.
    """
    known: dict[str, Any] = {
        "notice_date": date(2024, 1, 15),
        "track": Track.RESERVED,
        "cpv": SAME_SERVICES,
        "firms": (firm,),
        "awards": tuple(Award(lot=f"lotto-{n}", firms=(firm.id,), on=day) for n, day in enumerate(days, 1)),
    }
    return Tender(id=name, **known | fields)


def said(found: Tender, *others: Tender) -> list[Verdict]:
    """
    Return what is said of the winners of a tender beside others.
    """
    view = View(programme=Programme(tenders=(found, *others)), on=date(2026, 11, 22), parameters=PARAMETERS)
    asked = Asked(
        view=view,
        path="/tenders/0",
        record=found,
        tender=("/tenders/0", found),
        regime=view.regime(found),
        version=VERSION,
    )
    return list(winners(asked))


NEW = tender("gara", AWARDED)


def facts(day: date, on: date = AWARDED) -> tuple[Fact, ...]:
    """
    Return the two days.
    """
    return (Fact("earlier_award", day), Fact("awarded_on", on))


def test_published_nineteen_months() -> None:
    """
    Published: earlier reserved award on 1 October 2022 and a new one on 2 May 2024.
    """
    assert [
        Breach(
            path="/tenders/0/firms/0",
            message=Bilingual(
                "La Corte: aggiudicazione del 2 maggio 2024, un'altra riservata del 1° ottobre 2022: 36 mesi non"
                " passati",
                "La Corte: award of 2 May 2024, another reserved one of 1 October 2022: 36 months not passed",
            ),
            facts=facts(EARLIER),
            figures=(FIGURE,),
            comparisons=AFTER,
        )
    ] == said(NEW, tender("prima", EARLIER, firm=AGAIN))


def test_published_more_than_three_years() -> None:
    """
    Published: earlier reserved award on 2 May 2021 and a new one on 3 May 2024.
    """
    earlier, on = date(2021, 5, 2), date(2024, 5, 3)

    assert [
        Kept(
            path="/tenders/0/firms/0",
            message=Bilingual(
                "cooperativa: aggiudicazione del 3 maggio 2024, un'altra riservata del 2 maggio 2021: 36 mesi passati",
                "cooperativa: award of 3 May 2024, another reserved one of 2 May 2021: 36 months passed",
            ),
            facts=facts(earlier, on),
            figures=(FIGURE,),
            comparisons=AFTER,
        )
    ] == said(tender("gara", on, firm=attrs.evolve(FIRM, name="")), tender("prima", earlier, firm=AGAIN))


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [(date(2021, 5, 1), Kept), (date(2021, 5, 2), Missing), (date(2021, 5, 3), Breach)],
    ids=["a day longer ago", "on the day", "a day less"],
)
def test_to_the_day(earlier: date, expected: type[Verdict]) -> None:
    """
    More than three years before is free, less is not; whether the very day is, is open.
    """
    assert [expected] == [type(verdict) for verdict in said(NEW, tender("prima", earlier))]


SOON = "La Corte: aggiudicazione del 2 maggio 2024, un'altra riservata del 1° ottobre 2022: 36 mesi non passati; "
SOON_EN = "La Corte: award of 2 May 2024, another reserved one of 1 October 2022: 36 months not passed; "


def test_on_the_day_in_words() -> None:
    """
    Whether the very day is enough is told as an open point.
    """
    earlier = date(2021, 5, 2)

    assert [
        Missing(
            path="/tenders/0/awards",
            message=Bilingual(
                "La Corte: aggiudicazione del 2 maggio 2024, un'altra riservata del 2 maggio 2021: 36 mesi non passati;"
                " se il giorno stesso basti è un punto aperto",
                "La Corte: award of 2 May 2024, another reserved one of 2 May 2021: 36 months not passed; whether the"
                " very day is enough is an open point",
            ),
            cause=MissingCause.OPEN,
            facts=facts(earlier),
            figures=(FIGURE,),
        )
    ] == said(NEW, tender("prima", earlier))


@pytest.mark.parametrize(
    ("mine", "theirs", "path"),
    [
        pytest.param(None, SAME_SERVICES, "/tenders/0/cpv", id="its own not known"),
        pytest.param(SAME_SERVICES, None, "/tenders/1/cpv", id="the other's not known"),
        pytest.param(None, None, "/tenders/0/cpv", id="neither known"),
        pytest.param(
            SAME_SERVICES, CodeAsFound(CodeKind.CPV, "sociale"), "/tenders/1/cpv", id="the other's is no code"
        ),
    ],
)
def test_services_not_known(mine: Cpv | None, theirs: Cpv | CodeAsFound | None, path: str) -> None:
    """
    "For the same services": without a vocabulary code on both sides it is not known whether they are.
    """
    assert [
        Missing(
            path=path,
            message=Bilingual(
                f"{SOON}non si sa se i servizi siano gli stessi",
                f"{SOON_EN}it is not known whether the services are the same",
            ),
            facts=facts(EARLIER),
            figures=(FIGURE,),
        )
    ] == said(attrs.evolve(NEW, cpv=mine), tender("prima", EARLIER, cpv=theirs))


def test_other_services() -> None:
    """
    Whether services of two codes are the same is for a person to say.
    """
    assert [
        Missing(
            path="/tenders/0/cpv",
            message=Bilingual(
                f"{SOON}codici CPV diversi: se i servizi siano gli stessi lo dice una persona",
                f"{SOON_EN}different CPV codes: whether the services are the same is for a person to say",
            ),
            cause=MissingCause.OPEN,
            facts=facts(EARLIER),
            figures=(FIGURE,),
        )
    ] == said(NEW, tender("prima", EARLIER, cpv=Cpv("98133000-4")))


def test_check_digit_left_out() -> None:
    """
    A code without its check digit is the same code.
    """
    assert [Breach] == [type(verdict) for verdict in said(NEW, tender("prima", EARLIER, cpv=Cpv("85320000")))]


def test_services_do_not_matter_after_three_years() -> None:
    """
    After three years nobody asks which services they were.
    """
    assert [Kept] == [type(verdict) for verdict in said(NEW, tender("prima", date(2020, 1, 1), cpv=None))]


NONE_ON_RECORD = Missing(
    path="/tenders",
    message=Bilingual(
        "La Corte: nessun'altra aggiudicazione riservata è a registro, ma può essercene una",
        "La Corte: no other reserved award is on record, but there may be one",
    ),
)


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((), id="no other tender"),
        pytest.param((tender("prima", EARLIER, track=Track.LIGHT),), id="not reserved"),
        pytest.param((tender("prima", EARLIER, track=None),), id="not declared reserved"),
        pytest.param((tender("prima", EARLIER, firm=Firm(id="cooperativa", tax_code=OTHER_CODE)),), id="another body"),
        pytest.param((tender("prima", EARLIER, firm=Firm(id="cooperativa")),), id="a body without a code"),
        pytest.param((tender("prima", EARLIER, firms=(FIRM,), awards=(Award(lot="lotto-1"),)),), id="to whom?"),
        pytest.param((tender("dopo", AWARDED),), id="on the same day"),
        pytest.param((tender("dopo", AWARDED + DAY),), id="later"),
        pytest.param((tender("dopo", Month(2024, 6)),), id="in a later month"),
    ],
)
def test_none_on_record(others: tuple[Tender, ...]) -> None:
    """
    "Earlier awards are known only if declared: none on record is undecided for c. 3".
    """
    assert [NONE_ON_RECORD] == said(NEW, *others)


def test_what_is_repeated_is_no_other_contract() -> None:
    """
    A repetition is of the contract that it repeats, which is no other award.
    """
    assert [NONE_ON_RECORD] == said(attrs.evolve(NEW, repetition_of="prima"), tender("prima", EARLIER))


NO_DAY = Bilingual("non si sa il giorno di un'aggiudicazione riservata", "the day of a reserved award is not known")


@pytest.mark.parametrize("on", [None, Month(2022, 10), Year(2024)], ids=["no day", "a month", "the same year"])
def test_earlier_day_not_known(on: Month | Year | None) -> None:
    """
    Without the day of an earlier award nothing is decided, and that tender is pointed at.
    """
    assert [Missing(path="/tenders/2/awards", message=NO_DAY)] == said(
        NEW, tender("prima", date(2020, 1, 1)), tender("seconda", on)
    )


@pytest.mark.parametrize("days", [(None,), (AWARDED, None), (Month(2024, 5),)], ids=["none", "one of two", "a month"])
def test_own_day_not_known(days: tuple[Any, ...]) -> None:
    """
    Without the day of its own award nothing is decided.
    """
    assert [Missing(path="/tenders/0/awards", message=NO_DAY)] == said(tender("gara", *days), tender("prima", EARLIER))


@pytest.mark.parametrize(
    "code",
    [None, CodeAsFound(CodeKind.TAX_CODE, "000000101570")],
    ids=["no code", "no valid code"],
)
def test_tax_code_not_known(code: CodeAsFound | None) -> None:
    """
    A body without a tax code is recognised nowhere.
    """
    assert [
        Missing(
            path="/tenders/0/firms/0/tax_code",
            message=Bilingual(
                "senza codice fiscale non si sa che cosa abbia vinto prima",
                "without its tax code it is not known what it won before",
            ),
        )
    ] == said(tender("gara", AWARDED, firm=attrs.evolve(FIRM, tax_code=code)), tender("prima", EARLIER))


LONG_AGO, LONGER_AGO = date(2020, 1, 1), date(2018, 1, 1)


@pytest.mark.parametrize("turn", [1, -1], ids=["in order", "in any order"])
@pytest.mark.parametrize(
    ("others", "expected", "day"),
    [
        pytest.param((LONG_AGO, EARLIER), Breach, EARLIER, id="one too soon"),
        pytest.param((EARLIER, EARLIER + DAY), Breach, EARLIER + DAY, id="two too soon: the last"),
        pytest.param((LONGER_AGO, LONG_AGO), Kept, LONG_AGO, id="two long ago: the last"),
        pytest.param((LONG_AGO, LONG_AGO), Kept, LONG_AGO, id="two of one day"),
        pytest.param((date(2021, 5, 2), EARLIER), Breach, EARLIER, id="one on the very day, one too soon"),
        pytest.param((date(2021, 5, 2), LONG_AGO), Missing, date(2021, 5, 2), id="one on the very day"),
    ],
)
def test_several_before(others: tuple[date, ...], expected: type[Verdict], day: date, turn: int) -> None:
    """
    Of several earlier awards one that is too soon breaks the rule, one that is unsure comes next, else the last counts.
    """
    tenders = [tender(f"prima-{n}", on) for n, on in enumerate(others)][::turn]
    (verdict,) = said(NEW, *tenders)

    assert (expected, Fact("earlier_award", day)) == (type(verdict), verdict.facts[0])


def test_too_soon_beside_a_day_not_known() -> None:
    """
    An award that is too soon breaks the rule, whatever is not known of others.
    """
    found = said(NEW, tender("prima", EARLIER), tender("seconda", None))

    assert [Breach] == [type(verdict) for verdict in found]


def test_first_of_several_lots() -> None:
    """
    Of a body that won several lots the first day counts.
    """
    found = tender("gara", date(2025, 10, 2), AWARDED)
    (verdict,) = said(found, tender("prima", EARLIER))

    assert (Breach, facts(EARLIER)) == (type(verdict), verdict.facts)


def test_each_winner() -> None:
    """
    Each body that won is asked about at its own place, in a group too, and who did not win is not.
    """
    second = Firm(id="consorzio", tax_code=OTHER_CODE)
    loser = Firm(id="associazione")
    won = Award(lot="lotto-1", firms=("cooperativa", "consorzio"), on=AWARDED)
    found = attrs.evolve(NEW, firms=(loser, FIRM, second), awards=(won,))
    verdicts = said(found, tender("prima", EARLIER), tender("seconda", LONG_AGO, firm=second))

    assert [(Breach, "/tenders/0/firms/1"), (Kept, "/tenders/0/firms/2")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


def test_nobody_won() -> None:
    """
    Of a tender that was not awarded nothing is said.
    """
    assert [] == said(tender("gara"), tender("prima", EARLIER))


UNNAMED = Missing(path="/tenders/0/firms", message=Bilingual("non si sa chi abbia vinto", "it is not known who won"))


@pytest.mark.parametrize(
    ("firms", "expected"),
    [
        pytest.param((), [UNNAMED], id="nobody named"),
        pytest.param(("ignota",), [UNNAMED], id="a body that is not on record"),
        pytest.param(("cooperativa", "ignota"), [NONE_ON_RECORD, UNNAMED], id="one of a group"),
        pytest.param(("cooperativa",), [NONE_ON_RECORD], id="on record"),
    ],
)
def test_winner_not_known(firms: tuple[str, ...], expected: list[Verdict]) -> None:
    """
    A winner that is not on record is missing, once.
    """
    award = Award(lot="lotto-1", firms=firms, on=AWARDED)

    assert expected == said(attrs.evolve(NEW, awards=(award,)))


# Laws


@given(st.dates(date(2016, 5, 1), date(2024, 5, 1)))
def test_longer_ago_is_never_worse(earlier: date) -> None:
    """
    Whatever the day of the earlier award, one a day longer ago keeps what was kept.
    """
    (first,), (second,) = (said(NEW, tender("prima", earlier - days * DAY)) for days in (0, 1))

    assert not (type(first) is Kept and type(second) is not Kept)
