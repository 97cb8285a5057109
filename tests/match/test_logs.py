"""Entries of live pages, under a time of day each."""

import pytest

from factcheck.match.logs import entries, entry_of
from tests.match.factories import claim, figure, source

LOG = (
    "The Latest.\n\n11:20 p.m.\n\nTwelve are dead.\n\n10:45 p.m.\n\nNine are dead.\n\n9:30 p.m.\n\nA fire broke out.\n"
)


def test_a_claim_stands_in_its_entry() -> None:
    begun = entries(source("a", LOG))
    found = [entry_of(claim(figure(1), at=LOG.index(words)), begun) for words in ("The", "Twelve", "Nine", "A fire")]
    assert found == [0, 1, 2, 3]


TIMES = [
    pytest.param("11:20 p.m.", True, id="as agencies write it"),
    pytest.param("23.20", True, id="by the day's 24 hours"),
    pytest.param("11:20 AM ET:", True, id="with a zone and a colon"),
    pytest.param("At 11:20 p.m. it fell.", False, id="a time within a sentence"),
    pytest.param("3-0", False, id="a score"),
    pytest.param("1120", False, id="a number"),
]


@pytest.mark.parametrize(("line", "is_time"), TIMES)
def test_a_line_that_is_a_time(line: str, is_time: bool) -> None:
    assert bool(entries(source("a", f"{line}\nNews.\n" * 3))) is is_time


def test_two_times_make_no_log() -> None:
    assert entries(source("a", "11:20 p.m.\nNews.\n10:20 p.m.\nNews.\n")) == ()
