import re
from collections.abc import Callable

import pytest

from factcheck.model import Report
from factcheck.report.as_markdown import code, escape, opened, render
from tests.report.sample_reports import make_hostile, make_sample


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("a | b", r"a \| b", id="a pipe would end the cell"),
        pytest.param("<script>", "&lt;script&gt;", id="a tag"),
        pytest.param("[a](b)", r"\[a\](b)", id="a link"),
        pytest.param("![a](b)", r"!\[a\](b)", id="an image loads from afar"),
        pytest.param("*b* _i_ ~s~", r"\*b\* \_i\_ \~s\~", id="emphasis"),
        pytest.param("@team", "@\u200bteam", id="a mention"),
        pytest.param("#12", "#\u200b12", id="an issue"),
        pytest.param("GH-12", "GH-\u200b12", id="an issue by its other name"),
        pytest.param("https://x.example", "https:\u200b//x.example", id="a bare link"),
        pytest.param("www.x.example", "www.\u200bx.example", id="a bare link without its scheme"),
        pytest.param(":tada:", ":\u200btada:", id="an emoji"),
        pytest.param("12:30:00", "12:30:00", id="a clock time is no emoji"),
        pytest.param("$1 and $2", "<span>$</span>1 and <span>$</span>2", id="money is no mathematics"),
        pytest.param("R&amp;D", "R&amp;amp;D", id="an entity is shown as written"),
        pytest.param("a\nb", "a b", id="one line"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("129. is", r"129\. is", id="no numbered list"),
        pytest.param("- x", r"\- x", id="no list"),
        pytest.param("=== x", r"\=== x", id="no heading above"),
        pytest.param("# x", "#\u200b x", id="no heading"),
        pytest.param("129 is below 130", "129 is below 130", id="a plain sentence"),
    ],
)
def test_first_on_a_line(text: str, written: str) -> None:
    assert opened(text) == written


@pytest.mark.parametrize("text", ["plain", "a`b", "``", "`", "@team #12", "a|b"])
def test_code_span_fences_are_longer_than_what_they_hold(text: str) -> None:
    span = code(text)
    fence = re.match("`+", span)[0]  # type: ignore[index]
    inner = span.removeprefix(fence).removesuffix(fence)
    assert not re.search(f"(?<!`){fence}(?!`)", inner)
    assert inner.strip().replace("\\|", "|") == text.strip()


@pytest.mark.parametrize("make", [make_sample, make_hostile], ids=["sample", "hostile"])
def test_tables_keep_their_columns(make: Callable[[], Report]) -> None:
    tables = re.findall(r"(?:^\|.*\n)+", render(make()), re.MULTILINE)
    assert len(tables) == len([finding for finding in make().findings if finding.kind != "agreement"])
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1, table


def test_a_column_that_nobody_fills_is_left_out() -> None:
    text = render(make_sample())
    assert "| who says it | where | quoted |\n| --- | --- | --- |\n| Karim Osei |" in text
    assert "| value | where | quoted |\n" in text


@pytest.mark.parametrize("make", [make_sample, make_hostile], ids=["sample", "hostile"])
def test_a_markdown_reader_finds_nothing_live(make: Callable[[], Report]) -> None:
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = reader.parse(render(make()))
    tokens = [token for block in blocks for token in (block, *(block.children or ()))]
    html = {token.content.strip() for token in tokens if token.type in ("html_inline", "html_block")}
    assert {re.sub(r"\d+ (agreement|figure)s?", "", text) for text in html} <= {
        "<span>", "</span>", "<details><summary></summary>", "<details><summary> not compared</summary>", "</details>",
    }  # fmt: skip
    assert not {token.type for token in tokens} & {"link_open", "image", "em_open", "s_open", "ordered_list_open"}
    words = "".join(token.content for token in tokens if token.type == "text")
    assert not re.search(r"@(?!\u200b)|#(?!\u200b)|:(?=//)", words)


def test_agreements_and_not_compared_are_folded() -> None:
    text = render(make_sample())
    assert "<details><summary>1 agreement</summary>\n\n* date, meeting" in text
    assert "<details><summary>1 figure not compared</summary>\n\n* `desk/001.txt:23` 30,000 fighters: no other" in text
