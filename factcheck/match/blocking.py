"""Claims -> candidate pairs, each once, with the key that made it. Hot blocks are split, never dropped.

Where a crowd shares a block even then, ``crowds`` says who meets whom.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.match import crowds
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import Vocabulary, kind_of
from factcheck.model import Measurement, Moment

HOT = 60  # members above which a block is split by the members' names and words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two placed claims (indices in corpus order) and the block that brought them together."""

    left: int
    right: int
    block: str


def candidate_pairs(placed: Sequence[Placed], vocabulary: Vocabulary) -> list[Pair]:
    """Pairs worth comparing, in corpus order; each pair keeps the first key that made it."""
    blocks: dict[str, list[int]] = {}
    for member in placed:
        for key in keys(member, vocabulary):
            blocks.setdefault(key, []).append(member.index)
    found: dict[tuple[int, int], str] = {}
    by = crowds.orders(placed)
    for key in sorted(blocks):
        for name, members in _split(key, blocks[key], placed):
            for left, right in crowds.pairs(members, by):
                if left != right:
                    found.setdefault((left, right), name)
    return [Pair(left, right, found[left, right]) for left, right in sorted(found)]


def keys(member: Placed, vocabulary: Vocabulary) -> list[str]:
    """The blocks a claim belongs to: its measure, what it counts, its verb, its value beside a name."""
    content = member.claim.content
    event = member.event
    if isinstance(content, Measurement) and (content.measure == "age" or "from" in content.quantity.modifiers):
        return []  # ages belong to people, who are compared elsewhere; "from 49" is what no longer holds
    if isinstance(content, Moment):
        words = [vocabulary.same(content.predicate), *sorted(vocabulary.same(word) for word in member.words)]
        if content.time.form == "clock":  # few, and two of one event's day are of one deed however it is called
            words += [f"deed {deed.rpartition('.')[2]}" for deed in vocabulary.done(content.predicate)]
        if content.time.window is not None:
            words.append(f"on {content.time.window.low() or content.time.weekday}")
        return [f"date {event} {word}" for word in dict.fromkeys(words) if word]
    if not isinstance(content, Measurement):
        return []
    kind = kind_of(content.quantity)
    found = [f"{event} {content.measure}"] if content.measure != "open" else []
    if content.subject:
        found.append(f"{kind} {event} counts {vocabulary.same(content.subject)}")
    if content.predicate and kind != "count":
        found.append(f"{kind} {event} verb {vocabulary.same(content.predicate)}")
    value = content.quantity.interval
    ends = f"{value.low} {value.high}" if value.low != value.high else f"{value.low}"
    found.append(f"{kind} {event} value {ends}")
    found += [f"{kind} {event} phrase {word}" for word in sorted({vocabulary.same(word) for word in member.words})]
    if kind != "count":
        found += [f"{kind} {event} near {name}" for name in sorted(member.near)]
    return found


def _split(key: str, members: list[int], placed: Sequence[Placed]) -> Iterator[tuple[str, list[int]]]:
    if len(members) <= HOT:
        yield key, members
        return
    parts: dict[str, list[int]] = {}
    for index in members:
        for word in sorted(placed[index].near | placed[index].words):
            parts.setdefault(word, []).append(index)
    crowd: set[int] = set()
    for word in sorted(parts):
        if len(parts[word]) <= crowds.CROWD:
            yield f"{key} + {word}", parts[word]
        else:
            crowd.update(parts[word])
    if crowd:  # it is paired once, and not once for each word that all of it have
        yield key, sorted(crowd)
