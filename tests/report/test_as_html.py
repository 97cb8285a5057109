"""The page, as text and in a browser: self-contained, hostile text stays text, filters work without a mouse."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from factcheck.report.as_html import link, render
from tests.report.browser import Browser
from tests.report.sample_reports import NASTY, make_empty, make_hostile, make_sample, toll


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
        "Stated values of killed, people, earliest first: 2015-11-19…22: 129 in desk/001.txt; "
        "2015-11-23…24: ≥ 130 in desk/000.txt"
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


SHOWN = "[...document.querySelectorAll('article.card')].filter((card) => !card.hidden).map((card) => card.id).join(' ')"
FOCUS = "document.activeElement.name || document.activeElement.tagName"
SAID = "document.getElementById('shown').textContent"


@pytest.mark.parametrize("make", [make_sample, make_hostile, make_empty], ids=["sample", "hostile", "empty"])
def test_loads_without_a_word_on_the_console_and_asks_for_nothing(make: Callable, browser: Browser) -> None:
    browser.noise.clear()
    browser.load(render(make()))
    assert browser.noise == []


def test_hostile_text_stays_text_in_a_browser(browser: Browser) -> None:
    browser.load(render(make_hostile()))
    assert browser.value("document.scripts.length") == 1
    assert browser.value("document.querySelectorAll('img, iframe, object, embed, link').length") == 0
    assert browser.value("document.body.textContent.split('<script>alert(1)</script>').length") > len(NASTY)


def test_the_policy_holds_in_the_browser(browser: Browser) -> None:
    """Even if escaping failed, a script that is not ours would not run."""
    browser.noise.clear()
    browser.load(render(make_sample()).replace("</h1>", "</h1><script>window.bad = 1</script>"))
    assert browser.value("window.bad === undefined")
    assert any("Content Security Policy" in message for message in browser.noise)


def test_filters_work_from_the_keyboard(browser: Browser) -> None:
    browser.load(render(make_sample()))
    everything = browser.value(SHOWN)
    browser.press("Tab")
    assert browser.value(FOCUS) == "severity"
    browser.press("e")
    assert (browser.value(SHOWN), browser.value(SAID)) == ("77aa01be 5d5d5d5d", "2 of 6 findings")
    browser.press("Tab", "q")
    assert (browser.value(FOCUS), browser.value(SHOWN)) == ("kind", "77aa01be")
    browser.press("Tab", "Tab", "Tab", "Tab", "Tab")
    assert browser.value(FOCUS) == "BUTTON"
    browser.press("Enter")
    browser.value("new Promise((done) => setTimeout(done, 20))")
    assert (browser.value(SHOWN), browser.value(SAID)) == (everything, "6 findings")


@pytest.mark.parametrize(
    ("name", "tabs", "key", "shown"),
    [
        pytest.param("status", 3, "d", "5d5d5d5d", id="status"),
        pytest.param("event", 4, "p", "b7e14c02 0f3a9d11 5d5d5d5d", id="event"),
        pytest.param("source", 5, "ArrowDown", "b7e14c02 0f3a9d11 c0ffee00", id="source, the first"),
        pytest.param("words", 6, "LATER so", "b7e14c02", id="words, in any case"),
    ],
)
def test_each_filter(name: str, tabs: int, key: str, shown: str, browser: Browser) -> None:
    browser.load(render(make_sample()))
    browser.press(*["Tab"] * tabs)
    assert browser.value(FOCUS) == name
    browser.press(*([key] if key.startswith("Arrow") else key))
    assert browser.value(SHOWN) == shown


def test_a_link_to_a_folded_or_filtered_finding_shows_it(browser: Browser) -> None:
    browser.load(render(make_sample()), "#c0ffee00")
    assert browser.value("document.getElementById('c0ffee00').closest('details').open")
    browser.press("Tab")
    browser.load(render(make_sample()))
    browser.press("Tab", "n")
    assert browser.value(SHOWN) == "0f3a9d11"
    browser.value("location.hash = '#b7e14c02'")
    browser.value("new Promise((done) => setTimeout(done, 20))")
    assert "b7e14c02" in browser.value(SHOWN)


@pytest.mark.parametrize("width", [320, 400, 1100])
@pytest.mark.parametrize("make", [make_sample, make_hostile], ids=["sample", "hostile"])
def test_the_page_never_scrolls_sideways(make: Callable, width: int, browser: Browser) -> None:
    browser.load(render(make()))
    browser.send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    assert browser.value("document.documentElement.scrollWidth") <= width
    browser.send("Emulation.clearDeviceMetricsOverride")


def test_folds_open_in_print(browser: Browser) -> None:
    browser.load(render(make_sample()))
    browser.send("Page.printToPDF")
    assert browser.value("[...document.querySelectorAll('details.fold')].every((fold) => fold.open)")


def test_values_that_are_all_the_same_need_no_drawing() -> None:
    same = replace(toll(), members=(toll().members[0], replace(toll().members[0], claim="c9", source="000")))
    assert "<svg" not in render(replace(make_sample(), findings=(same,)))


def test_many_members_in_one_finding() -> None:
    many = replace(toll(), members=toll().members * 40)
    assert render(replace(make_sample(), findings=(many,))).count('<section class="member">') == 80
