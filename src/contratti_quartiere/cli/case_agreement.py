"""
What the moving allowance of a case is beside the agreement in force, where the body has set what that says.

The comparison is that of the rule `allowance-by-agreement`, of one case.
"""

from datetime import date
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.page import Page
from contratti_quartiere.parameters import Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules.allowance_by_agreement import RULE
from contratti_quartiere.traces import trace
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Verdict

__all__ = ["agreement_report", "agreement_values", "print_agreement"]

_ADVICE = Bilingual(
    "È un consiglio: un tetto non dice che cosa spetti a un nucleo.",
    "This is advice: a ceiling does not say what a household is to get.",
)
_SAID: dict[type[Verdict], Bilingual] = {
    Kept: Bilingual("entro il tetto", "within the ceiling"),
    Breach: Bilingual("da guardare", "to look at"),
    Missing: Bilingual("non si può dire", "cannot be said"),
}


def agreement_report(programme: Programme, case: Relocation, day: date, figures: Parameters) -> Report:
    """
    Return what the rule says of one case; nothing, if nobody has set what any agreement says.

    Args:
        programme: The programme as it was known on the day, which has the dwelling that was left.
        case: The case.
        day: The day.
        figures: The figures in force, with what a body set of its own.
    """
    is_set = any(figures[name].values for name in RULE.parameters)
    alone = attrs.evolve(programme, relocations=(case,))
    return validate(alone, on=day, parameters=figures, rules=(RULE,) if is_set else ())


def agreement_values(report: Report) -> list[dict[str, Any]]:
    """
    Return what it says as JSON values: as a trace has it, without the place, which is the case itself.
    """
    return [
        {name: value for name, value in said.items() if name != "path"}
        for entry, said in zip(report.entries, trace(report)["verdicts"], strict=True)
        if entry.kind is not NotApplicable
    ]


def print_agreement(page: Page, report: Report) -> None:
    """
    Print what it says in sentences; nothing, if there is nothing to compare.
    """
    told = [entry for entry in report.entries if entry.kind is not NotApplicable]
    if told:
        page.heading(page.say("Contributo e accordo", "Allowance and agreement"), note=page.said(_severity()))
        for entry in told:
            page.paragraph(f"{page.said(_SAID[entry.kind])}: {page.said(entry.verdict.message)}.", indent=1)
        page.paragraph(page.said(_ADVICE), indent=1)


def _severity() -> Bilingual:
    return Bilingual(RULE.severity.value, RULE.severity.en)
