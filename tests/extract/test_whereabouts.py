"""Where the words of one sentence put what happened, and what they leave open."""

import pytest

from factcheck.extract import extract_claims
from factcheck.model import Block, Source, Span, Trait
from factcheck.rules import load

RULES = load()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A bomb went off in Tarnfield on Monday, killing 12 people.", [("explosion", "Tarnfield")]),
        ("The gunman opened fire in the town of Orlan on Friday.", [("shooting", "Orlan")]),
        ("A fire broke out in a paper mill in Orlan on Tuesday.", [("fire", "Orlan")]),
        ("An explosion ripped through a market in Karst on Friday, police said.", [("explosion", "Karst")]),
        ("The Karst blast killed 12 people.", [("explosion", "Karst")]),
        ("Blast in Karst kills 12", [("explosion", "Karst")]),
        ("A factory in Orlan exploded on Monday.", [("explosion", "Orlan")]),
        ("A freight train crashed into a bus in the village of Weil on Monday.", [("crash", "Weil")]),
        ("The ferry Aurelia sank off Port Hask on Sunday night.", [("sinking", "off Port Hask")]),
        ("The ferry Aurelia capsized off the coast of Senn late on Sunday.", [("sinking", "off Senn")]),
        ("Ada Lund, who was born in Orlan, won the race.", [("birth", "Orlan")]),
        ("Police arrested Ian Cole in Karst on Friday.", [("arrest", "Karst")]),
        ("Ada Lund, who painted harbours, died on Saturday at her home in Karst.", [("death", "Karst")]),
        ("A man from Orlan was killed in the explosion in Karst.", [("explosion", "Karst")]),
    ],
)
def test_a_happening_stands_where_its_words_put_it(text: str, wanted: list[tuple[str, str]]) -> None:
    assert placed(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The bridge collapsed outside Karst.",
        "The bomb went off north of Karst.",
        "Bombs exploded in Karst and Orlan on Friday.",
        "Two people were killed in a second blast in Karst.",
        "The bomb did not go off in Karst.",
        "The band went off to Karst.",
        "She was in Karst before the bomb exploded.",
        "Twelve people were killed in Karst on Friday.",
    ],
)
def test_words_that_leave_the_place_or_the_happening_open_say_nothing(text: str) -> None:
    assert placed(text) == []


def placed(text: str) -> list[tuple[str, str]]:
    contents = [
        claim.content
        for claim in extract_claims(Source("a", "a.txt", text, "0", (Block(Span(0, len(text))),)), RULES).claims
    ]
    return [(one.person, one.value) for one in contents if isinstance(one, Trait) and one.attribute == "place"]
