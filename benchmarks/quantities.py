"""Quantities of the program in the shape of NewsQuant: ``quantities.py GOLD.jsonl --output PRED.jsonl``.

Only the ``text`` of each line is read. What stands here maps names: units and changes to the gold's
words, intervals to its values. How NewsQuant reads vague words is a rule pack beside this file.
"""

import argparse
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck import rules as rule_packs
from factcheck.extract import lexical
from factcheck.model import Quantity
from factcheck.rules import Rules

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
SUBUNITS = {"cents": "cent", "pence": "penny", "p": "penny"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    rules = rule_packs.load([CONVENTION])
    with options.gold.open(encoding="utf-8") as lines, options.output.open("w", encoding="utf-8") as output:
        for line in lines:
            row = json.loads(line)
            found = lexical.read(row["text"], rules).quantities
            output.write(json.dumps({"id": row["id"], "quantities": _mapped(found, row["text"], rules)}) + "\n")


def _mapped(found: Sequence[Quantity], text: str, rules: Rules) -> list[dict[str, Any]]:
    mapped, at = [], 0
    while at < len(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if following and _from_to(found[at], following, text):
            values: Any = [_number(_end(found[at])), _number(_end(following))]
            mapped.append({**_one(following, text, rules), "value": values})
            at += 2
        else:
            mapped.append(_one(found[at], text, rules))
            at += 1
    return mapped


def _from_to(first: Quantity, second: Quantity, text: str) -> bool:
    """As in "from X to Y" is a range in NewsQuant, in the order written."""
    gap = text[first.span.end : second.span.start]
    return "from" in first.modifiers and "to" in second.modifiers and gap.endswith(" to ") and "," not in gap


def _end(quantity: Quantity) -> Decimal:
    low = quantity.interval.low
    end = low if low is not None else quantity.interval.high
    return end if end is not None else Decimal(0)


def _one(quantity: Quantity, text: str, rules: Rules) -> dict[str, Any]:
    low, high = quantity.interval.low, quantity.interval.high
    unit, share = _unit(quantity, rules), Decimal(1)
    if quantity.kind == "money":
        unit, share = _subunit(text[quantity.number.end : quantity.span.end], unit, quantity, rules)
    value: Any = _number(_end(quantity) / share)
    if low is not None and high is not None and low != high:
        value = [_number(low / share), _number(high / share)]
    return {"value": value, "unit": unit, "change": _change(quantity)}


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
    base = UNITS.get(quantity.per or "", (quantity.per or "").replace("-", " "))
    return f"{unit} per {base}" if base else unit


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
