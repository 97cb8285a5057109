"""Subtitles (WebVTT, SubRip): what is spoken, without numbers and clocks, a paragraph ending where a sentence does."""

import re

from factcheck.errors import SourceError
from factcheck.sources.decoding import decode
from factcheck.sources.reading import Reading

_CLOCKS = re.compile(r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}\s{0,3}-->")
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,60})?\s([^>\n]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z\d][^>\n]{0,200}>|\{\\[^}\n]{0,80}\}")
_ENDS = re.compile(r"[.!?…][\"'”’)]{0,3}$")


def read_subtitles(data: bytes, _name: str) -> tuple[Reading, ...]:
    """The spoken text; a named voice begins a paragraph. Raises ``SourceError`` where there are no cues."""
    text, notes = decode(data)
    paragraphs: list[list[str]] = [[]]
    for cue in _cues(text):
        voice = _VOICE.search(cue)
        words = " ".join(_TAG.sub("", cue).split())
        if not words:
            continue
        if voice and paragraphs[-1]:
            paragraphs.append([])
        paragraphs[-1].append(f"{voice[1].strip()}: {words}" if voice else words)
        if _ENDS.search(words):
            paragraphs.append([])
    spoken = "\n\n".join(" ".join(words) for words in paragraphs if words)
    if not spoken:
        raise SourceError("no subtitles were found in it")
    return (Reading(spoken, notes=notes),)


def _cues(text: str) -> list[str]:
    """The words of each cue: the lines between one with clocks and the next blank line."""
    cues: list[list[str]] = []
    inside = False
    for line in text.splitlines():
        if _CLOCKS.match(line.strip()):
            cues.append([])
            inside = True
        elif not line.strip():
            inside = False
        elif inside:
            cues[-1].append(line.strip())
    return [" ".join(lines) for lines in cues]
