"""A text that was wrapped by hand is read as the same text on long lines: sentences, figures and dates."""

import textwrap
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_many
from factcheck.model import Extraction, Source
from factcheck.sources.blocks import split_blocks

RULES = packs.load()
FOLDER = Path(__file__).parents[1] / "articles"


def source(name: str, text: str) -> Source:
    return Source(name, name, text, sha256(text.encode()).hexdigest(), split_blocks(text, RULES))


def wrapped(text: str, width: int) -> str:
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


def on_long_lines(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def said(text: str, found: Extraction) -> list[str]:
    """The sentences and claims of a text, whatever stands between their words."""
    spans = [*found.sentences, *(claim.span for claim in found.claims), *(time.span for time in found.times)]
    return [" ".join(text[span.start : span.end].split()) for span in spans]


@pytest.mark.parametrize("width", [50, 64, 72, 80, 100])
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_wrapping_changes_nothing(path: Path, width: int) -> None:
    sets = tomllib.loads(path.read_text("utf-8"))["set"]
    text = "\n\n".join(text.strip() for one in sets for text in one["texts"])
    plain, broken = source("plain", on_long_lines(text)), source("broken", wrapped(text, width))
    left, right = extract_many([plain, broken], RULES)
    assert said(plain.text, left) == said(broken.text, right)
