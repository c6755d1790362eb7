"""
`bodies-agreement-signed-digitally`: from 30 June 2014 public bodies sign what they agree electronically.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.agreements import ContractAct, ContractActKind, PartyKind, Signatory, SignatureForm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.bodies_agreement_signed_digitally import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
PAPER, DIGITAL = SignatureForm.PAPER, SignatureForm.DIGITAL
MEMORANDUM = ContractAct(id="protocollo", kind=ContractActKind.MEMORANDUM, on=date(2005, 6, 8), signature=PAPER)
AMENDING = ContractAct(id="integrativo", kind=ContractActKind.AMENDING_ACT, on=date(2016, 2, 1), signature=PAPER)
PROGRAMME = attrs.evolve(MEMORANDUM, id="accordo", kind=ContractActKind.PROGRAMME_AGREEMENT)
ACTS = "/contracts/0/acts"


def judged(*acts: ContractAct, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of the acts of a contract.
    """
    programme = Programme(contracts=(NeighbourhoodContract(id="contratto", acts=acts),))
    return [entry.verdict for entry in validate(programme, on=on, rules=(RULE,)).entries]


ASKED = (Comparison("signed_digitally", Relation.EQUAL, "true"),)


def test_published_amended_digitally() -> None:
    """
    Published: a memorandum of 2005 on paper; an amending act of 15 April 2015 signed digitally.
    """
    assert [
        NotApplicable(
            path=ACTS,
            message=Bilingual(
                "protocollo d'intesa protocollo, 8 giugno 2005: è prima del 30 giugno 2014",
                "memorandum of understanding protocollo, 8 June 2005: it is before 30 June 2014",
            ),
            facts=(Fact("act", "protocollo"), Fact("on", date(2005, 6, 8))),
        ),
        Kept(
            path=ACTS,
            message=Bilingual(
                "atto integrativo integrativo, 15 aprile 2015: firmato in forma elettronica",
                "amending act integrativo, 15 April 2015: signed electronically",
            ),
            facts=(Fact("act", "integrativo"), Fact("on", date(2015, 4, 15)), Fact("signed_digitally", value=True)),
            comparisons=ASKED,
        ),
    ] == judged(MEMORANDUM, attrs.evolve(AMENDING, on=date(2015, 4, 15), signature=DIGITAL))


def test_published_amended_on_paper() -> None:
    """
    Published: an amending act of 1 February 2016 on paper.
    """
    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "atto integrativo integrativo, 1° febbraio 2016: firmato su carta, e senza firma elettronica l'accordo"
                " è nullo",
                "amending act integrativo, 1 February 2016: signed on paper, and without an electronic signature the"
                " agreement is void",
            ),
            facts=(Fact("act", "integrativo"), Fact("on", date(2016, 2, 1)), Fact("signed_digitally", value=False)),
            comparisons=ASKED,
        )
    ] == judged(AMENDING)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2014, 6, 29), NotApplicable, id="day before"),
        pytest.param(date(2014, 6, 30), Breach, id="first day"),
        pytest.param(date(2014, 7, 1), Breach, id="day after"),
        pytest.param(Month(2014, 5), NotApplicable, id="month before"),
        pytest.param(Month(2014, 6), Missing, id="month of the first day"),
        pytest.param(Month(2014, 7), Breach, id="month after"),
        pytest.param(Year(2013), NotApplicable, id="year before"),
        pytest.param(Year(2014), Missing, id="year of the first day"),
        pytest.param(Year(2015), Breach, id="year after"),
        pytest.param(None, Missing, id="unknown"),
    ],
)
def test_by_the_day_of_the_act(on: When | None, expected: type[Verdict]) -> None:
    """
    An act on paper is void from 30 June 2014 on; one that may be of either time is undecided.
    """
    assert [expected] == list(map(type, judged(attrs.evolve(AMENDING, on=on))))


@pytest.mark.parametrize("on", [Month(2014, 6), None], ids=["the month", "unknown"])
def test_signed_digitally_on_whatever_day(on: When | None) -> None:
    """
    What is signed digitally is signed as it should be, whatever its day.
    """
    assert [Kept] == list(map(type, judged(attrs.evolve(AMENDING, on=on, signature=DIGITAL))))


def test_day_not_known() -> None:
    """
    A day that would decide is said to be missing.
    """
    assert [
        Missing(
            path=ACTS,
            message=Bilingual(
                "atto integrativo integrativo: è su carta, e non si sa se sia prima del 30 giugno 2014",
                "amending act integrativo: it is on paper, and whether it is before 30 June 2014 is not known",
            ),
            facts=(Fact("act", "integrativo"),),
        )
    ] == judged(attrs.evolve(AMENDING, on=None))


def test_form_not_on_record() -> None:
    """
    "Form not on record: undecided".
    """
    assert [
        Missing(
            path=ACTS,
            message=Bilingual(
                "atto integrativo integrativo, 1° febbraio 2016: non si sa come sia stato firmato",
                "amending act integrativo, 1 February 2016: how it was signed is not known",
            ),
            facts=(Fact("act", "integrativo"), Fact("on", date(2016, 2, 1))),
        )
    ] == judged(attrs.evolve(AMENDING, signature=None))


@pytest.mark.parametrize("kind", ContractActKind)
def test_kinds_of_acts(kind: ContractActKind) -> None:
    """
    Memoranda, funding agreements and acts that amend are agreements; that a programme agreement is one is open.
    """
    (verdict,) = judged(attrs.evolve(AMENDING, kind=kind))
    expected: dict[ContractActKind, type[Verdict]] = {
        ContractActKind.MEMORANDUM: Breach,
        ContractActKind.FUNDING_AGREEMENT: Breach,
        ContractActKind.AMENDING_ACT: Breach,
        ContractActKind.PROGRAMME_AGREEMENT: Missing,
    }

    assert expected.get(kind, NotApplicable) is type(verdict)


OPEN = Bilingual(
    "accordo di programma accordo, 1° febbraio 2016: è su carta, e se la norma valga per un accordo di programma è un"
    " punto aperto",
    "programme agreement accordo, 1 February 2016: it is on paper, and whether the law reaches a programme agreement is"
    " an open point",
)


def test_programme_agreement_on_paper() -> None:
    """
    "That it reaches an *accordo di programma* is open": undecided, never a breach; a digital one is kept.
    """
    agreement = attrs.evolve(PROGRAMME, on=date(2016, 2, 1))

    assert [
        Missing(
            path=ACTS,
            message=OPEN,
            cause=MissingCause.OPEN,
            facts=(Fact("act", "accordo"), Fact("on", date(2016, 2, 1))),
        )
    ] == judged(agreement)
    assert [Kept] == list(map(type, judged(attrs.evolve(agreement, signature=DIGITAL))))


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param((), Breach, id="nothing else on record"),
        pytest.param((PROGRAMME,), Missing, id="a programme agreement"),
        pytest.param((PROGRAMME, MEMORANDUM), Breach, id="a memorandum beside it"),
    ],
)
def test_what_an_act_amends(others: tuple[ContractAct, ...], expected: type[Verdict]) -> None:
    """
    An act that can only amend a programme agreement is as open as that.
    """
    verdict = judged(*others, AMENDING)[-1]

    assert (expected, MissingCause.OPEN) == (type(verdict), getattr(verdict, "cause", MissingCause.OPEN))


def signed(*parties: PartyKind) -> ContractAct:
    """
    Return an amending act on paper with its signatories.
    """
    return attrs.evolve(AMENDING, signatories=tuple(Signatory(party=party) for party in parties))


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param(signed(PartyKind.CITY, PartyKind.TENANTS_UNION), NotApplicable, id="with a tenants' union"),
        pytest.param(signed(PartyKind.PRIVATE, PartyKind.CITY), NotApplicable, id="with a private body"),
        pytest.param(signed(PartyKind.PRIVATE, PartyKind.CITY, PartyKind.ALER), Breach, id="two others beside it"),
        pytest.param(signed(PartyKind.CITY, PartyKind.REGION), Breach, id="two public bodies"),
        pytest.param(signed(PartyKind.CITY), Breach, id="one signatory on record"),
    ],
)
def test_between_public_bodies(act: ContractAct, expected: type[Verdict]) -> None:
    """
    What one public body agrees with private ones is no agreement between bodies.
    """
    assert [expected] == list(map(type, judged(act)))


def test_not_between_public_bodies_in_full() -> None:
    """
    And it is said why it is none.
    """
    assert [
        NotApplicable(
            path=ACTS,
            message=Bilingual(
                "atto integrativo integrativo, 1° febbraio 2016: non è fra due enti pubblici",
                "amending act integrativo, 1 February 2016: it is not between public bodies",
            ),
            facts=(Fact("act", "integrativo"), Fact("on", date(2016, 2, 1))),
        )
    ] == judged(signed(PartyKind.PRIVATE, PartyKind.CITY))


def test_acts_of_the_whole_programme() -> None:
    """
    The acts on which all contracts rest are looked at too, and each contract's by themselves.
    """
    contracts = tuple(NeighbourhoodContract(id=name, acts=(AMENDING,)) for name in ("uno", "due"))
    found = validate(Programme(acts=(PROGRAMME, AMENDING), contracts=contracts), on=TODAY, rules=(RULE,)).entries

    assert [
        ("/acts", NotApplicable),
        ("/acts", Missing),
        ("/contracts/0/acts", Breach),
        ("/contracts/1/acts", Breach),
    ] == [(entry.verdict.path, type(entry.verdict)) for entry in found]


def test_a_warning() -> None:
    """
    What is found is a warning.
    """
    programme = Programme(acts=(AMENDING,))

    assert [Severity.WARNING] == [entry.severity for entry in validate(programme, on=TODAY, rules=(RULE,)).findings]


@settings(max_examples=60)
@given(st.dates(date(2005, 1, 1), TODAY), st.sampled_from(SignatureForm))
def test_digital_is_never_broken(on: date, form: SignatureForm) -> None:
    """
    Before the first day nothing is asked; from it on an act is kept if and only if it is digital.
    """
    found = judged(attrs.evolve(AMENDING, on=on, signature=form))
    late = Kept if form is DIGITAL else Breach

    assert [NotApplicable if on < date(2014, 6, 30) else late] == list(map(type, found))
