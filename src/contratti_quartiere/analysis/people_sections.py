"""
The people of a board as people read them: who is still in each part of a building, who is out, who needs a dwelling.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_sections import Listing, Part, Section, Voice
from contratti_quartiere.analysis.fit_groups import FitGroup, alike, fit_groups
from contratti_quartiere.analysis.fitting_dwellings import DwellingFit, Fit, HouseholdInNeed
from contratti_quartiere.analysis.followed_cases import FollowedCase
from contratti_quartiere.analysis.running_deadlines import Deadline
from contratti_quartiere.analysis.sites import Site
from contratti_quartiere.presence import Sign
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.works_table import WorksState

__all__ = ["ALWAYS_POSSIBLE", "needs_section", "sites_section", "unplaced_section"]


ALWAYS_POSSIBLE = tuple(
    row.event
    for row in RELOCATION_TABLE.rows
    if row.sources >= frozenset(RELOCATION_TABLE.states) - RELOCATION_TABLE.finals
)
"""What may happen in every state that is not final; said once, or each line would say it."""

_MOST_IN_A_HEADING = 3


def sites_section(board: Board, say: Voice) -> Section:
    """
    Return the works of each part of a building in a table, and then those with somebody in or out, one by one.

    Works that are over, with nobody in or out, stand in one line.
    """
    told = [site for site in board.sites if not site.over or _has_somebody(site)]
    over = [_name(site) for site in board.sites if site.over and not _has_somebody(site)]
    done = say(
        "lavori conclusi o stralciati, con nessuno dentro o fuori: ", "works done or dropped, nobody in or out: "
    )
    overview = Part(lines=(done + say.listed(over, "; "),) if over else (), tables=(_sites(told, say),) if told else ())
    waiting = [site for site in told if not site.over]
    inside = sum(len(site.inside) for site in waiting)
    unclear = _to_clarify(sum(len(site.unclear) for site in waiting), say)
    dropped = sum(len(site.inside) for site in told if site.state is WorksState.DROPPED)
    others = say(f"; in lavori stralciati {dropped}", f"; of dropped works {dropped}") if dropped else ""
    return Section(
        id="sites",
        title=say("Scale e cantieri", "Staircases and sites"),
        brief=say(
            f"lavori non conclusi {len(waiting)}, nuclei ancora dentro {inside}{unclear}{others}",
            f"works not finished {len(waiting)}, households still in {inside}{unclear}{others}",
        ),
        parts=(overview, *(_site(site, say) for site in told if _has_somebody(site))) if board.sites else (),
    )


def unplaced_section(board: Board, say: Voice) -> Section:
    """
    Return the households that belong to the part of no works on record.
    """
    return Section(
        id="unplaced",
        title=say("Nuclei di nessun cantiere noto", "Households of no site on record"),
        brief=str(len(board.unplaced)),
        parts=(Part(tables=(_cases(say("Nuclei", "Households"), board.unplaced, say),)),) if board.unplaced else (),
    )


def needs_section(board: Board, say: Voice) -> Section:
    """
    Return the households that wait for a dwelling, and for each the free rotation dwellings that fit, or not, and why.
    """
    found = board.needs
    lines = (_free_dwellings(found, say), *_measured_by(found, say))
    parts = [Part(lines=lines, tables=(_needs(found, say),))] if found else []
    return Section(
        id="needs",
        title=say("Nuclei in attesa di un alloggio", "Households that wait for a dwelling"),
        brief=str(len(found)),
        parts=(*parts, *(_same_needs(needs, say) for needs in alike(found) if needs[0].dwellings)),
    )


# ------------------------------------------------------------------------------------------------------------- sites


def _has_somebody(site: Site) -> bool:
    unclear = not site.over and site.unclear
    return bool(site.inside or site.out or unclear) or any(sign.sure for sign in site.signs)


def _to_clarify(dwellings: int, say: Voice) -> str:
    """
    Return how many dwellings are to be clarified; nothing where none is.
    """
    if not dwellings:
        return ""
    if dwellings == 1:
        return say(", e un altro alloggio da chiarire", ", and 1 dwelling to be clarified")
    return say(f", e altri {dwellings} alloggi da chiarire", f", and {dwellings} dwellings to be clarified")


def _unclear(site: Site, say: Voice) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            found.household or say("non si sa quale", "not known"),
            found.dwelling,
            say("nessun caso a registro", "no case on record"),
            say("da chiarire: ", "to be clarified: ") + say.said(found.text),
        )
        for found in site.unclear
    )


def _name(site: Site) -> str:
    place = ", ".join(name for name in (site.building, site.part) if name)
    name = site.name or site.works
    return f"{place}: {name}" if place else name


def _sites(sites: list[Site], say: Voice) -> Listing:
    return Listing(
        caption=say(
            "Dove si lavora, quando apre il cantiere, quanti nuclei", "Where, when the site opens, how many households"
        ),
        headings=(
            say("dove", "where"),
            say("lavori", "works"),
            say("il cantiere apre", "the site opens"),
            say("nuclei", "households"),
        ),
        rows=tuple((_name(site), say.word(site.state), _opening(site, say), _how_many(site, say)) for site in sites),
    )


def _opening(site: Site, say: Voice) -> str:
    if site.opened_on is not None:
        return say("aperto il ", "opened on ") + say.day(site.opened_on)
    if site.opening is not None:
        return say.said(site.opening.text)
    return "–" if site.over else say("non si sa", "not known")


def _how_many(site: Site, say: Voice) -> str:
    inside, out = len(site.inside), len(site.out)
    counts = say(f"dentro {inside}, fuori {out}", f"in {inside}, out {out}") + _to_clarify(len(site.unclear), say)
    # Of a site that is told by itself, the signs stand there.
    signs = () if _has_somebody(site) else (_sign(sign, say) for sign in site.signs)
    return "\n".join((counts, *signs, *(say.unknown(missing) for missing in site.missing)))


def _sign(sign: Sign, say: Voice) -> str:
    return (say("attenzione: ", "note: ") if sign.sure else say("da chiarire: ", "to be clarified: ")) + say.said(
        sign.text
    )


def _site(site: Site, say: Voice) -> Part:
    empty = {
        True: say("durante i lavori deve essere vuota", "it must be empty during the works"),
        False: say("durante i lavori ci si può abitare", "people may live there during the works"),
        None: say(
            "non si sa se durante i lavori debba essere vuota", "whether it must be empty during the works is not known"
        ),
    }
    dropped = say("lavori stralciati", "works dropped")
    inside = say("Dentro, o con le chiavi: ", "Inside, or with the keys: ") + str(len(site.inside))
    inside += _to_clarify(len(site.unclear), say)
    out = say("Fuori, con il diritto al rientro: ", "Out, with the right to return: ") + str(len(site.out))
    tables = ((inside, site.inside, _unclear(site, say)), (out, site.out, ()))
    # What the table of who is inside tells is not told twice.
    told = {found.text for found in site.unclear}
    return Part(
        title=_name(site),
        lines=(
            dropped if site.state is WorksState.DROPPED else empty[site.needs_empty],
            *(_sign(sign, say) for sign in site.signs if sign.text not in told),
        ),
        tables=tuple(_cases(caption, cases, say, rows) for caption, cases, rows in tables if cases or rows),
    )


def _cases(
    caption: str, cases: Iterable[FollowedCase], say: Voice, others: tuple[tuple[str, ...], ...] = ()
) -> Listing:
    return Listing(
        caption=caption,
        headings=(
            say("nucleo", "household"),
            say("dove", "where"),
            say("stato", "state"),
            say("può avvenire", "may happen next"),
        ),
        rows=(
            *((_who(found, say), _where(found, say), _state(found, say), _next(found, say)) for found in cases),
            *others,
        ),
    )


def _who(found: FollowedCase | HouseholdInNeed, say: Voice) -> str:
    return (
        found.household if found.case == found.household else f"{found.household}\n{say('caso', 'case')} {found.case}"
    )


def _where(found: FollowedCase, say: Voice) -> str:
    lines = [found.dwelling or say("altrove, o non si sa", "elsewhere, or not known")]
    if found.keys_only:
        lines.append(say("ha ancora le chiavi", "still has the keys"))
        if found.held_until is not None:
            lines.append(say("fino al ", "until ") + say.day(found.held_until))
    elif found.since is not None:
        lines.append(say("dal ", "since ") + say.day(found.since))
    else:
        lines.append(say("non si sa da quando", "since when is not known"))
    return "\n".join((*lines, *(say.unknown(missing) for missing in found.missing)))


def _state(found: FollowedCase, say: Voice) -> str:
    paused = say(", in pausa", ", paused") if found.paused else ""
    since = () if found.state_since is None else (say("dal ", "since ") + say.day(found.state_since),)
    return "\n".join((say.word(found.state) + paused, *since))


def _next(found: FollowedCase, say: Voice) -> str:
    """
    Return the steps that may come next, and below them what runs for them, each deadline once.
    """
    if not found.steps:
        return say("nulla: il caso è concluso", "nothing: the case is final")
    own = [say.word(step.event) for step in found.steps if step.event not in ALWAYS_POSSIBLE]
    return "\n".join((*([", ".join(own)] if own else []), *(_running(one, say) for one in found.deadlines)))


def _running(deadline: Deadline, say: Voice) -> str:
    due = say("giorno non noto", "day not known") if deadline.due is None else say.said(deadline.due.text)
    return f"{say.word(deadline.kind)}: {due}"


# ------------------------------------------------------------------------------------------------------------- needs


def _free_dwellings(found: tuple[HouseholdInNeed, ...], say: Voice) -> str:
    free = len({dwelling.path for need in found for dwelling in need.dwellings})
    return say(f"alloggi volano liberi: {free}", f"free rotation dwellings: {free}")


def _measured_by(found: tuple[HouseholdInNeed, ...], say: Voice) -> Iterable[str]:
    """
    Return the figures by which dwellings were measured, with the act that sets each; the reasons need not say it again.
    """
    criteria = (each for needs in alike(found) for fit in needs[0].dwellings for each in fit.criteria)
    return dict.fromkeys(
        f"{say.word(each.kind)}: {each.figure.value}, {each.figure.source.say(say.lang)}"
        for each in criteria
        if each.figure is not None
    )


def _needs(found: tuple[HouseholdInNeed, ...], say: Voice) -> Listing:
    return Listing(
        caption=say("Chi aspetta, e di che cosa ha bisogno", "Who waits, and what is needed"),
        headings=(
            say("nucleo", "household"),
            say("stato", "state"),
            say("di che cosa ha bisogno", "what is needed"),
            say("alloggi volano liberi", "free rotation dwellings"),
        ),
        rows=tuple((_who(need, say), say.word(need.state), _needed(need, say), _counted(need, say)) for need in found),
    )


def _needed(need: HouseholdInNeed, say: Voice) -> str:
    members, access = need.needs.members, need.needs.accessible_dwelling_needed
    unknown = say("non si sa", "not known")
    wanted = {True: say("sì", "yes"), False: say("no", "no"), None: unknown}
    facts = (
        (say("componenti", "members"), unknown if members is None else str(members)),
        (say("alloggio accessibile", "accessible dwelling"), wanted[access]),
        (say("quartiere", "neighbourhood"), need.neighbourhood or unknown),
        (say("canone", "rent"), unknown if need.rent_regime is None else say.word(need.rent_regime)),
        (say("trasloco", "move"), unknown if need.permanence is None else say.word(need.permanence)),
    )
    said = "; ".join(f"{name}: {value}" for name, value in facts)
    return "\n".join((said, *(say.unknown(one) for one in need.missing)))


def _counted(need: HouseholdInNeed, say: Voice) -> str:
    counts = Counter(dwelling.fit for dwelling in need.dwellings)
    return "\n".join(f"{say.word(fit)}: {counts[fit]}" for fit in Fit if counts[fit]) or say("nessuno", "none")


def _same_needs(needs: tuple[HouseholdInNeed, ...], say: Voice) -> Part:
    groups = groupby(fit_groups(needs[0]), lambda group: group.fit)
    tables = tuple(_dwellings(fit, tuple(found), say) for fit, found in groups)
    names = say.listed([_who(need, say).replace("\n", ", ") for need in needs])
    many = len(needs) > _MOST_IN_A_HEADING
    whom = say(f"{len(needs)} nuclei", f"{len(needs)} households") if many else names
    title = say(f"Alloggi volano liberi per {whom}", f"Free rotation dwellings for {whom}")
    if len(tables) == 1 and not many:
        # Of one table right under its heading no caption is seen, and whether they fit has to be.
        title = f"{title}. {tables[0].caption}"
    return Part(title=title, lines=(names,) if many else (), tables=tables)


def _dwellings(fit: Fit, groups: tuple[FitGroup, ...], say: Voice) -> Listing:
    captions = {
        Fit.YES: say("Vanno bene per ogni criterio", "They fit by every criterion"),
        Fit.UNKNOWN: say("Non è certo se vadano bene", "Whether they fit is not certain"),
        Fit.NO: say("Non vanno bene", "They do not fit"),
    }
    return Listing(
        caption=f"{captions[fit]}: {sum(len(group.dwellings) for group in groups)}",
        headings=(say("alloggio", "dwelling"), say("perché", "why")),
        rows=tuple(
            (
                _named(group.dwellings, say),
                "\n".join(f"{say.word(one.kind)}: {say.said(one.reason)}" for one in group.criteria),
            )
            for group in groups
        ),
    )


def _named(dwellings: Iterable[DwellingFit], say: Voice) -> str:
    """
    Return the names of dwellings, those together that are free alike.
    """
    alike: dict[str, list[str]] = {}
    for found in dwellings:
        alike.setdefault(_free(found, say), []).append(found.dwelling)
    return "\n".join(f"{say.listed(names)}{free and f' ({free})'}" for free, names in alike.items())


def _free(found: DwellingFit, say: Voice) -> str:
    said = (
        "" if found.state is None else say.word(found.state),
        "" if found.free_until is None else say("libero fino al ", "free until ") + say.day(found.free_until),
        say("già proposto", "already on offer") if found.offered else "",
    )
    return ", ".join(filter(None, said))
