"""The words for dates and times of a rule set, and the patterns made of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.rules import Rules

DASH = r"\s?[-–—]\s?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_UNTIL = r"(?:(?:\s?[-–—]\s?|\s(?:and|to|through|or)\s)(?P<until>[0-3]?[0-9])(?:st|nd|rd|th)?)?"
_YEAR = r"(?:,?\s(?:of\s)?(?P<year>(?:1[0-9]|2[01])[0-9]{2})(?![0-9.,]*[0-9]|-[a-z]))?"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Keys are lower case; ``starters`` are the words that a time can begin with."""

    months: dict[str, int]
    full_months: frozenset[str]
    doubles: frozenset[str]
    weekdays: dict[str, int]
    weekday_short: dict[str, int]
    units: dict[str, str]
    seasons: frozenset[str]
    pointers: dict[str, int]
    days: dict[str, int]
    dayparts: dict[str, str]
    parts: dict[str, str]
    bounds: dict[str, str]
    ends: frozenset[str]
    year_leads: frozenset[str]
    halves: dict[str, str]
    stops: frozenset[str]
    starters: frozenset[str]
    month_first: re.Pattern[str]
    day_first: re.Pattern[str]
    clock: re.Pattern[str]


def time_words(rules: Rules) -> TimeWords:
    """The time words of a rule set."""
    values = {rule.id: dict(rule.get("values", {})) for rule in rules.of("time-word")}
    words = {rule.id: frozenset(rule.words("words")) for rule in rules.of("time-word")}
    months = _numbers({**values.get("months", {}), **values.get("month-abbreviations", {})})
    weekdays, short = _numbers(values.get("weekdays", {})), _numbers(values.get("weekday-abbreviations", {}))
    pointers, days = _numbers(values.get("pointers", {})), _numbers(values.get("days", {}))
    halves, parts = values.get("half-words", {}), values.get("parts", {})
    month = rf"(?P<month>{_any(months)})\b\.?"
    zones = _any(words.get("zones", ()))
    return TimeWords(
        months, frozenset(values.get("months", {})), words.get("month-doubles", frozenset()), weekdays, short, values.get("units", {}),
        words.get("seasons", frozenset()), pointers, days, values.get("dayparts", {}), parts,
        values.get("bounds", {}), words.get("ends", frozenset()), words.get("year-leads", frozenset()), halves,
        words.get("anchor-stops", frozenset()),
        frozenset([*months, *weekdays, *short, *pointers, *days, *halves, *parts, "the", "a", "an", "that"]),
        month_first=re.compile(
            rf"{month}(?:\s(?:the\s)?{_DAY}(?![0-9:]|[.,][0-9]|\s?%|\s(?:per\s?cent|percent|million|billion|thousand)\b)"
            rf"(?:{DASH}(?:(?P<month2>{_any(months)})\b\.?\s)?(?P<until>[0-3]?[0-9])(?![0-9]))?)?{_YEAR}",
            re.I,
        ),
        day_first=re.compile(rf"{_DAY}{_UNTIL}\s?[-\s](?:of\s)?{month}(?![\w])(?:-|){_YEAR}", re.I),
        clock=re.compile(
            r"(?P<hour>[01]?[0-9]|2[0-4])(?:(?P<mark>[:.])(?P<minute>[0-5][0-9])(?:[:.](?P<second>[0-5][0-9])(?:\.[0-9]{1,3})?)?)?"
            r"(?![0-9]|[:.][0-9])(?:\s?(?P<half>[ap])\.?\s?m\b\.?|\s?(?P<oclock>o['’]clock)|(?P<hours>h(?:rs|ours)?\b))?"
            rf"(?:\s(?:(?P<zone>{zones})\b|\((?P<zone2>{zones})\)))?",
            re.I,
        ),
    )  # fmt: skip


def _numbers(values: dict[str, str]) -> dict[str, int]:
    return {word: int(value) for word, value in values.items()}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or "(?!)"
