"""A source as dating reads it, and the lines of it that say when it was published."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from factcheck.match.tense import directed, sentence_of
from factcheck.model import Block, Extraction, Source, Span, TimeExpression
from factcheck.rules import Rules

_LEAD = 300  # characters
_DASH = re.compile(r"\s{0,3}(?:\([^()\n]{1,40}\)\s{0,3})?(?:[-–—]|--)(?!\d)")
_PLACE = re.compile(r"\W{0,3}[A-Z][A-Z'’.-]+\b[^\n!?;:]{0,60}")
_CITY = re.compile(r"\W{0,3}[A-Z][A-Za-z'’.-]+(?: [A-Z][A-Za-z'’.-]+){0,3}(?:, [A-Z][A-Za-z'’. -]+)?,\s")  # "OSEL, "
_COLON = re.compile(r":\s")
_STOP = re.compile(r"[.:]\s{1,3}[“\"‘']?[A-Z]")
_PARTED = (",", "-", "–", "—", "|", "·", ":")
LETTERS_OF_CLOCK = 4  # "a.m.", "GMT", "UK"
SHORT = 6  # words behind a date that opens a line
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A source with its times, directions settled. Lines count from 1."""

    source: Source
    times: tuple[TimeExpression, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    blocks: Mapping[Span, int]  # of each time: the index of its block
    prose: tuple[int, ...]  # the blocks that are text
    newlines: tuple[int, ...]
    telling: re.Pattern[str]  # a word that says what a sentence is of

    def words(self, time: TimeExpression) -> str:
        return " ".join(self.source.text[time.span.start : time.span.end].split())

    def content(self, said: str) -> frozenset[str]:
        """The words of ``said`` by which two sentences are known to tell of one thing."""
        return frozenset(self.telling.findall(said))

    def line(self, time: TimeExpression) -> int:
        return bisect_left(self.newlines, time.span.start) + 1

    def block(self, time: TimeExpression) -> Block:
        return self.source.blocks[self.blocks[time.span]]

    def sentence(self, time: TimeExpression) -> str:
        span = sentence_of(time.span, self.sentences, self.starts)
        return self.source.text[span.start : span.end]


def text_of(source: Source, extraction: Extraction, rules: Rules) -> Text:
    """The source with its time expressions in order, each in its block; those in debris are left out."""
    times: list[TimeExpression] = []
    blocks: dict[Span, int] = {}
    at = 0
    for time in sorted(directed(source, extraction, rules), key=lambda time: time.span):
        while at < len(source.blocks) and source.blocks[at].span.end <= time.span.start:
            at += 1
        if at < len(source.blocks) and source.blocks[at].span.holds(time.span) and source.blocks[at].kind != "debris":
            times.append(time)
            blocks[time.span] = at
    sentences = tuple(sorted(extraction.sentences)) or tuple(block.span for block in source.blocks)
    newlines = tuple(n for n, char in enumerate(source.text) if char == "\n")
    prose = tuple(n for n, block in enumerate(source.blocks) if block.kind == "text")
    starts = tuple(span.start for span in sentences)
    return Text(source, tuple(times), sentences, starts, blocks, prose, newlines, _telling(rules))


def shown_now(text: Text, time: TimeExpression) -> bool:
    """A caption's date; or a full date with its weekday in the first paragraph: that of the news itself."""
    if text.block(time).kind == "caption":
        return True
    if time.year is None or time.weekday is None or time.direction > 0 or not text.prose:
        return False
    first = text.prose[0]
    return text.blocks[time.span] <= first and time.span.start - text.source.blocks[first].span.start <= _LEAD


def said_now(text: Text, time: TimeExpression, rules: Rules) -> bool:
    """Whether a weekday in the first paragraph is when somebody said the news: "the coast guard said Saturday"."""
    if not text.prose or text.blocks[time.span] > text.prose[0] or time.direction > 0:
        return False
    before = text.source.text[max(0, time.span.start - _LEAD) : time.span.start]
    words = [word.casefold() for word in _LETTERS.findall(before)[-2:]]
    if words and words[-1] in rules.listed("dating.said-on"):
        words.pop()
    return bool(words) and words[-1] in rules.listed("dating.said")


def publication(text: Text, time: TimeExpression, rules: Rules) -> str | None:
    """What kind of publication line the date stands in, if any."""
    if time.form != "date" or not _at_edge(text, time):
        return None
    block = text.block(time)
    before = text.source.text[block.span.start : time.span.start]
    after = text.source.text[time.span.end : block.span.end]
    if len(before) <= 100 and _DASH.match(after) and (not before.strip() or _PLACE.fullmatch(before)):
        return "dateline"
    first_line = after.splitlines()[0] if after else ""
    ends_line = before.rstrip()[-1:] in ("-", "–", "—") and first_line.strip()[:1] in ("", ".", ":")
    if len(before) <= 100 and ends_line and _PLACE.match(before):
        return "dateline"
    if _CITY.fullmatch(before.rpartition("\n")[2]) and (_COLON if time.year is None else _STOP).match(after):
        return "dateline"
    if block.span.end - block.span.start > 120:
        return None
    others = _LETTERS.findall(_without_times(text, block))
    announced = any(word.lower() in rules.listed("dating.published") for word in others)
    if sum(map(len, others)) <= 6 or (announced and len(others) <= 8) or _heads(text, time, before, first_line, rules):
        return "publication line"
    return None


def _heads(text: Text, time: TimeExpression, before: str, after: str, rules: Rules) -> bool:
    """Whether a full date stands above the text where pages give theirs: "Osel Courier, Monday 12 November 2012",
    "Fire update - August 4, 2014, 9:00 a.m.", "6 SEP 2013 Report Brussels".
    """
    if time.year is None or not text.prose or text.blocks[time.span] > text.prose[0]:
        return False
    line = before.rpartition("\n")[2].strip()
    opens, closes = not line, not any(len(word) > LETTERS_OF_CLOCK for word in _LETTERS.findall(after))
    byline = line.partition(" ")[0].casefold() in rules.listed(
        "dating.byline"
    )  # "by Ada Moe, on Feb 7th 2014 at 9:31AM"
    return closes and (line[-1:] in _PARTED or byline) or opens and len(after.split()) <= SHORT


@lru_cache(maxsize=4)
def _telling(rules: Rules) -> re.Pattern[str]:
    """Capitalised words, long ones, and the short ones that the rules have."""
    return re.compile("|".join(["[A-Z][A-Za-z]{2,}", "[a-z]{5,}", *map(re.escape, rules.listed("dating.telling"))]))


def _at_edge(text: Text, time: TimeExpression) -> bool:
    """Whether the date stands where pages give theirs: above the text, opening it, or at its foot."""
    prose, at = text.prose, text.blocks[time.span]
    return not prose or at <= prose[min(2, len(prose) - 1)] or at >= prose[max(0, len(prose) - 2)]


def _without_times(text: Text, block: Block) -> str:
    rest, at = "", block.span.start
    for time in text.times:
        if block.span.holds(time.span) and time.span.start >= at:
            rest += text.source.text[at : time.span.start] + " "
            at = time.span.end
    return rest + text.source.text[at : block.span.end]
