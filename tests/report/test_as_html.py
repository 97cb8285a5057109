"""The page, as text and in a browser: self-contained, hostile text stays text, filters work without a mouse."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from factcheck.report.as_html import link, render
from tests.report.sample_reports import NASTY, make_empty, make_hostile, make_sample, toll

Browse = Callable[..., tuple[str, str]]
# Runs before the page's own script is looked at: presses keys as a person without a mouse would.
DRIVE = """
(() => {
  const out = [];
  const cards = () => [...document.querySelectorAll("article.card")].filter((card) => !card.hidden).map((card) => card.id);
  const choose = (name, value) => {
    const control = document.querySelector(`[name=${name}]`);
    control.focus();
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    out.push(`${name}=${value}: ${document.activeElement === control} ${cards().join(" ")} / ${document.getElementById("shown").textContent}`);
  };
  choose("severity", "error");
  choose("kind", "quote-altered");
  document.querySelector("button[type=reset]").click();
  setTimeout(() => {
    out.push(`reset: ${cards().length}`);
    choose("source", "2");
    choose("source", "");
    choose("words", "LATER source");
    choose("words", "");
    choose("status", "decided");
    document.body.dataset.log = out.join("\\n");
  });
})();
"""


class Tags(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("make", [make_sample, make_hostile, make_empty], ids=["sample", "hostile", "empty"])
def test_nothing_is_loaded_and_nothing_foreign_runs(make: Callable) -> None:
    tags = Tags(render(make())).found
    assert [tag for tag, _ in tags].count("script") == 1
    assert not [tag for tag, _ in tags if tag in ("img", "iframe", "link", "object", "embed", "base")]
    for _, attributes in tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")]
        assert re.match(r"(#|https?://)", attributes.get("href") or "#")


def test_policy_allows_exactly_our_style_and_script() -> None:
    policy = next(
        attributes["content"] for tag, attributes in Tags(render(make_sample())).found if "http-equiv" in attributes
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_every_finding_has_a_link() -> None:
    tags = Tags(render(make_sample())).found
    names = {attributes["id"] for _, attributes in tags if "id" in attributes}
    links = {(attributes.get("href") or "")[1:] for tag, attributes in tags if tag == "a"}
    assert {finding.id for finding in make_sample().findings} <= names & links


def test_quotation_stands_marked_in_its_sentence() -> None:
    assert "<blockquote>The shootings <mark>killed 129 people</mark> and hurt many more.</blockquote>" in render(
        make_sample()
    )


def test_drawing_has_words_for_those_who_do_not_see_it() -> None:
    labels = [
        attributes["aria-label"]
        for tag, attributes in Tags(render(make_sample())).found
        if attributes.get("role") == "img"
    ]
    assert labels[0] == (
        "Stated values of killed, people, earliest first: 2015-11-19…22 129 in desk/001.txt; "
        "2015-11-23…24 ≥ 130 in desk/000.txt"
    )


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        pytest.param("https://x.example/a", True, id="a web address"),
        pytest.param("HTTP://x.example", True, id="in capitals"),
        pytest.param("javascript:alert(1)", False, id="a script"),
        pytest.param("\x01javascript:alert(1)//https://x", False, id="a script in disguise"),
        pytest.param("data:text/html,x", False, id="a document in an address"),
        pytest.param("https://x.example/ y", False, id="more than an address"),
        pytest.param(None, False, id="none"),
    ],
)
def test_links(url: str | None, followed: bool) -> None:
    source = replace(make_sample().sources[0], url=url)
    assert link(source) == (url if followed else "")


def test_loads_in_a_browser_without_a_word_on_the_console(browse: Browse) -> None:
    for report in (make_sample(), make_hostile(), make_empty()):
        page, console = browse(render(report))
        assert console == ""
        assert "alert(1)</script>" not in page.replace("&lt;/script", "")


def test_hostile_text_stays_text_in_a_browser(browse: Browse) -> None:
    page, _ = browse(render(make_hostile()))
    tags = Tags(page).found
    assert [tag for tag, _ in tags].count("script") == 1
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") > len(NASTY)


def test_filters_work_from_the_keyboard(browse: Browse) -> None:
    html = render(make_sample())
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    page, console = browse(policy.sub("", html).replace("</body>", f"<script>{DRIVE}</script></body>"))
    assert console == ""
    log = next(attributes["data-log"] for tag, attributes in Tags(page).found if tag == "body")
    assert log is not None
    assert log.splitlines() == [
        "severity=error: true 77aa01be 5d5d5d5d / 2 of 6 findings",
        "kind=quote-altered: true 77aa01be / 1 of 6 findings",
        "reset: 6",
        "source=2: true 77aa01be 0f3a9d11 5d5d5d5d 6e6e6e6e / 4 of 6 findings",
        "source=: true 77aa01be b7e14c02 0f3a9d11 5d5d5d5d 6e6e6e6e c0ffee00 / 6 findings",
        "words=LATER source: true b7e14c02 / 1 of 6 findings",
        "words=: true 77aa01be b7e14c02 0f3a9d11 5d5d5d5d 6e6e6e6e c0ffee00 / 6 findings",
        "status=decided: true 5d5d5d5d / 1 of 6 findings",
    ]


def test_a_link_to_a_folded_finding_unfolds_it(browse: Browse) -> None:
    html = render(make_sample())
    folded = "<summary>1 agreement</summary>"
    assert f'<details class="fold">{folded}' in html
    page, _ = browse(html, "#c0ffee00")
    assert f'<details class="fold" open="">{folded}' in page


def test_many_members_in_one_finding() -> None:
    many = replace(toll(), members=toll().members * 40)
    assert render(replace(make_sample(), findings=(many,))).count('<section class="member">') == 80
