"""
`open-relocation-covered-by-open-lab`: while a household's relocation is open, the lab of its neighbourhood is too.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from contratti_quartiere.accompaniment import accompanied_days, neighbourhoods_of_works
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.lab_service import EVER, LabService, ServedDays
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.periods import Period, uncovered
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, ReturnPlace
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import (
    Breach,
    Deferred,
    Kept,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Verdict,
)
from contratti_quartiere.views import View

_POLICY = "gap_days_worth_a_warning"
_ALWAYS = Comparison("covered_days", Relation.EQUAL, "open_until - open_from + 1")
_WORTH = Comparison("open_until - open_from + 1 - covered_days", Relation.LESS, _POLICY)

_NEVER_OPEN = Bilingual(
    "nessuna mobilità aperta: non c'è un avviso né un colloquio, o il caso è finito con il primo passo",
    "no relocation is open: there is no notice nor interview, or the case ended with its first step",
)


@attrs.frozen(kw_only=True)
class _Open:
    """
    The days on which the relocation of a household is open, as far as is known, and the service beside them.

    The last day is the day of the view, unless the case has ended; `surely_last` comes before it where nobody wrote
    down until when the household was accompanied.
    """

    path: str
    case: Relocation
    first: date
    surely_last: date
    last: date
    service: LabService


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Set the open days of each case, from its first step to the end of accompaniment, beside the service of its labs.

    Days of which nobody knows whether a lab was in service are undecided. `ServedDays` says which these are.
    """
    dwellings = {dwelling.id: (path, dwelling) for path, dwelling in view.dwellings()}
    works = neighbourhoods_of_works(
        (found for _, found in view.works()),
        (found for _, found in view.interventions()),
        (found for _, found in view.contracts()),
    )
    labs = [ServedDays.of(path, lab, view.on) for path, lab in view.laboratories()]
    services: dict[str, LabService] = {}
    for path, case in view.relocations():
        span = accompanied_days(case, view.on)
        if span is None:
            yield NotApplicable(path=path, message=_NEVER_OPEN)
            continue
        home = dwellings.get(case.dwelling)
        neighbourhood = (home[1].neighbourhood if home else "") or works.get(case.works, "")
        if not neighbourhood:
            yield _nowhere(path, case, home)
            continue
        if neighbourhood not in services:
            services[neighbourhood] = LabService(
                tuple(served for served in labs if served.lab.neighbourhood in ("", neighbourhood))
            )
        first, surely_last, last = span
        found = _Open(
            path=path,
            case=case,
            first=first,
            surely_last=surely_last,
            last=last,
            service=services[neighbourhood],
        )
        if found.service.names:
            yield from _judged(found, view)
        else:
            yield _no_lab(found, neighbourhood)


def _nowhere(path: str, case: Relocation, home: tuple[str, Dwelling] | None) -> Missing:
    return Missing(
        path=f"{path}/dwelling" if home is None else f"{home[0]}/neighbourhood",
        message=Bilingual(
            f"non si sa in quale quartiere sia il caso {case.id}, né quale laboratorio lo segua",
            f"it is not known in which neighbourhood the case {case.id} is, nor which lab follows it",
        ),
    )


def _no_lab(found: _Open, neighbourhood: str) -> Missing:
    nameless = next((served.path for served in found.service.labs), None)
    return Missing(
        path="/laboratories" if nameless is None else f"{nameless}/neighbourhood",
        message=Bilingual(
            f"caso {found.case.id}: non si sa quale sia il laboratorio del quartiere {neighbourhood}",
            f"case {found.case.id}: it is not known which is the lab of the neighbourhood {neighbourhood}",
        ),
    )


def _judged(found: _Open, view: View) -> Iterator[Verdict | Deferred]:
    unread = "laboratories" in view.unread
    # At worst no lab was in service where nobody knows, at best one always was.
    worst = uncovered(Period.inclusive(found.first, found.last), found.service.sure)
    if not worst:
        yield Deferred.to(Kept, _always, found)
        return
    best = uncovered(Period.inclusive(found.first, found.surely_last), (EVER,) if unread else found.service.perhaps)
    # Which gaps the body wants to hear of is asked of the day of the report, as of every figure for what is shown.
    worth = view.figure(_POLICY)
    if worth is not None and _days(worst) < int(worth.value):
        yield Deferred.to(Kept, _small, found, worst, worth)
    elif worth is not None and _days(best) >= max(int(worth.value), 1):
        yield _wide(found, best, worth)
    elif worth is None and best:
        yield Deferred.to(Missing, _not_set, found, best)
    else:
        yield from _doubts(found, worst, unread=unread)


def _days(gaps: Iterable[Period]) -> int:
    return sum(gap.days for gap in gaps)


def _said(found: _Open, last: date) -> Bilingual:
    return Bilingual(
        f"caso {found.case.id} in mobilità {italian_day('dal', found.first)} {italian_day('al', last)}",
        f"relocation of case {found.case.id} open from {say_day(found.first, 'en')} to {say_day(last, 'en')}",
    )


def _facts(found: _Open, last: date, gaps: tuple[Period, ...]) -> tuple[Fact, ...]:
    return (
        Fact("case", found.case.id),
        Fact("labs", found.service.names),
        Fact("open_from", found.first),
        Fact("open_until", last),
        Fact("covered_days", (last - found.first).days + 1 - _days(gaps)),
        *(Fact("gap", gap) for gap in gaps),
    )


def _always(found: _Open) -> Kept:
    said = _said(found, found.last)
    return Kept(
        path=found.path,
        message=Bilingual(
            f"{said.it}: laboratorio in servizio ogni giorno ({found.service.names})",
            f"{said.en}: the lab was in service on every day ({found.service.names})",
        ),
        facts=_facts(found, found.last, ()),
        comparisons=(_ALWAYS,),
    )


def _counted(found: _Open, last: date, gaps: tuple[Period, ...]) -> Bilingual:
    said, days = _said(found, last), _days(gaps)
    it, en = ("giorno", "day") if days == 1 else ("giorni", "days")
    return Bilingual(
        f"{said.it}: {days} {it} senza laboratorio in servizio"
        f" ({'; '.join(gap.say('it') for gap in gaps)}; {found.service.names})",
        f"{said.en}: {days} {en} without a lab in service"
        f" ({'; '.join(gap.say('en') for gap in gaps)}; {found.service.names})",
    )


def _small(found: _Open, gaps: tuple[Period, ...], worth: Figure) -> Kept:
    return Kept(
        path=found.path,
        message=_beside(_counted(found, found.last, gaps), worth),
        facts=_facts(found, found.last, gaps),
        figures=(worth,),
        comparisons=(_WORTH,),
    )


def _wide(found: _Open, gaps: tuple[Period, ...], worth: Figure) -> Breach:
    return Breach(
        path=found.path,
        message=_beside(_counted(found, found.surely_last, gaps), worth),
        facts=_facts(found, found.surely_last, gaps),
        figures=(worth,),
        comparisons=(_WORTH,),
    )


def _beside(counted: Bilingual, worth: Figure) -> Bilingual:
    return Bilingual(
        f"{counted.it}; si segnalano da {worth.value} in su", f"{counted.en}; a warning from {worth.value} up"
    )


def _not_set(found: _Open, gaps: tuple[Period, ...]) -> Missing:
    counted = _counted(found, found.surely_last, gaps)
    return Missing(
        path=found.path,
        message=Bilingual(
            f"{counted.it}; da quanti siano da segnalare nessuno l'ha fissato ({_POLICY})",
            f"{counted.en}; from how many on they are worth a warning nobody has set ({_POLICY})",
        ),
        cause=MissingCause.NOT_SET,
        parameter=_POLICY,
        facts=_facts(found, found.surely_last, gaps),
        comparisons=(_WORTH,),
    )


def _doubts(found: _Open, gaps: tuple[Period, ...], *, unread: bool) -> Iterator[Missing]:
    """
    Yield what would tell whether there was a gap: the openings of the labs, or the end of the case.
    """
    for served in found.service.labs:
        days = [part for gap in gaps for period in served.perhaps if (part := gap.intersection(period)) is not None]
        if days:
            yield _unsure(found, served, days)
    if found.surely_last < found.last and any(found.surely_last < gap.last_day for gap in gaps):
        day = found.surely_last
        yield Missing(
            path=f"{found.path}/annotations",
            message=Bilingual(
                f"caso {found.case.id} concluso {italian_day('il', day)}: non si sa fino a quando il nucleo sia stato"
                " accompagnato, e dopo quel giorno il laboratorio non fu sempre in servizio",
                f"case {found.case.id} final on {say_day(day, 'en')}: it is not known until when the household was"
                " accompanied, and after that day the lab was not always in service",
            ),
            facts=(Fact("open_from", found.first), Fact("last_step_on", day)),
        )
    if unread:
        yield Missing(
            path="/laboratories",
            message=Bilingual(
                f"caso {found.case.id}: un laboratorio non si è potuto leggere, e poteva essere in servizio",
                f"case {found.case.id}: a lab could not be read, and it may have been in service",
            ),
        )


def _unsure(found: _Open, served: ServedDays, days: Iterable[Period]) -> Missing:
    name, days = served.lab.name or served.lab.id, tuple(dict.fromkeys(days))
    it, en = ("; ".join(period.say(lang) for period in days) for lang in ("it", "en"))
    if served.lab.neighbourhood:
        field = "opening_periods"
        what = Bilingual(
            f"non si sa se il laboratorio {name} fosse in servizio ({it}): un'apertura che non si conosce non è una"
            " chiusura",
            f"whether the lab {name} was in service is not known ({en}): an opening that is not known is no closing",
        )
    else:
        field = "neighbourhood"
        what = Bilingual(
            f"del laboratorio {name}, forse in servizio ({it}), non si sa il quartiere",
            f"of the lab {name}, perhaps in service ({en}), the neighbourhood is not known",
        )
    return Missing(
        path=f"{served.path}/{field}",
        message=Bilingual(f"caso {found.case.id}: {what.it}", f"case {found.case.id}: {what.en}"),
        facts=(
            Fact("open_from", found.first),
            Fact("open_until", found.last),
            *(Fact("not_known", day) for day in days),
        ),
    )


def _example(first: date, moved: date, back: date, settled: date, *openings: tuple[date, date]) -> Programme:
    case = (
        Relocation(household="H1", dwelling="A1", provenance=ILLUSTRATIVE)
        .advance(E.INFORM, on=first)
        .advance(E.MOVE_URGENTLY, on=moved)
        .advance(E.OFFER_RETURN, on=back, dwelling="A1", return_place=ReturnPlace.SAME_DWELLING)
        .advance(E.RETURN_HOME, on=back, dwelling="A1")
        .with_annotation(Annotation(kind=AnnotationKind.ACCOMPANIMENT_ENDED, on=settled))
    )
    lab = Laboratory(
        id="laboratorio",
        neighbourhood="quartiere",
        opening_periods=tuple(OpeningPeriod(first=first, last=last) for first, last in openings),
        provenance=ILLUSTRATIVE,
    )
    return Programme(
        laboratories=(lab,),
        dwellings=(Dwelling(id="A1", neighbourhood="quartiere", provenance=ILLUSTRATIVE),),
        relocations=(case,),
    )


def keeps() -> Programme:
    """
    Return a case open from 1 September 2017 to 10 December 2018, and a lab from 21 August 2017 to the end of 2018.
    """
    return _example(
        date(2017, 9, 1),
        date(2018, 1, 10),
        date(2018, 11, 5),
        date(2018, 12, 10),
        (date(2017, 8, 21), date(2018, 12, 31)),
    )


def breaks() -> Programme:
    """
    Return a case open from 1 September 2016 to 10 December 2017, a lab until 30 April 2016 and from 21 August 2017.
    """
    return _example(
        date(2016, 9, 1),
        date(2017, 1, 10),
        date(2017, 11, 6),
        date(2017, 12, 10),
        (date(2013, 5, 2), date(2016, 4, 30)),
        (date(2017, 8, 21), date(2018, 12, 31)),
    )


RULE = Rule(
    id="open-relocation-covered-by-open-lab",
    title=Bilingual("Mobilità in corso con laboratorio aperto", "Open relocation covered by an open lab"),
    it="Ogni giorno in cui un nucleo è in mobilità, il laboratorio del suo quartiere è in servizio.",
    en="On every day on which a household's relocation is open, the lab of its neighbourhood is in service.",
    source=LegalSource("annuncio del servizio", "accompagnare i nuclei nell'uscita e nel rientro", Mark.POLICY),
    severity=Severity.WARNING,
    why=Bilingual(
        "I laboratori servono ad accompagnare i nuclei fuori e di nuovo dentro. Fra un affidamento e l'altro il"
        " servizio si può fermare mentre le mobilità vanno avanti: chi è fuori in quei giorni non ha a chi rivolgersi.",
        "The labs are there to see households through the move out and back. Between one award and the next the service"
        " may stop while relocations go on: who is out on those days has nobody to turn to.",
    ),
    needs=Bilingual(
        "i giorni in cui ogni caso è aperto, dall'avviso o dal colloquio alla fine dell'accompagnamento; il quartiere"
        " dell'alloggio o dei lavori; le aperture del laboratorio di quel quartiere",
        "the days on which each case is open, from the notice or interview to the end of accompaniment; the"
        " neighbourhood of the dwelling or of the works; the opening periods of the lab of that neighbourhood",
    ),
    reads=("relocations", "laboratories", "dwellings", "works", "interventions", "contracts"),
    parameters=(_POLICY,),
    example_values=((_POLICY, 30),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
