"""
A trace is weighed again, without the document that was judged.

A verdict that its own facts do not bear is an error: what an auditor replays is what the engine said, or it is nothing.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, cast

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import Month, Year, read_when
from contratti_quartiere.errors import ContrattiError, TraceError, shown
from contratti_quartiere.facts import Comparison, Fact, FactValue, Figure, Relation, compared
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.traces import TRACE_FORMAT, VERDICT_KINDS, VerdictKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

__all__ = ["Replay", "Replayed", "replay"]


@attrs.frozen(kw_only=True)
class Replayed:
    """
    One verdict of a trace, weighed again (*voce riesaminata*).

    Attributes:
        rule: The `id` of the rule.
        since: The first day of the version of the rule; None if it needs no date.
        until: The first day on which the version no longer holds; None if it still does.
        source: The act on which the rule rests.
        severity: How grave it is.
        verdict: What the rule said.
    """

    rule: str
    since: date | None
    until: date | None
    source: LegalSource
    severity: Severity
    verdict: Verdict

    @property
    def kind(self) -> VerdictKind:
        """
        Which of the four things the rule said.
        """
        return VERDICT_KINDS[type(self.verdict)]


@attrs.frozen(kw_only=True)
class Replay:
    """
    A trace, weighed again (*riesame*).

    Attributes:
        on: The day as of which the document was judged.
        engine: The engine that judged it, with its version.
        readable: True if the whole document could be read.
        verdicts: Everything that was said, in the order of the rules.
    """

    on: date
    engine: str
    readable: bool
    verdicts: tuple[Replayed, ...]

    @property
    def valid(self) -> bool:
        """
        True if the document could be read and there is no breach of severity error.
        """
        return self.readable and not any(
            isinstance(found.verdict, Breach) and found.severity is Severity.ERROR for found in self.verdicts
        )


def replay(found: str | bytes | Mapping[str, Any]) -> Replay:
    """
    Return what a trace says, with every verdict weighed again by its own facts, figures and comparisons.

    Args:
        found: A trace, as values or as JSON text in UTF-8.

    Raises:
        TraceError: For what is no trace of our format, and for a verdict that its facts do not bear.
    """
    values = found
    if isinstance(values, str | bytes):
        try:
            values = json.loads(values)
        except (ValueError, RecursionError):
            raise TraceError("", Bilingual("non è JSON", "is not JSON")) from None
    root = _Node("", values)
    if root.at("format").text() != TRACE_FORMAT:
        raise root.at("format").wrong(Bilingual(f'scrivere "{TRACE_FORMAT}"', f'write "{TRACE_FORMAT}"'))
    result = Replay(
        on=root.at("on").day(),
        engine=root.at("engine").text(),
        readable=root.at("readable").flag(),
        verdicts=tuple(map(_replayed, root.at("verdicts").items())),
    )
    if result.valid is not root.at("valid").flag():
        raise root.at("valid").wrong(
            Bilingual("le voci della traccia dicono il contrario", "the verdicts of the trace say the contrary")
        )
    return result


def _replayed(node: "_Node") -> Replayed:
    severity = node.at("severity").word(Severity)
    replayed = Replayed(
        rule=node.at("rule").text(),
        since=node.day_or_none("since"),
        until=node.day_or_none("until"),
        source=_read_source(node.at("source")),
        severity=severity,
        verdict=_read_verdict(node, severity),
    )
    doubt = _doubt(replayed.verdict, node)
    if doubt is not None:
        raise node.at("verdict").wrong(doubt)
    return replayed


def _doubt(verdict: Verdict, node: "_Node") -> Bilingual | None:
    """
    Return why the facts of a verdict do not bear it; None if they do.
    """
    if isinstance(verdict, NotApplicable):
        return None
    try:
        holds = compared(verdict.comparisons, verdict.facts, verdict.figures)
    except ContrattiError as error:
        raise TraceError(f"{node.pointer}/comparisons", error.said) from None
    if isinstance(verdict, Missing):
        decided = holds is not None and verdict.cause is MissingCause.EVIDENCE and bool(verdict.comparisons)
        return Bilingual("i fatti la decidono", "the facts decide it") if decided else None
    if not verdict.comparisons or holds is None:
        return Bilingual("i fatti non bastano a dirlo", "the facts are not enough to say it")
    if holds is isinstance(verdict, Kept):
        return None
    return Bilingual("i suoi confronti danno l'esito contrario", "its comparisons come out the other way")


def _read_verdict(node: "_Node", severity: Severity) -> Verdict:
    kind = node.at("verdict").word(VerdictKind)
    message = node.at("message")
    path, said = node.at("path").text(), Bilingual(message.at("it").text(), message.at("en").text())
    facts = tuple(map(_read_fact, node.at("facts").items()))
    if kind is VerdictKind.NOT_APPLICABLE:
        return NotApplicable(path=path, message=said, facts=facts)
    figures = tuple(map(_read_figure, node.at("figures").items()))
    comparisons = tuple(map(_read_comparison, node.at("comparisons").items()))
    if kind is VerdictKind.MISSING:
        return Missing(
            path=path,
            message=said,
            cause=node.at("cause").word(MissingCause),
            parameter=node.at("parameter").text() if node.has("parameter") else "",
            facts=facts,
            figures=figures,
            comparisons=comparisons,
        )
    if kind is VerdictKind.KEPT:
        return Kept(path=path, message=said, facts=facts, figures=figures, comparisons=comparisons)
    return Breach(path=path, message=said, facts=facts, figures=figures, comparisons=comparisons, severity=severity)


def _read_fact(node: "_Node") -> Fact:
    kind = node.at("type").text()
    if kind not in _READERS:
        names = ", ".join(_READERS)
        raise node.at("type").wrong(Bilingual(f"scrivere uno di: {names}", f"write one of: {names}"))
    return Fact(node.at("name").text(), _READERS[kind](node.at("value")))


def _read_figure(node: "_Node") -> Figure:
    return Figure(
        parameter=node.at("parameter").text(),
        kind=node.at("kind").word(ParameterKind),
        value=node.at("value").count_or_text(),
        since=node.day_or_none("since"),
        until=node.day_or_none("until"),
        source=_read_source(node.at("source")),
        checked_on=node.day_or_none("checked_on"),
    )


def _read_comparison(node: "_Node") -> Comparison:
    return Comparison(node.at("left").text(), node.at("relation").word(Relation), node.at("right").text())


def _read_source(node: "_Node") -> LegalSource:
    return LegalSource(node.at("act").text(), node.at("article").text(), node.at("mark").word(Mark))


W = TypeVar("W", bound=Word)
V = TypeVar("V")


@attrs.frozen
class _Node:
    """
    A value of a trace with its JSON Pointer, which is read as one thing or refused.
    """

    pointer: str
    value: object

    def has(self, key: str) -> bool:
        value = self.value
        return isinstance(value, Mapping) and key in cast("Mapping[str, object]", value)

    def at(self, key: str) -> "_Node":
        value = self.value
        if not isinstance(value, Mapping):
            raise self.wrong(Bilingual("scrivere un oggetto { }", "write an object { }"))
        values = cast("Mapping[str, object]", value)
        if key not in values:
            raise TraceError(f"{self.pointer}/{key}", Bilingual("manca", "is missing"))
        return _Node(f"{self.pointer}/{key}", values[key])

    def items(self) -> list["_Node"]:
        value = self.value
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self.wrong(Bilingual("scrivere un elenco [ ]", "write a list [ ]"))
        items = cast("Sequence[object]", value)
        return [_Node(f"{self.pointer}/{index}", item) for index, item in enumerate(items)]

    def text(self) -> str:
        if type(self.value) is not str:
            raise self.wrong(Bilingual("scrivere un testo", "write text"))
        return self.value

    def count(self) -> int:
        if type(self.value) is not int:
            raise self.wrong(Bilingual("scrivere un numero intero", "write a whole number"))
        return self.value

    def flag(self) -> bool:
        if type(self.value) is not bool:
            raise self.wrong(Bilingual("scrivere true o false", "write true or false"))
        return self.value

    def count_or_text(self) -> int | str:
        return self.text() if isinstance(self.value, str) else self.count()

    def word(self, words: type[W]) -> W:
        found = {word.value: word for word in words}.get(self.text())
        if found is None:
            names = ", ".join(word.value for word in words)
            raise self.wrong(Bilingual(f"scrivere uno di: {names}", f"write one of: {names}"))
        return found

    def day(self) -> date:
        return _when(date, "2019-05-01")(self)

    def day_or_none(self, key: str) -> date | None:
        return self.at(key).day() if self.has(key) else None

    def read(self, reader: Callable[[str], V], remedy: Bilingual) -> V:
        try:
            return reader(self.text())
        except ValueError:
            raise self.wrong(remedy) from None

    def wrong(self, remedy: Bilingual) -> TraceError:
        return TraceError(
            self.pointer, Bilingual(f"{shown(self.value)}: {remedy.it}", f"{shown(self.value)}: {remedy.en}")
        )


def _period(text: str) -> Period:
    first, _, last = text.partition("/")
    return Period.inclusive(date.fromisoformat(first), date.fromisoformat(last))


def _when(kind: type[V], example: str) -> Callable[[_Node], V]:
    def read(node: _Node) -> V:
        remedy = Bilingual(f"scrivere {example}", f"write {example}")
        when = node.read(read_when, remedy)
        if not isinstance(when, kind):
            raise node.wrong(remedy)
        return when

    return read


# How the value of a fact is read, by the name of its type in a trace.
_READERS: dict[str, Callable[[_Node], FactValue]] = {
    "flag": _Node.flag,
    "count": _Node.count,
    "text": _Node.text,
    "day": _when(date, "2019-05-01"),
    "month": _when(Month, "2019-05"),
    "year": _when(Year, "2019"),
    "euro": lambda node: node.read(Euro, Bilingual('scrivere "10.00"', 'write "10.00"')),
    "period": lambda node: node.read(
        _period, Bilingual("scrivere 2019-05-01/2019-05-31", "write 2019-05-01/2019-05-31")
    ),
}
