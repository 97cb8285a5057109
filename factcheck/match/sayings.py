"""Two statements -> whether they report the same, in the same words or in others, and how their speakers compare."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.match.names import canonical_alias, fold, person_level
from factcheck.match.wording import Spoken, Wording, compare, stem, vocabulary, weights
from factcheck.model import Attribution, Claim, Level, Statement
from factcheck.rules import Rules

_NESTED = re.compile(r"(?:^|(?<=\s))[\"‘“'](?=\w)[^\"’”]{10,200}[\"’”']")
LEAST = 1.5  # weight of content that two sentences must share to be compared at all
REACH = 7  # words before what is shared in which a negator turns it round
SHOWN = 4  # differences that a label lists


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a statement, or one quotation within it: its words, and what they say."""

    spoken: Spoken
    content: Mapping[str, float]
    weight: float  # of all its content
    denied: bool  # by its cue ("denied that …")
    fragment: bool = False  # a quotation within an indirect statement


@dataclass(frozen=True, slots=True)
class Said:
    """A statement made ready to compare. ``twins`` are claims of the same words by the same speaker."""

    index: int
    claim: Claim
    spoken: Spoken
    units: tuple[Unit, ...]
    quoted: bool
    speaker: str = ""  # a name, or empty
    names: frozenset[str] = frozenset()  # words that are names here, whatever they mean elsewhere
    twins: tuple[int, ...] = ()
    narrative: bool = False  # a sentence that is nobody's statement


@dataclass(frozen=True, slots=True)
class Tie:
    """Two statements that report the same: indices into the claims, what joined them, and how they compare."""

    left: int
    right: int
    block: str
    levels: tuple[Level, ...]
    score: float
    verbatim: bool


def tie(one: Said, two: Said, block: str, rules: Rules) -> Tie | None:
    """What ties two statements, or ``None``: the same words beyond chance, else most of the same content."""
    if two.index < one.index:
        one, two = two, one
    overlaps = _overlaps(one, two)
    if not overlaps:
        return None
    speaker = speaker_level(one, two, rules)
    found = _verbatim(one, two, overlaps, speaker.level, rules)
    if one.narrative or two.narrative:
        found = [part for part in found if _is_taken_over(part)]
        if not found:
            return None
    if not found:
        return _paraphrase(one, two, overlaps, speaker, block, rules)
    if speaker.level == "different" and (_quotes_within(one) or _quotes_within(two)):
        speaker = Level("speaker", "close", f"one may quote the other: {speaker.label}", 0.0)
    substance = sum(part.substance for part in found)
    polarity = _polarity(found, rules)
    words = _words_level([part.wording for part in found])
    if polarity.level == "different" and words.level != "different":
        surest = max(found, key=lambda part: part.substance)
        if not _sure(speaker.level, surest.substance, surest.wording.cover):
            return None
    run = max(part.wording.run for part in found)
    score = round(min(1.0, 0.5 + 0.04 * substance + 0.02 * run), 3)
    return Tie(one.index, two.index, f"word {block}", (speaker, words, polarity), score, verbatim=True)


@dataclass(frozen=True, slots=True)
class _Overlap:
    """Two units with the weight of the content they share, in any order and form, and its share of the lesser one."""

    left: Unit
    right: Unit
    shared: float
    cover: float


def _overlaps(one: Said, two: Said) -> list[_Overlap]:
    found = []
    for a in one.units:
        for b in two.units:
            shared = sum(weight for word, weight in a.content.items() if word in b.content)
            if shared >= LEAST:
                found.append(_Overlap(a, b, shared, shared / max(0.1, min(a.weight, b.weight))))
    return found


def _quotes_within(one: Said) -> bool:
    """Whether a quotation holds another: its speaker repeats somebody's words."""
    content = one.claim.content
    return one.quoted and isinstance(content, Statement) and _NESTED.search(content.text) is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """Two units in the same words; ``substance`` is the weight of the content they share in the same order."""

    wording: Wording
    substance: float
    overlap: _Overlap
    opposed: bool = False  # one denies what they share; not looked for between quotations, which may begin anywhere


def _verbatim(one: Said, two: Said, overlaps: Sequence[_Overlap], speaker: str, rules: Rules) -> list[_Part]:
    """For each sentence of the shorter statement the sentence of the other that has its words, where one has."""
    names = one.names | two.names
    by_right = len(one.units) > len(two.units)
    best: dict[int, _Part] = {}
    for overlap in overlaps:
        a, b = overlap.left, overlap.right
        wording = compare(a.spoken, b.spoken, rules)
        part = _Part(wording, sum(weights(wording.shared, rules, names).values()), overlap)
        quoted = all(side.quoted or unit.fragment for side, unit in ((one, a), (two, b)))
        fits = _is_verbatim(part, speaker, quoted=quoted) or (quoted and _is_reworded(overlap, speaker))
        if fits and not _slogan(wording, rules):
            place = id(b) if by_right else id(a)
            if place not in best or part.substance > best[place].substance:
                best[place] = part
    found = list(best.values())
    if one.quoted and two.quoted:
        return found
    return [replace(part, opposed=_opposed(part.overlap, rules)) for part in found]


def _opposed(overlap: _Overlap, rules: Rules) -> bool:
    return _denied(overlap.left, overlap.right, rules) != _denied(overlap.right, overlap.left, rules)


def _is_verbatim(part: _Part, speaker: str, *, quoted: bool) -> bool:
    """Whether the words agree beyond chance; the less is known of the speaker, the more words it takes."""
    cover, run, substance = part.wording.cover, part.wording.run, part.substance
    if not quoted and len(part.wording.shared) < (5 if speaker == "same" else 6):
        return False  # a name or a title, in indirect speech
    if speaker == "different":
        return substance >= 4 and run >= 5 and len(part.wording.shared) >= 8 and cover >= (0.75 if quoted else 0.8)
    if substance >= 4 and run >= 8:
        return True
    if speaker == "missing":
        return run >= 4 and cover >= 0.75 and substance >= (2 if quoted else 2.5)
    if quoted and part.overlap.shared >= 2 and run >= 3 and cover >= 0.75:
        return True
    return substance >= 2 and run >= 3 and cover >= 0.6


def _is_taken_over(part: _Part) -> bool:
    """Whether a sentence that nobody says is plainly the statement: text about one event shares words anyhow."""
    wording = part.wording
    return part.substance >= 5 and len(wording.shared) >= 10 and wording.cover >= 0.7 and wording.run >= 4


def _is_reworded(overlap: _Overlap, speaker: str) -> bool:
    """Whether one speaker's two quotations are one in other words throughout, as two translations are."""
    return speaker == "same" and overlap.shared >= 4 and overlap.cover >= 0.65


def _slogan(wording: Wording, rules: Rules) -> bool:
    """Whether what agrees is mostly a phrase that many speakers use."""
    shared = " ".join(wording.shared)
    slogans = sorted(vocabulary(rules).lists.get("slogans", ()))
    return any(slogan in shared and len(wording.shared) <= len(slogan.split()) + 4 for slogan in slogans)


def _words_level(wordings: Sequence[Wording]) -> Level:
    differences = [difference for wording in wordings for difference in wording.differences]
    altered = [difference for difference in differences if difference.quoted]
    if altered:
        return Level("words", "different", "; ".join(difference.shown() for difference in altered[:SHOWN]), 2.0)
    if differences:
        shown = "; ".join(difference.shown() for difference in differences[:SHOWN])
        return Level("words", "close", f"not both in quotation marks: {shown}", 2.0)
    if len(wordings) > 1 or any(wording.partial for wording in wordings):
        return Level("words", "close", "one is part of the other", 3.0)
    return Level("words", "same", "the same words", 4.0)


def _polarity(parts: Sequence[_Part], rules: Rules) -> Level:
    for part in parts:
        for difference in part.wording.differences:
            if negated(difference.left, rules) != negated(difference.right, rules):
                return Level("polarity", "different", f"one denies it: {difference.shown()}", -1.0)
    if any(part.opposed for part in parts):
        return Level("polarity", "different", "one affirms, the other denies", -1.0)
    return Level("polarity", "same", "both affirm or both deny", 1.0)


def _paraphrase(
    one: Said, two: Said, overlaps: Sequence[_Overlap], speaker: Level, block: str, rules: Rules
) -> Tie | None:
    """The pair of sentences that shares most of its content."""
    fitting = [overlap for overlap in overlaps if _says_the_same(overlap, speaker.level)]
    if not fitting:
        return None
    best = max(fitting, key=lambda overlap: (overlap.shared * overlap.cover, overlap.cover))
    a, b, shared, cover = best.left, best.right, best.shared, best.cover
    polarity = Level("polarity", "same", "both affirm or both deny", 1.0)
    if _opposed(best, rules):
        if not _sure(speaker.level, shared, cover) or _balance(a, b) < 0.4:
            return None
        polarity = Level("polarity", "different", "one affirms, the other denies", -1.0)
    common = ", ".join(sorted(word for word in a.content if word in b.content)[:6])
    sense = Level("sense", "close", f"in other words; both have {common}", round(shared / 2, 2))
    score = round(min(0.9, 0.1 * shared * cover + 0.2), 3)
    return Tie(one.index, two.index, f"word {block}", (speaker, sense, polarity), score, verbatim=False)


def _denied(unit: Unit, other: Unit, rules: Rules) -> bool:
    """Whether what a sentence shares with the other is denied: by its cue, or by a negator at or shortly before it."""
    shared = {word for word, weight in unit.content.items() if weight >= 1 and word in other.content}
    places = [at for at, word in enumerate(unit.spoken.words) if stem(word) in shared]
    if not places:
        return unit.denied
    reach = unit.spoken.words[max(0, places[0] - REACH) : places[-1] + 1]
    return negated(reach, rules) != unit.denied


def _sure(speaker: str, shared: float, cover: float) -> bool:
    """Whether two statements are surely of the same thing, so that one can be said to deny the other."""
    if speaker == "missing":
        return shared >= 4 and cover >= 0.8
    return shared >= 3 and cover >= 0.7


def _balance(a: Unit, b: Unit) -> float:
    return min(a.weight, b.weight) / max(a.weight, b.weight, 0.1)


def _says_the_same(overlap: _Overlap, speaker: str) -> bool:
    shared, cover, balance = overlap.shared, overlap.cover, _balance(overlap.left, overlap.right)
    if balance < (0.25 if speaker in ("same", "close") else 0.4):
        return False
    if speaker in ("same", "close"):
        return (shared >= 3.5 and cover >= 0.5) or (shared >= 2.5 and cover >= 0.7)
    if speaker == "missing":
        return (shared >= 3.5 and cover >= 0.7) or (shared >= 5 and cover >= 0.6)
    return shared >= 3.5 and cover >= 0.7


def negated(spoken: Sequence[str], rules: Rules) -> bool:
    """Whether an odd number of negators stands among the words ("not only" and "no doubt" deny nothing)."""
    known = vocabulary(rules)
    count = 0
    for word, after in zip(spoken, (*spoken[1:], ""), strict=False):
        count += known.is_a("negators", word) and not known.is_a("denies-nothing", after)
    return count % 2 == 1


# ---------------------------------------------------------------- speakers


def speaker_level(one: Said, two: Said, rules: Rules) -> Level:
    """How two speakers compare: ``same``, ``close`` (one names the other's organisation), ``missing``, ``different``."""
    a, b = one.speaker, two.speaker
    if not a or not b:
        return Level("speaker", "missing", "a speaker is not named", 0.0)
    level = _names_level(a, b, rules)
    if level == "different" and (_cited(one.claim, b, rules) or _cited(two.claim, a, rules)):
        return Level("speaker", "close", f"one quotes the other: {a}, {b}", 0.5)
    label = {
        "same": f"both {a}" if a == b else f"{a}, {b}",
        "close": f"of one house: {a}, {b}",
        "missing": f"cannot tell whether {a} is {b}",
    }.get(level, f"{a} / {b}")
    return Level("speaker", level, label, {"same": 2.0, "close": 1.0, "missing": 0.0}.get(level, -2.0))


def _cited(claim: Claim, name: str, rules: Rules) -> bool:
    cites = claim.attribution.cites if claim.attribution else ()
    return any(_names_level(cited, name, rules) in ("same", "close") for cited in cites)


def speaker_of(attribution: Attribution | None, rules: Rules) -> str:
    """The speaker's name; empty where only a role, a pronoun or a thing is known ("police", "a statement")."""
    name = fold(attribution.name or "") if attribution else ""
    known = vocabulary(rules)
    lowered = [word.strip(".,'’s").casefold() for word in name.split()]
    if (
        not any(word[0].isalpha() for word in lowered if word)
        or name[0].islower()
        or all(known.is_a("unnamed", word) for word in lowered)
    ):
        return ""
    return name


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
