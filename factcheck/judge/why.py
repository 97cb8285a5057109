"""The waterfall of a finding, a line each: what brought its claims together and how each field compares."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest

from factcheck.judge.citation import line_of
from factcheck.judge.ruling import Case
from factcheck.judge.wording import spoken
from factcheck.model import Claim, Fact, Level, Link, Window

_EVIDENCE = frozenset({"what", "names", "time", "phrase", "sentence"})  # fields whose lack leaves a link less sure
_MOST_LINKS = 12  # a fact told by fifty sources is explained by its weakest links
_MOST_CLAIMS = 200  # of which the days, origins and speakers are listed


# The keys under which alignment looks for pairs: kind, event, what is shared.
_KEY = re.compile(r"(?P<kind>\S+) (?:e\d+)? ?(?:(?P<how>counts|verb|value|phrase|near|on|deed) )?(?P<what>\S.*)")
_HOW = {
    "counts": "what both count",
    "verb": "the verb",
    "value": "the number",
    "phrase": "a word of both",
    "near": "a name of both",
    "on": "the day",
    "deed": "what is done",
}


def place(claim: Claim, case: Case) -> str:
    """Where a claim stands: "001:5"."""
    return f"{claim.source}:{line_of(claim, case.sources[claim.source])}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A fact's links, looked through once: how sure it is, and its weakest links."""

    confidence: str
    weakest: tuple[Link, ...]


def weigh(fact: Fact) -> Weighed:
    """Looks through the links of a fact."""
    weakest = nsmallest(_MOST_LINKS, fact.links, key=lambda link: (link.score, link.left, link.right))
    return Weighed(confidence(fact), tuple(weakest))


def waterfall(fact: Fact, relation: str | None, case: Case, weighed: Weighed | None = None) -> tuple[str, ...]:
    """Links with their fields, then relation, windows, origins and who says it."""
    links = (weighed or weigh(fact)).weakest
    lines = [line for link in links for line in _link(link, fact, case)]
    if len(fact.links) > _MOST_LINKS:
        lines.append(f"{len(fact.links) - _MOST_LINKS} stronger links are not shown")
    if relation:
        lines.append(f"relation: {relation}")
    told = fact.claims[:_MOST_CLAIMS]
    for part in (_windows(told, case), _origins(told, case), _voices(told, case)):
        lines += part
    if len(fact.claims) > len(told):
        lines.append(f"{len(fact.claims) - len(told)} further claims are not shown")
    return tuple(lines)


def confidence(fact: Fact) -> str:
    """``high``, ``medium`` or ``low``: from the weakest link that holds the fact and the fields it lacks."""
    if not fact.links:
        return "medium"
    weakest = min(probability(link) for link in fact.links)
    missing = max(sum(_lacks(level) for level in link.levels) for link in fact.links)
    if weakest >= 0.8 and missing <= 2:
        return "high"
    return "medium" if weakest >= 0.5 else "low"


def _lacks(level: Level) -> bool:
    return level.level == "missing" and level.field.removesuffix(" of a date") in _EVIDENCE


def probability(link: Link) -> float:
    """How likely two claims speak of one thing: weights that add up to the score are log odds."""
    weights = [level.weight for level in link.levels]
    if any(weights) and abs(sum(weights) - link.score) < 0.05:
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, link.score))))
    return link.score


def _link(link: Link, fact: Fact, case: Case) -> list[str]:
    left, right = fact.claims[link.left], fact.claims[link.right]
    head = f"{place(left, case)} “{spoken(left, case)}” – {place(right, case)} “{spoken(right, case)}”"
    asked = f", over the {link.asked.weight:.2f} asked of {link.asked.label}" if link.asked else ""
    lines = [f"{head}: brought together by {_shared(link.block)}, score {link.score:.2f}{asked}"]
    for level in link.levels:
        if level.level == "missing" and not level.weight and not _lacks(level):
            continue  # that neither is a part, or narrowed, needs no line
        if not level.weight and level.label == f"{level.field}: {level.level}":
            continue  # of two fields together, and no rule says that they say more
        weight = f" ({level.weight:+.2f})" if level.weight else ""
        lines.append(f"  {level.field}: {level.level}, {level.label}{weight}")
    return lines


def _shared(block: str) -> str:
    """What brought two claims together, in words; an event's number is nobody's."""
    found = _KEY.fullmatch(block) if re.search(r"\be\d+\b|  ", block) else None
    if found is None:
        return block
    how = _HOW.get(found["how"] or "", "a word of both" if found["kind"] == "date" else "the measure")
    return f"{how} ({found['what']})"


def _windows(claims: Sequence[Claim], case: Case) -> list[str]:
    told = dict.fromkeys((place(claim, case), days(case.when(claim))) for claim in claims)
    return [f"as of, {where}: {when}" for where, when in told]


def days(window: Window | None) -> str:
    """A window in words: one day, or first to last."""
    if window is None or (window.start is None and window.end is None):
        return "not known"
    start, end = window.start, window.end
    if start == end:
        return str(start)
    return f"{start or 'open'} to {end or 'open'}"


def _origins(claims: Sequence[Claim], case: Case) -> list[str]:
    groups: dict[str, list[str]] = {}
    for claim in claims:
        held = groups.setdefault(case.origins.get(claim.source, claim.source), [])
        if claim.source not in held:
            held.append(claim.source)
    told = ", ".join(f"{origin} ({', '.join(held)})" for origin, held in sorted(groups.items()))
    return [f"origins: {len(groups)}: {told}"]


def _voices(claims: Sequence[Claim], case: Case) -> list[str]:
    lines = []
    for claim in claims:
        said = claim.attribution
        name = said.name if said else None
        if said and said.speaker and not name:
            name = " ".join(case.text(claim)[said.speaker.start : said.speaker.end].split())
        if said and name:
            cites = f", citing {', '.join(said.cites)}" if said.cites else ""
            lines.append(f"said by, {place(claim, case)}: {name}{cites}")
    return list(dict.fromkeys(lines))
