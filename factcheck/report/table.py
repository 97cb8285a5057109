"""Report -> rows: the flat view, one row per cited claim, and the few words in which a value is written."""

from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation

from factcheck.model import EventEntry, Finding, Member, Report, SourceEntry
from factcheck.report.clean import one_line

# Modifiers that say what a number does in its sentence; unlike "about" they do not soften it.
_SILENT = frozenset({"from", "to", "negation", "conversion", "vague"})
_LONGEST = 60  # digits; a longer number is shown as it was written

# How units are spelled whose plural is no "-s", and those that stand before their number.
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}
_SAME = ("percent", "hertz", "horsepower", "psi", "kelvin", "old", "units")
_DEGREES = ("celsius", "fahrenheit")
_BEFORE = ("magnitude",)


@dataclass(frozen=True, slots=True)
class Row:
    """One cited claim of one finding. The first eighteen fields are the columns that CONTRACT promises.

    ``low`` and ``high`` are decimal strings or ISO prefixes, empty for an open side. ``value`` is the
    same as people write it. ``as_of`` is an ISO day or two joined by ``/``. ``start`` and ``end`` are
    code points, half-open, into the source's text.
    """

    finding: str
    kind: str
    verdict: str
    severity: str
    event: str
    measure: str
    subject: str
    value: str
    low: str
    high: str
    unit: str
    speaker: str
    as_of: str
    source: str
    path: str
    line: int
    column: int
    quote: str
    status: str
    relation: str
    explanation: str
    confidence: str
    text: str
    modifiers: str
    cue: str
    cites: str
    outlet: str
    origin: str
    event_id: str
    claim: str
    start: int
    end: int
    note: str


COLUMNS = tuple(field.name for field in fields(Row))


def rows(report: Report) -> list[Row]:
    """Every member of every finding, in report order; the members of a finding stand together."""
    sources, events = sources_by_id(report), events_by_id(report)
    return [_row(finding, member, sources, events) for finding in report.findings for member in finding.members]


def _row(finding: Finding, member: Member, sources: dict[str, SourceEntry], events: dict[str, EventEntry]) -> Row:
    source = sources.get(member.source)
    event = events.get(finding.event or "")
    return Row(
        finding=finding.id,
        kind=finding.kind,
        verdict=finding.verdict,
        severity=finding.severity,
        event=event.label if event else finding.event or "",
        measure=member.measure or finding.measure,
        subject=member.subject or finding.subject,
        value=value_text(member),
        low=member.low or "",
        high=member.high or "",
        unit=member.unit or "",
        speaker=member.speaker or "",
        as_of="/".join(dict.fromkeys(member.as_of)) if member.as_of else "",
        source=member.source,
        path=source.path if source else "",
        line=member.line,
        column=member.column,
        quote=member.quote,
        status=finding.status,
        relation=finding.relation or "",
        explanation=finding.explanation or "",
        confidence=finding.confidence,
        text=finding.text,
        modifiers=" ".join(member.modifiers),
        cue=member.cue or "",
        cites=member.cites or "",
        outlet=source.outlet or "" if source else "",
        origin=source.origin or "" if source else "",
        event_id=finding.event or "",
        claim=member.claim,
        start=member.start,
        end=member.end,
        note=member.note or "",
    )


def sources_by_id(report: Report) -> dict[str, SourceEntry]:
    return {source.id: source for source in report.sources}


def events_by_id(report: Report) -> dict[str, EventEntry]:
    return {event.id: event for event in report.events}


def value_text(member: Member) -> str:
    """The value as people write it: ``129``, ``≥ 130``, ``> 350``, ``about 40``, ``40–50``, ``334,000,000 USD``.

    Empty where the claim has no value (quotations, statements).
    """
    text = _interval(member)
    if not text:
        return ""
    if member.low == member.high:
        text = " ".join([*softened(member)[:2], text])
    unit = _unit(member)
    return one_line(f"{unit} {text}" if unit in _BEFORE else f"{text} {unit}".rstrip())


def softened(member: Member) -> list[str]:
    """The words that soften a number: ``about``, ``nearly``."""
    return [word for word in member.modifiers if word not in _SILENT]


def _interval(member: Member) -> str:
    if member.measure == "record":
        return member.quote  # "3-1" says more than its first figure
    low, high = _end(member, member.low), _end(member, member.high)
    if low and high and member.low == member.high:
        return low
    above = f"{'>' if member.low_open else '≥'} {low}" if low else ""
    below = f"{'<' if member.high_open else '≤'} {high}" if high else ""
    if not (above and below):
        return above or below
    if member.low_open or member.high_open:
        return f"{above} and {below}"
    return f"{low} to {high}" if "-" in low or "−" in low else f"{low}–{high}"


def _end(member: Member, text: str | None) -> str:
    """One end as people write it. A year is not a number: ``2015``, never ``2,015``."""
    return text or "" if member.kind == "date" else number_text(text)


def _unit(member: Member) -> str:
    """The unit in words; empty for people and ages, where measure and subject say it."""
    if not member.unit or member.unit in ("person", "year-old", member.subject):
        return ""
    return unit_text(member.unit, one=member.low == member.high == "1")


def unit_text(unit: str, one: bool = False) -> str:
    """A unit's id as people write it beside a number; what is in capitals, a currency's code, stays.

    >>> unit_text("mile-per-hour")
    'miles per hour'
    >>> unit_text("square-foot", one=True)
    'square foot'
    """
    if unit.isupper() or unit in _BEFORE:
        return unit
    if unit in _DEGREES:
        return f"degree{'' if one else 's'} {unit.capitalize()}"
    counted, per, rest = unit.replace("-", " ").partition(" per ")
    words, _, last = counted.rpartition(" ")
    if not one and not last.endswith(_SAME):
        last = _PLURALS.get(last, f"{last}s")
    return f"{words} {last}{per}{rest}".strip()


def number_text(text: str | None) -> str:
    """A decimal string with its thousands apart and a real minus sign; what is no number stays as it is.

    >>> number_text("334000000")
    '334,000,000'
    """
    if text is None:
        return ""
    number = decimal(text)
    if number is None or not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return text
    return f"{number:,f}".replace("-", "−")


def decimal(text: str | None) -> Decimal | None:
    """``text`` as a number, or ``None`` where it is not one."""
    try:
        return Decimal(text) if text is not None else None
    except InvalidOperation:
        return None


def as_of_text(member: Member) -> str:
    """The days for which the claim speaks, short: ``2015-11-19…22``, ``2015-11-24``.

    Empty where not known, and where the value is that very day: a date is not said twice.
    """
    days = days_text(*member.as_of) if member.as_of else ""
    return "" if days == value_text(member) else days


def days_text(start: str, end: str) -> str:
    """Two ISO days as one text that does not repeat what they share; an empty side is open."""
    start, end = one_line(start), one_line(end)
    if start == end:
        return start
    for length in (8, 5):
        if len(start) == len(end) == 10 and start[:length] == end[:length]:
            return f"{start}…{end[length:]}"
    return f"{start}…{end}"
