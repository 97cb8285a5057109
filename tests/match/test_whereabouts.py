"""One happening in two places: what makes it one, and which places exclude each other."""

from pathlib import Path

import pytest

import factcheck
from factcheck.match.gazetteer import gazetteer
from factcheck.model import Block, Source, Span
from factcheck.rules import load

RULES = load()


def source(text: str) -> Source:
    return Source("a", "a.txt", text, "0", (Block(Span(0, len(text))),))


@pytest.mark.parametrize(
    ("text", "left", "right", "wanted"),
    [
        ("The town of Orlan and the town of Karst.", "Orlan", "Karst", "different"),
        ("Orlan, a small town, and the village of Karst.", "Orlan", "Karst", "different"),
        ("The mayor of Orlan met Karst's mayor.", "Orlan", "Karst", "different"),
        ("ORLAN, June 5 (NPA) - It rained in the city of Karst.", "Orlan", "Karst", "different"),
        ("They went from Paris to Lyon.", "Paris", "Lyon", "different"),
        ("They went from Orlan to Karst.", "Orlan", "Karst", "missing"),
        ("The town of Orlan and the province of Karst.", "Orlan", "Karst", "missing"),
        ("The town of Orlan lies in Karst, a town.", "Orlan in Karst", "Karst", "same"),
        ("It was in the Orlan district of Karst. Karst is a district.", "Orlan", "Karst", "same"),
        ("They went from Paris to France.", "Paris", "France", "same"),
        ("The town of Orlan and the town of Orlaan.", "Orlan", "Orlaan", "same"),
    ],
)
def test_places_exclude_each_other_where_both_are_of_one_kind(text: str, left: str, right: str, wanted: str) -> None:
    known = gazetteer([source(text)], [left, right], RULES)
    assert known.level(left, right) == known.level(right, left) == wanted


SHIP = "PORT HASK, Nov. 4, 2019 - The ferry Aurelia sank off Port Hask on Sunday and 31 people drowned.\n"
MARKET = "KARST, March 3, 2021 - A bomb exploded at a market in the town of Orlan on Monday and killed 23 people.\n"


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        pytest.param(SHIP, "SENN, Nov. 5, 2019 - The ferry Aurelia sank off Senn late on Sunday.\n", True, id="a ship"),
        pytest.param(SHIP, "SENN, Nov. 5, 2019 - The ferry Aurelia sank near Senn late on Sunday.\n", False, id="near"),
        pytest.param(
            SHIP, "SENN, Nov. 5, 2019 - The barge Hollin sank off Senn late on Sunday.\n", False, id="another"
        ),
        pytest.param(
            MARKET,
            "KARST, March 3, 2021 - The blast at a market in the town of Weil killed 23 people on Monday.\n",
            True,
            id="the toll and what was hit",
        ),
        pytest.param(
            MARKET,
            "KARST, March 3, 2021 - The blast at a barracks in the town of Weil killed 7 people on Monday.\n",
            False,
            id="nothing shared but the day",
        ),
        pytest.param(
            MARKET,
            "KARST, March 3, 2021 - The blast at a market in the town of Weil killed 23 people on Monday. "
            "Two blasts were heard.\n",
            False,
            id="several",
        ),
        pytest.param(
            "KARST, March 3, 2021 - Mara Quill, the painter, was born in the town of Orlan in 1931. Quill died at home.\n",
            "KARST, March 4, 2021 - The painter Mara Quill died at home. Quill was born in the town of Weil.\n",
            True,
            id="a birth, by the surname alone in one of them",
        ),
        pytest.param(
            "KARST, March 3, 2021 - Mara Quill was born in the town of Orlan in 1931.\n",
            "KARST, March 4, 2021 - The painter Mara Quill was born in the town of Weil.\n",
            True,
            id="a birth",
        ),
    ],
)
def test_one_happening_in_two_places(tmp_path: Path, one: str, two: str, found: bool) -> None:
    for name, text in (("1.txt", one), ("2.txt", two)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    kinds = [finding.kind for finding in factcheck.check([str(tmp_path)], cache=False).findings]
    assert ("place-conflict" in kinds) == found
