"""How the words of two statements compare once marks, case, contractions and spelling are folded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from factcheck.rules import Rules

GAP = "…"  # an ellipsis, a bracket by the editor, or the seam between two parts of a quotation
POSSESSIVE = "'s"  # "the bus'" and "the bus's" are one word
LONGEST = 320  # words of one statement that are compared
TAIL_NEEDS = 5  # words that must agree before another last word is an alteration
NEAR = 8  # words that may differ between two agreeing stretches of one quotation
_FOLD = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "‑": "-", "‐": "-", "„": "“", "«": "“", "»": "”"})
_BRACKET = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")
_APOSTROPHE = re.compile(r"(?<=\w)‘(?=\w)")  # an opening mark set for an apostrophe
_PREFIX = re.compile(r"(?<=\bco)-(?=\w)")  # "co-ordinates" is "coordinates"
_ELLIPSIS = re.compile(r"…|\.(?: ?\.){2,4}")
_WORD = re.compile(
    r"…|[“”]|(?<![^\s(\[—–-])\"|\""  # the third is an opening straight mark
    r"|[.!?](?=\s|$)"
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
    apart: tuple[str, ...]  # the lists of words that tell two things of a kind apart
    common: frozenset[str]  # stems of words common in any report
    classes: dict[str, str]  # word in any form -> stem of the word that stands for all that say the same
    capitals: re.Pattern[str] | None  # initials that are another word in small letters: "US" and "us"

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
    lists = rules.of("said-words")
    small = set(rules.listed("said-words.function"))
    initials = sorted(bare.upper() for word in same if "." in word and (bare := word.replace(".", "")) in small)
    return Vocabulary(
        same,
        tuple(sorted(endings.items(), key=lambda pair: (-len(pair[0]), pair))),
        frozenset(pairs | {(b, a) for a, b in pairs}),
        {rule.id: frozenset(rule.words("words")) for rule in lists},
        tuple(sorted(rule.id for rule in lists if rule.id.startswith("apart-"))),
        frozenset(map(stem, rules.listed("said-words.common"))),
        {
            form: stem(rule.words("words")[0])
            for rule in rules.of("synonyms")
            for word in rule.words("words")
            if " " not in word
            for form in inflected(word)
        },
        re.compile(rf"(?<![\w.])(?:{'|'.join(initials)})(?!\w)") if initials else None,
    )


# ---------------------------------------------------------------- words


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement's words, folded; which of them stand in quotation marks, and behind which a sentence ends."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    stops: tuple[bool, ...]

    def __add__(self, other: "Spoken") -> "Spoken":
        return Spoken(self.words + other.words, self.quoted + other.quoted, self.stops + other.stops)


SEAM = Spoken((GAP,), (True,), (True,))


def words(text: str, rules: Rules) -> tuple[str, ...]:
    """The words of ``text``, folded; ``GAP`` where words were left out or put in by an editor."""
    return spoken(text, rules).words


def spoken(text: str, rules: Rules, *, quoted: bool = False) -> Spoken:
    """The words of ``text`` with their marks; all of them are quoted where ``quoted`` says so."""
    known = vocabulary(rules)
    if known.capitals is not None and not text.isupper():
        text = known.capitals.sub(lambda match: ".".join(match.group()) + ".", text)
    plain = _ELLIPSIS.sub(
        " … ", _BRACKET.sub(" … ", _PREFIX.sub("", _APOSTROPHE.sub("'", text.translate(_FOLD)).lower()))
    )
    found: list[str] = []
    marks: list[bool] = []
    stops: list[bool] = []
    inside = quoted or _begins_inside(plain)
    last = ""
    for match in _WORD.finditer(plain):
        sign = match.group()
        if sign in '“”"':
            inside = quoted or (sign == "“" or (sign == '"' and _opens(plain, match.start())))
        elif sign in ".!?":
            if stops and not (sign == "." and known.is_a("abbreviations", last)):
                stops[-1] = True
        elif len(found) < LONGEST:
            fresh = _folded(sign, known)
            found += fresh
            marks += [inside] * len(fresh)
            stops += [False] * len(fresh)
            last = sign
        if found[-2:] == ["per", "cent"]:
            found[-2:], marks[-2:], stops[-2:] = ["percent"], [inside], [False]
    return Spoken(tuple(found), tuple(marks), tuple(stops))


def sentences(said: Spoken) -> list[Spoken]:
    """``said`` cut behind each end of a sentence."""
    cuts = [0, *(at + 1 for at, stop in enumerate(said.stops) if stop), len(said.words)]
    return [_slice(said, a, b) for a, b in pairwise(cuts) if a < b]


def fragments(said: Spoken) -> list[Spoken]:
    """The stretches of three words or more that stand in quotation marks."""
    found: list[Spoken] = []
    start: int | None = None
    for at, inside in enumerate((*said.quoted, False)):
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            found += [_slice(said, start, at)] if at - start >= 3 else []
            start = None
    return found


def _slice(said: Spoken, start: int, end: int) -> Spoken:
    return Spoken(said.words[start:end], said.quoted[start:end], said.stops[start:end])


def _begins_inside(text: str) -> bool:
    """Whether the first quotation mark closes: the opening one stands before the text."""
    first = re.search(r"[“”\"]", text)
    if first is None:
        return False
    return first.group() == "”" or (first.group() == '"' and not _opens(text, first.start()))


def _opens(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in " \t\n([—–-"


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


def sense(word: str, known: Vocabulary) -> str:
    """The stem of a word, or of the one that stands for all that say the same."""
    return known.classes.get(word) or stem(word)


def inflected(word: str) -> tuple[str, ...]:
    """A word with the regular endings: "plane" gives "planes" and never "plans", which has the same stem."""
    bare, last = word.rstrip("e"), word[-1:]
    forms = [word, word + "s", word + "es", word + "ed", word + "ing", bare + "ed", bare + "ing", bare + "es"]
    if last == "y":
        forms += [word[:-1] + "ies", word[:-1] + "ied"]
    if last not in "aeiouwxys":
        forms += [word + last + "ed", word + last + "ing"]
    return tuple(dict.fromkeys(forms))


def weights(found: Sequence[str], rules: Rules, names: frozenset[str] = frozenset()) -> dict[str, float]:
    """Content word (stem) -> how much it says: 1, or a half for words common in any report. Names always count."""
    known = vocabulary(rules)
    weighed: dict[str, float] = {}
    for word in found:
        if word in names and len(word) > 2:
            weighed[stem(word)] = 1.0
        elif word != GAP and not known.is_a("function", word):
            weighed.setdefault(sense(word, known), 0.5 if stem(word) in known.common else 1.0)
    return weighed


# ---------------------------------------------------------------- comparison


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in one statement where the other has others, or none."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    quoted: bool = True  # in quotation marks on both sides

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
    quoted_run: int  # the longest unbroken agreement within quotation marks of both
    left: int  # words of each side, gaps apart
    right: int
    differences: tuple[Difference, ...]
    partial: bool  # one goes on where the other has ended

    @property
    def cover(self) -> float:
        """The share of the shorter statement's words that the other has too, in the same order."""
        return len(self.shared) / max(1, min(self.left, self.right))


def compare(left: Spoken, right: Spoken, rules: Rules) -> Wording:
    """The two runs of words laid beside each other; symmetric but for the sides of each difference."""
    if (len(left.words), left.words, left.quoted) > (len(right.words), right.words, right.quoted):
        turned = compare(right, left, rules)
        flipped = tuple(replace(d, left=d.right, right=d.left) for d in turned.differences)
        return replace(turned, left=turned.right, right=turned.left, differences=flipped)
    blocks = _blocks(left.words, right.words)
    known = vocabulary(rules)
    shared = tuple(word for a, _, size in blocks for word in left.words[a : a + size] if word != GAP)
    differences = []
    for (a, b, size), (next_a, next_b, _) in pairwise(blocks):
        found = _difference((a + size, next_a), (b + size, next_b), left, right, known)
        differences += [found] if found else []
    tail = _tail(left, right, blocks, known)
    return Wording(
        shared,
        max((size for _, _, size in blocks), default=0),
        max((_quoted_run(left, right, block) for block in blocks), default=0),
        sum(word != GAP for word in left.words),
        sum(word != GAP for word in right.words),
        (*differences, tail) if tail else tuple(differences),
        _ends(left.words, right.words, blocks),
    )


def _quoted_run(left: Spoken, right: Spoken, block: tuple[int, int, int]) -> int:
    a, b, size = block
    longest = current = 0
    for offset in range(size):
        current = current + 1 if left.quoted[a + offset] and right.quoted[b + offset] else 0
        longest = max(longest, current)
    return longest


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
    left: tuple[int, int], right: tuple[int, int], one: Spoken, two: Spoken, known: Vocabulary
) -> Difference | None:
    """What differs between two agreeing stretches; nothing for elisions, fillers, false starts and spellings."""
    a = tuple(word for word in one.words[slice(*left)] if not known.is_a("fillers", word))
    b = tuple(word for word in two.words[slice(*right)] if not known.is_a("fillers", word))
    gap_a, gap_b = GAP in a, GAP in b
    a, b = (tuple(word for word in side if word != GAP) for side in (a, b))
    if _bare(a) == _bare(b) or (gap_a and not a) or (gap_b and not b):
        return None
    if len(a) == len(b) and all(x == y or (x, y) in known.pairs for x, y in zip(a, b, strict=True)):
        return None
    if (not b and _said_twice(a, one.words, left)) or (not a and _said_twice(b, two.words, right)):
        return None
    quoted = all(one.quoted[max(0, left[0] - 1) : left[1] + 1]) and all(two.quoted[max(0, right[0] - 1) : right[1] + 1])
    return Difference(a, b, quoted)


def _bare(side: tuple[str, ...]) -> str:
    return "".join(word for word in side if word != POSSESSIVE)


def _said_twice(extra: tuple[str, ...], everything: Sequence[str], where: tuple[int, int]) -> bool:
    """Whether words that one side has more are a false start, said again directly before or behind."""
    size = len(extra)
    before, behind = everything[max(0, where[0] - size) : where[0]], everything[where[1] : where[1] + size]
    return tuple(before) == extra or tuple(behind) == extra


def _tail(left: Spoken, right: Spoken, blocks: Sequence[tuple[int, int, int]], known: Vocabulary) -> Difference | None:
    """Another last word: both sentences end one or two words behind a long agreement, in different words."""
    if not blocks or max(size for _, _, size in blocks) < TAIL_NEEDS:
        return None
    a, b, size = blocks[-1]
    one, two = _to_stop(left, a + size), _to_stop(right, b + size)
    if one is None or two is None:
        return None
    return _difference((a + size, one), (b + size, two), left, right, known)


def _to_stop(side: Spoken, start: int) -> int | None:
    """Where the sentence ends, if it does so within one or two words of ``start``."""
    for end in range(start + 1, start + 3):
        if end > len(side.words) or side.words[end - 1] == GAP:
            return None
        if end == len(side.words) or side.stops[end - 1] or side.words[end] == GAP:
            return end
    return None


def _ends(left: Sequence[str], right: Sequence[str], blocks: Sequence[tuple[int, int, int]]) -> bool:
    if not blocks:
        return True
    (a, b, _), (c, d, size) = blocks[0], blocks[-1]
    return any((a, b, len(left) - c - size, len(right) - d - size))
