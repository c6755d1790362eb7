"""
What one rule said in one place: the lines that a report is made of.
"""

import attrs

from contratti_quartiere.verdicts import Breach, Deferred, Rule, Severity, Verdict, said

__all__ = ["Entry"]


@attrs.frozen
class Entry:
    """
    What one rule said in one place (*voce del rapporto*).

    Attributes:
        rule: The rule.
        said: What it said, of which the words may still be to be made.
    """

    rule: Rule
    _said: Verdict | Deferred = attrs.field(alias="said", eq=said, repr=lambda verdict: repr(said(verdict)))

    @property
    def verdict(self) -> Verdict:
        """
        What the rule said.
        """
        return said(self._said)

    @property
    def kind(self) -> type[Verdict]:
        """
        Whether it is a breach, missing, kept or not applicable.
        """
        return self._said.kind if isinstance(self._said, Deferred) else type(self._said)

    @property
    def severity(self) -> Severity:
        """
        How grave it is: the verdict's own severity, where it has one, else the rule's.
        """
        own = self._said.severity if isinstance(self._said, Breach) else None
        return own or self.rule.severity
