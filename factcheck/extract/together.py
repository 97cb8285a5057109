"""Totals that a text gives as a list: "nine soldiers and two civilians died" says that eleven people did.

So do two parts that are all: "eight were seriously hurt and 31 others slightly".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.extract.lexicon import lexicon
from factcheck.extract.nlp import Paragraph
from factcheck.extract.scope import complete
from factcheck.model import Claim, Interval, Measurement, Quantity, Span
from factcheck.rules import Rules

MARK = "together"  # the modifier of a number that no words state, only those of its parts
RULE = "scope.listing"
BETWEEN = 8  # words between two parts that are all


def together(claims: Sequence[Claim], paragraph: Paragraph, rules: Rules) -> Iterator[Claim]:
    """A claim over each list of people of different kinds to whom the same happened, with the sum of its figures.

    Also over two figures beside each other that are narrowed by words that exclude each other and leave nothing out.
    """
    ordered = sorted(claims, key=lambda one: (one.span.start, one.span.end))
    yield from _listed(ordered, paragraph, rules)
    for at, (left, right) in enumerate(pairwise(ordered)):
        if _are_all(left, right, paragraph, rules) and not any(_is_whole(one, left) for one in ordered[:at]):
            yield _sum([left, right], left.content.subject if isinstance(left.content, Measurement) else "")


def _are_all(left: Claim, right: Claim, paragraph: Paragraph, rules: Rules) -> bool:
    one, two = left.content, right.content
    if not (isinstance(one, Measurement) and isinstance(two, Measurement)) or left.context != right.context:
        return False
    same = one.measure == two.measure != "open" and one.subject == two.subject
    counted = one.quantity.kind == two.quantity.kind == "count" and one.quantity.change is two.quantity.change is None
    if not (same and counted and complete(one.scope.qualifiers, two.scope.qualifiers, rules)):
        return False
    if one.scope.increment or replace(two.scope, qualifiers=one.scope.qualifiers) != one.scope:
        return False
    between = paragraph.between(left.span.end, right.span.start)
    return len(between) <= BETWEEN and any(token.pos_ == "CCONJ" for token in between)


def _is_whole(claim: Claim, part: Claim) -> bool:
    """Whether a figure is of all that a part is of."""
    content, of = claim.content, part.content
    if not (isinstance(content, Measurement) and isinstance(of, Measurement)):
        return False
    return content.measure == of.measure and not content.scope.qualifiers


def _listed(claims: Sequence[Claim], paragraph: Paragraph, rules: Rules) -> Iterator[Claim]:
    listed: list[Claim] = []
    for claim in [*claims, None]:
        if claim is not None and listed and _goes_on(listed, claim, paragraph, rules):
            listed.append(claim)
            continue
        if len(listed) > 1:
            yield _sum(listed)
        listed = [claim] if claim is not None and _counts_people(claim, rules) else []


def _goes_on(listed: Sequence[Claim], claim: Claim, paragraph: Paragraph, rules: Rules) -> bool:
    last, content, other = listed[-1], listed[-1].content, claim.content
    if not (isinstance(content, Measurement) and isinstance(other, Measurement) and _counts_people(claim, rules)):
        return False
    new = other.subject not in {one.content.subject for one in listed if isinstance(one.content, Measurement)}
    if not new or content.measure != other.measure or claim.context != last.context or claim.span.start < last.span.end:
        return False
    between = paragraph.between(last.span.end, claim.span.start)
    listing = lexicon(rules).listing
    return bool(between) and all(token.lower_ in listing for token in between)


def _counts_people(claim: Claim, rules: Rules) -> bool:
    """Whether a figure counts people of one kind, all of them."""
    content = claim.content
    if not isinstance(content, Measurement) or content.quantity.kind != "count":
        return False
    words, scope, interval = lexicon(rules), content.scope, content.quantity.interval
    rule = words.by_id.get(content.measure)
    whole = not (scope.part or scope.increment or scope.qualifiers or scope.per_period or content.quantity.change)
    return (
        rule is not None
        and rule.get("subject") == "people"
        and whole
        and content.subject in words.persons
        and bool(interval.low)
    )


def _sum(listed: Sequence[Claim], subject: str = "people") -> Claim:
    first, span = listed[0], Span(listed[0].span.start, listed[-1].span.end)
    contents = [claim.content for claim in listed if isinstance(claim.content, Measurement)]
    ends = [content.quantity.interval for content in contents]
    low = sum((end.low or Decimal(0) for end in ends), Decimal(0))
    high = None if any(end.high is None for end in ends) else sum((end.high or Decimal(0) for end in ends), Decimal(0))
    quantity = Quantity(span, span, Interval(low, high), modifiers=(MARK,), rules=(RULE,))
    content = replace(
        contents[0],
        quantity=quantity,
        subject=subject,
        scope=replace(contents[0].scope, qualifiers=(), includes=_included(contents)),
        concept=tuple(dict.fromkeys(word for one in contents for word in one.concept)),
    )
    return replace(
        first,
        span=span,
        content=content,
        near=tuple(dict.fromkeys(name for claim in listed for name in claim.near)),
        rules=tuple(dict.fromkeys([RULE, *(name for claim in listed for name in claim.rules)])),
    )


def _included(contents: Sequence[Measurement]) -> tuple[str, ...]:
    """The kinds that a sum is of, where they differ."""
    kinds = tuple(one.subject for one in contents)
    return kinds if len(set(kinds)) > 1 else ()
