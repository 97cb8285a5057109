"""A draft against its sources: each figure, date and quotation is stated, allowed, mixed, excluded or absent."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.judge.arithmetic import source_arithmetic
from factcheck.judge.assembly import assemble
from factcheck.judge.citation import cite, position
from factcheck.judge.corrections import with_corrections
from factcheck.judge.daychecks import day_checks
from factcheck.judge.periods import later
from factcheck.judge.policy import severities
from factcheck.judge.ruling import Case
from factcheck.judge.sums import sums
from factcheck.judge.verdict import NOTHING, Judged, compare_claims, for_measure, judged, measure_of_fact
from factcheck.judge.within import against_itself
from factcheck.judge.wording import listed, spoken
from factcheck.model import (
    Claim,
    DraftClaim,
    DraftFinding,
    DraftReport,
    Fact,
    Finding,
    Measurement,
    Member,
    Moment,
    Source,
    Statement,
    Window,
)

_IGNORE = re.compile(
    r"<!--\s{0,8}factcheck:\s{0,8}ignore\s{1,8}(?P<kind>[a-z-]{1,40})(?P<reason>[^\n]{0,300}?)\s{0,8}-->"
)
_WORD = re.compile(r"\w+")
_LEAST = 3  # words: a shorter quotation is found in many texts


@dataclass(frozen=True, slots=True)
class Ignore:
    """An ignore comment of the draft, and the lines it covers: its own, and the next that has words."""

    kind: str  # of finding, or a status
    reason: str
    lines: tuple[int, ...]
    words: str


def against_sources(draft: Source, case: Case, policy: str = "newsroom") -> DraftReport:
    """What the other sources of ``case`` say of every claim of ``draft``, and what the draft gets wrong by itself.

    ``case`` holds draft and sources aligned together. Raises ``UsageError`` for an unknown policy.
    """
    ignores = list(ignore_comments(draft.text))
    used: set[Ignore] = set()
    claims = [_ignored_claim(found, ignores, used) for found in _claims(draft, case)]
    findings = [_ignored_finding(found, ignores, used) for found in _own_findings(draft, case, policy)]
    unused = tuple(ignore.words for ignore in ignores if ignore not in used)
    return DraftReport(draft.id, draft.path, tuple(claims), tuple(findings), unused)


# ---------------------------------------------------------------- claims


def _claims(draft: Source, case: Case) -> Iterator[DraftClaim]:
    facts = [*with_corrections(case), *(f for f in case.matched.facts if isinstance(f.claims[0].content, Statement))]
    held: dict[tuple[int, int, str], Fact] = {}
    for fact in facts:
        held.update({(c.span.start, c.span.end, c.kind): fact for c in fact.claims if c.source == draft.id})
    for claim in _own_claims(draft, case):
        own = held.get((claim.span.start, claim.span.end, claim.kind))
        others = [other for other in own.claims if other.source != draft.id] if own else []
        others += [other for other in _alike(claim, facts, draft, case) if other not in others]
        if isinstance(claim.content, Statement):
            yield _quotation(claim, others, case)
        else:
            yield _figure(claim, others, case)


def _alike(claim: Claim, facts: Sequence[Fact], draft: Source, case: Case) -> list[Claim]:
    """What sources say of the same thing in facts of their own: a measure of the event, or a day with the same names."""
    content = claim.content
    if isinstance(content, Moment):
        return _same_day(claim, content, draft, case)
    if not isinstance(content, Measurement) or content.measure in ("open", "age") or claim.event is None:
        return []
    return [
        other
        for fact in facts
        for other in fact.claims
        if other.source != draft.id and other.event == claim.event and _same_measure(content, other)
    ]


def _same_measure(content: Measurement, other: Claim) -> bool:
    two = other.content
    return isinstance(two, Measurement) and (two.measure, two.scope) == (content.measure, content.scope)


def _same_day(claim: Claim, content: Moment, draft: Source, case: Case) -> list[Claim]:
    """Dates of sources that fall on the same day, in sentences that share a name."""
    window = content.time.window
    found = []
    for other in case.matched.claims:
        two = other.content
        if other.source == draft.id or not isinstance(two, Moment) or not _surnames(claim) & _surnames(other):
            continue
        days = two.time.window
        placed = window is not None and window.grain != "weekday"
        same = placed and window is not None and days is not None and _when(window) == _when(days)
        named = content.time.month, content.time.day
        open_year = any(one is None or one.grain == "yearless" for one in (window, days))
        if same or (open_year and None not in named and named == (two.time.month, two.time.day)):
            found.append(other)
    return found


def _when(window: Window) -> tuple[date | None, date | None, str | None]:
    return window.start, window.end, window.clock


def _surnames(claim: Claim) -> set[str]:
    """The last words of the names in a sentence: a draft says "Hollande" where a source has the full name."""
    return {name.casefold().split()[-1] for name in claim.names if name.strip()}


def _own_claims(draft: Source, case: Case) -> list[Claim]:
    """The draft's figures, dates and quotations in text order."""
    found = {
        (claim.span, claim.kind): claim
        for claim in case.matched.claims
        if claim.source == draft.id and _figure_or_date(claim)
    }
    for extraction in case.matched.extractions:
        for claim in extraction.claims:
            if extraction.source == draft.id and claim.kind == "quotation":
                found.setdefault((claim.span, claim.kind), claim)
    return [found[key] for key in sorted(found)]


def _figure_or_date(claim: Claim) -> bool:
    """Figures, and dates that stand for themselves; "twelve days after" is arithmetic's matter."""
    content = claim.content
    return isinstance(content, Measurement) or (
        isinstance(content, Moment) and content.time.form not in ("offset", "unknown")
    )


def _figure(claim: Claim, others: Sequence[Claim], case: Case) -> DraftClaim:
    stated, allowed, excluded = [], [], []
    by = for_measure(measure_of_fact([claim, *others]), case.rules)
    for other in others:
        comparison = compare_claims(claim, other, by)
        if comparison is None:
            stated += [other] if isinstance(claim.content, Moment) else []
            continue
        if comparison.relation == "disjoint":
            excluded.append(other)
        elif comparison.verdict == "agree":
            stated.append(other)
        else:
            allowed.append(other)
    status = _status(stated, allowed, excluded, case)
    text = _told(claim, status, (stated, allowed, excluded), case)
    return DraftClaim(
        status,
        cite(claim, case.sources[claim.source]),
        text,
        _cited(stated, case),
        _cited(allowed, case),
        _cited(excluded, case, _superseded(excluded, [*stated, *allowed], case)),
    )


def _status(stated: Sequence[Claim], allowed: Sequence[Claim], excluded: Sequence[Claim], case: Case) -> str:
    if not (stated or allowed or excluded):
        return "absent"
    if not excluded:
        return "stated" if stated else "allowed"
    if not (stated or allowed):
        return "excluded"
    old = _superseded(excluded, stated, case)
    return "stated" if stated and len(old) == len(excluded) else "mixed"


def _superseded(excluded: Sequence[Claim], fitting: Sequence[Claim], case: Case) -> set[int]:
    """Places in ``excluded`` of claims that all fitting sources are later than."""
    return {
        at
        for at, claim in enumerate(excluded)
        if fitting and all(later(case.when(claim), case.when(other)) for other in fitting)
    }


def _cited(claims: Sequence[Claim], case: Case, old: set[int] | None = None) -> tuple[Member, ...]:
    return tuple(
        cite(claim, case.sources[claim.source], "superseded" if old and at in old else None)
        for at, claim in enumerate(claims)
    )


def _told(claim: Claim, status: str, groups: tuple[list[Claim], list[Claim], list[Claim]], case: Case) -> str:
    stated, allowed, excluded = groups
    mine = spoken(claim, case)
    if status == "absent":
        return f"no source speaks of {mine}"
    parts = []
    if stated:
        parts.append(f"{_sources(stated)} state{'s' * _one(stated)} {mine}")
    if allowed:
        parts.append(f"{_each(allowed, case)} allow{'s' * _one(allowed)} it")
    if excluded:
        parts.append(f"{_each(excluded, case)} exclude{'s' * _one(excluded)} it")
    if not stated:
        parts.append(f"no source states {mine}")
    return "; ".join(parts)


def _sources(claims: Sequence[Claim]) -> str:
    return listed([claim.source for claim in claims])


def _each(claims: Sequence[Claim], case: Case) -> str:
    return listed([f"{spoken(claim, case)} ({claim.source})" for claim in claims])


def _one(claims: Sequence[Claim]) -> bool:
    return len({claim.source for claim in claims}) == 1 and len(claims) == 1


# ---------------------------------------------------------------- quotations


def _quotation(claim: Claim, others: Sequence[Claim], case: Case) -> DraftClaim:
    """Stated where the words stand in a source; excluded where a source has the same quotation in other words."""
    member = cite(claim, case.sources[claim.source])
    places = _verbatim(claim, case)
    if places:
        text = f"the words stand in {listed([place.source for place in places])}"
        return DraftClaim("stated", member, text, tuple(places))
    if others:
        text = f"{_sources(others)} {'has' if _one(others) else 'have'} it in other words"
        return DraftClaim("excluded", member, text, excluded_by=_cited(others, case))
    return DraftClaim("absent", member, "no source has these words")


def _verbatim(claim: Claim, case: Case) -> list[Member]:
    """Where the quoted words stand in a source, one place a source; every part must stand there."""
    if not isinstance(claim.content, Statement):
        return []
    parts = [part for part in _parts(claim, case) if part]
    if sum(map(len, parts)) < _LEAST:
        return []
    found = []
    for source in case.sources.values():
        if source.id != claim.source:
            words = [(match.group().casefold(), match) for match in _WORD.finditer(source.text)]
            spots = [_find(part, words) for part in parts]
            first = spots[0]
            if first is not None and all(spots):
                found.append(_spot(source, first))
    return found


def _parts(claim: Claim, case: Case) -> list[list[str]]:
    assert isinstance(claim.content, Statement)
    text = case.text(claim)
    return [_WORD.findall(text[part.start : part.end].casefold()) for part in claim.content.parts]


def _find(part: list[str], words: Sequence[tuple[str, re.Match[str]]]) -> tuple[int, int] | None:
    """Offsets of the first place where the words stand in a row."""
    for at in range(len(words) - len(part) + 1):
        if words[at][0] == part[0] and all(words[at + i][0] == word for i, word in enumerate(part)):
            return words[at][1].start(), words[at + len(part) - 1][1].end()
    return None


def _spot(source: Source, place: tuple[int, int]) -> Member:
    line, column = position(source.text, place[0])
    quote = source.text[place[0] : place[1]]
    return Member("", source.id, place[0], place[1], line, column, quote, kind="quotation")


# ---------------------------------------------------------------- the draft alone


def _own_findings(draft: Source, case: Case, policy: str) -> tuple[Finding, ...]:
    """Arithmetic, weekdays and spans of the draft; its own contradictions."""
    rulings = [*source_arithmetic(case), *sums(case), *day_checks(case)]
    rulings += [ruling for seen in _judged(case) for ruling in against_itself(seen, NOTHING, case)]
    own = [ruling for ruling in rulings if all(member.source == draft.id for member in ruling.members)]
    return assemble(own, severities(case.rules, policy), case.order)


def _judged(case: Case) -> Iterator[Judged]:
    for fact in with_corrections(case):
        seen = judged(fact, case)
        if seen.claims:
            yield seen


# ---------------------------------------------------------------- ignoring


def ignore_comments(text: str) -> Iterator[Ignore]:
    """``<!-- factcheck: ignore KIND reason -->`` for its own line, or for the next line where it stands alone."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        for match in _IGNORE.finditer(line):
            alone = not _IGNORE.sub("", line).strip()
            following = next((n for n in range(at + 1, len(lines)) if _IGNORE.sub("", lines[n]).strip()), at)
            covered = (following + 1,) if alone else (at + 1,)
            yield Ignore(match["kind"], match["reason"].strip() or "no reason given", covered, match.group())


def _ignored_claim(found: DraftClaim, ignores: Sequence[Ignore], used: set[Ignore]) -> DraftClaim:
    for ignore in ignores:
        if found.cited.line in ignore.lines and ignore.kind == found.status and found.status != "stated":
            used.add(ignore)
            return replace(found, ignored=ignore.reason)
    return found


def _ignored_finding(found: Finding, ignores: Sequence[Ignore], used: set[Ignore]) -> DraftFinding:
    for ignore in ignores:
        if ignore.kind == found.kind and any(member.line in ignore.lines for member in found.members):
            used.add(ignore)
            return DraftFinding(found, ignore.reason)
    return DraftFinding(found)
