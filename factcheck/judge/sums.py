"""Totals against the parts that a text lists for them: 89 + 39 + 1 is not 130."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, reduce
from itertools import islice, takewhile

from factcheck.judge.arithmetic import by_source, quantity_of, self_check
from factcheck.judge.between import between
from factcheck.judge.citation import measure_of
from factcheck.judge.increments import plus
from factcheck.judge.intervals import compare, stated
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.verdict import for_measure
from factcheck.judge.wording import spoken
from factcheck.model import Claim, Interval, Measurement, Span
from factcheck.rules import Rules

_COLON = re.compile(r"[^.:;!?\d–—]{0,60}(?::|\s[–—-])\s*")
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a list: a claim, or a numeral that extraction left alone ("one at the stadium")."""

    span: Span
    interval: Interval
    claim: Claim | None = None


@lru_cache(maxsize=8)
def _numerals(rules: Rules) -> tuple[re.Pattern[str], dict[str, Decimal]]:
    values = {
        word.casefold(): Decimal(str(value))
        for rule in rules.of("number-word")
        for word, value in rule.get("values", {}).items()
    }
    words = sorted(values, key=lambda word: (-len(word), word)) or ["one"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?!-)", re.IGNORECASE), values


def sums(case: Case) -> Iterator[Ruling]:
    """``sum-mismatch`` for each total whose listed parts do not make it."""
    for claims in by_source(case).values():
        for at, total in enumerate(claims):
            if quantity_of(total).kind == "percent" or quantity_of(total).change:
                continue
            yield from _after_colon(total, claims, at, case)
            yield from _before_total(total, claims, at, case)
            yield from _next_sentence(total, claims, at, case)


def _after_colon(total: Claim, claims: Sequence[Claim], at: int, case: Case) -> Iterator[Ruling]:
    """As in "killed 130 people: 89 at the hall, 39 at cafes and one at the stadium": the list is all of them."""
    text = case.text(total)
    lead = _COLON.match(text, quantity_of(total).span.end, total.sentence.end)
    if lead:
        parts = _list(Span(lead.end(), total.sentence.end), claims[at + 1 :], total, case)
        yield from _verdict(total, parts, case, complete=True)


def _before_total(total: Claim, claims: Sequence[Claim], at: int, case: Case) -> Iterator[Ruling]:
    """As in "89 at the hall, 39 at cafes and one at the stadium, a total of 129"."""
    content = total.content
    if not isinstance(content, Measurement) or not content.scope.total or total.sentence.start == total.span.start:
        return
    own = [claim for claim in claims[:at] if claim.sentence == total.sentence]
    if own:
        start = quantity_of(own[0]).span.start
        parts = _list(Span(start, quantity_of(total).span.start), own, total, case)
        yield from _verdict(total, parts, case, complete=True)


def _next_sentence(total: Claim, claims: Sequence[Claim], at: int, case: Case) -> Iterator[Ruling]:
    """As in "Of those, 89 died at the hall and 39 at cafes": parts that need not be all, and cannot be more.

    Of several figures in the sentence before only the largest can be the whole.
    """
    text = case.text(total)
    later = islice(claims, at + 1, None)
    following = next((claim for claim in later if claim.sentence.start >= total.sentence.end), None)
    if following is None or following.sentence.start - total.sentence.end > 2:
        return
    if any(_size(claim) > _size(total) for claim in _beside(total, claims, at) if _alike(claim, total)):
        return
    sentence = following.sentence
    opening = text[sentence.start : sentence.end].casefold()
    if any(opening.startswith(cue) for rule in case.rules.of("part-cue") for cue in rule.words("words")):
        own = [claim for claim in claims[at + 1 :] if claim.sentence == sentence]
        parts = _list(Span(quantity_of(own[0]).span.start, sentence.end), own, total, case)
        yield from _verdict(total, parts, case, complete=False)


def _list(where: Span, claims: Sequence[Claim], total: Claim, case: Case) -> list[Part]:
    """The parts that stand in ``where`` as a list; empty where the text is no list of the total's kind."""
    own = [claim for claim in claims if where.start <= quantity_of(claim).span.start < where.end]
    if any(not _alike(claim, total) and _in_list(quantity_of(claim).span.start, where, total, case) for claim in own):
        return []
    parts = [Part(quantity_of(claim).span, quantity_of(claim).interval, claim) for claim in own if _alike(claim, total)]
    parts = sorted([*parts, *_spelled(where, parts, total, case)], key=lambda part: part.span)
    text = case.text(total)
    fits = len(parts) > 1 and all(_in_list(part.span.start, where, total, case) for part in parts)
    if (
        not fits
        or len(parts) > _MOST_PARTS
        or not between(case.rules).last.search(text[where.start : parts[-1].span.start])
    ):
        return []
    return parts


def _in_list(at: int, where: Span, total: Claim, case: Case) -> bool:
    return bool(between(case.rules).item.search(case.text(total)[where.start : at]))


def _alike(claim: Claim, total: Claim) -> bool:
    one, two = quantity_of(claim), quantity_of(total)
    return one.kind == two.kind and (one.unit == two.unit or one.unit is None) and not one.change


def _beside(total: Claim, claims: Sequence[Claim], at: int) -> Iterator[Claim]:
    """The other figures of the total's sentence, which stand around it."""
    yield from takewhile(lambda claim: claim.sentence == total.sentence, (claims[i] for i in range(at - 1, -1, -1)))
    yield from takewhile(
        lambda claim: claim.sentence == total.sentence, (claims[i] for i in range(at + 1, len(claims)))
    )


def _size(claim: Claim) -> Decimal:
    interval = quantity_of(claim).interval
    return max((end for end in (interval.low, interval.high) if end is not None), default=Decimal(0))


def _spelled(where: Span, parts: Sequence[Part], total: Claim, case: Case) -> Iterator[Part]:
    """Numerals in words that open an item of the list and are no claims."""
    pattern, values = _numerals(case.rules)
    text = case.text(total)
    for match in pattern.finditer(text, where.start, where.end):
        span = Span(match.start(), match.end())
        if not any(part.span.overlaps(span) for part in parts) and _in_list(span.start, where, total, case):
            number = values[match.group().casefold()]
            yield Part(span, Interval(number, number))


def _verdict(total: Claim, parts: Sequence[Part], case: Case, *, complete: bool) -> Iterator[Ruling]:
    if not parts:
        return
    made = reduce(plus, (part.interval for part in parts))
    quantity = quantity_of(total)
    step = max(quantity_of(part.claim).step if part.claim else Decimal(1) for part in parts)
    hedges = tuple(m for part in parts if part.claim for m in quantity_of(part.claim).modifiers)
    together = replace(quantity, interval=made, step=step, modifiers=hedges)
    found = compare(together, quantity, for_measure(measure_of(total), case.rules))
    if found is None or found.relation != "disjoint" or (not complete and not _exceeds(made, quantity.interval)):
        return
    told = " + ".join(_part_text(part, case.text(total)) for part in parts)
    text = f"{told} make {_amount(made)}, not {spoken(total, case)}{_difference(made, stated(quantity))}"
    yield self_check("sum-mismatch", text, (total, *(part.claim for part in parts if part.claim)), case)


def _exceeds(made: Interval, total: Interval) -> bool:
    return made.low is not None and total.high is not None and made.low > total.high


def _part_text(part: Part, text: str) -> str:
    if part.interval.low is not None and part.interval.low == part.interval.high:
        return f"{part.interval.low.normalize():f}"
    return text[part.span.start : part.span.end]


def _amount(interval: Interval) -> str:
    if interval.low == interval.high and interval.low is not None:
        return f"{interval.low.normalize():f}"
    if interval.high is None:
        return f"at least {interval.low}"
    return f"at most {interval.high}" if interval.low is None else f"{interval.low} to {interval.high}"


def _difference(made: Interval, total: Decimal | None) -> str:
    if total is None or made.low is None or made.low != made.high:
        return ""
    apart = made.low - total
    return f" ({abs(apart).normalize():f} {'too many' if apart > 0 else 'short'})"
