"""Of a block that a crowd shares, whom each claim meets: some of its like, and the same few; never all."""

from collections import Counter
from decimal import Decimal

import pytest

from factcheck.match import events, statements
from factcheck.match.blocking import candidate_pairs
from factcheck.match.crowds import BESIDE, CROWD, DRAWN, orders, pairs
from factcheck.match.events import Profile, find_events, profiles, related
from factcheck.match.placing import Placed
from factcheck.match.sayings import Said, Tie, tie
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Extraction, Name, Span
from tests.match.factories import RULES, figure, placed, read, source
from tests.match.speech import said

WORDS = vocabulary(RULES)
MOST = 2 * 2 * BESIDE + DRAWN  # partners that a claim looks for in one block


def crowd(size: int) -> list[Placed]:
    """Reports of one ferry by many: 4 tolls in 3 wordings."""
    return [
        placed(
            figure(30 + 7 * (n % 4)),
            f"s{n:04}",
            n,
            near=["Amel"],
            words=["ferry", f"how{n % 3}"],
            rest=["ferry", "sink", f"how{n % 3}", f"who{n % 2}"],
        )
        for n in range(size)
    ]


def met(members: list[Placed]) -> set[tuple[int, int]]:
    return {pair for pair in pairs(range(len(members)), orders(members)) if pair[0] != pair[1]}


def test_below_a_crowd_all_meet_all() -> None:
    assert len(met(crowd(CROWD))) == CROWD * (CROWD - 1) // 2


@pytest.mark.parametrize("size", [CROWD + 1, 3 * CROWD, 9 * CROWD])
def test_in_a_crowd_pairs_grow_with_the_claims(size: int) -> None:
    found = met(crowd(size))
    assert len(found) <= size * (2 * BESIDE + DRAWN)
    partners = Counter(one for pair in found for one in pair)
    assert min(partners[n] for n in range(size)) >= DRAWN - 1
    assert sorted(partners.values())[-DRAWN - 1] <= MOST


def test_scores_stand_in_the_order_of_their_first_figures() -> None:
    scores = ((20, 1), (3, 2), (12, 0))
    members = [
        placed(figure(won, measure="record", kind="record", rest=(Decimal(lost),)), f"s{n}", n)
        for n, (won, lost) in enumerate(scores)
    ]
    assert orders(members).by_figure == (2, 0, 1)


def test_in_a_crowd_a_claim_meets_its_like_in_words_and_in_figures() -> None:
    members = crowd(5 * CROWD)
    found = met(members)
    partners: dict[int, list[Placed]] = {n: [] for n in range(len(members))}
    for one, two in found:
        partners[one].append(members[two])
        partners[two].append(members[one])
    for member in members:
        others = partners[member.index]
        assert any(other.words == member.words for other in others)
        assert any(other.claim.content == member.claim.content for other in others)


def test_names_of_files_have_no_part_in_who_meets_whom() -> None:
    members = [placed(figure(n), f"s{n:04}", n, words=["ferry", f"word{n * 7 % 501}"]) for n in range(2 * CROWD)]
    last = len(members) - 1
    turned = [
        placed(one.claim.content, one.claim.source, last - one.index, words=sorted(one.words)) for one in members[::-1]
    ]
    assert {(last - two, last - one) for one, two in met(turned)} == met(members)


def test_all_blocks_of_a_crowd_together_grow_with_the_claims() -> None:
    small, large = (len(candidate_pairs(crowd(size), WORDS)) for size in (4 * CROWD, 8 * CROWD))
    assert large <= 1.2 * 2 * small


# ---------------------------------------------------------------- sentences and sources


def test_like_sentences_are_compared_with_their_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of hundreds of sentences in one phrasing, each meets a number that does not grow with them."""

    def ties(size: int) -> int:
        calls = 0

        def look(one: Said, two: Said, *more: object) -> Tie | None:
            nonlocal calls
            calls += 1
            return tie(one, two, *more)  # type: ignore[arg-type]

        monkeypatch.setattr(statements, "tie", look)
        told = "ferry sank harbour storm widow"
        claims = [said(f"s{n:04}", f"the {told} number {100 + n}", quoted=False) for n in range(size)]
        statements.match_statements(claims, RULES)
        return calls

    small, large = ties(150), ties(450)
    assert small < 150 * 149 // 4
    assert large <= 3.3 * small


def test_sources_that_share_one_name_alone_are_looked_at_beside_their_neighbours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def looks(size: int) -> int:
        calls = 0

        def look(left: Profile, right: Profile) -> bool:
            nonlocal calls
            calls += 1
            return related(left, right)

        monkeypatch.setattr(events, "related", look)
        stories = [_story(n) for n in range(size)]
        sources = [source(one.source, "Nothing.") for one in stories]
        found = find_events(stories, profiles(sources, stories, {}, WORDS, {}), {})[0]
        assert len(set(found.values())) == size
        return calls

    assert looks(3 * events.CROWD) <= 3 * events.CROWD * (2 * events.BESIDE + 1)
    assert looks(6 * events.CROWD) <= 6 * events.CROWD * (2 * events.BESIDE + 1)


def _story(number: int) -> Extraction:
    names = ("Osel", *(f"Place{number}{letter}" for letter in "abcdefgh"))
    found = tuple(Name(Span(at, at + 1), "place", name) for at, name in enumerate(names))
    return read(f"s{number:04}", names=found, words=tuple(f"word{number}{letter}" for letter in "abcdefgh"))
