"""What keys each kind of rule has. A new kind is one entry here and one tester in ``ruletest``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """``type``: ``text``, ``number``, ``yes or no``, ``a list of texts`` or ``a table``."""

    type: str = "text"
    required: bool = False


TEXT, TEXTS, NUMBER, FLAG, TABLE = (
    Field("text"),
    Field("a list of texts"),
    Field("number"),
    Field("yes or no"),
    Field("a table"),
)
NEEDED, NEEDED_LIST = Field("text", required=True), Field("a list of texts", required=True)

COMMON = {"id": NEEDED, "accept": TEXTS, "reject": TEXTS, "about": TEXT}

# One entry a kind; keys in the order in which a reader wants them.
KINDS: dict[str, dict[str, Field]] = {
    # what is counted: the words that say it, and how it may move over time
    "measure": {
        "label": NEEDED,
        "kinds": TEXTS,  # kinds of quantity it can take; empty: count
        "verbs": TEXTS,  # lemmas whose object (or passive subject) is counted: kill, wound
        "verbs_subject": TEXTS,  # lemmas whose subject is counted: die, perish
        "adjectives": TEXTS,  # lemmas beside the noun: "127 dead", "350 injured"
        "nouns": TEXTS,  # the noun counted names the measure: "12 fatalities"
        "totals": TEXTS,  # the number is the noun's value: "the death toll stood at 41"
        "subject": TEXT,  # what is counted where the text leaves it out
        "moves": TEXT,  # up down any never: which way a later figure may differ as an update
        "tolerance": TEXT,  # share by which two figures may differ and still agree
        "kin": TEXTS,  # measures that look alike and are never compared
    },
    # nouns that count the same things ("people", "persons"), and those that count some of them
    "noun-class": {"words": NEEDED_LIST, "generic": FLAG},
    # lemmas that say the same when they govern a figure: cut, sever, damage
    "synonyms": {"words": NEEDED_LIST},
    # words that turn or loosen what a clause says
    "context": {"words": TEXTS, "lemmas": TEXTS},
    # words that narrow or place a figure: parts, totals, increments, inclusion
    "scope": {"words": NEEDED_LIST},
}
