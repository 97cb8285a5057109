"""Who stands behind a source: copies, agency credits and declared origins, joined into origins O1, O2, …

A paragraph is a near-copy when it shares a run of words with another source's paragraph and most of
its letters in order (rapidfuzz's normalised indel similarity).
"""

import re
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import combinations, pairwise
from zlib import crc32

from rapidfuzz import fuzz

from factcheck.model import Block, Source, Span
from factcheck.rules import Rules

_WORD = re.compile(r"\w+")
_RUN = 6  # words that two texts must share in a row before they are compared
_LEAST = 12  # words: a shorter paragraph may be alike by chance
_ALIKE = 85.0  # of 100
_COPIED = 0.5  # share of the shorter source's prose that makes it a copy
_COMMON = 20  # sources that share a run: more are compared each with the next, and not all with all
_MARKS = 8  # runs of a paragraph that are looked up


def origins_of(sources: Sequence[Source], rules: Rules) -> dict[str, str]:
    """Source id -> origin. Sources of one origin share its name; names count up in the order of sources."""
    parent = {source.id: source.id for source in sources}
    for one, two in (*_declared(sources), *_credited(sources, rules), *_copies(sources)):
        _join(parent, one, two)
    named: dict[str, str] = {}
    return {source.id: named.setdefault(_root(parent, source.id), f"O{len(named) + 1}") for source in sources}


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], one: str, two: str) -> None:
    first, second = sorted((_root(parent, one), _root(parent, two)))
    parent[second] = first


def _declared(sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """Sources that name one origin in ``sources.toml``, or that are another's origin."""
    groups: dict[str, str] = {}
    for source in sources:
        if source.origin:
            yield groups.setdefault(source.origin.casefold(), source.id), source.id
    for source in sources:
        if source.outlet and source.outlet.casefold() in groups:
            yield groups[source.outlet.casefold()], source.id


def _credited(sources: Sequence[Source], rules: Rules) -> Iterator[tuple[str, str]]:
    """Sources whose whole text an agency is credited with."""
    first: dict[str, str] = {}
    for source in sources:
        agency = credit(source, rules)
        if agency:
            yield first.setdefault(agency, source.id), source.id


def credit(source: Source, rules: Rules) -> str | None:
    """The agency that a source's text is credited to: in its dateline, or in brackets at its end."""
    names = _agencies(rules)
    found = [name for line in _edges(source) for name in _bracketed(line)]
    known = [names.get(name.casefold()) or _initials(name) for name in found]
    return next((name for name in known if name), None)


def _agencies(rules: Rules) -> dict[str, str]:
    return {
        form.casefold(): str(rule.get("name"))
        for rule in rules.of("credit")
        for form in (str(rule.get("name")), *rule.words("names"))
    }


def _edges(source: Source) -> Iterator[str]:
    """The opening of the first paragraph of prose, and the short lines at either end."""
    lines = [line.strip() for line in source.text.splitlines() if line.strip()]
    for line in lines[:4]:
        yield line[:120]
    for line in lines[-4:]:
        if len(line) <= 60:
            yield line


def _bracketed(line: str) -> Iterator[str]:
    """Names in brackets that close a dateline or stand alone: "HALVIK, June 5 (NPA) -", "(NPA)"."""
    for match in re.finditer(r"\(([^()\n]{2,40})\)", line):
        behind, before = line[match.end() :].lstrip(), line[: match.start()].strip()
        if (not behind and not before) or (behind[:1] in ("-", "–", "—", "―") and len(before) <= 80):
            yield match.group(1).strip()


def _initials(name: str) -> str | None:
    """An agency nobody listed: two to five capitals."""
    return name if re.fullmatch(r"[A-Z]{2,5}", name) else None


def _copies(sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """Pairs of sources of which the shorter one is mostly paragraphs of the other."""
    prose = {source.id: list(_paragraphs(source)) for source in sources}
    for one, two in _candidates(prose):
        shorter, longer = sorted((one, two), key=lambda key: (sum(map(len, prose[key])), key))
        if share_copied(prose[shorter], prose[longer]) >= _COPIED:
            yield one, two


def _paragraphs(source: Source) -> Iterator[tuple[str, ...]]:
    for block in source.blocks or (Block(Span(0, len(source.text))),):
        if block.kind in ("text", "caption"):
            words = tuple(_WORD.findall(source.text[block.span.start : block.span.end].casefold()))
            if len(words) >= _LEAST:
                yield words


def _candidates(prose: dict[str, list[tuple[str, ...]]]) -> list[tuple[str, str]]:
    """Pairs of sources that share a run of words; of many that share one, each with the next."""
    holders: dict[int, list[str]] = {}
    for key, paragraphs in prose.items():
        for run in dict.fromkeys(run for words in paragraphs for run in _marks(words)):
            holders.setdefault(run, []).append(key)
    pairs: set[tuple[str, str]] = set()
    for held in holders.values():
        close = len(held) <= _COMMON
        pairs.update(combinations(sorted(held), 2) if close else pairwise(sorted(held)))
    return sorted(pairs)


def _marks(words: tuple[str, ...]) -> list[int]:
    """The lowest checksums of a paragraph's runs: few enough for large corpora, and the same in a near-copy."""
    return nsmallest(_MARKS, {crc32(" ".join(run).encode()) for run in _runs(words)})


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for at in range(len(words) - _RUN + 1):
        yield words[at : at + _RUN]


def share_copied(shorter: Sequence[tuple[str, ...]], longer: Sequence[tuple[str, ...]]) -> float:
    """The share of words of ``shorter`` that stand in paragraphs which ``longer`` has almost word for word."""
    runs = [set(_runs(words)) for words in longer]
    texts = [" ".join(words) for words in longer]
    total = copied = 0
    for words in shorter:
        total += len(words)
        mine, text = set(_runs(words)), " ".join(words)
        if any(
            mine & runs[at] and fuzz.ratio(text, other, score_cutoff=_ALIKE) >= _ALIKE for at, other in enumerate(texts)
        ):
            copied += len(words)
    return copied / total if total else 0.0
