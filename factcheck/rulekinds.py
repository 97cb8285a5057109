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
    # lines of web pages that are no part of the story; compared by their words alone
    "debris": {
        "becomes": TEXT,  # debris credit caption
        "lines": TEXTS,  # the whole line
        "starts": TEXTS,  # its first words
        "ends": TEXTS,  # its last words
        "holds": TEXTS,  # characters anywhere in it
        "most_words": NUMBER,  # a longer line is prose
    },
    # words that introduce speech: one rule a way of saying
    "cue": {
        "stance": NEEDED,  # asserts denies withholds asks directs commits evaluates
        "strength": NUMBER,  # 1 weak to 3 strong
        "takes": NEEDED_LIST,  # where the content may stand: quote clause infinitive object
        "words": TEXTS,  # verbs (lemmas), some with a particle or preposition: "point out"
        "nouns": TEXTS,  # nouns that take a that-clause: "claim", "warning"
        "phrases": TEXTS,  # no verb, the speaker follows: "according to"
    },
    # words around a name that say what it names: titles, posts, kinds of organisation and of place
    "name-word": {
        "kind": NEEDED,  # person organisation place
        "before": TEXTS,  # directly before the name: "Sen.", "Mrs."
        "after": TEXTS,  # the name's last word: "Corp.", "Ministry", "Airport"
        "posts": TEXTS,  # nouns for what a person does: "minister", "spokesman"
        "names": TEXTS,  # names known outright: given names, outlets
        "gender": TEXT,  # female male, where the word says it
    },
    # a country with what lies in it
    "place": {
        "names": NEEDED_LIST,  # the country's own; the first is the canonical one
        "adjectives": TEXTS,  # "French"
        "cities": TEXTS,
        "regions": TEXTS,  # states, provinces
        "within": TEXT,  # id of the place that holds it
    },
}
