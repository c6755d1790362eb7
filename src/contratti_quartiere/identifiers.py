"""
Codes that identify a tender, a project or a body: checked one-field values, and the code as it was found.

A code that exists is formally valid, no more: that it was ever issued is not known here.
"""

import re
from collections.abc import Callable
from typing import cast

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import InvalidCodeError, MalformedValueError, WrongTypeError, shown
from contratti_quartiere.fields import of, text

__all__ = [
    "Cig",
    "CigFamily",
    "CigParts",
    "CodeAsFound",
    "CodeKind",
    "Cpv",
    "Cup",
    "TaxCode",
    "cig_parts",
    "read_cig",
    "read_cpv",
    "read_cup",
    "read_tax_code",
    "refuse_other_kind",
]


class CigFamily(Word):
    """
    The series to which a CIG belongs, told by its first character (*famiglia di CIG*).
    """

    NUMERIC = "numerica", "numeric"
    """SIMOG: seven digits and three check characters."""
    LETTER = "a lettera", "letter"
    """Issued since late 2023: a letter from A to U, six characters, three check characters."""
    SMART = "smartCIG", "SmartCIG"
    """X, Y or Z, two check characters, seven characters."""


def _compact(code: str) -> str:
    bare = "".join(code.split())
    # Other alphabets stay as they are: the upper case of some of their letters is a Latin one.
    return bare.upper() if bare.isascii() else bare


def _text_of(kind: str, code: object) -> str:
    if type(code) is not str:
        raise WrongTypeError.of(kind, code, Bilingual("scrivere il codice come testo", "write the code as text"))
    return code


def _cig_text(code: str) -> str:
    return _compact(_text_of("CIG", code))


def _cup_text(code: str) -> str:
    return _compact(_text_of("CUP", code))


def _cpv_text(code: str) -> str:
    return _compact(_text_of("CPV", code))


def _tax_code_text(code: str) -> str:
    return _compact(_text_of("codice fiscale", code))


_NUMERIC = re.compile(r"([0-9]{7})([0-9A-F]{3})")
_LETTER = re.compile(r"([A-U])([0-9A-F]{6})([0-9A-F]{3})")
_SMART = re.compile(r"([XYZ])([0-9A-F]{2})([0-9A-F]{7})")
_CUP = re.compile(r"[A-Z][0-9]{2}[A-Z][0-9]{11}")
_CPV = re.compile(r"[0-9]{8}(-[0-9])?")
_EXCLUSION = re.compile(r"ES(?:0[1-9]|1[0-9]|2[0-7])")
_LOOKALIKES = str.maketrans("OQILSZG", "0011526")

_ASK = Bilingual("ricopiare il codice dal documento di gara", "copy the code again from the tender document")


@attrs.frozen(kw_only=True)
class CigParts:
    """
    What a text of the form of a CIG is made of, and the check characters that it should have (*parti del CIG*).

    Attributes:
        family: The series.
        serial: The number that the check characters are made from; zero in no CIG.
        check: The check characters that stand in it.
        expected_check: Those that the algorithm makes from the number.
    """

    family: CigFamily
    serial: int
    check: str
    expected_check: str

    @property
    def sound(self) -> bool:
        """
        True if it is a CIG.
        """
        return self.serial > 0 and self.check == self.expected_check


def cig_parts(code: str) -> CigParts | None:
    """
    Return what a text of the form of a CIG is made of; None if it has not that form.

    ANAC, *Algoritmo di validazione CIG*: the remainder of the number times 211, by 4091 or, for a SmartCIG, by 251.

    Args:
        code: The text, without blanks and in upper case.
    """
    if found := _NUMERIC.fullmatch(code):
        family, serial, check, expected = (
            CigFamily.NUMERIC,
            int(found[1]),
            found[2],
            f"{int(found[1]) * 211 % 4091:03X}",
        )
    elif found := _LETTER.fullmatch(code):
        # The letter counts by its place in the alphabet of 26: A is 1, U is 21.
        serial = int(found[2], 16) + ord(found[1]) - ord("A") + 1
        family, check, expected = CigFamily.LETTER, found[3], f"{serial * 211 % 4091:03X}"
    elif found := _SMART.fullmatch(code):
        serial = int(found[3], 16)
        family, check, expected = CigFamily.SMART, found[2], f"{serial * 211 % 251:02X}"
    else:
        return None
    return CigParts(family=family, serial=serial, check=check, expected_check=expected)


def _is_cig(code: str) -> bool:
    parts = cig_parts(code)
    return parts is not None and parts.sound


def _cig_fault(code: str) -> tuple[str, Bilingual, Bilingual]:
    """
    Return what is wrong with a compact code that is no CIG: a word, the reason, the remedy.
    """
    if code == "0000000000":
        return (
            "sentinel",
            Bilingual("dieci zeri vogliono dire «nessun CIG»", "ten zeros mean “no CIG”"),
            Bilingual("lasciare vuoto il CIG", "leave the CIG out"),
        )
    if _EXCLUSION.fullmatch(code):
        return (
            "exclusion",
            Bilingual(
                "è un codice di esclusione degli ordini elettronici, non un CIG",
                "is an exclusion code of electronic orders, not a CIG",
            ),
            Bilingual("lasciare vuoto il CIG", "leave the CIG out"),
        )
    if len(code) != 10:
        return (
            "length",
            Bilingual(f"ha {len(code)} caratteri invece di 10", f"has {len(code)} characters instead of 10"),
            _ASK,
        )
    if re.fullmatch(r"[VW][0-9A-F]{9}", code):
        return (
            "unknown_family",
            Bilingual(
                f"comincia con {code[0]}, lettera che ANAC non ha assegnato: non si può dire se sia valido",
                f"starts with {code[0]}, a letter that ANAC has not assigned: it cannot be said whether it is valid",
            ),
            _ASK,
        )
    parts = cig_parts(code)
    if parts is not None and not parts.serial:
        return ("zero_serial", Bilingual("ha il numero di serie zero", "has the serial number zero"), _ASK)
    if parts is not None:
        return (
            "check_characters",
            Bilingual("ha caratteri di controllo sbagliati", "has the wrong check characters"),
            _ASK,
        )
    meant = code[0] + code[1:].translate(_LOOKALIKES)
    for candidate in (meant, code.translate(_LOOKALIKES)):
        if _is_cig(candidate):
            return (
                "letter_for_digit",
                Bilingual("ha una lettera al posto di una cifra", "has a letter in the place of a digit"),
                Bilingual(f"forse è {candidate}: controllare", f"perhaps it is {candidate}: check"),
            )
    return (
        "shape",
        Bilingual("non ha la forma di un CIG", "does not have the form of a CIG"),
        Bilingual(
            "sono sette cifre e tre caratteri 0-9 A-F, o una lettera A-U, X, Y, Z e nove di quei caratteri",
            "it is seven digits and three characters 0-9 A-F, or a letter A-U, X, Y, Z and nine of those",
        ),
    )


@attrs.frozen(order=True)
class Cig:
    """
    The code of a lot at the anti-corruption authority, with right check characters (*CIG, codice identificativo gara*).

    Blanks are dropped and letters put in upper case. ANAC, *Algoritmo di validazione CIG*.

    Attributes:
        code: Ten characters.

    Raises:
        WrongTypeError: For anything but text.
        InvalidCodeError: With the `fault`: `sentinel` (0000000000), `exclusion` (ES01-ES27), `length`,
            `unknown_family` (V, W: not judged), `zero_serial`, `check_characters`, `letter_for_digit`, `shape`.

    Examples:
        >>> Cig("7911923567").family.value
        'numerica'
    """

    code: str = attrs.field(converter=_cig_text)

    def __attrs_post_init__(self) -> None:
        if not _is_cig(self.code):
            raise InvalidCodeError("CIG", self.code, *_cig_fault(self.code))

    @property
    def family(self) -> CigFamily:
        """
        The series to which the code belongs.
        """
        if self.code[0].isdigit():
            return CigFamily.NUMERIC
        return CigFamily.SMART if self.code[0] in "XYZ" else CigFamily.LETTER

    def __str__(self) -> str:
        return self.code


@attrs.frozen(order=True)
class Cup:
    """
    The code of a public investment project, in the form observed on every registered code (*CUP*).

    A letter, two digits, a letter, eleven digits. What the letters mean, and whether the last digit checks the others,
    is not published: only the form is judged.

    Attributes:
        code: Fifteen characters.

    Raises:
        WrongTypeError: For anything but text.
        InvalidCodeError: With the `fault` `length` or `shape`.
    """

    code: str = attrs.field(converter=_cup_text)

    def __attrs_post_init__(self) -> None:
        if _CUP.fullmatch(self.code):
            return
        fault = "shape"
        reason = Bilingual(
            "non ha la forma osservata dei CUP", "does not have the form that project codes are observed to have"
        )
        if len(self.code) != 15:
            fault = "length"
            reason = Bilingual(
                f"ha {len(self.code)} caratteri invece di 15", f"has {len(self.code)} characters instead of 15"
            )
        remedy = Bilingual(
            "sono una lettera, due cifre, una lettera e undici cifre",
            "it is a letter, two digits, a letter and eleven digits",
        )
        raise InvalidCodeError("CUP", self.code, fault, reason, remedy)

    def __str__(self) -> str:
        return self.code


# The weights of the check digit as they hold on nineteen codes in twenty; no official formula is published.
_CPV_WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7)


@attrs.frozen(order=True)
class Cpv:
    """
    A code of the common procurement vocabulary, as its document writes it (*CPV, vocabolario comune per gli appalti*).

    Official data often drop the check digit, and no formula for it is published: one that looks wrong is kept and never
    refused. Reg. (EC) 213/2008.

    Attributes:
        code: Eight digits, or eight digits, a hyphen and the check digit.

    Raises:
        WrongTypeError: For anything but text.
        InvalidCodeError: With the `fault` `length` or `shape`.

    Examples:
        >>> Cpv("85320000-8").digits
        '85320000'
    """

    code: str = attrs.field(converter=_cpv_text)

    def __attrs_post_init__(self) -> None:
        if _CPV.fullmatch(self.code):
            return
        fault, reason = "shape", Bilingual("non ha la forma di un CPV", "does not have the form of a vocabulary code")
        if len(self.code) not in (8, 10):
            fault = "length"
            reason = Bilingual(
                f"ha {len(self.code)} caratteri invece di 8 o 10", f"has {len(self.code)} characters instead of 8 or 10"
            )
        remedy = Bilingual(
            "sono otto cifre, da sole o con trattino e cifra di controllo: 85320000-8",
            "it is eight digits, alone or with a hyphen and the check digit: 85320000-8",
        )
        raise InvalidCodeError("CPV", self.code, fault, reason, remedy)

    @property
    def digits(self) -> str:
        """
        The eight digits, by which two codes of one meaning are compared.
        """
        return self.code[:8]

    @property
    def check_digit(self) -> int | None:
        """
        The digit after the hyphen; None if the document drops it.
        """
        return int(self.code[9]) if len(self.code) > 8 else None

    @property
    def usual(self) -> bool | None:
        """
        Whether the check digit is the one that most codes would have; None without one. A hint to look, no verdict.
        """
        if self.check_digit is None:
            return None
        weighed = sum(int(digit) * weight for digit, weight in zip(self.digits, _CPV_WEIGHTS, strict=True))
        return weighed % 10 == self.check_digit

    def __str__(self) -> str:
        return self.code


def _tax_code_fault(code: str) -> tuple[str, Bilingual] | None:
    """
    Return what is wrong with a compact tax code, a word and the reason, or None if nothing is.
    """
    if len(code) not in (11, 16):
        return "length", Bilingual(
            f"ha {len(code)} caratteri invece di 11 o 16", f"has {len(code)} characters instead of 11 or 16"
        )
    # Not at the top: stdnum brings ssl and pydoc with it, a third of the time of our whole import.
    from stdnum.exceptions import InvalidChecksum, ValidationError  # noqa: PLC0415
    from stdnum.it import codicefiscale  # noqa: PLC0415

    try:
        # stdnum drops hyphens and reads digits of other alphabets: what it had to mend is not the code.
        if codicefiscale.validate(code) == code:
            return None
    except ValidationError as error:
        if re.fullmatch("[0-9]{11}", code):
            return _wrong_digits(code)
        if isinstance(error, InvalidChecksum):
            reason = Bilingual("ha il carattere di controllo sbagliato", "has the wrong check character")
            return "check_characters", reason
    return "shape", Bilingual("non ha la forma di un codice fiscale", "does not have the form of a tax code")


def _wrong_digits(code: str) -> tuple[str, Bilingual]:
    """
    Return what is wrong with eleven digits of which stdnum judges the parts before the check digit.
    """
    from stdnum import luhn  # noqa: PLC0415  # as above

    if not luhn.is_valid(code):
        return "check_characters", Bilingual("ha la cifra di controllo sbagliata", "has the wrong check digit")
    return "shape", Bilingual(
        "ha undici cifre che nessun ente ha: le prime sette sono zeri, o le tre seguenti non dicono una provincia",
        "has eleven digits that no body has: the first seven are zeros, or the next three name no province",
    )


@attrs.frozen(order=True)
class TaxCode:
    """
    The tax code of a body or firm, eleven digits, or of a person, sixteen characters (*codice fiscale*).

    Attributes:
        code: Without blanks, in upper case.

    Raises:
        WrongTypeError: For anything but text.
        InvalidCodeError: With the `fault` `length`, `shape` or `check_characters`.
    """

    code: str = attrs.field(converter=_tax_code_text)

    def __attrs_post_init__(self) -> None:
        wrong = _tax_code_fault(self.code)
        if wrong is not None:
            remedy = Bilingual(
                "sono undici cifre per un ente, sedici caratteri per una persona",
                "it is eleven digits for a body, sixteen characters for a person",
            )
            raise InvalidCodeError("codice fiscale", self.code, *wrong, remedy)

    def __str__(self) -> str:
        return self.code


class CodeKind(Word):
    """
    Which code a text was found in the place of (*tipo di codice*).
    """

    CIG = "CIG", "CIG"
    CUP = "CUP", "CUP"
    TAX_CODE = "codice fiscale", "tax code"
    CPV = "CPV", "CPV"


_READERS: dict[str, Callable[[str], object]] = {
    CodeKind.CIG: Cig,
    CodeKind.CUP: Cup,
    CodeKind.TAX_CODE: TaxCode,
    CodeKind.CPV: Cpv,
}


# What the constructors ask, without saying what is wrong with a code: that takes several times as long.
_SOUND: dict[str, Callable[[str], object]] = {
    CodeKind.CIG: _is_cig,
    CodeKind.CUP: _CUP.fullmatch,
    CodeKind.TAX_CODE: lambda code: _tax_code_fault(code) is None,
    CodeKind.CPV: _CPV.fullmatch,
}


@attrs.frozen
class CodeAsFound:
    """
    A code that is not formally valid, kept letter by letter as somebody wrote it (*codice come trovato*).

    Refusing a true record is worse than accepting a false code: the record stays, and a rule reports the code.

    Attributes:
        kind: The code that should stand here.
        text: What stands here.

    Raises:
        MalformedValueError: For a text that is a valid code of that kind: write the code itself.
    """

    kind: CodeKind = attrs.field(validator=of(CodeKind))
    text: str = attrs.field(validator=text)

    def __attrs_post_init__(self) -> None:
        if _SOUND[self.kind](_compact(self.text)):
            raise MalformedValueError(
                Bilingual(f"{self.kind} come trovato", f"{self.kind} as found"),
                shown(self.text),
                Bilingual("è un codice valido", "is a valid code"),
                Bilingual("scrivere il codice stesso", "write the code itself"),
            )

    @property
    def error(self) -> InvalidCodeError:
        """
        What is wrong with the text, as the code's own constructor says it.
        """
        found: object = None
        try:
            _READERS[self.kind](self.text)
        except InvalidCodeError as error:
            found = error
        # The constructor let no valid code in.
        return cast(InvalidCodeError, found)

    def __str__(self) -> str:
        return self.text


def read_cig(found: str) -> Cig | CodeAsFound:
    """
    Return a CIG, or the text as found if it is not a valid one.
    """
    try:
        return Cig(found)
    except InvalidCodeError:
        return CodeAsFound(CodeKind.CIG, found)


def read_cup(found: str) -> Cup | CodeAsFound:
    """
    Return a CUP, or the text as found if it has not the form of one.
    """
    try:
        return Cup(found)
    except InvalidCodeError:
        return CodeAsFound(CodeKind.CUP, found)


def read_cpv(found: str) -> Cpv | CodeAsFound:
    """
    Return a CPV, or the text as found if it has not the form of one.
    """
    try:
        return Cpv(found)
    except InvalidCodeError:
        return CodeAsFound(CodeKind.CPV, found)


def read_tax_code(found: str) -> TaxCode | CodeAsFound:
    """
    Return a tax code, or the text as found if it is not a valid one.
    """
    try:
        return TaxCode(found)
    except InvalidCodeError:
        return CodeAsFound(CodeKind.TAX_CODE, found)


def refuse_other_kind(what: Bilingual, code: object, kind: CodeKind, reader: str) -> None:
    """
    Refuse a text that was found in the place of another code than the one that belongs here.

    Args:
        what: The field, in words: the CIG of a lot.
        code: What stands in the field.
        kind: The code that belongs there.
        reader: The function that reads it, for the remedy.

    Raises:
        MalformedValueError: For a `CodeAsFound` of another kind.
    """
    if isinstance(code, CodeAsFound) and code.kind is not kind:
        raise MalformedValueError(
            what,
            shown(code.text),
            Bilingual(f"fu trovato al posto di un altro codice, {code.kind}", f"stood for a {code.kind}"),
            Bilingual(f"scrivere {reader}(testo)", f"write {reader}(text)"),
        )
