"""
From the words that were typed to an exit code: languages, help, and a sentence for whatever goes wrong.
"""

import io
import re
import sys
from collections.abc import Callable
from typing import NoReturn

import pytest
from rich.cells import cell_len

from contratti_quartiere.cli import application, checks, main
from contratti_quartiere.report import ENGINE_VERSION
from contratti_quartiere.rules import RULES

Printed = pytest.CaptureFixture[str]

NAMES = sorted({rule.id for rule in RULES})
COMMANDS = [
    "board",
    "convert",
    "deadline",
    "explain",
    "programme",
    "quarter",
    "relocation",
    "replay",
    "revise",
    "rules",
    "split",
    "timetable",
    "trace",
    "validate",
    "window",
]


def raiser(error: BaseException) -> Callable[[], NoReturn]:
    """
    Return a function that raises an error.
    """

    def fail() -> NoReturn:
        raise error

    return fail


# ------------------------------------------------------------------------------------------------------- usage

# What is typed, and what is said of it.
USAGE: dict[str, tuple[list[str], str, str]] = {
    "unknown command": (
        ["valida"],
        f"comando 'valida': non esiste; sono: {', '.join(COMMANDS)}",
        f"command 'valida': there is none; there are: {', '.join(COMMANDS)}",
    ),
    "no command": (["--lang=it"], "manca il comando; vedere --help", "missing: the command; see --help"),
    "unknown option": (
        ["rules", "--piano"],
        "opzione '--piano' sconosciuta; vedere --help",
        "unknown option '--piano'; see --help",
    ),
    "too many words": (
        ["rules", "lots-sum", "altro", "ancora"],
        "parole di troppo: altro ancora; vedere --help",
        "too many words: altro ancora; see --help",
    ),
    "missing word": (["split"], "manca IMPORTO; vedere --help", "missing: AMOUNT; see --help"),
    "missing option": (
        ["timetable", "2016-05-02", "--track", "ordinario"],
        "manca --code; vedere --help",
        "missing: --code; see --help",
    ),
    "value for a flag": (
        ["rules", "--json=1"],
        "l'opzione --json non vuole un valore; vedere --help",
        "the option --json takes no value; see --help",
    ),
    "word that is no choice": (
        ["window", "2016-05-02", "36", "--missing-day", "z"],
        "valore non valido per --missing-day; scrivere uno di: ultimo, penultimo; vedere --help",
        "invalid value for --missing-day; write one of: ultimo, penultimo; see --help",
    ),
    "no whole number": (
        ["window", "2016-05-02", "x"],
        "valore non valido per MESI; scrivere un numero intero; vedere --help",
        "invalid value for MONTHS; write a whole number; see --help",
    ),
    "negative number": (
        ["timetable", "2016-05-02", "--offers", "-1"],
        "valore non valido per --offers; scrivere un numero intero da zero in su; vedere --help",
        "invalid value for --offers; write a whole number from zero up; see --help",
    ),
    "unknown rule": (
        ["rules", "x"],
        f"regola 'x': non esiste; sono: {', '.join(NAMES)}",
        f"rule 'x': there is none; there are: {', '.join(NAMES)}",
    ),
    "missing file": (
        ["validate", "/manca.json"],
        "'/manca.json': il file non esiste; indicare un documento JSON",
        "'/manca.json': there is no such file; name a JSON document",
    ),
    "directory": (
        ["validate", "/"],
        "'/': è una cartella, non un file; indicare un documento JSON",
        "'/': is a directory, not a file; name a JSON document",
    ),
}


@pytest.mark.parametrize(("words", "it", "en"), USAGE.values(), ids=USAGE)
def test_usage(words: list[str], it: str, en: str, capsys: Printed) -> None:
    """
    Words that cannot be leave with 2 and a sentence in the language that was asked for, where errors go.
    """
    codes = main(words), main([*words, "--lang", "en"])

    assert ((2, 2), ("", f"{it}\n{en}\n")) == (codes, capsys.readouterr())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["validate", "--on"], "l'opzione --on vuole un valore; vedere --help\n", id="it"),
        pytest.param(["--lang", "en", "rules", "--lang"], "the option --lang wants a value; see --help\n", id="en"),
    ],
)
def test_option_without_its_value(words: list[str], said: str, capsys: Printed) -> None:
    """
    An option at the end of the words wants its value.
    """
    assert (2, said) == (main(words), capsys.readouterr().err)


def test_nothing_typed(capsys: Printed) -> None:
    """
    Whoever types the command alone sees its help, and the exit code says that nothing was done.
    """
    code = main([])
    help_page = capsys.readouterr().err
    main(["--help"])

    assert (2, capsys.readouterr().out) == (code, help_page)


def test_words_of_the_process(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """
    Without arguments the words are those of the process.
    """
    monkeypatch.setattr(sys, "argv", ["contratti-quartiere", "--version"])

    assert (0, f"{ENGINE_VERSION}\n") == (main(), capsys.readouterr().out)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["\udcff"], id="command"),
        pytest.param(["rules", "\udcff"], id="rule"),
        pytest.param(["rules", "a", "\udcff"], id="too many words"),
        pytest.param(["rules", "--\udcff"], id="option"),
        pytest.param(["validate", "\udcff"], id="file"),
        pytest.param(["validate", "--on", "\udcff"], id="day"),
        pytest.param(["split", "\udcff", "a=1"], id="amount"),
        pytest.param(["split", "1", "\udcff"], id="weight"),
        pytest.param(["split", "1", "\udcff=0"], id="name of a weight"),
        pytest.param(["split", "1", "a=1", "--most", "\udcff=0"], id="name of a bound"),
        pytest.param(["split", "1", "a=1", "--criterion", "\udcff: b=1"], id="name of a criterion"),
        pytest.param(["split", "1", "a=1", "--criterion", "k: \udcff=1"], id="name of a lot"),
        pytest.param(["split", "1", "a=1", "--before", "\udcff"], id="weight before"),
        pytest.param(["window", "2016-05-02", "36", "--act", "\udcff"], id="act"),
        pytest.param(["timetable", "2016-05-02", "--code", "\udcff"], id="choice"),
    ],
)
def test_words_in_another_encoding(words: list[str], capsys: Printed) -> None:
    """
    Words that are not in the encoding of the terminal, and so hold half characters, are refused like others.
    """
    code = main(words)
    printed = capsys.readouterr()

    assert (2, "", True) == (code, printed.out, bool(printed.err.encode()))


# --------------------------------------------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        pytest.param([], "Uso:", id="none"),
        pytest.param(["--lang", "it"], "Uso:", id="it"),
        pytest.param(["--lang", "en"], "Usage:", id="en"),
        pytest.param(["--lang=en"], "Usage:", id="en with equals"),
        pytest.param(["--lang=en", "--lang", "it"], "Uso:", id="the last one"),
        pytest.param(["--lang", "en", "--lang=en"], "Usage:", id="twice"),
        pytest.param(["--lang", "fr"], "Uso:", id="unknown"),
    ],
)
def test_language(words: list[str], heading: str, capsys: Printed) -> None:
    """
    The language of help is the last that was asked for, Italian if none.
    """
    main(["rules", "--help", *words])

    assert heading == capsys.readouterr().out.split()[0]


@pytest.mark.parametrize(
    "words", [["--lang", "en", "rules"], ["rules", "--lang", "en"]], ids=["before the command", "after the command"]
)
def test_language_of_the_output(words: list[str], capsys: Printed) -> None:
    """
    The language may be asked for before the command or after it.
    """
    main(words)

    assert ["rule", "severity", "what", "it", "says"] == capsys.readouterr().out.split()[:5]


def test_unknown_language(capsys: Printed) -> None:
    """
    A language that we do not speak is refused in Italian.
    """
    assert (2, "valore non valido per --lang; scrivere uno di: it, en; vedere --help\n") == (
        main(["rules", "--lang", "fr"]),
        capsys.readouterr().err,
    )


# -------------------------------------------------------------------------------------------------------- help


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS], ids=["group", *COMMANDS])
def test_help(command: str, lang: str, capsys: Printed) -> None:
    """
    The help of every command fits 80 columns, cuts nothing short, and says what holds if an option is not given.
    """
    code = main([*command.split(), "--help", "--lang", lang])
    lines = capsys.readouterr().out.splitlines()

    assert (0, [], {"it": "Di norma: it.", "en": "Default: it."}[lang]) == (
        code,
        [line for line in lines if cell_len(line) > 80 or (line.endswith("...") and "Us" not in line)],
        " ".join(" ".join(lines).split()).split("--lang [it|en] ")[1].split(". ", 1)[1].split(" --help")[0],
    )


@pytest.mark.parametrize("command", ["", *COMMANDS], ids=["group", *COMMANDS])
def test_help_is_italian(command: str, capsys: Printed) -> None:
    """
    No English word of the help of click is left on an Italian page.
    """
    main([*command.split(), "--help"])

    assert [] == re.findall(
        r"Usage|Options|Commands|Show|OPTIONS|COMMAND|ARGS|default|required", capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param(
            ["validate"], "  --on GIORNO        Il giorno della verifica. Di norma: oggi.", id="a default of our own"
        ),
        pytest.param(
            ["validate", "--lang", "en"], "  --on DAY           The day of the check. Default: today.", id="in English"
        ),
        pytest.param(["rules"], "Uso: contratti-quartiere rules [OPZIONI] [REGOLA]", id="a word that may be left out"),
    ],
)
def test_help_lines(words: list[str], line: str, capsys: Printed) -> None:
    """
    Help names days, defaults and what may be left out as people do.
    """
    main([*words, "--help"])

    assert line in capsys.readouterr().out.splitlines()


# ------------------------------------------------------------------------------------------------ what goes wrong


@pytest.mark.parametrize(
    ("error", "it", "en"),
    [
        pytest.param(KeyboardInterrupt(), "interrotto", "interrupted", id="interrupted"),
        pytest.param(
            ZeroDivisionError("zero"),
            "errore nostro, da segnalare con il documento che lo provoca (ZeroDivisionError: zero)",
            "a fault of ours; please report it with the document that causes it (ZeroDivisionError: zero)",
            id="our own fault",
        ),
        pytest.param(
            RecursionError("deep"),
            "errore nostro, da segnalare con il documento che lo provoca (RecursionError: deep)",
            "a fault of ours; please report it with the document that causes it (RecursionError: deep)",
            id="too deep",
        ),
        pytest.param(
            OSError(28, "No space left on device"),
            "non si può scrivere (No space left on device)",
            "cannot write (No space left on device)",
            id="no space",
        ),
    ],
)
def test_exit_3(error: BaseException, it: str, en: str, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """
    An interruption, or a fault of our own, leaves with 3 and a sentence; there is no traceback.
    """
    monkeypatch.setattr(checks, "milano_2016", raiser(error))
    codes = main(["validate"]), main(["validate", "--lang", "en"])
    printed = capsys.readouterr()

    # A line is left empty where a terminal shows ^C.
    assert ((3, 3), "", [it, en]) == (codes, printed.out, list(filter(None, printed.err.splitlines())))


# ------------------------------------------------------------------------------------------------------ the extra


class Absent:
    """
    Finds our application, and that a package which it needs is not there.
    """

    def __init__(self, package: str) -> None:
        self.package = package

    def find_spec(self, name: str, *_: object) -> None:
        """
        Say that the package is not there, to whoever looks for the application.
        """
        if name == "contratti_quartiere.cli.application":
            raise ModuleNotFoundError(name=self.package)


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """
    Give a function that takes a package away.
    """

    def take(package: str) -> None:
        monkeypatch.delitem(sys.modules, "contratti_quartiere.cli.application")
        monkeypatch.setattr(sys, "meta_path", [Absent(package), *sys.meta_path])

    return take


@pytest.mark.parametrize("package", ["click", "rich", "rich.box"])
def test_without_the_extra(package: str, absent: Callable[[str], None], capsys: Printed) -> None:
    """
    Without the packages of the extra `cli` a sentence in both languages says what to install.
    """
    absent(package)
    said = [
        "manca un pacchetto; installare: pip install 'contratti-quartiere[cli]'",
        "a package is missing; install: pip install 'contratti-quartiere[cli]'",
    ]

    assert (2, said) == (main(["validate"]), capsys.readouterr().err.splitlines())


def test_another_missing_module(absent: Callable[[str], None]) -> None:
    """
    A module that is missing for another reason is no extra.
    """
    absent("attrs")

    with pytest.raises(ModuleNotFoundError) as raised:
        main(["validate"])

    assert "attrs" == raised.value.name


def test_streams_that_lack_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A console that lacks letters shows question marks where errors go too.
    """
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stderr", stream)
    application.run(["validate", "perché"])
    stream.seek(0)

    assert "'perch?': il file non esiste; indicare un documento JSON\n" == stream.read()


def test_streams_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Whoever calls the command line from Python may take what it prints into a stream of their own.
    """
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    assert (0, f"{ENGINE_VERSION}\n") == (main(["--version"]), stream.getvalue())
