"""What the sources and the tables say of places: which holds which, and of what kind each is.

Only what is known to be of one kind can exclude each other; of all else nothing is said.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from factcheck.match.names import key
from factcheck.model import Source
from factcheck.rules import Rules

_NAME = r"(?:St\. )?[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2}"
_GAP = r"(?:[\w-]+ ){0,3}"
_DATELINE = re.compile(
    r"^(?P<name>[A-Z][A-Z'’ -]{2,30})(?:,[^\n]{0,40})?(?:\([^()\n]{1,30}\))?\s{0,2}(?:-|–|—|--)\s", re.MULTILINE
)
SPELLED = 75  # percent: two spellings of one name
DEEPEST = 6  # steps from a place to what holds it


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Folded names -> kinds, and -> folded names of what holds them."""

    kinds: dict[str, frozenset[str]]
    holders: dict[str, frozenset[str]]

    def level(self, left: str, right: str) -> str:
        """``same``, ``different`` for two of one kind neither of which lies in the other, else ``missing``."""
        one, two = folded(left), folded(right)
        if one == two or set(one.split()) <= set(two.split()) or set(two.split()) <= set(one.split()):
            return "same"
        if fuzz.ratio(one, two) >= SPELLED:
            return "same"
        above, beyond = self._chain(one), self._chain(two)
        if two in above or one in beyond:
            return "same"
        kinds, others = self.kinds.get(one, frozenset()), self.kinds.get(two, frozenset())
        return "different" if len(kinds) == len(others) == 1 and kinds == others else "missing"

    def _chain(self, name: str) -> frozenset[str]:
        found, edge = frozenset({name}), frozenset({name})
        for _ in range(DEEPEST):
            edge = frozenset(up for low in edge for up in self.holders.get(low, ())) - found
            found |= edge
        return found


def folded(name: str) -> str:
    """A place's name as it is compared: without marks, case, "the" and the preposition of "off Senn"."""
    return re.sub(r"[\W_]+", " ", key(name.removeprefix("off "))).strip()


def gazetteer(sources: Iterable[Source], names: Sequence[str], rules: Rules) -> Gazetteer:
    """What the tables know of ``names``, and what the sources say beside them."""
    kinds: dict[str, set[str]] = {}
    holders: dict[str, set[str]] = {}
    for name, kind, holder in _tabled(rules):
        kinds.setdefault(name, set()).add(kind)
        holders.setdefault(name, set()).update((holder,) if holder else ())
    wanted = {folded(name): re.escape(name.removeprefix("off ")) for name in names}
    for source in sources:
        for match in _DATELINE.finditer(source.text):
            if folded(match["name"].title()) in wanted:
                kinds.setdefault(folded(match["name"].title()), set()).add("settlement")
        for name, pattern in wanted.items():
            _read(name, pattern, source.text, kinds, holders, rules)
    return Gazetteer(_frozen(kinds), _frozen(holders))


def _frozen(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(said) for name, said in found.items()}


def _read(
    name: str, pattern: str, text: str, kinds: dict[str, set[str]], holders: dict[str, set[str]], rules: Rules
) -> None:
    """The kinds that stand beside a name, and the names after it that hold it: "the Osk district of Karst"."""
    if not re.search(rf"\b{pattern}\b", text):
        return
    levels = _levels(rules)
    words = "|".join(sorted(levels, key=lambda word: (-len(word), word)))
    said = (
        rf"\b(?P<before>{words})\s+(?:of\s+)?{pattern}\b",
        rf"\b{pattern},?\s+(?:(?:an?|the)\s+{_GAP})?(?P<after>{words})\b",
    )
    for one in said:
        for match in re.finditer(one, text, re.IGNORECASE):
            kinds.setdefault(name, set()).add(levels[next(word for word in match.groups() if word).lower()])
    if re.search(rf"\bmayor of {pattern}\b|\b{pattern}(?:['’]s)? mayor\b", text, re.IGNORECASE):
        kinds.setdefault(name, set()).add("settlement")
    held = (
        rf"\b{pattern}, (?:the )?(?P<up>{_NAME})",
        rf"\b{pattern},? (?:an?|the) {_GAP}(?:{words}) (?:in|of|within) {_GAP}(?P<up>{_NAME})",
        rf"\b{pattern} (?:(?:{words}) )?(?:in|of|within) {_GAP}(?P<up>{_NAME})",
    )
    for one in held:
        for match in re.finditer(one, text):
            holders.setdefault(name, set()).add(folded(match["up"]))


@lru_cache(maxsize=4)
def _levels(rules: Rules) -> dict[str, str]:
    return {word: rule.id for rule in rules.of("place-level") for word in rule.words("words")}


@lru_cache(maxsize=4)
def _tabled(rules: Rules) -> tuple[tuple[str, str, str], ...]:
    """(name, kind, what holds it) of every place in the tables."""
    found = []
    homes = {rule.id: folded(rule.words("names")[0]) for rule in rules.of("place")}
    for rule in rules.of("place"):
        above = homes.get(str(rule.get("within", "")), "")
        regional = not rule.get("cities") and not rule.get("within")
        for name in rule.words("names"):
            found.append((folded(name), "world region" if regional else "country", above))
            found += [(folded(name), "country", homes[rule.id])] if folded(name) != homes[rule.id] else []
        found += [(folded(name), "settlement", homes[rule.id]) for name in rule.words("cities")]
        found += [(folded(name), "region", homes[rule.id]) for name in rule.words("regions")]
    return tuple(found)
