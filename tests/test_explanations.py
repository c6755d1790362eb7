"""
A verdict as a paragraph that could stand in a *determina*: whole, in both languages, and always one sentence.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.entries import Entry
from contratti_quartiere.explanations import explain
from contratti_quartiere.facts import Figure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.report import validate
from contratti_quartiere.rules import RULES, undivided_reasoned
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Rule, Severity, Verdict

ON = date(2026, 11, 27)
RULE = attrs.evolve(
    undivided_reasoned.RULES[0],
    id="lotto-unico",
    title=Bilingual("Lotto unico", "Single lot"),
    it="L'appalto ha un lotto solo.",
    en="The tender has a single lot.",
    source=LegalSource("DLgs 50/2016", "art. 51 c. 1"),
    since=None,
    until=None,
    severity=Severity.ERROR,
)
PATH = "/tenders/0/lots"
SAID = Bilingual("i lotti sono 2", "there are 2 lots")


def told(verdict: Verdict, rule: Rule = RULE, parameters: Parameters = PARAMETERS) -> tuple[str, str]:
    """
    Return the paragraph of a verdict, in Italian and in English.
    """
    entry = Entry(rule, verdict)
    return explain(entry, on=ON, parameters=parameters), explain(entry, on=ON, lang=Lang.EN, parameters=parameters)


WHOLE = [
    pytest.param(
        Kept(path=PATH, message=Bilingual("il lotto è uno", "there is one lot")),
        "Visto l'art. 51 c. 1 del DLgs 50/2016 (fonte letta); considerata la regola «Lotto unico» (lotto-unico),"
        " secondo cui l'appalto ha un lotto solo; rilevato nel documento verificato, alla voce /tenders/0/lots: il"
        " lotto è uno; si dà atto che, al 27 novembre 2026, la regola risulta rispettata.",
        "Having regard to art. 51 c. 1 of DLgs 50/2016 (source read); considering the rule “Single lot” (lotto-unico),"
        " by which the tender has a single lot; having found in the document that was checked, at /tenders/0/lots:"
        " there is one lot; it is stated that, as of 27 November 2026, the rule is found to be kept.",
        id="kept",
    ),
    pytest.param(
        Breach(path=PATH, message=SAID),
        "Visto l'art. 51 c. 1 del DLgs 50/2016 (fonte letta); considerata la regola «Lotto unico» (lotto-unico),"
        " secondo cui l'appalto ha un lotto solo; rilevato nel documento verificato, alla voce /tenders/0/lots: i"
        " lotti sono 2; si dà atto che, al 27 novembre 2026, la regola risulta violata.",
        "Having regard to art. 51 c. 1 of DLgs 50/2016 (source read); considering the rule “Single lot” (lotto-unico),"
        " by which the tender has a single lot; having found in the document that was checked, at /tenders/0/lots:"
        " there are 2 lots; it is stated that, as of 27 November 2026, the rule is found to be broken.",
        id="broken, an error",
    ),
    pytest.param(
        Breach(path=PATH, message=SAID, severity=Severity.WARNING),
        "Visto l'art. 51 c. 1 del DLgs 50/2016 (fonte letta); considerata la regola «Lotto unico» (lotto-unico),"
        " secondo cui l'appalto ha un lotto solo; rilevato nel documento verificato, alla voce /tenders/0/lots: i"
        " lotti sono 2; si dà atto che, al 27 novembre 2026, la regola non risulta rispettata, salve le ragioni che il"
        " documento non mostra.",
        "Having regard to art. 51 c. 1 of DLgs 50/2016 (source read); considering the rule “Single lot” (lotto-unico),"
        " by which the tender has a single lot; having found in the document that was checked, at /tenders/0/lots:"
        " there are 2 lots; it is stated that, as of 27 November 2026, the rule is not found to be kept, save for"
        " reasons that the document does not show.",
        id="broken, a warning",
    ),
    pytest.param(
        Breach(path=PATH, message=SAID, severity=Severity.ADVICE),
        "Visto l'art. 51 c. 1 del DLgs 50/2016 (fonte letta); considerata la regola «Lotto unico» (lotto-unico),"
        " secondo cui l'appalto ha un lotto solo; rilevato nel documento verificato, alla voce /tenders/0/lots: i"
        " lotti sono 2; si dà atto che, al 27 novembre 2026, la circostanza è segnalata a chi decide, a cui spetta ogni"
        " valutazione, e non costituisce un giudizio.",
        "Having regard to art. 51 c. 1 of DLgs 50/2016 (source read); considering the rule “Single lot” (lotto-unico),"
        " by which the tender has a single lot; having found in the document that was checked, at /tenders/0/lots:"
        " there are 2 lots; it is stated that, as of 27 November 2026, the matter is brought to the attention of"
        " whoever decides, who is to weigh it, and is no verdict.",
        id="broken, advice",
    ),
    pytest.param(
        Missing(path=PATH, message=Bilingual("i lotti non sono noti", "the lots are not known")),
        "Visto l'art. 51 c. 1 del DLgs 50/2016 (fonte letta); considerata la regola «Lotto unico» (lotto-unico),"
        " secondo cui l'appalto ha un lotto solo; rilevato nel documento verificato, dove deciderebbe la voce"
        " /tenders/0/lots: i lotti non sono noti; si dà atto che, al 27 novembre 2026, la regola non può dirsi né"
        " rispettata né violata, perché manca un dato, e ciò non equivale ad accertarne il rispetto.",
        "Having regard to art. 51 c. 1 of DLgs 50/2016 (source read); considering the rule “Single lot” (lotto-unico),"
        " by which the tender has a single lot; having found in the document that was checked, where /tenders/0/lots"
        " would decide: the lots are not known; it is stated that, as of 27 November 2026, the rule can be called"
        " neither kept nor broken, because evidence is missing, and that is no finding that it was kept.",
        id="not known",
    ),
    pytest.param(
        NotApplicable(path="", message=Bilingual("non ci sono gare", "there are no tenders")),
        "Visto l'art. 51 c. 1 del DLgs 50/2016 (fonte letta); considerata la regola «Lotto unico» (lotto-unico),"
        " secondo cui l'appalto ha un lotto solo; rilevato nel documento verificato, nel suo insieme: non ci sono"
        " gare; si dà atto che, al 27 novembre 2026, la regola non trova qui applicazione.",
        "Having regard to art. 51 c. 1 of DLgs 50/2016 (source read); considering the rule “Single lot” (lotto-unico),"
        " by which the tender has a single lot; having found in the document that was checked, as a whole: there are"
        " no tenders; it is stated that, as of 27 November 2026, the rule does not apply here.",
        id="without an object",
    ),
]


@pytest.mark.parametrize(("verdict", "it", "en"), WHOLE)
def test_whole_paragraph(verdict: Verdict, it: str, en: str) -> None:
    """
    "`explain` prints a verdict as a paragraph that could stand in a *determina*": each verdict, each severity.
    """
    assert (it, en) == told(verdict)


def test_day_as_of_which_it_was_judged() -> None:
    """
    The day stands in the act with its article, as one says it.
    """
    entry = Entry(RULE, Kept(path=PATH, message=SAID))

    assert [
        "si dà atto che, all'8 marzo 2019, la regola risulta rispettata.",
        "it is stated that, as of 8 March 2019, the rule is found to be kept.",
    ] == [explain(entry, on=date(2019, 3, 8), lang=lang).split("; ")[-1] for lang in Lang]


@pytest.mark.parametrize(
    ("cause", "it", "en"),
    [
        pytest.param(
            MissingCause.NOT_RECALLED,
            "perché su questo regime vale solo se i documenti di gara la richiamano",
            "because on this track it holds only if the tender documents recall it",
            id="not recalled",
        ),
        pytest.param(
            MissingCause.NOT_SET,
            "perché nessuno ha fissato la cifra da cui dipende",
            "because nobody has set the figure on which it hangs",
            id="not set",
        ),
        pytest.param(
            MissingCause.OPEN,
            "perché dipende da un punto di diritto aperto",
            "because it hangs on a point of law that is open",
            id="open",
        ),
    ],
)
def test_what_cannot_be_said_for_another_cause(cause: MissingCause, it: str, en: str) -> None:
    """
    What could not be decided says why, at its place, and that it is not compliant.
    """
    assert [
        [
            "rilevato nel documento verificato, alla voce /tenders/0/lots: i lotti sono 2",
            (
                f"si dà atto che, al 27 novembre 2026, la regola non può dirsi né rispettata né violata, {it}, e"
                " ciò non equivale ad accertarne il rispetto."
            ),
        ],
        [
            "having found in the document that was checked, at /tenders/0/lots: there are 2 lots",
            (
                f"it is stated that, as of 27 November 2026, the rule can be called neither kept nor broken, {en}, and"
                " that is no finding that it was kept."
            ),
        ],
    ] == [text.split("; ")[2:] for text in told(Missing(path=PATH, message=SAID, cause=cause))]


def test_part_of_the_document_that_could_not_be_read() -> None:
    """
    Where the whole document could not be read no field would decide.
    """
    it, en = told(Missing(path="", message=SAID))

    assert ("rilevato nel documento verificato, nel suo insieme: i lotti sono 2", True) == (
        it.split("; ")[2],
        ", as a whole: there are 2 lots;" in en,
    )


SOURCES = {
    "read": (
        LegalSource("DLgs 50/2016", "art. 51 c. 1"),
        "Visto l'art. 51 c. 1 del DLgs 50/2016 (fonte letta)",
        "art. 51 c. 1 of DLgs 50/2016 (source read)",
    ),
    "in a commentary": (
        LegalSource("DLgs 163/2006", "art. 113", Mark.COMMENTARY),
        "Visto l'art. 113 del DLgs 163/2006 (fonte letta solo in un commento, da confermare)",
        "art. 113 of DLgs 163/2006 (read in a commentary only, unconfirmed)",
    ),
    "known": (
        LegalSource("L. 3/2003", "art. 11", Mark.KNOWN),
        "Visto l'art. 11 della L. 3/2003 (fonte da confermare)",
        "art. 11 of L. 3/2003 (source to be confirmed)",
    ),
    "open": (
        LegalSource("c.c.", "art. 2963 c. 5, per analogia", Mark.OPEN),
        "Visto l'art. 2963 c. 5 del c.c., per analogia (punto aperto)",
        "art. 2963 c. 5 of c.c., per analogia (open point)",
    ),
    "logic": (
        LegalSource("importi dichiarati dall'atto di gara", "", Mark.LOGIC),
        "Visto quanto risulta da: importi dichiarati dall'atto di gara (aritmetica o ordine delle cose)",
        "importi dichiarati dall'atto di gara (arithmetic or the order of things)",
    ),
    "policy": (
        LegalSource("annuncio del servizio", "i laboratori seguono i lavori; a voce", Mark.POLICY),
        "Visto quanto risulta da: annuncio del servizio, i laboratori seguono i lavori, a voce (scelta dell'ente)",
        "annuncio del servizio, i laboratori seguono i lavori, a voce (the body's own choice)",
    ),
    "a royal decree": (
        LegalSource("RD 2440/1923", "art. 11", Mark.KNOWN),
        "Visto l'art. 11 del RD 2440/1923 (fonte da confermare)",
        "art. 11 of RD 2440/1923 (source to be confirmed)",
    ),
    "several articles": (
        LegalSource("DLgs 36/2023", "artt. 14 c. 4, 76 c. 6, testo del 31.3.2023"),
        "Visti gli artt. 14 c. 4, 76 c. 6 del DLgs 36/2023, testo del 31.3.2023 (fonte letta)",
        "artt. 14 c. 4, 76 c. 6 of DLgs 36/2023, testo del 31.3.2023 (source read)",
    ),
    "several paragraphs": (
        LegalSource("DLgs 36/2023", "art. 120 c. 1 a, c. 10, testo del 31.3.2023"),
        "Visto l'art. 120 c. 1 a, c. 10 del DLgs 36/2023, testo del 31.3.2023 (fonte letta)",
        "art. 120 c. 1 a, c. 10 of DLgs 36/2023, testo del 31.3.2023 (source read)",
    ),
    "an annex": (
        LegalSource("DLgs 163/2006", "all. II B, art. 20", Mark.KNOWN),
        "Visto l'all. II B, art. 20 del DLgs 163/2006 (fonte da confermare)",
        "all. II B, art. 20 of DLgs 163/2006 (source to be confirmed)",
    ),
    "another act beside it": (
        LegalSource("TUEL", "art. 183 c. 5; DLgs 118/2011 all. 4/2"),
        "Visto l'art. 183 c. 5 del TUEL, DLgs 118/2011 all. 4/2 (fonte letta)",
        "art. 183 c. 5 of TUEL, DLgs 118/2011 all. 4/2 (source read)",
    ),
    "what it says": (
        LegalSource("L. 190/2012", "art. 1 c. 32: importo di aggiudicazione"),
        "Visto l'art. 1 c. 32 della L. 190/2012: importo di aggiudicazione (fonte letta)",
        "art. 1 c. 32 of L. 190/2012: importo di aggiudicazione (source read)",
    ),
    "a whole act": (LegalSource("DLgs 56/2017"), "Visto il DLgs 56/2017 (fonte letta)", "DLgs 56/2017 (source read)"),
    "a whole law": (LegalSource("L. 62/2005"), "Vista la L. 62/2005 (fonte letta)", "L. 62/2005 (source read)"),
    "no article of it": (
        LegalSource("DLgs 163/2006", "testo non letto", Mark.KNOWN),
        "Visto il DLgs 163/2006, testo non letto (fonte da confermare)",
        "DLgs 163/2006, testo non letto (source to be confirmed)",
    ),
    "of a body that makes no law": (
        LegalSource("ANAC, delibera 12/2016", "art. 3"),
        "Visto quanto risulta da: ANAC, delibera 12/2016, art. 3 (fonte letta)",
        "ANAC, delibera 12/2016, art. 3 (source read)",
    ),
}


@pytest.mark.parametrize(("source", "it", "en"), SOURCES.values(), ids=SOURCES)
def test_source(source: LegalSource, it: str, en: str) -> None:
    """
    An act is cited as acts cite it, articles before it, and it says how far that was confirmed.
    """
    rule = attrs.evolve(RULE, source=source)

    assert [it, f"Having regard to {en}"] == [
        text.partition("; consider")[0] for text in told(Kept(path=PATH, message=SAID), rule)
    ]


@pytest.mark.parametrize(
    ("act", "of", "seen"),
    [
        pytest.param("DL 76/2020", "del", "Visto il", id="DL"),
        pytest.param("DM 49/2018", "del", "Visto il", id="DM"),
        pytest.param("DPR 207/2010", "del", "Visto il", id="DPR"),
        pytest.param("Dir. 2014/24/UE", "della", "Vista la", id="Dir."),
        pytest.param("GDPR", "del", "Visto il", id="GDPR"),
        pytest.param("L.R. 16/2016", "della", "Vista la", id="L.R."),
        pytest.param("R.R. Lombardia 4/2017", "del", "Visto il", id="R.R."),
        pytest.param("Reg. (UE) 2023/2495", "del", "Visto il", id="Reg."),
        pytest.param("bando tipo", "del", "Visto il", id="bando"),
    ],
)
def test_acts_with_their_article(act: str, of: str, seen: str) -> None:
    """
    Each sort of act bears its Italian article, with which an article of it is cited.
    """
    verdict = Kept(path=PATH, message=SAID)
    cited = [
        told(verdict, attrs.evolve(RULE, source=LegalSource(act, article)))[0].split(" (fonte letta)")[0]
        for article in ("art. 3", "")
    ]

    assert [f"Visto l'art. 3 {of} {act}", f"{seen} {act}"] == cited


def test_every_mark_is_tried() -> None:
    """
    No way of confirming a source is forgotten above.
    """
    assert set(Mark) == {source.mark for source, _, _ in SOURCES.values()}


@pytest.mark.parametrize(
    ("since", "until", "it", "en"),
    [
        pytest.param(
            date(2016, 4, 20),
            None,
            ", nella versione che vale dal 20 aprile 2016,",
            ", in the version that holds from 20 April 2016,",
            id="since",
        ),
        pytest.param(
            None,
            date(2016, 4, 20),
            ", nella versione che vale fino al 19 aprile 2016,",
            ", in the version that holds until 19 April 2016,",
            id="until",
        ),
        pytest.param(
            date(2023, 7, 1),
            date(2024, 12, 31),
            ", nella versione che vale dal 1° luglio 2023 fino al 30 dicembre 2024,",
            ", in the version that holds from 1 July 2023 until 30 December 2024,",
            id="both",
        ),
    ],
)
def test_version(since: date | None, until: date | None, it: str, en: str) -> None:
    """
    Of a rule that changed with the law the version is named by its first and last day.
    """
    verdict = Kept(path=PATH, message=SAID)

    assert [
        f"considerata la regola «Lotto unico» (lotto-unico){it} secondo cui l'appalto ha un lotto solo",
        f"considering the rule “Single lot” (lotto-unico){en} by which the tender has a single lot",
    ] == [text.split("; ")[1] for text in told(verdict, attrs.evolve(RULE, since=since, until=until))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("Il CIG è uno.", "secondo cui il CIG è uno", id="a word"),
        pytest.param("CIG e CUP sono due.", "secondo cui CIG e CUP sono due", id="an acronym"),
        pytest.param("IVa e altro.", "secondo cui IVa e altro", id="two capitals"),
        pytest.param("È una.", "secondo cui è una", id="a word of one letter"),
    ],
)
def test_sentence_within_a_sentence(sentence: str, expected: str) -> None:
    """
    The sentence of the rule goes on in small letters, but for an acronym, and its full stop is left out.
    """
    text, _ = told(Kept(path=PATH, message=SAID), attrs.evolve(RULE, it=sentence))

    assert expected == text.split("; ")[1].partition(", ")[2]


def figure(name: str, value: int | str, since: date | None = None, until: date | None = None) -> Figure:
    """
    Return a figure that a body set.
    """
    return Figure(
        parameter=name,
        kind=ParameterKind.POLICY,
        value=value,
        since=since,
        until=until,
        source=LegalSource("determina 12/2026", mark=Mark.POLICY),
        checked_on=date(2026, 11, 8),
    )


def test_figure_that_nobody_checked() -> None:
    """
    Of a figure that a body set by an act of its own no day is told on which a person confirmed it.
    """
    unchecked = attrs.evolve(figure("notice_days", 30), checked_on=None)
    it, en = told(Kept(path=PATH, message=SAID, figures=(unchecked,)))

    assert (True, True) == (
        "come da determina 12/2026 (scelta dell'ente); si dà atto" in it,
        "as set by determina 12/2026 (the body's own choice); it is stated" in en,
    )


def test_figure_of_law_in_force() -> None:
    """
    A paragraph with a figure in force is whole too: its value, its days, its source, who last looked at it.
    """
    dated = PARAMETERS["standstill_days"].required(date(2024, 12, 30))
    verdict = Breach(path=PATH, message=SAID, figures=(Figure.of(PARAMETERS["standstill_days"], dated),))
    it = (
        "Visto l'art. 51 c. 1 del DLgs 50/2016 (fonte letta); considerata la regola «Lotto unico» (lotto-unico),"
        " secondo cui l'appalto ha un lotto solo; rilevato nel documento verificato, alla voce /tenders/0/lots: i"
        " lotti sono 2; applicata la cifra «I giorni fra l'ultima comunicazione dell'aggiudicazione e la stipula, dove"
        " il termine è di legge»: 35 giorni, in vigore dal 1° luglio 2023 fino al 30 dicembre 2024, come da art. 18"
        " c. 3 del DLgs 36/2023, testo del 31.3.2023 (fonte letta), verificata il 22 novembre 2026; si dà atto che,"
        " al 27 novembre 2026, la regola risulta violata."
    )
    en = (
        "Having regard to art. 51 c. 1 of DLgs 50/2016 (source read); considering the rule “Single lot” (lotto-unico),"
        " by which the tender has a single lot; having found in the document that was checked, at /tenders/0/lots:"
        " there are 2 lots; applying the figure “The days between the last communication of the award and the signing,"
        " where the term is law”: 35 days, in force from 1 July 2023 until 30 December 2024, as set by art. 18 c. 3 of"
        " DLgs 36/2023, testo del 31.3.2023 (source read), checked on 22 November 2026; it is stated that, as of 27"
        " November 2026, the rule is found to be broken."
    )

    assert (it, en) == told(verdict)


FIGURES = [
    pytest.param(
        figure("release_days", 30, date(2026, 1, 1)),
        "applicata la cifra «I giorni per rilasciare l'alloggio dopo la notifica; 30 in un decreto del 2008»: 30"
        " giorni, in vigore dal 1° gennaio 2026, come da determina 12/2026 (scelta dell'ente), verificata l'8"
        " novembre 2026",
        "applying the figure “The days to release the dwelling after the notification; 30 in one decree of 2008”: 30"
        " days, in force from 1 January 2026, as set by determina 12/2026 (the body's own choice), checked on 8"
        " November 2026",
        id="a figure of the body",
    ),
    pytest.param(
        figure("eu_threshold_services", 5_278_000),
        "applicata la cifra «La soglia europea di servizi e forniture per un ente locale, secondo il giorno del"
        " bando»: 5.278.000 euro senza IVA, come da determina 12/2026 (scelta dell'ente), verificata l'8 novembre 2026",
        "applying the figure “The European threshold of services and supplies for a local body, by the day of the"
        " notice”: 5,278,000 euro without VAT, as set by determina 12/2026 (the body's own choice), checked on 8"
        " November 2026",
        id="thousands",
    ),
    pytest.param(
        figure("savings_must_be_verified", "sì"),
        "applicata la cifra «Se un'economia va accertata prima di essere riusata, come fece la vigilanza per Stadera"
        " nel 2015»: sì, come da determina 12/2026 (scelta dell'ente), verificata l'8 novembre 2026",
        "applying the figure “Whether a saving must be verified before it is re-used, as the board did for Stadera in"
        " 2015”: sì, as set by determina 12/2026 (the body's own choice), checked on 8 November 2026",
        id="a word",
    ),
    pytest.param(
        figure("size_bands", "28-46 38-"),
        "applicata la cifra «La superficie dell'alloggio assegnato a seconda dei componenti; l'ultima fascia vale anche"
        " oltre»: 28-46 38-, come da determina 12/2026 (scelta dell'ente), verificata l'8 novembre 2026",
        "applying the figure “The floor area of the dwelling assigned, by members; the last band holds beyond too”:"
        " 28-46 38-, as set by determina 12/2026 (the body's own choice), checked on 8 November 2026",
        id="a form",
    ),
    pytest.param(
        figure("vecchia_cifra", 3),
        "applicata la cifra «vecchia_cifra»: 3, come da determina 12/2026 (scelta dell'ente), verificata l'8 novembre"
        " 2026",
        "applying the figure “vecchia_cifra”: 3, as set by determina 12/2026 (the body's own choice), checked on 8"
        " November 2026",
        id="a figure that the library does not know",
    ),
]


@pytest.mark.parametrize(("used", "it", "en"), FIGURES)
def test_figure(used: Figure, it: str, en: str) -> None:
    """
    A figure stands in the paragraph with its label, its unit, its days, its source and the day of its last check.
    """
    paragraphs = told(Kept(path=PATH, message=SAID, figures=(used,)))

    assert [True, True] == [f"; {said}; " in text for said, text in zip((it, en), paragraphs, strict=True)]


def test_several_figures() -> None:
    """
    Each figure that was used is named, in the order in which it was.
    """
    figures = (figure("notice_days", 30), figure("release_days", 15))
    text, _ = told(Missing(path=PATH, message=SAID, figures=figures))

    assert [True, True] == [
        0 < text.index(first) < text.index(second)
        for first, second in [("30 giorni", "15 giorni"), ("i lotti sono 2", "30 giorni")]
    ]


def test_label_of_the_figures_of_the_report() -> None:
    """
    The labels are those of the figures with which the document was judged.
    """
    known = (attrs.evolve(PARAMETERS["notice_days"], label=Bilingual("Il preavviso", "The notice")),)
    text, _ = told(Kept(path=PATH, message=SAID, figures=(figure("notice_days", 30),)), parameters=Parameters(known))

    assert "«Il preavviso»: 30 giorni" in text


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """
    Return a strategy for entries, with and without figures in force.
    """
    entry = draw(strategies.entries())
    dated = [(parameter, value) for parameter in PARAMETERS.known for value in parameter.values]
    figures = draw(st.lists(st.sampled_from(dated).map(lambda pair: Figure.of(*pair)), max_size=2).map(tuple))
    if isinstance(entry.verdict, NotApplicable):
        return entry
    return Entry(entry.rule, attrs.evolve(entry.verdict, figures=figures))


@given(entries(), st.dates(), st.sampled_from(Lang), strategies.parameters())
def test_never_raises_and_ends_with_one_full_stop(entry: Entry, on: date, lang: Lang, parameters: Parameters) -> None:
    """
    Whatever a rule says is told, as one sentence that ends with one full stop, with the rule and what was found in it.
    """
    text = explain(entry, on=on, lang=lang, parameters=parameters)

    assert (True, False, True, True) == (
        text.endswith("."),
        text.endswith(".."),
        f"({entry.rule.id})" in text,
        entry.verdict.message.say(lang) in text,
    )


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.id} {rule.since or ''}".strip() for rule in RULES])
def test_examples_of_the_rules(rule: Rule) -> None:
    """
    What is said of the examples of every rule is one paragraph without the marks of a program.
    """
    on = ON if rule.until is None else date(2016, 4, 19)
    report = validate(rule.breaks(), on=on, rules=(rule,))
    texts = [explain(entry, on=on, lang=lang) for entry in report.entries for lang in Lang]

    assert [] == [text for text in texts if "[" in text or "\n" in text or "None" in text or "  " in text]
