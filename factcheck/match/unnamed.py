"""Ages of persons whom a source does not name: "a six-year-old boy was shot dead" beside "Ida Berg, 6, was killed".

Somebody without a name is the one person of that age of whom the sources of the same event tell the same fate, if
there is but one; else whom another source calls by the same noun. Both only where the ages are equal: of two ages
nothing says that they are those of one person.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.model import Claim, Interval, Measurement
from factcheck.rules import Rule, Rules

TOLD_BY = ("verbs", "verbs_subject", "adjectives", "nouns", "manner")


def joined(
    named: Mapping[str, Sequence[Claim]], unnamed: Sequence[Claim], event_of: Mapping[str, str], rules: Rules
) -> list[tuple[str, list[Claim]]]:
    """The ages in ``named``, person by person in order, with those of ``unnamed`` that must be theirs; then those of
    persons whom no source names, by what they are called.

    ``event_of``: the event that each source tells of.
    """
    people = {person: list(named[person]) for person in sorted(named)}
    others: dict[tuple[str, Interval, str], list[Claim]] = defaultdict(list)
    known: dict[tuple[str, Interval], list[tuple[str, Claim]]] = defaultdict(list)
    for person, claims in named.items():
        for claim in claims:
            known[event_of.get(claim.source, ""), _age(claim).quantity.interval].append((person, claim))
    for claim in unnamed:
        event, age = event_of.get(claim.source, ""), _age(claim)
        told = known[event, age.quantity.interval]
        fitting = dict.fromkeys(person for person, one in told if _one_fate(claim, one, rules))
        if len(fitting) == 1 and not _contradicted(claim, named[next(iter(fitting))]):
            people[next(iter(fitting))].append(claim)
        elif not fitting:
            alike = others[event, age.quantity.interval, age.subject]
            alike += [claim] if all(_one_fate(claim, other, rules) for other in alike[:1]) else []
    return [*people.items(), *((f"the {noun}", others[event, age, noun]) for event, age, noun in others)]


def _age(claim: Claim) -> Measurement:
    assert isinstance(claim.content, Measurement)
    return claim.content


def _one_fate(left: Claim, right: Claim, rules: Rules) -> bool:
    return bool(_fates(left.words, rules) & _fates(right.words, rules))


def _contradicted(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether the claim's own source gives the person another age."""
    return any(
        one.source == claim.source and _age(one).quantity.interval != _age(claim).quantity.interval for one in told
    )


def _fates(lemmas: tuple[str, ...], rules: Rules) -> frozenset[str]:
    """What befell people by the words of a sentence: "killed", "arrested"."""
    by_word = _fate_words(rules)
    return frozenset(rule.id for lemma in lemmas for rule in by_word.get(lemma, ()) if rule.get("subject") == "people")


@lru_cache(maxsize=4)
def _fate_words(rules: Rules) -> dict[str, tuple[Rule, ...]]:
    return rules.by_word("measure", *TOLD_BY)
