"""What judges hand over: a finding before it has an identity, a severity and numbered citations."""

from dataclasses import dataclass, field

from factcheck.model import Claim, Fact, Matched, Member, Source, Span, Window
from factcheck.rules import Rules


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that judges look at: what was matched, the texts, and who stands behind them."""

    matched: Matched
    sources: dict[str, Source]
    rules: Rules
    origins: dict[str, str]  # source id -> "O1"
    order: dict[str, int]  # source id -> its place in the corpus
    windows: dict[str, Window | None]
    times: dict[tuple[str, Span], Window | None]  # where alignment put the dates of each source
    years: dict[str, frozenset[int]] = field(default_factory=dict)  # source id -> when those of its event were written
    texts: dict[str, str] = field(init=False)  # source id -> its text with blanks where lines were wrapped

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", {key: source.unwrapped() for key, source in self.sources.items()})

    def when(self, claim: Claim) -> Window | None:
        """The days for which a claim's figure is stated, else those in which its source was written."""
        return claim.as_of or self.windows.get(claim.source)

    def of_two_stories(self, one: Claim, two: Claim) -> bool:
        """Whether two claims stand in sources that surely do not tell one story."""
        return (min(one.source, two.source), max(one.source, two.source)) in self.matched.two_stories

    def text(self, claim: Claim) -> str:
        """The text of a claim's source, in which no line end stands within a sentence; offsets are those of the source."""
        return self.texts[claim.source]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A finding to be. ``members`` stand in the order in which they are shown, primary first."""

    kind: str
    text: str
    members: tuple[Member, ...]
    verdict: str = "conflict"
    relation: str | None = None
    explanation: str | None = None
    confidence: str = "high"
    event: str | None = None
    measure: str = ""
    subject: str = ""
    unit: str | None = None
    low: str | None = None
    best: str | None = None
    high: str | None = None
    origins: int = 0
    why: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retraction:
    """A correction in a source, and the figures it withdraws or that were printed in spite of it."""

    fact: Fact
    by: Claim  # the corrected figure
    withdrawn: tuple[Claim, ...]
    stale: tuple[Claim, ...] = field(default=())
    rule: str = ""
