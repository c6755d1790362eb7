"""
`notice-elapsed`: between the notification of the notice and the move the set days pass.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_POLICY = "notice_days"
_MOVES = frozenset({E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY, E.MOVE_URGENTLY})

_ELAPSED = (Comparison("notified_on + notice_days", Relation.AT_MOST, "moved_on"),)
_ON_REQUEST = (Comparison("on_request", Relation.EQUAL, "true"),)

_NOT_SET = Bilingual(
    "nessuno ha fissato i giorni di preavviso (notice_days)",
    "nobody has set the days of notice (notice_days)",
)

_AT_HOME = Bilingual("il nucleo non ha lasciato casa", "the household has not moved out of its home")
_URGENT = Bilingual("un trasloco urgente non ha preavviso", "an urgent move has no term of notice")
_NOTIFIED_UNKNOWN = Bilingual(
    "non si sa in che giorno il preavviso è stato notificato", "it is not known on which day the notice was notified"
)


def check(view: View) -> Iterator[Verdict]:
    """
    Count the days between the notice that each household had and its move out.
    """
    for path, case in view.relocations():
        # A household leaves its home once at most: after that it is out, or gone.
        index = next((index for index, step in enumerate(case.history) if step.event in _MOVES), None)
        if index is None:
            yield NotApplicable(path=path, message=_AT_HOME)
        else:
            yield from _judged(f"{path}/history", case.history, index, view)


def _judged(path: str, history: tuple[RelocationStep, ...], index: int, view: View) -> Iterator[Verdict]:
    move = history[index]
    day = move.happened_on
    if move.event is E.MOVE_URGENTLY:
        yield NotApplicable(path=f"{path}/{index}", message=_URGENT)
    elif move.on_request:
        yield Kept(
            path=f"{path}/{index}",
            message=Bilingual(
                f"trasloco {italian_day('del', day)} chiesto dal nucleo",
                f"move of {say_day(day, 'en')} at the household's own wish",
            ),
            facts=(Fact("moved_on", day), Fact("on_request", value=True)),
            comparisons=_ON_REQUEST,
        )
    else:
        # By the table of the case nothing stands between the notice and the move.
        yield from _counted(path, history[index - 1].notified_on, index, day, view)


def _counted(path: str, notified: date | None, index: int, moved: date, view: View) -> Iterator[Verdict]:
    figure = view.figure(_POLICY, moved)
    if notified is None:
        yield Missing(
            path=f"{path}/{index - 1}/notified_on",
            message=_NOTIFIED_UNKNOWN,
            facts=(Fact("moved_on", moved),),
        )
    if figure is None:
        yield Missing(
            path=f"{path}/{index}",
            message=_NOT_SET,
            cause=MissingCause.NOT_SET,
            parameter=_POLICY,
        )
    if notified is None or figure is None:
        return
    elapsed, least = (moved - notified).days, int(figure.value)
    late = Bilingual("notificato dopo il trasloco, giorni stabiliti", "notified after the move, days set")
    counted = Bilingual(f"giorni passati {elapsed}, stabiliti", f"days passed {elapsed}, set")
    found = late if elapsed < 0 else counted
    # No body sets fewer days than none: a notice that comes after the move is always too late.
    verdict = Breach if elapsed < least else Kept
    yield verdict(
        path=f"{path}/{index}",
        message=Bilingual(
            f"preavviso notificato {italian_day('il', notified)}, trasloco {italian_day('il', moved)}:"
            f" {found.it} {least}",
            f"notice notified on {say_day(notified, 'en')}, move on {say_day(moved, 'en')}: {found.en} {least}",
        ),
        facts=(Fact("notified_on", notified), Fact("moved_on", moved)),
        figures=(figure,),
        comparisons=_ELAPSED,
    )


def _example(moved: date) -> Programme:
    notice = DocumentReference(kind=DocumentKind.NOTICE_TO_MOVE, dated=date(2018, 4, 30))
    case = (
        Relocation(household="H1", provenance=ILLUSTRATIVE)
        .advance(E.INTERVIEW, on=date(2018, 1, 15))
        .advance(E.ADMIT, on=date(2018, 2, 1))
        .advance(E.OFFER, on=date(2018, 3, 5))
        .advance(E.ACCEPT, on=date(2018, 3, 20))
        .advance(E.GIVE_NOTICE, on=date(2018, 4, 30), document=notice, notified_on=date(2018, 5, 2))
        .advance(E.MOVE_TEMPORARILY, on=moved)
    )
    return Programme(relocations=(case,))


def keeps() -> Programme:
    """
    Return a notice notified on 2 May 2018 and a move on 4 June 2018: 33 days.
    """
    return _example(date(2018, 6, 4))


def breaks() -> Programme:
    """
    Return the same notice and a move on 20 May 2018: 18 days.
    """
    return _example(date(2018, 5, 20))


RULE = Rule(
    id="notice-elapsed",
    title=Bilingual("Preavviso trascorso", "Notice elapsed"),
    it="Fra la notifica del preavviso e il trasloco passano i giorni stabiliti.",
    en="Between the notification of the notice and the move the set days pass.",
    source=LegalSource("preavviso stabilito dall'ente", "", Mark.POLICY),
    severity=Severity.WARNING,
    why=Bilingual(
        "Chi lascia casa per i lavori deve avere il tempo di prepararsi: conta il giorno in cui il preavviso arriva.",
        "Whoever leaves home for the works needs time to prepare: what counts is the day on which the notice arrives.",
    ),
    needs=Bilingual(
        "il giorno di notifica del preavviso e quello del trasloco; se il nucleo ha chiesto di anticiparlo",
        "the day on which the notice was notified and that of the move; whether the household asked for an earlier one",
    ),
    reads=("relocations",),
    parameters=(_POLICY,),
    example_values=((_POLICY, 30),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
