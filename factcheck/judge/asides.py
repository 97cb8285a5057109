"""Times that facts hold and that say nothing of their own: restated in brackets, in datelines, of an increase."""

import re
from collections.abc import Sequence

from factcheck.judge.ruling import Case
from factcheck.judge.verdict import Judged
from factcheck.model import Claim, Measurement, Moment

_DATELINE = 60  # characters of places before the date of a dateline
_DASH = re.compile(r"\s{0,2}(?:\([^()\n]{2,40}\)\s{0,2})?(?:[–—―]|--?\s)")


def restated(facts: Sequence[Judged], case: Case) -> set[Claim]:
    """Times in brackets behind a time: "21:00 (20:00 GMT)" is one time, "8 May (two days ago)" one day.

    A clock time in another zone stands where the one before it is in another fact or in none: it then speaks for
    its source.
    """
    behind = {
        (extraction.source, time.span.end) for extraction in case.matched.extractions for time in extraction.times
    }
    found = set()
    for seen in facts:
        moments = [claim for claim in seen.claims if isinstance(claim.content, Moment)]
        beside = {(claim.source, claim.span.end) for claim in moments}
        for claim in moments:
            opened = case.text(claim)[: claim.span.start].rstrip()
            before = beside if _is_clock(claim) else behind
            if opened.endswith("(") and (claim.source, len(opened[:-1].rstrip())) in before:
                found.add(claim)
    return found


def _is_clock(claim: Claim) -> bool:
    return isinstance(claim.content, Moment) and claim.content.time.clock is not None


def of_increases(facts: Sequence[Judged], case: Case) -> set[Claim]:
    """Times at which more of the counted were added: "two more died on Thursday" dates no death of those before."""
    added = {
        (claim.source, claim.sentence, claim.content.predicate)
        for claim in case.matched.claims
        if isinstance(claim.content, Measurement) and claim.content.scope.increment
    }
    moments = (claim for seen in facts for claim in seen.claims if isinstance(claim.content, Moment))
    return {
        claim
        for claim in moments
        if isinstance(claim.content, Moment) and (claim.source, claim.sentence, claim.content.predicate) in added
    }


def datelines(facts: Sequence[Judged], case: Case) -> set[Claim]:
    """Dates of datelines: "HALVIK, June 5 (NPA) -" says when a text was written, and nothing of an event."""
    found = set()
    for claim in (claim for seen in facts for claim in seen.claims if isinstance(claim.content, Moment)):
        text = case.text(claim)
        before = text[text.rfind("\n", 0, claim.span.start) + 1 : claim.span.start]
        place = before.rstrip()
        placed = not place or place.endswith((",", "(", ")")) or place.isupper()
        if placed and len(before) <= _DATELINE and _DASH.match(text, claim.span.end):
            found.add(claim)
    return found
