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
        "by_kind": FLAG,  # the first of its kinds names the measure by itself: a magnitude, an age
        "verbs": TEXTS,  # lemmas whose object (or passive subject) is counted: kill, wound
        "verbs_subject": TEXTS,  # lemmas whose subject is counted: die, perish
        "adjectives": TEXTS,  # lemmas beside the noun: "127 dead", "350 injured"
        "adverbs": TEXTS,  # adverbs of the noun: "162 people aboard"
        "nouns": TEXTS,  # the noun counted names the measure: "12 fatalities"
        "people": TEXTS,  # people named for it, where no verb says what else befell them: "80 employees"
        "manner": TEXTS,  # adverbs of the verb that say it: "fatally shot"
        "weak": FLAG,  # gives way to what else is said: who is shot dead is dead
        "of_people": FLAG,  # its verbs mean it of people alone: guards are shot, and so are films
        "of_subject": FLAG,  # it measures the subject of its verbs, which ``objects`` then names: "the economy grew 2 percent"
        "pairs": TEXTS,  # a verb and the noun it counts where only both together say it: "lose soldier"
        "objects": TEXTS,  # the nouns that the verbs are about, where they mean other things with others: "cut 500 jobs"
        "of_names": FLAG,  # each name has a figure of its own: two parties' shares of the vote are never one
        "told_by": TEXTS,  # words of a paragraph that say it of the figures of a list that names have
        "links": TEXTS,  # prepositions from a verb to its amount, besides "at" and "for": "sentenced to 12 years"
        "not_links": TEXTS,  # prepositions by which its verbs mean another thing: "oil settled at $41"
        "both": TEXTS,  # measures whose words, joined, tell this one: "killed or injured"
        "borne": TEXTS,  # what the counted have or suffer: "burn", "critical condition", "lose power", "without power"
        "holders": TEXTS,  # what has them: "a city of 12,000 people", "home to 12,000 people"
        "behind": TEXTS,  # words right behind an amount: "12 miles north of Osel"
        "totals": TEXTS,  # the number is the noun's value: "the death toll stood at 41"
        "subject": TEXT,  # what is counted where the text leaves it out
        "by_authorities": FLAG,  # a country's police, courts or rescuers bring it about, and mostly there
        "moves": TEXT,  # up down any never: which way a later figure may differ as an update
        "counted_on": FLAG,  # it grows by itself every day: "the sixth day of the strike"
        "directed": FLAG,  # its own words say which way: a loss of $5 is no change of something else
        "apposed": FLAG,  # a figure right behind a name is that one's, and of nobody else: "Moe (12-3)"
        "from_place": FLAG,  # it is measured from what its phrase names: "12 miles north of Osel"
        "tolerance": TEXT,  # share by which two figures may differ and still agree
        "kin": TEXTS,  # measures that look alike and are never compared
    },
    # nouns that count the same things ("people", "persons"), and those that count some of them
    "noun-class": {"words": NEEDED_LIST, "generic": FLAG, "culprits": FLAG},
    # lemmas that say the same when they govern a figure: cut, sever, damage
    "synonyms": {"words": NEEDED_LIST},
    # lemmas, verbs and nouns alike, that name one deed: what a date is the date of; ``light`` ones name none
    "deed": {"words": NEEDED_LIST, "light": FLAG},
    # lemmas that say little about what a figure is of; left out when words are compared
    "common-words": {"words": NEEDED_LIST},
    # the score that a pair needs to be put into one fact, by what it is a pair of; in log odds
    "threshold": {"label": NEEDED, "weight": NEEDED},
    # one level of one field of a comparison: its label and its weight (log odds that two claims are one fact)
    "level": {"field": NEEDED, "level": NEEDED, "label": NEEDED, "weight": NEEDED},
    # nouns of what happens: two sources of one place and time that share one speak of one event. ``only_nouns`` are not
    # meant by the verb of the same form ("stormed"), nor as the object of a verb of ``not_of`` ("opened fire")
    "happening": {"words": NEEDED_LIST, "only_nouns": TEXTS, "not_of": TEXTS},
    # words that turn or loosen what a clause says
    "context": {"words": TEXTS, "lemmas": TEXTS},
    # words that narrow or place a figure: parts, totals, increments, inclusion
    "scope": {
        "words": NEEDED_LIST,
        "against": TEXT,  # what narrows the other way: both together narrow nothing
    },
    # lines of web pages that are no part of the story; compared by their words alone
    "debris": {
        "becomes": TEXT,  # debris credit caption
        "lines": TEXTS,  # the whole line
        "starts": TEXTS,  # its first words
        "ends": TEXTS,  # its last words
        "holds": TEXTS,  # characters anywhere in it
        "most_words": NUMBER,  # a longer line is prose
        "carries": TEXTS,  # the last word of a line that goes on in the next
    },
    # words that introduce speech: one rule a way of saying
    "cue": {
        "stance": NEEDED,  # asserts denies withholds asks directs commits evaluates
        "strength": NUMBER,  # 1 weak to 3 strong
        "takes": NEEDED_LIST,  # where the content may stand: quote clause infinitive object
        "links": TEXTS,  # prepositions that carry on an object: "accused him of", "described it as"
        "hearer": FLAG,  # its object is who hears it: "told the paper"
        "words": TEXTS,  # verbs (lemmas), some with a particle or preposition: "point out"
        "nouns": TEXTS,  # nouns that take a that-clause: "claim", "warning"
        "phrases": TEXTS,  # no verb, the speaker follows: "according to"
        "marks": TEXTS,  # no word: a colon behind the speaker, else a dash before
    },
    # words that may stand inside a cue of several words: "made also clear"
    "cue-gap": {"words": NEEDED_LIST},
    # words around a name that say what it names: titles, posts, kinds of organisation and of place
    "name-word": {
        "kind": NEEDED,  # person organisation place time
        "before": TEXTS,  # directly before the name: "Sen.", "Mrs."
        "after": TEXTS,  # the name's last word: "Corp.", "Ministry", "Airport"
        "inside": TEXTS,  # small words within a name: "de", "al"
        "posts": TEXTS,  # nouns for what a person does: "minister", "spokesman"
        "names": TEXTS,  # names known outright: given names, outlets
        "outlet": FLAG,  # what it names publishes
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
    # lemmas of what happens once and in one place; with ``person``, to a named person
    "site": {"words": NEEDED_LIST, "person": FLAG},
    # words that put a happening somewhere, or make it one of several
    "whereabouts": {"words": NEEDED_LIST},
    # nouns for kinds of place of which two different ones exclude each other
    "place-level": {"words": NEEDED_LIST},
    # names of one thing, organisation or place
    "alias": {
        "name": NEEDED,  # the canonical form
        "names": NEEDED_LIST,  # the others; capitals count, accents and "the" do not
    },
    "acronym-gap": {"words": NEEDED_LIST},  # small words of a name that have no letter in its acronym
    # short and full forms of one given name
    "given-name": {"names": NEEDED_LIST},
    # spellings that are the same word in a quotation: "won't" = "will not"
    "wording": {
        "same": TABLE,  # word as written -> word or words compared
        "endings": TABLE,  # ending -> ending, for spellings of one word: "ised" = "ized"
        "pairs": TABLE,  # word -> other words that stand for it
    },
    # lists that weigh the words of a statement: negators, modals, function words …
    "said-words": {"words": NEEDED_LIST},
    # posts of which somebody holds one at a time: ranks, heads of one house
    "exclusive-posts": {"words": NEEDED_LIST, "same": TABLE},  # same: other word for a post -> post
    # words of which one statement of a thing has one only: weapons, offences, "rose" and "fell"
    "exclusive-words": {"words": NEEDED_LIST, "same": TABLE},  # same: other form or word -> word
    # words before a noun of which one thing counted has one only: parties, sexes
    "exclusive-kinds": {"words": NEEDED_LIST, "same": TABLE},  # same: other word -> word
    # --- numbers, quantities and times (extract/lexical.py)
    "number-word": {"values": Field("a table", required=True)},  # word -> value below 100
    # a word or letter that multiplies the numeral before it
    "scale": {
        "factor": NEEDED,
        "words": TEXTS,
        "glued": TEXTS,  # letters that count directly behind digits: "40k"
        "money": TEXTS,  # letters that count behind digits after a currency: "$3m"
        "counted": TEXTS,  # letters that count behind digits before a plural: "4m viewers"
    },
    # fractions: word -> what it divides by; signs -> the fraction
    "part": {"values": TABLE, "plurals": TABLE, "signs": TABLE, "suffixes": TEXTS},
    "ordinal": {"values": TABLE, "suffixes": TEXTS},
    "glue": {"words": NEEDED_LIST},  # grammar words of numerals, by what they do
    "one-of": {"read": FLAG, "before": TEXTS},  # "one of the ships" as 1, or not
    "zero": {"words": TEXTS, "alone": TEXTS, "not_before": TEXTS, "not_of": TEXTS},  # "no deaths"
    "multiplier": {"value": NEEDED, "words": TEXTS, "phrases": TEXTS, "not_before": TEXTS, "not_after": TEXTS},
    "times": {"words": TEXTS},  # "three times as many"
    # one end of an interval: the words before or behind the number that open the other end
    "bound": {"side": NEEDED, "open": FLAG, "before": TEXTS, "after": TEXTS},
    "approximation": {"before": TEXTS, "after": TEXTS},  # the rule's id becomes the modifier
    "transparent": {"words": TEXTS, "before_amount": TEXTS},
    "change": {
        "direction": NEEDED,
        "verbs": TEXTS,
        "nouns": TEXTS,
        "after": TEXTS,
        "adverb": TEXTS,
        "percent_after": TEXTS,
        "amounts_only": TEXTS,
        "not_after": TEXTS,
        "by_only": TEXTS,
    },
    # words for an unstated number: the least and the most they mean
    "vague": {
        "words": TEXTS,
        "low": TEXT,
        "high": TEXT,
        "factor": TEXT,  # what it multiplies by behind another: "tens of thousands"
        "scaled": FLAG,  # only before another
        "before": TEXTS,  # given: counts only before one of these, "of", a scale or a plural
        "read": FLAG,
    },
    # a unit of measurement: ``factor`` (and ``offset``) lead to the base unit
    "unit": {
        "kind": NEEDED,
        "base": NEEDED,
        "factor": NEEDED,
        "offset": TEXT,
        "names": TEXTS,  # any case
        "symbols": TEXTS,  # this case
        "near": TEXTS,  # its symbols count only where one of these words stands in the paragraph
        "leads": TEXTS,  # before the number: "magnitude 6.1"
        "then": TEXT,  # unit of a bare number joined behind it: "5-foot-11"
        "rates": TABLE,  # words for so many of it in a time -> the unit of time: "40,000 bpd"
    },
    "currency": {
        "label": NEEDED,
        "symbols": TEXTS,  # before or behind the number, this case
        "names": TEXTS,  # behind the number, any case
        "behind": TEXTS,  # behind an amount in a dollar of no country: "$75 US"
        "subunits": TABLE,  # name -> share of the whole
        "countries": TEXTS,
    },
    "rate-base": {"words": TEXTS, "leads": TEXTS},  # what an amount is counted by: "$45 a barrel"
    # words beside a number that make it a name, a place in a list, an address …; the rule's id is what it is
    # ``spelled``: the words before that stand before a number in words too; ``phrases``: whole, the number in them
    "no-quantity": {"before": TEXTS, "after": TEXTS, "numbers": TEXTS, "spelled": TEXTS, "phrases": TEXTS},
    "number-context": {"words": TEXTS},
    "time-word": {"values": TABLE, "words": TEXTS},
    # words that say whether a date lies ahead or behind, or that a line dates the page
    "dating": {"words": NEEDED_LIST},
    # --- findings and how much they weigh (judge/)
    "finding": {"label": NEEDED, "summary": NEEDED, "severity": NEEDED},
    "policy": {"error": TEXTS, "warning": TEXTS, "note": TEXTS, "off": TEXTS},  # kinds that differ from the default
    # how much room an approximation leaves, as shares of the number; the id is the modifier's
    "hedge": {"below": NUMBER, "above": NUMBER},
    # an agency and the forms in which texts credit it
    "credit": {"name": NEEDED, "names": TEXTS},
    # words that take a figure back: the new one behind "to", or the old one behind "not"
    "correction": {"frame": NEEDED, "forms": NEEDED_LIST, "nouns": TEXTS},  # nouns: what is corrected, not changed
    # arithmetic of one source: verbs that say when the event took place; openings that divide a total
    "occurrence": {"words": NEEDED_LIST},
    "part-cue": {"words": NEEDED_LIST},
    "between-figures": {"words": NEEDED_LIST},  # what may stand between two numbers that arithmetic joins
    "citing": {"words": NEEDED_LIST},  # words before the name of the one that a figure is taken from
    # words by which somebody disowns a figure
    "denial": {"nouns": NEEDED_LIST, "verbs": NEEDED_LIST, "turned": NEEDED_LIST},
}
