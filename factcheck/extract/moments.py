"""When something happened or will: time expressions beside the verb or noun that they date."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.extract import nlp
from factcheck.extract.measures import Sentence
from factcheck.extract.surroundings import content_lemmas, context_of, context_words
from factcheck.extract.words import Token
from factcheck.model import Claim, Moment, Span, TimeExpression
from factcheck.rules import Rules

DATING_FORMS = frozenset({"date", "weekday", "offset", "span", "clock"})
FARTHEST = 12  # tokens between what is dated and a word that says more of it
ASIDE = ("clause", "relative", "adverbial-clause", "parataxis")
SPEECH = ("clause", "parataxis", "open-clause")  # what hangs on a verb of saying
INSERTED = ("adverbial-clause", "parataxis")
FAR_BEFORE = 5  # words of "up to the end of"
APPOSED = 8  # code points: ", at "
STEPS = 6  # up the tree from a time
ATTRIBUTE = 5  # tokens from a time to the noun it is an attribute of
POSSESSIVE = ("'s", "’s", "'", "’")
NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that name a deed, those that only say that it takes place, those that join what happens at one time.

    ``telling``: acts of speech that are themselves happenings, as an announcement is.
    """

    named: frozenset[str]
    light: frozenset[str]
    meanwhile: frozenset[str]
    telling: frozenset[str]


def read_moments(sentence: Sentence, cues: Container[int], source: str, rules: Rules) -> list[Claim]:
    """One claim for each time expression that dates something other than an act of speech.

    ``cues`` holds where the reporting verbs of the source start: "said Tuesday" dates the saying, which is no
    fact of the event; "was released Friday" dates a release, though papers report by releasing too. Of "Nov.
    24, eleven days after the attacks" the attacks are dated as well, once the calendar is known.
    """
    claims = []
    for time in sentence.times:
        tokens = sentence.paragraph.tokens(time.span)
        if time.form not in DATING_FORMS or not tokens or _as_of(tokens[0], rules):
            continue
        dated = None if _apposed(sentence, time) else _told(sentence, time, tokens, cues, rules)
        if dated is not None and not _nowadays(time, tokens, dated) and not _away_from(sentence, time, dated):
            told, span = _bounded(sentence, time, rules)
            if not _meant(tokens[0], rules):
                told = _behind(told, dated)
            claims.append(_claim(sentence, told, span, dated, source, rules))
        claims += _counted_from(sentence, time, source, rules)
    return claims


def _apposed(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a span counted from an event stands beside the day that it means: "Nov. 24, eleven days after"."""
    return time.anchor == "event" and any(0 <= time.span.start - other.span.end <= 3 for other in sentence.times)


def _away_from(sentence: Sentence, time: TimeExpression, dated: Token) -> bool:
    """Whether a time says when it was some time before or after what it seems to date: "ten minutes before the blast, at
    10 a.m.".
    """
    paragraph = sentence.paragraph
    anchors = [other.anchor_span for other in sentence.times if other.anchor == "event" and other.anchor_span]
    beside = [
        span
        for span in anchors
        if 0 < time.span.start - span.end <= APPOSED
        and "," in paragraph.text[span.end - paragraph.start : time.span.start - paragraph.start]
    ]
    return any(dated in paragraph.tokens(span) for span in beside)


def _nowadays(time: TimeExpression, tokens: Sequence[Token], dated: Token) -> bool:
    """Whether "today" means these days: before a comma, with a verb of the present."""
    if time.form != "offset" or time.unit != "day" or time.count != 0 or tokens[-1].i + 1 >= len(dated.doc):
        return False
    verbs = [dated, *nlp.children(dated, "auxiliary", "passive-auxiliary", "copula")]
    past = any(verb.tag_ in ("VBD", "MD") for verb in verbs)
    return tokens[-1].nbor(1).text == "," and not past and any(verb.tag_ in ("VBZ", "VBP") for verb in verbs)


@lru_cache(maxsize=4)
def _edges(rules: Rules) -> dict[str, str]:
    """Words that bound a figure from below or above: "more than" before "two weeks ago"."""
    sides = [(rule.get("side"), word) for rule in rules.of("bound") for word in rule.words("before")]
    return {word: str(side) for side, word in sides if side in ("low", "high")}


def _bounded(sentence: Sentence, time: TimeExpression, rules: Rules) -> tuple[TimeExpression, Span]:
    """A stretch of time with the bound before it, and the words of both: "more than two weeks ago" is before that day."""
    if time.form != "offset" or time.bound is not None or not time.count or not time.direction:
        return time, time.span
    start = sentence.paragraph.tokens(time.span)[0]
    for length in (3, 2, 1):
        before = start.doc[max(0, start.i - length) : start.i]
        side = _edges(rules).get(" ".join(token.lower_ for token in before))
        if side is not None:
            bound = "before" if (side == "low") == (time.direction < 0) else "after"
            return replace(time, bound=bound), Span(sentence.paragraph.start + before[0].idx, time.span.end)
    return time, time.span


def _meant(first: Token, rules: Rules) -> bool:
    """Whether a day is the one that a deed is about, whose tense says nothing of it: "has set the launch for April 21"."""
    return first.i > 0 and first.nbor(-1).lower_ in context_words(rules).get("meant", ())


def _as_of(first: Token, rules: Rules) -> bool:
    """Whether a day only says until when was counted: "as of 12 October", "up to the end of 12 October"."""
    before = " ".join(token.lower_ for token in first.doc[max(0, first.i - FAR_BEFORE) : first.i])
    return any(f" {before}".endswith(f" {phrase}") for phrase in context_words(rules).get("as-of", ()))


def _behind(time: TimeExpression, dated: Token) -> TimeExpression:
    """A month or day without its year that lies behind, by the tense of the verb that it dates or stands under."""
    if time.form != "date" or time.year is not None or time.month is None or time.direction:
        return time
    verb = next((token for token in (dated, *dated.ancestors) if token.pos_ == "VERB"), None)
    if verb is None:
        return time
    auxiliaries = nlp.children(verb, "auxiliary", "passive-auxiliary")
    past = verb.tag_ == "VBD" or any(token.tag_ == "VBD" or token.lemma_ == "have" for token in auxiliaries)
    ahead = any(token.tag_ == "MD" for token in auxiliaries)
    return replace(time, direction=-1) if past and not ahead else time


def _claim(sentence: Sentence, time: TimeExpression, span: Span, dated: Token, source: str, rules: Rules) -> Claim:
    context, used = context_of(dated, sentence.tokens, sentence.paragraph.tokens(time.span)[0], rules)
    what = _what(dated, rules)
    deeds = [dated, *([what] if what.pos_ == "VERB" and what != dated else []), *_meanwhile(dated, rules)]
    near = [name for deed in deeds for name in sentence.near_names(deed)]
    concept = [word for deed in deeds for word in _concept(sentence, deed)]
    return Claim(
        source=source,
        span=span,
        sentence=sentence.span,
        content=Moment(time, _deed(what, rules), tuple(dict.fromkeys(concept))),
        context=context,
        times=(time,),
        names=sentence.called,
        near=tuple(dict.fromkeys(near)),
        words=sentence.words,
        rules=(*time.rules, *used),
    )


def _counted_from(sentence: Sentence, time: TimeExpression, source: str, rules: Rules) -> list[Claim]:
    """The event from which "eleven days after the attacks" counts, to be dated by what the whole means."""
    anchor = time.anchor_span if time.anchor == "event" and time.count and time.unit == "day" else None
    tokens = sentence.paragraph.tokens(anchor) if anchor and sentence.span.holds(anchor) else []
    if not anchor or not tokens:
        return []
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[-1])
    inner = [noun for mark, noun in nlp.prepositions(top) if mark == "of" and noun.i in inside]
    event = TimeExpression(anchor, "unknown", anchor="event", rules=time.rules)
    span = Span(min(time.span.start, anchor.start), max(time.span.end, anchor.end))
    return [_claim(sentence, event, span, inner[0] if inner else top, source, rules)]


# ---------------------------------------------------------------- what is dated


@lru_cache(maxsize=4)
def _words(rules: Rules) -> Words:
    lists = {rule.id: frozenset(rule.words("words")) for rule in rules.of("deed")}
    light, meanwhile = lists.pop("light", frozenset()), lists.pop("meanwhile", frozenset())
    telling = lists.get("announcement", frozenset())
    return Words(frozenset(word for words in lists.values() for word in words), light, meanwhile, telling)


def _told(
    sentence: Sentence, time: TimeExpression, tokens: Sequence[Token], cues: Container[int], rules: Rules
) -> Token | None:
    """What the time dates, acts of speech apart: in "by May, she said, it will open" the opening."""
    dated = _dated(tokens, rules)
    anchor = time.anchor_span if time.anchor == "event" else None
    if dated is not None and anchor and anchor.start <= sentence.paragraph.start + dated.idx < anchor.end:
        dated = _verb_before(tokens[0])
    if dated is None or sentence.paragraph.start + dated.idx not in cues or not _says(dated):
        return dated
    if dated.lemma_.lower() in _words(rules).telling:
        return dated
    inserted = dated.role in INSERTED and tokens[-1].i < dated.i and dated.head.pos_ == "VERB"
    comma = any(token.text == "," for token in dated.doc[tokens[-1].i + 1 : dated.i])
    return dated.head if inserted and comma and dated.head != dated else None


def _says(verb: Token) -> bool:
    """Whether what is said hangs on the verb: a clause, words in quotation marks, or nothing that it could be done to."""
    if nlp.children(verb, *SPEECH) or verb.role == "parataxis":
        return True
    return not nlp.is_passive(verb) and not nlp.children(verb, "object")


def _dated(tokens: Sequence[Token], rules: Rules) -> Token | None:
    """The verb or noun that the time hangs on; of "the last raid was in 1984" the raid.

    A noun before which the time stands ("the 1998 flood"), or that names a happening, is itself dated; any
    other ("in the camp at 3 p.m.") only tells where or who, and the verb above it is meant.
    """
    named = _words(rules).named
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside), tokens[0])
    behind: Token | None = None
    for _ in range(STEPS):
        subjects = nlp.children(top, "subject") if nlp.children(top, "copula") else []
        if subjects:
            return subjects[-1]
        if top.head == top:
            lonely = top if top.i not in inside and top.pos_ in ("VERB", "NOUN") else None
            return behind or lonely or _verb_before(tokens[0]) or _verb_after(tokens[-1])
        top = top.head
        if top.pos_ in ("VERB", "AUX") or (top.head == top and top.pos_ not in NOUNS and nlp.subjects(top)):
            return top  # what has a subject of its own is a verb, whatever the tagger took "hit" for
        if top.pos_ not in NOUNS or top.i in inside or top.role == "compound":
            continue
        if top.lemma_.lower() in named or _stands_before(tokens, top):
            return top
        behind = behind or top
    return behind or _verb_before(tokens[0])


def _stands_before(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether the time is an attribute of the noun: "the 1998 flood", "Sunday night's debate"."""
    free = any(token.role in ("oblique", "bare-oblique", "preposition") for token in tokens)
    marked = any(
        child.role == "case" and child.lower_ not in POSSESSIVE for token in tokens for child in token.children
    )
    return 0 < noun.i - tokens[-1].i <= ATTRIBUTE and not free and not marked


def _what(dated: Token, rules: Rules) -> Token:
    """The word that names what is dated; for "the trial date is set" the trial."""
    light = _words(rules).light
    current = dated
    for _ in range(3):
        if current.lemma_.lower() not in light:
            break
        if current.pos_ in NOUNS:
            inner = [noun for mark, noun in nlp.prepositions(current) if mark == "of"]
            found = [*nlp.children(current, "compound"), *inner]
        else:
            found = [token for token in _doers(current) if token.pos_ in NOUNS] or _purpose(current)
        if not found or found[-1] == current:
            break
        current = found[-1]
    return current


def _deed(what: Token, rules: Rules) -> str:
    """The lemma of what is dated, with its noun where only both name the deed: "lost their lives", "talks were held"."""
    named, lemma = _words(rules).named, what.lemma_.lower()
    nouns = nlp.children(what, "object", "passive-subject", "subject") if what.pos_ == "VERB" else []
    both = [f"{lemma} {noun.lemma_.lower()}" for noun in nouns]
    return next((pair for pair in both if pair in named), lemma)


def _purpose(verb: Token) -> list[Token]:
    """What "it" takes time for: "it could take until May to repair the line", "before the line is repaired"."""
    below = nlp.children(verb, "open-clause", "adverbial-clause", "clause")
    return [token for token in below if token.pos_ == "VERB" and token.i > verb.i][:1]


def _verb_before(first: Token) -> Token | None:
    """The nearest verb left of a time that the parse left hanging."""
    for token in reversed(first.doc[max(0, first.i - 8) : first.i]):
        if token.text in (".", ";", "!", "?"):
            return None
        if token.pos_ == "VERB":
            return token
    return None


def _verb_after(last: Token) -> Token | None:
    """The nearest verb right of a time that opens its sentence."""
    for token in last.doc[last.i + 1 : last.i + 10]:
        if token.text in (".", ";", "!", "?"):
            return None
        if token.pos_ == "VERB":
            return token
    return None


def _doers(verb: Token) -> list[Token]:
    """The verb's subjects; for "the video that leaked" the video."""
    if verb.role == "relative" and all(token.pos_ in ("PRON", "DET") for token in nlp.subjects(verb)):
        return [verb.head]
    return nlp.subjects(verb)


def _meanwhile(dated: Token, rules: Rules) -> list[Token]:
    """Verbs that share the time of what is dated: "comes to Osel Tuesday as he meets the mayor"."""
    marks = _words(rules).meanwhile
    clauses = nlp.children(dated, "adverbial-clause") if dated.pos_ == "VERB" else []
    return [verb for verb in clauses if any(mark.lower_ in marks for mark in nlp.children(verb, "marker", "adverb"))]


def _concept(sentence: Sentence, dated: Token) -> tuple[str, ...]:
    """Content lemmas of what is dated and of its subject where another clause names it, the times apart."""
    around = nlp.subtree(dated, without=ASIDE)
    if dated.pos_ == "VERB":
        around += [
            token for noun in _doers(dated) for token in nlp.subtree(noun, without=(*ASIDE, "participle", "conjunct"))
        ]
    near = [token for token in around if abs(token.i - dated.i) <= FARTHEST and token.i not in sentence.in_times]
    return content_lemmas(sorted(set(near), key=nlp.place))
