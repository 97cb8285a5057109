"""One level for each field of two figures."""

from typing import Any

import pytest

from factcheck import rules as packs
from factcheck.match.fields import fields, place_level
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Measurement, Scope

from .factories import figure, placed

WORDS = vocabulary(packs.load())


def levels(left: Measurement, right: Measurement) -> dict[str, str]:
    return dict(fields(placed(left, "a", 0), placed(right, "b", 1), left, right, WORDS))


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param({}, {}, "missing", id="nobody says where"),
        pytest.param({"places": ["Osel"]}, {"places": ["Osel"]}, "same", id="one place"),
        pytest.param({"places": ["market"], "apart": ["market"]}, {"places": ["Osel"]}, "narrower", id="a venue in it"),
        pytest.param({"places": ["market"], "apart": ["market"]}, {}, "narrower", id="a venue against the whole"),
        pytest.param(
            {"places": ["market"], "apart": ["market"]},
            {"places": ["hall"], "apart": ["hall"]},
            "different",
            id="two venues",
        ),
        pytest.param(
            {"places": ["Belgium"], "apart": ["Belgium"], "countries": ["belgium"], "nationwide": True},
            {"places": ["Brussels"], "apart": ["Brussels"], "countries": ["belgium"]},
            "close",
            id="a country and a city of it",
        ),
        pytest.param(
            {"places": ["Antwerp"], "apart": ["Antwerp"], "countries": ["belgium"]},
            {"places": ["Brussels"], "apart": ["Brussels"], "countries": ["belgium"]},
            "different",
            id="two cities of one country",
        ),
        pytest.param({"places": ["Osel"]}, {"places": ["Halvia"]}, "close", id="the scene of each source"),
        pytest.param({"places": ["Osel"]}, {}, "close", id="the scene, and nothing said"),
    ],
)
def test_place(left: dict[str, Any], right: dict[str, Any], level: str) -> None:
    one, two = placed(figure(12), "a", 0, **left), placed(figure(14), "b", 1, **right)
    assert place_level(one, two) == place_level(two, one) == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param(2, 2, "both 2", id="two and two say little"),
        pytest.param(1300, 1300, "both 1000 and up", id="a large number twice"),
        pytest.param(4, 5, "up to 3 to 5", id="the larger counts"),
        pytest.param(1, 40, "up to 20 to 99", id="far apart"),
    ],
)
def test_size(left: int, right: int, level: str) -> None:
    assert levels(figure(left), figure(right))["size"] == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param((), (), "missing", id="neither"),
        pytest.param(("seriously",), ("seriously",), "same", id="alike"),
        pytest.param(("seriously",), (), "close", id="one side"),
        pytest.param(("foreign",), ("seriously",), "different", id="two ways"),
    ],
)
def test_narrowing(left: tuple[str, ...], right: tuple[str, ...], level: str) -> None:
    one, two = (figure(12, scope=Scope(qualifiers=narrow)) for narrow in (left, right))
    assert levels(one, two)["narrowing"] == level


@pytest.mark.parametrize(
    ("verb", "level"),
    [
        pytest.param("carry", "verb", id="one verb of both"),
        pytest.param("have", "missing", id="a verb that says nothing"),
    ],
)
def test_what_figures_without_a_noun_are_of(verb: str, level: str) -> None:
    one, two = (figure(value, subject="", measure="open", predicate=verb) for value in (1, 2))
    assert levels(one, two)["what"] == level


def test_pairs_of_fields_join_their_levels() -> None:
    found = levels(figure(12), figure(14))
    assert found["what and value"] == f"{found['what']}, {found['value']}"
    assert found["size and sentence"] == f"{found['size']}, {found['sentence']}"
