"""Facts built by hand, and the finding that each must become."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge import judge
from factcheck.judge.intervals import compare, scale
from factcheck.judge.verdict import _places
from factcheck.model import Finding, Level, Moment, Span, TimeExpression, Window
from tests.judge.factories import RULES, amount, claim, day, fact, figure, matched, source

PLAIN = scale(RULES)


def findings(*members, dated=None, **options) -> tuple[Finding, ...]:
    texts = {}
    for member in members:
        texts.setdefault(member[0].id, member[0])
    found = matched([fact(*[member[1] for member in members])], dated=dated)
    return judge(found, list(texts.values()), RULES, **options)


def told(key, words, quantity, number=None, **fields):
    text = source(key, f"Officials said that {words} on the day.")
    return text, figure(text, words, quantity, number=number, **fields)


@pytest.mark.parametrize(
    ("left", "right", "relation", "verdict"),
    [
        pytest.param(amount(40), amount(40), "equal", "agree", id="the same number"),
        pytest.param(amount(40), amount(40, None), "within", "agree", id="at least is a hedge alone"),
        pytest.param(
            amount(3, rest=(Decimal(1),)), amount(3, rest=(Decimal(2),)), "disjoint", "conflict", id="3-1 and 3-2"
        ),
        pytest.param(
            amount(52, rest=(Decimal(3),)), amount(52, rest=(Decimal(3), Decimal(0))), "equal", "agree", id="52-3-0"
        ),
        pytest.param(amount(80), amount(None, 80), "within", "agree", id="up to is a hedge alone"),
        pytest.param(amount(40), amount(40, modifiers=("about",)), "equal", "agree", id="about is a hedge alone"),
        pytest.param(amount(40, None), amount(40, modifiers=("about",)), "within", "agree", id="two hedges"),
        pytest.param(
            amount(12), amount(12, None, low_open=True), "overlap", "bound-mismatch", id="12 and more than 12"
        ),
        pytest.param(
            amount(300, None, low_open=True),
            amount(350, None, low_open=True),
            "within",
            "bound-mismatch",
            id="two floors",
        ),
        pytest.param(amount(12), amount(10, None), "within", "bound-mismatch", id="12 lies above at least 10"),
        pytest.param(amount(3, None, modifiers=("vague",)), amount(4), "within", "agree", id="several and four"),
        pytest.param(
            amount(200, None, modifiers=("vague",)), amount(5000), "within", "bound-mismatch", id="hundreds and 5,000"
        ),
        pytest.param(amount(40, 50), amount(45), "within", "bound-mismatch", id="a number inside a range"),
        pytest.param(amount(40, 50), amount(45, 60), "overlap", "bound-mismatch", id="two ranges"),
        pytest.param(amount(129), amount(130, None), "disjoint", "conflict", id="129 is below at least 130"),
        pytest.param(amount(129), amount(130), "disjoint", "conflict", id="no number is rounded unasked"),
        pytest.param(amount(350, modifiers=("about",)), amount(352), "within", "rounding", id="about 350 and 352"),
        pytest.param(amount(40, modifiers=("about",)), amount(41), "within", "rounding", id="about 40 and 41"),
        pytest.param(amount(40, modifiers=("about",)), amount(60), "disjoint", "conflict", id="about 40 is not 60"),
        pytest.param(
            amount(168000, modifiers=("about",)),
            amount(170000, None, low_open=True),
            "disjoint",
            "conflict",
            id="a hedge leaves no more than the last round place",
        ),
        pytest.param(amount(40, modifiers=("nearly",)), amount(39), "within", "rounding", id="nearly looks down"),
        pytest.param(amount(40, modifiers=("nearly",)), amount(41), "disjoint", "conflict", id="nearly 40 is not 41"),
        pytest.param(
            amount(1200000, step=Decimal(100000)),
            amount(1234567),
            "within",
            "rounding",
            id="1.2 million as it is stated",
        ),
        pytest.param(
            amount(1200000, step=Decimal(100000)),
            amount(1260000),
            "disjoint",
            "conflict",
            id="1,260,000 is 1.3 million",
        ),
        pytest.param(
            amount(1200000, step=Decimal(100000)),
            amount(1300000, step=Decimal(100000)),
            "disjoint",
            "conflict",
            id="two numbers as coarse as each other",
        ),
        pytest.param(
            amount(420000000, modifiers=("about",), step=Decimal(10000000)),
            amount(418600000, step=Decimal(100000)),
            "within",
            "rounding",
            id="about 420 million and 418.6",
        ),
    ],
)
def test_two_amounts(left, right, relation, verdict):
    for one, two in ((left, right), (right, left)):
        found = compare(one, two, PLAIN)
        assert found is not None
        assert (found.relation, found.verdict) == (relation, verdict)


def test_units_are_turned_into_each_other():
    miles, kilometres = amount(100, unit="mile", kind="length"), amount(161, unit="kilometre", kind="length")
    assert compare(miles, kilometres, PLAIN).verdict == "rounding"  # 160.9
    assert compare(miles, amount(150, unit="kilometre", kind="length"), PLAIN).verdict == "conflict"


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        pytest.param(80, "agree", id="the same share"),
        pytest.param(82, "rounding", id="nearly, as fractions are said roughly"),
        pytest.param(95, "conflict", id="another share"),
    ],
)
def test_a_fraction_beside_a_percentage(share, verdict):
    four_in_five = amount("0.8", kind="ratio", step=Decimal("0.01"))
    percent = amount(share, kind="percent", unit="percent")
    assert compare(four_in_five, percent, PLAIN).verdict == verdict
    assert compare(percent, four_in_five, PLAIN).verdict == verdict


def test_units_of_different_things_are_not_compared():
    assert compare(amount(100, unit="mile"), amount(100, unit="USD"), PLAIN) is None


numbers = st.integers(0, 400)
quantities = st.builds(
    lambda low, width, opened, modifiers: amount(
        low, None if width is None else low + width, low_open=opened and width != 0, modifiers=modifiers
    ),
    numbers,
    st.sampled_from([0, 0, 0, 5, None]),
    st.booleans(),
    st.sampled_from([(), (), ("about",), ("nearly",)]),
)


@given(quantities, quantities)
def test_comparison_is_symmetric(left, right):
    assert compare(left, right, PLAIN) == compare(right, left, PLAIN)


@given(quantities)
def test_an_amount_agrees_with_itself(quantity):
    assert compare(quantity, quantity, PLAIN).verdict == "agree"


@given(st.lists(quantities, min_size=2, max_size=4))
def test_order_of_members_is_irrelevant(amounts):
    members = [told(f"s{at}", f"{at} words", quantity) for at, quantity in enumerate(amounts)]
    forward = findings(*members)
    back = findings(*reversed(members))
    assert _identities(forward) == _identities(back)


def _identities(found):
    return sorted((f.kind, f.verdict, str(f.relation), f.fingerprint) for f in found)


def test_a_later_floor_above_the_figure_is_an_update():
    one = told("001", "129 people were killed", amount(129), number="129", as_of=day(19, 22, 11, 2015))
    two = told("000", "at least 130 people died", amount(130, None), number="at least 130", as_of=day(23, 24, 11, 2015))
    (found,) = findings(one, two)
    assert (found.kind, found.verdict, found.relation, found.explanation) == (
        "figure-update",
        "update",
        "disjoint",
        "update",
    )
    assert found.text == "129 is below at least 130; the later source is higher"
    assert [member.source for member in found.members] == ["001", "000"]
    assert (found.low, found.high) == ("129", None)


def test_without_days_it_is_a_conflict_and_the_source_is_named():
    one = told("001", "129 people were killed", amount(129), number="129")
    two = told("000", "at least 130 people died", amount(130, None), number="at least 130", as_of=day(23, 24, 11, 2015))
    found = findings(one, two)
    assert [f.kind for f in found] == ["figure-conflict", "undated-source"]
    assert "001 cannot be dated" in found[0].text
    assert found[1].severity == "note"


def test_two_floors_are_compatible_and_never_contradict():
    one = told(
        "001",
        "more than 350 were hurt",
        amount(350, None, low_open=True),
        number="more than 350",
        measure="injured",
        as_of=day(1),
    )
    two = told(
        "000",
        "more than 300 were hurt",
        amount(300, None, low_open=True),
        number="more than 300",
        measure="injured",
        as_of=day(5),
    )
    (found,) = findings(one, two)
    assert (found.kind, found.verdict, found.relation, found.severity) == (
        "bound-mismatch",
        "bound-mismatch",
        "within",
        "note",
    )
    assert "compatible" in found.text
    assert "contradict" not in found.text
    assert "the later source has the lower floor" in found.text


@pytest.mark.parametrize(
    ("first", "second", "measure", "verdict"),
    [
        pytest.param((40, day(5)), (41, day(6)), "killed", "update", id="a toll rises"),
        pytest.param((41, day(5)), (40, day(6)), "killed", "conflict", id="a toll does not fall unexplained"),
        pytest.param((41, day(5)), (40, day(6)), "missing", "update", id="the missing are found"),
        pytest.param((40, day(5, 7)), (41, day(6)), "killed", "conflict", id="the days overlap"),
        pytest.param((40, day(5)), (41, day(5)), "killed", "conflict", id="the same day"),
        pytest.param((44, day(5)), (45, day(9)), "age", "conflict", id="a birthday within four days is unlikely"),
        pytest.param((44, day(5)), (45, day(9, 9, 8)), "age", "update", id="a birthday within two months"),
        pytest.param((44, day(5)), (46, day(9, 9, 8)), "age", "conflict", id="two birthdays within two months"),
        pytest.param((3, day(5)), (4, day(6)), "open", "conflict", id="nobody says how this measure moves"),
    ],
)
def test_time_explains_only_what_can_move_that_way(first, second, measure, verdict):
    one = told("a", f"{first[0]} people", amount(first[0]), number=str(first[0]), measure=measure, as_of=first[1])
    two = told("b", f"{second[0]} people", amount(second[0]), number=str(second[0]), measure=measure, as_of=second[1])
    assert findings(one, two)[0].verdict == verdict


def test_one_unexplained_pair_makes_a_conflict_of_the_fact():
    members = [
        told("a", "45 people", amount(45), number="45", as_of=day(5)),
        told("b", "41 people", amount(41), number="41", as_of=day(5)),
        told("c", "50 people", amount(50), number="50", as_of=day(6)),
    ]
    for order in permutations(members):
        (found,) = findings(*order)
        assert found.kind == "figure-conflict"
        assert len(found.members) == 3


def dated(key, words, window, bound=None):
    text = source(key, f"They met {words} in the capital.")
    at = text.text.index(words)
    span = Span(at, at + len(words))
    time = TimeExpression(span, "date", window=window, bound=bound, clock=window.clock)
    return text, claim(text, span, Moment(time, "meet"))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param(day(6), day(6), "agreement", id="the same day"),
        pytest.param(replace(day(1, 30), grain="month"), day(6), "agreement", id="a day in its month"),
        pytest.param(day(6), day(7), "date-conflict", id="two days"),
        pytest.param(
            replace(day(1, 30, 7), grain="half"),
            replace(day(10, 30, 7), grain="period"),
            "bound-mismatch",
            id="a part of a half year says more",
        ),
        pytest.param(
            Window(None, None, "clock", "14:25"), Window(None, None, "clock", "14:25"), "agreement", id="clock times"
        ),
        pytest.param(
            Window(None, None, "clock", "14:25"),
            Window(None, None, "clock", "15:25"),
            "date-conflict",
            id="an hour off",
        ),
    ],
)
def test_dates(left, right, kind):
    (found,) = findings(dated("a", "on that day", left), dated("b", "on the sixth", right))
    assert found.kind == kind


def test_a_time_before_a_bound_is_compatible():
    (found,) = findings(
        dated("a", "at 2:25", Window(None, None, "clock", "14:25")),
        dated("b", "before 2:30", Window(None, None, "clock", "14:30"), "before"),
    )
    assert found.verdict == "bound-mismatch"


def test_ages_and_roles_have_kinds_of_their_own():
    one = told("a", "Ann Lee, 44,", amount(44, kind="age"), number="44", measure="age", subject="Ann Lee")
    two = told("b", "Ann Lee, 45,", amount(45, kind="age"), number="45", measure="age", subject="Ann Lee")
    assert [f.kind for f in findings(one, two) if f.kind != "undated-source"] == ["age-conflict"]


def test_a_fact_of_one_source_alone_is_no_agreement():
    text = source("a", "They said 40 people, then 40 people again.")
    first, second = (figure(text, "40 people", amount(40), number="40", nth=nth) for nth in (0, 1))
    assert findings((text, first), (text, second)) == ()


def test_citations_stand_where_the_words_stand():
    text = source("a", "First line.\nThen 40 people left. More.")
    member = findings((text, figure(text, "40 people", amount(40), number="40")), told("b", "40 people", amount(40)))[
        0
    ].members[0]
    assert (member.line, member.column, member.quote) == (2, 6, "40 people")
    assert text.text[member.start : member.end] == "40 people"
    assert (member.before, member.after) == ("Then ", " left.")
    assert (member.low, member.high) == ("40", "40")


def test_the_waterfall_names_levels_windows_origins():
    one = told("a", "40 people", amount(40), number="40", as_of=day(5), speaker="the mayor")
    two = told("b", "40 people", amount(40), number="40", as_of=day(5))
    lines = "\n".join(findings(one, two)[0].why)
    for words in (
        "measure: same, the same measure (+2.00)",
        "relation: equal",
        "2022-06-05",
        "origins: 2",
        "the mayor",
    ):
        assert words in lines


def test_the_waterfall_says_by_which_threshold_a_pair_was_accepted():
    texts, claims = zip(told("a", "40 people", amount(40)), told("b", "44 people", amount(44)), strict=True)
    plain = fact(*claims)
    asked = Level("score", "different", "two different figures", -0.5)
    pair = replace(plain, links=tuple(replace(link, asked=asked) for link in plain.links))
    for told_of, ending in ((pair, "score 2.00, over the -0.50 asked of two different figures"), (plain, "score 2.00")):
        (finding,) = (one for one in judge(matched([told_of]), list(texts), RULES) if one.kind == "figure-conflict")
        assert finding.why[0].endswith(ending)


def test_unknown_policy_is_one_sentence():
    with pytest.raises(Exception, match="choose one of filings, newsroom, recorder, strict"):
        findings(told("a", "40 people", amount(40)), told("b", "40 people", amount(40)), policy="nobody")


def test_datelines_date_the_text_and_no_event():
    one = source("a", "HALVIK, June 5, 2022 (NPA) - A yard burned.")
    two = source("b", "HALVIK, June 6, 2022 (NPA) - A yard still burned.")
    members = []
    for text, words, window in ((one, "June 5, 2022", day(5)), (two, "June 6, 2022", day(6))):
        at = text.text.index(words)
        span = Span(at, at + len(words))
        members.append((text, claim(text, span, Moment(TimeExpression(span, "date", window=window), "burn"))))
    assert findings(*members) == ()


def test_a_fact_that_hundreds_state_is_judged_by_its_statements():
    members = [told(f"s{at:03}", "40 people", amount(40), number="40", as_of=day(5)) for at in range(240)]
    members.append(told("t", "50 people", amount(50), number="50", as_of=day(5)))
    (found,) = findings(*members)
    assert (found.kind, len(found.members)) == ("figure-conflict", 241)


@pytest.mark.parametrize(
    ("late", "kind"),
    [
        pytest.param((), "figure-update", id="all of the lower one stand before all of the higher one"),
        pytest.param((7,), "figure-conflict", id="one source still gives the lower one at the end"),
    ],
)
def test_time_is_looked_at_however_many_state_a_fact(late, kind):
    members = [told(f"a{at:03}", "40 people", amount(40), number="40", as_of=day(5)) for at in range(130)]
    members += [told(f"b{at:03}", "45 people", amount(45), number="45", as_of=day(6)) for at in range(130)]
    members += [told(f"c{at}", "40 people", amount(40), number="40", as_of=day(at)) for at in late]
    (found,) = findings(*members)
    assert found.kind == kind


@pytest.mark.parametrize("size", [300, 900])
def test_pairs_of_a_fact_grow_with_its_claims(size):
    claims = [
        told(f"s{at:03}", "40 people", amount(40 + at % 9), number="40", as_of=day(1 + at % 7))[1] for at in range(size)
    ]
    assert len(list(_places(claims))) <= size + 9 * 8


def test_the_waterfall_of_hundreds_lists_the_first_of_them():
    members = [told(f"s{at:03}", "40 people", amount(40), number="40", as_of=day(5)) for at in range(260)]
    (found,) = findings(*members)
    assert found.why[-1] == "60 further claims are not shown"


def test_what_a_sentence_gives_in_the_unit_of_the_others_is_not_rounded() -> None:
    length = {"kind": "length", "step": Decimal(1)}
    both = source("a", "It lies at a depth of 22 miles (35 km).")
    first = figure(both, "22 miles", amount(22, unit="mile", **length), measure="depth", subject="depth")
    again = figure(
        both,
        "35 km",
        amount(35, unit="kilometre", modifiers=("conversion",), **length),
        measure="depth",
        subject="depth",
    )
    other = source("b", "It lies at a depth of 35 km.")
    alone = figure(other, "35 km", amount(35, unit="kilometre", **length), measure="depth", subject="depth")
    found = findings((both, first), (both, again), (other, alone))
    assert [one.verdict for one in found if len({member.source for member in one.members}) > 1] == ["agree"]
