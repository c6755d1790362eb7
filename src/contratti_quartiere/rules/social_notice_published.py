"""
`social-notice-published`: a social service from the threshold on starts with a notice, and its award is published.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.award_notices import published
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import SOCIAL_TRACKS, Asked, Version, each_tender, versioned
from contratti_quartiere.dates import When
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import ObjectKind, ProcurementCode, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.thresholds import euro_of, law_figure, threshold_figure, value_of
from contratti_quartiere.verdicts import Kept, Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

_SOCIAL = Tracks(SOCIAL_TRACKS)

VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "art. 65 (solo l'avviso di esito)", Mark.KNOWN),
        tracks=_SOCIAL,
        since=date(2006, 7, 1),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 142", Mark.KNOWN),
        tracks=_SOCIAL,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 127 c. 1, 3, testo del 31.3.2023"),
        tracks=_SOCIAL,
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Look for the notice that starts a social service, from 2016 on, and for the notice of each award.

    By when an award notice that is not grouped is due was not read: only that there is one is asked, and a year after
    the award is taken to be too late. What the notices say is not checked.
    """
    excluded = _excluded(asked)
    if excluded is not None:
        yield excluded
        return
    if asked.regime.code is not ProcurementCode.DLGS_163_2006:
        yield _started(asked)
    if not asked.record.awards:
        yield NotApplicable(path=f"{asked.path}/awards", message=_NO_AWARD)
    for award in asked.record.awards:
        yield published(asked, award)


_NO_AWARD = Bilingual("nessuna aggiudicazione a registro", "no award on record")
_OTHER_OBJECT = Bilingual("non è un servizio sociale o assimilato", "it is no social or like service")
_WITHOUT_NOTICE = Bilingual(
    "procedura negoziata senza bando, o ripetizione di un contratto",
    "negotiated procedure without notice, or repetition of a contract",
)


def _excluded(asked: Asked[Tender]) -> Verdict | None:
    """
    Return why a tender is no object of the rule, or what is missing to say whether it is; None if it is.
    """
    kind, tender = asked.regime.object_kind, asked.record
    if kind not in {None, ObjectKind.SOCIAL_SERVICE}:
        return NotApplicable(path=asked.path, message=_OTHER_OBJECT)
    if tender.ground or tender.repetition_of:
        return NotApplicable(path=asked.path, message=_WITHOUT_NOTICE)
    threshold = threshold_figure(asked)
    if isinstance(threshold, Missing):
        return threshold
    value = value_of(asked.path, tender)
    if isinstance(value, Missing):
        return value
    limit = euro_of(threshold)
    if value >= limit:
        return None
    return NotApplicable(
        path=asked.path,
        message=Bilingual(
            f"il valore stimato, {value:it}, è sotto la soglia di {limit:it}",
            f"the estimated value, {value:en}, is below the threshold of {limit:en}",
        ),
        facts=(Fact("estimated_value", value), Fact("threshold", limit)),
    )


def _acts(tender: Tender, kind: ProcedureActKind) -> list[ProcedureAct]:
    return [act for act in tender.procedure_acts if act.kind is kind]


def _started(asked: Asked[Tender]) -> Verdict:
    """
    Judge how the procedure started; without invitations on record the day of the notice is that of a notice.
    """
    invitations = _acts(asked.record, ProcedureActKind.INVITATION)
    if _acts(asked.record, ProcedureActKind.NOTICE) or not invitations:
        return Kept(
            path=f"{asked.path}/notice_date",
            message=Bilingual(
                f"avviata con il bando {italian_day('del', asked.day)}",
                f"started with the notice of {say_day(asked.day, 'en')}",
            ),
            facts=(Fact("notice_date", asked.day), Fact("notice", value=True)),
            comparisons=(Comparison("notice", Relation.EQUAL, "true"),),
        )
    announced = [act.on for act in _acts(asked.record, ProcedureActKind.PRE_INFORMATION)]
    return _announced(asked, announced, [act.on for act in invitations])


def _announced(asked: Asked[Tender], announced: list[When | None], invited: list[When | None]) -> Verdict:
    where = f"{asked.path}/procedure_acts"
    if not announced:
        return Missing(path=where, message=_NOT_ANNOUNCED)
    days = [day for day in announced if isinstance(day, date)]
    invitations = [day for day in invited if isinstance(day, date)]
    first = min(invitations, default=None)
    # A notice that was published again is the one that counts.
    before = [] if first is None else [day for day in days if day <= first]
    if first is None or not before or len(days) < len(announced) or len(invitations) < len(invited):
        return Missing(path=where, message=_DAYS_UNKNOWN)
    last = max(before)
    months = law_figure(asked.view, "pre_information_months", asked.day)
    said = Bilingual(
        f"avviso di pre-informazione {italian_day('del', last)}, inviti {italian_day('del', first)}: può valere"
        f" {months.value} mesi",
        f"pre-information notice of {say_day(last, 'en')}, invitations of {say_day(first, 'en')}: it may stand"
        f" {months.value} months",
    )
    return weighed(
        where,
        facts=(Fact("pre_information", last), Fact("invited_on", first)),
        figures=(months,),
        comparisons=(Comparison("invited_on", Relation.AT_MOST, f"pre_information +m {months.parameter}"),),
        kept=said,
        broken=said,
    )


_NOT_ANNOUNCED = Bilingual(
    "risultano inviti, ma né un bando né un avviso di pre-informazione",
    "invitations are on record, but neither a notice nor a pre-information notice",
)
_DAYS_UNKNOWN = Bilingual(
    "non si sa il giorno degli inviti, o di un avviso di pre-informazione che li preceda",
    "the day of the invitations, or of a pre-information notice before them, is not known",
)


def _example(year: int, sent: date) -> Programme:
    total = StatedAmount(amount=Euro("1000000.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    tender = Tender(
        id="gara",
        notice_date=date(year, 2, 1),
        object_kind=ObjectKind.SOCIAL_SERVICE,
        totals=(total,),
        awards=(Award(lot="lotto-1", on=date(year, 5, 20)),),
        procedure_acts=(ProcedureAct(kind=ProcedureActKind.AWARD_NOTICE, on=sent, grouped=True),),
    )
    return Programme(tenders=(tender,))


def _year(version: Version) -> int:
    return 2024 if version.until is None else version.until.year - 2


def keeps(version: Version) -> Programme:
    """
    Return a social service of a million awarded on 20 May, its grouped notice sent on 30 July: the thirtieth day.
    """
    return _example(_year(version), date(_year(version), 7, 30))


def breaks(version: Version) -> Programme:
    """
    Return the same with the notice sent a day later; of the first version, which asks for no day, before the award.
    """
    return _example(
        _year(version), date(_year(version), 5, 19) if version is VERSIONS[0] else date(_year(version), 7, 31)
    )


RULES = tuple(
    Rule(
        id="social-notice-published",
        title=Bilingual("Avviso ed esito per i servizi sociali", "Notice and award notice of social services"),
        it="Un servizio sociale pari o superiore a 750.000 euro è avviato con bando o avviso di pre-informazione di non"
        " più di ventiquattro mesi, e il suo esito è pubblicato.",
        en="A social service of € 750,000 or more starts with a notice or a pre-information notice of at most"
        " twenty-four months, and its award is published.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING,
        why=Bilingual(
            "Anche sul regime alleggerito chi poteva partecipare deve saperlo, e chi ha vinto si deve poter sapere.",
            "On the light track too those who could take part must know, and who won must be known.",
        ),
        needs=Bilingual(
            "valore stimato, bandi e avvisi con il loro giorno, giorno dell'aggiudicazione e del suo avviso",
            "estimated value, notices with their days, day of the award and of its notice",
        ),
        reads=("tenders",),
        parameters=(
            "award_notice_months",
            "eu_threshold_services",
            "grouped_award_notice_days",
            "pre_information_months",
            "social_threshold",
        ),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
