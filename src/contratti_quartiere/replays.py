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
from contratti_quartiere.dated_values import Dated, ParameterKind
from contratti_quartiere.dates import Month, Year, read_when
from contratti_quartiere.errors import ContrattiError, TraceError, shown
from contratti_quartiere.facts import Comparison, Fact, FactValue, Figure, Relation, compared
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.periods import Period
from contratti_quartiere.rules import RULES
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.traces import TRACE_FORMAT, VERDICT_KINDS, VerdictKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Rule, Severity, Verdict

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


@attrs.frozen
class _Library:
    """
    What a trace is held against: the rules, and the figures of law.
    """

    rules: Sequence[Rule]
    parameters: Parameters


def replay(
    found: str | bytes | Mapping[str, Any],
    *,
    rules: Sequence[Rule] = RULES,
    parameters: Parameters = PARAMETERS,
) -> Replay:
    """
    Return what a trace says, with every verdict weighed again by its own facts, figures and comparisons.

    The rules that it names must be rules of ours, with their versions and sources, and its figures of law those that
    we know. That its facts are those of the document only the document can say.

    Args:
        found: A trace, as values or as JSON text in UTF-8.
        rules: The rules that a trace may name.
        parameters: The figures of law that it may use.

    Raises:
        TraceError: For what is no trace of our format, for a rule or a figure of law that is none of ours, and for a
            verdict that its facts do not bear.
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
    root.only("format", "on", "engine", "readable", "valid", "checked", "verdicts")
    library = _Library(rules, parameters)
    result = Replay(
        on=root.at("on").day(),
        engine=root.at("engine").text(),
        readable=root.at("readable").flag(),
        verdicts=tuple(_verdict_of(node, library) for node in root.at("verdicts").items()),
    )
    checked = [node.text() for node in root.at("checked").items()]
    if {*checked} != {replayed.rule for replayed in result.verdicts}:
        raise root.at("checked").wrong(
            Bilingual("le voci non sono di queste regole", "the verdicts are not of these rules")
        )
    if result.valid is not root.at("valid").flag():
        raise root.at("valid").wrong(
            Bilingual("le voci della traccia dicono il contrario", "the verdicts of the trace say the contrary")
        )
    return result


_COMMON = ("verdict", "path", "message", "facts", "selected_by", "rule", "severity", "source", "since", "until")
_COMPARED = (*_COMMON, "figures", "comparisons")
_KEYS = {
    VerdictKind.BREACH: _COMPARED,
    VerdictKind.KEPT: _COMPARED,
    VerdictKind.MISSING: (*_COMPARED, "cause", "parameter"),
    VerdictKind.NOT_APPLICABLE: _COMMON,
}


def _verdict_of(node: "_Node", library: _Library) -> Replayed:
    try:
        return _replayed(node, library)
    except TraceError:
        raise
    except ContrattiError as error:
        # What a record of ours refuses of its values is no trace either.
        raise TraceError(node.pointer, error.said) from None


def _replayed(node: "_Node", library: _Library) -> Replayed:
    node.only(*_KEYS[node.at("verdict").word(VerdictKind)])
    severity = node.at("severity").word(Severity)
    replayed = Replayed(
        rule=node.at("rule").text(),
        since=node.day_or_none("since"),
        until=node.day_or_none("until"),
        source=_read_source(node.at("source")),
        severity=severity,
        verdict=_read_verdict(node, severity),
    )
    if not any(_is_of(rule, replayed) for rule in library.rules):
        raise node.at("rule").wrong(
            Bilingual(
                "non è una regola nota, in questa versione e con questa fonte; darla con rules=",
                "is no rule that is known, in this version and with this source; give it by rules=",
            )
        )
    _check_figures(node, replayed.verdict, library.parameters)
    doubt = _doubt(replayed.verdict, node)
    if doubt is not None:
        raise node.at("verdict").wrong(doubt)
    return replayed


def _is_of(rule: Rule, replayed: Replayed) -> bool:
    return (rule.id, rule.since, rule.until, rule.source) == (
        replayed.rule,
        replayed.since,
        replayed.until,
        replayed.source,
    )


def _check_figures(node: "_Node", verdict: Verdict, parameters: Parameters) -> None:
    """
    Refuse a figure that is of another kind than the parameter, or one of law that law does not set so.
    """
    if isinstance(verdict, NotApplicable):
        return
    known = {parameter.id: parameter for parameter in parameters.known}
    for index, figure in enumerate(verdict.figures):
        parameter = known.get(figure.parameter)
        values = () if parameter is None else parameter.values
        of_law = parameter is not None and parameter.kind is ParameterKind.LAW
        alike = parameter is not None and figure.kind is parameter.kind
        if not alike or (of_law and not any(_is_value(dated, figure) for dated in values)):
            raise (
                node.at("figures")
                .items()[index]
                .at("value")
                .wrong(Bilingual("non è la cifra nota di quel nome", "is not the figure that is known by that name"))
            )


def _is_value(dated: Dated, figure: Figure) -> bool:
    return (dated.value, dated.since, dated.until, dated.source) == (
        figure.value,
        figure.since,
        figure.until,
        figure.source,
    )


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
    message.only("it", "en")
    path, said = node.at("path").pointer_text(), Bilingual(message.at("it").text(), message.at("en").text())
    facts = tuple(map(_read_fact, node.at("facts").items()))
    selected = tuple(map(_read_fact, node.at("selected_by").items())) if node.has("selected_by") else ()
    if kind is VerdictKind.NOT_APPLICABLE:
        return NotApplicable(path=path, message=said, facts=facts, selected_by=selected)
    figures = tuple(map(_read_figure, node.at("figures").items()))
    comparisons = tuple(map(_read_comparison, node.at("comparisons").items()))
    if kind is VerdictKind.MISSING:
        return Missing(
            path=path,
            message=said,
            cause=node.at("cause").word(MissingCause),
            parameter=node.at("parameter").name() if node.has("parameter") else "",
            facts=facts,
            figures=figures,
            comparisons=comparisons,
            selected_by=selected,
        )
    if kind is VerdictKind.KEPT:
        return Kept(
            path=path, message=said, facts=facts, figures=figures, comparisons=comparisons, selected_by=selected
        )
    return Breach(
        path=path,
        message=said,
        facts=facts,
        figures=figures,
        comparisons=comparisons,
        severity=severity,
        selected_by=selected,
    )


def _read_fact(node: "_Node") -> Fact:
    node.only("name", "type", "value")
    kind = node.at("type").text()
    if kind not in _READERS:
        names = ", ".join(_READERS)
        raise node.at("type").wrong(Bilingual(f"scrivere uno di: {names}", f"write one of: {names}"))
    return Fact(node.at("name").name(), _READERS[kind](node.at("value")))


def _read_figure(node: "_Node") -> Figure:
    node.only("parameter", "kind", "value", "since", "until", "source", "checked_on")
    return Figure(
        parameter=node.at("parameter").name(),
        kind=node.at("kind").word(ParameterKind),
        value=node.at("value").count_or_text(),
        since=node.day_or_none("since"),
        until=node.day_or_none("until"),
        source=_read_source(node.at("source")),
        checked_on=node.day_or_none("checked_on"),
    )


def _read_comparison(node: "_Node") -> Comparison:
    node.only("left", "relation", "right")
    return Comparison(node.at("left").text(), node.at("relation").word(Relation), node.at("right").text())


def _read_source(node: "_Node") -> LegalSource:
    node.only("act", "article", "mark")
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

    def values(self) -> Mapping[str, object]:
        value = self.value
        if not isinstance(value, Mapping):
            raise self.wrong(Bilingual("scrivere un oggetto { }", "write an object { }"))
        return cast("Mapping[str, object]", value)

    def at(self, key: str) -> "_Node":
        values = self.values()
        if key not in values:
            raise TraceError(f"{self.pointer}/{key}", Bilingual("manca", "is missing"))
        return _Node(f"{self.pointer}/{key}", values[key])

    def items(self) -> list["_Node"]:
        value = self.value
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self.wrong(Bilingual("scrivere un elenco [ ]", "write a list [ ]"))
        items = cast("Sequence[object]", value)
        return [_Node(f"{self.pointer}/{index}", item) for index, item in enumerate(items)]

    def only(self, *keys: str) -> None:
        for key in self.values():
            if key not in keys:
                raise TraceError(
                    f"{self.pointer}/{key}", Bilingual("chiave sconosciuta; toglierla", "unknown key; take it away")
                )

    def pointer_text(self) -> str:
        text = self.text()
        if text and not text.startswith("/"):
            raise self.wrong(Bilingual("scrivere un JSON Pointer, /tenders/0", "write a JSON Pointer, /tenders/0"))
        return text

    def text(self) -> str:
        if type(self.value) is not str:
            raise self.wrong(Bilingual("scrivere un testo", "write text"))
        if not self.value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in self.value):
            raise self.wrong(Bilingual("scrivere caratteri interi", "write whole characters"))
        return self.value

    def name(self) -> str:
        text = self.text()
        if not text:
            raise self.wrong(Bilingual("scrivere un nome", "write a name"))
        return text

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
    days = date.fromisoformat(first), date.fromisoformat(last)
    # Python reads other forms of ISO 8601, too, which no trace of ours has.
    if f"{days[0]}/{days[1]}" != text:
        raise ValueError(text)
    return Period.inclusive(*days)


def _euro(text: str) -> Euro:
    found = Euro(text)
    if found.amount != text:
        raise ValueError(text)
    return found


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
    "euro": lambda node: node.read(_euro, Bilingual('scrivere "10.00"', 'write "10.00"')),
    "period": lambda node: node.read(
        _period, Bilingual("scrivere 2019-05-01/2019-05-31", "write 2019-05-01/2019-05-31")
    ),
}
