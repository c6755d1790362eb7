"""
The errors: each says in both languages what is wrong and what to do, and carries the facts as fields.
"""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import attrs
import pytest

from contratti_quartiere import errors
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import DwellingEvent, DwellingState
from contratti_quartiere.errors import (
    BookingError,
    CalendarNeededError,
    ContrattiError,
    DocumentError,
    DuplicateIdentifierError,
    ExceededError,
    FrameError,
    IllegalTransitionError,
    InvalidCodeError,
    MalformedValueError,
    MissingExtraError,
    NoVersionError,
    OpenCaseError,
    OverrideError,
    Problem,
    RequestOrderError,
    SplitError,
    TraceError,
    UnbalancedError,
    UnknownNameError,
    UnmeasuredError,
    WindowError,
    WrongTypeError,
    shown,
    type_shown,
)
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState
from contratti_quartiere.requests import RequestStep

REASON = Bilingual("non va", "will not do")
REMEDY = Bilingual("scrivere meglio", "write better")
DWELLING = Bilingual("alloggio", "dwelling")

# Each error with the builtin it also is, and its sentences in Italian and in English.
SENTENCES: list[tuple[ContrattiError, type[Exception], str, str]] = [
    (
        WrongTypeError.of("Lot.title", 7, REMEDY),
        TypeError,
        "Lot.title: trovato 7 (numero intero); scrivere meglio",
        "Lot.title: found 7 (whole number); write better",
    ),
    (
        MalformedValueError(Bilingual("importo", "amount"), "'1,5'", REASON, REMEDY),
        ValueError,
        "importo '1,5': non va; scrivere meglio",
        "amount '1,5': will not do; write better",
    ),
    (
        InvalidCodeError("CIG", "B7E26B1DC8", "check_characters", REASON, REMEDY),
        ValueError,
        "CIG 'B7E26B1DC8': non va; scrivere meglio",
        "CIG 'B7E26B1DC8': will not do; write better",
    ),
    (
        SplitError(REASON, REMEDY),
        ValueError,
        "non va; scrivere meglio",
        "will not do; write better",
    ),
    (
        WindowError("proroga", date(2019, 5, 1), REASON, REMEDY),
        ValueError,
        "proroga 2019-05-01: non va; scrivere meglio",
        "proroga 2019-05-01: will not do; write better",
    ),
    (
        CalendarNeededError("europeo"),
        LookupError,
        (
            "slittamento «europeo» senza calendario dei festivi; passare is_holiday=, una funzione da data a vero o"
            " falso, oppure RollOver.NONE"
        ),
        (
            "roll-over 'europeo' without a calendar of holidays; pass is_holiday=, a function from a date to true or"
            " false, or RollOver.NONE"
        ),
    ),
    (
        DuplicateIdentifierError("Programme.tenders", "gara-1", 0, 2),
        ValueError,
        (
            "Programme.tenders: l'identificativo 'gara-1' sta nelle posizioni 0 e 2; dare a ogni voce un"
            " identificativo suo"
        ),
        (
            "Programme.tenders: the identifier 'gara-1' stands at positions 0 and 2; give each record an identifier"
            " of its own"
        ),
    ),
    (
        UnknownNameError(Bilingual("regola", "rule"), "lots", ("cig", "lotti")),
        LookupError,
        "regola 'lots': non esiste; sono: cig, lotti",
        "rule 'lots': there is none; there are: cig, lotti",
    ),
    (
        OverrideError("giorni", "-1", REASON, REMEDY),
        ValueError,
        "parametro 'giorni' = -1: non va; scrivere meglio",
        "parameter 'giorni' = -1: will not do; write better",
    ),
    (
        NoVersionError("giorni", date(2018, 5, 8), None, REASON, REMEDY),
        LookupError,
        "'giorni' all'8 maggio 2018: non va; scrivere meglio",
        "'giorni' as of 8 May 2018: will not do; write better",
    ),
    (
        TraceError("/verdicts/0", REASON),
        ValueError,
        "traccia /verdicts/0: non va",
        "trace /verdicts/0: will not do",
    ),
    (
        FrameError("giorno", 2, REASON, REMEDY),
        ValueError,
        "colonna 'giorno', riga 2: non va; scrivere meglio",
        "column 'giorno', row 2: will not do; write better",
    ),
    (
        MissingExtraError("cli"),
        ImportError,
        "manca un pacchetto; installare: pip install 'contratti-quartiere[cli]'",
        "a package is missing; install: pip install 'contratti-quartiere[cli]'",
    ),
    (
        IllegalTransitionError(
            machine=DWELLING,
            state=DwellingState.VACATED,
            event=DwellingEvent.REOCCUPY,
            on=date(2018, 5, 1),
            before=None,
            allowed=(DwellingEvent.SECURE, DwellingEvent.SQUAT),
            possible_from=(DwellingState.READY,),
            position=1,
        ),
        ValueError,
        (
            "alloggio «liberato»: «rioccupa» (1° maggio 2018) non può avvenire; sono possibili: metti_in_sicurezza,"
            " occupa_abusivamente. «rioccupa» parte da: pronto"
        ),
        (
            "dwelling 'vacated': 'reoccupy' (1 May 2018) cannot happen; what may: secure, squat. 'reoccupy' starts"
            " from: ready"
        ),
    ),
    (
        RequestOrderError("R1", RequestStep.CLOSING, date(2014, 5, 4), RequestStep.RECEIPT, date(2014, 5, 5)),
        ValueError,
        "richiesta 'R1': chiusura del 4 maggio 2014: viene prima di: ricezione del 5 maggio 2014; correggere il giorno",
        "request 'R1': closing of 4 May 2014: comes before: receipt of 5 May 2014; mend the day",
    ),
    (
        BookingError("V1", "H2", "H1", date(2018, 1, 10), date(2018, 10, 20)),
        ValueError,
        (
            "alloggio 'V1': per 'H2' non si può prenotare, è di 'H1' dal 10 gennaio 2018 al 20 ottobre 2018;"
            " scegliere altri giorni o alloggio"
        ),
        (
            "dwelling 'V1': cannot be booked for 'H2', it is taken by 'H1' from 10 January 2018 to 20 October 2018;"
            " choose other days or another dwelling"
        ),
    ),
    (
        OpenCaseError(
            "H1",
            "caso-1",
            RelocationState.UNDER_ORDER_AWAY,
            (RelocationEvent.REVOKE_ORDER_AWAY, RelocationEvent.VACATE),
        ),
        ValueError,
        (
            "nucleo 'H1': ha già un caso aperto, 'caso-1', «rilascio_fuori»; proseguire quello (revoca_decreto_fuori,"
            " rilasciato), o aprirne un altro quando è concluso, con previous_case"
        ),
        (
            "household 'H1': has an open case already, 'caso-1', 'under order away'; go on with that one (revoke order"
            " away, vacate), or open another when it has ended, with previous_case"
        ),
    ),
    (
        ExceededError(
            Bilingual("pagamento", "payment"),
            Euro("520000.00"),
            Euro("500000.00"),
            Bilingual("resta da pagare", "left to pay"),
            REMEDY,
        ),
        ValueError,
        "pagamento: chiesti 520.000,00 €, disponibili 500.000,00 € (resta da pagare); scrivere meglio",
        "payment: €520,000.00 wanted, €500,000.00 there (left to pay); write better",
    ),
    (
        UnbalancedError("cabina-2014", Euro("7000000.00"), Euro("6500000.00")),
        ValueError,
        (
            "decisione 'cabina-2014': escono 7.000.000,00 €, entrano 6.500.000,00 €; scrivere anche ciò che entra nel"
            " programma o ne esce"
        ),
        (
            "decision 'cabina-2014': €7,000,000.00 given, €6,500,000.00 taken; write down what enters the programme"
            " or leaves it too"
        ),
    ),
    (
        UnmeasuredError("lavori", ("lotto-1", "lotto-2"), (REASON, Bilingual("costo ignoto", "cost unknown"))),
        LookupError,
        (
            "criterio 'lavori': non si possono misurare i lotti lotto-1, lotto-2: non va; costo ignoto; completare i"
            " dati, o usare un altro criterio"
        ),
        (
            "criterion 'lavori': the lots lotto-1, lotto-2 cannot be measured: will not do; cost unknown; complete the"
            " data, or use another criterion"
        ),
    ),
    (
        DocumentError((Problem("", "format", REASON), Problem("/lots/0/title", "type", REMEDY))),
        ValueError,
        "non va\n/lots/0/title: scrivere meglio",
        "will not do\n/lots/0/title: write better",
    ),
]

each_error = pytest.mark.parametrize("error", [pytest.param(row[0], id=type(row[0]).__name__) for row in SENTENCES])


class Family(StrEnum):
    """
    A text that is also a name.
    """

    SMART = "smartCIG"


def names(error: ContrattiError) -> list[str]:
    """
    Return the names of the fields of an error.
    """
    kind = type(error)
    assert attrs.has(kind)
    return [field.name for field in attrs.fields(kind)]


def facts(error: ContrattiError) -> dict[str, object]:
    """
    Return the fields of an error by name.
    """
    return {name: getattr(error, name) for name in names(error)}


def through_pickle(error: ContrattiError) -> ContrattiError:
    """
    Return an error as another process receives it.
    """
    received: ContrattiError = pickle.loads(pickle.dumps(error))  # our own bytes
    return received


def test_every_error_is_told_here() -> None:
    """
    No class of error of the module is missing from the sentences above.
    """
    public = [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")]

    assert set(public) - {ContrattiError} == {type(row[0]) for row in SENTENCES}


@pytest.mark.parametrize(
    ("error", "italian"), [pytest.param(row[0], row[2], id=type(row[0]).__name__) for row in SENTENCES]
)
def test_italian_sentence(error: ContrattiError, italian: str) -> None:
    """
    The Italian sentence says what is wrong, the value, and what would be right.
    """
    assert italian == error.said.it


@pytest.mark.parametrize(
    ("error", "english"), [pytest.param(row[0], row[3], id=type(row[0]).__name__) for row in SENTENCES]
)
def test_english_sentence(error: ContrattiError, english: str) -> None:
    """
    The English sentence is what a traceback shows.
    """
    assert (english, english) == (error.said.en, str(error))


@pytest.mark.parametrize(
    ("error", "builtin"), [pytest.param(row[0], row[1], id=type(row[0]).__name__) for row in SENTENCES]
)
def test_kind(error: ContrattiError, builtin: type[Exception]) -> None:
    """
    Each error is ours and the builtin that fits, so that either name catches it.
    """
    assert isinstance(error, ContrattiError)
    assert isinstance(error, builtin)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(copy.copy, id="copy"),
        pytest.param(copy.deepcopy, id="deepcopy"),
        pytest.param(through_pickle, id="pickle"),
    ],
)
@each_error
def test_copies_keep_the_facts(error: ContrattiError, again: Callable[[ContrattiError], ContrattiError]) -> None:
    """
    An error that crosses to another process says there what it says here.
    """
    copied = again(error)

    assert (type(error), facts(error), error.said) == (type(copied), facts(copied), copied.said)


@each_error
def test_error_is_frozen(error: ContrattiError) -> None:
    """
    The facts of an error cannot be changed.
    """
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(error, names(error)[0], "altro")


@each_error
def test_error_can_be_raised(error: ContrattiError) -> None:
    """
    Raising an error leaves it the same object, with a traceback.
    """
    with pytest.raises(ContrattiError) as caught:
        raise error

    assert error is caught.value


def test_base_says_its_message() -> None:
    """
    The base of all errors says in both languages what it was given.
    """
    assert Bilingual("così", "così") == ContrattiError("così").said


def impossible(**changes: Any) -> IllegalTransitionError:
    """
    Return the error for a step that comes after the end of a history, or a change of it.
    """
    error = IllegalTransitionError(
        machine=DWELLING,
        state=DwellingState.SUPPRESSED,
        event=DwellingEvent.MAKE_READY,
        on=date(2018, 5, 2),
        before=None,
        allowed=(),
        possible_from=(DwellingState.VACATED, DwellingState.SECURED, DwellingState.ACCEPTED),
        position=3,
    )
    return attrs.evolve(error, **changes)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(
            impossible(),
            Bilingual(
                "alloggio «soppresso»: «rendi_pronto» (2 maggio 2018) non può avvenire; è uno stato finale, restano"
                " solo le annotazioni. «rendi_pronto» parte da: liberato, messo_in_sicurezza, collaudato",
                "dwelling 'suppressed': 'make ready' (2 May 2018) cannot happen; it is a final state, only annotations"
                " are left. 'make ready' starts from: vacated, secured, accepted",
            ),
            id="after the end",
        ),
        pytest.param(
            impossible(on=None),
            Bilingual(
                "alloggio «soppresso»: «rendi_pronto» non può avvenire; è uno stato finale, restano solo le"
                " annotazioni. «rendi_pronto» parte da: liberato, messo_in_sicurezza, collaudato",
                "dwelling 'suppressed': 'make ready' cannot happen; it is a final state, only annotations are left."
                " 'make ready' starts from: vacated, secured, accepted",
            ),
            id="only asked about",
        ),
        pytest.param(
            impossible(before=date(2018, 5, 3)),
            Bilingual(
                "alloggio «soppresso»: «rendi_pronto» (2 maggio 2018) è prima del passo precedente (3 maggio 2018);"
                " correggere il giorno, o mettere il passo al posto del suo giorno. Dopo il precedente è uno stato"
                " finale, restano solo le annotazioni",
                "dwelling 'suppressed': 'make ready' (2 May 2018) is before the step that precedes it (3 May 2018);"
                " mend the day, or put the step in the place of its day. After the preceding one it is a final"
                " state, only annotations are left",
            ),
            id="a day before the last step",
        ),
        pytest.param(
            impossible(before=date(2018, 5, 3), state=None, allowed=()),
            Bilingual(
                "alloggio: «rendi_pronto» (2 maggio 2018) è prima del passo precedente (3 maggio 2018); correggere il"
                " giorno, o mettere il passo al posto del suo giorno",
                "dwelling: 'make ready' (2 May 2018) is before the step that precedes it (3 May 2018); mend the day, or"
                " put the step in the place of its day",
            ),
            id="a day before the last step, after one that could not be read",
        ),
        pytest.param(
            BookingError("V1", "H2", "H1", date(2018, 1, 8), None),
            Bilingual(
                "alloggio 'V1': per 'H2' non si può prenotare, è di 'H1' dall'8 gennaio 2018 senza fine nota;"
                " scegliere altri giorni o alloggio",
                "dwelling 'V1': cannot be booked for 'H2', it is taken by 'H1' from 8 January 2018 with no known end;"
                " choose other days or another dwelling",
            ),
            id="booked with an open end",
        ),
        pytest.param(
            BookingError("V1", "H2", "H1", date(2018, 1, 1), date(2018, 1, 11)),
            Bilingual(
                "alloggio 'V1': per 'H2' non si può prenotare, è di 'H1' dal 1° gennaio 2018 all'11 gennaio 2018;"
                " scegliere altri giorni o alloggio",
                "dwelling 'V1': cannot be booked for 'H2', it is taken by 'H1' from 1 January 2018 to 11 January 2018;"
                " choose other days or another dwelling",
            ),
            id="booked, days that begin with a vowel",
        ),
    ],
)
def test_other_sentences(error: ContrattiError, said: Bilingual) -> None:
    """
    An error whose facts are others says another sentence.
    """
    assert said == error.said


def test_further_steps_do_not_lengthen_the_sentence() -> None:
    """
    The first step that cannot have happened speaks; the further ones are carried beside it.
    """
    error = impossible(further=(impossible(position=4),))

    assert (impossible().said, [4]) == (error.said, [further.position for further in error.further])


def test_what_is_gone_through_is_told_by_its_length() -> None:
    """
    Of a list or an object stands how long it is, which a sentence says in words.
    """
    error = WrongTypeError.of("board.parameters", [1, 2], REMEDY)

    assert (
        f"board.parameters: trovato elenco di lunghezza 2; {REMEDY.it}",
        f"board.parameters: found list of length 2; {REMEDY.en}",
    ) == (error.said.it, error.said.en)


def test_wrong_type_of() -> None:
    """
    The error for a value in the wrong place keeps the value and its type in words.
    """
    error = WrongTypeError.of("Euro", 0.1, REMEDY)

    expected = WrongTypeError("Euro", "0.1", Bilingual("numero in virgola mobile", "floating-point number"), REMEDY)
    assert facts(expected) == facts(error)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("B7", "'B7'", id="text"),
        pytest.param("a\nb", r"'a\nb'", id="text of two lines"),
        pytest.param("x" * 60, f"'{'x' * 60}'", id="longest text"),
        pytest.param("x" * 61, f"'{'x' * 59}…'", id="text one too long"),
        pytest.param(12, "12", id="whole number"),
        pytest.param(2**180 - 1, str(2**180 - 1), id="longest whole number"),
        pytest.param(2**180, "≈ 2^181", id="whole number one too long"),
        pytest.param(-(2**180), "≈ -2^181", id="negative number one too long"),
        pytest.param(10**100_000, "≈ 2^332193", id="number of 100,001 digits"),
        pytest.param(Fraction(-1, 3), "-1/3", id="fraction"),
        pytest.param(Fraction(-3), "-3", id="whole fraction"),
        pytest.param(Fraction(1, 10**5_000), "1/≈ 2^16610", id="fraction too long to print"),
        pytest.param(0.1, "0.1", id="float"),
        pytest.param(Decimal("1e9"), "1E+9", id="decimal"),
        pytest.param(Decimal(10**60), f"1{'0' * 58}…", id="decimal one too long"),
        pytest.param(Decimal(10**59), f"1{'0' * 59}", id="longest decimal"),
        pytest.param(True, "True", id="true"),
        pytest.param(None, "None", id="null"),
        pytest.param(date(2016, 5, 2), "2016-05-02", id="date"),
        pytest.param(datetime(2016, 5, 2, 9, 0), "2016-05-02 09:00:00", id="date with a time"),
        pytest.param({"a": 1}, "(1)", id="mapping"),
        pytest.param([1, 2], "(2)", id="list"),
        pytest.param((1, 2, 3), "(3)", id="tuple"),
        pytest.param({1}, "(1)", id="set"),
        pytest.param(frozenset[int](), "(0)", id="frozen set"),
        pytest.param(b"ab", "(2)", id="bytes"),
    ],
)
def test_shown(value: object, expected: str) -> None:
    """
    A value stands in a sentence as it is written, if it is short enough, else by its beginning or its size.
    """
    assert expected == shown(value)


def test_shown_of_any_depth() -> None:
    """
    A list nested a hundred thousand times is shown by its length.
    """
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]

    assert "(1)" == shown(nested)


@pytest.mark.parametrize(
    ("kind", "it", "en"),
    [
        pytest.param(str, "testo", "text", id="str"),
        pytest.param(bytes, "byte", "bytes", id="bytes"),
        pytest.param(bool, "vero o falso", "true or false", id="bool"),
        pytest.param(int, "numero intero", "whole number", id="int"),
        pytest.param(float, "numero in virgola mobile", "floating-point number", id="float"),
        pytest.param(type(None), "nulla", "null", id="None"),
        pytest.param(dict, "oggetto", "object", id="dict"),
        pytest.param(list, "elenco", "list", id="list"),
        pytest.param(tuple, "tupla", "tuple", id="tuple"),
        pytest.param(date, "data", "date", id="date"),
        pytest.param(datetime, "data con ora", "date with a time", id="datetime"),
        pytest.param(Decimal, "numero decimale", "decimal number", id="Decimal"),
        pytest.param(Family, "Family", "Family", id="another"),
    ],
)
def test_type_shown(kind: type, it: str, en: str) -> None:
    """
    A type is called what people call it, or by its own name if it is one of ours.
    """
    assert Bilingual(it, en) == type_shown(kind)
