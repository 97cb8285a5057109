"""Where the work runs. An engine is one function: sources in, their extractions out, in the same order."""

from collections.abc import Callable, Iterator, Sequence

from factcheck.engine import local
from factcheck.model import Extraction, Source
from factcheck.rules import Rules

Engine = Callable[[Sequence[Source], Rules, str, int], Iterator[Extraction]]

ENGINES: dict[str, Engine] = {"local": local.extract}
