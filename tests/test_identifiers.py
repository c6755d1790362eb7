"""
Codes: which are formally valid, and what is wrong with each that is not.
"""

import copy
import csv
import pickle
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import InvalidCodeError, MalformedValueError, WrongTypeError, shown
from contratti_quartiere.identifiers import (
    Cig,
    CigFamily,
    CodeAsFound,
    CodeKind,
    Cpv,
    Cup,
    TaxCode,
    read_cig,
    read_cpv,
    read_cup,
    read_tax_code,
    refuse_other_kind,
)
from contratti_quartiere.strategies import cigs, codes_as_found, cups, malformed_cigs, tax_codes

Code = Cig | Cup | TaxCode

NUMERIC = [
    *("8874674CA7", "48886723C1", "9050626CD6", "80473134C4", "7692761B31", "8112464911", "7911923567"),
    *("00000010D3", "999999943B"),
]
SMART = [
    *("Z642AEB782", "Z7E2B398C5", "Z063947806", "ZEE0718779", "Z5A0F93AC5", "Z1A28A23B2"),
    *("ZD30000001", "X6DFFFFFFF"),
]
LETTER = [
    *("B7E26B1DC7", "I01ECD6AE4", "P0011C899F", "I00488930C", "I004AAD744", "B00012EADB", "K00003EC3A", "L00003DC3A"),
    *("A0000011A6", "B0000001A6", "UFFFFFF521"),
]

ASK = Bilingual("ricopiare il codice dal documento di gara", "copy the code again from the tender document")
LEAVE_OUT = Bilingual("lasciare vuoto il CIG", "leave the CIG out")
CHECK = Bilingual("ha caratteri di controllo sbagliati", "has the wrong check characters")
ZERO = Bilingual("ha il numero di serie zero", "has the serial number zero")
LETTER_FOR_DIGIT = Bilingual("ha una lettera al posto di una cifra", "has a letter in the place of a digit")
TEN_ZEROS = Bilingual("dieci zeri vogliono dire «nessun CIG»", "ten zeros mean “no CIG”")
NO_CIG = Bilingual("non ha la forma di un CIG", "does not have the form of a CIG")
FORM_OF_A_CIG = Bilingual(
    "sono sette cifre e tre caratteri 0-9 A-F, o una lettera A-U, X, Y, Z e nove di quei caratteri",
    "it is seven digits and three characters 0-9 A-F, or a letter A-U, X, Y, Z and nine of those",
)
EXCLUSION = Bilingual(
    "è un codice di esclusione degli ordini elettronici, non un CIG",
    "is an exclusion code of electronic orders, not a CIG",
)


def of_length(it: str, found: int) -> Bilingual:
    """
    Return the reason that a code has so many characters instead of those it should have.
    """
    return Bilingual(
        f"ha {found} caratteri invece di {it}", f"has {found} characters instead of {it.replace(' o ', ' or ')}"
    )


def unassigned(letter: str) -> Bilingual:
    """
    Return the reason that a code starts with a letter that nobody assigned.
    """
    return Bilingual(
        f"comincia con {letter}, lettera che ANAC non ha assegnato: non si può dire se sia valido",
        f"starts with {letter}, a letter that ANAC has not assigned: it cannot be said whether it is valid",
    )


def perhaps(code: str) -> Bilingual:
    """
    Return the remedy that names the code that was probably meant.
    """
    return Bilingual(f"forse è {code}: controllare", f"perhaps it is {code}: check")


@pytest.mark.parametrize(
    ("code", "family"),
    [
        *[pytest.param(code, CigFamily.NUMERIC, id=code) for code in NUMERIC],
        *[pytest.param(code, CigFamily.SMART, id=code) for code in SMART],
        *[pytest.param(code, CigFamily.LETTER, id=code) for code in LETTER],
    ],
)
def test_cig(code: str, family: CigFamily) -> None:
    """
    ANAC, *Algoritmo di validazione CIG*: a code whose check characters are right is one of three families.
    """
    cig = Cig(code)

    assert (code, family) == (cig.code, cig.family)


@pytest.mark.parametrize(
    ("code", "fault", "reason", "remedy"),
    [
        ("B7E26B1DC8", "check_characters", CHECK, ASK),
        ("Z3D2887278", "check_characters", CHECK, ASK),
        ("ZD328FA6A6", "check_characters", CHECK, ASK),
        ("5640618706", "check_characters", CHECK, ASK),
        ("1234567891", "check_characters", CHECK, ASK),
        ("Z420000001", "check_characters", CHECK, ASK),
        ("Z8E275DO3D", "letter_for_digit", LETTER_FOR_DIGIT, perhaps("Z8E275D03D")),
        ("6392602EOA", "letter_for_digit", LETTER_FOR_DIGIT, perhaps("6392602E0A")),
        ("ZD52929FDS", "letter_for_digit", LETTER_FOR_DIGIT, perhaps("ZD52929FD5")),
        ("OO000010D3", "letter_for_digit", LETTER_FOR_DIGIT, perhaps("00000010D3")),
        ("O0000010D3", "check_characters", CHECK, ASK),
        ("Z911923567", "check_characters", CHECK, ASK),
        ("0000000000", "sentinel", TEN_ZEROS, LEAVE_OUT),
        ("ES01", "exclusion", EXCLUSION, LEAVE_OUT),
        ("ES09", "exclusion", EXCLUSION, LEAVE_OUT),
        ("ES10", "exclusion", EXCLUSION, LEAVE_OUT),
        ("ES19", "exclusion", EXCLUSION, LEAVE_OUT),
        ("ES20", "exclusion", EXCLUSION, LEAVE_OUT),
        ("ES27", "exclusion", EXCLUSION, LEAVE_OUT),
        ("es 27", "exclusion", EXCLUSION, LEAVE_OUT),
        ("ES00", "length", of_length("10", 4), ASK),
        ("ES28", "length", of_length("10", 4), ASK),
        ("ES30", "length", of_length("10", 4), ASK),
        ("ES011", "length", of_length("10", 5), ASK),
        ("", "length", of_length("10", 0), ASK),
        ("A1", "length", of_length("10", 2), ASK),
        ("791192356", "length", of_length("10", 9), ASK),
        ("79119235677", "length", of_length("10", 11), ASK),
        ("00000000000", "length", of_length("10", 11), ASK),
        ("V000000000", "unknown_family", unassigned("V"), ASK),
        ("WFFFFFFFFF", "unknown_family", unassigned("W"), ASK),
        ("V00000000G", "shape", NO_CIG, FORM_OF_A_CIG),
        ("0000000251", "zero_serial", ZERO, ASK),
        ("X000000000", "zero_serial", ZERO, ASK),
        ("Y000000000", "zero_serial", ZERO, ASK),
        ("ZFF0000000", "zero_serial", ZERO, ASK),
        ("A000000000", "check_characters", CHECK, ASK),
        ("NOCIG13678", "shape", NO_CIG, FORM_OF_A_CIG),
        ("INHOUSE000", "shape", NO_CIG, FORM_OF_A_CIG),
        ("XXXXXXXXXX", "shape", NO_CIG, FORM_OF_A_CIG),
        ("7911923-67", "shape", NO_CIG, FORM_OF_A_CIG),
        ("７911923567", "shape", NO_CIG, FORM_OF_A_CIG),
        ("U0000000G0", "shape", NO_CIG, FORM_OF_A_CIG),
    ],
)  # fmt: skip
def test_no_cig(code: str, fault: str, reason: Bilingual, remedy: Bilingual) -> None:
    """
    A text that is no tender code is refused with what is wrong with it: one word, the reason, the remedy.
    """
    with pytest.raises(InvalidCodeError) as caught:
        Cig(code)

    error = caught.value
    assert ("CIG", fault, reason, remedy) == (error.kind, error.fault, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("right", "wrong"), [("0", "O"), ("0", "Q"), ("1", "I"), ("1", "L"), ("5", "S"), ("2", "Z"), ("6", "G")]
)
@given(st.data())
def test_letter_for_digit(right: str, wrong: str, data: st.DataObject) -> None:
    """
    A letter that looks like the digit in its place is told, with the code that was meant.
    """
    cig = data.draw(cigs(CigFamily.NUMERIC).filter(lambda drawn: right in drawn.code[1:]))
    typed = cig.code[0] + cig.code[1:].replace(right, wrong)
    with pytest.raises(InvalidCodeError) as caught:
        Cig(typed)

    assert ("letter_for_digit", perhaps(cig.code)) == (caught.value.fault, caught.value.remedy)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param(" b7e2 6b1d\tc7\n", "B7E26B1DC7", id="blanks and small letters"),
        pytest.param("\u00a07911923567\u00a0", "7911923567", id="blanks that do not break"),
    ],
)
def test_cig_is_normalised(typed: str, code: str) -> None:
    """
    Blanks of any sort are dropped and letters put in upper case.
    """
    assert Cig(code) == Cig(typed)


@pytest.mark.parametrize("typed", ["b7e26b1dcſ", "ı01ECD6AE4"], ids=["long s", "dotless i"])
def test_other_alphabets_are_not_normalised(typed: str) -> None:
    """
    A letter of another alphabet is not turned into the Latin letter that is its upper case.
    """
    with pytest.raises(InvalidCodeError) as caught:
        Cig(typed)

    assert typed == caught.value.code


@given(cigs())
def test_small_letters_change_nothing(cig: Cig) -> None:
    """
    A code is the same in small letters and with a blank in it.
    """
    assert cig == Cig(f"{cig.code[:4].lower()} {cig.code[4:].lower()}")


@pytest.mark.parametrize("family", CigFamily)
@given(st.data())
def test_families(family: CigFamily, data: st.DataObject) -> None:
    """
    The first character tells the family: a digit, a letter from A to U, or X, Y, Z.
    """
    first = data.draw(cigs(family)).code[0]
    expected = {CigFamily.NUMERIC: "0123456789", CigFamily.LETTER: "ABCDEFGHIJKLMNOPQRSTU", CigFamily.SMART: "XYZ"}

    assert first in expected[family]


@given(cigs(CigFamily.NUMERIC), st.integers(0, 6), st.sampled_from("0123456789"))
def test_every_changed_digit_is_detected(cig: Cig, place: int, digit: str) -> None:
    """
    "All single-digit errors in N of v1 are detected": 4091 is a prime that divides no such difference.
    """
    changed = cig.code[:place] + digit + cig.code[place + 1 :]
    assume(changed != cig.code)

    assert isinstance(read_cig(changed), CodeAsFound)


@given(cigs(CigFamily.NUMERIC), st.integers(0, 5))
def test_every_swap_is_detected(cig: Cig, place: int) -> None:
    """
    "Adjacent swaps in N of v1 are detected": two digits that changed places make the code fail.
    """
    code = cig.code
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assume(swapped != code)

    assert isinstance(read_cig(swapped), CodeAsFound)


class Typed:
    """
    One row of the published codes, with what is made of its code.
    """

    def __init__(self, row: dict[str, str]) -> None:
        """
        Read a row and its code.
        """
        self.row = row
        self.code = read_cig(row["code"])


@pytest.fixture
def published(oracle: Callable[[str], Path]) -> list[Typed]:
    """
    Give 600 registered codes and 100 that were mistyped.
    """
    with oracle("cig/development.csv").open(encoding="utf-8", newline="") as file:
        return [Typed(row) for row in csv.DictReader(file)]


def test_published_codes_pass(published: list[Typed]) -> None:
    """
    Published: 600 registered codes are valid, 200 in each family.
    """
    expected = {"numeric": CigFamily.NUMERIC, "letter": CigFamily.LETTER, "smart": CigFamily.SMART}
    wrong = [
        typed.row["code"]
        for typed in published
        if typed.row["valid"] == "1"
        and not (isinstance(typed.code, Cig) and typed.code.family is expected[typed.row["family"]])
    ]
    families = Counter(typed.code.family for typed in published if isinstance(typed.code, Cig))

    assert ([], dict.fromkeys(CigFamily, 200)) == (wrong, families)


def test_published_faults(published: list[Typed]) -> None:
    """
    Published: 100 mistyped codes fail for the reason that is known of each.
    """
    faults = {
        "placeholder": {"shape", "length"},
        "shape": {"shape", "length"},
        "zero_serial": {"zero_serial", "sentinel"},
    }
    wrong = [
        (typed.row["code"], typed.row["reason"], typed.code.error.fault)
        for typed in published
        if isinstance(typed.code, CodeAsFound)
        and typed.code.error.fault not in faults.get(typed.row["reason"], {typed.row["reason"]})
    ]
    reasons = Counter(typed.row["reason"] for typed in published if isinstance(typed.code, CodeAsFound))
    expected = {"check_characters": 52, "zero_serial": 2, "letter_for_digit": 24, "placeholder": 8, "shape": 14}

    assert ([], expected) == (wrong, reasons)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("B11B21002310005", id="registered"),
        pytest.param("b11b 2100 2310005", id="small letters and blanks"),
    ],
)
def test_cup(code: str) -> None:
    """
    A project code is a letter, two digits, a letter and eleven digits, the form of every registered one.
    """
    assert "B11B21002310005" == Cup(code).code


CUP_FORM = Bilingual(
    "non ha la forma osservata dei CUP", "does not have the form that project codes are observed to have"
)
CUP_REMEDY = Bilingual(
    "sono una lettera, due cifre, una lettera e undici cifre", "it is a letter, two digits, a letter and eleven digits"
)


@pytest.mark.parametrize(
    ("code", "fault", "reason"),
    [
        pytest.param("", "length", of_length("15", 0), id="empty"),
        pytest.param("B11B2100231000", "length", of_length("15", 14), id="one character less"),
        pytest.param("B11B210023100055", "length", of_length("15", 16), id="one character more"),
        pytest.param("111B21002310005", "shape", CUP_FORM, id="digit for the first letter"),
        pytest.param("BA1B21002310005", "shape", CUP_FORM, id="letter for the first digit"),
        pytest.param("B1AB21002310005", "shape", CUP_FORM, id="letter for the second digit"),
        pytest.param("B11121002310005", "shape", CUP_FORM, id="digit for the second letter"),
        pytest.param("B11BA1002310005", "shape", CUP_FORM, id="letter for the third digit"),
        pytest.param("B11B2100231000A", "shape", CUP_FORM, id="letter for the last digit"),
        pytest.param("B11B２1002310005", "shape", CUP_FORM, id="digit of another alphabet"),
    ],
)
def test_no_cup(code: str, fault: str, reason: Bilingual) -> None:
    """
    A text of another length or form is no project code.
    """
    with pytest.raises(InvalidCodeError) as caught:
        Cup(code)

    error = caught.value
    assert ("CUP", code, fault) == (error.kind, error.code, error.fault)
    assert (reason, CUP_REMEDY) == (error.reason, error.remedy)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("01199250158", "01199250158", id="Comune di Milano"),
        pytest.param(" 0119 9250158", "01199250158", id="blanks"),
        pytest.param("rccmnl83s18d969h", "RCCMNL83S18D969H", id="the example of python-stdnum for a person"),
    ],
)
def test_tax_code(typed: str, code: str) -> None:
    """
    A tax code is eleven digits or sixteen characters with the right check.
    """
    assert code == TaxCode(typed).code


TAX_FORM = Bilingual("non ha la forma di un codice fiscale", "does not have the form of a tax code")
TAX_CHECK = Bilingual("ha il carattere di controllo sbagliato", "has the wrong check character")
TAX_DIGIT = Bilingual("ha la cifra di controllo sbagliata", "has the wrong check digit")
TAX_NOBODY = Bilingual(
    "ha undici cifre che nessun ente ha: le prime sette sono zeri, o le tre seguenti non dicono una provincia",
    "has eleven digits that no body has: the first seven are zeros, or the next three name no province",
)
TAX_REMEDY = Bilingual(
    "sono undici cifre per un ente, sedici caratteri per una persona",
    "it is eleven digits for a body, sixteen characters for a person",
)


@pytest.mark.parametrize(
    ("code", "fault", "reason"),
    [
        pytest.param("", "length", of_length("11 o 16", 0), id="empty"),
        pytest.param("0119925015", "length", of_length("11 o 16", 10), id="ten digits"),
        pytest.param("011992501588", "length", of_length("11 o 16", 12), id="twelve digits"),
        pytest.param("RCCMNL83S18D969", "length", of_length("11 o 16", 15), id="fifteen characters"),
        pytest.param("IT01199250158", "length", of_length("11 o 16", 13), id="number of value added tax"),
        pytest.param("01199250159", "check_characters", TAX_DIGIT, id="wrong check digit"),
        pytest.param("RCCMNL83S18D969I", "check_characters", TAX_CHECK, id="wrong check letter"),
        pytest.param("0119925015A", "shape", TAX_FORM, id="letter among the digits"),
        pytest.param("00000000001", "check_characters", TAX_DIGIT, id="zeros and a wrong check digit"),
        pytest.param("00000000000", "shape", TAX_NOBODY, id="zeros"),
        pytest.param("01199252006", "shape", TAX_NOBODY, id="a province that does not exist"),
        pytest.param("0119925-158", "shape", TAX_FORM, id="hyphen"),
        pytest.param("01199-250-1-58-0", "shape", TAX_FORM, id="hyphens to sixteen"),
        pytest.param("0-1-1992-50-1-58", "shape", TAX_FORM, id="hyphens that python-stdnum drops"),
        pytest.param("０１１９９２５０１５８", "shape", TAX_FORM, id="digits that python-stdnum mends"),
        pytest.param("RCCMNL83S38D969J", "shape", TAX_FORM, id="day that does not exist"),
        pytest.param("RCCMNL83Z18D969H", "shape", TAX_FORM, id="month that does not exist"),
    ],
)
def test_no_tax_code(code: str, fault: str, reason: Bilingual) -> None:
    """
    A text of another length or form, or with the wrong check, is no tax code, however it may be mended.
    """
    with pytest.raises(InvalidCodeError) as caught:
        TaxCode(code)

    error = caught.value
    assert ("codice fiscale", code, fault) == (error.kind, error.code, error.fault)
    assert (reason, TAX_REMEDY) == (error.reason, error.remedy)


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        pytest.param(Cig, "CIG", id="Cig"),
        pytest.param(Cup, "CUP", id="Cup"),
        pytest.param(TaxCode, "codice fiscale", id="TaxCode"),
    ],
)
@pytest.mark.parametrize("code", [7911923567, None, b"7911923567", CodeKind.CIG], ids=lambda v: type(v).__name__)
def test_code_that_is_no_text(kind: Callable[[Any], Code], where: str, code: Any) -> None:
    """
    A number has lost the zeros in front: codes are text.
    """
    with pytest.raises(WrongTypeError) as caught:
        kind(code)

    expected = Bilingual("scrivere il codice come testo", "write the code as text")
    error = caught.value
    assert (where, shown(code), expected) == (error.where, error.found, error.remedy)


@given(st.one_of(cigs(), cups(), tax_codes(), codes_as_found()))
def test_a_code_is_written_as_it_is(code: Code | CodeAsFound) -> None:
    """
    A code, valid or not, is written with its own characters and nothing else.
    """
    assert str(code) == (code.text if isinstance(code, CodeAsFound) else code.code)


@given(st.one_of(cigs(), cups(), tax_codes()))
def test_a_code_reads_itself(code: Code) -> None:
    """
    A valid code is read from how it is written.
    """
    assert code == type(code)(str(code))


@given(cigs())
def test_read_a_valid_cig(cig: Cig) -> None:
    """
    A valid tender code is read as one.
    """
    assert cig == read_cig(cig.code)


@given(malformed_cigs())
def test_read_a_malformed_cig(text: str) -> None:
    """
    "A foreign value that does not parse is kept as found": letter by letter, with the name of what it should be.
    """
    assert CodeAsFound(CodeKind.CIG, text) == read_cig(text)


@given(cups())
def test_read_a_valid_cup(cup: Cup) -> None:
    """
    A project code of the right form is read as one.
    """
    assert cup == read_cup(cup.code)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("n.d.", id="word for nothing"),
        pytest.param("B11B2100231000", id="a digit less"),
        pytest.param("B11B210023100050", id="a digit more"),
        pytest.param("B11B2100231000O", id="letter for a digit"),
        pytest.param(" b1 ", id="kept letter by letter"),
    ],
)
def test_read_a_malformed_cup(text: str) -> None:
    """
    A text that is no project code is kept letter by letter, with the name of what it should be.
    """
    assert CodeAsFound(CodeKind.CUP, text) == read_cup(text)


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        pytest.param(CodeKind.CIG, " 7911923567", Bilingual("CIG come trovato", "CIG as found"), id="CIG"),
        pytest.param(CodeKind.CUP, "B11B21002310005", Bilingual("CUP come trovato", "CUP as found"), id="CUP"),
        pytest.param(CodeKind.CPV, "85320000-8", Bilingual("CPV come trovato", "CPV as found"), id="CPV"),
        pytest.param(
            CodeKind.TAX_CODE,
            "01199250158",
            Bilingual("codice fiscale come trovato", "codice fiscale as found"),
            id="tax code",
        ),
    ],
)
def test_a_valid_code_is_not_as_found(kind: CodeKind, text: str, what: Bilingual) -> None:
    """
    A text that is a valid code of its kind is written as that code, so that one code has one form.
    """
    with pytest.raises(MalformedValueError) as caught:
        CodeAsFound(kind, text)

    error = caught.value
    expected = (
        what,
        repr(text),
        Bilingual("è un codice valido", "is a valid code"),
        Bilingual("scrivere il codice stesso", "write the code itself"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param(CodeKind.CUP, "7911923567", id="CIG for a CUP"),
        pytest.param(CodeKind.CIG, "01199250158", id="tax code for a CIG"),
        pytest.param(CodeKind.TAX_CODE, "B11B21002310005", id="CUP for a tax code"),
        pytest.param(CodeKind.CPV, "01199250158", id="tax code for a CPV"),
    ],
)
def test_a_code_in_the_wrong_place_is_as_found(kind: CodeKind, text: str) -> None:
    """
    A valid code of another kind is kept as found, and its fault is that of the kind that should stand there.
    """
    error = CodeAsFound(kind, text).error

    assert (kind, "length") == (error.kind, error.fault)


@pytest.mark.parametrize(
    ("kind", "text", "where"),
    [
        pytest.param("CIG", "A1", "CodeAsFound.kind", id="kind that is only text"),
        pytest.param(CodeKind.CIG, None, "CodeAsFound.text", id="text that is null"),
    ],
)
def test_code_as_found_of_wrong_types(kind: Any, text: Any, where: str) -> None:
    """
    A code as found has a kind and a text, each of exactly its type.
    """
    with pytest.raises(WrongTypeError) as caught:
        CodeAsFound(kind, text)

    assert where == caught.value.where


@given(st.one_of(cigs(), cups(), tax_codes(), codes_as_found()))
def test_copies(code: Code | CodeAsFound) -> None:
    """
    A copied or pickled code equals the one it was made from, and hashes alike.
    """
    pickled = pickle.loads(pickle.dumps(code))  # our own bytes

    assert {code} == {copy.copy(code), copy.deepcopy(code), pickled}


@given(cigs(), cigs())
def test_order(left: Cig, right: Cig) -> None:
    """
    Codes of one kind are ordered as their texts are.
    """
    assert (left.code < right.code) is (left < right)


def test_words() -> None:
    """
    The families of tender codes and the kinds of codes have the words that documents hold.
    """
    assert ["numerica", "a lettera", "smartCIG"] == [family.value for family in CigFamily]
    assert ["CIG", "CUP", "codice fiscale", "CPV"] == [kind.value for kind in CodeKind]


@pytest.mark.parametrize(
    "code",
    [Cig("7911923567"), Cup("B11B21002310005"), TaxCode("01199250158"), CodeAsFound(CodeKind.CIG, "A1")],
    ids=lambda v: type(v).__name__,
)
def test_frozen(code: Code | CodeAsFound) -> None:
    """
    A code cannot be changed once it is made.
    """
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(code, attrs.fields(type(code))[-1].name, "altro")


# The table of `law.md` D3, from official lists.
SOCIAL = (
    "85000000-9",
    "85300000-2",
    "85310000-5",
    "85312300-2",
    "85320000-8",
    "85322000-2",
    "98000000-3",
    "80000000-4",
)


@pytest.mark.parametrize("code", SOCIAL)
def test_published_cpv(code: str) -> None:
    """
    Published: the codes of social services with their check digit, which most codes would have.
    """
    cpv = Cpv(code)

    assert (code, code[:8], int(code[-1]), True) == (str(cpv), cpv.digits, cpv.check_digit, cpv.usual)


def test_published_cpv_of_another_check_digit() -> None:
    """
    Published: 85210000-3 does not follow the formula, for no formula is official: it is a code, and only worth a look.
    """
    assert (3, False) == (Cpv("85210000-3").check_digit, Cpv("85210000-3").usual)


def test_cpv_without_its_check_digit() -> None:
    """
    "Official data often drop the digit": eight digits are a code, of which nothing more is said.
    """
    cpv = Cpv(" 8532 0000 ")

    assert ("85320000", "85320000", None, None) == (cpv.code, cpv.digits, cpv.check_digit, cpv.usual)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("", "length", id="empty"),
        pytest.param("8532000", "length", id="seven digits"),
        pytest.param("853200008", "length", id="no hyphen"),
        pytest.param("85320000-", "length", id="no digit after the hyphen"),
        pytest.param("85320000-88", "length", id="two digits after the hyphen"),
        pytest.param("8532000O-8", "shape", id="letter"),
        pytest.param("٨٥٣٢٠٠٠٠", "shape", id="digits of another alphabet"),
    ],
)
def test_malformed_cpv(text: str, fault: str) -> None:
    """
    What has not the form of a vocabulary code is refused as such, and read as it was found.
    """
    with pytest.raises(InvalidCodeError) as caught:
        Cpv(text)

    assert ("CPV", fault, CodeAsFound(CodeKind.CPV, text)) == (caught.value.kind, caught.value.fault, read_cpv(text))


def test_read_codes() -> None:
    """
    A valid code is read as one, and another text is kept as found.
    """
    assert (Cpv("85320000-8"), TaxCode("01199250158"), CodeAsFound(CodeKind.TAX_CODE, "n.d.")) == (
        read_cpv("85320000-8"),
        read_tax_code("01199250158"),
        read_tax_code("n.d."),
    )


def test_code_of_another_kind() -> None:
    """
    A text that stood in the place of another code is refused with the field, the text and its kind.
    """
    what = Bilingual("CPV della gara", "CPV of the tender")
    with pytest.raises(MalformedValueError) as caught:
        refuse_other_kind(what, CodeAsFound(CodeKind.CUP, "B1"), CodeKind.CPV, "read_cpv")

    error = caught.value
    assert (
        what,
        "'B1'",
        Bilingual("fu trovato al posto di un altro codice, CUP", "stood for a CUP"),
        Bilingual("scrivere read_cpv(testo)", "write read_cpv(text)"),
    ) == (error.what, error.found, error.reason, error.remedy)


def test_a_tax_code_is_named_in_each_language() -> None:
    """
    The sentence names the code in its language.
    """
    said = InvalidCodeError("codice fiscale", "1", "length", of_length("11", 1), TAX_REMEDY).said

    assert ("codice fiscale '1'", "tax code '1'") == (said.it.partition(":")[0], said.en.partition(":")[0])
