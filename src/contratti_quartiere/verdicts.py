"""
What a rule is, and what it may say.

A rule is a pure function over a view. It answers with what is kept, what is broken, what is missing, and what does
not apply; it never raises, and "cannot decide" is never "compliant". What it says it says with the facts, the figures
in force and the comparisons made of them, so that anyone can make them again.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar, TypeVarTuple

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.facts import Comparison, Fact, Figure, compared
from contratti_quartiere.procurement import Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.views import View

__all__ = [
    "Breach",
    "Check",
    "Deferred",
    "Kept",
    "Missing",
    "MissingCause",
    "NotApplicable",
    "Rule",
    "Severity",
    "Tracks",
    "Verdict",
    "said",
    "weighed",
]


class Severity(Word):
    """
    How grave a breach is (*gravità*).
    """

    ERROR = "errore", "error"
    """Arithmetic, logic or clear law broken; only an error makes a report invalid."""
    WARNING = "avviso", "warning"
    """Probably wrong, or a duty with exceptions that the document may not show."""
    ADVICE = "consiglio", "advice"
    """Something to look at; never a verdict."""


class MissingCause(Word):
    """
    Why something cannot be said (*motivo del non decidibile*).
    """

    EVIDENCE = "manca un dato", "evidence is missing"
    """The place says which field of which record would decide it."""
    NOT_RECALLED = "non richiamata dai documenti", "not recalled by the documents"
    """The rule is not law on this track, and the tender does not list its article among those it imposed on itself."""
    NOT_SET = "cifra non fissata", "figure not set"
    """No law sets the figure, and neither has the body."""
    OPEN = "punto aperto", "open point"
    """The answer hangs on a point of law that is not settled."""


@attrs.frozen(kw_only=True)
class Breach:
    """
    The evidence is there and disagrees (*violazione*).

    Attributes:
        path: Where, as a JSON Pointer into the document.
        message: What disagrees, with the figures.
        facts: The evidence.
        figures: The figures in force that it was measured by.
        comparisons: What was asked of them, of which something does not hold.
        severity: Set where this case is less grave than the rule; None for the rule's own.
        selected_by: What picked the version of the rule: the day of the notice, the track. It was not compared: two
            verdicts that differ in it alone are equal.
    """

    path: str
    message: Bilingual
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    severity: Severity | None = None
    selected_by: tuple[Fact, ...] = attrs.field(default=(), eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Missing:
    """
    It cannot be said, and this is what would decide it (*non decidibile*).

    Attributes:
        path: The field that would decide it, as a JSON Pointer; it need not be there.
        message: What is missing, or which figure nobody has set.
        cause: Why it cannot be said.
        parameter: The name of the figure that nobody has set; empty if it is another cause.
        facts: The evidence that is there.
        figures: The figures in force that it would be measured by.
        comparisons: What would be asked.
        selected_by: What picked the version of the rule: the day of the notice, the track. It was not compared: two
            verdicts that differ in it alone are equal.
    """

    path: str
    message: Bilingual
    cause: MissingCause = MissingCause.EVIDENCE
    parameter: str = ""
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    selected_by: tuple[Fact, ...] = attrs.field(default=(), eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Kept:
    """
    The evidence is there and agrees (*rispettata*).

    Attributes:
        path: Where, as a JSON Pointer.
        message: What agrees, with the figures.
        facts: The evidence.
        figures: The figures in force that it was measured by.
        comparisons: What was asked of them, which holds.
        selected_by: What picked the version of the rule: the day of the notice, the track. It was not compared: two
            verdicts that differ in it alone are equal.
    """

    path: str
    message: Bilingual
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    selected_by: tuple[Fact, ...] = attrs.field(default=(), eq=False, repr=False)


@attrs.frozen(kw_only=True)
class NotApplicable:
    """
    The rule has no object here (*non applicabile*).

    Attributes:
        path: Where, as a JSON Pointer; empty if the whole document has no object for the rule.
        message: Why not.
        facts: What shows it.
        selected_by: What picked the version of the rule: the day of the notice, the track. It was not compared: two
            verdicts that differ in it alone are equal.
    """

    path: str
    message: Bilingual
    facts: tuple[Fact, ...] = ()
    selected_by: tuple[Fact, ...] = attrs.field(default=(), eq=False, repr=False)


Verdict = Breach | Missing | Kept | NotApplicable
"""What a rule may say of one place."""

Ts = TypeVarTuple("Ts")
V = TypeVar("V", Missing, Kept, NotApplicable)


@attrs.frozen(eq=False)
class Deferred:
    """
    A verdict whose words and evidence are put together when somebody reads them (*esito da comporre*).

    A rule that answers for every household of a city decides in less time than it takes to say so in two languages.

    Attributes:
        kind: What the verdict is. A breach is never put off: how grave it is belongs to the verdict.
        make: A pure function of its module that makes it.
        of: What the function is given.
    """

    kind: type[Missing] | type[Kept] | type[NotApplicable]
    make: Callable[..., Missing | Kept | NotApplicable]
    of: tuple[object, ...]

    @classmethod
    def to(cls, kind: type[V], make: Callable[[*Ts], V], *of: *Ts) -> "Deferred":
        """
        Return a verdict that a function will make.
        """
        return cls(kind, make, of)

    @cached_property
    def verdict(self) -> Missing | Kept | NotApplicable:
        """
        The verdict, made once.
        """
        return self.make(*self.of)


def said(verdict: Verdict | Deferred) -> Verdict:
    """
    Return a verdict with its words, made now if they were put off.
    """
    return verdict.verdict if isinstance(verdict, Deferred) else verdict


def weighed(
    path: str,
    *,
    facts: tuple[Fact, ...],
    comparisons: tuple[Comparison, ...],
    kept: Bilingual,
    broken: Bilingual,
    figures: tuple[Figure, ...] = (),
    severity: Severity | None = None,
) -> Breach | Kept:
    """
    Return `Kept` if all comparisons hold, else `Breach`.

    Args:
        path: Where, as a JSON Pointer.
        facts: The evidence; every name that a comparison needs is among it or the figures.
        comparisons: What is asked; at least one.
        kept: What to say if all hold.
        broken: What to say if one does not.
        figures: The figures in force.
        severity: How grave a breach is, where that is not as grave as the rule.
    """
    if compared(comparisons, facts, figures):
        return Kept(path=path, message=kept, facts=facts, figures=figures, comparisons=comparisons)
    return Breach(path=path, message=broken, facts=facts, figures=figures, comparisons=comparisons, severity=severity)


Check = Callable[[View], Iterator[Verdict]]


@attrs.frozen
class Tracks:
    """
    The parts of the procurement code on which a rule binds (*regimi a cui si applica*).

    On a track that is named nowhere it does not apply.

    Attributes:
        law: Where it is law.
        if_recalled: Where it binds only if the documents of the tender recall one of the articles.
        act: The act of the articles.
        articles: The articles, as `SelfImposedArticle` has them: `art. 58 c. 2`.
    """

    law: frozenset[Track]
    if_recalled: frozenset[Track] = frozenset()
    act: str = ""
    articles: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Rule:
    """
    One thing that the library checks, and on what ground (*regola*).

    A change of law is a second rule of the same `id` beside the first.

    Attributes:
        id: Its name, in kebab case.
        title: What it is called.
        it: The rule as one Italian sentence.
        en: The same in English.
        source: The act on which it rests.
        since: The first day on which this version holds; None if it needs no date.
        until: The first day on which it no longer does; None if it still does.
        tracks: The parts of the code on which it binds; None if it does not depend on that.
        severity: How grave a breach is.
        why: What goes wrong where nobody checks it.
        needs: The data that it looks at.
        reads: The collections of the programme that it looks at.
        parameters: The names of the figures that it uses.
        example_values: The policy figures, by name, with which its two examples are judged: no figure of a body is
            silent.
        check: The rule itself.
        keeps: Returns a programme that keeps it, for its page in the documentation.
        breaks: Returns a programme that breaks it, for the same.
    """

    id: str
    title: Bilingual
    it: str
    en: str
    source: LegalSource
    since: date | None = None
    until: date | None = None
    tracks: Tracks | None = None
    severity: Severity
    why: Bilingual
    needs: Bilingual
    reads: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    example_values: tuple[tuple[str, int | str], ...] = ()
    _check: Callable[[View], Iterator[Verdict | Deferred]] = attrs.field(alias="check")
    keeps: Callable[[], Programme]
    breaks: Callable[[], Programme]

    def check(self, view: View) -> Iterator[Verdict]:
        """
        Yield what the rule says.
        """
        return map(said, self._check(view))

    def judge(self, view: View) -> Iterator[Verdict | Deferred]:
        """
        Yield what the rule says, of some of it that the words are still to be made.
        """
        return self._check(view)

    @property
    def sentence(self) -> Bilingual:
        """
        The rule as one sentence in both languages.
        """
        return Bilingual(self.it, self.en)
