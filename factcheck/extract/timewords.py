"""The words for dates and times of a rule set, and the patterns made of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.rules import Rules

DASH = r"\s?[-–—]\s?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_UNTIL = r"(?:(?:\s?[-–—]\s?|\s(?:and|to|through|or)\s)(?P<until>[0-3]?[0-9])(?:st|nd|rd|th)?)?"
_YEAR = r"(?:,?\s(?:of\s)?(?P<year>(?:1[0-9]|2[01])[0-9]{2})(?![0-9.,]*[0-9]|-[a-z]))?"
_BLANK = re.compile(r"(?<!-)\\s(?P<any>\?)?")  # in a pattern, outside "[-\s]"
_NUMERIC_MAPS = (
    "months",
    "weekdays",
    "weekday-abbreviations",
    "pointers",
    "days",
    "turns",
    "ends",
    "anchored",
    "clock-parts",
    "clock-sides",
)
_STARTING_MAPS = (
    "weekdays",
    "weekday-abbreviations",
    "pointers",
    "days",
    "part-letters",
    "parts",
    "whole-parts",
    "clock-parts",
)


NONE: frozenset[str] = frozenset()
NO_VALUES: dict[str, str] = {}
NO_NUMBERS: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Word lists and word values by rule id, lower case; ``starters``: what a time can begin with."""

    lists: dict[str, frozenset[str]]
    maps: dict[str, dict[str, str]]
    numbers: dict[str, dict[str, int]]
    months: dict[str, int]
    full_months: frozenset[str]
    starters: frozenset[str]
    clock_signs: frozenset[str]
    month_first: re.Pattern[str]
    day_first: re.Pattern[str]
    clock: re.Pattern[str]
    clock_range: re.Pattern[str]  # two times of day of which the second alone says which half
    four_digits: re.Pattern[str]  # a time of day without a mark, this case

    def has(self, rule: str, word: str) -> bool:
        """Whether the list of that rule has the word; an absent rule has none."""
        return word in self.lists.get(rule, NONE)

    def value(self, rule: str, word: str) -> str | None:
        return self.maps.get(rule, NO_VALUES).get(word)

    def number(self, rule: str, word: str) -> int | None:
        return self.numbers.get(rule, NO_NUMBERS).get(word)


def time_words(rules: Rules, counting: Iterable[str], ordinals: Iterable[str]) -> TimeWords:
    """The time words of a rule set; ``counting``: articles and number words, which a time can begin with too."""
    maps = {rule.id: dict(rule.get("values", {})) for rule in rules.of("time-word")}
    lists = {rule.id: frozenset(rule.words("words")) for rule in rules.of("time-word")}
    numbers = {name: {word: int(value) for word, value in maps.get(name, {}).items()} for name in _NUMERIC_MAPS}
    short = {word: int(value) for word, value in maps.get("month-abbreviations", {}).items()}
    months = {**numbers["months"], **short}
    starters = {word for name in _STARTING_MAPS for word in maps.get(name, {})}
    return TimeWords(
        lists,
        maps,
        numbers,
        months,
        frozenset(numbers["months"]),
        frozenset({*starters, *months, *counting, *ordinals, *lists.get("that", ())}),
        frozenset({*maps.get("clock-parts", ()), *lists.get("clock-minutes", ()), *lists.get("clock-signs", ())}),
        *_patterns(_any(months), _any(lists.get("zones", ())), _any(lists.get("no-day", ()))),
        _four_digits(lists.get("zones", NONE), lists.get("clock-ends", NONE)),
    )


def _patterns(
    months: str, zones: str, units: str
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """As in "Nov. 24-26, 2015", "24-26 November 2015", "9:30 p.m. GMT" and "6.30-10am"."""
    month = rf"(?P<month>{months})\b\.?"
    month_first = _spaced(
        rf"{month}(?:(?:\s(?:the\s)?|(?<=\.)){_DAY}(?![0-9]|[.,:][0-9]|\s?%|\s(?:{units})\b)"
        rf"(?:{DASH}(?:(?P<month2>{months})\b\.?\s)?(?P<until>[0-3]?[0-9])(?![0-9]))?)?{_YEAR}",
    )
    day_first = _spaced(rf"{_DAY}{_UNTIL}\s?[-\s](?:of\s)?{month}(?!\w)-?{_YEAR}")
    clock = _spaced(
        r"(?P<hour>[01]?[0-9]|2[0-4])"
        r"(?:(?P<mark>[:.])(?P<minute>[0-5][0-9])(?:[:.](?P<second>[0-5][0-9])(?:\.[0-9]{1,3})?)?)?(?![0-9]|[:.][0-9])"
        r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?|\s?(?P<oclock>o['’]clock))?"
        rf"(?:\s(?:(?P<zone>{zones})\b|\((?P<zone2>{zones})\)))?",
    )
    clock_range = _spaced(
        r"(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5][0-9]))?"
        r"(?:\s?[-–—]\s?|\s(?:and|to)\s)(?P<until>1[0-2]|[1-9])(?:[:.][0-5][0-9])?\s?(?P<half>[ap])\.?\s?m\b",
    )
    return month_first, day_first, clock, clock_range


def _four_digits(zones: Iterable[str], ends: Iterable[str]) -> re.Pattern[str]:
    """As in "2248 GMT" and "0915 hours"; zones in capitals, and of three letters or more: "the 2012 PT models"."""
    marks = _any([*(zone.upper() for zone in zones if zone.isalpha() and len(zone) > 2), *ends])
    return _spaced(rf"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])\s?(?P<zone>{marks})\b", any_case=False)


def _spaced(pattern: str, *, any_case: bool = True) -> re.Pattern[str]:
    """The pattern with several blanks wherever it has one: a text may be wrapped and indented there."""
    spaced = _BLANK.sub(lambda found: r"\s{0,9}" if found["any"] else r"\s{1,9}", pattern)
    return re.compile(spaced, re.IGNORECASE if any_case else 0)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))).replace(r"\ ", r"\s") or "(?!)"
