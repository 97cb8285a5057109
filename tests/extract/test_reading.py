"""The door of extraction: everything one source says, from its own words alone, with exact offsets."""

import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.extract import extract_claims, extract_many, model_name
from factcheck.model import Claim, Extraction, Measurement, Source, Span
from factcheck.rules import load
from factcheck.sources.blocks import split_blocks

RULES = load()
STORY = """OSEL, March 4, 2021 (NPA) - A fire in a net loft killed 12 people and injured 30 on Tuesday, police said.

"We could not reach the second floor," fire chief Ann Berg, 52, said.

Berg denied that 40 people had been in the loft. The first tender came within nine minutes.
"""


def source(text: str, key: str = "a") -> Source:
    return Source(key, f"{key}.txt", text, "", split_blocks(text, RULES))


def read(text: str) -> Extraction:
    return extract_claims(source(text), RULES)


@pytest.fixture(scope="module")
def story() -> Extraction:
    return read(STORY)


def words(claim: Claim, text: str = STORY) -> str:
    return text[claim.span.start : claim.span.end]


def figures(extraction: Extraction, text: str = STORY) -> dict[str, Claim]:
    return {words(claim, text): claim for claim in extraction.claims if isinstance(claim.content, Measurement)}


def test_figures_dates_and_quotations_of_one_story(story: Extraction) -> None:
    assert {claim.kind for claim in story.claims} >= {"quantity", "date", "quotation"}
    assert any(text.startswith("12") for text in figures(story))


def test_claims_come_in_text_order(story: Extraction) -> None:
    assert list(story.claims) == sorted(story.claims, key=lambda claim: (claim.span, claim.kind))


def test_each_claim_lies_in_its_sentence_and_each_sentence_in_the_text(story: Extraction) -> None:
    for claim in story.claims:
        assert claim.source == "a"
        assert claim.span.end <= len(STORY)
        if isinstance(claim.content, Measurement):
            assert claim.sentence.holds(claim.span)
            assert claim.sentence in story.sentences
            assert claim.span.holds(claim.content.quantity.number)


def test_sentences_do_not_overlap(story: Extraction) -> None:
    assert all(one.end <= two.start for one, two in zip(story.sentences, story.sentences[1:], strict=False))


def test_a_figure_is_attributed_to_whoever_is_said_to_say_it(story: Extraction) -> None:
    (toll,) = [claim for text, claim in figures(story).items() if text.startswith("12")]
    assert toll.attribution is not None
    assert toll.attribution.name == "police"


def test_a_figure_that_somebody_denies_is_negated(story: Extraction) -> None:
    (denied,) = [claim for text, claim in figures(story).items() if text.startswith("40")]
    assert denied.context.negated
    (toll,) = [claim for text, claim in figures(story).items() if text.startswith("12")]
    assert not toll.context.negated


def test_days_are_no_names(story: Extraction) -> None:
    assert {name.full for name in story.names}.isdisjoint({"Tuesday", "March"})
    assert "Ann Berg" in {name.full for name in story.names}


def test_a_batch_reads_each_source_as_it_reads_it_alone(story: Extraction) -> None:
    other = source("NPA - Two tugs sank off Tarn, the port said.", "b")
    assert extract_many([other, source(STORY)], RULES) == [extract_claims(other, RULES), story]


def test_no_sources_give_nothing() -> None:
    assert extract_many([], RULES) == []


def test_a_pipeline_has_a_name_without_being_loaded() -> None:
    assert model_name("en_zork") == "en_zork"
    assert model_name() == model_name("")


@pytest.mark.parametrize("text", [pytest.param("", id="empty"), pytest.param(" \n\t\n", id="blank")])
def test_texts_without_words_say_nothing(text: str) -> None:
    assert read(text) == Extraction("a", ())


PIECES = st.sampled_from(
    ["Osel", "12 people", "said", "“", "”", '"', "'", "killed", "at least", ".", ",", "\n", "\n\n", "-", "—", "$5m",
     "on Tuesday", "March 4, 2021", "Ann Berg", "who", "according to", "the", "\u00a0", "💧", "…", "(", ")", "%"]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    whole = Span(0, len(text))
    found = read(text)
    for claim in found.claims:
        assert whole.holds(claim.span)
        assert whole.holds(claim.sentence)
        assert text[claim.span.start : claim.span.end].strip()
    assert all(whole.holds(name.span) for name in found.names)
    assert all(whole.holds(time.span) for time in found.times)


def test_what_can_be_freed_is_looked_for_as_before() -> None:
    before = gc.isenabled()
    extract_many([source(STORY)], RULES)
    assert gc.isenabled() is before
    gc.disable()
    try:
        extract_many([source(STORY)], RULES)
        assert not gc.isenabled()
    finally:
        if before:
            gc.enable()
