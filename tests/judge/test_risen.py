"""Sources of one day, one of which says that the toll has risen: what was lower was earlier."""

import pytest

from factcheck.judge import judge
from tests.judge.factories import RULES, amount, day, fact, figure, matched, source


def verdicts(*said: tuple[str, str, int, object]) -> set[str]:
    """The verdicts on one fact of ``(text, words, number, day)``, a source each."""
    texts, claims, dated = [], [], {}
    for at, (text, words, number, when) in enumerate(said):
        made = source(f"s{at}", text)
        to = ("to",) if f"to {words}" in text else ()
        texts.append(made)
        claims.append(figure(made, words, amount(number, modifiers=to), as_of=when))
        dated[made.id] = when
    found = judge(matched([fact(*claims)]), texts, RULES)
    return {one.verdict for one in found if len({member.source for member in one.members}) > 1}


MONDAY, TUESDAY = day(6), day(7)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param(
            [("The blast killed 127.", "127", 127, MONDAY), ("The toll rose to 129.", "129", 129, MONDAY)],
            "update",
            id="one day, and the rise is told",
        ),
        pytest.param(
            [
                ("The blast killed 127.", "127", 127, MONDAY),
                ("The blast killed 128.", "128", 128, MONDAY),
                ("The toll rose to 129.", "129", 129, MONDAY),
            ],
            "update",
            id="two steps before the rise",
        ),
        pytest.param(
            [("The blast killed 127.", "127", 127, MONDAY), ("The blast killed 129.", "129", 129, MONDAY)],
            "conflict",
            id="nobody tells of a rise",
        ),
        pytest.param(
            [("The blast killed 127.", "127", 127, TUESDAY), ("The toll rose to 129.", "129", 129, MONDAY)],
            "conflict",
            id="the lower figure was written later",
        ),
        pytest.param(
            [("The blast killed 80.", "80", 80, MONDAY), ("The toll rose to 129.", "129", 129, MONDAY)],
            "conflict",
            id="too far below for another speaker's count of one day",
        ),
        pytest.param(
            [("The blast killed 131.", "131", 131, MONDAY), ("The toll rose to 129.", "129", 129, MONDAY)],
            "conflict",
            id="a figure above the rise",
        ),
        pytest.param(
            [("The blast killed 127.", "127", 127, MONDAY), ("The toll was cut to 129.", "129", 129, MONDAY)],
            "conflict",
            id="no rise",
        ),
    ],
)
def test_what_was_lower_was_earlier(said: list[tuple[str, str, int, object]], verdict: str) -> None:
    assert verdicts(*said) == {verdict}
