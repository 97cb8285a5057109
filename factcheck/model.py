"""The nouns of the program: frozen, slotted, standard library only.

Offsets are code points, half-open, into ``Source.text``. Amounts are ``Decimal``. Days are
``datetime.date``. Everything here can be turned into plain JSON data and back (``codec``).
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

_PART = "\u00a0\u2009\u202f"  # blanks that may part the thousands of a number
_BLANK = re.compile(rf"[^\S {_PART}]|(?<![0-9])[{_PART}]|[{_PART}](?![0-9])")  # but the plain one

# ---------------------------------------------------------------- text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` to ``end`` (excluded) of a source's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} is not in order")

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a source. ``kind``: ``text heading caption credit debris``; debris yields no claims.

    ``breaks``: offsets of its further lines that carry on none; at other line ends the text was only wrapped.
    """

    span: Span
    kind: str = "text"
    breaks: tuple[int, ...] = ()

    def lines(self, text: str) -> list[tuple[int, str]]:
        """Its lines that carry on none, each with its offset, in the source's ``text``; without the blanks between them."""
        bounds = pairwise([self.span.start, *self.breaks, self.span.end])
        return [(start, text[start:end] if end == self.span.end else text[start:end].rstrip()) for start, end in bounds]


@dataclass(frozen=True, slots=True)
class Source:
    """A document under check. ``text`` is made once and never changed; every offset indexes it."""

    id: str
    path: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    origin: str | None = None
    published: date | None = None  # from sources.toml, front matter or mark-up; never from the file's time stamp
    published_by: str | None = None  # where ``published`` was read
    notes: tuple[str, ...] = ()  # "decoded as cp1252 with replacements", …

    def unwrapped(self) -> str:
        """The text, as long as it is, with plain blanks for all others, and for line ends at which it was only wrapped."""
        found, at = [], 0
        for block in self.blocks:
            for start, line in block.lines(self.text):
                found += [self.text[at:start], _BLANK.sub(" ", line)]
                at = start + len(line)
        return "".join([*found, self.text[at:]])


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was not read or not checked, and why."""

    path: str
    stage: str
    reason: str


# ---------------------------------------------------------------- amounts and time


@dataclass(frozen=True, slots=True)
class Interval:
    """What amounts a statement allows. ``None`` is an open side; ``low_open`` means "more than"."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError(f"empty interval {self}")

    def holds(self, other: "Interval") -> bool:
        """Whether every amount that ``other`` allows is allowed here."""
        return _low_key(self) <= _low_key(other) and _high_key(other) <= _high_key(self)

    def scaled(self, factor: Decimal, offset: Decimal = Decimal(0)) -> "Interval":
        """The same amounts in another unit: each times ``factor``, above zero, plus ``offset``."""
        low = None if self.low is None else self.low * factor + offset
        high = None if self.high is None else self.high * factor + offset
        return Interval(low, high, self.low_open, self.high_open)

    def relation(self, other: "Interval") -> str:
        """``equal``, ``within`` (one holds the other), ``overlap`` or ``disjoint``; symmetric."""
        if _low_key(self) == _low_key(other) and _high_key(self) == _high_key(other):
            return "equal"
        if self.holds(other) or other.holds(self):
            return "within"
        low, high = max(_low_key(self), _low_key(other)), min(_high_key(self), _high_key(other))
        meets = low[0] < high[0] or (low[0] == high[0] and low[1] == 0 and high[1] == 0)
        return "overlap" if meets else "disjoint"


def _low_key(interval: Interval) -> tuple[Decimal, int]:
    return (Decimal("-Infinity"), 0) if interval.low is None else (interval.low, int(interval.low_open))


def _high_key(interval: Interval) -> tuple[Decimal, int]:
    return (Decimal("Infinity"), 0) if interval.high is None else (interval.high, -int(interval.high_open))


@dataclass(frozen=True, slots=True)
class Window:
    """Days ``start`` to ``end``, both included; ``None`` is an open side.

    ``grain`` is how finely the text speaks: ``clock day week month quarter half year decade period``;
    ``yearless`` is a day or month of no known year, its ``start`` and ``end`` in a leap year that is never shown,
    ``weekday`` a day of no known week, in the first week of the calendar and never shown either.
    ``clock`` is a time of day, ``HH:MM`` (24 hours, as the text has it, no zone arithmetic), ``clock_end`` the end
    of "between 7:20 and 8:10".
    """

    start: date | None
    end: date | None
    grain: str = "day"
    clock: str | None = None
    clock_end: str | None = None

    def before(self, other: "Window") -> bool:
        """Whether all of this lies before all of ``other``."""
        return self.end is not None and other.start is not None and self.end < other.start

    def gap(self, other: "Window") -> timedelta:
        """How long after the end of one window the other begins; nothing where they meet or a side is open."""
        ends = ((self.end, other.start), (other.end, self.start))
        return max([timedelta(0), *(start - end for end, start in ends if start and end)])

    def meets(self, other: "Window") -> bool:
        """Whether some day is in both."""
        return not self.before(other) and not other.before(self)

    def within(self, length: timedelta) -> bool:
        """Whether both ends are known, and no further apart than ``length``."""
        return self.start is not None and self.end is not None and self.end - self.start <= length

    def yearless(self) -> "Window | None":
        """The same day or month of no year in particular; ``None`` for what is longer or open."""
        if self.start is None or self.end is None or self.start.replace(day=1) != self.end.replace(day=1):
            return None
        return Window(self.start.replace(year=4), self.end.replace(year=4), "yearless")

    def weekday(self) -> "Window | None":
        """The same day of no week in particular; ``None`` for what is longer, open or of no known year."""
        if self.grain == "yearless" or self.start is None or self.start != self.end:
            return None
        day = date(1, 1, 1 + self.start.weekday())  # the calendar begins on a Monday
        return Window(day, day, "weekday")

    def low(self) -> str | None:
        """The first day as an ISO prefix at the window's grain; ``--12-31`` without a year."""
        return _iso(self.start, self)

    def high(self) -> str | None:
        """The last day as an ISO prefix at the window's grain."""
        return self.clock_end or _iso(self.end, self)


def _iso(day: date | None, window: Window) -> str | None:
    if window.grain == "clock":
        return window.clock
    if day is None or window.grain == "weekday":
        return None
    if window.grain == "yearless":
        return f"-{day.isoformat()[4 : 10 if window.start == window.end else 7]}"
    lengths = {"year": 4, "decade": 4, "month": 7, "quarter": 7, "half": 7}
    return day.isoformat()[: lengths.get(window.grain, 10)]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or time as the text states it, before it is put on a calendar.

    ``form``: ``date`` (year, month, day as far as stated), ``weekday``, ``offset`` (count units from
    an anchor), ``clock``, ``span`` (two ends, ``until``), ``unknown``. ``direction``: -1 past ("last",
    "ago", past tense), +1 future ("next", "will"), 0 not said. ``anchor``: ``publication`` or
    ``event`` (in "eleven days after the attacks" ``anchor_span`` is "the attacks").
    """

    span: Span
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    count: int | None = None
    unit: str | None = None  # day week month quarter half year decade hour
    part: str | None = None  # morning night early late first-half …
    clock: str | None = None
    zone: str | None = None  # of the clock, where the text names one other than local time
    direction: int = 0
    anchor: str = "publication"
    anchor_span: Span | None = None
    bound: str | None = None  # by since until before after about
    until: "TimeExpression | None" = None
    window: Window | None = None  # set once it is on a calendar
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated. ``span`` covers bound, number and unit; ``number`` the numeral alone.

    ``kind``: ``count money percent points length area volume mass speed temperature duration age
    magnitude ratio multiplier data power energy other``. ``unit`` is a unit's or currency's rule id without its
    prefix (``kilometre``, ``USD``, ``dollar`` where no country is stated), ``None`` for a bare count.
    ``step`` is the stated precision: 100000 for "1.2 million". ``change`` is ``up`` or ``down`` where
    the amount is itself a change ("rose 5 %"), and ``None`` for a level. ``per`` is a rate's base.
    """

    span: Span
    number: Span
    interval: Interval
    kind: str = "count"
    unit: str | None = None
    step: Decimal = Decimal(1)
    modifiers: tuple[str, ...] = ()
    change: str | None = None
    per: str | None = None
    rules: tuple[str, ...] = ()
    rest: tuple[Decimal, ...] = ()  # the further figures of a score or record: 3 of 52-3

    def goes_on_otherwise(self, other: "Quantity") -> bool:
        """Whether two scores or records differ in what follows their first figure, as far as both go on."""
        return any(one != two for one, two in zip(self.rest, other.rest, strict=False))


@dataclass(frozen=True, slots=True)
class Seen:
    """A number that is no quantity, and what it is instead (``date clock ordinal name score address …``)."""

    span: Span
    kind: str
    values: tuple[Decimal, ...] = ()  # an ordinal's place, the figures of a score or record


# ---------------------------------------------------------------- names and speech


@dataclass(frozen=True, slots=True)
class Name:
    """A named person, organisation or place. ``full`` is the fullest form in the source, title apart."""

    span: Span
    kind: str  # person organisation place other
    full: str
    role: str | None = None  # "French President", "a Belgian national"
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. ``speaker`` is the words in the text; ``name`` the fullest form known; ``cites`` whom they cite."""

    speaker: Span | None
    cue: Span | None
    name: str | None = None
    lemma: str | None = None  # of the cue: "say", "according to"
    cue_class: str | None = None  # neutral tell deny decline ask …
    stance: str = "asserts"  # asserts denies withholds asks directs commits evaluates
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """How the text holds what it says. ``recalled``: of an earlier event ("in 2004", "last month's")."""

    negated: bool = False
    hedged: bool = False
    hypothetical: bool = False
    recalled: bool = False
    planned: bool = False  # what somebody wants or means to do: no figure of what is so


# ---------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class Scope:
    """What part of the world a figure covers, as far as the text says."""

    places: tuple[str, ...] = ()  # where its clause puts it: names in full, lemmas of venues ("school")
    authority: tuple[str, ...] = ()  # countries whose police, courts or offices brought it about, or counted it
    subset: str | None = None  # "firefighters": the figure is a part of another figure
    part: bool = False  # a part ("89 of them", "nine of the dead", "including 12 children")
    total: bool = False  # a stated total ("a total of", "in all")
    running: bool = False  # it adds up since something began ("so far", "to date")
    limited: bool = False  # of a stated stretch, place or few alone ("over the course of Saturday", "the two men")
    increment: bool = False  # "two more bodies", "another 12"
    includes: tuple[str, ...] = ()  # "including seven attackers" -> ("attacker",)
    per_period: str | None = None  # unit of time or thing that it is given for: "day", "barrel"
    against: tuple[str, ...] = ()  # lemmas: "40 % fewer than expected" -> ("expect",)
    qualifiers: tuple[str, ...] = ()  # lemmas that narrow it: "critically", "civilian"
    superseded: Decimal | None = None  # "lowered to 41 from 49": 49


@dataclass(frozen=True, slots=True)
class Measurement:
    """A figure: ``measure`` is a rule id ("killed") or ``open`` where no rule names what is counted."""

    quantity: Quantity
    measure: str = "open"
    subject: str = ""  # lemma of the head noun counted: "people", "cable"
    predicate: str = ""  # lemma of the governing verb or noun
    role: str | None = None  # of the subject under the predicate: object, subject, nominal
    scope: Scope = field(default_factory=Scope)
    concept: tuple[str, ...] = ()  # content lemmas around it, in text order
    of: Span | None = None  # the words that say what it is of: "Shares of the maker" in "Shares of the maker fell 5 %"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened or will: the time, and the lemma of what ("meet", "attack")."""

    time: TimeExpression
    predicate: str = ""
    concept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says. ``parts`` are its spans without the tag; ``quoted`` when all of it is in quotation marks."""

    text: str
    parts: tuple[Span, ...]
    quoted: bool
    mixed: bool = False  # indirect with quoted words in it
    negated: bool = False  # "said he did not …"
    concept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trait:
    """Something said of a named person: ``attribute`` is ``role`` or ``name``; ages are measurements.

    Or where something happened: ``attribute`` is ``place`` and ``person`` the kind of happening ("explosion").
    """

    person: str
    attribute: str
    value: str
    concept: tuple[str, ...] = ()  # of a happening: what it happened to, names as written and nouns as lemmas


Content = Measurement | Moment | Statement | Trait


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable assertion at one place in a source."""

    source: str  # Source.id
    span: Span
    sentence: Span
    content: Content
    attribution: Attribution | None = None
    context: Context = Context()
    times: tuple[TimeExpression, ...] = ()  # that date it: in its clause, else in its sentence
    names: tuple[str, ...] = ()  # canonical names in its sentence, in text order
    near: tuple[str, ...] = ()  # canonical names in its own clause
    words: tuple[str, ...] = ()  # content lemmas of its sentence
    as_of: Window | None = None  # set by match
    event: str | None = None  # set by match: Event.id
    rules: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The contract's word for the content."""
        match self.content:
            case Measurement():
                return "quantity"
            case Moment():
                return "date"
            case Statement(quoted=quoted):
                return "quotation" if quoted else "statement"
            case Trait():
                return "trait"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read out of one source, from its own words alone."""

    source: str
    claims: tuple[Claim, ...]
    times: tuple[TimeExpression, ...] = ()
    names: tuple[Name, ...] = ()
    seen: tuple[Seen, ...] = ()
    sentences: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()  # lemmas of its nouns and verbs, each once: what the source is about


# ---------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class Event:
    """What claims are about."""

    id: str
    label: str
    place: str | None = None
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """How one field of two claims compares: ``same close missing different``, with the label that people read."""

    field: str
    level: str
    label: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims put beside each other: what brought them together, how each field compares, the score that was asked."""

    left: int  # indices into Fact.claims, or into the claims compared
    right: int
    block: str
    levels: tuple[Level, ...]
    score: float
    asked: Level | None = None  # its weight is the score to be exceeded; ``None`` where names or words alone decide


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims of the same measure, subject, scope and event. ``links`` join them; a chain is not a fact."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """The days in which a source was written, and the words or fields that say so."""

    window: Window
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A figure that looks comparable and was kept apart, or that nothing else speaks of."""

    source: str
    line: int
    quote: str
    reason: str
    start: int = 0
    end: int = 0
    other: str | None = None  # "001:5" where it was kept apart from a particular figure
    why: str | None = None  # the score of the two and the one asked, where the score decided


@dataclass(frozen=True, slots=True)
class Matched:
    """What alignment hands to judgement. Claims now carry ``as_of`` and ``event``."""

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]
    dated: tuple[tuple[str, Dated | None], ...]  # source id -> its days
    not_compared: tuple[NotCompared, ...]
    extractions: tuple[Extraction, ...] = ()
    two_stories: frozenset[tuple[str, str]] = frozenset()  # ids of sources, in order, that surely do not tell one story


# ---------------------------------------------------------------- the report


@dataclass(frozen=True, slots=True)
class Member:
    """A cited claim of a finding, flat: what every renderer shows."""

    claim: str  # "c12", numbered in report order
    source: str
    start: int
    end: int
    line: int
    column: int
    quote: str
    kind: str = "quantity"
    measure: str = ""
    subject: str = ""
    low: str | None = None
    high: str | None = None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None
    modifiers: tuple[str, ...] = ()
    as_of: tuple[str, str] | None = None  # ISO days
    speaker: str | None = None
    cue: str | None = None
    cites: str | None = None
    before: str = ""  # the rest of its sentence, either side of the quote
    after: str = ""
    note: str | None = None  # "superseded", "retracted 2022-06-06 by 05:1", …


@dataclass(frozen=True, slots=True)
class Decision:
    """What a named person ruled on a finding."""

    finding: str  # fingerprint
    verb: str  # accept range unconfirmed pending ask not-comparable wrong-match
    by: str
    on: str
    reason: str
    value: str | None = None
    words: tuple[str, ...] = ()  # the quoted words it was made on
    sources: tuple[str, ...] = ()  # paths, from the decisions file's folder


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact with its verdict, or a self-check. Cannot be built without a citation."""

    id: str  # first eight digits of the fingerprint
    kind: str
    verdict: str  # agree bound-mismatch rounding update conflict
    relation: str | None  # equal within overlap disjoint
    explanation: str | None  # update retraction rounding copy slip swap conversion unexplained
    severity: str  # error warning note
    confidence: str  # high medium low
    text: str
    members: tuple[Member, ...]
    fingerprint: str
    status: str = "open"  # open decided baselined
    event: str | None = None
    measure: str = ""
    subject: str = ""
    unit: str | None = None
    low: str | None = None  # lowest and highest stated, over all members
    best: str | None = None  # only where one value is compatible with every live member
    high: str | None = None
    origins: int = 0  # independent origins among the members
    decision: Decision | None = None
    why: tuple[str, ...] = ()  # the waterfall of `explain`, a line each
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.members:
            raise ValueError(f"finding {self.id} cites nothing")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source as the report lists it."""

    id: str
    path: str
    sha256: str
    outlet: str | None = None
    published: str | None = None
    dated_from: str | None = None
    dated_to: str | None = None
    dated_by: tuple[str, ...] = ()
    origin: str | None = None
    title: str | None = None
    url: str | None = None
    claims: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event as the report lists it."""

    id: str
    label: str
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Tool:
    """What made a report: enough to make it again."""

    version: str
    model: str
    rules: tuple[tuple[str, str], ...]
    policy: str


@dataclass(frozen=True, slots=True)
class Report:
    """What ``check`` returns; every format renders exactly this."""

    tool: Tool
    sources: tuple[SourceEntry, ...]
    findings: tuple[Finding, ...]
    events: tuple[EventEntry, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    skipped: tuple[Skip, ...] = ()

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``: a row per cited claim, the columns of the CSV format."""
        from factcheck.library import to_pandas  # the one look outwards: a method is where people search for it

        return to_pandas(self)

    def _repr_html_(self) -> str:
        """How a notebook shows the report."""
        from factcheck.library import to_html

        return to_html(self)


# ---------------------------------------------------------------- a draft against its sources


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A figure, date or quotation of a draft, and what the sources say of it."""

    status: str  # stated allowed mixed excluded absent
    cited: Member
    text: str
    stated_by: tuple[Member, ...] = ()
    allowed_by: tuple[Member, ...] = ()
    excluded_by: tuple[Member, ...] = ()
    ignored: str | None = None  # the reason given in the draft


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """What the draft gets wrong by itself."""

    finding: Finding
    ignored: str | None = None


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What ``against`` returns: each claim of a draft in text order, and the draft's own arithmetic."""

    draft: str  # Source.id
    path: str
    claims: tuple[DraftClaim, ...]
    findings: tuple[DraftFinding, ...]
    unused: tuple[str, ...] = ()  # ignore comments that silence nothing, as written

    @property
    def wanting(self) -> bool:
        """Whether something stands in the draft that a source excludes or arithmetic disproves, and that is not ignored."""
        bad = any(claim.status in ("mixed", "excluded") and claim.ignored is None for claim in self.claims)
        return bad or any(found.ignored is None for found in self.findings)
