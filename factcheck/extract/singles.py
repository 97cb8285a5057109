"""Singles that a text tells of without a number: "a woman was shot", "another guard died", "a single shell"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract import nlp
from factcheck.extract.lexicon import lexicon
from factcheck.extract.nlp import Paragraph
from factcheck.extract.nouns import SINGULAR, Counted
from factcheck.extract.words import Token
from factcheck.model import Interval, Measurement, Quantity
from factcheck.rules import Rules

FARTHEST = 8  # tokens between an article and its noun
ONE = Interval(Decimal(1), Decimal(1))
MARK = "article"  # the modifier of a one that no number states


def singles(paragraph: Paragraph, tokens: Sequence[Token], rules: Rules) -> Iterator[tuple[Quantity, Counted]]:
    """A quantity of one, over its article, for each person or "single" thing told of so; with the noun it counts."""
    words = lexicon(rules)
    for token in tokens:
        if token.lower_ not in words.articles or token.pos_ != "DET":
            continue
        noun = nlp.governor(token)
        if noun is None or not token.i < noun.i <= token.i + FARTHEST or noun.tag_ not in SINGULAR:
            continue
        stressed = token.nbor(1).lower_ in words.single
        person = noun.lemma_.lower() in words.persons
        if stressed == person:  # "a single mother"
            continue
        span = paragraph.span(token.i, token.i + 1 + stressed)
        rule = "scope.single" if stressed else "scope.one-person"
        quantity = Quantity(span, span, ONE, modifiers=() if stressed else (MARK,), rules=(rule,))
        described = tuple(other for other in paragraph.doc[token.i + 1 : noun.i] if other.pos_ == "ADJ")
        yield (
            quantity,
            Counted(token, noun, None, noun.i, before_head=described, first=token.i, unit_last=token.i + stressed),
        )


def tells(content: object, rules: Rules) -> bool:
    """Whether a one without a number is one: somebody was arrested or died; who merely stood by is not counted."""
    if not isinstance(content, Measurement) or MARK not in content.quantity.modifiers:
        return True
    rule = lexicon(rules).by_id.get(content.measure)
    return rule is not None and rule.get("subject") == "people" and content.role in ("object", "subject")
