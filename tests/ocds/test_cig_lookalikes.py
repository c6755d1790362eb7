"""
A name that is a CIG but for a letter is told, and is not read as one.
"""

from typing import Any

import pytest

from contratti_quartiere.exchange.ocds import from_release


def told(release: dict[str, Any]) -> list[str]:
    """
    Return where a name is told to be perhaps a CIG.
    """
    return [problem.place for problem in from_release(release).problems if problem.kind == "perhaps_a_cig"]


@pytest.mark.parametrize(
    ("release", "places"),
    [
        pytest.param({"tender": {"id": "Z8B272CBCO"}}, ["/tender/id"], id="the tender"),
        pytest.param({"ocid": "ocds-0c46vo-Z8B272CBCO"}, ["/ocid"], id="the process"),
        pytest.param(
            {"tender": {"id": "G", "lots": [{"id": "1"}, {"id": "Z8B272CBCO"}]}}, ["/tender/lots/1/id"], id="a lot"
        ),
        pytest.param({"tender": {"id": "79119235G7"}}, [], id="a letter like no digit"),
        pytest.param({"tender": {"id": "O911923567"}}, [], id="the first letter of a code"),
        pytest.param({"tender": {"id": "W9I1923567"}}, [], id="a first letter of no code"),
        pytest.param({"tender": {"id": "OO11923567"}}, ["/tender/id"], id="letters at the start"),
        pytest.param({"tender": {"id": "I91I923567"}}, ["/tender/id"], id="an I twice"),
        pytest.param({"tender": {"id": "7911923567"}}, [], id="a CIG"),
        pytest.param({"tender": {"id": "FACCIOBEDO"}}, [], id="a word"),
        pytest.param({"tender": {"id": 7911923567}, "ocid": None}, [], id="no text"),
    ],
)
def test_a_name_that_is_perhaps_a_cig_is_told(release: dict[str, Any], places: list[str]) -> None:
    """
    It is told where it stands, whether it names the tender, its process or a lot.
    """
    assert places == told(release)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("79ll923567", "forse '7911923567'; non è letto", id="a valid one"),
        pytest.param(
            "Z8B272CBCO", "forse 'Z8B272CBC0', i cui caratteri di controllo però sono sbagliati", id="one that is not"
        ),
    ],
)
def test_the_code_that_was_perhaps_meant_is_said(name: str, said: str) -> None:
    """
    The message gives it, says whether it could be one, and no field holds it.
    """
    read = from_release({"tender": {"id": name}})
    (message,) = [problem.message.it for problem in read.problems if problem.kind == "perhaps_a_cig"]

    assert said in message
    assert [] == [lot.cig for lot in read.tender.lots if lot.cig is not None]
