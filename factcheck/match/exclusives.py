"""Words of which only one is true of a thing at a time: a captain or a major, a knife or a pistol, rose or fell."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.match.names import fold
from factcheck.rules import Rules

Table = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]  # first word -> (words of a name, what it stands for)


@lru_cache(maxsize=16)
def exclusive(rules: Rules, kind: str) -> tuple[Table, ...]:
    """The table of each rule of ``kind``, the longest names first."""
    tables: list[Table] = []
    for rule in rules.of(kind):
        named = {word: word for word in rule.words("words")} | rule.get("same", {})
        things = [(tuple(re.findall(r"[a-z]+", word)), str(thing)) for word, thing in named.items()]
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry in sorted(things, key=lambda entry: (-len(entry[0]), entry)):
            table.setdefault(entry[0][0], []).append(entry)
        tables.append(table)
    return tuple(tables)


def held(text: str, table: Table) -> frozenset[str]:
    """The things of one table that ``text`` names; a longer name hides the shorter ones within it."""
    spoken = re.findall(r"[a-z]+", fold(text).casefold())
    found: set[str] = set()
    at = 0
    while at < len(spoken):
        names = table.get(spoken[at], ())
        hit = next(((name, thing) for name, thing in names if tuple(spoken[at : at + len(name)]) == name), None)
        if hit and hit[1]:  # an empty thing is none of the table's: "attorney general" is no general
            found.add(hit[1])
        at += len(hit[0]) if hit else 1
    return frozenset(found)


def excluded(left: str, right: str, rules: Rules) -> tuple[str, str] | None:
    """The two things, one of each text, of which only one can be; ``None`` where no table has two."""
    for table in exclusive(rules, "exclusive-words"):
        one, two = held(left, table), held(right, table)
        if one and two and not one & two:
            return ", ".join(sorted(one)), ", ".join(sorted(two))
    return None
