"""Quantities in a text: span, interval, unit, modifiers, change; and the numbers that are none."""

from pathlib import Path

import pytest

from factcheck import rules, ruletest
from factcheck.extract.lexical import read
from factcheck.model import Interval, Quantity
from factcheck.rules import Rules


@pytest.fixture(scope="module")
def loaded() -> Rules:
    return rules.load()


def interval(found: Interval) -> str:
    low = "" if found.low is None else format(found.low.normalize(), "f")
    high = "" if found.high is None else format(found.high.normalize(), "f")
    return low if low == high else f"{'(' if found.low_open else '['}{low},{high}{')' if found.high_open else ']'}"


def shown(text: str, found: Quantity) -> str:
    """``words | interval | kind unit per | modifiers and change``, empty parts left out."""
    unit = " ".join(part for part in (found.kind, found.unit or "", f"per {found.per}" if found.per else "") if part)
    marks = " ".join((*found.modifiers, *([found.change] if found.change else [])))
    words = text[found.span.start : found.span.end]
    return " | ".join(part for part in (words, interval(found.interval), unit, marks) if part)


def quantities(text: str, loaded: Rules) -> list[str]:
    return [shown(text, found) for found in read(text, loaded).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # times of races, fractions behind a hyphen, lists of percentages
        pytest.param("He ran 3:28.41.", ["3:28.41 | 208.41 | duration second"], id="minutes and hundredths"),
        pytest.param("She won in 2:03:45.", ["2:03:45 | 7425 | duration second"], id="hours behind in"),
        pytest.param("It was logged at 12:34:56.", [], id="a time of day"),
        pytest.param("It closed at 469-1/2 pence.", ["469-1/2 pence | 4.695 | money GBP"], id="a fraction behind a hyphen"),
        pytest.param(
            "Osel at 44 percent, Norrin at 22.",
            ["44 percent | 44 | percent percent", "22 | 22 | percent percent"],
            id="a bare figure of a list of percentages",
        ),
        pytest.param(
            "Osel at 44 percent, Norrin with 22 mills.", ["44 percent | 44 | percent percent", "22 | 22 | count"], id="mills are counted"
        ),
        pytest.param("9,860 flight hours", ["9,860 flight hours | 9860 | duration hour"], id="hours of flight"),
        # bounds: at least apart from more than, up to apart from fewer than
        pytest.param("At least 40 ferries sank.", ["At least 40 | [40,] | count"], id="at least is closed"),
        pytest.param("More than 40 ferries sank.", ["More than 40 | (40,] | count"], id="more than is open"),
        pytest.param("Up to 40 ferries sank.", ["Up to 40 | [,40] | count"], id="up to is closed"),
        pytest.param("Fewer than 40 ferries sank.", ["Fewer than 40 | [,40) | count"], id="fewer than is open"),
        pytest.param("No fewer than 12 sank.", ["No fewer than 12 | [12,] | count"], id="no fewer than is a floor"),
        pytest.param("No more than 12 sank.", ["No more than 12 | [,12] | count"], id="no more than is a ceiling"),
        pytest.param("As many as 90 sank.", ["As many as 90 | [,90] | count"], id="as many as is a ceiling"),
        pytest.param("40 or more ferries", ["40 or more | [40,] | count"], id="a bound behind the number"),
        # a word that only describes the unit
        pytest.param("It rained for 12 straight days.", ["12 straight days | 12 | duration day"], id="straight days"),
        pytest.param("1/16 of a US pint", ["1/16 of a US pint | 0.0625 | volume pint"], id="a share of a unit"),
        pytest.param("Twelve dead days later", ["Twelve | 12 | count"], id="another word keeps the unit away"),
        # what somebody is or becomes
        pytest.param("She was 41 when the war began.", ["41 | 41 | age year-old"], id="she was 41"),
        pytest.param("He will be 35 by May.", ["35 | 35 | age year-old"], id="he will be 35"),
        pytest.param("She was 41 seats behind.", ["41 | 41 | count"], id="a noun behind it is counted"),
        # one change after another
        pytest.param(
            "Index A rose 2 percent and index B fell by 1.",
            ["2 percent | 2 | percent percent | up", "1 | 1 | percent percent | down"],
            id="the second change is in the unit of the first",
        ),
        pytest.param(
            "9 billion shekels ($2.4 billion) a year",
            ["9 billion shekels | 9000000000 | money ILS per year", "$2.4 billion | 2400000000 | money dollar per year | conversion"],
            id="a rate behind the bracket is said of both",
        ),
        pytest.param("18-to-34-year-olds", ["18-to-34-year-olds | [18,34] | age year-old"], id="to between hyphens"),
        pytest.param("Although 15 of the 19 sank", ["15 | 15 | count", "19 | 19 | count"], id="of behind is no name"),
        pytest.param("40-plus ferries", ["40-plus | [40,] | count"], id="a bound joined behind"),
        pytest.param("15-plus years at sea", ["15-plus years | [15,] | duration year"], id="a bound between number and unit"),
        pytest.param("upwards of $3.5 million", ["upwards of $3.5 million | (3500000,] | money dollar"], id="upwards of"),
        pytest.param("more than another 12 came", ["more than another 12 | (12,] | count"], id="a word passed over"),
        # approximations keep the point
        pytest.param("About 350 barges", ["About 350 | 350 | count | about"], id="about"),
        pytest.param("nearly 40 barges", ["nearly 40 | 40 | count | nearly"], id="nearly"),
        pytest.param("just over 40 barges", ["just over 40 | 40 | count | just-over"], id="just over is no bound"),
        pytest.param("just under 40 barges", ["just under 40 | 40 | count | just-under"], id="just under is no bound"),
        pytest.param("an estimated 90 barges", ["an estimated 90 | 90 | count | estimated"], id="estimated"),
        pytest.param("30-odd barges", ["30-odd | 30 | count | about"], id="odd behind"),
        # ranges and lists
        pytest.param("two or three barges", ["two or three | [2,3] | count"], id="two guesses, the second larger"),
        pytest.param("4 or 5 million dollars", ["4 or 5 million dollars | [4000000,5000000] | money dollar"], id="guesses share a scale"),
        pytest.param("30 or 12 barges", ["30 | 30 | count", "12 | 12 | count"], id="the second is smaller: two choices"),
        pytest.param("2 or 30 barges", ["2 | 2 | count", "30 | 30 | count"], id="the second is of another order"),
        pytest.param("$5 or 30 days", ["$5 | 5 | money dollar", "30 days | 30 | duration day"], id="two things"),
        pytest.param("its new Tern 6 tablets", [], id="a number in a product's name"),
        pytest.param("its new 6 tablets", ["6 | 6 | count"], id="no name before the number"),
        pytest.param("between 12 and 15 barges", ["12 and 15 | [12,15] | count"], id="between and"),
        pytest.param("12 to 15 barges", ["12 to 15 | [12,15] | count"], id="to"),
        pytest.param("12-15 barges", ["12-15 | [12,15] | count"], id="hyphen"),
        pytest.param("It costs $3-5bn.", ["$3-5bn | [3000000000,5000000000] | money dollar"], id="the scale is shared"),
        pytest.param("$89 to $93 billion", ["$89 to $93 billion | [89000000000,93000000000] | money dollar"], id="a sign each"),
        pytest.param(
            "from $200 to $4 million", ["$200 to $4 million | [200,4000000] | money dollar"], id="a scale that is not shared"
        ),
        pytest.param(
            "2, 3 and 5 million barrels",
            ["2 | 2000000 | volume barrel", "3 | 3000000 | volume barrel", "5 million barrels | 5000000 | volume barrel"],
            id="a list shares scale and unit",
        ),
        pytest.param(
            "three, four or 12 years",
            ["three | 3 | duration year", "four | 4 | duration year", "12 years | 12 | duration year"],
            id="or shares the unit",
        ),
        pytest.param("killed 12 and 30 kilometres off", ["12 | 12 | count", "30 kilometres | 30 | length kilometre"],
                     id="and does not share a unit of length"),
        # shares
        pytest.param("One in five barges leaks.", ["One in five | 0.2 | ratio"], id="one in five"),
        pytest.param("Four in five barges leak.", ["Four in five | 0.8 | ratio"], id="four in five"),
        pytest.param("won two in three days", ["two | 2 | count", "three days | 3 | duration day"], id="within a time"),
        pytest.param("three out of ten barges", ["three out of ten | 0.3 | ratio"], id="out of"),
        pytest.param("He won one in five games.", ["five | 5 | count"], id="a series of games is no share"),
        pytest.param("more than half of the barges", ["more than half | (0.5,] | ratio"], id="half"),
        pytest.param("a quarter of the barges", ["a quarter | 0.25 | ratio"], id="a quarter of"),
        pytest.param("half an hour", ["half an hour | 0.5 | duration hour"], id="half a unit"),
        # words for unstated numbers, nought, multiples
        pytest.param("dozens of barges", ["dozens | [24,] | count | vague"], id="dozens"),
        pytest.param("tens of thousands of barges", ["tens of thousands | [20000,] | count | vague"], id="two vague words"),
        pytest.param("several hundred barges", ["several hundred | [300,] | count | vague"], id="several with a scale"),
        pytest.param("millions of dollars", ["millions of dollars | [2000000,] | money dollar | vague"], id="vague money"),
        pytest.param("The couple wed.", [], id="a couple of people is no number"),
        pytest.param("There were no deaths.", ["no | 0 | count | negation"], id="no with a plural is nought"),
        pytest.param("There is no doubt.", [], id="no with a singular is no number"),
        pytest.param("The toll doubled.", ["doubled | 2 | multiplier"], id="doubled"),
        pytest.param("He doubled down.", [], id="doubled down"),
        pytest.param("three times as many", ["three times | 3 | multiplier"], id="times as"),
        pytest.param("He called three times.", ["three | 3 | count"], id="a frequency"),
        # compounds, units, rates, money
        pytest.param("an 80-employee yard", ["80 | 80 | count"], id="a compound adjective"),
        pytest.param("a 6.1-magnitude quake", ["6.1-magnitude | 6.1 | magnitude magnitude"], id="magnitude behind"),
        pytest.param("a magnitude 6.1 quake", ["magnitude 6.1 | 6.1 | magnitude magnitude"], id="magnitude before"),
        pytest.param("5 feet 10 inches tall", ["5 feet 10 inches | 70 | length inch"], id="two units make the smaller"),
        pytest.param(
            "75 kilometres (50 miles)", ["75 kilometres | 75 | length kilometre", "50 miles | 50 | length mile | conversion"],
            id="a conversion is a figure of its own",
        ),
        pytest.param("$45 a barrel", ["$45 a barrel | 45 | money dollar per barrel"], id="a rate"),
        pytest.param("52,000 barrels a day", ["52,000 barrels a day | 52000 | volume barrel per day"], id="a rate of a unit"),
        pytest.param("3 percentage points", ["3 percentage points | 3 | points percentage-point"], id="points are not percent"),
        pytest.param("25 basis points", ["25 basis points | 25 | points basis-point"], id="basis points"),
        pytest.param("US$5 and C$5", ["US$5 | 5 | money USD", "C$5 | 5 | money CAD"], id="whose dollar, before"),
        pytest.param("$75 U.S. a barrel", ["$75 U.S. a barrel | 75 | money USD per barrel"], id="whose dollar, behind"),
        pytest.param("£2.7m or 15p", ["£2.7m | 2700000 | money GBP", "15p | 0.15 | money GBP"], id="pence are pounds"),
        pytest.param("12 million Danish crowns", ["12 million Danish crowns | 12000000 | money DKK"], id="a currency by name"),
        pytest.param("minus 5 degrees Celsius", ["minus 5 degrees Celsius | -5 | temperature celsius"], id="minus"),
        pytest.param("a vitamin C of 12 C", ["12 C | 12 | temperature celsius"], id="a letter needs its number"),
        # ages
        pytest.param("a 15-year-old rower", ["15-year-old | 15 | age year-old"], id="year-old"),
        pytest.param("an 18-month-old girl", ["18-month-old | 18 | age month-old"], id="month-old"),
        pytest.param("a rower aged 27", ["aged 27 | 27 | age year-old"], id="aged"),
        pytest.param("Amara Osei, 61, rowed.", ["61 | 61 | age year-old"], id="between commas behind a name"),
        # change and level
        pytest.param(
            "Exports rose 5 % to 120 tonnes.",
            ["5 % | 5 | percent percent | up", "120 tonnes | 120 | mass tonne | to"],
            id="the change and the level it reached",
        ),
        pytest.param("raised the fee from 5 to 7 euros",
                     ["5 | 5 | money EUR | from", "7 euros | 7 | money EUR | to"], id="two levels of a movement"),
        pytest.param("lowered the toll to 41 from 49", ["41 | 41 | count | to", "49 | 49 | count | from"], id="to before from"),
        pytest.param(
            "It climbed from 21 mpg combined to 23 for vans.",
            ["21 mpg | 21 | other mile-per-gallon | from", "23 | 23 | other mile-per-gallon | to"],
            id="the unit said at the first end",
        ),
        pytest.param(
            "280 million of the 300 million euros",
            ["280 million | 280000000 | money EUR", "300 million euros | 300000000 | money EUR"],
            id="a part is in the unit of its whole",
        ),
        pytest.param("They lost 130 sheep.", ["130 | 130 | count"], id="a loss of sheep is no change of a level"),
        pytest.param("The index lost 130 points.", ["130 points | 130 | points point | down"], id="a loss of points is one"),
        pytest.param("+0.2%", ["+0.2% | 0.2 | percent percent | up"], id="a sign"),
        pytest.param("They cut the tax by 5 percent.", ["5 percent | 5 | percent percent | down"], id="by behind an object"),
        pytest.param("The move was cut down by 12 MPs.", ["12 | 12 | count"], id="by before who did it"),
        pytest.param("They raised $5 million.", ["$5 million | 5000000 | money dollar"], id="a collection is no rise"),
        pytest.param("a 5 percent cut in fees", ["5 percent | 5 | percent percent | down"], id="a change by its noun"),
        pytest.param(
            "more than 75 km (46 miles)",
            ["more than 75 km | (75,] | length kilometre", "46 miles | (46,] | length mile | conversion"],
            id="a conversion is bounded as its amount is",
        ),
        pytest.param("a 5-foot-11 rower", ["5-foot-11 | 71 | length inch"], id="inches without a word"),
        pytest.param("A $15 wage", ["$15 | 15 | money dollar"], id="an article is no country"),
        pytest.param("none of the barges", ["none | 0 | count | negation"], id="none of"),
        pytest.param("They had none of it.", [], id="none of it is no count"),
        pytest.param("plus or minus three points", ["three points | 3 | points point"], id="a margin is not negative"),
        pytest.param("It fell over six years.", ["six years | 6 | duration year"], id="over a time is no bound"),
        pytest.param("It ran for over six years.", ["over six years | (6,] | duration year"], id="for over a time is one"),
        pytest.param("time-and-a-half pay", [], id="a compound with a half"),
        pytest.param("12 deaths per 100,000 people", ["12 | 12 | count per 100000"], id="the number of those it is given for"),
        pytest.param("12 thefts for every 1,000 homes", ["12 | 12 | count per 1000"], id="for every so many"),
        pytest.param("It paid $3 per 2 litres.", ["$3 | 3 | money dollar", "2 litres | 2 | volume litre"], id="litres are an amount"),
        pytest.param("He presides over a five-seat council.", ["five | 5 | count"], id="over something is no bound"),
        pytest.param("On Flight 23, 12 were hurt.", ["12 | 12 | count"], id="a figure behind a name with a number"),
        pytest.param("Flight 23 and 12 homes", ["12 | 12 | count"], id="homes behind a name with a number"),
        pytest.param("a final 12 km stretch", ["12 km | 12 | length kilometre"], id="a unit behind a final number"),
        pytest.param("a top 10-day low", ["10-day | 10 | duration day"], id="a compound behind top"),
        pytest.param("a lead (34%-54%)", ["34%-54% | [34,54] | percent percent"], id="a dash behind a percent sign is no minus"),
        pytest.param("born Sept, 26, 2014", ["26 | 26 | count"], id="a month is of no age"),
        # no quantities
        pytest.param("One of the barges sank.", [], id="one of is a member"),
        pytest.param("No one came at one point.", [], id="one as a pronoun and in idioms"),
        pytest.param("It sank one barge.", ["one | 1 | count"], id="one as a count"),
        pytest.param("They sold 2000 goats.", ["2000 | 2000 | count"], id="round digits before a plural are a count"),
        pytest.param("A couple sold two goats.", ["two | 2 | count"], id="a couple of people is no number"),
        pytest.param("One doesn't know.", [], id="one before a verb with its not"),
        pytest.param("The top ten goats came.", ["ten | 10 | count"], id="the best ten of a kind are ten"),
        pytest.param("In this phase two goats died.", ["two | 2 | count"], id="a plural is counted, whatever stands before"),
        # parts and wholes of a unit
        pytest.param("He sold 2/3rds of it.", ["2/3rds | 0.6666666666666666666666666667 | ratio"], id="letters behind a fraction"),
        pytest.param("It took a week and a half.", ["a week and a half | 1.5 | duration week"], id="a unit and a half"),
        pytest.param("He left in the past week and a half.", [], id="half of a unit is no share"),
        pytest.param("He owns a boat and a half of the mill.", ["a half | 0.5 | ratio"], id="half of what follows is one"),
        pytest.param("It rose over a two-year period.", ["two-year | 2 | duration year"], id="over a period is no bound"),
        # units that something else names
        pytest.param("pupils aged 8–10 years", ["aged 8–10 years | [8,10] | age year-old"], id="years behind a range of ages"),
        pytest.param("at the age of four months", ["at the age of four months | 4 | age month-old"], id="an age in months"),
        pytest.param("Jon Lund, now 31, left.", ["31 | 31 | age year-old"], id="an age of now"),
        pytest.param("At just 20, she left.", ["20 | 20 | age year-old"], id="an age at the head of a sentence"),
        pytest.param("At 20, the index rose.", ["20 | 20 | count"], id="nobody is of that age"),
        pytest.param("It rose to 110 F.", ["110 F | 110 | temperature fahrenheit | to"], id="F is a scale"),
        pytest.param("The capacitor took 2 F.", ["2 F | 2 | other farad"], id="F beside a capacitor"),
        pytest.param(
            "4 degrees to 7 degrees Celsius",
            ["4 degrees | 4 | temperature celsius", "7 degrees Celsius | 7 | temperature celsius"],
            id="a scale said once",
        ),
        pytest.param("It makes 72,000 bpd.", ["72,000 bpd | 72000 | volume barrel per day"], id="a unit with its rate"),
        pytest.param(
            "42 million euros, of which 15 million remain",
            ["42 million euros | 42000000 | money EUR", "15 million | 15000000 | money EUR"],
            id="a part is in the unit of the whole",
        ),
        pytest.param(
            "42 million euros, of which 15 banks hold most",
            ["42 million euros | 42000000 | money EUR", "15 | 15 | count"],
            id="banks are no part of euros",
        ),
    ],
)  # fmt: skip
def test_reads(loaded: Rules, text: str, expected: list[str]) -> None:
    assert quantities(text, loaded) == expected


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        pytest.param("He drove the Boeing 737 simulator.", "Boeing 737", "name", id="a type behind its maker"),
        pytest.param("two new 787 Dreamliners", "787", "name", id="a type that the rules know"),
        pytest.param("an SM10000 server", "SM10000", "name", id="letters joined to digits"),
        pytest.param("an F-16 jet", "F-16", "name", id="a letter joined by a hyphen"),
        pytest.param("a 5G mast", "5G", "name", id="digits joined to letters"),
        pytest.param("along Route 66", "Route 66", "name", id="a road"),
        pytest.param("under Article 50 of the pact", "Article 50", "section", id="an article"),
        pytest.param("They won 2-0 at home.", "2-0", "score", id="a score"),
        pytest.param("a 52-3 record", "52-3", "score", id="a record"),
        pytest.param("his record of 45-7-2", "45-7-2", "score", id="a record of three"),
        pytest.param("by a 7-2 vote", "7-2", "vote", id="a vote"),
        pytest.param("his 22nd win", "22nd", "ordinal", id="an ordinal in digits"),
        pytest.param("the seventh straight day", "seventh", "ordinal", id="an ordinal in words"),
        pytest.param("49 Orchard Ridge Road", "49 Orchard Ridge Road", "address", id="an address"),
        pytest.param("call 555-010-4477 now", "555-010-4477", "phone", id="a telephone number"),
        pytest.param("see http://example.org/12x", "http://example.org/12x", "url", id="a web address"),
        pytest.param("a vote of 90 to 10", "90 to 10", "vote", id="a vote with to"),
        pytest.param("a 4-to-3 vote", "4-to-3", "vote", id="a vote with hyphens"),
        pytest.param("old 757s in his 60s;", "60s", "name", id="plural digits are no seconds"),
        pytest.param("Hawaii Five-0 fans", "Five-0", "name", id="a spelled number in a name"),
        pytest.param("in No. 14-915 of the court", "No. 14-915", "name", id="a docket"),
        pytest.param("status 1448038800 sent", "1448038800", "code", id="more digits than anyone counts"),
        pytest.param("3. What to do", "3", "enumerator", id="the number of a paragraph"),
        pytest.param("Ships: (1) old ones and (2) new ones", "(2)", "enumerator", id="the mark of a list"),
        pytest.param("0:00 0:02:09 0:00", "0:02:09", "clock", id="a player's clock"),
        pytest.param("since 9/11", "9/11", "name", id="a day that became a name"),
        pytest.param("Trenton, NJ 43228", "43228", "address", id="five digits behind a state"),
        pytest.param("Salem, MA 02920", "02920", "code", id="a nought before other digits"),
        pytest.param("at 10:57 -0400", "-0400", "code", id="how far a clock is from Greenwich"),
        pytest.param("Case ID: 44710", "ID: 44710", "code", id="a number behind its label"),
        pytest.param("It fell in 648 BC.", "648 BC", "date", id="a year before our count"),
        pytest.param("It fell in 512-511 BC.", "512-511 BC", "date", id="two years before our count"),
        pytest.param("12 deaths per 100,000 people", "100,000", "rate-base", id="of how many a rate is"),
        pytest.param("It fell in AD 79.", "AD 79", "date", id="a year with its count before it"),
        pytest.param("see pages 71, 72 and 73 of it", "73", "section", id="a list behind its word"),
        pytest.param("a category five storm", "category five", "name", id="a spelled number behind its word"),
        pytest.param("dust at Ground Zero", "Ground Zero", "name", id="a name with a number in it"),
        pytest.param("on day three of it", "day three", "place-in-a-list", id="a day of several"),
        pytest.param("In phase two 40 goats died.", "phase two", "name", id="another number is what counts"),
        pytest.param("a top 50 song", "top 50", "place-in-a-list", id="how high in a table"),
        pytest.param("on Launch Pad 39A", "39A", "name", id="a letter behind a named number"),
        pytest.param("The Tern 9 phones broke.", "9", "name", id="a model behind its maker"),
    ],
)
def test_sees(loaded: Rules, text: str, words: str, kind: str) -> None:
    found = read(text, loaded)
    assert (words, kind) in [(text[seen.span.start : seen.span.end], seen.kind) for seen in found.seen]
    assert not any(words in text[one.span.start : one.span.end] for one in found.quantities)


def test_keeps_values_of_ordinals_and_scores(loaded: Rules) -> None:
    found = read("a 52-3 record in the seventh round of his 22nd year", loaded)
    assert [tuple(map(int, seen.values)) for seen in found.seen] == [(52, 3), (7,), (22,)]


def test_offsets_move(loaded: Rules) -> None:
    text = "On 3 May at least 40 ferries, not 30, sank eleven days after the storm."
    here, there = read(text, loaded), read(text, loaded, 1000)
    for group in ("quantities", "times", "seen"):
        pairs = zip(getattr(here, group), getattr(there, group), strict=True)
        assert all(a.span.start + 1000 == b.span.start for a, b in pairs)
    assert there.times[1].anchor_span is not None
    assert text[there.times[1].anchor_span.start - 1000 :].startswith("the storm")


def test_another_pack_reads_vague_words_its_own_way(loaded: Rules, tmp_path: object) -> None:
    pack = tmp_path / "vague.toml"  # type: ignore[operator]
    pack.write_text(
        'pack = "mine"\nversion = "1"\n[[vague]]\nid = "dozens"\nwords = ["dozens"]\nlow = "12"\nhigh = "99"\n'
    )
    text = "dozens of barges"
    assert quantities(text, rules.load([pack])) == ["dozens | [12,99] | count | vague"]
    assert quantities(text, loaded) == ["dozens | [24,] | count | vague"]


def test_the_acled_pack_reads_one_conservative_number() -> None:
    pack = Path(__file__).parents[2] / "packs" / "vague-acled"
    loaded = rules.load([pack])
    assert quantities("dozens of barges", loaded) == ["dozens | 12 | count | vague"]
    assert quantities("tens of thousands of barges", loaded) == ["tens of thousands | 10000 | count | vague"]
    assert ruletest.run(loaded, [rule for rule in loaded.of("vague") if "vague-acled" in rule.file]) == []
