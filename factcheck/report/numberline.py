"""Where each stated value stands on one line: positions in per cent, for the drawing in the HTML report."""

import math
from dataclasses import dataclass
from datetime import date

from factcheck.model import Finding, Member
from factcheck.report.table import decimal, number_text, softened

_LEFT, _RIGHT = 6.0, 94.0  # per cent; the margins are for arrows
_LOGARITHMIC = 100.0  # from this ratio of largest to smallest on, steps are ratios
_LARGEST = 10.0**60
_TICKS, _APART = 6, 14.0  # at most so many labels below the line, at least so many per cent from each other
_CLOCK = 5  # "21:20"


@dataclass(frozen=True, slots=True)
class Mark:
    """One member's place. ``left`` and ``right`` in per cent, ``None`` for an open side, drawn as an arrow.

    ``left_open`` and ``right_open``: the end itself is excluded, drawn hollow. ``soft``: "about".
    """

    member: Member
    left: float | None
    right: float | None
    left_open: bool
    right_open: bool
    soft: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The marks of one finding, earliest as-of first, and the labelled places below them."""

    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]


def number_line(finding: Finding) -> Line | None:
    """The drawing of a finding's values; ``None`` where fewer than two can stand on one line.

    Values in different units, and dates beside clock times, never share a line.
    """
    members = [member for member in finding.members if _ends(member) != (None, None)]
    if len(members) < 2 or len({(member.unit, _sort_of(member)) for member in members}) > 1:
        return None
    ends = [end for member in members for end in _ends(member) if end is not None]
    scale = _scale(min(ends), max(ends))
    ordered = sorted(members, key=lambda member: (member.as_of is None, member.as_of or ()))
    return Line(tuple(_mark(member, scale) for member in ordered), _ticks(members, scale))


def _sort_of(member: Member) -> str:
    texts = [text for text in (member.low, member.high) if text]
    return "clock" if member.kind == "date" and all(len(text) == _CLOCK for text in texts) else member.kind


def _ends(member: Member) -> tuple[float | None, float | None]:
    if member.kind == "date":
        return _day(member.low, last=False), _day(member.high, last=True)
    return _number(member.low), _number(member.high)


def _number(text: str | None) -> float | None:
    number = decimal(text)
    return float(number) if number is not None and number.is_finite() and abs(number) < _LARGEST else None


def _day(text: str | None, *, last: bool) -> float | None:
    """An ISO prefix as a day's number (its first or last day), a clock time as a minute of the day."""
    if not text:
        return None
    try:
        if len(text) == _CLOCK:
            return int(text[:2]) * 60.0 + int(text[3:])
        full = text + ("0001-12-31" if last else "0001-01-01")[len(text) :]
        if last and len(text) == len("2015-11"):
            return float(_month_end(text))
        return float(date.fromisoformat(full).toordinal())
    except ValueError:
        return None


def _month_end(text: str) -> int:
    year, month = int(text[:4]), int(text[5:])
    return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1


def _scale(low: float, high: float) -> "Scale":
    bent = low > 0 and high / low >= _LOGARITHMIC
    return Scale(math.log(low), math.log(high), bent=True) if bent else Scale(low, high, bent=False)


@dataclass(frozen=True, slots=True)
class Scale:
    """From an amount to its place in per cent, even or by ratios (``bent``)."""

    low: float
    high: float
    bent: bool

    def at(self, amount: float) -> float:
        """The place of ``amount``, in the middle where there is but one amount."""
        if self.high <= self.low:
            return 50.0
        amount = math.log(amount) if self.bent else amount
        return round(_LEFT + (amount - self.low) / (self.high - self.low) * (_RIGHT - _LEFT), 2)


def _mark(member: Member, scale: Scale) -> Mark:
    low, high = _ends(member)
    return Mark(
        member,
        None if low is None else scale.at(low),
        None if high is None else scale.at(high),
        member.low_open,
        member.high_open,
        soft=low == high and bool(softened(member)),
    )


def _ticks(members: list[Member], scale: Scale) -> tuple[tuple[float, str], ...]:
    """The stated ends as labels: lowest and highest always, others where there is room."""
    labels: dict[float, str] = {}
    for member in members:
        for end, text in zip(_ends(member), (member.low, member.high), strict=True):
            if end is not None and text:
                labels.setdefault(scale.at(end), text if member.kind == "date" else number_text(text))
    places = sorted(labels)
    kept = [places[0]]
    for place in places[1:-1]:
        if place - kept[-1] >= _APART and places[-1] - place >= _APART and len(kept) < _TICKS - 1:
            kept.append(place)
    if len(places) > 1:
        kept.append(places[-1])
    return tuple((place, labels[place]) for place in kept)
