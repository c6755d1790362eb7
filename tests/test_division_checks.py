"""
Division checks: what documents should say of a division is found where it belongs, elsewhere, or nowhere.
"""

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.division_checks import Saying, said_where_due
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procedures import LotDivision, ProcedureActKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, Verdict

NOTICE, INVITATION = ProcedureActKind.NOTICE, ProcedureActKind.INVITATION
IN_THE_NOTICE = Saying(name="criteria", what=Bilingual("i criteri", "the criteria"), due=(NOTICE,))
STATED = Comparison("criteria_stated", Relation.EQUAL, "true")
FOUND = (Fact("lots", 5), Fact("criteria_stated", value=True), Fact("criteria", "per famiglie"))


def said(stated_in: ProcedureActKind | None, saying: Saying = IN_THE_NOTICE) -> Verdict:
    """
    Return what is said of criteria that stand in a document.
    """
    return said_where_due("/x", 5, LotDivision(criteria="per famiglie", stated_in=stated_in), saying)


def test_where_it_belongs() -> None:
    """
    Words in the document that the code names keep the rule, with the words and both documents as evidence.
    """
    assert Kept(
        path="/x",
        message=Bilingual("i criteri sono detti in: bando", "the criteria are stated in the notice"),
        facts=(*FOUND, Fact("stated_in", "bando"), Fact("notice", "bando")),
        comparisons=(STATED, Comparison("stated_in", Relation.EQUAL, "notice")),
    ) == said(NOTICE)


def test_elsewhere() -> None:
    """
    Words that stand in another document break it.
    """
    assert Breach(
        path="/x",
        message=Bilingual(
            "i criteri sono detti in: determinazione a contrarre, e non in: bando",
            "the criteria are stated in the determination to contract, and not in the notice",
        ),
        facts=(*FOUND, Fact("stated_in", "determinazione a contrarre"), Fact("notice", "bando")),
        comparisons=(STATED, Comparison("stated_in", Relation.EQUAL, "notice")),
    ) == said(ProcedureActKind.DETERMINATION)


@pytest.mark.parametrize(
    "division",
    [
        pytest.param(None, id="no division on record"),
        pytest.param(LotDivision(reasons="altro", stated_in=NOTICE), id="other words"),
        pytest.param(LotDivision(criteria=" ", stated_in=NOTICE), id="a blank"),
    ],
)
def test_nowhere(division: LotDivision | None) -> None:
    """
    Words that are not found break it.
    """
    assert Breach(
        path="/x",
        message=Bilingual(
            "i criteri non si trovano: vanno detti in: bando",
            "the criteria are not found: they belong in the notice",
        ),
        facts=(Fact("lots", 5), Fact("criteria_stated", value=False)),
        comparisons=(STATED,),
    ) == said_where_due("/x", 5, division, IN_THE_NOTICE)


def test_document_unknown() -> None:
    """
    Words of which the document is not known decide nothing.
    """
    assert Missing(
        path="/x/stated_in",
        message=Bilingual(
            "i criteri sono detti, ma non si sa in quale documento",
            "the criteria are stated, but it is not known in which document",
        ),
        facts=FOUND,
    ) == said(None)


def test_in_place_of_a_notice() -> None:
    """
    Whether an invitation takes the place of the notice that the code names is left open.
    """
    assert Missing(
        path="/x/stated_in",
        message=Bilingual(
            "i criteri sono detti in: invito; la norma nomina: bando, e non si sa se questo documento ne tenga il"
            " luogo",
            "the criteria are stated in the invitation; the law names the notice, and it is not known whether this"
            " document takes its place",
        ),
        cause=MissingCause.OPEN,
        facts=(*FOUND, Fact("stated_in", "invito")),
    ) == said(INVITATION)


DETERMINATION, PRE_INFORMATION = ProcedureActKind.DETERMINATION, ProcedureActKind.PRE_INFORMATION


@pytest.mark.parametrize(
    ("due", "stated_in", "expected"),
    [
        pytest.param((NOTICE, INVITATION), NOTICE, Kept, id="the first of two"),
        pytest.param((NOTICE, INVITATION), INVITATION, Kept, id="the second of two"),
        pytest.param((NOTICE, INVITATION), PRE_INFORMATION, Missing, id="pre-information for a notice"),
        pytest.param((NOTICE, INVITATION), DETERMINATION, Breach, id="neither of two"),
        pytest.param((DETERMINATION,), DETERMINATION, Kept, id="the determination"),
        pytest.param((DETERMINATION,), NOTICE, Breach, id="a notice for the determination"),
        pytest.param((DETERMINATION,), INVITATION, Breach, id="an invitation for the determination"),
    ],
)
def test_which_document(
    due: tuple[ProcedureActKind, ...], stated_in: ProcedureActKind, expected: type[Verdict]
) -> None:
    """
    Any of the documents that the code names will do; one that may take the place of a notice takes that of no other.
    """
    saying = Saying(name="criteria", what=Bilingual("i criteri", "the criteria"), due=due)

    assert expected is type(said(stated_in, saying))


def test_two_documents_in_words() -> None:
    """
    Where the code names two documents, both are told and compared with.
    """
    saying = Saying(name="reasons", what=Bilingual("i motivi", "the reasons"), due=(NOTICE, INVITATION))
    verdict = said_where_due("/x", 1, LotDivision(reasons="uno", stated_in=DETERMINATION), saying)

    assert (
        Breach(
            path="/x",
            message=Bilingual(
                "i motivi sono detti in: determinazione a contrarre, e non in: bando o invito",
                "the reasons are stated in the determination to contract, and not in the notice or invitation",
            ),
            facts=(
                Fact("lots", 1),
                Fact("reasons_stated", value=True),
                Fact("reasons", "uno"),
                Fact("stated_in", "determinazione a contrarre"),
                Fact("notice", "bando"),
                Fact("invitation", "invito"),
            ),
            comparisons=(
                Comparison("reasons_stated", Relation.EQUAL, "true"),
                Comparison("stated_in", Relation.EQUAL, "notice | invitation"),
            ),
        )
        == verdict
    )
