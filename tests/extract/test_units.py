"""Unit factors against pint, currencies against Babel; every rule of the lexical layer keeps its examples."""

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import get_territory_currencies

from factcheck import rules, ruletest
from factcheck.rules import Rule

pint = pytest.importorskip("pint")
LOADED = rules.load()
UNITS = LOADED.of("unit")
CURRENCIES = [rule for rule in LOADED.of("currency") if rule.id != "dollar"]
# what pint calls a unit where it does not share our name; None: pint has no such unit, and why
PINT = {
    "percentage-point": None,  # a difference of shares, no unit to pint
    "basis-point": None,
    "point": None,  # of an index or a score
    "magnitude": None,  # a logarithm that nothing is converted to
    "year-old": "year", "month-old": "month", "week-old": "week", "day-old": "day",
    "square-metre": "metre ** 2", "square-kilometre": "kilometre ** 2", "square-foot": "foot ** 2",
    "square-mile": "mile ** 2", "square-yard": "yard ** 2", "square-inch": "inch ** 2",
    "square-centimetre": "centimetre ** 2", "cubic-metre": "metre ** 3", "cubic-centimetre": "centimetre ** 3",
    "cubic-kilometre": "kilometre ** 3", "cubic-foot": "foot ** 3", "cubic-yard": "yard ** 3",
    "acre-foot": "acre_foot", "barrel": "oil_bbl", "fluid-ounce": "fluid_ounce", "light-year": "light_year",
    "nautical-mile": "nautical_mile", "tonne": "metric_ton", "ton": "short_ton", "long-ton": "long_ton",
    "troy-ounce": "troy_ounce", "metre-per-second": "metre / second", "kilometre-per-hour": "kilometre / hour",
    "mile-per-hour": "mile / hour", "foot-per-second": "foot / second", "knot": "knot",
    "celsius": "degC", "fahrenheit": "degF", "night": "day", "decade": "10 * year", "quarter": "month * 3",
    "kilobit-per-second": "kilobit / second", "megabit-per-second": "megabit / second",
    "gigabit-per-second": "gigabit / second", "terabit-per-second": "terabit / second", "bit-per-second": "bit / second",
    "brake-horsepower": "horsepower", "metric-horsepower": "metric_horsepower",
    "watt-hour": "watt_hour", "kilowatt-hour": "kilowatt_hour", "megawatt-hour": "megawatt_hour",
    "gigawatt-hour": "gigawatt_hour", "terawatt-hour": "terawatt_hour", "british-thermal-unit": "Btu",
    "million-british-thermal-units": "1e6 * Btu", "milliampere-hour": "milliampere * hour", "ampere-hour": "ampere * hour",
    "ampere-per-square-centimetre": "ampere / centimetre ** 2", "ampere-per-square-metre": "ampere / metre ** 2",
    "revolution-per-minute": "1 / minute", "newton-metre": "newton * metre", "pound-foot": "pound_force * foot",
    "kilopound-per-square-inch": "kilopound_force / inch ** 2", "mile-per-gallon": "mile / gallon",
    "metre-per-cubic-metre": "metre / metre ** 3", "part-per-million": "ppm", "part-per-billion": "1e-3 * ppm",
    "decibel": None,  # a logarithm
    "megapixel": "megapixel", "hertz": "1 / second", "kilohertz": "1000 / second", "megahertz": "1e6 / second",
    "gigahertz": "1e9 / second", "carat": "carat", "degree": "degree",
}  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> "pint.UnitRegistry":
    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


@pytest.mark.parametrize(
    "rule", [rule for rule in UNITS if PINT.get(rule.id, "") is not None], ids=lambda rule: rule.id
)
def test_factor_is_pint_s(rule: Rule, registry: "pint.UnitRegistry") -> None:
    ours, base = PINT.get(rule.id) or rule.id, PINT.get(rule.data["base"]) or rule.data["base"]
    if rule.get("offset") is not None:
        one, nought = (registry.Quantity(value, PINT.get(rule.id, rule.id)).to("kelvin").magnitude for value in (1, 0))
        assert float(rule.data["offset"]) == pytest.approx(nought)
        assert float(rule.data["factor"]) == pytest.approx(one - nought)
        return
    share = (1 * registry.parse_expression(ours) / (1 * registry.parse_expression(base))).to_base_units()
    assert share.dimensionless, f"{rule.id} and {rule.data['base']} measure different things"
    assert float(Decimal(rule.data["factor"])) == pytest.approx(
        share.magnitude, rel=1e-5
    )  # pint's acre is the survey's


def test_units_of_one_base_are_of_one_kind() -> None:
    kinds: dict[str, set[str]] = {}
    for rule in UNITS:
        kinds.setdefault(rule.data["base"], set()).add(rule.data["kind"])
    mixed = {base: kind for base, kind in kinds.items() if len(kind) > 1 and base != "second"}  # durations and ages
    assert not mixed


IN_USE = date(2015, 1, 1), date(2025, 1, 1)  # some day between: texts go on naming a currency that was replaced


@pytest.mark.parametrize("rule", CURRENCIES, ids=lambda rule: rule.id)
def test_currency_is_babel_s(rule: Rule) -> None:
    locale = Locale("en")
    assert rule.data["label"] == locale.currencies[rule.id]
    for country in rule.words("countries"):
        assert rule.id in get_territory_currencies(country, *IN_USE), country
    full = [symbol for symbol in rule.words("symbols") if symbol == locale.currency_symbols.get(rule.id)]
    known = locale.currency_symbols.get(rule.id, rule.id)
    assert full or known in ("$", rule.id) or len(known) > 3 or known == "₹", f"{known} is missing"


def test_no_symbol_stands_for_two_currencies() -> None:
    owners: dict[str, list[str]] = {}
    for rule in LOADED.of("currency"):
        for symbol in dict.fromkeys(rule.words("symbols")):
            owners.setdefault(symbol, []).append(rule.id)
    assert {symbol: ids for symbol, ids in owners.items() if len(ids) > 1} == {}


def test_rules_keep_their_examples() -> None:
    wanted = [rule for rule in LOADED.rules if rule.kind in ruletest.LEXICAL]
    assert len(wanted) > 300
    assert ruletest.run(LOADED, wanted) == []
