"""Paragraphs: where a text's paragraphs begin and end, and which are headings, captions, credits or debris.

Every character that is not white space lies in exactly one block.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from factcheck.model import Block, Span
from factcheck.rules import Rules
from factcheck.sources.lines import LineRules, line_rules, only_clocks, only_links, only_numbers

_WIDEST = 120  # characters; nobody wraps by hand at more
_NARROWEST = 40
_HEADING_WORDS = 24
_QUESTION_WORDS = 9  # longer questions and announcements are sentences of the story
_FULL = re.compile(r"[.!?…:;][\"'”’»)\]*_]{0,4}$")
_BULLET = re.compile(r"(?:[-*•·–—+▪►●]|\d{1,2}[.)]|\([a-z0-9]\))\s")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int  # of its first character that is not white space
    end: int
    text: str  # without the white space around it
    indent: int
    after_blank: bool

    @property
    def full(self) -> bool:
        """Whether it ends a sentence."""
        return bool(_FULL.search(self.text))


def split_blocks(
    text: str, rules: Rules, masked: tuple[Span, ...] = (), marked: tuple[tuple[Span, str], ...] = ()
) -> tuple[Block, ...]:
    """The blocks of ``text`` in order. ``masked`` spans become debris, ``marked`` ones what mark-up says."""
    lines = _lines(text, masked)
    words = line_rules(rules)
    wraps = _wraps(lines, words)
    kinds = [_line_kind(lines, wraps, n, words) for n in range(len(lines))]
    starts = [span.start for span, _ in marked]
    inside = [_inside(line, marked, starts) for line in lines]
    kinds = [marked[n][1] if n >= 0 else kind for n, kind in zip(inside, kinds, strict=True)]
    blocks = [Block(_trimmed(text, span), "debris") for span in masked if text[span.start : span.end].strip()]
    group: list[int] = []
    for n in range(len(lines)):
        if group and not _joined(lines, wraps, kinds, inside, n):
            blocks.append(_block(lines, group, kinds, wraps))
            group = []
        group.append(n)
    if group:
        blocks.append(_block(lines, group, kinds, wraps))
    ordered = tuple(sorted(blocks, key=lambda block: block.span))
    return _with_headline(ordered, frozenset(span.start for span, _ in marked))


def _lines(text: str, masked: tuple[Span, ...]) -> list[_Line]:
    found: list[_Line] = []
    at, blank, mask = 0, True, 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        start = at + len(raw) - len(raw.lstrip())
        at += len(raw)
        while mask < len(masked) and masked[mask].end <= start:
            mask += 1
        if not body or (mask < len(masked) and masked[mask].start <= start):
            blank = True
            continue
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        found.append(_Line(start, start + len(body), body, indent, blank))
        blank = False
    return found


def _wraps(lines: list[_Line], words: LineRules) -> list[bool]:
    """For each line whether it carries on the one before because the column was full.

    A line was broken for want of room when the next word would not have fitted the widest line.
    """
    pairs = [n for n in range(1, len(lines)) if not lines[n].after_blank]
    lengths = [lines[n - 1].indent + len(lines[n - 1].text) for n in pairs]
    width = max((length for length in lengths if length <= _WIDEST), default=0)
    wraps = [False] * len(lines)
    if width < _NARROWEST or sum(length > _WIDEST for length in lengths) * 10 > len(pairs):
        return wraps
    tight = [
        n for n, length in zip(pairs, lengths, strict=True) if length + 1 + len(lines[n].text.split(None, 1)[0]) > width
    ]
    going_on = {n for n in pairs if not lines[n - 1].full and _carries_on(lines[n], lines[n - 1], words)}
    carried = any(n in going_on for n in tight)
    if len(tight) * 10 < len(pairs) * 6 or not carried:
        return wraps
    for n in pairs:
        wraps[n] = (n in tight or n in going_on) and lines[n].indent <= lines[n - 1].indent
    return wraps


def _carries_on(line: _Line, before: _Line, words: LineRules) -> bool:
    return line.text[:1].islower() or words.goes_on(before.text)


def _line_kind(lines: list[_Line], wraps: list[bool], n: int, words: LineRules) -> str | None:
    if wraps[n] or (n + 1 < len(lines) and wraps[n + 1]):
        return None  # a piece of a paragraph, whatever its words
    line = lines[n]
    if n and lines[n - 1].text == line.text:
        return "debris"
    if only_clocks(line.text) or only_links(line.text):
        return "debris"
    return words.kind(line.text)


def _joined(lines: list[_Line], wraps: list[bool], kinds: list[str | None], inside: list[int], n: int) -> bool:
    """Whether line ``n`` belongs to the paragraph of the line before it."""
    before, line = lines[n - 1], lines[n]
    if inside[n] >= 0 or inside[n - 1] >= 0:
        return inside[n] == inside[n - 1]
    if wraps[n] and not before.full:
        return True  # what looks like an entry's mark there is a dash, a bracket or the end of a sentence: "62. They"
    if line.after_blank or kinds[n] or kinds[n - 1] or _BULLET.match(line.text):
        return False
    if wraps[n]:
        return True
    if line.indent > before.indent or not before.full:
        return False
    return line.full or len(line.text) > _WIDEST or bool(n + 1 < len(lines) and wraps[n + 1])


def _inside(line: _Line, marked: tuple[tuple[Span, str], ...], starts: list[int]) -> int:
    n = bisect_right(starts, line.start) - 1
    return n if n >= 0 and line.start < marked[n][0].end else -1


def _block(lines: list[_Line], group: list[int], kinds: list[str | None], wraps: list[bool]) -> Block:
    first, last = lines[group[0]], lines[group[-1]]
    span = Span(first.start, last.end)
    breaks = tuple(lines[n].start for n in group[1:] if not wraps[n] and _begins(lines[n], lines[n - 1]))
    kind = kinds[group[0]]
    if kind is not None:
        return Block(span, kind, breaks)
    if len(group) > 1 or not _like_heading(first):
        return Block(span, breaks=breaks)
    return Block(span, "debris" if only_numbers(first.text) else "heading")


def _begins(line: _Line, before: _Line) -> bool:
    """Whether a line that was not wrapped carries on none: mark-up may break one anywhere."""
    return line.after_blank or before.full or not line.text[:1].islower()


def _like_heading(line: _Line) -> bool:
    """One short line that ends no sentence and is no entry of a list."""
    ends = line.text[-1:]
    return (
        not (line.full and ends not in "?!:")
        and ends not in ',"”'
        and len(line.text.split()) <= (_QUESTION_WORDS if ends in "?!:" else _HEADING_WORDS)
        and not _BULLET.match(line.text)
    )


def _with_headline(blocks: tuple[Block, ...], sure: frozenset[int]) -> tuple[Block, ...]:
    """Headings stand above text: what follows the last text block, or stands in a list, is no heading."""
    kept = list(blocks)
    first = next((n for n, block in enumerate(blocks) if block.kind == "text"), -1)
    for n, block in enumerate(blocks):
        if block.kind == "heading" and block.span.start not in sure and not (n < first or _heads(blocks, n)):
            kept[n] = replace(block, kind="text")
    return tuple(kept)


def _heads(blocks: tuple[Block, ...], n: int) -> bool:
    before = next((block for block in reversed(blocks[:n]) if block.kind != "debris"), None)
    following = next((block for block in blocks[n + 1 :] if block.kind != "debris"), None)
    in_list = before is not None and before.kind == "heading"
    return not in_list and following is not None and following.kind in ("text", "caption")


def _trimmed(text: str, span: Span) -> Span:
    part = text[span.start : span.end]
    left = len(part) - len(part.lstrip())
    return Span(span.start + left, span.start + len(part.rstrip()))
