"""Whether two sources tell one story, from the names and the words they share and the days between them.

What a source speaks of is compared as in topic tracking: the cosine of its names and that of its words, less what the
time between two reports costs. The answer is about these two sources alone, so that no third one changes it.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from math import log, log2, sqrt

from factcheck.match.events import Profile
from factcheck.model import Window

LEVELS = ((0.6, "twin"), (0.48, "same"), (0.36, "close"))  # from which cosine of names and of words together
PER_DOUBLING = 0.05  # what each doubling of the time between them costs
FIRST = timedelta(days=3)  # the time from which doublings are counted
BRIEF_LEVELS = ((0.5, "missing"), (0.2, "same"))  # the same where one of them is brief
FEWEST_NAMES, FEWEST_WORDS = 3, 12  # below these a source says too little to tell
BRIEF = 90  # words below which two reports of one story have little in common

ONE = ("twin", "same", "missing")  # levels of sources that may tell one story
Story = Callable[[str, str], str]  # the level of two sources, by their ids

_WORD = re.compile(r"[^\W\d_]{2,}")  # of a name, which one source gives in full and another by its last word
Vector = tuple[Mapping[str, float], float]  # the weight of each word, and its length


def one_story(_: str, __: str) -> str:
    """A ``Story`` by which all sources tell one."""
    return "twin"


@dataclass(frozen=True, slots=True)
class Stories:
    """The level of two sources, each two looked at once."""

    profiles: Mapping[str, Profile]
    vectors: dict[str, tuple[Vector, Vector]] = field(default_factory=dict)
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def level(self, left: str, right: str) -> str:
        """``twin same close different``, or ``missing`` where nothing tells. Symmetric; takes ids of sources."""
        key = (left, right) if left < right else (right, left)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._level(left, right)
        return found

    def apart(self) -> frozenset[tuple[str, str]]:
        """Those looked at so far that tell two stories, as ids in their order."""
        return frozenset(pair for pair, level in self.known.items() if level not in ONE)

    def _level(self, left: str, right: str) -> str:
        (names, words), (others, other_words) = self._vectors(left), self._vectors(right)
        if min(len(names[0]), len(others[0])) < FEWEST_NAMES or min(len(words[0]), len(other_words[0])) < FEWEST_WORDS:
            return "missing"
        between = _lapse(self.profiles[left].written, self.profiles[right].written)
        likeness = _cosine(names, others) + _cosine(words, other_words) - between
        if min(len(words[0]), len(other_words[0])) < BRIEF:
            return _reached(likeness, BRIEF_LEVELS, "close")
        return _reached(likeness, LEVELS, "different")

    def _vectors(self, source: str) -> tuple[Vector, Vector]:
        found = self.vectors.get(source)
        if found is None:
            told = self.profiles[source]
            named: Counter[str] = Counter()
            for name, count in told.called.items():
                named.update(dict.fromkeys(_WORD.findall(name), count))
            names = {word: 1 + log(count) for word, count in named.items()}
            found = self.vectors[source] = _vector(names), _vector(told.spoken)
        return found


def _reached(likeness: float, levels: Sequence[tuple[float, str]], otherwise: str) -> str:
    return next((level for least, level in levels if likeness >= least), otherwise)


def _vector(weights: Mapping[str, float]) -> Vector:
    return weights, sqrt(sum(weight * weight for weight in weights.values()))


def _cosine(left: Vector, right: Vector) -> float:
    (few, length), (many, other) = sorted((left, right), key=lambda vector: len(vector[0]))
    return sum(weight * many[word] for word, weight in few.items() if word in many) / (length * other)


def _lapse(left: Window | None, right: Window | None) -> float:
    """What the time between two sources costs; nothing where it is not known."""
    if left is None or right is None:
        return 0.0
    return PER_DOUBLING * log2(1 + left.gap(right) / FIRST)
