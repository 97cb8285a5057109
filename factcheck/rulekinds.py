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
        "verbs": TEXTS,  # lemmas whose object (or passive subject) is counted: kill, wound
        "verbs_subject": TEXTS,  # lemmas whose subject is counted: die, perish
        "adjectives": TEXTS,  # "127 dead", "350 injured"
        "nouns": TEXTS,  # "death toll", "casualties": the noun itself names the measure
        "of_nouns": TEXTS,  # only these head nouns can be counted by it; empty: any
        "not_nouns": TEXTS,
        "moves": TEXT,  # up down any never: which way a later figure may differ as an update
        "tolerance": TEXT,  # share by which two figures may differ and still agree
        "kin": TEXTS,  # measures that look alike and are never compared
    },
}
