"""
Every figure that law, a tender or a policy sets: dated, with its source and its kind.

Law cannot be overridden. What no law sets has no silent value: a municipality sets it, and the report says so.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word, italian_day, say_day
from contratti_quartiere.errors import NoVersionError, OverrideError, UnknownNameError, shown
from contratti_quartiere.fields import identifier, of, text
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.sources import LegalSource, Mark

__all__ = ["PARAMETERS", "Dated", "Override", "Parameter", "ParameterKind", "Parameters", "refusal"]


class ParameterKind(Word):
    """
    Who sets a figure (*tipo di parametro*).
    """

    LAW = "legge", "law"
    TENDER = "bando", "tender"
    POLICY = "scelta dell'ente", "policy"


@attrs.frozen(kw_only=True)
class Dated:
    """
    A value and the days on which it holds (*valore datato*).

    Attributes:
        value: A count, or a word.
        since: The first day on which it holds; None if it has always held.
        until: The first day on which it no longer holds; None if it still does.
        source: The act that set it.
    """

    value: int | str
    since: date | None = None
    until: date | None = None
    source: LegalSource

    def holds(self, day: date) -> bool:
        """
        Return whether the value holds on a day.
        """
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@attrs.frozen(kw_only=True)
class Parameter:
    """
    One figure, with all the values that it has had (*parametro*).

    Attributes:
        id: Its name.
        kind: Who sets it.
        unit: What it is counted in, or which words it may be.
        label: What it says.
        values: Its values in order of time; empty for a policy that nobody has set.
        words: The words that a value may be; empty if the value is a count, from zero up, or has a form.
        form: The form of a value that is a text, as a regular expression; empty if the value is none.
        checked_on: The day on which a person last confirmed it.
    """

    id: str
    kind: ParameterKind
    unit: Bilingual
    label: Bilingual
    values: tuple[Dated, ...] = ()
    words: tuple[str, ...] = ()
    form: str = ""
    checked_on: date

    def on(self, day: date) -> Dated | None:
        """
        Return the value in force on a day, or None if none was.
        """
        return next((dated for dated in self.values if dated.holds(day)), None)

    def required(self, day: date) -> Dated:
        """
        Return the value in force on a day, for whoever cannot go on without one.

        Raises:
            NoVersionError: If none was: nobody has set the figure, or not for that day.
        """
        found = self.on(day)
        if found is None:
            raise self._without_value(day)
        return found

    def _without_value(self, day: date) -> NoVersionError:
        first = min((dated.since or date.min for dated in self.values), default=None)
        if first is None:
            reason = Bilingual("nessuno l'ha fissato", "nobody has set it")
        elif day < first:
            reason = Bilingual(
                f"i valori noti cominciano {italian_day('il', first)}",
                f"the known values start on {say_day(first, Lang.EN)}",
            )
        else:
            reason = Bilingual("quel giorno non vale nessun valore", "no value holds on that day")
        if self.kind is ParameterKind.LAW:
            remedy = Bilingual(
                "chiedere un giorno in cui un valore è noto", "ask about a day on which a value is known"
            )
        else:
            act = f"PARAMETERS.override({self.id!r}, ..., source='determina 12/2026')"
            remedy = Bilingual(f"fissarlo con un atto: {act}", f"set it by an act: {act}")
        return NoVersionError(self.id, day, first, reason, remedy)


@attrs.frozen
class Override:
    """
    A value that a body set for a parameter in the place of ours (*valore scelto dall'ente*).

    Attributes:
        parameter: The name of the parameter.
        value: The value set.
        source: Who set it and by which act.
        since: The first day on which it holds; None if it has always held.
        until: The first day on which it no longer holds; None if it still does.
    """

    parameter: str = attrs.field(validator=identifier)
    value: int | str
    source: str = attrs.field(validator=text)
    since: date | None = attrs.field(default=None, validator=of(date, type(None)))
    until: date | None = attrs.field(default=None, validator=of(date, type(None)))

    def __attrs_post_init__(self) -> None:
        if self.until is not None and self.until <= (self.since or date.min):
            raise OverrideError(
                self.parameter,
                shown(self.value),
                Bilingual(
                    f"non vale nemmeno un giorno, since={self.since or date.min} until={self.until}",
                    f"does not hold on even one day, since={self.since or date.min} until={self.until}",
                ),
                Bilingual(
                    "scrivere in until il giorno dopo l'ultimo",
                    "write the day after the last as until",
                ),
            )


@attrs.frozen
class Parameters:
    """
    All the figures in force for a validation (*parametri*).

    Attributes:
        known: Every parameter, by our own table, as the overrides left it.
        overrides: What a body set in the place of ours; no two of one parameter hold on the same day.
        body: Whose overrides they are, if a document says so.
    """

    known: tuple[Parameter, ...]
    overrides: tuple[Override, ...] = ()
    body: str = attrs.field(default="", validator=text)

    def __getitem__(self, name: str) -> Parameter:
        """
        Return a parameter by its name, as an override left it.

        Raises:
            UnknownNameError: If there is none of that name.
        """
        for parameter in self.known:
            if parameter.id == name:
                return parameter
        raise UnknownNameError(
            Bilingual("parametro", "parameter"), name, tuple(sorted(parameter.id for parameter in self.known))
        )

    def override(
        self, name: str, value: int | str, *, source: str, since: date | None = None, until: date | None = None
    ) -> "Parameters":
        """
        Return the parameters with one policy or tender figure set by a body, always or on some days only.

        On the days of the override it takes the place of our value and of every earlier override; on the others what
        held before still holds.

        Args:
            name: The name of the parameter.
            value: A count from zero up, or one of the words of the parameter.
            source: Who set it and by which act; it stands in every report.
            since: The first day on which it holds; None if it has always held.
            until: The first day on which it no longer holds; None if it still does.

        Raises:
            UnknownNameError: For a name that does not exist.
            OverrideError: For a figure of law, a value that cannot be, no source, or an end that is not after the
                beginning.
            WrongTypeError: For a day that is no date.

        Examples:
            >>> figures = PARAMETERS.override("notice_days", 30, source="determina 12/2026", since=date(2018, 1, 1))
            >>> figures["notice_days"].on(date(2017, 12, 31)) is None
            True
        """
        parameter = self[name]
        refused = refusal(parameter, value) or _unnamed(source)
        if refused is not None:
            raise OverrideError(name, shown(value), *refused)
        override = Override(name, value, source, since, until)
        dated = Dated(value=value, since=since, until=until, source=LegalSource(source, mark=Mark.POLICY))
        values = [left for old in parameter.values for left in _left_of(old, override)]
        values.append(dated)
        values.sort(key=_beginning)
        others = (
            left for old in self.overrides for left in (_left_of(old, override) if old.parameter == name else (old,))
        )
        return attrs.evolve(
            self,
            known=tuple(attrs.evolve(p, values=tuple(values)) if p is parameter else p for p in self.known),
            overrides=(*others, override),
        )


_Held = TypeVar("_Held", Dated, Override)


def _beginning(held: Dated | Override) -> date:
    return held.since or date.min


def _left_of(old: _Held, override: Override) -> Iterator[_Held]:
    """
    Yield what an override leaves of an older value: the days before its own, and those after.
    """
    since, until = override.since, override.until
    if since is not None and _beginning(old) < since:
        yield attrs.evolve(old, until=since if old.until is None else min(old.until, since))
    if until is not None and (old.until is None or until < old.until):
        yield attrs.evolve(old, since=max(_beginning(old), until))


def refusal(parameter: Parameter, value: object) -> tuple[Bilingual, Bilingual] | None:
    """
    Return why a body cannot set a parameter to a value, and what would be right; None if it can.
    """
    if parameter.kind is ParameterKind.LAW:
        return (
            Bilingual("lo fissa la legge", "the law sets it"),
            Bilingual("togliere la modifica", "take the override away"),
        )
    if parameter.words and value not in parameter.words:
        words = ", ".join(parameter.words)
        return (
            Bilingual("non è fra le parole ammesse", "is not among the words allowed"),
            Bilingual(f"scrivere una di: {words}", f"write one of: {words}"),
        )
    if parameter.form and (type(value) is not str or not re.fullmatch(parameter.form, value)):
        return (
            Bilingual("non ha la forma del parametro", "has not the form of the parameter"),
            Bilingual(f"scrivere {parameter.unit.it}", f"write {parameter.unit.en}"),
        )
    if not parameter.words and not parameter.form and (type(value) is not int or value < 0):
        return (
            Bilingual("non è un numero intero da zero in su", "is not a whole number from zero up"),
            Bilingual(f"scrivere {parameter.unit.it}", f"write {parameter.unit.en}"),
        )
    return None


def _unnamed(source: object) -> tuple[Bilingual, Bilingual] | None:
    if type(source) is str and source.strip():
        return None
    return (
        Bilingual("manca chi l'ha deciso", "nobody is named who set it"),
        Bilingual("indicare l'atto: source='determina 12/2026'", "name the act: source='determina 12/2026'"),
    )


_CHECKED = date(2026, 11, 22)

PARAMETERS = Parameters(
    (
        Parameter(
            id="procurement_code",
            kind=ParameterKind.LAW,
            unit=Bilingual("codice dei contratti pubblici", "public procurement code"),
            label=Bilingual(
                "Il codice che si applica, secondo il giorno di pubblicazione del bando",
                "The code that applies, by the day on which the notice was published",
            ),
            values=(
                Dated(
                    value="DLgs 163/2006",
                    since=date(2006, 7, 1),
                    until=date(2016, 4, 20),
                    source=LegalSource("ANAC, comunicato 3.5.2016", "", Mark.SOURCE),
                ),
                Dated(
                    value="DLgs 50/2016",
                    since=date(2016, 4, 20),
                    until=date(2023, 7, 1),
                    source=LegalSource("ANAC, comunicato 3.5.2016", "", Mark.SOURCE),
                ),
                Dated(
                    value="DLgs 36/2023",
                    since=date(2023, 7, 1),
                    source=LegalSource("DLgs 36/2023", "art. 226 c. 2 a-b, testo del 31.3.2023", Mark.SOURCE),
                ),
            ),
            words=("DLgs 163/2006", "DLgs 50/2016", "DLgs 36/2023"),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="standstill_days",
            kind=ParameterKind.LAW,
            unit=Bilingual("giorni", "days"),
            label=Bilingual(
                "I giorni fra l'ultima comunicazione dell'aggiudicazione e la stipula, dove il termine è di legge",
                "The days between the last communication of the award and the signing, where the term is law",
            ),
            values=(
                Dated(
                    value=30,
                    since=date(2006, 7, 1),
                    until=date(2010, 4, 27),
                    source=LegalSource("DLgs 163/2006", "art. 11 c. 10", Mark.KNOWN),
                ),
                Dated(
                    value=35,
                    since=date(2010, 4, 27),
                    until=date(2016, 4, 20),
                    source=LegalSource("DLgs 163/2006", "art. 11 c. 10, DLgs 53/2010", Mark.KNOWN),
                ),
                Dated(
                    value=35,
                    since=date(2016, 4, 20),
                    until=date(2023, 7, 1),
                    source=LegalSource("DLgs 50/2016", "art. 32 c. 9", Mark.KNOWN),
                ),
                Dated(
                    value=35,
                    since=date(2023, 7, 1),
                    until=date(2024, 12, 31),
                    source=LegalSource("DLgs 36/2023", "art. 18 c. 3, testo del 31.3.2023", Mark.SOURCE),
                ),
                Dated(
                    value=32,
                    since=date(2024, 12, 31),
                    source=LegalSource("DLgs 36/2023", "art. 18 c. 3, DLgs 209/2024", Mark.COMMENTARY),
                ),
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="ordinary_vat_rate",
            kind=ParameterKind.LAW,
            unit=Bilingual("per cento", "per cent"),
            label=Bilingual(
                "L'aliquota IVA ordinaria: serve solo a riconoscere un importo scritto forse al lordo",
                "The ordinary rate of VAT: only to recognise an amount that was perhaps typed gross",
            ),
            values=(
                Dated(value=22, since=date(2013, 10, 1), source=LegalSource("DPR 633/1972", "art. 16", Mark.KNOWN)),
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="advance_share",
            kind=ParameterKind.LAW,
            unit=Bilingual("per cento del prezzo", "per cent of the price"),
            label=Bilingual(
                "L'anticipazione sul prezzo, secondo il giorno del bando; i documenti di gara possono alzarla",
                "The advance on the price, by the day of the notice; the tender documents may raise it",
            ),
            values=(
                Dated(
                    value=20,
                    since=date(2016, 4, 20),
                    until=date(2023, 7, 1),
                    source=LegalSource("DLgs 50/2016", "art. 35 c. 18", Mark.KNOWN),
                ),
                Dated(
                    value=20,
                    since=date(2023, 7, 1),
                    source=LegalSource("DLgs 36/2023", "art. 125 c. 1, testo del 31.3.2023", Mark.SOURCE),
                ),
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="days_for_offers",
            kind=ParameterKind.POLICY,
            unit=Bilingual("giorni", "days"),
            label=Bilingual("I giorni fra bando e scadenza delle offerte", "The days from notice to offers due"),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="days_for_evaluation",
            kind=ParameterKind.POLICY,
            unit=Bilingual("giorni", "days"),
            label=Bilingual("I giorni per valutare le offerte", "The days to evaluate the offers"),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="days_for_checks",
            kind=ParameterKind.POLICY,
            unit=Bilingual("giorni", "days"),
            label=Bilingual(
                "I giorni per le verifiche su chi vince e per comunicare l'aggiudicazione",
                "The days to check the winner and to communicate the award",
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="difference_days_worth_showing",
            kind=ParameterKind.POLICY,
            unit=Bilingual("giorni", "days"),
            label=Bilingual(
                "Sotto quanti giorni una differenza fra previsto e avvenuto non è mostrata; senza, si mostrano tutte",
                "Below how many days a difference between planned and served is not shown; unset, all are",
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="notice_days",
            kind=ParameterKind.POLICY,
            unit=Bilingual("giorni", "days"),
            label=Bilingual(
                "I giorni fra la notifica del preavviso e il trasloco; altrove: USA 90, RAD 30",
                "The days from the notification of the notice to the move; elsewhere: US 90, RAD 30",
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="stay_limit_months",
            kind=ParameterKind.POLICY,
            unit=Bilingual("mesi", "months"),
            label=Bilingual(
                "Dopo quanti mesi fuori si apre una scelta scritta; altrove: RAD 12",
                "After how many months away a written choice is opened; elsewhere: RAD 12",
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="release_days",
            kind=ParameterKind.POLICY,
            unit=Bilingual("giorni", "days"),
            label=Bilingual(
                "I giorni per rilasciare l'alloggio dopo la notifica; 30 in un decreto del 2008",
                "The days to release the dwelling after the notification; 30 in one decree of 2008",
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="secure_within_days",
            kind=ParameterKind.POLICY,
            unit=Bilingual("giorni", "days"),
            label=Bilingual(
                "Entro quanti giorni un alloggio liberato è messo in sicurezza o consegnato al cantiere",
                "Within how many days a vacated dwelling is secured or handed to the site",
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="one_offer_at_a_time",
            kind=ParameterKind.POLICY,
            unit=Bilingual("sì o no", "sì or no"),
            label=Bilingual(
                "Se un alloggio può stare in una sola proposta aperta; negli USA se ne fanno tre insieme",
                "Whether a dwelling may stand in one open offer only; in the US three are made at once",
            ),
            words=("sì", "no"),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="savings_must_be_verified",
            kind=ParameterKind.POLICY,
            unit=Bilingual("sì o no", "sì or no"),
            label=Bilingual(
                "Se un'economia va accertata prima di essere riusata, come fece la vigilanza per Stadera nel 2015",
                "Whether a saving must be verified before it is re-used, as the board did for Stadera in 2015",
            ),
            words=("sì", "no"),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="small_number",
            kind=ParameterKind.POLICY,
            unit=Bilingual("persone o richieste", "people or requests"),
            label=Bilingual(
                "Sotto quale numero un conteggio di persone non è mostrato negli indicatori che escono",
                "Below which number a count of people is not shown in indicators that go out",
            ),
            values=(
                Dated(
                    value=5,
                    source=LegalSource(
                        "GDPR",
                        "artt. 4(5) e 5, considerando 26 (noti, da confermare); la cifra è una scelta",
                        Mark.POLICY,
                    ),
                ),
            ),
            checked_on=_CHECKED,
        ),
        Parameter(
            id="size_bands",
            kind=ParameterKind.POLICY,
            unit=Bilingual(
                "fasce di metri quadrati da 1 componente in su, come 28-46 38-55 78-",
                "bands of square metres from 1 member up, as 28-46 38-55 78-",
            ),
            label=Bilingual(
                "La superficie dell'alloggio assegnato a seconda dei componenti; l'ultima fascia vale anche oltre",
                "The floor area of the dwelling assigned, by members; the last band holds beyond too",
            ),
            values=(
                Dated(
                    value="28-46 38-55 48-65 58-80 68-93 78-",
                    # Its publication; the day on which it took effect was not read.
                    since=date(2017, 8, 8),
                    source=LegalSource("R.R. Lombardia 4/2017", "fasce come nel bando di Rho del 2024", Mark.KNOWN),
                ),
            ),
            form=r"[0-9]{1,4}-[0-9]{0,4}( [0-9]{1,4}-[0-9]{0,4})*",
            checked_on=_CHECKED,
        ),
        Parameter(
            id="missing_day",
            kind=ParameterKind.POLICY,
            unit=Bilingual("lettura", "reading"),
            label=Bilingual(
                "L'ultimo giorno di un servizio il cui anniversario (29, 30, 31) non esiste",
                "The last day of a service whose anniversary (29, 30, 31) does not exist",
            ),
            values=(
                Dated(
                    value=MissingDay.LAST_DAY_IS_END.value,
                    source=LegalSource("c.c.", "art. 2963 c. 5, per analogia", Mark.OPEN),
                ),
            ),
            words=tuple(reading.value for reading in MissingDay),
            checked_on=_CHECKED,
        ),
    )
)
"""Every figure that the library knows, as law and our own table set it."""
