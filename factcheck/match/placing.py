"""Claims put on the calendar and into an event, with one spelling for each name: what comparison looks at."""

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from factcheck.match import dating, logs, recall, scenes
from factcheck.match.dates import dated_moment
from factcheck.match.designations import designations
from factcheck.model import Claim, Dated, Extraction, Measurement, Moment, Scope, Source, Span, TimeExpression, Window
from factcheck.rules import Rules

AS_OF_BOUNDS = frozenset({"by", "until", "as-of", "up-to"})
REACH = 80  # code points between a figure and a year that is its own beyond a mark; further off is another clause's
YEARS = frozenset({"year", "decade", "century"})
MARKS = ",;:()\u2013\u2014"
LONGEST_NAME = 40  # code points
_NAME_BEFORE = re.compile(r"([A-Z][^\W\d_]+)(?:, | \()\Z")
SOME_YEAR = Window(None, None, "period")  # of an earlier event, long before a text that has no day of its own
LONG_AGO = timedelta(days=21)  # a date further back than this in a source's own clause is another event's


Signature = tuple[Hashable, ...]
Key = tuple[str, str, str, bool]  # source, kind, measure or noun, and whether of the event itself


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim and where it stands: ``index`` in corpus order, resolved windows, canonical names, event."""

    index: int
    claim: Claim
    windows: tuple[Window, ...]  # of the times in its clause
    near: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]  # of the noun phrase and the predicate
    sentence: frozenset[str]  # content lemmas of the whole sentence
    event: str
    recalled: Window | None  # the own date of an earlier event it speaks of
    places: frozenset[str] = frozenset()  # where its clause puts it
    countries: frozenset[str] = frozenset()  # in which those places lie, as far as the tables know
    told: frozenset[str] = frozenset()  # countries that its sentence names, or places in which it names
    nationwide: bool = False  # whether no place within a country is named
    apart: frozenset[str] = frozenset()  # those of ``places`` that are not the scene of the whole source
    shares_sentence: bool = False  # whether other figures or dates stand in its sentence
    bearer: str = ""  # the name right before it, as in "Moe (12-3)"
    designations: frozenset[str] = frozenset()  # of what it is of, where a number tells such things apart: "S5"
    entry: int = 0  # of a log, the number of its entry
    signature: Signature = ()  # all of it that comparison looks at, and its sentence where that is shared
    # whether it is the largest figure of its measure in its source; None where it stands alone
    largest: bool | None = None


def place(
    sources: Sequence[Source],
    extractions: Sequence[Extraction],
    dated: Mapping[str, Dated | None],
    canonical: Mapping[str, str],
    event_of: Mapping[str, str],
    common: frozenset[str],
    rules: Rules,
) -> list[Placed]:
    """Every figure and date of the corpus, placed, in corpus order."""
    placed: list[Placed] = []
    atlas = _countries(rules)
    for source, extraction in zip(sources, extractions, strict=True):
        first = len(placed)
        windows = dating.resolve_all(extraction, dated[source.id], source, rules)
        scene = scenes.scene(extraction, canonical)
        said_by = scenes.speaker_names(extraction)
        begun = logs.entries(source)
        yearless = dated[source.id] is None and _writes_no_year(extraction)
        for claim in extraction.claims:
            if isinstance(claim.content, Measurement | Moment):
                member = _place(len(placed), claim, windows, dated[source.id], canonical, event_of, common, said_by)
                if yearless and member.recalled is None:
                    member = replace(member, recalled=_of_a_year(member.claim, source.text))
                placed.append(
                    replace(
                        _in_countries(member, atlas),
                        apart=member.places - scene,
                        bearer=bearer(claim, source.text),
                        designations=designations(claim, source.text),
                        entry=logs.entry_of(claim, begun),
                    )
                )
        placed[first:] = _carried(placed[first:], source, extraction, rules)
    return _with_largest(placed)


def _counts(member: Placed) -> bool:
    """Whether it counts; what a past quarter's profit was is no event that the next sentence goes on with."""
    content = member.claim.content
    return isinstance(content, Measurement) and content.quantity.kind == "count"


def _carried(members: Sequence[Placed], source: Source, extraction: Extraction, rules: Rules) -> list[Placed]:
    """The figures of one source, those among them that go on with an earlier event told as of it."""
    recalled = {
        member.claim.span: member.recalled for member in members if member.recalled is not None and _counts(member)
    }
    found = recall.carried(source, extraction, recalled, rules) if recalled else {}
    return [
        replace(member, recalled=found[member.claim.sentence])
        if member.claim.sentence in found and isinstance(member.claim.content, Measurement)
        else member
        for member in members
    ]


def _in_countries(member: Placed, atlas: Mapping[str, tuple[str, bool]]) -> Placed:
    content = member.claim.content
    scope = content.scope if isinstance(content, Measurement) else Scope()
    known = [atlas[place] for place in (*scope.places, *scope.authority) if place in atlas]
    told = frozenset(atlas[name][0] for name in member.claim.names if name in atlas)
    countries = frozenset(country for country, _ in known)
    return replace(member, countries=countries, told=told | countries, nationwide=all(whole for _, whole in known))


@lru_cache(maxsize=4)
def _countries(rules: Rules) -> dict[str, tuple[str, bool]]:
    """Names of places -> the id of their country, and whether they are all of it; a continent lies in none."""
    found: dict[str, tuple[str, bool]] = {}
    for rule in rules.of("place"):
        if rule.get("within") or rule.get("cities"):
            found |= dict.fromkeys((*rule.words("cities"), *rule.words("regions")), (rule.id, False))
            found |= dict.fromkeys(rule.words("names"), (rule.id, True))
    return found


def _with_largest(placed: Sequence[Placed]) -> list[Placed]:
    """Each figure told whether its source gives a larger one of the same measure: totals are, parts are not."""
    sentences = Counter((member.claim.source, member.claim.sentence) for member in placed)
    placed = [
        replace(member, shares_sentence=sentences[member.claim.source, member.claim.sentence] > 1) for member in placed
    ]
    groups: dict[Key, list[Placed]] = {}
    increases: dict[Key, list[Placed]] = {}
    for member in placed:
        content = member.claim.content
        if isinstance(content, Measurement) and not (content.scope.part or tells_of_one(content)):
            name = content.measure if content.measure != "open" else f"open {content.subject}"
            key = (member.claim.source, content.quantity.kind, name, member.recalled is None)
            (increases if content.scope.increment else groups).setdefault(key, []).append(member)
    told: dict[int, bool] = {}
    for key, group in groups.items():
        sizes = {member.index: _size(member) for member in group}
        if len(set(sizes.values())) > 1:
            told.update({index: size == max(sizes.values()) for index, size in sizes.items()})
        told.update({member.index: False for member in increases.get(key, ()) if _leads_on(member, group)})
    return [_signed(replace(member, largest=told.get(member.index))) for member in placed]


def _leads_on(increase: Placed, wholes: Sequence[Placed]) -> bool:
    """Whether the sentence of an increase also says what it leads to: "two more, bringing the toll to 43"."""
    beside = [member for member in wholes if member.claim.sentence == increase.claim.sentence]
    return any(_size(member) > _size(increase) for member in beside)


def tells_of_one(content: Measurement) -> bool:
    """Whether a text tells of somebody without a number, which does not say that there was only one."""
    return "article" in content.quantity.modifiers


def is_sum(claim: Claim) -> bool:
    """Whether a figure is the sum of those that a text lists, and stands in no words of its own."""
    return isinstance(claim.content, Measurement) and "together" in claim.content.quantity.modifiers


def _signed(member: Placed) -> Placed:
    """The claim with its signature. Claims of one sentence keep apart by their source and sentence."""
    content, context = member.claim.content, member.claim.context
    several = (member.claim.source, member.claim.sentence) if member.shares_sentence else ()
    said: Hashable
    if isinstance(content, Measurement):
        said = (content.quantity.interval, content.quantity.kind, content.quantity.unit, content.quantity.change,
                content.quantity.modifiers, content.quantity.rest, content.measure, content.subject, content.predicate, content.scope)  # fmt: skip
    else:
        said = content
    seen = (member.windows, member.near, member.names, member.words, member.sentence, member.event, member.recalled,
            member.places, member.apart, member.countries, member.told, member.nationwide, member.bearer, member.designations,
            member.largest, context.negated, member.entry)  # fmt: skip
    return replace(member, signature=(said, seen, several))


def _size(member: Placed) -> Decimal:
    content = member.claim.content
    assert isinstance(content, Measurement)
    ends = [end for end in (content.quantity.interval.low, content.quantity.interval.high) if end is not None]
    return max(ends, default=Decimal(0))


def _place(
    index: int,
    claim: Claim,
    windows: Mapping[Span, Window],
    dated: Dated | None,
    canonical: Mapping[str, str],
    event_of: Mapping[str, str],
    common: frozenset[str],
    said_by: Mapping[Span, frozenset[str]],
) -> Placed:
    content = claim.content
    times = tuple(_on_calendar(time, windows) for time in claim.times)
    if isinstance(content, Moment):
        content = dated_moment(content, windows, dated)
    found = tuple(time.window for time in times if time.window is not None)
    written = dated.window if dated else None
    as_of = next((time.window for time in times if time.bound in AS_OF_BOUNDS and time.window), None) or written
    event = event_of.get(claim.source, "")
    claim = replace(claim, content=content, times=times, as_of=as_of, event=event or None)
    words = frozenset(word for word in getattr(content, "concept", ()) if word not in common)
    speaker = claim.attribution.speaker if claim.attribution else None
    speakers = said_by.get(speaker, frozenset()) if speaker else frozenset[str]()
    scope = content.scope if isinstance(content, Measurement) else Scope()
    return Placed(
        index,
        claim,
        found,
        frozenset(canonical.get(name, name) for name in claim.near if name not in speakers),
        frozenset(canonical.get(name, name) for name in claim.names),
        words,
        frozenset(claim.words) - common,
        event,
        _recalled(claim, times, written),
        frozenset(canonical.get(name, name) for name in scope.places if name not in speakers),
    )


def _writes_no_year(extraction: Extraction) -> bool:
    """Whether a source without a day of its own begins with times that need one: "on Sunday", "on 4 January"."""
    first = min(extraction.times, key=lambda time: time.span, default=None)
    return first is not None and first.year is None and first.form != "clock"


def _of_a_year(claim: Claim, text: str) -> Window | None:
    """The year that a figure's own clause names in a source that writes none of its own days: an earlier event's.

    Of several the nearest; one beyond a comma only where no other year stands on this side, and only close by.
    """
    if isinstance(claim.content, Moment) or claim.context.hypothetical:
        return None
    years = [time for time in claim.times if time.form == "date" and time.year is not None and time.bound is None]
    if len(years) < len(claim.times):
        return None
    near = sorted((*_beyond(text, time.span, claim.span), at) for at, time in enumerate(years))
    return next((years[at].window for other, away, at in near if not other or away < REACH), None)


def _beyond(text: str, one: Span, two: Span) -> tuple[bool, int]:
    """Whether a mark parts two places of a text, and how far they are from each other."""
    start, end = min(one.end, two.end), max(one.start, two.start)
    return any(mark in text[start:end] for mark in MARKS), end - start


def bearer(claim: Claim, text: str) -> str:
    """The last word of a name that stands right before a figure: ``moe`` for "Ada Moe, 12-3," and "Moe (12-3)"."""
    found = _NAME_BEFORE.search(text, max(0, claim.span.start - LONGEST_NAME), claim.span.start)
    return found[1].casefold() if found else ""


def _on_calendar(time: TimeExpression, windows: Mapping[Span, Window]) -> TimeExpression:
    window = windows.get(time.span)
    if window is not None and window.end is not None and time.bound is None and time.year is not None:
        # "since 2004, when 12 died": the text counts since then, the figure is of that year
        window = dating.resolve(time, None) or window
    return time if window is None else replace(time, window=window)


def _recalled(claim: Claim, times: Sequence[TimeExpression], written: Window | None) -> Window | None:
    """The window of an earlier event: a date in the claim's own clause that lies well before the source was written.

    What a past event may have led to is not told as of that event. Of a source without a day of its own only words
    say that something lies back: "four years ago", whatever year that was.
    """
    if isinstance(claim.content, Moment) or claim.context.hypothetical:
        return None
    if written is None:
        return SOME_YEAR if any(_years_back(time) for time in times) else None
    for time in times:
        window = time.window
        if window is None or window.end is None or time.bound in ("since", *AS_OF_BOUNDS):
            continue
        if written.start is not None and window.end < written.start - LONG_AGO:
            return window
    return None


def _years_back(time: TimeExpression) -> bool:
    """Whether a time counts back years from the day of writing."""
    counted = time.form == "offset" and time.anchor == "publication" and time.bound is None
    return counted and time.unit in YEARS and time.direction < 0 and bool(time.count)
