"""Figures of a list that names have, one each."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


def figures(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Figure, kind, measure and the names it is of."""
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    found = [(one, one.content) for one in extract_claims(source, RULES).claims if isinstance(one.content, Measurement)]
    return [(str(it.quantity.interval.low), it.quantity.kind, it.measure, one.near) for one, it in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In the election the Homeland Union received 35 percent, the Democratic Centre 33 percent and the Alliance for Norrin 7 percent.",
            [
                ("35", "percent", "vote-share", ("Homeland Union",)),
                ("33", "percent", "vote-share", ("Democratic Centre",)),
                ("7", "percent", "vote-share", ("Alliance for Norrin",)),
            ],
            id="the name right before",
        ),
        pytest.param(
            "The poll had the Homeland Union at 44 per cent of voters, the Democratic Centre at 31 and the Alliance for Norrin at 22.",
            [
                ("44", "percent", "vote-share", ("Homeland Union",)),
                ("31", "percent", "vote-share", ("Democratic Centre",)),
                ("22", "percent", "vote-share", ("Alliance for Norrin",)),
            ],
            id="bare figures of a list of percentages",
        ),
        pytest.param(
            "The Democratic Centre (11.8%) and the Homeland Union (7.3%) grew.",
            [("11.8", "percent", "open", ("Democratic Centre",)), ("7.3", "percent", "open", ("Homeland Union",))],
            id="in brackets, and no word of an election",
        ),
        pytest.param(
            "Sweden won 12 medals and Norway eight.",
            [("12", "count", "open", ("Sweden",)), ("8", "count", "open", ("Norway",))],
            id="counts",
        ),
        pytest.param(
            "Sweden sold 12 trams and 30 buses to Norway.",
            [("12", "count", "sold", ("Sweden", "Norway")), ("30", "count", "sold", ("Sweden", "Norway"))],
            id="no names of their own",
        ),
    ],
)
def test_whose_figure_it_is(text: str, expected: list[tuple[str, str, str, tuple[str, ...]]]) -> None:
    assert figures(text) == expected
