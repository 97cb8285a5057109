"""When something happened or will: time expressions beside the verb or noun that they date."""

from collections.abc import Sequence
from functools import lru_cache

from factcheck.extract import nlp
from factcheck.extract.surroundings import content_lemmas, context_of, names_in, near_names
from factcheck.extract.measures import Sentence
from factcheck.extract.nlp import Token
from factcheck.model import Claim, Moment, TimeExpression
from factcheck.rules import Rules

DATING_FORMS = frozenset({"date", "weekday", "offset", "span", "clock"})


@lru_cache(maxsize=4)
def _speech(rules: Rules) -> frozenset[str]:
    """Lemmas of reporting verbs: "said Tuesday" dates the saying, which is no fact of the event."""
    return frozenset(word for rule in rules.of("cue") for word in rule.words("words"))


def read_moments(sentence: Sentence, times: Sequence[TimeExpression], source: str, rules: Rules) -> list[Claim]:
    """One claim for each time expression that dates something other than an act of speech."""
    claims = []
    for time in times:
        tokens = sentence.paragraph.tokens(time.span)
        if time.form not in DATING_FORMS or not tokens:
            continue
        dated = _dated(tokens)
        if dated is None or dated.lemma_.lower() in _speech(rules):
            continue
        context, used = context_of(dated, sentence.tokens, tokens[0], rules)
        names = names_in(sentence.names, sentence.span)
        clause = [token for token in sentence.tokens if sentence.clauses.together(token, dated)]
        claims.append(
            Claim(
                source=source,
                span=time.span,
                sentence=sentence.span,
                content=Moment(time, dated.lemma_.lower(), content_lemmas([*_around(dated), *clause])),
                context=context,
                times=(time,),
                names=tuple(dict.fromkeys(name.full for name in names)),
                near=near_names(sentence.paragraph, names, sentence.clauses, dated),
                rules=(*time.rules, *used),
            )
        )
    return claims


def _dated(tokens: Sequence[Token]) -> Token | None:
    """The verb or event noun that the time hangs on."""
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside), tokens[0])
    for _ in range(5):
        if top.head == top:
            return top if top.i not in inside and top.pos_ in ("VERB", "NOUN") else None
        top = top.head
        if top.pos_ in ("VERB", "AUX"):
            return top
        if top.pos_ in ("NOUN", "PROPN") and top.i not in inside and nlp.role(top) != "compound":
            return top
    return None


def _around(dated: Token) -> list[Token]:
    return [token for token in nlp.subtree(dated, without=("clause", "relative", "adverbial-clause", "parataxis"))
            if abs(token.i - dated.i) <= 12]  # fmt: skip
