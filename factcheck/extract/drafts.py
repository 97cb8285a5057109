"""A statement from its parts to the claim that it is: its words, what of it is quoted, who says it and how."""

from dataclasses import dataclass, field

from factcheck.extract import nlp
from factcheck.extract.chains import venues
from factcheck.extract.clauses import Range, trimmed
from factcheck.extract.cues import Cue, stance
from factcheck.extract.directory import Directory
from factcheck.extract.passages import Passage
from factcheck.extract.speakers import Speaker
from factcheck.model import Attribution, Claim, Source, Span, Statement

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(slots=True)
class Draft:
    """A statement while its parts are gathered; parts are token ranges of passages, in text order."""

    cue: Cue | None
    speaker: Speaker | None
    where: Passage
    parts: list[tuple[Passage, Range]] = field(default_factory=list)
    cites: tuple[str, ...] = ()


def claim_of(source: Source, draft: Draft, directory: Directory) -> Claim | None:
    """The statement as a claim; ``None`` where no words are left of it."""
    spans = [span for where, part in draft.parts for span in [_span(where, part)] if span is not None]
    if not spans:
        return None
    spans.sort()
    text = " ".join(source.text[span.start : span.end] for span in spans)
    quoted = all(_is_quoted(where, part) for where, part in draft.parts)
    touched = any(where.inside[at] >= 0 for where, part in draft.parts for at in range(*part))
    tokens = [token for where, part in draft.parts for token in where.doc[part[0] : part[1]]]
    content = Statement(
        text,
        tuple(spans),
        quoted,
        touched and not quoted,
        _negated(draft),
        tuple(token.lemma_.lower() for token in tokens if token.pos_ in CONTENT_WORDS and not token.is_stop),
    )
    sentences = [where.paragraph.span(*where.sentence(part[0])) for where, part in draft.parts]
    sentence = Span(min(span.start for span in sentences), max(span.end for span in sentences))
    rules = (draft.cue.rule.name,) if draft.cue else ()
    return Claim(
        source.id,
        Span(spans[0].start, spans[-1].end),
        sentence,
        content,
        _attribution(draft, directory, outright=quoted and _is_sentence(draft)),
        rules=rules,
    )


def _span(where: Passage, part: Range) -> Span | None:
    """The words of a part: marks at its two ends are left out."""
    found = trimmed(where, *part)
    if found is None:
        return None
    span = where.paragraph.span(*found)
    start, end = span.start, span.end
    run = where.inside[found[0]]
    if run >= 0 and where.quotations[run].outer.start >= start:
        inner = where.quotations[run].inner
        start = inner.start
    run = where.inside[found[1] - 1]
    if run >= 0 and where.quotations[run].outer.end <= end:
        end = where.quotations[run].inner.end
    return Span(start, end) if end > start else None


def _is_quoted(where: Passage, part: Range) -> bool:
    return all(where.inside[token.i] >= 0 or not token.is_alpha for token in where.doc[part[0] : part[1]])


def _negated(draft: Draft) -> bool:
    """Whether the content's main clause is denied."""
    where, (first, last) = draft.parts[0]
    roots = [token for token in where.doc[first:last] if not first <= token.head.i < last or token.head.i == token.i]
    verbs = [token for token in roots if token.pos_ in ("VERB", "AUX")] or roots[:1]
    return any(nlp.negates(child) for verb in verbs[:1] for child in verb.children)


def _is_sentence(draft: Draft) -> bool:
    """Whether the content begins like a sentence and has a verb that says when."""
    where, (first, last) = draft.parts[0]
    words = [token for token in where.doc[first:last] if token.is_alpha]
    return bool(words) and words[0].text[0].isupper() and any(token.tag_ in nlp.FINITE for token in words)


def _attribution(draft: Draft, directory: Directory, *, outright: bool) -> Attribution | None:
    """``outright``: the content is a quoted sentence, in which who "denied" says what is so."""
    cue, who = draft.cue, draft.speaker
    if cue is None:
        return None
    span = draft.where.paragraph.span(who.first, who.last) if who else None
    return Attribution(
        span,
        draft.where.paragraph.span(cue.first, cue.last),
        directory.name(draft.where.paragraph, who.head, span) if who and span else None,
        cue.lemma,
        cue.rule.id,
        "asserts" if outright and stance(cue) == "denies" else stance(cue),
        (*venues(draft.where, cue, who, directory), *draft.cites),
    )
