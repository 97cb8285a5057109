"""Quantities of the program in the shape of NewsQuant: ``quantities.py GOLD.jsonl --output PRED.jsonl``.

Only the ``text`` of each line is read. What stands here maps names: units and changes to the gold's
words, intervals to its values. How NewsQuant reads vague words is a rule pack beside this file.
"""

import argparse
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from factcheck import rules as rule_packs
from factcheck.extract import extract_many
from factcheck.model import Block, Claim, Extraction, Measurement, Quantity, Source, Span
from factcheck.rules import Rules

Found = tuple[Claim, Measurement]

CONVENTION = Path(__file__).parent / "conventions" / "newsquant.toml"
UNITS = {
    "percent": "percentage", "year-old": "year of age", "month-old": "month of age", "week-old": "week of age",
    "day-old": "day of age", "degree": "degree", "USD": "dollar", "pound": "pound-mass",
    "percentage-point": "percentage point", "part-per-billion": "parts-per-billion",
    "part-per-million": "parts-per-million", "revolution-per-minute": "revolutions per minute",
    "million-british-thermal-units": "mega british thermal unit", "kilopound-per-square-inch": "kilopound per square inch",
    "metric-horsepower": "horsepower", "fluid-ounce": "ounce", "milliampere-hour": "milliampere-hour",
    "foot-pound": "foot pound-force", "pound-foot": "pound-foot", "CNY": "chinese yuan", "JPY": "japanese yen",
    "GBP": "pound sterling", "ILS": "shekel", "MYR": "malaysian ringgit", "DKK": "danish krone", "EUR": "euro",
    "light-year": "light-year", "pixel": "pixel",
}  # fmt: skip
SKIPPED = (
    "of",
    "and",
    "most",
    "more",
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "your",
    "these",
    "those",
    "other",
)
SUBUNITS = {"cents": "cent", "pence": "penny", "p": "penny"}


ORDINAL_KINDS = ("ordinal", "record")  # claims to the program, and not annotated in NewsQuant
WORD = re.compile(r"[^\s,;:]+")
FUNCTION = frozenset(
    {"of", "the", "a", "an", "in", "on", "at", "for", "to", "by", "with", "and", "its", "his", "her", "their"}
)
HUNG = re.compile(r"-\s*(?:,|and\b|or\b|to\b)")  # "five- and six-wheel carts"
PLAIN = re.compile(r"\w(?:[\w&.-]*\w)?")


def main() -> None:
    """One line of predictions a line of gold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    rules = rule_packs.load([CONVENTION])
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    extractions = extract_many([_source(row["id"], row["text"]) for row in rows], rules)
    with options.output.open("w", encoding="utf-8") as output:
        for row, extraction in zip(rows, extractions, strict=True):
            mapped = _mapped(_measurements(extraction), row["text"], rules)
            output.write(json.dumps({"id": row["id"], "quantities": mapped}) + "\n")


def _source(name: int, text: str) -> Source:
    return Source(str(name), f"{name}.txt", text, sha256(text.encode()).hexdigest(), (Block(Span(0, len(text))),))


def _measurements(extraction: Extraction) -> list[Found]:
    found = [(claim, claim.content) for claim in extraction.claims if isinstance(claim.content, Measurement)]
    return [(claim, content) for claim, content in found if content.quantity.kind not in ORDINAL_KINDS]


def _mapped(found: Sequence[Found], text: str, rules: Rules) -> list[dict[str, Any]]:
    mapped, at = [], 0
    while at < len(found):
        claim, content = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if following and _from_to(content.quantity, following[1].quantity, text):
            values: Any = [_number(_end(content.quantity)), _number(_end(following[1].quantity))]
            mapped.append({**_one(*following, text, rules), "value": values})
            at += 2
        else:
            mapped.append(_one(claim, content, text, rules))
            at += 1
    return mapped


def _from_to(first: Quantity, second: Quantity, text: str) -> bool:
    """As in "from X to Y" is a range in NewsQuant, in the order written."""
    gap = text[first.span.end : second.span.start]
    if first.interval.low != first.interval.high or second.interval.low != second.interval.high:
        return first.interval.low is None and gap.endswith(" to ")  # "from up to 252 miles to 287"
    return "from" in first.modifiers and "to" in second.modifiers and gap.endswith(" to ") and "," not in gap


def _end(quantity: Quantity) -> Decimal:
    low = quantity.interval.low
    end = low if low is not None else quantity.interval.high
    return end if end is not None else Decimal(0)


def _one(claim: Claim, content: Measurement, text: str, rules: Rules) -> dict[str, Any]:
    quantity = content.quantity
    low, high = quantity.interval.low, quantity.interval.high
    unit, share = _unit(quantity, rules), Decimal(1)
    if quantity.kind == "money":
        unit, share = _subunit(text[quantity.number.end : quantity.span.end], unit, quantity, rules)
    noun = _noun(claim, content, text)
    if unit == "-" and quantity.kind in ("count", "multiplier"):
        unit = noun or "-"
        unit += (
            f" per {_base(content.scope.per_period.removeprefix('per '))}" if noun and content.scope.per_period else ""
        )
    elif quantity.kind == "ratio":
        unit = f"% {noun or '-'}"
    value: Any = _number(_end(quantity) / share)
    if low is not None and high is not None and low != high:
        value = [_number(low / share), _number(high / share)]
    return {"value": value, "unit": unit, "change": _change(quantity), "concept": _concept(content, text)}


def _noun(claim: Claim, content: Measurement, text: str) -> str:
    """The counted noun with the words before it, as NewsQuant spells units: the last word is the lemma."""
    if not content.subject:
        return ""
    words = PLAIN.findall(text[content.quantity.span.end : claim.span.end])
    if not words:
        return content.subject if HUNG.match(text[claim.span.end :]) else ""
    if words[0] == "times":
        return "count"
    before = _plain([word.lower() for word in words[:-1] if word.lower() not in SKIPPED], content)
    if words[-1][0].isupper() and words[-1].endswith("s"):
        return " ".join([*before, words[-1].lower()])  # NewsQuant leaves names in the plural: "millions of americans"
    last = words[-1].lower()
    lemma = next((lemma for lemma in (content.subject, *content.concept) if _same(last, lemma)), content.subject)
    return " ".join([*before, lemma])


def _plain(before: list[str], content: Measurement) -> list[str]:
    """The words before the noun, superlatives by their lemma: "best speakers" are "good speaker" in NewsQuant."""
    at = content.concept.index(content.subject) if content.subject in content.concept else 0
    if not before or at < len(before):
        return before
    lemmas = content.concept[at - len(before) : at]
    return [lemma if word.endswith("st") else word for word, lemma in zip(before, lemmas, strict=True)]


def _same(word: str, lemma: str) -> bool:
    return word == lemma or (len(lemma) > 3 and word.startswith(lemma[:-1]) and len(word) <= len(lemma) + 3)


def _concept(content: Measurement, text: str) -> list[str]:
    """The words that the figure is of, as NewsQuant lists them: without articles and prepositions."""
    if content.of is None:
        return ["-"]
    words = [word for word in WORD.findall(text[content.of.start : content.of.end]) if word.lower() not in FUNCTION]
    return words or ["-"]


def _subunit(words: str, unit: str, quantity: Quantity, rules: Rules) -> tuple[str, Decimal]:
    """NewsQuant counts pence in pence; the program in pounds."""
    word = next(iter(words.lower().split()), "")
    rule = rules.find(f"currency.{quantity.unit}")
    share = rule.get("subunits", {}).get(word) if rule else None
    if not share:
        return unit, Decimal(1)
    name = SUBUNITS.get(word, word)
    return name + unit[unit.index(" per ") :] if " per " in unit else name, Decimal(share)


def _number(value: Decimal) -> float:
    return float(value)


def _unit(quantity: Quantity, rules: Rules) -> str:
    if quantity.unit is None:
        return "-"
    name = quantity.unit
    money = rules.find(f"currency.{name}") if quantity.kind == "money" else None
    unit = UNITS.get(name) or (money.data["label"].lower() if money else name.replace("-", " "))
    if unit == "dollar, country not stated":
        unit = "dollar"
    if unit == "cent, country not stated":
        unit = "cent"
    return f"{unit} per {_base(quantity.per)}" if quantity.per else unit


def _base(per: str) -> str:
    return UNITS.get(per, per.replace("-", " "))


def _change(quantity: Quantity) -> str:
    interval = quantity.interval
    if quantity.change and not {"change.increase", "change.decrease"} & set(quantity.rules):
        return quantity.change  # NewsQuant marks the verb, "rose 5 %", and not the noun, "a 5 % rise"
    if interval.high is None:
        return ">"
    if interval.low is None:
        return "<"
    if "just-over" in quantity.modifiers:
        return ">"
    if "just-under" in quantity.modifiers:
        return "<"
    return "~" if {"about", "nearly", "estimated", "averaged"} & set(quantity.modifiers) else "="


if __name__ == "__main__":
    main()
