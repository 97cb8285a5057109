"""When a source was written, by the weekdays on which other sources of the same event put the same thing.

"Another 78 people were wounded in Friday's attack in Kohat" is written within a week of the Friday on which a dated
source says that the attack in Kohat wounded people. Only where all such days agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.match.calendar import DAY, resolve
from factcheck.match.datelines import Text
from factcheck.model import Dated, TimeExpression, Window

FIRST = 3  # paragraphs that tell the news itself; further down a weekday may be of another thing
SHARED = 3  # words that two sentences share when they speak of the same thing
MOST_TIMES = 60  # of one source that are looked at
FARTHEST = 70  # days
SURE = timedelta(days=2)  # a source dated less exactly lends no day


@dataclass(frozen=True, slots=True)
class Day:
    """A day of which a source tells, the words of its sentence without the day's own, and where that stands."""

    day: date
    words: frozenset[str]
    said: str
    source: str
    news: bool  # whether it is a weekday of the first paragraphs


def exact(dated: Dated | None) -> bool:
    """Whether it is known to a few days when a source was written."""
    return dated is not None and dated.window.within(SURE)


def days_told(text: Text, dated: Dated | None) -> tuple[Day, ...]:
    """The single days that a source dated to a day tells of; none of one that is not."""
    if not exact(dated):
        return ()
    found = []
    for time in text.times[:MOST_TIMES]:
        window = resolve(time, dated)
        if window and window.start is not None and window.start == window.end:
            said = f"“{text.words(time)}” of {text.source.id}, line {text.line(time)}"
            found.append(Day(window.start, _words(text, time), said, text.source.id, _is_news(text, time)))
    return tuple(found)


def written(text: Text, others: Sequence[Day], *, one_week: bool) -> tuple[date, date, tuple[str, ...]] | None:
    """The first and last day on which the bare weekdays of the news mean days that other sources tell of; what says so.

    ``None`` where there are none, or where they are not all of one week. ``one_week``: whether several others, and all
    of them, were written in one week: then the one Saturday of the news of two of them is that of this news, too.
    """
    low: date | None = None
    high: date | None = None
    by: list[str] = []
    for time in text.times[:MOST_TIMES]:
        if not _is_news(text, time):
            continue
        own = _words(text, time)
        same = [other for other in others if other.day.weekday() == time.weekday]
        news = [other for other in same if other.news] if one_week else []
        alone = len({other.day for other in news}) == 1 and len({other.source for other in news}) > 1
        for other in same:
            alike = len(own & other.words) >= SHARED or (alone and other.news)
            days = meaning(time, other.day) if alike else []
            if days:
                low, high = max(low or days[0], days[0]), min(high or days[-1], days[-1])
                by.append(f"“{text.words(time)}”, line {text.line(time)}, and {other.said}")
    if low is None or high is None or low > high:
        return None
    return low, high, tuple(dict.fromkeys(by))


def meaning(time: TimeExpression, day: date) -> list[date]:
    """The days of writing on which ``time`` means ``day``."""
    found: list[date] = []
    for n in range(-FARTHEST, FARTHEST + 1):
        asked = day + n * DAY
        window = resolve(time, Dated(Window(asked, asked), ()))
        if window and window.start and window.end and window.start <= day <= window.end:
            found.append(asked)
    return found


def _is_news(text: Text, time: TimeExpression) -> bool:
    """Whether it is a bare weekday that lies behind, in the first paragraphs."""
    bare = time.form == "weekday" and time.direction <= 0 and not time.count and time.until is None
    if not bare or time.bound is not None or time.anchor != "publication":
        return False
    return not text.prose or text.blocks[time.span] <= text.prose[min(FIRST, len(text.prose) - 1)]


def _words(text: Text, time: TimeExpression) -> frozenset[str]:
    return text.content(text.sentence(time)) - text.content(text.words(time))
