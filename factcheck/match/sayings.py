"""Two statements -> whether they report the same, in the same words or in others, and how their speakers compare."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from factcheck.match.exclusives import excluded
from factcheck.match.reversal import exchanged
from factcheck.match.speakers import speaker_level
from factcheck.match.wording import Difference, Spoken, Wording, compare, sense, stem, vocabulary, weights
from factcheck.model import Claim, Level, Statement
from factcheck.rules import Rules

_NESTED = re.compile(r"(?:^|(?<=\s))[\"‘“'](?=\w)[^\"’”]{10,200}[\"’”']")
LEAST = 1.5  # weight of content that two sentences must share to be compared at all
SET, AROUND = 4, 2.0  # words of a short quotation, and weight of content that the sentences around it share
LONG_RUN = 10  # words on end that two speakers do not find by chance
SENTENCE = 7  # words that a statement has at least, where its speaker is no help
HEAVY, LIGHT = -2.0, -0.5  # weights of altered words: of substance, or articles and the like
REACH = 7  # words before what is shared in which a negator turns it round
WITHIN_CLAUSE = 2  # words between "who" and a negator of its clause, and the negator
APART = 4  # letters that tell such words apart: "north" and "northern" are one
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
    names: frozenset[str] = frozenset()  # words that are names here, whatever they mean elsewhere
    twins: tuple[int, ...] = ()
    narrative: bool = False  # a sentence that is nobody's statement
    denies: bool = False  # an odd number of negators in it


@dataclass(frozen=True, slots=True)
class Tie:
    """Two statements that report the same: indices into the claims, what joined them, and how they compare."""

    left: int
    right: int
    block: str
    levels: tuple[Level, ...]
    score: float
    verbatim: bool


def tie(one: Said, two: Said, block: str, rules: Rules, rare: frozenset[str] = frozenset()) -> Tie | None:
    """What ties two statements, or ``None``: the same words beyond chance, else most of the same content."""
    if two.index < one.index:
        one, two = two, one
    overlaps = overlaps_of(one, two)
    if not overlaps:
        return None
    speaker = speaker_level(one.claim.attribution, two.claim.attribution, rules)
    found = _verbatim(one, two, overlaps, speaker.level, rules)
    if one.narrative or two.narrative:
        found = [part for part in found if _is_taken_over(part)]
        if not found:
            return None
    if not found:
        return _paraphrase(one, two, overlaps, speaker, block, rules, rare)
    if speaker.level == "different" and (_quotes_within(one) or _quotes_within(two)):
        speaker = Level("speaker", "close", f"one may quote the other: {speaker.label}", 0.0)
    substance = sum(part.substance for part in found)
    turned = _turned([part.overlap for part in found], rules)
    polarity = turned or _polarity(found, rules)
    if one.narrative and two.narrative and polarity.level != "different":
        return None
    words = _words_level([part.wording for part in found], rules)
    if turned is None and polarity.level == "different" and words.level != "different":
        surest = max(found, key=lambda part: part.substance)
        if not _sure(speaker.level, surest.substance, surest.wording.cover):
            return None
    run = max(part.wording.run for part in found)
    score = round(min(1.0, 0.5 + 0.04 * substance + 0.02 * run), 3)
    return Tie(one.index, two.index, f"word {block}", (speaker, words, polarity), score, verbatim=True)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two units with the weight of the content they share, in any order and form, and its share of the lesser one."""

    left: Unit
    right: Unit
    shared: float
    cover: float


def overlaps_of(one: Said, two: Said) -> list[Overlap]:
    found = []
    for a in one.units:
        for b in two.units:
            shared = sum(weight for word, weight in a.content.items() if word in b.content)
            if shared >= LEAST:
                found.append(Overlap(a, b, shared, shared / max(0.1, min(a.weight, b.weight))))
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
    overlap: Overlap
    opposed: bool = False  # one denies what they share; not looked for between quotations, which may begin anywhere


def _verbatim(one: Said, two: Said, overlaps: Sequence[Overlap], speaker: str, rules: Rules) -> list[_Part]:
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
        fits = fits or (quoted and _is_set_alike(part, overlaps))
        same = quoted or (same_figures(a, b) and not _other_figures(wording))
        if fits and same and not _slogan(wording, rules):
            place = id(b) if by_right else id(a)
            if place not in best or part.substance > best[place].substance:
                best[place] = part
    found = list(best.values())
    if one.quoted and two.quoted:
        return found
    return [replace(part, opposed=_opposed(part.overlap, rules)) for part in found]


def _beside_names(overlap: Overlap, named: AbstractSet[str]) -> float:
    """The weight of what two sentences share and no name is: of one person and one town much can be said."""
    shared = ((word, weight) for word, weight in overlap.left.content.items() if word in overlap.right.content)
    return sum(weight for word, weight in shared if word not in named)


def _opposed(overlap: Overlap, rules: Rules) -> bool:
    return denied(overlap.left, overlap.right, rules) != denied(overlap.right, overlap.left, rules)


def _is_verbatim(part: _Part, speaker: str, *, quoted: bool) -> bool:
    """Whether the words agree beyond chance; the less is known of the speaker, the more words it takes."""
    cover, run, substance = part.wording.cover, part.wording.run, part.substance
    if not quoted and len(part.wording.shared) < (5 if speaker == "same" else 6):
        return False  # a name or a title, in indirect speech
    if speaker == "different":
        if quoted and substance >= 3 and run >= LONG_RUN:
            return True
        return substance >= 4 and run >= 5 and len(part.wording.shared) >= 8 and cover >= (0.75 if quoted else 0.8)
    if substance >= 4 and run >= 8:
        return True
    if speaker == "missing":
        return run >= 4 and cover >= 0.75 and substance >= (2 if quoted else 2.5)
    if quoted and speaker == "same" and substance >= LEAST and run >= 7:
        return True
    if quoted and part.overlap.shared >= 2 and run >= 3 and cover >= 0.75:
        return True
    return substance >= 2 and run >= 3 and cover >= 0.6


def _is_set_alike(part: _Part, overlaps: Sequence[Overlap]) -> bool:
    """Whether a few quoted words are the same in sentences that share more than these: one saying, whoever said it."""
    wording = part.wording
    if wording.run < SET or not wording.run == wording.left == wording.right:
        return False
    around = max((o.shared for o in overlaps if not o.left.fragment and not o.right.fragment), default=0.0)
    return around - part.substance >= AROUND


def _other_figures(wording: Wording) -> bool:
    """Whether figures differ where the words agree: in indirect speech that is a matter of the figures alone."""
    return any(_figures(d.left) and _figures(d.right) for d in wording.differences)


def same_figures(a: Unit, b: Unit) -> bool:
    """Whether one sentence has all figures of the other."""
    one, two = _figures(a.spoken.words), _figures(b.spoken.words)
    return one <= two or two <= one


def set_apart(a: Unit, b: Unit, rules: Rules) -> bool:
    """Whether sentences speak of two things that a word tells apart: the north gate and the south gate."""
    known = vocabulary(rules)
    for name in known.apart:
        one, two = ({word[:APART] for word in unit.spoken.words if known.is_a(name, word)} for unit in (a, b))
        if one and two and not one & two:
            return True
    return False


def _figures(said: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in said if word[0].isdigit())


def _is_taken_over(part: _Part) -> bool:
    """Whether a sentence that nobody says is plainly the statement: text about one event shares words anyhow."""
    wording = part.wording
    return part.substance >= 5 and len(wording.shared) >= 10 and wording.cover >= 0.7 and wording.run >= 4


def _is_reworded(overlap: Overlap, speaker: str) -> bool:
    """Whether one speaker's two quotations are one in other words throughout, as two translations are."""
    if speaker != "same":
        return False
    long = overlap.shared >= 4 and overlap.cover >= 0.65
    short = overlap.shared >= 3 and overlap.cover >= 0.8 and balance(overlap.left, overlap.right) >= 0.6
    return long or short


def _slogan(wording: Wording, rules: Rules) -> bool:
    """Whether what agrees is mostly a phrase that many speakers use."""
    shared = " ".join(wording.shared)
    slogans = sorted(vocabulary(rules).lists.get("slogans", ()))
    return any(slogan in shared and len(wording.shared) <= len(slogan.split()) + 4 for slogan in slogans)


def _words_level(wordings: Sequence[Wording], rules: Rules) -> Level:
    differences = [difference for wording in wordings for difference in wording.differences]
    altered = [difference for difference in differences if difference.quoted]
    if altered:
        weight = HEAVY if any(_weighs(difference, rules) for difference in altered) else LIGHT
        return Level("words", "different", "; ".join(difference.shown() for difference in altered[:SHOWN]), weight)
    if differences:
        shown = "; ".join(difference.shown() for difference in differences[:SHOWN])
        return Level("words", "close", f"not both in quotation marks: {shown}", 2.0)
    if len(wordings) > 1 or any(wording.partial for wording in wordings):
        return Level("words", "close", "one is part of the other", 3.0)
    return Level("words", "same", "the same words", 4.0)


def _weighs(difference: Difference, rules: Rules) -> bool:
    """Whether more than small words differ: negators, modals, figures, names and all words of substance weigh."""
    known = vocabulary(rules)
    return any(
        known.is_a("negators", word) or known.is_a("modals", word) or not known.is_a("function", word)
        for word in (*difference.left, *difference.right)
    )


def _polarity(parts: Sequence[_Part], rules: Rules) -> Level:
    for part in parts:
        for difference in part.wording.differences:
            if negated(difference.left, rules) != negated(difference.right, rules):
                return Level("polarity", "different", f"one denies it: {difference.shown()}", -1.0)
    if any(part.opposed for part in parts):
        return Level("polarity", "different", "one affirms, the other denies", -1.0)
    return Level("polarity", "same", "both affirm or both deny", 1.0)


def _turned(overlaps: Sequence[Overlap], rules: Rules) -> Level | None:
    """The level of sentences in which two changed places, or a word excludes the other's; ``None`` where none do."""
    for overlap in overlaps:
        a, b = overlap.left, overlap.right
        if overlap.shared < 3 or overlap.cover < 0.5:
            continue
        found = exchanged(a.spoken, b.spoken, a.content, b.content, rules) if overlap.cover >= 0.7 else None
        if found:
            return Level("polarity", "different", f"who did it to whom is exchanged, {found[0]} and {found[1]}", -1.0)
        only = excluded(" ".join(a.spoken.words), " ".join(b.spoken.words), rules)
        if only and _opposed(overlap, rules):
            return Level("polarity", "same", f"one denies what excludes the other, {only[0]} and {only[1]}", 1.0)
        if only:
            return Level("polarity", "different", f"only one can be true, {only[0]} or {only[1]}", -1.0)
    return None


def _paraphrase(
    one: Said, two: Said, overlaps: Sequence[Overlap], speaker: Level, block: str, rules: Rules, rare: frozenset[str]
) -> Tie | None:
    """The pair of sentences that shares most of its content."""
    named = {stem(name) for name in one.names | two.names}
    fitting = [
        o
        for o in overlaps
        if _says_the_same(o, speaker.level, rare)
        and same_figures(o.left, o.right)
        and not set_apart(o.left, o.right, rules)
        and _beside_names(o, named) >= (LEAST if _opposed(o, rules) else 1)
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda overlap: (overlap.shared * overlap.cover, overlap.cover))
    a, b, shared, cover = best.left, best.right, best.shared, best.cover
    turned = _turned([best], rules)
    polarity = turned or Level("polarity", "same", "both affirm or both deny", 1.0)
    if turned is None and _opposed(best, rules):
        if not _sure(speaker.level, shared, cover) or balance(a, b) < 0.4:
            return None
        polarity = Level("polarity", "different", "one affirms, the other denies", -1.0)
    common = ", ".join(sorted(word for word in a.content if word in b.content)[:6])
    sense = Level("sense", "close", f"in other words; both have {common}", round(shared / 2, 2))
    score = round(min(0.9, 0.1 * shared * cover + 0.2), 3)
    return Tie(one.index, two.index, f"word {block}", (speaker, sense, polarity), score, verbatim=False)


def denied(unit: Unit, other: Unit, rules: Rules) -> bool:
    """Whether what a sentence shares with the other is denied: by its cue, or by a negator at or shortly before it."""
    shared = {word for word, weight in unit.content.items() if weight >= 1 and word in other.content}
    known = vocabulary(rules)
    places = [at for at, word in enumerate(unit.spoken.words) if stem(word) in shared or sense(word, known) in shared]
    if not places:
        return unit.denied
    reach = unit.spoken.words[max(0, places[0] - REACH) : places[-1] + 1]
    return negated(reach, rules) != unit.denied


def _sure(speaker: str, shared: float, cover: float) -> bool:
    """Whether two statements are surely of the same thing, so that one can be said to deny the other."""
    if speaker == "missing":
        return shared >= 4 and cover >= 0.8
    return shared >= 3 and cover >= 0.7


def is_clause(overlap: Overlap) -> bool:
    """Whether both are clauses rather than names for a thing: they have small words beside their content."""
    return all(len(unit.spoken.words) >= len(unit.content) + 2 for unit in (overlap.left, overlap.right))


def balance(a: Unit, b: Unit) -> float:
    return min(a.weight, b.weight) / max(a.weight, b.weight, 0.1)


def _says_the_same(overlap: Overlap, speaker: str, rare: frozenset[str]) -> bool:
    shared, cover, even = overlap.shared, overlap.cover, balance(overlap.left, overlap.right)
    if even < (0.25 if speaker in ("same", "close") else 0.4):
        return False
    telling = sum(word in rare and word in overlap.right.content for word in overlap.left.content)
    if speaker in ("same", "close"):
        if shared >= 2.5 and telling >= 2 and cover >= 0.33:
            return True
        return (shared >= 3.5 and cover >= 0.5) or (shared >= 2.5 and cover >= 0.7)
    if even == 1 and cover == 1 and is_clause(overlap) and speaker == "missing":
        return True
    if min(len(overlap.left.spoken.words), len(overlap.right.spoken.words)) < SENTENCE:
        return False  # a name for something rather than a statement about it
    if speaker == "missing" and shared >= 3 and telling >= 2 and cover >= 0.4:
        return True
    return (shared >= 3.5 and cover >= 0.7) or (speaker == "missing" and shared >= 5 and cover >= 0.6)


def negated(spoken: Sequence[str], rules: Rules) -> bool:
    """Whether a clause of the words has an odd number of negators; "did not pay and did not ask" is twice a denial.

    "Not only" and "no doubt" deny nothing, "almost nothing" is something, and "those who are not members" are some.
    """
    known = vocabulary(rules)
    odd = False
    for at, word in enumerate(spoken):
        if odd and known.is_a("joins-denials", word):
            return True
        if not known.is_a("negators", word) or known.is_a("denies-nothing", next(iter(spoken[at + 1 : at + 2]), "")):
            continue
        before = spoken[max(0, at - WITHIN_CLAUSE) : at]
        narrowed = any(known.is_a("of-whom", other) for other in before)
        odd = odd != (not narrowed and not any(known.is_a("nearly", other) for other in before[-1:]))
    return odd
