"""When something happened or will: time expressions beside the verb or noun that they date."""

from collections.abc import Container, Sequence

from factcheck.extract import nlp
from factcheck.extract.surroundings import content_lemmas, context_of, names_in, near_names
from factcheck.extract.measures import Sentence
from factcheck.extract.nlp import Token
from factcheck.model import Claim, Moment, TimeExpression
from factcheck.rules import Rules

DATING_FORMS = frozenset({"date", "weekday", "offset", "span", "clock"})


def read_moments(sentence: Sentence, cues: Container[int], source: str, rules: Rules) -> list[Claim]:
    """One claim for each time expression that dates something other than an act of speech.

    ``cues`` holds where the reporting verbs of the source start: "said Tuesday" dates the saying, which is no
    fact of the event.
    """
    claims = []
    for time in sentence.times:
        tokens = sentence.paragraph.tokens(time.span)
        if time.form not in DATING_FORMS or not tokens:
            continue
        dated = _dated(tokens)
        if dated is None or sentence.paragraph.start + dated.idx in cues:
            continue
        context, used = context_of(dated, sentence.tokens, tokens[0], rules)
        names = names_in(sentence.names, sentence.span)
        claims.append(
            Claim(
                source=source,
                span=time.span,
                sentence=sentence.span,
                content=Moment(time, dated.lemma_.lower(), content_lemmas(_around(dated))),
                context=context,
                times=(time,),
                names=tuple(dict.fromkeys(name.full for name in names)),
                near=near_names(sentence.paragraph, names, sentence.clauses, dated),
                words=sentence.words,
                rules=(*time.rules, *used),
            )
        )
    return claims


def _dated(tokens: Sequence[Token]) -> Token | None:
    """The verb or event noun that the time hangs on; of "the last raid was in 1984" the raid."""
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside), tokens[0])
    for _ in range(5):
        subjects = nlp.children(top, "subject") if nlp.children(top, "copula") else []
        if subjects:
            return subjects[-1]
        if top.head == top:
            return top if top.i not in inside and top.pos_ in ("VERB", "NOUN") else _verb_before(tokens[0])
        top = top.head
        if top.pos_ in ("VERB", "AUX"):
            return top
        if top.pos_ in ("NOUN", "PROPN") and top.i not in inside and nlp.role(top) != "compound":
            return top
    return _verb_before(tokens[0])


def _verb_before(first: Token) -> Token | None:
    """The nearest verb left of a time that the parse left hanging."""
    for token in reversed(first.doc[max(0, first.i - 8) : first.i]):
        if token.text in (".", ";", "!", "?"):
            return None
        if token.pos_ == "VERB":
            return token
    return None


def _around(dated: Token) -> list[Token]:
    return [token for token in nlp.subtree(dated, without=("clause", "relative", "adverbial-clause", "parataxis"))
            if abs(token.i - dated.i) <= 12]  # fmt: skip
