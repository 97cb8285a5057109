"""However a text is set, it says the same: sentences, claims and times of it on long lines and set otherwise."""

import re
import textwrap
import tomllib
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_many
from factcheck.model import Extraction, Source
from factcheck.sources.blocks import split_blocks

RULES = packs.load()
FOLDER = Path(__file__).parents[1] / "articles"
PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'"})


def source(name: str, text: str) -> Source:
    return Source(name, name, text, sha256(text.encode()).hexdigest(), split_blocks(text, RULES))


def wrapped(text: str, width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in text.split("\n\n"))


def indented(text: str) -> str:
    return textwrap.indent(wrapped(text, 72), "    ")


def with_two_blanks(text: str) -> str:
    return re.sub(r"(?<=[.!?]) (?=\S)", "  ", text)


def with_fixed_blanks(text: str) -> str:
    """As word processors keep a number with its noun."""
    return re.sub(r"(?<=\d) (?=[A-Za-z])", "\u00a0", text)


def with_curled_marks(text: str) -> str:
    opened = re.sub(r'(?<![^\s(\[])"(?=\S)', "“", text)
    return re.sub(r"(?<=\w)'", "’", opened.replace('"', "”"))


SETTINGS = [
    *(pytest.param(partial(wrapped, width=width), id=f"wrapped at {width}") for width in (50, 64, 72, 80, 100)),
    pytest.param(indented, id="indented"),
    pytest.param(with_two_blanks, id="two blanks between sentences"),
    pytest.param(with_fixed_blanks, id="no-break blanks"),
    pytest.param(with_curled_marks, id="typographic marks"),
]


def said(text: str, found: Extraction) -> list[str]:
    """The sentences, claims and times of a text, whatever blanks stand between their words."""
    spans = [*found.sentences, *(claim.span for claim in found.claims), *(time.span for time in found.times)]
    return [" ".join(text[span.start : span.end].translate(PLAIN).split()) for span in spans]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_how_a_text_is_set_changes_nothing(path: Path, setting: Callable[[str], str]) -> None:
    sets = tomllib.loads(path.read_text("utf-8"))["set"]
    paragraphs = (paragraph for one in sets for text in one["texts"] for paragraph in text.strip().split("\n\n"))
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    plain, other = source("plain", text), source("other", setting(text))
    left, right = extract_many([plain, other], RULES)
    assert said(plain.text, left) == said(other.text, right)
