"""A figure credited to somebody who says elsewhere that they did not give it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.judge.citation import cite, measure_of, subject_of
from factcheck.judge.periods import later
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.voices import fold, voices
from factcheck.judge.why import place
from factcheck.judge.wording import spoken
from factcheck.model import Claim, Measurement, Statement
from factcheck.rules import Rules

SOON = 4  # words between a negator and what it turns down
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Denial:
    """A ``denial`` rule, compiled: words for a figure, words for giving it, the same turned down."""

    nouns: re.Pattern[str]
    verbs: re.Pattern[str]
    turned: re.Pattern[str]


@lru_cache(maxsize=8)
def _denials(rules: Rules) -> tuple[Denial, ...]:
    return tuple(
        Denial(_any(rule.words("nouns")), _any(rule.words("verbs")), _near(rule.words("turned"), rule.words("verbs")))
        for rule in rules.of("denial")
    )


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _near(words: Sequence[str], others: Sequence[str]) -> re.Pattern[str]:
    """One of the words, and one of the others soon behind it, no sentence ending between."""
    between = rf"(?:[\s,]+[^\s,.;!?]+){{0,{SOON}}}[\s,]+"
    return re.compile(_any(words).pattern + between + _any(others).pattern, re.IGNORECASE)


def disowns(claim: Claim, text: str, rules: Rules) -> bool:
    """Whether a statement says that its speaker did not give a figure."""
    content = claim.content
    if not isinstance(content, Statement) or claim.attribution is None:
        return False
    words = text[claim.sentence.start : claim.sentence.end]
    refused = claim.attribution.stance == "denies" or (content.negated and not content.quoted)
    return any(
        (denial.verbs if refused else denial.turned).search(content.text) and denial.nouns.search(words)
        for denial in _denials(rules)
    )


def disowning(case: Case) -> list[Claim]:
    """The statements by which somebody says that a figure is not theirs."""
    return [
        claim
        for extraction in case.matched.extractions
        for claim in extraction.claims
        if claim.source in case.sources and disowns(claim, case.text(claim), case.rules)
    ]


def disowned_figures(case: Case) -> Iterator[Ruling]:
    """``attribution-conflict`` for each figure whose named giver denies it in another source."""
    placed = {(claim.source, claim.span): claim for claim in case.matched.claims}
    for denial in disowning(case):
        denial = placed.get((denial.source, denial.span), denial)  # noqa: PLW2901  with its event and days
        figures = [claim for claim in case.matched.claims if _credited(claim, denial, case)]
        if figures:
            yield _ruling(figures, denial, case)


def _credited(claim: Claim, denial: Claim, case: Case) -> bool:
    """A figure of another source, not later than the denial, credited to the one who denies."""
    if not isinstance(claim.content, Measurement) or claim.source == denial.source:
        return False
    if case.of_two_stories(claim, denial):
        return False
    givers = _givers(claim, case)
    if not any(_same_party(giver, speaker) for giver in givers for speaker in voices(denial, case)):
        return False
    if later(case.when(denial), case.when(claim)):
        return False
    if denial.event and claim.event and denial.event != claim.event:
        return False
    return _same_number(claim, denial, case)


def _givers(claim: Claim, case: Case) -> set[str]:
    """Whom the figure is taken from: whom its speaker cites, else the speaker."""
    named = {fold(name) for name in claim.attribution.cites} if claim.attribution else set()
    return named or _cited(claim, case) or set(voices(claim, case))


def _cited(claim: Claim, case: Case) -> set[str]:
    """Names behind "citing" or "according to" in the figure's own sentence."""
    text = case.text(claim)
    sentence = text[claim.sentence.start : claim.sentence.end]
    words = [word for rule in case.rules.of("citing") for word in rule.words("words")]
    found = [match.end() for match in _any(words).finditer(sentence)] if words else []
    names = [
        name
        for extraction in case.matched.extractions
        if extraction.source == claim.source
        for name in extraction.names
    ]
    return {
        fold(name.full)
        for end in found
        for name in names
        if 0 <= name.span.start - claim.sentence.start - end <= len(" the ")
    }


def _same_party(one: str, two: str) -> bool:
    """The same name, or one inside the other: "Norrin Red Crescent" and "Red Crescent"."""
    if not one or not two:
        return False
    return one == two or f" {one} " in f" {two} " or f" {two} " in f" {one} "


def _same_number(claim: Claim, denial: Claim, case: Case) -> bool:
    """A denial that names a number denies that one alone."""
    text = case.text(denial)
    named = _NUMBER.findall(text[denial.sentence.start : denial.sentence.end])
    if not named:
        return True
    assert isinstance(claim.content, Measurement)
    interval = claim.content.quantity.interval
    return any(float(number.replace(",", "")) in (interval.low, interval.high) for number in named)


def _ruling(figures: Sequence[Claim], denial: Claim, case: Case) -> Ruling:
    first = figures[0]
    said = denial.attribution
    name = next(iter(voices(denial, case)), "the one it is credited to")
    if said and said.speaker:
        name = " ".join(case.text(denial)[said.speaker.start : said.speaker.end].split())
    text = (
        f"{spoken(first, case)} is credited to {name} ({place(first, case)}), "
        f"who denies having given it ({place(denial, case)})"
    )
    claims = [*figures, denial]
    return Ruling(
        "attribution-conflict",
        text,
        tuple(cite(claim, case.sources[claim.source]) for claim in claims),
        "conflict",
        None,
        "unexplained",
        "medium",
        first.event,
        measure_of(first),
        subject_of(first),
        origins=len({case.origins.get(claim.source, claim.source) for claim in claims}),
        why=(f"the same party by name: {name}", "the statement turns down having given a figure"),
        rules=("denial.figure",),
    )
