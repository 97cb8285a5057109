"""The word tables around names, from rules of kind ``name-word`` and ``place``."""

from dataclasses import dataclass
from functools import lru_cache

from factcheck.rules import Rule, Rules


@dataclass(frozen=True, slots=True)
class Words:
    """Lower case save ``known``, ``given``, ``adjectives`` and ``days``, which are as printed."""

    titles: frozenset[str]  # stand before a person's name: "sen", "mrs"
    posts: frozenset[str]  # what a person does: "minister"
    ends: dict[str, str]  # last word of a name -> kind
    known: dict[str, str]  # whole name -> kind
    given: frozenset[str]
    gender: dict[str, str]  # title, post or given name -> female, male
    outlets: frozenset[str]  # whole names, and last words in lower case
    inside: frozenset[str]  # particles within a name: "de", "al"
    suffixes: frozenset[str]  # behind a surname: "jr"
    adjectives: frozenset[str]  # "French"
    days: frozenset[str]  # "Monday", "Nov."
    short: frozenset[str]  # titles that are written with a full stop: "sgt"
    held_by_firms: frozenset[str]  # posts that companies, teams and states are said to be as well: "owner"
    place_of: frozenset[str]  # nouns of which "of" and a name tell a place: "the mayor of Osel"
    age_links: frozenset[str]  # what may stand between a name and an age: "aged"

    def is_post(self, word: str) -> bool:
        """Whether a word, in any case and with any point, is a post."""
        return word.lower().rstrip(".") in self.posts


@lru_cache(maxsize=4)
def words(rules: Rules) -> Words:
    """The tables of the rules in force."""
    sorts = rules.of("name-word")
    places = rules.of("place")
    people = [rule for rule in sorts if rule.get("kind") == "person"]
    things = [rule for rule in sorts if rule.get("kind") in ("organisation", "place")]
    known = {name: str(rule.get("kind")) for rule in things for name in rule.words("names")}
    lists = {rule.id: frozenset(rule.words("words")) for kind in ("said-words", "scope") for rule in rules.of(kind)}
    none: frozenset[str] = frozenset()
    known |= {name: "place" for rule in places for key in ("names", "cities", "regions") for name in rule.words(key)}
    return Words(
        titles=_all(people, "before"),
        posts=_all(people, "posts"),
        ends={word: str(rule.get("kind")) for rule in things for word in rule.words("after")},
        known=known,
        given=_all(people, "names"),
        gender=_gender(people),
        outlets=_all([rule for rule in things if rule.get("outlet")], "names", "after"),
        inside=_all(people, "inside"),
        suffixes=_all(people, "after"),
        adjectives=_all(places, "adjectives"),
        days=_all([rule for rule in sorts if rule.get("kind") == "time"], "names"),
        short=_all(people, "before") & lists.get("abbreviations", none),
        held_by_firms=lists.get("posts-of-firms", none),
        place_of=lists.get("place-of", none),
        age_links=lists.get("age-link", none),
    )


def _all(found: "list[Rule] | tuple[Rule, ...]", *keys: str) -> frozenset[str]:
    return frozenset(word for rule in found for key in keys for word in rule.words(key))


def _gender(people: list[Rule]) -> dict[str, str]:
    return {
        word.lower(): str(rule.get("gender"))
        for rule in people
        if rule.get("gender")
        for key in ("before", "posts", "names")
        for word in rule.words(key)
    }
