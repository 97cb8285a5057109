"""Two statements of which one says that there is none of what the other speaks of: "no warrants" and "had warrants"."""

from collections.abc import Sequence

from factcheck.match.sayings import (
    REACH,
    Overlap,
    Said,
    Tie,
    Unit,
    denied,
    is_clause,
    negated,
    overlaps_of,
    same_figures,
    set_apart,
)
from factcheck.match.speakers import speaker_level
from factcheck.match.wording import GAP, sense, stem, vocabulary
from factcheck.model import Level
from factcheck.rules import Rules

LEAST = 2.0  # weight of content that denial and assertion share
RUN = 3  # words behind "no" that say what there is none of
SHARE_NAMED = 0.33  # of what the denial says, where it names the thing that there is none of
SHARE_NEAR = 0.7  # of what the denial says, where what stands next to the thing is not shared
SHARE_WHOLE = 0.75  # of what the denial says, where it denies anything else
SUREST = 0.6  # score of such a pair at most: never as sure as one in the same words
_STANCES = ("asserts", "denies")


def dispute(one: Said, two: Said, rules: Rules) -> Tie | None:
    """The tie of a denial to an assertion of what it denies; ``None`` where neither denies the other.

    Its block names what is in dispute, so that all who take part in one dispute can be put together.
    """
    if two.index < one.index:
        one, two = two, one
    if not (_speaks(one) and _speaks(two)):
        return None
    for overlap in overlaps_of(one, two):
        for denial, assertion, whose in ((overlap.left, overlap.right, one), (overlap.right, overlap.left, two)):
            thing = _disputed(denial, assertion, whose, overlap, rules)
            if thing:
                return _tie(one, two, thing, overlap, rules)
    return None


def may_dispute(said: Said, rules: Rules) -> bool:
    """Whether a statement denies anything, so that it is worth holding against assertions."""
    return _speaks(said) and any(unit.denied or negated(unit.spoken.words, rules) for unit in said.units)


def _speaks(said: Said) -> bool:
    """Whether somebody asserts or denies it; what nobody is said to say is no party to a dispute."""
    stance = said.claim.attribution.stance if said.claim.attribution else "asserts"
    return not said.narrative and stance in _STANCES


def _tie(one: Said, two: Said, thing: str, overlap: Overlap, rules: Rules) -> Tie:
    common = ", ".join(sorted(word for word in overlap.left.content if word in overlap.right.content)[:6])
    levels = (
        speaker_level(one.claim.attribution, two.claim.attribution, rules),
        Level("sense", "close", f"in other words; both have {common}", round(overlap.shared / 2, 2)),
        Level("polarity", "different", f"one says that there is no {thing}", -1.0),
    )
    told = 0.05 if levels[0].level != "missing" else 0.0
    score = round(min(SUREST, 0.3 + 0.05 * overlap.shared) + told, 3)
    return Tie(one.index, two.index, f"denial of {thing}", levels, score, verbatim=False)


def _disputed(denial: Unit, assertion: Unit, whose: Said, overlap: Overlap, rules: Rules) -> str:
    """The word for what one sentence denies and the other asserts; empty where there is none."""
    if not negated(denial.spoken.words, rules) and not denial.denied:
        return ""
    shared = {word: weight for word, weight in denial.content.items() if word in assertion.content}
    weight = sum(shared.values())
    if weight < LEAST or _is_open(assertion, rules) or denied(assertion, denial, rules):
        return ""
    if set_apart(denial, assertion, rules):
        return ""
    if not denial.denied and weight >= SHARE_NAMED * denial.weight:
        run, behind = _none_of(denial, rules)
        things = [thing for thing in run if shared.get(thing, 0) >= 1 and thing.isalpha()]
        near = not behind or behind in shared or weight >= SHARE_NEAR * denial.weight
        if things and near and _same_matter(denial, shared, things, whose):
            return things[-1]
    if weight >= SHARE_WHOLE * denial.weight and same_figures(denial, assertion):
        return _whole(denial, shared, overlap, rules)
    return ""


def _whole(denial: Unit, shared: dict[str, float], overlap: Overlap, rules: Rules) -> str:
    """The first word denied, where the denial says little else: "was not at the meeting", "denied being there"."""
    if denial.denied:
        first = next((word for word in denial.content if word in shared and word.isalpha()), "")
        return first if is_clause(overlap) and not negated(denial.spoken.words, rules) else ""
    known = vocabulary(rules)
    words = denial.spoken.words
    for at, word in enumerate(words):
        if known.is_a("negators", word):
            behind = next(
                (sense(other, known) for other in words[at + 1 :] if sense(other, known) in denial.content), ""
            )
            return behind if behind in shared and behind.isalpha() and is_clause(overlap) else ""
    return ""


def _none_of(unit: Unit, rules: Rules) -> tuple[list[str], str]:
    """What a sentence says there is none of, and what it speaks of next ("no debts of Must").

    These are the words behind "no", and behind "any" where a negator stands before it.
    """
    known, words = vocabulary(rules), unit.spoken.words
    meant = [sense(word, known) for word in words]
    for at, word in enumerate(words):
        if not known.is_a("none-of", word) or not negated(words[max(0, at - REACH) : at + 1], rules):
            continue
        end = at + 1
        while end < min(at + 1 + RUN, len(words)) and words[end] != GAP and not known.is_a("function", words[end]):
            end += 1
        run = [key for key in meant[at + 1 : end] if key in unit.content and meant.count(key) == 1]
        if run:  # a word that stands elsewhere, too, is one of which there is some
            return run, next((key for key in meant[end:] if key in unit.content), "")
    return [], ""


def _same_matter(denial: Unit, shared: dict[str, float], things: Sequence[str], whose: Said) -> bool:
    """Whether more than the thing itself is shared: one of the names, where the denial has names."""
    rest = {word for word in denial.content if word not in things}
    named = {stem(word) for word in whose.names} & rest
    return bool((named or rest) & shared.keys())


def _is_open(unit: Unit, rules: Rules) -> bool:
    """Whether a sentence leaves open what it speaks of: "whether", "if"."""
    known = vocabulary(rules)
    return any(known.is_a("leaves-open", word) for word in unit.spoken.words)
