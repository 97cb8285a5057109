"""A paragraph on its way through the lexical readers, and an amount found in it."""

from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.extract import numbers
from factcheck.extract.numbers import Numeral
from factcheck.extract.tables import Tables
from factcheck.extract.tokens import Token
from factcheck.model import Seen, Span


@dataclass(slots=True)
class Line:
    """``taken`` says of each token what has read it already, ``None`` where it is free."""

    text: str
    tokens: list[Token]
    tables: Tables
    taken: list[str | None]
    seen: list[Seen] = field(default_factory=list)
    listed_to: int = 0  # lists up to this token have been tried
    numerals: dict[tuple[int, bool], Numeral | None] = field(default_factory=dict)  # read so far
    words: dict[int, str] = field(init=False)  # the tokens in lower case

    def __post_init__(self) -> None:
        self.words = dict(enumerate([token.low for token in self.tokens]))

    def low(self, at: int) -> str:
        """The token in lower case, empty outside the line."""
        return self.words.get(at, "")

    def seen_at(self, at: int) -> bool:
        """Whether token ``at`` is kept as no quantity."""
        return 0 <= at < len(self.tokens) and self.taken[at] is not None

    def free(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.taken[at] is None

    def glued(self, at: int) -> bool:
        """Whether nothing stands between token ``at`` and the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def ends(self, at: int) -> bool:
        """Whether token ``at`` is nothing that the number before it could count: no word, or one that goes on."""
        return not self.low(at).isalpha() or self.low(at) in self.tables.context["ordinary"]

    def behind(self, offset: int) -> int:
        """The first token that begins at ``offset`` or behind it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def numeral(self, at: int, money: bool = False) -> Numeral | None:
        """The numeral that begins at token ``at``; ``money``: a currency stands before it."""
        key = at, money
        if key not in self.numerals:
            self.numerals[key] = numbers.read(self.tokens, at, self.tables, money)
        return self.numerals[key]

    def span(self, first: int, last: int) -> Span:
        """The offsets of tokens ``first`` to ``last`` (excluded)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def note(self, first: int, last: int, kind: str, values: tuple[Decimal, ...] = ()) -> None:
        """Keep tokens as no quantity; ``values`` of an ordinal or a score."""
        last = max(last, first + 1)
        self.seen.append(Seen(self.span(first, last), kind, values))
        for at in range(first, last):
            self.taken[at] = kind


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with its sign, currency and unit; tokens ``first`` to ``last`` (excluded)."""

    first: int
    last: int
    numeral: Numeral
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    kind: str = "count"
    unit: str | None = None
    own_unit: bool = False  # the unit stands at this number
    money_before: bool = False
    signed: str | None = None  # "up" for "+0.2%"
    modifiers: tuple[str, ...] = ()
    after: tuple[str, ...] = ()  # names of bound rules behind the number
    per: str | None = None
    rules: tuple[str, ...] = ()
