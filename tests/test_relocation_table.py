"""
The table of a household's case, held against the notes on the field: each state with each event, one by one.

What is expected is typed from the notes in the words that documents hold, and nothing of it comes from the table.
"""

from collections.abc import Collection, Iterable
from datetime import date

import pytest

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import IllegalTransitionError
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState, Whereabouts

DAY = date(2018, 1, 10)
REFUSED = "rifiutato"

# The name, the word, where the household is, and whether the state is final.
STATES = """
    NOT_SURVEYED       da_censire             a_casa  -
    INFORMED           informato              a_casa  -
    ASSESSED           valutato               a_casa  -
    NO_TITLE           senza_titolo           a_casa  -
    TO_BE_OFFERED      da_proporre            a_casa  -
    OFFERED            proposta               a_casa  -
    OFFER_OBJECTED     in_opposizione         a_casa  -
    ACCEPTED           accettata              a_casa  -
    MOVE_SCHEDULED     trasloco_programmato   a_casa  -
    CONTESTED          contestato             a_casa  -
    UNDER_ORDER        rilascio               a_casa  -
    EXEMPT             esente                 a_casa  final
    CANCELLED          annullato              a_casa  final
    MOVED_TEMPORARILY  trasferito_temp        fuori   -
    CHOICE_OPEN        scelta_aperta          fuori   -
    RETURN_OFFERED     rientro_proposto       fuori   -
    RETURN_OBJECTED    rientro_in_opposizione fuori   -
    RETURN_CONTESTED   rientro_contestato     fuori   -
    UNDER_ORDER_AWAY   rilascio_fuori         fuori   -
    RETURNED           rientrato              a_casa  final
    MOVED_PERMANENTLY  trasferito_def         altrove final
    TAKEN_IN_CHARGE    preso_in_carico        altrove final
    EXTINCT            estinto                altrove final
    CEASED             cessato                altrove final
"""

# The name, the word, the documents that ground it.
EVENTS = """
    INFORM                   informa                       avviso generale
    INTERVIEW                colloquio                     verbale di colloquio
    FIND_NO_TITLE            nessun_titolo                 verifica del titolo
    RECOGNISE                riconosci                     regolarizzazione
    TAKE_IN_CHARGE           prendi_in_carico              atto dei servizi sociali
    REJECT_TITLE             esito_negativo                decreto di rilascio
    ADMIT                    ammetti                       profilo di fabbisogno
    EXEMPT                   rimane                        parere tecnico
    OFFER                    proponi                       lettera di proposta
    ARRANGE_OWN              sistemazione_autonoma         dichiarazione del nucleo
    ACCEPT                   accetta                       accettazione
    REFUSE                   rifiuta                       rifiuto
    LAPSE                    scade                         relata di notifica
    WITHDRAW_OFFER           ritira                        lettera dell'ente
    BACK_OUT                 recede                        dichiarazione del nucleo
    OBJECT                   opponi                        opposizione
    UPHOLD_OBJECTION         accogli_opposizione           decisione sull'opposizione
    REJECT_OBJECTION         respingi_opposizione          decisione sull'opposizione
    CONTEST                  contesta                      avvio del procedimento
    DISMISS_CONTEST          archivia                      archiviazione motivata
    ORDER_TO_VACATE          decreto                       decreto di decadenza, decreto di rilascio
    REVOKE_ORDER             revoca_decreto                revoca o sentenza
    GIVE_NOTICE              preavviso                     preavviso di trasloco
    POSTPONE                 rinvia                        lettera dell'ente
    MOVE_TEMPORARILY         trasloco_temporaneo           verbale di consegna
    MOVE_PERMANENTLY         trasloco_definitivo           verbale di consegna, assegnazione definitiva
    MOVE_URGENTLY            trasloco_urgente              ordinanza di sgombero
    MOVE_AGAIN               altro_spostamento             verbale di consegna
    OPEN_CHOICE              apri_scelta                   informativa sulla scelta
    CHOOSE_TO_WAIT           scegli_attesa                 scelta scritta
    OFFER_RETURN             proponi_rientro               proposta di rientro
    WITHDRAW_RETURN          ritira_rientro                lettera dell'ente
    OBJECT_TO_RETURN         opponi_rientro                opposizione
    UPHOLD_RETURN_OBJECTION  accogli_opposizione_rientro   decisione sull'opposizione
    REJECT_RETURN_OBJECTION  respingi_opposizione_rientro  decisione sull'opposizione
    CONTEST_RETURN           contesta_rientro              avvio del procedimento
    DISMISS_RETURN_CONTEST   archivia_rientro              archiviazione motivata
    RETURN_HOME              rientra                       verbale di consegna
    WAIVE_RETURN             rinuncia_al_rientro           rinuncia al rientro, assegnazione definitiva
    ORDER_TO_VACATE_AWAY     decreto_fuori                 decreto di decadenza, decreto di rilascio
    REVOKE_ORDER_AWAY        revoca_decreto_fuori          revoca o sentenza
    CANCEL                   annulla                       atto di rimodulazione
    LEAVE                    disdetta                      disdetta
    VACATE                   rilasciato                    verbale di rilascio
    CLOSE_EXTINCT            estingui                      verbale di consegna
"""

# For each state, every event that may happen in it and the state to which it leads; all others are refused.
MATRIX = """
    da_censire: informa > informato, colloquio > valutato, nessun_titolo > senza_titolo,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    informato: colloquio > valutato, nessun_titolo > senza_titolo, contesta > contestato,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    valutato: nessun_titolo > senza_titolo, ammetti > da_proporre, rimane > esente, contesta > contestato,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    senza_titolo: riconosci > valutato, prendi_in_carico > preso_in_carico, esito_negativo > rilascio,
        disdetta > cessato, estingui > estinto;
    da_proporre: proponi > proposta, sistemazione_autonoma > accettata, contesta > contestato,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    proposta: sistemazione_autonoma > accettata, accetta > accettata, rifiuta > da_proporre, scade > da_proporre,
        ritira > da_proporre, opponi > in_opposizione, contesta > contestato,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    in_opposizione: ritira > da_proporre, accogli_opposizione > da_proporre, respingi_opposizione > proposta,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    accettata: ritira > da_proporre, recede > da_proporre, contesta > contestato, preavviso > trasloco_programmato,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    trasloco_programmato: ritira > da_proporre, recede > da_proporre, contesta > contestato, rinvia > accettata,
        trasloco_temporaneo > trasferito_temp, trasloco_definitivo > trasferito_def,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    contestato: prendi_in_carico > preso_in_carico, accetta > accettata, archivia > da_proporre, decreto > rilascio,
        trasloco_urgente > trasferito_temp, annulla > annullato, disdetta > cessato, estingui > estinto;
    rilascio: prendi_in_carico > preso_in_carico, revoca_decreto > contestato,
        disdetta > cessato, rilasciato > cessato, estingui > estinto;
    trasferito_temp: altro_spostamento > trasferito_temp, apri_scelta > scelta_aperta,
        proponi_rientro > rientro_proposto, rinuncia_al_rientro > trasferito_def, decreto_fuori > rilascio_fuori,
        disdetta > cessato, estingui > estinto;
    scelta_aperta: altro_spostamento > trasferito_temp, scegli_attesa > trasferito_temp,
        proponi_rientro > rientro_proposto, rinuncia_al_rientro > trasferito_def, decreto_fuori > rilascio_fuori,
        disdetta > cessato, estingui > estinto;
    rientro_proposto: altro_spostamento > trasferito_temp, ritira_rientro > trasferito_temp,
        opponi_rientro > rientro_in_opposizione, contesta_rientro > rientro_contestato, rientra > rientrato,
        rinuncia_al_rientro > trasferito_def, decreto_fuori > rilascio_fuori, disdetta > cessato, estingui > estinto;
    rientro_in_opposizione: altro_spostamento > trasferito_temp, ritira_rientro > trasferito_temp,
        accogli_opposizione_rientro > trasferito_temp, respingi_opposizione_rientro > rientro_proposto,
        rinuncia_al_rientro > trasferito_def, decreto_fuori > rilascio_fuori, disdetta > cessato, estingui > estinto;
    rientro_contestato: archivia_rientro > trasferito_temp, rientra > rientrato,
        rinuncia_al_rientro > trasferito_def, decreto_fuori > rilascio_fuori, disdetta > cessato, estingui > estinto;
    rilascio_fuori: revoca_decreto_fuori > trasferito_temp,
        disdetta > cessato, rilasciato > cessato, estingui > estinto
"""


def lines(typed: str, columns: int) -> list[list[str]]:
    """
    Return the columns of a typed list; blanks belong to the last one.
    """
    return [line.split(maxsplit=columns - 1) for line in typed.strip().splitlines()]


def cells(row: str) -> tuple[str, dict[str, str]]:
    """
    Return the state of a typed row of the matrix, with the target of each event that may happen in it.
    """
    state, _, typed = row.partition(":")
    pairs = [cell.split(" > ") for cell in typed.split(",")]
    return state.strip(), {event.strip(): target.strip() for event, target in pairs}


WORDS = [word for _, word, *_ in lines(STATES, 4)]
EVENT_WORDS = [word for _, word, _ in lines(EVENTS, 3)]
POSSIBLE = {word: dict[str, str]() for word in WORDS} | dict(map(cells, MATRIX.split(";")))


def expected(state: str) -> dict[str, str]:
    """
    Return the whole row of the matrix for a state: for each event its target, or that it is refused.
    """
    return {event: POSSIBLE[state].get(event, REFUSED) for event in EVENT_WORDS}


def led_to(state: str) -> Relocation:
    """
    Return a case led into a state, by the shortest way in the matrix, all on one day.
    """
    ways: dict[str, tuple[str, ...]] = {"da_censire": ()}
    queue = ["da_censire"]
    for known in queue:
        for event, target in POSSIBLE[known].items():
            if target not in ways:
                ways[target] = (*ways[known], event)
                queue.append(target)
    case = Relocation(household="H1")
    for event in ways[state]:
        case = case.advance(RelocationEvent.of(event), on=DAY)
    return case


def outcome(case: Relocation, event: str) -> str:
    """
    Return the state to which an event leads a case, or that it is refused.
    """
    try:
        return case.advance(RelocationEvent.of(event), on=DAY).state.value
    except IllegalTransitionError:
        return REFUSED


def reached(
    starts: Iterable[RelocationState], steps: Collection[tuple[RelocationState, RelocationState]]
) -> set[RelocationState]:
    """
    Return the states to which steps lead from these, directly or not, with these.
    """
    found = set(starts)
    while further := {target for source, target in steps if source in found} - found:
        found |= further
    return found


STEPS = [(source, row.target) for row in RELOCATION_TABLE.rows for source in row.sources]


@pytest.mark.parametrize("state", WORDS)
def test_row_of_the_matrix(state: str) -> None:
    """
    In a state each of the 45 events leads to the state that the notes name, or is refused where they name none.
    """
    found = {
        row.event.value: row.target.value if RelocationState.of(state) in row.sources else REFUSED
        for row in RELOCATION_TABLE.rows
    }

    assert expected(state) == found


@pytest.mark.parametrize("state", WORDS)
def test_case_in_a_state(state: str) -> None:
    """
    A case that came into a state goes on by each of the 45 events as the notes say, or refuses it.
    """
    case = led_to(state)

    assert expected(state) == {event: outcome(case, event) for event in EVENT_WORDS}


@pytest.mark.parametrize("state", WORDS)
def test_allowed_in_a_state(state: str) -> None:
    """
    What is allowed in a state is what the notes let happen there, in the order of the notes.
    """
    possible = [event for event in EVENT_WORDS if event in POSSIBLE[state]]

    assert possible == [event.value for event in RELOCATION_TABLE.allowed(RelocationState.of(state))]


def test_states() -> None:
    """
    The states are those of the notes, by name, word and order.
    """
    assert [(name, word) for name, word, *_ in lines(STATES, 4)] == [
        (state.name, state.value) for state in RelocationState
    ]


def test_states_of_the_table() -> None:
    """
    The table knows every state, each once, the one of an empty history first.
    """
    assert WORDS == [state.value for state in RELOCATION_TABLE.states]


def test_whereabouts() -> None:
    """
    Each state says where the household is, as the notes do: at home, out, or gone.
    """
    assert {word: where for _, word, where, _ in lines(STATES, 4)} == {
        state.value: state.whereabouts.value for state in RelocationState
    }


def test_finals() -> None:
    """
    The final states are those of the notes: three at home, four gone, and never one that is out.
    """
    assert {word for _, word, _, final in lines(STATES, 4) if final == "final"} == {
        state.value for state in RELOCATION_TABLE.finals
    }


def test_events() -> None:
    """
    The events are those of the notes, by name, word and order.
    """
    assert [(name, word) for name, word, _ in lines(EVENTS, 3)] == [
        (event.name, event.value) for event in RelocationEvent
    ]


@pytest.mark.parametrize("kind", [RelocationState, RelocationEvent])
def test_english_words(kind: type[Word]) -> None:
    """
    In English a state or event is called by its name.
    """
    assert [word.name.lower().replace("_", " ") for word in kind] == [word.en for word in kind]


def test_one_row_an_event() -> None:
    """
    "Every event leads to exactly one state": each has one row, in the order of the notes.
    """
    assert EVENT_WORDS == [row.event.value for row in RELOCATION_TABLE.rows]


def test_documents() -> None:
    """
    Each event rests on the documents of the notes, all of them.
    """
    assert {word: documents for _, word, documents in lines(EVENTS, 3)} == {
        row.event.value: ", ".join(kind.value for kind in row.documents) for row in RELOCATION_TABLE.rows
    }


def test_size() -> None:
    """
    "24 states, 45 events".
    """
    assert (24, 45) == (len(RelocationState), len(RelocationEvent))


def test_every_state_is_reached() -> None:
    """
    From the empty history every state is reached.
    """
    assert set(RelocationState) == reached([RELOCATION_TABLE.initial], STEPS)


def test_no_event_leads_to_the_initial_state() -> None:
    """
    "It is the state of an empty history and no event leads to it".
    """
    assert [] == [row.event for row in RELOCATION_TABLE.rows if row.target is RelocationState.NOT_SURVEYED]


def test_every_state_reaches_an_end() -> None:
    """
    From every state a final one is reached: no case is caught for ever.
    """
    assert set(RelocationState) == reached(RELOCATION_TABLE.finals, [(target, source) for source, target in STEPS])


def test_only_a_return_leads_home() -> None:
    """
    "The only way from out to home": no row but that of the return has a source that is out and a target at home.
    """
    assert [RelocationEvent.RETURN_HOME] == [
        row.event
        for row in RELOCATION_TABLE.rows
        if row.target.whereabouts is Whereabouts.HOME
        and any(source.whereabouts is Whereabouts.OUT for source in row.sources)
    ]


def test_name_of_the_machine() -> None:
    """
    The table says in both languages what it is of.
    """
    assert Bilingual("caso", "case") == RELOCATION_TABLE.name
