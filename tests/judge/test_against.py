"""A draft against its sources: statuses, citations, the draft's own arithmetic, ignore comments."""

import pytest

from factcheck.judge import against
from factcheck.judge.against import ignore_comments
from factcheck.model import Attribution, Extraction, Span, Statement
from tests.judge.factories import RULES, amount, claim, day, fact, figure, matched, source


def checked(draft_amount, *stated, draft_text="The fire killed 41 people.", dates=()):
    draft = source("draft", draft_text)
    mine = figure(draft, "41 people", draft_amount, number="41")
    texts, claims = [], [mine]
    for at, quantity in enumerate(stated):
        text = source(f"s{at}", "Officials gave a toll of 99 people.")
        texts.append(text)
        claims.append(figure(text, "99 people", quantity, number="99", as_of=dates[at] if dates else None))
    return against(draft, matched([fact(*claims)] if stated else [], claims), [draft, *texts], RULES)


@pytest.mark.parametrize(
    ("sources", "status"),
    [
        pytest.param([], "absent", id="no source speaks of it"),
        pytest.param([amount(41)], "stated", id="the same number"),
        pytest.param([amount(41, None)], "stated", id="a hedge alone"),
        pytest.param([amount(40, None)], "allowed", id="above a floor"),
        pytest.param([amount(42, modifiers=("about",))], "allowed", id="as far as it is rounded"),
        pytest.param([amount(45)], "excluded", id="another number"),
        pytest.param([amount(40, None), amount(39)], "mixed", id="allowed by one, excluded by the other"),
        pytest.param([amount(41), amount(39)], "mixed", id="stated by one, excluded by the other"),
    ],
)
def test_status_of_a_figure(sources, status):
    (found,) = checked(amount(41), *sources).claims
    assert found.status == status
    assert found.cited.line == 1


def test_what_a_later_source_overtook_does_not_count_against_a_stated_figure():
    report = checked(amount(41), amount(41), amount(39), dates=(day(7), day(5)))
    (found,) = report.claims
    assert found.status == "stated"
    assert [member.note for member in found.excluded_by] == ["superseded"]
    assert not report.wanting


def test_the_text_names_who_stands_where():
    (found,) = checked(amount(41), amount(40, None), amount(39)).claims
    assert found.text == "99 (s0) allows it; 99 (s1) excludes it; no source states 41"


@pytest.mark.parametrize(
    ("comment", "ignored"),
    [
        pytest.param("<!-- factcheck: ignore excluded the office will correct it -->", True, id="by status"),
        pytest.param("<!-- factcheck: ignore weekday-mismatch not this one -->", False, id="another kind"),
    ],
)
def test_ignore_comments_cover_their_line(comment, ignored):
    report = checked(amount(41), amount(45), draft_text=f"The fire killed 41 people. {comment}")
    assert (report.claims[0].ignored is not None) is ignored
    assert report.wanting is not ignored
    assert (report.unused == ()) is ignored


def test_an_ignore_comment_alone_covers_the_next_line():
    (found,) = ignore_comments("One.\n<!-- factcheck: ignore absent our own count -->\n\nTwo.\n")
    assert (found.kind, found.reason, found.lines) == ("absent", "our own count", (4,))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param("“We will stay open all night,” she said.", "stated", id="the words stand there"),
        pytest.param("“We will close at noon,” she said.", "absent", id="other words"),
    ],
)
def test_quotations(body, status):
    words = "We will stay open all night"
    draft = source("draft", f'"{words}," she said.')
    said = claim(
        draft, Span(0, len(words) + 3), Statement(words, (Span(1, len(words) + 1),), True), Attribution(None, None)
    )
    found = matched([], [])
    from dataclasses import replace

    found = replace(found, extractions=(Extraction("draft", (said,)),))
    (result,) = against(draft, found, [draft, source("s", body)], RULES).claims
    assert result.status == status
    assert len(result.stated_by) == (status == "stated")
