"""Who says what: quotations and reported speech of one source, with speaker, cue and content.

Quotation marks decide what is quoted, the parse decides who speaks and what is reported without
marks. Sources of the method: the patterns are those counted in the PolNeAR corpus (Newell et al. 2018).
"""

from collections.abc import Iterator, Sequence

from factcheck.extract import nlp, quotes
from factcheck.extract.chains import cited, within
from factcheck.extract.clauses import Range, led_in, led_on, reported, trimmed
from factcheck.extract.cues import Cue, Lexicon, find, lexicon, stance
from factcheck.extract.directory import Directory
from factcheck.extract.drafts import Draft, claim_of
from factcheck.extract.marks import before_colon, behind_dash
from factcheck.extract.passages import Passage, passage
from factcheck.extract.speakers import Speaker, speaker
from factcheck.model import Attribution, Claim, Name, Source, Span, Statement
from factcheck.rules import Rules

LEAST_QUOTED = 4  # words of a quotation that stands alone; fewer are a title or a term
LONGEST_TITLE = 6  # words
LONGEST_LABELLED = 12  # tokens between a cue and a short quotation: ``called the plan for the old harbour "mad"``
FARTHEST_TAG = 30  # tokens between a quotation and its cue
NEAREST_TAG = 5  # tokens between a quotation and the cue of a tag right behind it


def read_statements(
    source: Source, paragraphs: Sequence[nlp.Paragraph], names: Sequence[Name], rules: Rules
) -> list[Claim]:
    """One claim a quotation or reported statement, in text order. Offsets are code points into ``source.text``."""
    words = lexicon(rules)
    spans = [Span(p.start, p.start + len(p.text)) for p in paragraphs]
    quotations = quotes.runs(source.text, spans)
    passages = [passage(p, quotations, words.speaks, words.days) for p in paragraphs]
    directory = Directory(source, names, rules, [span for here in passages for span in _main_subjects(here)])
    drafts = list(_drafts(passages, words, names))  # a later paragraph may add to one
    for draft, cites in zip(drafts, _chains(source, drafts), strict=True):
        draft.cites = cites
    claims = [claim for draft in drafts for claim in [claim_of(source, draft, directory)] if claim is not None]
    return sorted(claims, key=lambda claim: (claim.span.start, claim.span.end))


def attribution_of(span: Span, statements: Sequence[Claim]) -> Attribution | None:
    """Who says what stands at ``span``: the attribution of the innermost statement that holds it."""
    best: tuple[int, Attribution] | None = None
    for claim in statements:
        content = claim.content
        if not isinstance(content, Statement) or claim.attribution is None:
            continue
        for part in content.parts:
            if part.holds(span) and (best is None or part.end - part.start < best[0]):
                best = (part.end - part.start, claim.attribution)
    return best[1] if best else None


def _main_subjects(here: Passage) -> list[Span]:
    """The subjects of main clauses: whom "he" in the next sentence means."""
    return [
        here.paragraph.span(token.i, token.i + 1)
        for token in here.paragraph.words
        if token.role in ("subject", "passive-subject")
        and here.inside[token.i] < 0
        and token.head.role in ("root", "conjunct", "parataxis")
    ]


# ---------------------------------------------------------------- gathering


def _drafts(passages: Sequence[Passage], words: Lexicon, names: Sequence[Name]) -> Iterator[Draft]:
    last: Draft | None = None  # whose quotation ended the paragraph before
    for here in passages:
        cues = _governing(list(find(here.doc, here.inside, words)))
        headed = before_colon(here, words, names, cues)
        if headed is not None:
            cue, who, parts = headed
            last = Draft(cue, who, here, [(here, part) for part in parts])
            yield last
            continue
        made, last = _passage(here, cues, last, words)
        yield from made


def _governing(cues: Sequence[Cue]) -> list[Cue]:
    """Without the nouns of "said in a statement that": the verb's clause follows them."""
    verbs = {cue.head.i for cue in cues if cue.kind == "verb"}
    return [cue for cue in cues if cue.kind != "noun" or cue.head.head.i not in verbs or cue.head.role != "oblique"]


def _passage(
    here: Passage, cues: Sequence[Cue], last: Draft | None, words: Lexicon
) -> tuple[list[Draft], Draft | None]:
    drafts = _speakers(here, cues)
    quoted: dict[int, list[int]] = {}
    loose: list[Draft] = []
    current: Draft | None = None
    tail: Draft | None = None
    for number, (first, end) in enumerate(here.runs):
        cue = current.cue if current and _resumes(here, number, current) else _tag(here, cues, number)
        if cue is not None:
            quoted.setdefault(cue.first, []).append(number)
            current = drafts[cue.first]
        elif signed := behind_dash(here, words, number):
            loose.append(Draft(*signed, here, [(here, (first, end))]))
        elif _stands_alone(here, number):
            owner = current or (last if _continues(here, number) else None)
            if owner is None and here.quotations[number].words >= LEAST_QUOTED:
                owner = Draft(None, None, here)
                loose.append(owner)
            if owner is not None:
                owner.parts.append((here, (first, end)))
                current = owner
        tail = current if _is_last(here, end) else None
    for cue in cues:
        draft = drafts[cue.first]
        draft.parts[:0] = [(here, part) for part in _parts(here, draft, quoted.get(cue.first, []), cues)]
    if tail is None and here.doc and cues and _ends_with_colon(here):
        tail = drafts[cues[-1].first]
    return [draft for draft in [*drafts.values(), *loose] if draft.parts or draft is tail], tail


def _speakers(here: Passage, cues: Sequence[Cue]) -> dict[int, Draft]:
    """A draft a cue, by the cue's first token, each with its speaker."""
    drafts: dict[int, Draft] = {}
    spoken: tuple[tuple[int, int], Speaker | None] = ((0, 0), None)
    for cue in cues:
        sentence = here.sentence(cue.first)
        who = speaker(here, cue, spoken[1] if spoken[0] == sentence else None)
        if who is not None and not any(token.is_alpha or token.is_digit for token in here.doc[who.first : who.last]):
            who = None  # white space or marks that the tagger took for a noun
        drafts[cue.first] = Draft(cue, who, here)
        if who is not None:
            spoken = (sentence, who)
    return drafts


def _tag(here: Passage, cues: Sequence[Cue], number: int) -> Cue | None:
    """The cue that introduces or follows a quotation within its sentence."""
    first, end = here.runs[number]
    start, stop = here.sentence(first)
    able = [cue for cue in cues if "quote" in cue.takes and start <= cue.first < stop and cue.kind != "noun"]
    before = [cue for cue in able if cue.last <= first and first - cue.last <= FARTHEST_TAG]
    behind = [cue for cue in able if cue.first >= end and cue.first - end <= FARTHEST_TAG]
    after = [cue for cue in behind if cue.head.tag_ != "VBG"]
    if after and here.ends_open(number) and (_stands_alone(here, number) or not before and not _is_title(here, number)):
        return after[0]
    tagged = bool(after) and here.ends_open(number) and _closes(here, after[0], end)
    if tagged and before and not _direct(here, before[-1], first) and not _is_title(here, number):
        return after[0]
    near = LONGEST_LABELLED if before and "object" in before[-1].takes else 2
    if before and _direct(here, before[-1], first) and not _is_title(here, number):
        return before[-1]
    if before and (here.quotations[number].words >= LEAST_QUOTED or first - before[-1].last <= near):
        return before[-1]
    if after and _stands_alone(here, number) and here.quotations[number].words >= LEAST_QUOTED:
        return after[0]
    return None


def _closes(here: Passage, cue: Cue, end: int) -> bool:
    """Whether a tag stands right behind a quotation: a name of a few words and the cue, in either order."""
    between = here.doc[end : cue.first]
    return len(between) <= NEAREST_TAG and not any(
        token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") and token.text.islower() or token.text in (".", ";")
        for token in between
    )


def _is_title(here: Passage, number: int) -> bool:
    """Whether a few words in marks are a name: every long word has a capital."""
    first, end = here.runs[number]
    words = [token for token in here.doc[first:end] if token.is_alpha and len(token) > 3]
    return 0 < here.quotations[number].words <= LONGEST_TITLE and all(token.text[0].isupper() for token in words)


def _resumes(here: Passage, number: int, current: Draft | None) -> bool:
    """Whether a quotation goes on, small letter first, with one before it in its sentence whose tag stands between."""
    if number == 0 or current is None or current.cue is None or not _goes_on(here, here.runs[number]):
        return False
    last, first = here.runs[number - 1][1], here.runs[number][0]
    same = here.sentence(first) == here.sentence(last - 1)
    return same and last <= current.cue.first < first and current.where is here


def _stands_alone(here: Passage, number: int) -> bool:
    """Whether a quotation begins its sentence, or stands behind quotations only."""
    first, _ = here.runs[number]
    start, _ = here.sentence(first)
    return not any(token.is_alpha and here.inside[token.i] < 0 for token in here.doc[start:first])


def _continues(here: Passage, number: int) -> bool:
    """Whether the quotation may go on with what the paragraph before said: nothing stands before it."""
    return not any(token.is_alpha and here.inside[token.i] < 0 for token in here.doc[: here.runs[number][0]])


def _is_last(here: Passage, end: int) -> bool:
    """Whether only a tag stands behind the quotation in its paragraph."""
    _, stop = here.sentence(end - 1)
    return not any(token.is_alpha for token in here.doc[max(end, stop) :])


def _ends_with_colon(here: Passage) -> bool:
    return here.paragraph.text.rstrip().endswith(":")


def _parts(here: Passage, draft: Draft, runs: Sequence[int], cues: Sequence[Cue]) -> list[Range]:
    cue = draft.cue
    assert cue is not None
    own = [here.runs[number] for number in runs]
    if any(first < cue.first for first, _ in own):
        return [
            _led_in(here, part) if part[0] < cue.first and not _whole(here, number) else part
            for number, part in zip(runs, own, strict=True)
        ]
    if own and _direct(here, cue, own[0][0]):
        begun = led_in(here, cue, draft.speaker) if _goes_on(here, own[0]) else None
        last = led_on(here, cue, own[-1], cues)
        return _merged([begun] if begun else [], [*own[:-1], last])
    found = reported(here, cue, draft.speaker, cues)
    return _merged(found, own)


def _led_in(here: Passage, run: Range) -> Range:
    """A quotation with the speaker's words before it in its sentence: ``We need "a plan," he said``."""
    start, _ = here.sentence(run[0])
    first = start
    for earlier, last in here.runs:
        if start <= earlier < run[0]:
            first = last
    outside = any(token.is_alpha and here.inside[token.i] < 0 for token in here.doc[first : run[0]])
    return trimmed(here, first, run[1]) or run if outside else run


def _whole(here: Passage, number: int) -> bool:
    """Whether a quotation is a sentence of its own: a capital first, too long for a term, and no title."""
    enough = here.quotations[number].words >= LEAST_QUOTED
    return enough and not _goes_on(here, here.runs[number]) and not _is_title(here, number)


def _goes_on(here: Passage, run: Range) -> bool:
    """Whether a quotation begins in the middle of a sentence."""
    words = [token for token in here.doc[run[0] : run[1]] if token.is_alpha]
    return bool(words) and words[0].text[0].islower()


def _direct(here: Passage, cue: Cue, first: int) -> bool:
    """Whether a quotation follows its cue directly, behind a comma or a colon."""
    if first == cue.last:
        return True
    between = here.doc[cue.last : first]
    said = any(token.pos_ in ("VERB", "AUX", "SCONJ") for token in between)
    return between[-1].text == ":" or between[-1].text == "," and not said


def _merged(found: Sequence[Range], own: Sequence[Range]) -> list[Range]:
    """Clauses and quotations as disjoint ranges in text order; what touches is joined."""
    whole = sorted([*found, *own])
    joined: list[Range] = []
    for first, last in whole:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _chains(source: Source, drafts: Sequence[Draft]) -> list[tuple[str, ...]]:
    """Whom each statement cites: the speaker it reports as speaking, and what its sentence's "citing" names."""
    near: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        if draft.cue is not None:
            where = draft.where.paragraph
            near.setdefault((where.start, draft.where.sentence(draft.cue.first)[0]), []).append(draft)
    found: dict[int, tuple[str, ...]] = {}
    for together in near.values():
        for draft in together:
            found[id(draft)] = tuple(dict.fromkeys(_cited(source, draft, together)))
    return [found.get(id(draft), ()) for draft in drafts]


def _cited(source: Source, draft: Draft, together: Sequence[Draft]) -> Iterator[str]:
    for other in together:
        if other is draft or other.cue is None or draft.cue is None:
            continue
        span = None
        if _reports(other) and within(other.cue, draft.parts, draft.where) and other.speaker is not None:
            span = other.where.paragraph.span(other.speaker.first, other.speaker.last)
        elif other.cue.rule.id == "cite" and other.cue.head.tag_ == "VBG" and other.cue.first > draft.cue.first:
            span = cited(other.where, other.cue)
        if span is not None:
            yield source.text[span.start : span.end]


def _reports(draft: Draft) -> bool:
    """Whether somebody named says a clause, not merely does something about a thing."""
    if draft.cue is None or draft.speaker is None or draft.speaker.head.pos_ == "PRON":
        return False
    return (
        bool(draft.parts)
        and stance(draft.cue) in ("asserts", "denies")
        and (draft.cue.kind == "phrase" or bool(nlp.children(draft.cue.head, "clause")))
    )
