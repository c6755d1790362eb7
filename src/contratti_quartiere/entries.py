"""
What one rule said in one place: the lines that a report is made of.
"""

import attrs

from contratti_quartiere.verdicts import Breach, Rule, Severity, Verdict

__all__ = ["Entry"]


@attrs.frozen
class Entry:
    """
    What one rule said in one place (*voce del rapporto*).

    Attributes:
        rule: The rule.
        verdict: What it said.
    """

    rule: Rule
    verdict: Verdict

    @property
    def severity(self) -> Severity:
        """
        How grave it is: the verdict's own severity, where it has one, else the rule's.
        """
        own = self.verdict.severity if isinstance(self.verdict, Breach) else None
        return own or self.rule.severity
