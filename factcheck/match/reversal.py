"""The same words with two of them exchanged: "the guard shot the thief" and "the thief shot the guard"."""

from collections.abc import Mapping, Sequence

from factcheck.match.wording import Spoken, Vocabulary, sense, stem, vocabulary
from factcheck.rules import Rules

WITHIN = 6  # words between the two that changed places, at most
NEAREST = 2  # words on either side of a verb that can be who did it and to whom


def exchanged(
    one: Spoken, two: Spoken, content: Mapping[str, float], other: Mapping[str, float], rules: Rules
) -> tuple[str, str] | None:
    """The two words that changed places around the same verb; ``None`` where none did, or where a passive explains it.

    ``content`` and ``other`` hold what the sides say, as ``wording.weights`` gives it.
    """
    known = vocabulary(rules)
    left, right = _placed(one, content, other, known), _placed(two, other, content, known)
    for pivot in left:
        if not pivot.isalpha():
            continue
        (before, behind), (earlier, later) = _around(left, pivot), _around(right, pivot)
        for a in before:
            for b in behind:
                if a in later and b in earlier and _plain(one, left, a, b, known) and _plain(two, right, a, b, known):
                    return one.words[left[a]], one.words[left[b]]
    return None


def _around(places: Mapping[str, int], pivot: str) -> tuple[list[str], list[str]]:
    """The nearest words of substance before and behind a word, the nearest first."""
    at = places[pivot]
    near = [word for word, place in places.items() if word.isalpha() and 0 < abs(place - at) < WITHIN]
    near.sort(key=lambda word: (abs(places[word] - at), word))
    before, behind = ([word for word in near if (places[word] < at) is first] for first in (True, False))
    return before[:NEAREST], behind[:NEAREST]


def _plain(said: Spoken, places: Mapping[str, int], a: str, b: str, known: Vocabulary) -> bool:
    """Whether two words stand near each other with nothing between them that turns their parts round."""
    start, end = sorted((places[a], places[b]))
    return end - start <= WITHIN and not _turns(said.words[start:end], known)


def _placed(
    said: Spoken, content: Mapping[str, float], other: Mapping[str, float], known: Vocabulary
) -> dict[str, int]:
    """Where each word of substance that both sides have first stands, in the order of the text."""
    found: dict[str, int] = {}
    for at, word in enumerate(said.words):
        key = next((form for form in (sense(word, known), stem(word)) if form in content and form in other), None)
        if key is not None:
            found.setdefault(key, at)
    return found


def _turns(between: Sequence[str], known: Vocabulary) -> bool:
    """Whether a passive, a relative clause or a list stands between the two, which say nothing of who did it."""
    return any(known.is_a("turns-round", word) for word in between)
