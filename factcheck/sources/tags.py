"""HTML as a stream of tags and text, in linear time on any input; ``html.parser`` is quadratic on broken mark-up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from factcheck.errors import SourceError

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40}+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_LOOKS = re.compile(r"</?[A-Za-z]")
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]{1,100}+)(?:\s{0,20}+=\s{0,20}+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+")
_RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
_LONGEST = 500_000  # characters of one tag; pictures stand inside attributes
_BROKEN = 100  # tags that never end


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag, names in lower case."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """Text with its character references resolved; of a script, as it stands."""

    text: str


def read_tags(markup: str) -> Iterator[Start | End | Words]:
    """The tags and texts of a page in order. Raises ``SourceError`` for mark-up that is broken throughout."""
    at, broken = 0, 0
    while at < len(markup):
        start = markup.find("<", at)
        if start < 0:
            yield Words(unescape(markup[at:]))
            return
        if start > at:
            yield Words(unescape(markup[at:start]))
        if markup.startswith(("<!", "<?"), start):
            at = _after_declaration(markup, start)
            continue
        found = _TAG.match(markup, start, min(len(markup), start + _LONGEST))
        if found is None:
            broken += _LOOKS.match(markup, start) is not None
            if broken > _BROKEN:
                raise SourceError("its mark-up is broken; save the page again, or its article as text")
            yield Words("<")
            at = start + 1
            continue
        at = found.end()
        yield from _tag(found)
        name = found[2].lower()
        if name in _RAW and not found[1]:
            close = _RAW[name].search(markup, at)
            end = close.start() if close else len(markup)
            yield Words(markup[at:end] if name in ("script", "style") else unescape(markup[at:end]))
            at = end


def _after_declaration(markup: str, start: int) -> int:
    """Behind a comment or declaration; the end of the page where it never ends."""
    close = "-->" if markup.startswith("<!--", start) else ">"
    end = markup.find(close, start + 2)
    return len(markup) if end < 0 else end + len(close)


def _tag(found: re.Match[str]) -> Iterator[Start | End]:
    name = found[2].lower()
    if found[1]:
        yield End(name)
        return
    given: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(found[3]):
        given.setdefault(one[1].lower(), unescape(one[2] or one[3] or one[4] or ""))
    yield Start(name, given)
