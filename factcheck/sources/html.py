"""Web pages: the article's text by trafilatura where it is installed, else by tags; dates from mark-up."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from factcheck.errors import SourceError
from factcheck.model import Span
from factcheck.sources.decoding import decode
from factcheck.sources.reading import Reading
from factcheck.sources.tags import End, Start, read_tags
from factcheck.sources.text import parse_day

_DROPPED = frozenset({
    "script", "style", "noscript", "nav", "aside", "footer", "form", "button", "select", "svg", "template", "iframe",
    "object", "video", "audio", "canvas", "dialog",
})  # fmt: skip
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = _HEADINGS | {
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "blockquote",
    "figure", "figcaption", "pre", "address", "hr", "body", "title",
}  # fmt: skip
# What a start tag closes when its end tag was left out (HTML Standard, optional tags).
_CLOSES = {
    "li": frozenset({"p", "li"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "option": frozenset({"option"}),
}
# Parts of class and id names that sites give to what is no part of the article.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|promo|newsletter|share|social|sidebar|cookie|consent|advert|ads?|breadcrumbs?|"
    r"recommended|teaser|paywall|subscribe|menu|navigation|trending|most-read)(?:$|[\s_-])",
    re.IGNORECASE,
)
_META_DAYS = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued",
    "dcterms.created", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DEEPEST = 5_000
_LEAST = 200  # characters; a shorter <article> is a teaser


@dataclass
class _Page:
    """What the parser has met so far."""

    parts: list[tuple[str, str, int]] = field(default_factory=list)  # text, tag, number of the article around it
    meta: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    title: str = ""
    canonical: str | None = None


@dataclass
class _Builder:
    """The page so far, and the tags that are open."""

    page: _Page = field(default_factory=_Page)
    stack: list[tuple[str, bool]] = field(default_factory=list)  # whether each began something dropped
    dropped: int = 0
    articles: list[int] = field(default_factory=list)
    count: int = 0
    text: list[str] = field(default_factory=list)
    script: list[str] | None = None

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        self._note(tag, given)
        if tag in _BREAKS or tag == "br":
            self.flush()
        if tag in ("td", "th") and self.text:
            self.text.append(" | ")
        if tag in _VOID:
            return
        closes = _CLOSES.get(tag) or (frozenset({"p"}) if tag in _BREAKS else frozenset())
        while self.stack and self.stack[-1][0] in closes:
            self.dropped -= self.stack.pop()[1]
        if len(self.stack) >= _DEEPEST:
            raise SourceError(f"its tags are nested more than {_DEEPEST} deep; save the page again, or as text")
        drops = tag in _DROPPED or _is_furniture(tag, given)
        self.stack.append((tag, drops))
        self.dropped += drops
        if tag in ("article", "main"):
            self.count += 1
            self.articles.append(self.count)

    def end(self, tag: str) -> None:
        if tag in _BREAKS:
            self.flush()
        if tag == "script" and self.script is not None:
            self.page.scripts.append("".join(self.script))
            self.script = None
        recent = self.stack[-50:]
        if not any(name == tag for name, _ in recent):
            return  # closes nothing near: a stray tag
        while self.stack:
            name, drops = self.stack.pop()
            self.dropped -= drops
            if name in ("article", "main") and self.articles:
                self.articles.pop()
            if name == tag:
                return

    def words(self, data: str) -> None:
        if self.script is not None:
            self.script.append(data)
        elif self.stack and self.stack[-1][0] == "title" and not self.page.title:
            self.page.title = " ".join(data.split())
        elif not self.dropped:
            self.text.append(data)

    def _note(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name and given.get("content"):
                self.page.meta.setdefault(name, given["content"].strip())
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.page.canonical = given.get("href") or None
        elif tag == "script" and given.get("type", "").lower().strip() == "application/ld+json":
            self.script = []
        elif tag == "time" and given.get("itemprop", "").lower() == "datepublished" and given.get("datetime"):
            self.page.meta.setdefault("datepublished", given["datetime"])

    def flush(self) -> None:
        if self.dropped:
            return  # what stands before the dropped part waits for its own end
        words = " ".join("".join(self.text).split()).strip("| ")
        self.text = []
        if words:
            tag = next(
                (name for name, _ in reversed(self.stack[-6:]) if name in _HEADINGS or name == "figcaption"), "p"
            )
            self.page.parts.append((words, tag, self.articles[0] if self.articles else 0))


def _is_furniture(tag: str, given: Mapping[str, str]) -> bool:
    if tag in ("body", "html", "article", "main"):
        return False
    role = given.get("role", "").lower()
    hidden = "hidden" in given or given.get("aria-hidden") == "true"
    named = _FURNITURE.search(f"{given.get('class', '')} {given.get('id', '')}"[:400])
    return hidden or role in ("navigation", "complementary", "contentinfo", "search", "dialog") or named is not None


def read_html(data: bytes, _name: str) -> tuple[Reading, ...]:
    """The article in a page, a paragraph to a block. Raises ``SourceError`` for a page without any text."""
    declared = _CHARSET.search(data[:4096])
    markup, notes = decode(data, declared[1].decode("ascii") if declared else None)
    page = _parsed(markup)
    text, marked = _by_library(markup) or _by_tags(page)
    if not text:
        raise SourceError("no text was found in this page; save the article as text")
    linked = list(_linked(page.scripts))
    day, by = _published(page, linked)
    return (
        Reading(
            text,
            title=page.meta.get("og:title") or _text(linked, "headline") or page.title or None,
            outlet=page.meta.get("og:site_name") or _name_of(linked, "publisher"),
            url=_web(page.canonical) or _web(page.meta.get("og:url")),
            published=day,
            published_by=by,
            notes=notes,
            marked=marked,
        ),
    )


def _parsed(markup: str) -> _Page:
    builder = _Builder()
    for token in read_tags(markup):
        if isinstance(token, Start):
            builder.start(token.name, token.attributes)
        elif isinstance(token, End):
            builder.end(token.name)
        else:
            builder.words(token.text)
    builder.flush()
    return builder.page


def _by_library(markup: str) -> tuple[str, tuple[tuple[Span, str], ...]] | None:
    try:
        from trafilatura import extract
    except ImportError:
        return None
    found = extract(markup, favor_precision=True, include_comments=False, include_tables=True)
    lines = [line.strip() for line in (found or "").splitlines() if line.strip()]
    return ("\n\n".join(lines), ()) if lines else None


def _by_tags(page: _Page) -> tuple[str, tuple[tuple[Span, str], ...]]:
    """The longest article where the page has one, else all that is no navigation."""
    sizes: dict[int, int] = {}
    for words, _, article in page.parts:
        sizes[article] = sizes.get(article, 0) + len(words)
    best = max((number for number in sizes if number), key=lambda number: (sizes[number], -number), default=0)
    chosen = best if sizes.get(best, 0) >= _LEAST else None
    pieces, marked, at = [], [], 0
    for words, tag, article in page.parts:
        if chosen is not None and article != chosen:
            continue
        if tag != "p":
            marked.append((Span(at, at + len(words)), "caption" if tag == "figcaption" else "heading"))
        pieces.append(words)
        at += len(words) + 2
    return "\n\n".join(pieces), tuple(marked)


def _published(page: _Page, linked: list[Mapping[str, Any]]) -> tuple[date | None, str | None]:
    stated = [("json-ld datePublished", _text(linked, "datePublished"))]
    stated += [(f"meta {name}", page.meta.get(name)) for name in _META_DAYS]
    for where, value in stated:
        day = parse_day(value) if value else None
        if day is not None:
            return day, where
    return None, None


def _linked(scripts: list[str]) -> Iterator[Mapping[str, Any]]:
    """The things that JSON-LD describes, those inside ``@graph`` and lists too."""
    for script in scripts[:20]:
        try:
            waiting = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        for _ in range(200):
            if not waiting:
                break
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting += thing[:50]
            elif isinstance(thing, dict):
                yield thing
                waiting.append(thing.get("@graph"))


def _text(linked: list[Mapping[str, Any]], key: str) -> str | None:
    return next(
        (thing[key].strip() for thing in linked if isinstance(thing.get(key), str) and thing[key].strip()), None
    )


def _name_of(linked: list[Mapping[str, Any]], key: str) -> str | None:
    holders = [thing[key] for thing in linked if isinstance(thing.get(key), dict)]
    return _text(holders, "name")


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("https://", "http://")) else None
