"""Formats other than plain text: what is read, what is left out, what is refused."""

import contextlib
import io
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from factcheck import rules as rulebook
from factcheck.errors import SourceError
from factcheck.model import Source
from factcheck.sources import READERS, load_sources, read_one
from factcheck.sources.pdf import join_pages

RULES = rulebook.load()
LONG = "The river rose by two metres in Osel on Monday and killed 12 people, the water office said. " * 3


def read(content: bytes | str, name: str) -> Source:
    data = content.encode() if isinstance(content, str) else content
    return read_one(data, name, RULES)[0]


def words(source: Source, kind: str = "text") -> list[str]:
    return [source.text[block.span.start : block.span.end] for block in source.blocks if block.kind == kind]


PAGE = f"""<!doctype html><html><head><meta charset=utf-8><title>Flood | Osel Post</title>
<meta property="og:title" content="Flood kills 12"><meta property="og:site_name" content="Osel Post">
<link rel=canonical href="https://example.org/flood">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2015-11-24T18:20:00+01:00"}}]}}</script>
</head><body><nav><ul><li>Storm kills 50</ul></nav>
<article><h1>Flood kills 12</h1><p>{LONG}<p>A second paragraph has no end tag.
<figure><img src=a.png><figcaption>Osel, Nov. 23, 2015</figcaption></figure>
<table><tr><td>Dead<td>12<tr><td>Missing<td>7</table>
<aside>Fire kills 99</aside><div class="related-links">Quake kills 300</div><script>var dead = 1000</script></article>
<article><p>Teaser: 41 hurt</article><footer>Call 555 1234</footer></body></html>"""


@pytest.fixture(autouse=True)
def _by_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fallback is what these tests are about; the library's choices are its own."""
    monkeypatch.setattr("factcheck.sources.html._by_library", lambda _markup: None)


def test_a_page_gives_its_article_alone() -> None:
    source = read(PAGE, "a.html")
    for figure in ("50", "99", "300", "1000", "41", "555"):
        assert figure not in source.text
    assert words(source)[:2] == [LONG.strip(), "A second paragraph has no end tag."]
    assert words(source, "heading")[0] == "Flood kills 12"
    assert words(source, "caption") == ["Osel, Nov. 23, 2015"]
    assert "Dead | 12\n\nMissing | 7" in source.text


def test_a_page_tells_its_day_and_outlet() -> None:
    source = read(PAGE, "a.html")
    assert (source.published, source.published_by) == (date(2015, 11, 24), "json-ld datePublished")
    assert (source.title, source.outlet, source.url) == ("Flood kills 12", "Osel Post", "https://example.org/flood")


@pytest.mark.parametrize(
    ("head", "day", "by"),
    [
        pytest.param(
            '<meta property="article:published_time" content="2015-11-24T01:00Z">',
            date(2015, 11, 24),
            "meta article:published_time",
            id="meta",
        ),
        pytest.param('<meta name="date" content="soon">', None, None, id="no day"),
        pytest.param(
            '<script type="application/ld+json">{broken</script><meta name="date" content="2015-11-24">',
            date(2015, 11, 24),
            "meta date",
            id="broken JSON-LD",
        ),
        pytest.param(f'<script type="application/ld+json">{"[" * 100_000}</script>', None, None, id="deep JSON-LD"),
    ],
)
def test_days_of_pages(head: str, day: date | None, by: str | None) -> None:
    source = read(f"<html><head>{head}</head><body><p>{LONG}</p></body></html>", "a.html")
    assert (source.published, source.published_by) == (day, by)


def test_declared_encodings_hold() -> None:
    page = f'<meta charset="windows-1251"><p>{LONG} Привет</p>'.encode("cp1251")
    assert "Привет" in read(page, "a.html").text


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 200_000, id="deep nesting"),
        pytest.param("<html><body><nav>Home</nav></body></html>", id="no text"),
    ],
)
def test_unreadable_pages_are_refused_with_a_reason(markup: str) -> None:
    with pytest.raises(SourceError, match="text"):
        read(markup, "a.html")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<p>12 dead" * 50_000, id="unclosed paragraphs"),
        pytest.param("<p>a</p>" + "</b>" * 200_000, id="stray end tags"),
        pytest.param("<p>a " + "&" * 200_000, id="ampersands"),
        pytest.param("<li><p>x" * 50_000, id="unclosed entries"),
    ],
)
def test_long_pages_take_linear_time(markup: str) -> None:
    start = time.process_time()
    read(markup, "a.html")
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<![CDATA[", "<a ", "<?", "</", "<!DOCTYPE ", "<script>", "&#", '<p x="', "<p x='a' ", "<p a="],
)
def test_broken_mark_up_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    with contextlib.suppress(SourceError):
        read("<p>It killed 12." + piece * 60_000, "a.html")
    assert time.process_time() - start < 2


def test_mail() -> None:
    mail = (
        "From: Ana Lund <a@example.org>\r\nSubject: Toll\r\nDate: Tue, 24 Nov 2015 18:20:00 +0100\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\nWe now count 12 dead.\r\n\r\n> You said 50.\r\n> Really?\r\n"
    )
    source = read(mail, "a.eml")
    assert (source.title, source.published, source.published_by) == ("Toll", date(2015, 11, 24), "Date header")
    assert words(source) == ["We now count 12 dead."]
    assert words(source, "debris") == ["> You said 50.\r\n> Really?"]


def test_mail_with_a_page_inside() -> None:
    source = read(f"Subject: x\r\nContent-Type: text/html\r\n\r\n<p>{LONG}</p>", "a.eml")
    assert words(source) == [LONG.strip()]
    assert source.published is None


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **more: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in more.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_word_reads_as_with_all_changes_accepted() -> None:
    gone = f"<w:del><w:r><w:delText>50</w:delText></w:r></w:del><w:moveFrom>{run('99')}</w:moveFrom>"
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + run("Toll") + "</w:p>"
        f"<w:p>{run('Rescuers found ')}<w:ins>{run('15')}</w:ins>{gone}{run(' survivors.')}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('Dead')}</w:p></w:tc><w:tc><w:p>{run('12')}</w:p></w:tc></w:tr></w:tbl>"
    )
    source = read(docx(body), "a.docx")
    assert source.text == "Toll\n\nRescuers found 15 survivors.\n\nDead | 12"
    assert words(source, "heading") == ["Toll"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"PK no archive", "no Word document", id="no archive"),
        pytest.param(docx("<w:p>" + run("0" * 30_000_000) + "</w:p>"), "far more than its size", id="bomb"),
        pytest.param(docx("<w:p>"), "broken", id="broken XML"),
    ],
)
def test_unsafe_word_files_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(content, "a.docx")


def test_word_files_with_entities_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]><x>&a;</x>')
    with pytest.raises(SourceError, match="entities"):
        read(buffer.getvalue(), "a.docx")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(
            "a.vtt",
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Ana Lund>We count\n12 dead.\n\n00:04.000 --> 00:06.000\n<v Jon>No.\n",
            id="WebVTT",
        ),
        pytest.param(
            "a.srt",
            "1\r\n00:00:01,000 --> 00:00:03,000\r\nAna Lund: We count\r\n<i>12 dead.</i>\r\n\r\n2\r\n"
            "00:00:04,000 --> 00:00:06,000\r\nJon: No.\r\n",
            id="SubRip",
        ),
    ],
)
def test_subtitles(name: str, content: str) -> None:
    assert read(content, name).text == "Ana Lund: We count 12 dead.\n\nJon: No."


def test_records_are_sources_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "wires.jsonl").write_text(
        '{"text": "It killed 12.", "outlet": "NPA", "date": "2015-11-24"}\n{broken\n' + "[" * 200_000 + "\n"
        '{"body": "It killed 13."}\n'
    )
    (tmp_path / "posts.csv").write_text('Title,Text\nToll,"It killed 14,\nthey said."\nEmpty,\n')
    sources = load_sources([str(tmp_path)], RULES).sources
    assert [(source.id, source.text) for source in sources] == [
        ("posts#1", "It killed 14,\nthey said."),
        ("wires#1", "It killed 12."),
        ("wires#2", "It killed 13."),
    ]
    assert sources[1].outlet == "NPA"
    assert sources[1].published == date(2015, 11, 24)
    assert "line 2, 3" in " ".join(sources[1].notes)
    assert sources[0].title == "Toll"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.jsonl", '{"number": 1e999}\n', id="no text field"),
        pytest.param("a.csv", "a,b\n1,2\n", id="no text column"),
        pytest.param("a.vtt", "WEBVTT\n", id="no cues"),
        pytest.param("a.eml", "Content-Type: image/png\n\n00", id="no body"),
        pytest.param("a.pdf", "%PDF-no", id="no PDF"),
    ],
)
def test_files_without_text_are_refused(name: str, content: str) -> None:
    with pytest.raises(SourceError):
        read(content, name)


def test_running_heads_of_pages_go() -> None:
    pages = [f"Osel Report\r\nPage text {number} con\ufffe\r\ntinues here." for number in range(1, 5)]
    assert join_pages(pages).splitlines()[0] == "Page text 1 continues here."
    assert "Osel Report" not in join_pages(pages)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_blocks_cover_what_any_reader_gives(suffix: str) -> None:
    contents = {
        ".html": PAGE,
        ".htm": PAGE,
        ".eml": f"Subject: x\n\n{LONG}",
        ".docx": docx(f"<w:p>{run(LONG)}</w:p>"),
        ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nIt killed 12.\n",
        ".srt": "1\n00:00:01,000 --> 00:00:02,000\nIt killed 12.\n",
        ".jsonl": '{"text": "It killed 12."}\n',
        ".csv": "text\nIt killed 12.\n",
    }
    if suffix == ".pdf":
        pytest.importorskip("pypdfium2", reason="PDF is an extra")
        pytest.skip("no PDF is written here; join_pages is tested above")
    source = read(contents.get(suffix, LONG), f"a{suffix}")
    covered = {n for block in source.blocks for n in range(block.span.start, block.span.end)}
    assert all(char.isspace() for n, char in enumerate(source.text) if n not in covered)
    assert any(block.kind == "text" for block in source.blocks)
