"""How two claims compare: a level a field, and the reasons for which they are never put side by side."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.comparison import Comparison, compare, weights
from factcheck.match.placing import SOME_YEAR, Placed
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Context, Scope, Window
from tests.match.factories import RULES, days, figure, moment, placed

WORDS, TABLE = vocabulary(RULES), weights(RULES)
JUNE, JULY = days("2022-06-05"), days("2022-07-20")
MAY, ALL_JUNE = days("2022-05-01", "2022-05-31", "month"), days("2022-06-01", "2022-06-30", "month")
PART, ALL = Scope(part=True), Scope()


def put(left: Placed, right: Placed) -> Comparison:
    return compare(left, right, WORDS, TABLE)


def levels(left: Placed, right: Placed) -> dict[str, str]:
    return {level.field: level.level for level in put(left, right).levels}


def two(left: object, right: object, **both: object) -> tuple[Placed, Placed]:
    """Two contents in two sources that are alike in all else."""
    return placed(left, "a", 0, **both), placed(right, "b", 1, **both)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param(figure(12), figure(14), "rule", id="one measure by rule, one noun"),
        pytest.param(figure(12), figure(14, subject="person"), "rule", id="two nouns of one class"),
        pytest.param(figure(12), figure(14, subject=""), "rule", id="a toll counts what its measure counts"),
        pytest.param(figure(12), figure(14, subject="sailor"), "rule-loose", id="people in general on one side"),
        pytest.param(
            figure(12, subject="sailor"), figure(14, subject="miner"), "rule-other", id="two trades under one measure"
        ),
        pytest.param(
            figure(7, measure="magnitude", kind="magnitude", unit="magnitude", subject="magnitude"),
            figure(8, measure="magnitude", kind="magnitude", unit="magnitude", subject="quake"),
            "rule",
            id="a noun that only names the measure",
        ),
        pytest.param(figure(12), figure(14, measure="injured"), "different", id="two measures"),
        pytest.param(
            figure(3, measure="open", subject="tug", predicate="sink"),
            figure(4, measure="open", subject="tug", predicate="sink"),
            "noun-and-verb",
            id="no rule: the noun and its verb",
        ),
        pytest.param(
            figure(3, measure="open", subject="tug", predicate="sink"),
            figure(4, measure="open", subject="tug", predicate="buy"),
            "noun",
            id="no rule: the noun under another verb",
        ),
        pytest.param(
            figure(3, measure="open", subject="people", predicate="sing"),
            figure(4, measure="open", subject="person", predicate="sing"),
            "people-and-verb",
            id="people are no particular noun",
        ),
        pytest.param(
            figure(3, measure="open", subject="people", predicate="sing"),
            figure(4, measure="open", subject="people", predicate="swim"),
            "people",
            id="people who do other things",
        ),
        pytest.param(
            figure(3, measure="open", subject="", predicate="rise"),
            figure(4, measure="open", subject="tug", predicate="rise"),
            "verb",
            id="only the verb is shared",
        ),
        pytest.param(
            figure(3, measure="open", subject="", predicate="rise"),
            figure(4, measure="open", subject="tug", predicate="sink"),
            "missing",
            id="nothing is said on one side: missing is not different",
        ),
        pytest.param(
            figure(3, measure="open", subject="tug", predicate="sink"),
            figure(4, measure="open", subject="crane", predicate="sink"),
            "other-noun",
            id="two nouns",
        ),
    ],
)
def test_what_is_measured(left: object, right: object, level: str) -> None:
    assert levels(*two(left, right))["what"] == level
    assert levels(*two(right, left))["what"] == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param(figure(12), figure(12), "same", id="equal"),
        pytest.param(figure(40), figure(40, None), "same", id="a floor is compared by its end"),
        pytest.param(figure(1207), figure(1207), "unusual", id="an equal number of many digits is no accident"),
        pytest.param(figure(12000), figure(12000), "same", id="zeros at the end carry nothing"),
        pytest.param(figure(8), figure(9), "near", id="small counts one apart"),
        pytest.param(figure(100), figure(120), "near", id="within a quarter"),
        pytest.param(figure(100), figure(280), "close", id="of like size"),
        pytest.param(figure(100), figure(900), "different", id="of another order"),
        pytest.param(figure(0), figure(300), "different", id="nothing against something"),
        pytest.param(
            figure(2, measure="open", kind="length", unit="kilometre"),
            figure(2000, measure="open", kind="length", unit="metre"),
            "same",
            id="in one unit",
        ),
        pytest.param(
            figure(2, measure="open", kind="length", unit="kilometre"),
            figure(2, measure="open", kind="length", unit="metre"),
            "different",
            id="the same numeral in another unit",
        ),
        pytest.param(
            figure(5, measure="open", kind="money", unit="dollar"),
            figure(5, measure="open", kind="money", unit="USD"),
            "same",
            id="a dollar without a country",
        ),
    ],
)
def test_how_near_two_numbers_are(left: object, right: object, level: str) -> None:
    assert levels(*two(left, right))["value"] == level
    assert levels(*two(right, left))["value"] == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param({"near": ["Osel"]}, {"near": ["Osel"]}, "same", id="the same names in both clauses"),
        pytest.param({"near": ["Osel", "Tarn"]}, {"near": ["Osel", "Wick"]}, "close", id="one of several shared"),
        pytest.param({"near": ["Osel"]}, {"names": ["Osel"]}, "close", id="in the clause and in the sentence"),
        pytest.param({"near": ["Osel"]}, {"near": ["Tarn"]}, "different", id="other names"),
        pytest.param({"near": ["Osel"]}, {}, "missing", id="no name on one side: missing is not different"),
        pytest.param({}, {}, "missing", id="no name at all"),
    ],
)
def test_names(left: dict[str, list[str]], right: dict[str, list[str]], level: str) -> None:
    assert levels(placed(figure(3), "a", 0, **left), placed(figure(4), "b", 1, **right))["names"] == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param([JUNE], [JUNE], "same", id="one day"),
        pytest.param([JUNE, JULY], [JULY], "same", id="some day of several is shared"),
        pytest.param([days("2022-06-01", "2022-06-30", "month")], [JUNE], "same", id="a day in a month"),
        pytest.param([JUNE], [JULY], "different", id="other days"),
        pytest.param([JUNE], [], "missing", id="no day on one side: missing is not different"),
    ],
)
def test_times(left: list[Window], right: list[Window], level: str) -> None:
    found = levels(placed(figure(3), "a", 0, windows=left), placed(figure(4), "b", 1, windows=right))
    assert found["time"] == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param(True, True, "same", id="the total of each"),
        pytest.param(False, False, "smaller", id="a part of each"),
        pytest.param(True, False, "different", id="a total beside a part"),
        pytest.param(True, None, "close", id="a total beside the only figure"),
        pytest.param(False, None, "apart", id="a part beside the only figure"),
        pytest.param(None, None, "missing", id="each stands alone"),
    ],
)
def test_extent(left: bool | None, right: bool | None, level: str) -> None:
    found = levels(placed(figure(3), "a", 0, largest=left), placed(figure(4), "b", 1, largest=right))
    assert found["extent"].removeprefix("of a rule, ") == level


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param(figure(12), figure(14), None, id="nothing keeps two tolls apart"),
        pytest.param(figure(12), figure(14, measure="injured"), " against ", id="dead and injured look alike"),
        pytest.param(figure(12, scope=PART), figure(40), "a part against a total", id="part and total"),
        pytest.param(
            figure(12, scope=Scope(part=True, subset="sailor")),
            figure(14, scope=Scope(part=True, subset="miner")),
            "different parts",
            id="two parts",
        ),
        pytest.param(
            figure(2, scope=Scope(increment=True)), figure(43), "an increment against a level", id="two more bodies"
        ),
        pytest.param(
            figure(67, scope=Scope(includes=("attacker",))),
            figure(64),
            "with the attackers against without",
            id="whom a toll includes",
        ),
        pytest.param(
            figure(90, measure="open", subject="flight", scope=Scope(per_period="day")),
            figure(600, measure="open", subject="flight", scope=Scope(per_period="week")),
            "different periods",
            id="a day against a week",
        ),
        pytest.param(
            figure(12, scope=Scope(per_period="100000")),
            figure(14),
            "a figure for so many against another",
            id="a rate of deaths against a toll",
        ),
        pytest.param(
            figure(5, measure="open", kind="money", unit="EUR"),
            figure(6, measure="open", kind="money", unit="USD"),
            "different currencies",
            id="two currencies",
        ),
        pytest.param(
            figure(5, measure="open", kind="money", unit="dollar"),
            figure(6, measure="open", kind="money", unit="USD"),
            None,
            id="a dollar may be the American one",
        ),
        pytest.param(
            figure(5, measure="open", kind="percent"),
            figure(6, measure="open"),
            "different kinds of amount",
            id="a share and a count",
        ),
        pytest.param(
            figure(3, subject="raider", scope=PART),
            figure(4, subject="raider", scope=Scope(total=True)),
            "a part against a total",
            id="three of them, and all of them",
        ),
        pytest.param(
            figure(86, scope=Scope(limited=True)),
            figure(200),
            "of a stated time or place against all",
            id="one evening against all of it",
        ),
        pytest.param(
            figure(40, measure="open", kind="percent", scope=Scope(against=("expect",))),
            figure(40, measure="open", kind="percent", scope=Scope(against=("previous", "model"))),
            "shares measured against different things",
            id="fewer than expected, and fewer than before",
        ),
        pytest.param(
            figure(7, subject="raider", scope=PART),
            figure(7, subject="raider"),
            "a part against a total",
            id="seven of eight raiders are not the seven raiders of another text",
        ),
        pytest.param(
            figure(1, modifiers=("article",)), figure(4), "without a number", id="somebody told of is no count"
        ),
        pytest.param(figure(1, modifiers=("article",)), figure(1), None, id="somebody told of may be the one"),
        pytest.param(
            figure(6, measure="days-of", subject="riot", kind="ordinal"),
            figure(6, measure="days-of", subject="riot", kind="duration", unit="day"),
            "different kinds of amount",
            id="the sixth day, and six days",
        ),
        pytest.param(
            figure(5, measure="price", kind="money", unit="USD", change="up"),
            figure(120, measure="price", kind="money", unit="USD"),
            "a change against a level",
            id="rose by, stands at",
        ),
    ],
)
def test_what_keeps_two_figures_apart(left: object, right: object, said: str | None) -> None:
    for pair in (two(left, right), two(right, left)):
        reason = put(*pair).apart
        assert reason is None if said is None else said in (reason or "")


def test_the_same_figure_may_be_a_part_here_and_counted_there() -> None:
    part = Scope(part=True, subset="sailor")
    assert put(*two(figure(9, subject="sailor", scope=part), figure(9, subject="sailor"))).apart is None


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param({"event": "e1"}, {"event": "e2"}, "another event", id="two events"),
        pytest.param({"recalled": JULY}, {}, "another event at another time", id="an earlier event on one side"),
        pytest.param({"recalled": JULY}, {"recalled": JUNE}, "another event at another time", id="two earlier events"),
        pytest.param({"recalled": JULY}, {"recalled": JULY}, None, id="the same earlier event, which both name"),
        pytest.param({"recalled": SOME_YEAR}, {"recalled": JULY}, None, id="years ago, of whatever year"),
        pytest.param({"recalled": SOME_YEAR}, {}, None, id="years ago, and nothing said"),
        pytest.param({"countries": ["france"]}, {"countries": ["belgium"]}, "in two countries", id="two countries"),
        pytest.param({"countries": ["france"]}, {"countries": ["france"]}, None, id="one country"),
        pytest.param({"countries": ["france"]}, {}, None, id="no country said on one side"),
        pytest.param(
            {"countries": ["france"], "told": ["belgium"]}, {"countries": ["belgium"]}, None, id="both named by one"
        ),
        pytest.param({"negated": True}, {}, "denied on one side", id="a denial is no second toll"),
    ],
)
def test_where_two_figures_stand(left: dict[str, object], right: dict[str, object], said: str | None) -> None:
    near = ["Osel"]
    found = put(placed(figure(12), "a", 0, near=near, **left), placed(figure(14), "b", 1, near=near, **right))
    assert found.reason == said


@pytest.mark.parametrize(
    ("measure", "left", "right", "said"),
    [
        pytest.param("record", "moe", "berg", "right behind two names", id="the records of two boxers"),
        pytest.param("record", "moe", "moe", None, id="two records of one boxer"),
        pytest.param("record", "moe", "", None, id="a record of nobody named"),
        pytest.param("killed", "moe", "berg", None, id="a toll is of no name before it"),
    ],
)
def test_whose_figure_it_is(measure: str, left: str, right: str, said: str | None) -> None:
    one, other = (figure(won, measure=measure, kind="record", subject="") for won in (12, 14))
    assert put(placed(one, "a", 0, bearer=left), placed(other, "b", 1, bearer=right)).apart == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param(0, 8997, "none against a great many, which are more often of two places", id="no cases here"),
        pytest.param(0, 4, None, id="none or a few is a question"),
    ],
)
def test_none_and_many(left: int, right: int, said: str | None) -> None:
    assert put(placed(figure(left), "a", 0, near=["Osel"]), placed(figure(right), "b", 1, near=["Osel"])).unsure == said


def test_two_figures_of_one_sentence_are_two_things() -> None:
    left, right = placed(figure(12), "a", 0, at=0, sentence=0), placed(figure(14), "a", 1, at=20, sentence=0)
    assert put(left, right).apart == "two figures of one sentence"


def test_a_conversion_stands_in_the_sentence_of_what_it_converts() -> None:
    left = placed(figure(80, measure="open", kind="length", unit="kilometre"), "a", 0, at=0, sentence=0)
    right = placed(
        figure(60, measure="open", kind="length", unit="mile", modifiers=("conversion",)), "a", 1, at=20, sentence=0
    )
    assert put(left, right).apart is None


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param({"windows": [JUNE]}, {"windows": [JULY]}, "at another time", id="weeks apart"),
        pytest.param({"windows": [MAY]}, {"windows": [ALL_JUNE]}, "at another time", id="two months"),
        pytest.param({"windows": [ALL_JUNE]}, {"windows": [MAY, ALL_JUNE]}, None, id="one of two months"),
        pytest.param({"windows": [MAY]}, {"windows": [days("2022-06-01")]}, None, id="a day right behind a month"),
        pytest.param({"windows": [JUNE]}, {"windows": [days("2022-06-09")]}, None, id="days apart may be an update"),
        pytest.param({"windows": [JUNE]}, {}, None, id="no day on one side"),
    ],
)
def test_time_between_two_figures(left: dict[str, object], right: dict[str, object], said: str | None) -> None:
    assert put(placed(figure(12), "a", 0, **left), placed(figure(14), "b", 1, **right)).unsure == said


OPEN = "counts of no known measure, written at two times, which may each have held"
WRITTEN = [
    pytest.param("open", "2022-06-05", "2022-08-05", {}, OPEN, id="months apart"),
    pytest.param("open", "2022-06-05", "2022-06-12", {}, None, id="a week apart"),
    pytest.param("killed", "2022-06-05", "2022-08-05", {}, None, id="of a known measure, which may be an update"),
    pytest.param("open", "2022-06-05", "2022-08-05", {"windows": [MAY]}, None, id="both of one time"),
]


@pytest.mark.parametrize(("measure", "first", "second", "fields", "said"), WRITTEN)
def test_counts_written_at_two_times(
    measure: str, first: str, second: str, fields: dict[str, object], said: str | None
) -> None:
    left, right = (placed(figure(n, measure=measure, subject="boat"), "ab"[n], n, **fields) for n in (0, 1))
    left, right = (
        replace(one, claim=replace(one.claim, as_of=days(day))) for one, day in ((left, first), (right, second))
    )
    left, right = (
        replace(one, claim=replace(one.claim, content=figure(n, measure=measure, subject="boat")))
        for one, n in ((left, 12), (right, 14))
    )
    assert put(left, right).unsure == said


ENTRIES = [
    pytest.param(1, 2, 30, "of two entries of a log, of which the later one may update the other", id="two entries"),
    pytest.param(1, 1, 30, None, id="one entry"),
    pytest.param(1, 2, 20, None, id="two that do not exclude each other"),
]


@pytest.mark.parametrize(("one", "other", "least", "said"), ENTRIES)
def test_figures_of_a_log(one: int, other: int, least: int, said: str | None) -> None:
    left, right = placed(figure(25), "a", 0, at=0), placed(figure(least, None), "a", 1, at=90)
    assert put(replace(left, entry=one), replace(right, entry=other)).unsure == said


KINDS = [
    pytest.param(("french", "soldier"), ("german", "soldier"), "of two kinds, france and germany", id="two nations"),
    pytest.param(("french", "soldier"), ("soldier",), None, id="a nation on one side"),
    pytest.param(("soldier", "french"), ("german", "soldier"), None, id="a word behind the noun is none of its kind"),
]


@pytest.mark.parametrize(("left", "right", "said"), KINDS)
def test_things_of_two_kinds(left: tuple[str, ...], right: tuple[str, ...], said: str | None) -> None:
    one, other = (figure(n, subject="soldier", concept=words) for n, words in ((12, left), (14, right)))
    assert put(placed(one, "a", 0), placed(other, "b", 1)).apart == said


def test_what_is_only_planned_is_not_put_beside_what_is_done() -> None:
    left, right = placed(figure(12), "a", 0), placed(figure(14), "b", 1)
    planned = replace(right, claim=replace(right.claim, context=Context(hypothetical=True, planned=True)))
    assert put(left, planned).unsure == "planned on one side only"
    assert put(planned, planned).unsure is None


def test_how_far_two_things_lie_from_two_places() -> None:
    def far(value: int, place: str) -> Placed:
        content = figure(value, measure="distance", subject="", kind="length", unit="kilometre")
        return placed(content, "ab"[value > 30], value > 30, words=["north", "shore", place], near=["Osel"])

    assert put(far(25, "osel"), far(40, "osel")).unsure is None
    other = placed(far(40, "osel").claim.content, "b", 1, words=["coast", "arna", "island"], near=["Osel"])
    assert put(far(25, "osel"), other).unsure == "measured from two places"
    unnamed = placed(far(40, "osel").claim.content, "b", 1, words=["north", "shore", "osel"])
    assert put(far(25, "osel"), unnamed).unsure == "measured from two places"


def test_a_name_alone_does_not_say_that_two_places_are_the_same() -> None:
    def far(value: int, *words: str) -> Placed:
        content = figure(value, measure="distance", subject="", kind="length", unit="kilometre")
        return placed(content, "ab"[value > 30], value > 30, words=["osel", *words], near=["Osel"])

    assert put(far(25, "raid"), far(40, "birth")).unsure == "measured from two places"
    assert put(far(25, "raid"), far(40, "raid")).unsure is None


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param(4, 1420, "of quite another size", id="a great many times as much"),
        pytest.param(4, 390, None, id="many times as much"),
        pytest.param(14, 14000, None, id="the same digits: a slip of the scale"),
    ],
)
def test_sizes_far_apart(left: int, right: int, said: str | None) -> None:
    assert put(*two(figure(left), figure(right), near=["Osel"])).unsure == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param(["Homeland Union"], ["Democratic Centre"], "of two names", id="two parties"),
        pytest.param(["Homeland Union"], ["Union"], None, id="one, shortened"),
        pytest.param(["Homeland Union"], [], None, id="nobody named on one side"),
    ],
)
def test_shares_of_the_vote_are_of_one_name(left: list[str], right: list[str], said: str | None) -> None:
    one, other = (figure(won, measure="vote-share", kind="percent", subject="") for won in (33, 35))
    assert put(placed(one, "a", 0, near=left), placed(other, "b", 1, near=right)).apart == said


def test_a_figure_of_a_past_month_is_not_surely_that_of_now() -> None:
    then = placed(figure(35), "a", 0, windows=[MAY], near=["Osel"])
    then = replace(then, claim=replace(then.claim, as_of=JULY))
    assert put(then, placed(figure(32), "b", 1, near=["Osel"])).unsure == "of an earlier month or year on one side only"
    assert (
        put(then, placed(figure(32), "b", 1, near=["Osel"], windows=[JULY])).unsure
        != "of an earlier month or year on one side only"
    )


def test_what_one_side_narrows_is_not_surely_the_same() -> None:
    narrow = figure(12, measure="injured", scope=Scope(qualifiers=("seriously",)))
    assert put(*two(narrow, figure(40, measure="injured"))).unsure == "narrowed on one side only"


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param(["Ivo Bauer"], ["Jan Roman"], "records of different names", id="two people"),
        pytest.param(["Ivo Bauer"], ["Bauer"], None, id="one by his surname"),
        pytest.param(["Ivo Bauer"], [], None, id="nobody named on one side"),
    ],
)
def test_whose_record_it_is(left: list[str], right: list[str], said: str | None) -> None:
    record = figure(45, measure="record", subject="record", kind="record")
    other = figure(43, measure="record", subject="record", kind="record")
    assert put(placed(record, "a", 0, near=left), placed(other, "b", 1, near=right)).apart == said


def test_two_increases_are_not_surely_compared() -> None:
    left, right = (figure(n, scope=Scope(increment=True)) for n in (2, 3))
    assert put(*two(left, right)).unsure == "two increases, each beside figures of its own"


def test_scores_that_begin_alike_are_two() -> None:
    left, right = (figure(3, measure="record", subject="record", kind="record", rest=(Decimal(n),)) for n in (1, 2))
    assert levels(*two(left, right))["value"] == "near"
    assert levels(*two(left, left))["value"] == "same"


def test_days_counted_up_to_an_unknown_day_are_not_surely_compared() -> None:
    left, right = (figure(n, measure="days-of", subject="riot", kind="duration", unit="day") for n in (5, 8))
    assert put(*two(left, right)).unsure == "days counted up to a day that is not known"
    day = days("2022-06-05")
    known = [replace(one, claim=replace(one.claim, as_of=day)) for one in two(left, right)]
    assert put(*known).unsure is None


def test_a_noun_alone_scores_less_than_with_words_in_common() -> None:
    left, right = (figure(n, measure="open", subject="tug", predicate=verb) for n, verb in ((3, "sink"), (4, "buy")))
    words = ("tug", "harbour", "old", "quay")
    alone, alike = put(*two(left, right)), put(*two(left, right, words=words, rest=words))
    assert alone.score < alike.score


def test_a_date_and_a_figure_are_never_one_fact() -> None:
    found = put(*two(figure(12), moment(JUNE)))
    assert found.apart == "a date and a figure"
    assert found.score == float("-inf")


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("left", "right", "apart", "unsure"),
    [
        pytest.param(moment(JUNE), moment(JUNE), None, None, id="one day"),
        pytest.param(moment(JUNE), moment(JULY), None, None, id="two days of one happening, named alike"),
        pytest.param(moment(JUNE), moment(None), "a date that cannot be put on a calendar", None, id="no calendar"),
        pytest.param(
            moment(JUNE),
            moment(Window(None, None, "clock", "21:40")),
            "a time of day against a date",
            None,
            id="a clock time",
        ),
        pytest.param(moment(JUNE), moment(JULY, "leave"), None, "not surely the same happening", id="other verbs"),
    ],
)
def test_two_dates(left: object, right: object, apart: str | None, unsure: str | None) -> None:
    found = put(*two(left, right, near=["Aurelia"]))
    assert found.apart == apart
    assert unsure is None or found.unsure == unsure


def test_two_dates_without_a_common_name_are_not_surely_one_happening() -> None:
    assert put(*two(moment(JUNE), moment(JULY))).unsure == "not surely the same happening"


# ---------------------------------------------------------------- algebra

subjects = st.sampled_from(["", "people", "person", "sailor", "tug"])
scopes = st.builds(
    Scope,
    part=st.booleans(),
    increment=st.booleans(),
    subset=st.sampled_from([None, "sailor", "miner"]),
    includes=st.sampled_from([(), ("attacker",)]),
    per_period=st.sampled_from([None, "day"]),
    qualifiers=st.sampled_from([(), ("civilian",)]),
)
figures = st.builds(
    figure,
    st.integers(0, 3000),
    measure=st.sampled_from(["open", "killed", "injured"]),
    subject=subjects,
    predicate=st.sampled_from(["", "kill", "sink"]),
    scope=scopes,
    kind=st.sampled_from(["count", "percent"]),
    change=st.sampled_from([None, "up"]),
)
windows = st.sampled_from([(), (JUNE,), (JULY,), (JUNE, JULY), (days("2022-06-01", "2022-06-30", "month"),)])
moments = st.builds(moment, st.sampled_from([None, JUNE, JULY, Window(None, None, "clock", "21:40")]), subjects)
names = st.sampled_from([(), ("Osel",), ("Tarn",), ("Osel", "Tarn"), ("Osel", "Wick")])
phrases = st.sampled_from([(), ("tug",), ("tug", "harbour"), ("tug", "harbour", "sailor"), ("sailor", "old", "ship")])
anywhere = {
    "windows": windows,
    "near": names,
    "names": names,
    "words": phrases,
    "rest": phrases,
    "event": st.sampled_from(["e1", "e2"]),
    "largest": st.sampled_from([None, True, False]),
    "negated": st.booleans(),
    "recalled": st.sampled_from([None, JUNE, JULY]),
}
claims = st.builds(placed, figures | moments, st.sampled_from("ab"), st.integers(0, 3), **anywhere)


@given(claims, claims)
def test_comparison_is_symmetric(left: Placed, right: Placed) -> None:
    one, other = put(left, right), put(right, left)
    assert {level.field: level.level for level in one.levels} == {level.field: level.level for level in other.levels}
    assert one.score == pytest.approx(other.score) or one.score == other.score
    assert (one.apart is None) == (other.apart is None)
    assert (one.unsure is None) == (other.unsure is None)


@given(figures)
def test_a_figure_meets_its_twin(content: object) -> None:
    found = put(*two(content, content, near=["Osel"]))
    assert found.apart is None
    assert found.unsure is None


@given(claims, claims)
def test_a_score_is_the_sum_of_its_levels(left: Placed, right: Placed) -> None:
    found = put(left, right)
    if found.levels:
        assert found.score == pytest.approx(sum(level.weight for level in found.levels))


def test_every_level_that_can_be_reached_has_a_label_for_people() -> None:
    fields = {field for field, _ in TABLE.table}
    assert {"what", "value", "names", "phrase", "sentence", "time", "place", "size", "extent", "kind"} <= fields
    assert all(level.label.strip() for level in TABLE.table.values())


def test_a_level_nobody_weighed_weighs_nothing() -> None:
    level = TABLE.level("colour", "red")
    assert (level.weight, level.label) == (0.0, "colour: red")
