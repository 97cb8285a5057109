"""Who says it, across sources: whether two speakers are one, of one house, or cannot be told."""

import re
from functools import lru_cache

from factcheck.match.names import canonical_alias, fold, person_level
from factcheck.match.wording import vocabulary
from factcheck.model import Attribution, Level
from factcheck.rules import Rules

_NAMED = re.compile(r"[A-Z][\w.'’-]{0,40}(?: [A-Z][\w.'’-]{0,40}){1,4}$")


def speaker_level(left: Attribution | None, right: Attribution | None, rules: Rules) -> Level:
    """How two speakers compare: ``same``, ``close`` (one names the other's organisation), ``missing``, ``different``."""
    a, b = speaker_of(left, rules), speaker_of(right, rules)
    if not a or not b:
        return Level("speaker", "missing", "a speaker is not named", 0.0)
    level = _names_level(a, b, rules)
    if level == "different" and (_cited(left, b, rules) or _cited(right, a, rules)):
        return Level("speaker", "close", f"one quotes the other: {a}, {b}", 0.5)
    label = {
        "same": f"both {a}" if a == b else f"{a}, {b}",
        "close": f"of one house: {a}, {b}",
        "missing": f"cannot tell whether {a} is {b}",
    }.get(level, f"{a} / {b}")
    return Level("speaker", level, label, {"same": 2.0, "close": 1.0, "missing": 0.0}.get(level, -2.0))


def _cited(attribution: Attribution | None, name: str, rules: Rules) -> bool:
    cites = attribution.cites if attribution else ()
    return any(_names_level(cited, name, rules) in ("same", "close") for cited in cites)


@lru_cache(maxsize=20_000)
def speaker_of(attribution: Attribution | None, rules: Rules) -> str:
    """The speaker's name; empty where only a role, a pronoun or a thing is known ("police", "a statement")."""
    name = fold(attribution.name or "") if attribution else ""
    known = vocabulary(rules)
    if name[:1].islower():
        name = _behind_post(name, rules)
    lowered = [word.strip(".,'’s").casefold() for word in name.split()]
    if (
        not any(word[0].isalpha() for word in lowered if word)
        or name[0].islower()
        or all(known.is_a("unnamed", word) for word in lowered)
    ):
        return ""
    return name


def _behind_post(name: str, rules: Rules) -> str:
    """The full name behind a post in small letters ("finance chief Ada Lund"); "lawyers for Ada Lund" are not she."""
    found = _NAMED.search(name)
    if found is None or any(vocabulary(rules).is_a("function", word) for word in name[: found.start()].split()):
        return name
    return found.group()


@lru_cache(maxsize=20_000)
def _names_level(a: str, b: str, rules: Rules) -> str:
    one, two = canonical_alias(a, rules) or fold(a), canonical_alias(b, rules) or fold(b)
    if one == two or person_level(one, two, rules) in ("same", "close", "surname"):
        return "same"
    left, right = ({word.casefold() for word in re.findall(r"[A-Z]\w+", name)} for name in (one, two))
    if left and right and (left <= right or right <= left):
        return "close"
    return "missing" if _is_body(one, rules) or _is_body(two, rules) else "different"


def _is_body(name: str, rules: Rules) -> bool:
    """Whether a name is that of a body or a group, for which anybody may speak ("Egyptian ministry")."""
    known = vocabulary(rules)
    said = name.split()
    return said[-1].islower() or any(known.is_a("unnamed", word.strip(".,").casefold()) for word in said)
