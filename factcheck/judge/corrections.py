"""Corrections: which figures a source takes back, which are printed all the same, and increases that must add up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from factcheck.judge.asides import datelines, of_increases, restated
from factcheck.judge.citation import cite
from factcheck.judge.credited import disowning
from factcheck.judge.intervals import stated
from factcheck.judge.periods import later, start_key
from factcheck.judge.ruling import Case, Retraction, Ruling
from factcheck.judge.updates import moves_of
from factcheck.judge.verdict import Gone, Judged, dress, measure_of_fact, primary_key
from factcheck.judge.voices import fold, same_voice, speaks_of
from factcheck.judge.why import days, place
from factcheck.judge.wording import best_value, listed, lowest_highest, spoken
from factcheck.model import Claim, Fact, Level, Link, Measurement, Moment, Quantity, Span
from factcheck.rules import Rules

_NAME = 5  # words before the verb that can name who corrects
_LONGEST = 140  # characters between the word that corrects and the figure
_TO = re.compile(r"\bto\s+(?:[^\W\d_]+\s+){0,4}$")
_FROM = re.compile(r"\bfrom\s+$")
_FROM_NUMBER = re.compile(r"\b(?:from|not)\s+(?:[^\W\d_]+\s+){0,4}(\d[\d,]*(?:\.\d+)?)")
_NOT = re.compile(r"\bnot\s+(?:[^\W\d_]+\s+)?$")


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that replaces another. ``old`` is ``None`` where the text does not name the other."""

    claim: Claim
    old: Decimal | None
    rule: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A ``correction`` rule, compiled."""

    rule: str
    frame: str
    forms: re.Pattern[str]
    nouns: re.Pattern[str] | None


@lru_cache(maxsize=8)
def _cues(rules: Rules) -> tuple[Cue, ...]:
    return tuple(
        Cue(
            rule.name,
            str(rule.get("frame")),
            _any(rule.words("forms")),
            _any(rule.words("nouns")) if rule.words("nouns") else None,
        )
        for rule in rules.of("correction")
    )


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def correction(claim: Claim, text: str, rules: Rules, measure: str = "") -> Correction | None:
    """What ``claim`` corrects, by the words of its sentence; ``None`` where it corrects nothing.

    ``measure`` is that of its fact, where the claim's own words leave it open.
    """
    if not isinstance(claim.content, Measurement) or claim.content.scope.increment:
        return None
    quantity = claim.content.quantity
    before = text[claim.sentence.start : quantity.number.start]
    behind = text[quantity.number.end : claim.sentence.end]
    rises = moves_of(measure or claim.content.measure, rules) == "up"
    for cue in _cues(rules):
        if cue.frame == "to" and _corrected(before, quantity, cue, rises=rises):
            old = claim.content.scope.superseded or _old(text[claim.sentence.start : claim.sentence.end])
            return Correction(claim, old, cue.rule)
        if cue.frame == "not" and cue.forms.search(behind) and _FROM_NUMBER.search(behind) and not _NOT.search(before):
            return Correction(claim, _old(behind), cue.rule)
    return None


def _corrected(before: str, quantity: Quantity, cue: Cue, *, rises: bool) -> bool:
    """Whether a word that corrects leads to this figure: "lowered the toll … to 41"."""
    found = [match.end() for match in cue.forms.finditer(before)]
    if not found or len(before) - found[-1] > _LONGEST:
        return False
    between = before[found[-1] :]
    if ";" in between or not (_TO.search(between) or "to" in quantity.modifiers):
        return False
    return rises or (cue.nouns is not None and bool(cue.nouns.search(between)))


def leads_to(between: str) -> bool:
    """Whether the text before a figure ends in "to", a few words of a bound apart."""
    return bool(_TO.search(between))


def _old(sentence: str) -> Decimal | None:
    match = _FROM_NUMBER.search(sentence)
    try:
        return Decimal(match.group(1).replace(",", "")) if match else None
    except InvalidOperation:
        return None


def set_aside(claim: Claim, text: str) -> bool:
    """Whether a figure is named only as the one that was: "from 49", "not 49"."""
    if not isinstance(claim.content, Measurement):
        return False
    before = text[claim.sentence.start : claim.content.quantity.number.start]
    return "from" in claim.content.quantity.modifiers or bool(_FROM.search(before) or _NOT.search(before))


def with_corrections(case: Case) -> list[Fact]:
    """The facts of figures, each with the corrected figures that speak of it and that alignment left alone.

    A sentence that says "to 41 from 49" belongs to the fact of the 49, however far apart the two are.
    """
    placed = {(claim.source, claim.span, claim.kind): claim for claim in case.matched.claims}
    facts = [
        _placed(fact, placed) for fact in case.matched.facts if isinstance(fact.claims[0].content, Measurement | Moment)
    ]
    held = {claim for fact in facts for claim in fact.claims}
    for claim in case.matched.claims:
        if claim in held or not isinstance(claim.content, Measurement) or claim.content.scope.part:
            continue
        found = correction(claim, case.text(claim), case.rules)
        at = _corrected_fact(found, facts) if found else None
        if at is not None:
            facts[at] = _joined(facts[at], claim)
        elif found:
            facts += _with_its_own(found, held, case)
    return facts


def _with_its_own(found: Correction, held: set[Claim], case: Case) -> list[Fact]:
    """A fact of the correction and of what it corrects, where neither was aligned with anything."""
    by = found.claim
    loose = [c for c in case.matched.claims if c not in held and c.source != by.source and c.event == by.event]
    alike = [claim for claim in loose if _alike(claim, by) and _higher(claim, found)]
    if found.old is not None:
        own = [claim for claim in alike if _number(claim) == found.old]
    else:
        own = _own_earlier(alike, found, case)
    return [_joined(Fact((own[0],)), by)] if own else []


def _placed(fact: Fact, placed: Mapping[tuple[str, Span, str], Claim]) -> Fact:
    """The fact with its claims as alignment placed them, with their event and days."""
    return replace(fact, claims=tuple(placed.get((c.source, c.span, c.kind), c) for c in fact.claims))


def _corrected_fact(found: Correction, facts: Sequence[Fact]) -> int | None:
    """The fact of the old figure: the one that its own sentence names, else one of the same measure and event."""
    by = found.claim
    for at, fact in enumerate(facts):
        if any(
            claim.source == by.source and claim.sentence == by.sentence and _alike(claim, by) for claim in fact.claims
        ):
            return at
    for at, fact in enumerate(facts):
        alike = [claim for claim in fact.claims if _alike(claim, by) and claim.event == by.event]
        if any(_higher(claim, found) and found.old in (None, _number(claim)) for claim in alike):
            return at
    return None


def _alike(one: Claim, two: Claim) -> bool:
    first, second = one.content, two.content
    if not isinstance(first, Measurement) or not isinstance(second, Measurement):
        return False
    if first.measure == "open" and first.subject != second.subject:
        return False
    return first.measure == second.measure and first.scope.subset == second.scope.subset and not first.scope.increment


def _joined(fact: Fact, claim: Claim) -> Fact:
    level = Level("correction", "same", "its sentence corrects the figure")
    link = Link(0, len(fact.claims), "correction", (level,), 0.9)
    return Fact((*fact.claims, claim), (*fact.links, link))


def retractions(facts: Sequence[Judged], case: Case) -> list[Retraction]:
    """Every correction that takes a figure of its own fact back, with what it withdraws."""
    found = []
    for seen in facts:
        for claim in seen.claims:
            corrected = correction(claim, case.text(claim), case.rules, measure_of_fact(seen.claims))
            retraction = _retraction(corrected, seen, case) if corrected else None
            if retraction:
                found.append(retraction)
    return found


def taken_back(found: Sequence[Retraction], facts: Sequence[Judged], case: Case) -> Gone:
    """What corrections leave of the facts: the withdrawn figures with their note, and those left out."""
    withdrawn = {claim: _note(retraction.by, case) for retraction in found for claim in retraction.withdrawn}
    dropped = {claim for retraction in found for claim in retraction.stale}
    dropped |= {claim for seen in facts for claim in seen.claims if set_aside(claim, case.text(claim))}
    dropped |= restated(facts, case) | datelines(facts, case) | of_increases(facts, case)
    dropped |= {claim for retraction in found for claim in _told_again(retraction, case)}
    dropped |= {claim for seen in facts for claim in _replaced(seen, case)}
    denied = {(claim.source, claim.sentence) for claim in disowning(case)}
    dropped |= {claim for seen in facts for claim in seen.claims if (claim.source, claim.sentence) in denied}
    return Gone(withdrawn, frozenset(dropped), tuple(retraction.by for retraction in found))


def _note(by: Claim, case: Case) -> str:
    return f"withdrawn {_since(by, case)}by {place(by, case)}"


def _retraction(corrected: Correction, seen: Judged, case: Case) -> Retraction | None:
    others = [
        c for c in seen.claims if c != corrected.claim and not set_aside(c, case.text(c)) and _higher(c, corrected)
    ]
    if corrected.old is not None:
        matching = [claim for claim in others if _number(claim) == corrected.old]
    else:
        matching = _own_earlier(others, corrected, case)
    when = case.when(corrected.claim)
    withdrawn = tuple(claim for claim in matching if not later(when, case.when(claim)))
    values = {_number(claim) for claim in withdrawn} | ({corrected.old} if corrected.old is not None else set())
    stale = tuple(
        claim
        for claim in others
        if _number(claim) in values
        and later(when, case.when(claim))
        and not claim.context.negated
        and not _recalled(claim, case)
    )
    if not withdrawn and not stale:
        return None
    return Retraction(seen.fact, corrected.claim, withdrawn, stale, corrected.rule)


def _told_again(retraction: Retraction, case: Case) -> Iterator[Claim]:
    """Figures of the fact that tell what was withdrawn as what was said at first."""
    gone = {_number(claim) for claim in retraction.withdrawn}
    for claim in retraction.fact.claims:
        if claim not in retraction.withdrawn and _number(claim) in gone and _recalled(claim, case):
            yield claim


def _replaced(seen: Judged, case: Case) -> Iterator[Claim]:
    """Figures told as what was said at first that a correction of the fact names as the old one."""
    first = [claim for claim in seen.claims if _recalled(claim, case)]
    if first:
        measure = measure_of_fact(seen.claims)
        corrected = [correction(claim, case.text(claim), case.rules, measure) for claim in seen.claims]
        old = {one.old for one in corrected if one}
        yield from (claim for claim in first if _number(claim) in old)


def _recalled(claim: Claim, case: Case) -> bool:
    """Whether a figure is told as what was said at first: "had initially spoken of 22 dead"."""
    text = case.text(claim)
    before = text[max(claim.sentence.start, claim.span.start - _LONGEST) : claim.span.start]
    return bool(_first_said(case.rules).search(before))


@lru_cache(maxsize=8)
def _first_said(rules: Rules) -> re.Pattern[str]:
    words = rules.listed("said-words.first-said")
    return _any(words) if words else re.compile("(?!)")


def _own_earlier(others: Sequence[Claim], corrected: Correction, case: Case) -> list[Claim]:
    """Figures that the speaker of the correction gave before."""
    by = corrected.claim
    who = _corrector(corrected, case)
    return [
        claim
        for claim in others
        if claim.source != by.source and (same_voice(claim, by, case) or speaks_of(who, claim, case))
    ]


def _corrector(corrected: Correction, case: Case) -> str:
    """Who corrects, from the words before the cue: "The relief office revised its toll"."""
    by = corrected.claim
    sentence = case.text(by)[by.sentence.start : by.sentence.end]
    cue = next(cue for cue in _cues(case.rules) if cue.rule == corrected.rule)
    found = cue.forms.search(sentence) if cue.frame == "to" else None
    if found is None:
        return ""
    words = re.split(r"[,;:–—]|\s-\s", sentence[: found.start()])[-1].split()
    return fold(" ".join(words[-_NAME:]))


def _number(claim: Claim) -> Decimal | None:
    return stated(claim.content.quantity) if isinstance(claim.content, Measurement) else None


def _higher(claim: Claim, corrected: Correction) -> bool:
    """Only a correction downwards takes back: an upward one is what tolls do."""
    new, old = _number(corrected.claim), _number(claim)
    return new is not None and old is not None and old > new


def retraction_rulings(found: Sequence[Retraction], facts: Sequence[Judged], case: Case) -> Iterator[Ruling]:
    """``figure-retracted`` for what is withdrawn, ``stale-figure`` for what is printed in spite of it."""
    by_fact = {id(seen.fact): seen for seen in facts}
    for retraction in found:
        seen = by_fact[id(retraction.fact)]
        if retraction.withdrawn:
            yield _retracted(retraction, seen, case)
        for claim in retraction.stale:
            yield _stale(claim, retraction, seen, case)


def _retracted(retraction: Retraction, seen: Judged, case: Case) -> Ruling:
    by, withdrawn = retraction.by, sorted(retraction.withdrawn, key=lambda claim: primary_key(claim, case))
    cited = tuple(cite(claim, case.sources[claim.source], _note(by, case)) for claim in withdrawn)
    old = listed([spoken(claim, case) for claim in withdrawn])
    text = (
        f"{place(by, case)} corrects the figure to {spoken(by, case)}; {old} is withdrawn {_since(by, case)}".rstrip()
    )
    ruling = Ruling(
        "figure-retracted",
        text,
        (cite(by, case.sources[by.source], "correction"), *cited),
        "update",
        "disjoint",
        "retraction",
    )
    return _ranged(dress(ruling, seen, case), [by], retraction)


def _since(by: Claim, case: Case) -> str:
    window = case.when(by)
    return f"from {window.start} on " if window and window.start else ""


def _stale(claim: Claim, retraction: Retraction, seen: Judged, case: Case) -> Ruling:
    by = retraction.by
    gone = {*retraction.withdrawn, *retraction.stale}
    live = [
        c for c in seen.claims if c not in gone and not later(case.when(c), case.when(by)) and _standing(c, claim, case)
    ]
    last = max(live, key=lambda c: start_key(case.when(c))[1:], default=by)
    text = f"{spoken(claim, case)} was {_note(by, case)}, and {claim.source} states it {_on(claim, case)}"
    if last != by:
        text += f"; the last figure is {spoken(last, case)} ({last.source})"
    cited = [(claim, _note(by, case)), (by, "correction")]
    cited += [(last, "last figure")] if last != by else []
    found = tuple(cite(one, case.sources[one.source], note) for one, note in cited)
    ruling = Ruling("stale-figure", text, found, "conflict", "disjoint", "retraction")
    return _ranged(dress(ruling, seen, case), [last], retraction)


def _standing(claim: Claim, stale: Claim, case: Case) -> bool:
    """A figure that was known when the stale one was printed."""
    return not set_aside(claim, case.text(claim)) and bool(later(case.when(claim), case.when(stale)))


def _on(claim: Claim, case: Case) -> str:
    return f"as of {days(case.when(claim))}"


def _ranged(ruling: Ruling, live: Sequence[Claim], retraction: Retraction) -> Ruling:
    low, high = lowest_highest([*live, retraction.by])
    return replace(ruling, low=low, high=high, best=best_value(live))
