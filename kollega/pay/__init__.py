"""Rules on pay in adverts, as dated data (`rules.toml`): what jobs leave out that the law of their place asks for.

It is a reminder, not legal advice: most rows are second-hand, and say so.
"""

from kollega.pay.check import Finding, findings
from kollega.pay.rules import RULES, Rule

__all__ = ["RULES", "Finding", "Rule", "findings"]
