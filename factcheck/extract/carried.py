"""What a figure takes from the figure beside it in its sentence: its noun, and in a list or as its part the measure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.extract import nlp
from factcheck.extract.lexicon import Lexicon, lexicon
from factcheck.extract.measuring import Reading, is_about
from factcheck.extract.nlp import Paragraph
from factcheck.extract.nouns import DETERMINERS, PRONOUNS, Counted
from factcheck.extract.scope import complete
from factcheck.extract.words import Token
from factcheck.model import Claim, Measurement, Quantity, Scope
from factcheck.rules import Rule, Rules

NEAR = 4  # words between a figure and its part: "were badly hurt,"


def over(
    reading: Reading, paragraph: Paragraph, found: Counted, covered: Scope, earlier: Sequence[Claim], rules: Rules
) -> Reading:
    """The reading of a count with what it takes from the ``earlier`` figures of its sentence.

    As in "killed 12 people and wounded 30", "destroyed 12 barns and 40 houses", "55 injured, five of them critically".
    """
    words = lexicon(rules)
    before = earlier[-1].content if earlier else None
    if isinstance(before, Measurement) and _has_measure(before) and not _has_verb(reading, found):
        between = _between(paragraph, found, earlier[-1])
        part = _is_part(found, covered, between)
        if part or (
            _is_listed(reading, between, paragraph.tokens(earlier[-1].span), words.by_id[before.measure], words)
            and is_about(words.by_id[before.measure], reading.subject, words)
        ):
            subject = before.subject if part else reading.subject
            rule, lemma = words.by_id[before.measure], before.predicate
            return replace(reading, rule=rule, subject=subject, lemma=lemma, role=before.role)
    if found.head is not None and found.head.pos_ != "PRON" and found.head.tag_ not in PRONOUNS:
        return reading
    for claim in reversed(earlier):
        content = claim.content
        if not isinstance(content, Measurement) or _hyphened(content, paragraph) or _acts(claim, reading, paragraph):
            continue
        if content.subject and content.quantity.kind == "count":
            own = reading.predicate is not None and reading.subject == reading.predicate.lower_  # "50 were Swedish"
            named = reading.subject and (own or reading.role == "value" or found.value_of is not None)
            subject = reading.subject if named else content.subject
            of_part = reading.rule is None and found.partitive and content.measure != "open"
            return replace(reading, subject=subject, rule=words.by_id[content.measure] if of_part else reading.rule)
    return reading


def in_series(reading: Reading, quantity: Quantity, found: Counted, before: Claim, rules: Rules) -> Reading:
    """The reading of a figure that has a place of its own, with what it shares with the one before it in the series.

    As in "12 people died in Osel and eight in Norrin", "prices rose 5 percent in Osel and 7 percent in Norrin".
    """
    known = before.content
    if not isinstance(known, Measurement) or known.quantity.kind != quantity.kind or _has_verb(reading, found):
        return reading
    if reading.rule is not None or found.head is not None:
        return reading
    rule = lexicon(rules).by_id.get(known.measure)
    return replace(reading, rule=rule, subject=known.subject, lemma=known.predicate, role=known.role)


def moved_alike(quantity: Quantity, before: Claim) -> Quantity:
    """The quantity as a change where the one before it in the series is one: "rose 5 percent in Osel, 7 in Norrin"."""
    known = before.content
    if not isinstance(known, Measurement) or known.quantity.kind != quantity.kind or quantity.change is not None:
        return quantity
    return replace(quantity, change=known.quantity.change)


def from_behind(claims: Sequence[Claim], paragraph: Paragraph, rules: Rules) -> list[Claim]:
    """The figures of a sentence, each with the noun that it shares with the one behind it: "12 confirmed and 30 suspected cases"."""
    found = list(claims)
    for at, (left, right) in enumerate(pairwise(claims)):
        one, two = left.content, right.content
        assert isinstance(one, Measurement)
        assert isinstance(two, Measurement)
        if one.measure != "open" or not _has_measure(two) or one.quantity.kind != "count":
            continue
        between = paragraph.between(left.span.end, right.span.start)
        if _lists(between, lexicon(rules)) and complete(one.scope.qualifiers, two.scope.qualifiers, rules):
            found[at] = measured_as(left, two)
    return found


def measured_as(claim: Claim, known: Measurement) -> Claim:
    """The figure as one of what another is known to be of."""
    assert isinstance(claim.content, Measurement)
    named = {field: getattr(known, field) for field in ("measure", "subject", "predicate", "role")}
    return replace(claim, content=replace(claim.content, **named))


def _acts(earlier: Claim, reading: Reading, paragraph: Paragraph) -> bool:
    """Whether those counted before are who does it to those counted now: "two men opened fire, killing 12"."""
    if reading.role != "object" or reading.predicate is None or reading.rule is None:
        return False
    counted = paragraph.tokens(earlier.span)
    return any(subject in counted for subject in nlp.subjects(reading.predicate))


def _hyphened(content: Measurement, paragraph: Paragraph) -> bool:
    """Whether a figure only describes: "an eight-storey block" gives no noun to a number behind it."""
    return paragraph.text[content.quantity.span.end - paragraph.start :].startswith("-")


def _has_measure(content: Measurement) -> bool:
    return content.measure != "open" and content.quantity.kind == "count"


def _has_verb(reading: Reading, found: Counted) -> bool:
    """Whether a verb of its own stands behind the figure."""
    loose = reading.role == "bare-oblique"  # "six critically, police said"
    return reading.predicate is not None and reading.predicate.i > found.number.i and not loose


def _between(paragraph: Paragraph, found: Counted, last: Claim) -> list[Token]:
    """The words between the last claim and the figure's own, its bound included."""
    start = paragraph.start + paragraph.doc[found.first].idx
    return paragraph.between(last.span.end, start)


def _is_part(found: Counted, covered: Scope, between: Sequence[Token]) -> bool:
    """As in "five of them critically", "at least 99 seriously" behind a comma."""
    if found.partitive and found.head is not None and found.head.pos_ in DETERMINERS:
        return any(token.text == "," for token in between)
    behind_comma = 0 < len(between) <= NEAR and between[-1].text == ","
    return found.head is None and bool(covered.qualifiers) and behind_comma


def _lists(between: Sequence[Token], words: Lexicon) -> bool:
    """Whether the words between two figures only join them: "and", a comma."""
    return bool(between) and all(token.text in words.listing for token in between)


def _is_listed(reading: Reading, between: Sequence[Token], last: Sequence[Token], rule: Rule, words: Lexicon) -> bool:
    """Whether the figure stands in one list with the one before, whose measure is said by a verb before both."""
    by_noun = {*rule.words("nouns"), *rule.words("people"), *rule.words("totals")}  # "12 deaths and 40 trucks"
    return _lists(between, words) and reading.rule is None and bool(last) and last[-1].lemma_.lower() not in by_noun
