"""Source -> claims. The one door is ``extract_claims``; ``extract_many`` is the same for a batch."""

from collections.abc import Iterable, Sequence

from factcheck.model import Claim, Extraction, Source
from factcheck.rules import Rules

VERSION = "8"  # raised when extraction changes, so that stored extractions are made again
SHIPPED_MODEL = "factcheck_news_sm-1.1.0"


def model_name(model: str = "") -> str:
    """What the report and the store call a pipeline; does not import spaCy."""
    return model or SHIPPED_MODEL


def extract_claims(source: Source, rules: Rules, model: str = "") -> Extraction:
    """Everything that ``source`` says that can be checked, with exact offsets. Raises ``UsageError`` without the model."""
    return extract_many([source], rules, model)[0]


def extract_many(sources: Iterable[Source], rules: Rules, model: str = "") -> list[Extraction]:
    """One extraction a source, in the order given."""
    from factcheck.extract.reading import read  # imports spaCy: only when something must be read

    return read(list(sources), rules, model)


__all__ = ["VERSION", "Claim", "Sequence", "extract_claims", "extract_many", "model_name"]
