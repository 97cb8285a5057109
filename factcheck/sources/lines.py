"""What a single line is by the ``debris`` rules: navigation, player controls, credits, captions, or prose."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.rules import Rule, Rules

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_CLOCK = re.compile(r"\d{1,3}:\d\d(?::\d\d)?")
_LINK = re.compile(r"!?\[[^\]\s]{0,80}\]\(\S{0,2000}\)|<?(?:https?://|www\.)\S{1,2000}")
_OVER = re.compile(r"[a-z]{4}[.!?][\"'”’)]?\s+[\"'“‘(]?[A-Z]")  # a sentence ends and the next begins
_CLOSING = "\"'”’»)]"
_LONGEST = 400  # characters; a rule for furniture has nothing to say about a paragraph


@dataclass(frozen=True, slots=True)
class LineRules:
    """The ``debris`` rules, folded once for a run."""

    whole: dict[str, str]
    starts: tuple[tuple[str, int, str], ...]  # words, most words in the line, kind
    ends: tuple[tuple[str, int, str], ...]
    holds: tuple[tuple[str, int, str], ...]
    carries: frozenset[str]  # last words behind which no line is over

    def goes_on(self, line: str) -> bool:
        """Whether a line that ends no sentence must go on in the next: by its last word or mark, or a sentence before it."""
        last = line.rsplit(None, 1)[-1].rstrip(_CLOSING) if line.strip() else ""
        return last.endswith((",", "-")) or last.casefold() in self.carries or bool(_OVER.search(line))

    def kind(self, line: str) -> str | None:
        """``debris``, ``credit`` or ``caption`` where a rule names the line; else ``None``."""
        if len(line) > _LONGEST:
            return None
        words, size = fold(line), len(_WORD.findall(line))
        if not words:
            return "debris"  # rules, bullets, dots: nothing that could be read
        if words in self.whole:
            return self.whole[words]
        whole = line.casefold()
        return (
            _first(self.starts, size, (words + " ").startswith)
            or _first(self.ends, size, (" " + words).endswith)
            or _first(self.holds, size, whole.__contains__)
        )


def line_rules(rules: Rules) -> LineRules:
    """The ``debris`` rules of all packs; of two that fit a line the first in file order wins."""
    return compile_rules(rules.of("debris"))


def compile_rules(found: Sequence[Rule]) -> LineRules:
    """The given rules alone: what a rule's own examples are tried with."""
    whole: dict[str, str] = {}
    starts: list[tuple[str, int, str]] = []
    ends: list[tuple[str, int, str]] = []
    holds: list[tuple[str, int, str]] = []
    for rule in found:
        kind, most = str(rule.get("becomes", "debris")), int(rule.get("most_words", 12))
        for phrase in rule.words("lines"):
            whole.setdefault(fold(phrase), kind)
        starts += [(fold(phrase) + " ", most, kind) for phrase in rule.words("starts")]
        ends += [(" " + fold(phrase), most, kind) for phrase in rule.words("ends")]
        holds += [(phrase.casefold(), most, kind) for phrase in rule.words("holds")]
    carries = frozenset(phrase.casefold() for rule in found for phrase in rule.words("carries"))
    return LineRules(whole, tuple(starts), tuple(ends), tuple(holds), carries)


def fold(line: str) -> str:
    """The words alone, lower case, one space between: how lines and phrases are compared."""
    return " ".join(_WORD.findall(line.casefold().replace("’", "'")))


def only_clocks(line: str) -> bool:
    """Whether the line is a player's clock: clock times, and nothing else but numbers and marks."""
    tokens = line.split()
    clocks = sum(bool(_CLOCK.fullmatch(token.strip("()[]-–—|/"))) for token in tokens)
    return clocks > 0 and not any(char.isalpha() for char in line) and (clocks > 1 or len(tokens) < 4)


def only_links(line: str) -> bool:
    """Whether the line is an address or a picture, in Markdown's or plain notation, and no words."""
    return all(_LINK.fullmatch(token) for token in line.split())


def only_numbers(line: str) -> bool:
    """Whether the line has figures and no word."""
    return any(char.isdigit() for char in line) and not any(char.isalpha() for char in line)


def _first(phrases: tuple[tuple[str, int, str], ...], size: int, fits: Callable[[str], bool]) -> str | None:
    return next((kind for phrase, most, kind in phrases if size <= most and fits(phrase)), None)
