"""
The firms of published lots: each once, groups and roles kept, winners found among those who took part.
"""

import pytest

from contratti_quartiere.exchange.anac.l190_firms import LotFirms, firms_of
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot, PublishedParty, PublishedTenderer
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, TaxCode
from contratti_quartiere.sources import Provenance

CODE, OTHER = TaxCode("01199250158"), TaxCode("03717710010")
NOTHING: dict[str, str] = {}
NOBODY: list[tuple[str, ...]] = []
NO_CODE = CodeAsFound(CodeKind.TAX_CODE, "1")


def one(*parties: PublishedParty, group: bool = False) -> PublishedTenderer:
    """
    Return a tenderer.
    """
    return PublishedTenderer(members=parties, group=group)


def party(name: str, code: TaxCode | CodeAsFound | None = None, foreign: str = "", role: str = "") -> PublishedParty:
    """
    Return a party.
    """
    return PublishedParty(name=name, tax_code=code, foreign_id=foreign, role=role)


def said(found: LotFirms) -> tuple[list[str], list[tuple[str, ...]], dict[str, str]]:
    """
    Return the names of the firms, who won, and what is kept.
    """
    return (
        [firm.name for firm in found.firms],
        list(found.winners),
        {value.place: value.value for value in found.as_found},
    )


def firms(tenderers: list[PublishedTenderer], won: list[PublishedTenderer]) -> LotFirms:
    """
    Return the firms of a lot with these.
    """
    return firms_of(PublishedLot(tenderers=tuple(tenderers), winners=tuple(won)), Provenance())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            firms([one(party("A")), one(party("B"))], [one(party("B"))]),
            (["A", "B"], [("operatore-2",)], NOTHING),
            id="alone",
        ),
        pytest.param(
            firms([one(party("A", CODE)), one(party("A", OTHER))], [one(party("A", OTHER))]),
            (["A", "A"], [("operatore-2",)], NOTHING),
            id="two of one name",
        ),
        pytest.param(
            firms([], [one(party("A"))]), (["A"], [("operatore-1",)], NOTHING), id="a winner who did not take part"
        ),
        pytest.param(
            firms([one(party("A", CODE))], [one(party("A. srl", CODE))]),
            (
                ["A"],
                [("operatore-1",)],
                {"aggiudicatari/1": f'{{"codiceFiscale": "{CODE}", "ragioneSociale": "A. srl"}}'},
            ),
            id="the winner under another name",
        ),
        pytest.param(
            firms([one(party("A", CODE)), one(party("B", CODE))], [one(party("C", CODE))]),
            (["A", "B", "C"], [("operatore-3",)], NOTHING),
            id="a code that two bear tells nobody",
        ),
        pytest.param(
            firms([one(party("A", NO_CODE))], [one(party("B", NO_CODE))]),
            (["A", "B"], [("operatore-2",)], NOTHING),
            id="a code that fails tells nobody",
        ),
        pytest.param(
            firms([one(party("É", foreign="DE1"))], []),
            (["É"], NOBODY, {"partecipanti/1": '{"identificativoFiscaleEstero": "DE1", "ragioneSociale": "É"}'}),
            id="from abroad",
        ),
        pytest.param(
            firms(
                [one(party("A"), group=False), one(party("B", role="02-MANDATARIA"), party("A"), group=True)],
                [one(party("B", role="02-MANDATARIA"), party("A"), group=True)],
            ),
            (
                ["A", "B"],
                [("operatore-2", "operatore-1")],
                {
                    "partecipanti/2": '[{"ragioneSociale": "B", "ruolo": "02-MANDATARIA"}, {"ragioneSociale": "A"}]',
                    "aggiudicatari/1": '[{"ragioneSociale": "B", "ruolo": "02-MANDATARIA"}, {"ragioneSociale": "A"}]',
                },
            ),
            id="alone and in a group that won",
        ),
        pytest.param(
            firms([], [one(party("A"), party("A"), group=True)]),
            (["A"], [("operatore-1",)], {"aggiudicatari/1": '[{"ragioneSociale": "A"}, {"ragioneSociale": "A"}]'}),
            id="twice in one group",
        ),
    ],
)
def test_firms(found: LotFirms, expected: tuple[list[str], list[tuple[str, ...]], dict[str, str]]) -> None:
    """
    A firm is the same if all that is said of it is; what no record holds of it is kept as JSON.
    """
    assert expected == said(found)


def test_a_file_that_does_not_tell_has_no_firms() -> None:
    """
    Where nothing is said of who took part there are no firms.
    """
    assert LotFirms(firms=(), winners=(), as_found=()) == firms_of(PublishedLot(), Provenance())
