"""How the words of two statements compare once marks, case, contractions and spelling are folded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from factcheck.rules import Rules

GAP = "…"  # an ellipsis, a bracket by the editor, or the seam between two parts of a quotation
LONGEST = 320  # words of one statement that are compared
NEAR = 8  # words that may differ between two agreeing stretches of one quotation
_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-", "‐": "-"})
_BRACKET = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")
_ELLIPSIS = re.compile(r"…|\.(?: ?\.){2,4}")
_WORD = re.compile(
    r"…"
    r"|(?:[a-z]\.){2,6}(?![a-z])"  # u.s.
    r"|\d{1,15}(?:[.,]\d{1,15}){0,6}"
    r"|%|&"
    r"|[^\W\d_]+(?:'[^\W\d_]+){0,3}"
)
_CLITIC = re.compile(r"(n't|'(?:re|ve|ll|d|m|s|em|cause))$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word tables of the rules ``wording`` and ``said-words``, ready to look up."""

    same: dict[str, tuple[str, ...]]
    endings: tuple[tuple[str, str], ...]  # longest first
    pairs: frozenset[tuple[str, str]]
    lists: dict[str, frozenset[str]]

    def is_a(self, name: str, word: str) -> bool:
        return word in self.lists.get(name, frozenset())


@lru_cache(maxsize=8)
def vocabulary(rules: Rules) -> Vocabulary:
    same: dict[str, tuple[str, ...]] = {}
    endings: dict[str, str] = {}
    pairs: set[tuple[str, str]] = set()
    for rule in rules.of("wording"):
        same |= {word: tuple(str(other).split()) for word, other in rule.get("same", {}).items()}
        endings |= rule.get("endings", {})
        pairs |= {(word, other) for word, others in rule.get("pairs", {}).items() for other in others}
    return Vocabulary(
        same,
        tuple(sorted(endings.items(), key=lambda pair: (-len(pair[0]), pair))),
        frozenset(pairs | {(b, a) for a, b in pairs}),
        {rule.id: frozenset(rule.words("words")) for rule in rules.of("said-words")},
    )


# ---------------------------------------------------------------- words


def words(text: str, rules: Rules) -> tuple[str, ...]:
    """The words of ``text``, folded; ``GAP`` where words were left out or put in by an editor."""
    known = vocabulary(rules)
    plain = _ELLIPSIS.sub(" … ", _BRACKET.sub(" … ", text.translate(_FOLD).lower()))
    found: list[str] = []
    for match in _WORD.finditer(plain):
        found += _folded(match.group(), known)
        if found[-2:] == ["per", "cent"]:
            found[-2:] = ["percent"]
        if len(found) >= LONGEST:
            break
    return tuple(found[:LONGEST])


def _folded(word: str, known: Vocabulary) -> list[str]:
    word = word.rstrip(".").replace(",", "")
    if word in known.same:
        return list(known.same[word])
    clitic = _CLITIC.search(word)
    if clitic and clitic.start() > 0:
        ending = clitic.group()
        return [*_folded(word[: clitic.start()], known), *known.same.get(ending, (ending,))]
    for ending, other in known.endings:
        if word.endswith(ending) and len(word) > len(ending) + (1 if len(ending) > 3 else 2):
            return [word[: -len(ending)] + other]
        if word == ending and len(ending) > 3:
            return [other]
    return [word]


def stem(word: str) -> str:
    """A word without its commonest endings, so that "competing" meets "compete". Not a dictionary form."""
    if len(word) <= 3 or word[0].isdigit():
        return word
    for ending, other in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ly", ""), ("es", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + other
            break
    else:
        word = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def weights(found: Sequence[str], rules: Rules) -> dict[str, float]:
    """Content word (stem) -> how much it says: 1, or a half for words common in any report."""
    known = vocabulary(rules)
    return {
        stem(word): 0.5 if known.is_a("common", word) or known.is_a("common", stem(word)) else 1.0
        for word in found
        if word != GAP and not known.is_a("function", word)
    }


# ---------------------------------------------------------------- comparison


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in one statement where the other has others, or none."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def shown(self) -> str:
        """What a reader sees: the words of both sides, in quotation marks."""
        left, right = (" ".join(side).replace(" '", "'") for side in (self.left, self.right))
        if not left or not right:
            return f'"{left or right}" in one only'
        return f'"{left}" / "{right}"'


@dataclass(frozen=True, slots=True)
class Wording:
    """How two runs of words agree. ``run`` is the longest unbroken agreement, ``shared`` all agreeing words."""

    shared: tuple[str, ...]
    run: int
    left: int  # words of each side, gaps apart
    right: int
    differences: tuple[Difference, ...]
    partial: bool  # one goes on where the other has ended

    @property
    def cover(self) -> float:
        """The share of the shorter statement's words that the other has too, in the same order."""
        return len(self.shared) / max(1, min(self.left, self.right))


def compare(left: Sequence[str], right: Sequence[str], rules: Rules) -> Wording:
    """The two runs of words laid beside each other; symmetric but for the sides of each difference."""
    if (len(left), tuple(left)) > (len(right), tuple(right)):
        turned = compare(right, left, rules)
        flipped = tuple(Difference(d.right, d.left) for d in turned.differences)
        return Wording(turned.shared, turned.run, turned.right, turned.left, flipped, turned.partial)
    blocks = _blocks(left, right)
    known = vocabulary(rules)
    shared: list[str] = []
    differences: list[Difference] = []
    for number, (a, b, size) in enumerate(blocks):
        shared += [word for word in left[a : a + size] if word != GAP]
        if number + 1 < len(blocks):
            next_a, next_b, _ = blocks[number + 1]
            differences += _difference(left[a + size : next_a], right[b + size : next_b], left[: a + size], known)
    ends = _ends(left, right, blocks)
    return Wording(
        tuple(shared),
        max((size for _, _, size in blocks), default=0),
        sum(word != GAP for word in left),
        sum(word != GAP for word in right),
        tuple(differences),
        ends,
    )


def _blocks(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """The agreeing stretches around the longest one, as far as no more than ``NEAR`` words lie between them."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    blocks = [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
    if not blocks:
        return []
    middle = max(range(len(blocks)), key=lambda i: (blocks[i][2], -i))
    first = last = middle
    while first > 0 and _joined(blocks[first - 1], blocks[first], left, right):
        first -= 1
    while last + 1 < len(blocks) and _joined(blocks[last], blocks[last + 1], left, right):
        last += 1
    return blocks[first : last + 1]


def _joined(one: tuple[int, int, int], two: tuple[int, int, int], left: Sequence[str], right: Sequence[str]) -> bool:
    between_left, between_right = left[one[0] + one[2] : two[0]], right[one[1] + one[2] : two[1]]
    if GAP in between_left or GAP in between_right:
        return True
    widest = max(len(between_left), len(between_right))
    return widest <= min(NEAR, 1 + 2 * min(one[2], two[2]))


def _difference(
    left: Sequence[str], right: Sequence[str], before: Sequence[str], known: Vocabulary
) -> list[Difference]:
    """What differs between two agreeing stretches; nothing for elisions, fillers, false starts and spellings."""
    a = tuple(word for word in left if not known.is_a("fillers", word))
    b = tuple(word for word in right if not known.is_a("fillers", word))
    gap_a, gap_b = GAP in a, GAP in b
    a, b = tuple(word for word in a if word != GAP), tuple(word for word in b if word != GAP)
    if (gap_a and not a) or (gap_b and not b) or "".join(a) == "".join(b):
        return []
    if len(a) == len(b) and all(x == y or (x, y) in known.pairs for x, y in zip(a, b, strict=True)):
        return []
    said_twice = a or b
    if not (a and b) and tuple(before[-len(said_twice) :]) == said_twice:
        return []
    return [Difference(a, b)]


def _ends(left: Sequence[str], right: Sequence[str], blocks: Sequence[tuple[int, int, int]]) -> bool:
    if not blocks:
        return True
    (a, b, _), (c, d, size) = blocks[0], blocks[-1]
    return any((a, b, len(left) - c - size, len(right) - d - size))
