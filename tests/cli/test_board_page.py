"""
The board as text: what is due, who is still in, what fits whom, what is to be paid; no word is cut, none is lost.
"""

from datetime import date
from pathlib import Path

import pytest

from contratti_quartiere.analysis.board import Board, board
from contratti_quartiere.cases import una_scala
from contratti_quartiere.cli.board_page import print_board
from contratti_quartiere.cli.page import Page
from contratti_quartiere.exchange.documents import load

Printed = pytest.CaptureFixture[str]

MORNING = board(load(Path(__file__).parents[2] / "docs/examples/cruscotto.json"), on=date(2018, 4, 24))
EACH_LANGUAGE = pytest.mark.parametrize("lang", ["it", "en"])


def printed(capsys: Printed, monkeypatch: pytest.MonkeyPatch, found: Board, lang: str, columns: int = 80) -> str:
    """
    Return the page of a board, in so many columns.
    """
    monkeypatch.setenv("COLUMNS", str(columns))
    print_board(Page(lang), found)
    return capsys.readouterr().out


NOTHING_IT = """\
Programma senza titolo
Cruscotto al 1° maggio 2018 · contratti_quartiere 0.1.0

IN BREVE
 Scaduto, o entro sette giorni        scadute 0, entro sette giorni 0
 Scale e cantieri                     lavori non conclusi 0, nuclei ancora
                                      dentro 0
 Nuclei di nessun cantiere noto       0
 Nuclei in attesa di un alloggio      0
 Durate in scadenza                   0
 Pagamenti ed esercizi                da pagare 0, in ritardo 0, esercizi 0
 Richieste ai laboratori              aperte 0, da troppo 0
 Scadenze più avanti                  0
 Scadenze senza un giorno noto        0
 Cifre non fissate                    0

Il cruscotto mostra ciò che risulta dal documento, nel suo ordine: non mette in
graduatoria nessuno, non sceglie alloggi, non decide nulla al posto
dell'ufficio. Ciò che può avvenire non è per questo dovuto.
A ogni caso non concluso può avvenire anche: disdetta, estingui.
Un numero di caso è un dato personale anche senza nomi: la pagina resta in
ufficio.
"""
NOTHING_EN = """\
Untitled programme
Board as of 1 May 2018 · contratti_quartiere 0.1.0

IN BRIEF
 Overdue, or due within seven days    overdue 0, due within seven days 0
 Staircases and sites                 works not finished 0, households still in
                                      0
 Households of no site on record      0
 Households that wait for a dwelling  0
 Terms that run out                   0
 Payments and budget years            to pay 0, late 0, budget years 0
 Requests to the labs                 open 0, too long 0
 Deadlines later on                   0
 Deadlines without a known day        0
 Figures not set                      0

The board shows what the document has, in its order: it ranks nobody, chooses no
dwelling, and decides nothing for the office. That something may happen does not
make it due.
To any case that is not final may also happen: leave, close extinct.
The number of a case is personal data even without names: this page stays in the
office.
"""


@pytest.mark.parametrize(
    ("lang", "page"), [pytest.param("it", NOTHING_IT, id="it"), pytest.param("en", NOTHING_EN, id="en")]
)
def test_board_of_nothing(capsys: Printed, monkeypatch: pytest.MonkeyPatch, lang: str, page: str) -> None:
    """
    Where there is nothing to do the page says so of each subject, and nothing more.
    """
    assert page == printed(capsys, monkeypatch, Board(on=date(2018, 5, 1)), lang)


# By hand, of docs/examples/cruscotto.json: the term of the offer ended on the 22nd; from 24 April to 1 September are
# 130 days, to the 30th 159, to 4 May 10, and from 12 March 43; 7,500 with 22 per cent are 9,150.
BRIEF = """\
IN BREVE
 Scaduto, o entro sette giorni        scadute 1, entro sette giorni 0
 Scale e cantieri                     lavori non conclusi 1, nuclei ancora
                                      dentro 3
 Nuclei di nessun cantiere noto       0
 Nuclei in attesa di un alloggio      1
 Durate in scadenza                   entro 3 mesi 1
 Pagamenti ed esercizi                da pagare 1, in ritardo 0, esercizi 0
 Richieste ai laboratori              aperte 1, da troppo: non si sa
 Scadenze più avanti                  0
 Scadenze senza un giorno noto        2
 Cifre non fissate                    6
"""
DUE = """\
SCADUTO, O ENTRO SETTE GIORNI
 Nucleo
 entro                      che cosa                   su che cosa si fonda
 ───────────────────────────────────────────────────────────────────────────────
 22 aprile 2018, 2 giorni   N1: risposta alla          termine scritto nell'atto
 fa                         proposta dell'alloggio     L. 241/1990 art. 21-bis
                            V-1 del 5 aprile 2018      [letto nella fonte]
                            segue: proprietà
"""
SITES = """\
SCALE E CANTIERI
 dove                    lavori       il cantiere apre         nuclei
 ───────────────────────────────────────────────────────────────────────────────
 casa 1, scala A:        progettato   settembre 2018, fra      dentro 3, fuori 1
 Risanamento                          130 e 159 giorni

 casa 1, scala A: Risanamento
 durante i lavori deve essere vuota

 Dentro, o con le chiavi: 3
 nucleo   dove                  stato             può avvenire
 ───────────────────────────────────────────────────────────────────────────────
 N1       A-01                  proposta          sistemazione autonoma,
          dal 01/09/1998        dal 05/04/2018    accetta, rifiuta, scade,
                                                  ritira, opponi, contesta,
                                                  trasloco urgente, annulla
                                                  risposta alla proposta: 22
                                                  aprile 2018, 2 giorni fa
                                                  opposizione alla proposta:
                                                  giorno non noto
 N2       A-02                  da proporre       proponi, sistemazione
          dal 01/03/1975        dal 05/03/2018    autonoma, contesta, trasloco
                                                  urgente, annulla
 N3       A-03                  trasferito temp   altro spostamento, apri
          ha ancora le chiavi   dal 16/04/2018    scelta, proponi rientro,
          fino al 30/04/2018                      rinuncia al rientro, decreto
                                                  fuori
                                                  limite del soggiorno fuori
                                                  casa: giorno non noto
"""
MONEY = """\
PAGAMENTI ED ESERCIZI
 che cosa         importo      entro                     su che cosa si fonda
 ───────────────────────────────────────────────────────────────────────────────
 fattura 1/2018   7.500,00 €   4 maggio 2018, fra 10     giorno scritto sulla
 servizio         senza IVA    giorni                    fattura
                  9.150,00 €
                  con IVA
"""
REQUESTS = """\
RICHIESTE AI LABORATORI
 laboratorio laboratorio
 da chiarire: nessuno ha fissato dopo quanti giorni una richiesta è aperta da
 troppo (request_days)

 Richieste aperte, dalla più vecchia: 1
 richiesta      ricevuta       da chiudere entro   passata a
 ───────────────────────────────────────────────────────────
 R-1            12/03/2018     non si sa           ALER
 intercettare   43 giorni fa
"""


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(BRIEF, id="in-brief"),
        pytest.param(DUE, id="due"),
        pytest.param(SITES, id="sites"),
        pytest.param(MONEY, id="money"),
        pytest.param(REQUESTS, id="requests"),
    ],
)
def test_page_of_a_morning(capsys: Printed, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """
    The page of a small programme on a day has each part as it was reckoned by hand.
    """
    assert f"\n{part}\n" in printed(capsys, monkeypatch, MORNING, "it")


def test_parts_come_in_the_order_of_the_work(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What is due comes first, then who is in, who waits, what ends, what is to be paid, what was asked, and the rest.
    """
    page = printed(capsys, monkeypatch, MORNING, "en")

    assert [
        "IN BRIEF",
        "OVERDUE, OR DUE WITHIN SEVEN DAYS",
        "STAIRCASES AND SITES",
        "HOUSEHOLDS THAT WAIT FOR A DWELLING",
        "TERMS THAT RUN OUT",
        "PAYMENTS AND BUDGET YEARS",
        "REQUESTS TO THE LABS",
        "DEADLINES WITHOUT A KNOWN DAY",
        "FIGURES NOT SET",
    ] == [line for line in page.splitlines() if line.isupper()]


@EACH_LANGUAGE
@pytest.mark.parametrize("day", [date(2018, 2, 12), date(2018, 9, 16), date(2020, 11, 20)], ids=str)
def test_no_line_is_longer_than_the_page(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, day: date, lang: str
) -> None:
    """
    In 80 columns no line has more, and none ends in blanks.
    """
    lines = printed(capsys, monkeypatch, board(una_scala(), on=day), lang).splitlines()

    assert [] == [line for line in lines if len(line) > 80 or line != line.rstrip()]


@EACH_LANGUAGE
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_household_is_lost(capsys: Printed, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str) -> None:
    """
    Whatever the width, every household that is in, out or waits stands on the page.
    """
    found = board(una_scala(), on=date(2018, 2, 12))
    page = printed(capsys, monkeypatch, found, lang, columns)
    names = {case.household for site in found.sites for case in (*site.inside, *site.out)}

    assert (12, []) == (len(names), [name for name in names if name not in page])
