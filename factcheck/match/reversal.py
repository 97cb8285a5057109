"""The same words with two of them exchanged: "the guard shot the thief" and "the thief shot the guard"."""

from collections.abc import Mapping, Sequence

from factcheck.match.wording import Spoken, Vocabulary, sense, stem, vocabulary
from factcheck.rules import Rules

WITHIN = 6  # words between the two that changed places, at most


def exchanged(
    one: Spoken, two: Spoken, content: Mapping[str, float], other: Mapping[str, float], rules: Rules
) -> tuple[str, str] | None:
    """The two words that changed places around the same verb; ``None`` where none did, or where a passive explains it.

    ``content`` and ``other`` hold what the sides say, as ``wording.weights`` gives it.
    """
    known = vocabulary(rules)
    left, right = _placed(one, content, other, known), _placed(two, other, content, known)
    order, turned = list(left), list(right)
    apart = [at for at, (a, b) in enumerate(zip(order, turned, strict=True)) if a != b]
    if len(apart) != 2:
        return None
    first, second = apart
    if second - first < 2 or (order[first], order[second]) != (turned[second], turned[first]):
        return None
    a, b = order[first], order[second]
    if not (a.isalpha() and b.isalpha()):
        return None
    for said, places in ((one.words, left), (two.words, right)):
        start, end = sorted((places[a], places[b]))
        if end - start > WITHIN or _turns(said[start:end], known):
            return None
    return one.words[left[a]], one.words[left[b]]


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
