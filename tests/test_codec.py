"""Every model value goes to JSON and back unchanged, and defaults take no room."""

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import model
from factcheck.codec import from_plain, to_plain
from factcheck.model import Interval, Span, TimeExpression

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-10_000_000, max_value=10_000_000)
SPANS = st.tuples(st.integers(0, 500), st.integers(0, 80)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
INTERVALS = st.one_of(
    NUMBERS.map(lambda number: Interval(number, number)),
    st.builds(Interval, NUMBERS, st.none(), st.booleans()),
    st.builds(Interval, st.none(), NUMBERS, st.just(False), st.booleans()),
    st.tuples(NUMBERS, NUMBERS)
    .filter(lambda ends: ends[0] != ends[1])
    .map(lambda ends: Interval(min(ends), max(ends), low_open=True)),
)
WORDS = st.sampled_from(["", "fire", "Café “Osel”", "a\nb", "\u202e", "💧", "12", "null"])


def register() -> None:
    st.register_type_strategy(str, WORDS)
    st.register_type_strategy(Decimal, NUMBERS)
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))  # weights; JSON has no others
    st.register_type_strategy(date, st.dates(date(1, 1, 1)))
    st.register_type_strategy(Span, SPANS)
    st.register_type_strategy(Interval, INTERVALS)


@pytest.fixture(autouse=True, scope="module")
def _types() -> None:
    register()


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, id=kind.__name__)
        for kind in (
            model.Source, model.TimeExpression, model.Quantity, model.Seen, model.Name, model.Claim,
            model.NotCompared, model.SourceEntry, model.Decision, model.DraftClaim, model.Level, model.Dated,
        )
    ],
)  # fmt: skip
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(draw=st.data())
def test_there_and_back(kind: type, draw: st.DataObject) -> None:
    value = draw.draw(st.from_type(kind))
    plain = json.loads(json.dumps(to_plain(value), ensure_ascii=False))
    assert from_plain(kind, plain) == value


CLAIM = model.Claim("a", Span(3, 9), Span(0, 20), model.Trait("Ann Berg", "role", "pilot"))
DATED = TimeExpression(
    Span(0, 4), "span", 2022, 6, 5,
    until=TimeExpression(Span(5, 9), "date", 2022, 6, 9, window=model.Window(date(2022, 6, 9), None, "month")),
)  # fmt: skip
EVERY = {
    "figure": model.Measurement(model.Quantity(Span(0, 2), Span(0, 2), Interval(Decimal("12.50"), None)), "killed"),
    "date": model.Moment(DATED, "sink"),
    "statement": model.Statement("It sank.", (Span(1, 4), Span(8, 12)), True),
    "trait": model.Trait("Ann Berg", "role", "pilot"),
}


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in EVERY.items()])
def test_each_content_of_a_claim_is_named(content: model.Content) -> None:
    claim = model.Claim("a", Span(3, 9), Span(0, 20), content)
    plain = json.loads(json.dumps(to_plain(claim)))
    assert plain["content"]["is"] == type(content).__name__
    assert from_plain(model.Claim, plain) == claim


def test_precision_survives() -> None:
    back = from_plain(Interval, to_plain(Interval(Decimal("12.50"), None)))
    assert str(back.low) == "12.50"


def test_what_has_its_default_takes_no_room() -> None:
    assert set(to_plain(CLAIM)) == {"source", "span", "sentence", "content"}


def test_every_field_of_every_noun_has_a_type_that_can_be_read_back() -> None:
    kinds = [kind for kind in vars(model).values() if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")]
    assert len(kinds) > 25
    assert all(field.type is not None for kind in kinds for field in fields(kind))


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        pytest.param(model.Claim, {"source": "a"}, id="a field is missing"),
        pytest.param(Span, {"start": 1, "end": 2, "middle": 3}, id="a field that nobody knows"),
        pytest.param(Span, {"start": 5, "end": 2}, id="a value that is no span"),
        pytest.param(model.Window, {"start": "yesterday", "end": None}, id="a day that is none"),
        pytest.param(model.Claim, {**to_plain(CLAIM), "content": {"is": "Zork"}}, id="content that nobody knows"),
        pytest.param(model.Claim, {**to_plain(CLAIM), "content": {}}, id="content without a name"),
    ],
)
def test_what_cannot_be_read_is_an_error_that_the_store_expects(kind: type, plain: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(kind, plain)
