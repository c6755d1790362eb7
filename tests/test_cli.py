"""
The command as a shell starts it: exit codes, pipes that close early, consoles that lack letters, packages that lack.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from contratti_quartiere.cases import milano_2016
from contratti_quartiere.exchange.documents import FORMAT
from contratti_quartiere.report import validate

PROGRAM = "import sys; from contratti_quartiere.cli import main; sys.exit(main())"
AS_OF = ("--on", "2026-11-23")

WRONG = {"format": FORMAT, "tenders": [{"id": "gara", "lots": [{"id": "1", "cig": "Z8E275DO3D"}]}]}


def environment(**more: str) -> dict[str, str]:
    """
    Return the environment of whoever runs the tests, with a terminal of 80 columns in UTF-8.
    """
    return os.environ | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"} | more


def run(*words: str, program: str = PROGRAM, **more: str) -> subprocess.CompletedProcess[bytes]:
    """
    Run the command line in a process of its own, with these variables in its environment.
    """
    return subprocess.run(
        [sys.executable, "-c", program, *words], env=environment(**more), capture_output=True, check=False
    )


@pytest.fixture(scope="module", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """
    Let each process find what the first has compiled: that takes longer than all else that most of them do.
    """
    with pytest.MonkeyPatch.context() as changed:
        changed.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        changed.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("compiled")))
        yield


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    """
    Give the path of a document with an error.
    """
    path = tmp_path / "documento.json"
    path.write_text(json.dumps(WRONG), "utf-8")
    return str(path)


def test_the_case() -> None:
    """
    The first command that anyone types ends well, and speaks Italian.
    """
    done = run("validate", *AS_OF)

    assert (0, b"", "Laboratori di quartiere di Milano 2016-2019") == (
        done.returncode,
        done.stderr,
        done.stdout.decode().splitlines()[0],
    )


def test_a_document_with_errors(wrong: str) -> None:
    """
    Errors in a document leave with 1.
    """
    assert (1, b"") == ((done := run("validate", wrong)).returncode, done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("validate", "manca.json"), id="missing file"),
        pytest.param(("validate", os.curdir), id="directory"),
        pytest.param(("valida",), id="unknown command"),
        pytest.param((), id="nothing"),
    ],
)
def test_bad_input(words: tuple[str, ...]) -> None:
    """
    Bad input leaves with 2, and what is said of it goes where errors go.
    """
    done = run(*words)

    assert (2, b"", True, False) == (done.returncode, done.stdout, bool(done.stderr), b"Traceback" in done.stderr)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"[" * 10_000_000, id="brackets"),
        pytest.param(b'{"format": "%s", "title": %s}' % (FORMAT.encode(), b"9" * 100_000), id="digits"),
        pytest.param('{"title": "perché"}'.encode("cp1252"), id="Windows-1252"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_bad_documents(text: bytes, tmp_path: Path) -> None:
    """
    A document that cannot be read leaves with 2, says why, and shows no traceback.
    """
    path = tmp_path / "documento.json"
    path.write_bytes(text)
    done = run("validate", str(path))

    assert (2, b"", "Errori: 1") == (done.returncode, done.stderr, done.stdout.decode().splitlines()[-1])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_interrupted(tmp_path: Path) -> None:
    """
    Whoever presses Ctrl-C while a document is read sees one word, and the exit code is 3.
    """
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # Whoever runs the tests may have been told to ignore the signal.
    heard = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {PROGRAM}"
    command = [sys.executable, "-c", heard, "validate", str(pipe)]
    with (
        subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) as process,
        # The pipe opens when the command reads it; no document ever comes out of it.
        pipe.open("wb"),
    ):
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)

    assert (3, b"interrotto") == (process.returncode, said.strip())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(("validate",), 0, id="page"),
        pytest.param(("validate", "--json"), 0, id="JSON"),
        pytest.param(("--help",), 0, id="help"),
        pytest.param(("--version",), 0, id="version"),
        pytest.param(("split", "1.00", *(f"nome-{number}=1" for number in range(3_000))), 0, id="long output"),
    ],
)
def test_whoever_reads_stops(words: tuple[str, ...], code: int) -> None:
    """
    Where nobody reads any more (`| head -1`) nothing is complained of, and the exit code is what it was.
    """
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert (code, b"") == (done.returncode, done.stderr)


def test_whoever_reads_stops_before_the_verdict(wrong: str) -> None:
    """
    A document with errors has errors, whether anyone reads them or not.
    """
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "validate", wrong], env=environment(), stdout=writing, check=False
    )
    os.close(writing)

    assert 1 == done.returncode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_no_space_left() -> None:
    """
    What cannot be written leaves with 3 and one sentence.
    """
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "validate"],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (3, "non si può scrivere (No space left on device)\n") == (done.returncode, done.stderr.decode())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp850"])
@pytest.mark.parametrize("lang", ["it", "en"])
def test_consoles_that_lack_letters(encoding: str, lang: str) -> None:
    """
    A console or file without some letters has others in their place, and every figure.
    """
    done = run("validate", *AS_OF, "--lang", lang, PYTHONIOENCODING=encoding)
    text = done.stdout.decode(encoding)

    assert (0, b"", True) == (
        done.returncode,
        done.stderr,
        all(figure in text for figure in ("267", "232", "190", "154", "Molise-Calvairate")),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp1252"])
def test_json_on_consoles_that_lack_letters(encoding: str) -> None:
    """
    JSON is the report of the library in any encoding.
    """
    done = run("validate", *AS_OF, "--json", PYTHONIOENCODING=encoding)

    assert validate(milano_2016(), on=date(2026, 11, 23)).to_dict() == json.loads(done.stdout.decode(encoding))


@pytest.mark.parametrize("package", ["click", "rich"])
def test_without_the_extra(package: str) -> None:
    """
    Without the packages of the extra the command says in both languages what to install.
    """
    done = run("validate", program=f"import sys; sys.modules['{package}'] = None; {PROGRAM}")

    assert (
        2,
        b"",
        [
            "manca un pacchetto; installare: pip install 'contratti-quartiere[cli]'",
            "a package is missing; install: pip install 'contratti-quartiere[cli]'",
        ],
    ) == (done.returncode, done.stdout, done.stderr.decode().splitlines())


@pytest.mark.parametrize("columns", ["1", "10", "0", "-5", "tante"])
def test_odd_terminals(columns: str) -> None:
    """
    However odd the terminal, the command prints and ends well.
    """
    done = run("validate", COLUMNS=columns)

    assert (0, b"", True) == (done.returncode, done.stderr, bool(done.stdout))
