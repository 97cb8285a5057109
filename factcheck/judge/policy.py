"""How much a kind of finding weighs under a policy: data in ``rules/policies``, never decided here."""

from factcheck.errors import UsageError
from factcheck.rules import Rules

LEVELS = ("error", "warning", "note", "off")


def severities(rules: Rules, policy: str) -> dict[str, str]:
    """Kind of finding -> ``error``, ``warning``, ``note`` or ``off``. Raises ``UsageError`` for an unknown policy."""
    table = {rule.id: str(rule.get("severity", "warning")) for rule in rules.of("finding")}
    known = {rule.id: rule for rule in rules.of("policy")}
    if policy not in known:
        raise UsageError(f'there is no policy "{policy}"; choose one of {", ".join(sorted(known))}')
    for level in LEVELS:
        for kind in known[policy].words(level):
            table[kind] = level
    return table
