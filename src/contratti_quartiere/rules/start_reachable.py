"""
`start-reachable`: between notice and planned start there is room for the terms of law and the times of the procedure.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import When, earliest, say_when
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation, compared
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, MissingCause, NotApplicable, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

_POLICIES = {
    "days_for_offers": Bilingual("offerte", "offers"),
    "days_for_evaluation": Bilingual("valutazione", "evaluation"),
    "days_for_checks": Bilingual("verifiche", "checks"),
}
_STRETCHES = _POLICIES | {"standstill_days": Bilingual("termine dilatorio", "standstill")}


@attrs.frozen(kw_only=True)
class _Room:
    """
    The days that there are from a notice, or an announcement, to the start of the service, and those that it takes.
    """

    path: str
    begin: date
    announced: When | None
    start: date
    figures: tuple[Figure, ...]

    @property
    def name(self) -> str:
        return "notice_date" if self.announced is None else "announced"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (Fact(self.name, self.begin), Fact("start", self.start))

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        needed = " + ".join((self.name, *(figure.parameter for figure in self.figures)))
        return (Comparison("start", Relation.AT_LEAST, needed),)

    @property
    def enough(self) -> bool:
        return bool(compared(self.comparisons, self.facts, self.figures))

    @property
    def said(self) -> Bilingual:
        """
        The days and stretches in words, each with whoever set it, and the day by which to communicate the award.
        """
        by = self._communicated_by
        its, ens = (
            ", ".join(
                f"{_STRETCHES[figure.parameter].say(lang)} {figure.value} ({figure.kind.say(lang)})"
                for figure in self.figures
            )
            for lang in ("it", "en")
        )
        days = (self.start - self.begin).days
        begun = (
            Bilingual(f"bando {italian_day('del', self.begin)}", f"notice of {say_day(self.begin, 'en')}")
            if self.announced is None
            else Bilingual(
                f"annuncio: {say_when(self.announced, 'it')}", f"announced: {say_when(self.announced, 'en')}"
            )
        )
        return Bilingual(
            f"{begun.it}, inizio {italian_day('il', self.start)}: {days} giorni; occorrono: {its or 'non noti'}"
            + (f"; l'aggiudicazione va comunicata entro {italian_day('il', by)}" if by else ""),
            f"{begun.en}, start on {say_day(self.start, 'en')}: {days} days; it takes: {ens or 'not known'}"
            + (f"; the award is to be communicated by {say_day(by, 'en')}" if by else ""),
        )

    @property
    def verdict(self) -> Verdict:
        return weighed(
            self.path,
            facts=self.facts,
            figures=self.figures,
            comparisons=self.comparisons,
            kept=self.said,
            broken=Bilingual(f"{self.said.it}: non ci stanno", f"{self.said.en}: there is no room for them"),
        )

    @property
    def _communicated_by(self) -> date | None:
        days = next((int(figure.value) for figure in self.figures if figure.parameter == "standstill_days"), None)
        if days is None or self.start.toordinal() <= days:
            return None
        return self.start - timedelta(days=days)


def check(view: View) -> Iterator[Verdict]:
    """
    Count from the notice of each tender to the start of its service, by the figures of the day of the notice.

    Where only an announcement is known it is counted from that, and what has no room then has none. An early start on
    record, or the repetition of a contract, has no such times. Never more than advice.
    """
    early = {contract.tender for _, contract in view.service_contracts() if contract.early_start is not None}
    for path, tender in view.tenders():
        if tender.repetition_of or tender.id in early:
            yield NotApplicable(
                path=path,
                message=Bilingual(
                    "una ripetizione o un avvio anticipato non ha questi tempi",
                    "a repetition or an early start has no such times",
                ),
            )
        else:
            yield from _judged(view, path, tender)


def _judged(view: View, path: str, tender: Tender) -> Iterator[Verdict]:
    begin = tender.notice_date or tender.announced
    if begin is None or tender.term is None:
        field = Bilingual("il bando", "the notice") if begin is None else Bilingual("l'inizio", "the start")
        yield Missing(
            path=f"{path}/notice_date" if begin is None else f"{path}/term",
            message=Bilingual(f"non si sa quando sia {field.it}", f"it is not known when {field.en} is"),
        )
        return
    standstill = view.figure("standstill_days", earliest(begin))
    if standstill is None:
        yield NotApplicable(
            path=path,
            message=Bilingual(
                "prima del primo codice di cui i termini sono noti", "before the first code of which terms are known"
            ),
        )
        return
    policies = {name: view.figure(name, earliest(begin)) for name in _POLICIES}
    room = _Room(
        path=path,
        begin=earliest(begin),
        announced=None if tender.notice_date else tender.announced,
        start=tender.term.start,
        figures=tuple(figure for figure in policies.values() if figure is not None),
    )
    longer = attrs.evolve(room, figures=(*room.figures, standstill))
    binding = _standstill_binds(tender, view.regime(tender).tracks, standstill)
    yield from _said(
        least=room if False in binding else longer,
        most=longer if True in binding else room,
        unset=tuple(name for name, figure in policies.items() if figure is None),
    )


def _standstill_binds(tender: Tender, tracks: frozenset[Track], standstill: Figure) -> set[bool]:
    """
    Return whether the standstill binds, on each track that the award may be on; the documents may recall it.
    """
    recalled = tender.recalls(standstill.source.act, standstill.source.article)
    return {recalled or track is Track.ORDINARY for track in tracks}


def _said(*, least: _Room, most: _Room, unset: tuple[str, ...]) -> Iterator[Verdict]:
    if not least.enough:
        yield least.verdict
    elif unset:
        for name in unset:
            stretch = _STRETCHES[name]
            yield Missing(
                path=f"{least.path}/term",
                message=Bilingual(
                    f"nessuno ha stabilito quanti giorni occorrano: {stretch.it}",
                    f"nobody has set how many days it takes: {stretch.en}",
                ),
                cause=MissingCause.NOT_SET,
                parameter=name,
                facts=least.facts,
                figures=least.figures,
            )
    elif least.announced is not None:
        yield Missing(
            path=f"{least.path}/notice_date",
            message=Bilingual(
                f"{least.said.it}; non si sa quando sia il bando",
                f"{least.said.en}; it is not known when the notice is",
            ),
            facts=least.facts,
            figures=least.figures,
        )
    elif most.enough:
        yield most.verdict
    else:
        yield Missing(
            path=f"{least.path}/track",
            message=Bilingual(
                f"{most.said.it}; non si sa se valga il termine dilatorio",
                f"{most.said.en}; it is not known whether the standstill binds",
            ),
            facts=most.facts,
            figures=most.figures,
        )


def _example(*, notice: date | None = None, announced: date | None = None) -> Programme:
    term = ServiceWindow(start=date(2016, 5, 2), months=36)
    tender = Tender(id="gara", notice_date=notice, announced=announced, track=Track.ORDINARY, term=term)
    return Programme(tenders=(tender,))


def keeps() -> Programme:
    """
    Return a notice of 15 January 2016 for a start on 2 May.
    """
    return _example(notice=date(2016, 1, 15))


def breaks() -> Programme:
    """
    Return an announcement of 1 March 2016 for the same start.
    """
    return _example(announced=date(2016, 3, 1))


RULE = Rule(
    id="start-reachable",
    title=Bilingual("Inizio raggiungibile", "Start within reach"),
    it=("Fra bando e inizio previsto ci stanno i termini minimi di legge e i tempi stimati della procedura."),
    en=(
        "Between notice and planned start there is room for the minimum terms of law and the estimated times of the"
        " procedure."
    ),
    source=LegalSource("termini di legge e tempi stimati della procedura", "", Mark.POLICY),
    severity=Severity.ADVICE,
    why=Bilingual(
        "Se il tempo non basta, fra un servizio e il successivo le famiglie restano sole.",
        "If there is not time enough, families are left alone between one service and the next.",
    ),
    needs=Bilingual(
        "giorno del bando, o dell'annuncio; inizio previsto; regime; i giorni che l'ente stima per offerte, valutazione"
        " e verifiche",
        "day of the notice, or of the announcement; planned start; track; the days that the body estimates for offers,"
        " evaluation and checks",
    ),
    reads=("tenders", "service_contracts"),
    parameters=tuple(_STRETCHES),
    example_values=(("days_for_offers", 35), ("days_for_evaluation", 20), ("days_for_checks", 15)),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
