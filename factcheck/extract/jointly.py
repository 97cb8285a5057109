"""What a figure counts by two measures at once: "40 people were killed or injured" counts neither the dead nor the hurt."""

from collections.abc import Sequence

from factcheck.extract.governors import LINKING, REACH
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.nouns import Counted
from factcheck.extract.words import Token

OWN = ("NUM", "DET", "NOUN", "PROPN", "PRON")  # behind a verb: what it is done to, and not the counted
ANOTHER = "another"  # what no measure of those told jointly names
TOLD = ("VBN", "VBD", "JJ")  # tags of what is told of somebody: "abducted", "sick"
MOST_JOINED = 8  # tokens of "killed, seriously injured or missing"


def told_jointly(found: Counted, words: Lexicon) -> frozenset[str]:
    """The measures that words joined beside the figure tell of it together; fewer than two where none are joined."""
    doc, at = found.number.doc, found.first - 1
    before = _joined(list(reversed(doc[max(0, at - MOST_JOINED) : at + 1])), words)
    if len(before) > 1:
        return before
    start = (found.head or found.number).i
    told = _telling(doc[start : start + REACH + 1], words)
    return frozenset() if told is None else _joined(doc[told.i : told.i + MOST_JOINED], words)


def _telling(tokens: Sequence[Token], words: Lexicon) -> Token | None:
    """The first word that tells of the counted: the noun itself, else one behind linking verbs and adverbs."""
    for token in tokens:
        if _measure(token, words):
            return token
        linking = token.pos_ in ("AUX", "ADV") or token.lemma_ in LINKING
        if token is not tokens[0] and not linking:
            break
    return None


def _joined(run: Sequence[Token], words: Lexicon) -> frozenset[str]:
    """The measures of words that stand one behind another, joined by "and", "or" and commas, from the first on.

    Behind "or" any other word that tells of the counted makes one more: of "killed or abducted" nobody knows who was killed.
    """
    found: list[str] = []
    last, joins, either = -1, True, False
    for at, token in enumerate(run):
        measure = _measure(token, words) or (ANOTHER if found and either and token.tag_ in TOLD else "")
        if measure and joins:
            found.append(measure)
            last, joins, either = at, False, False
        elif token.text == "," or token.pos_ == "CCONJ":
            joins, either = True, token.lower_ == "or"
        elif token.pos_ != "ADV":
            break
    if len(found) < 2:
        return frozenset()
    behind = next((token for token in run[last + 1 : last + 2]), None)
    forwards = run[0].i < run[-1].i
    if forwards and behind is not None and behind.pos_ in OWN:
        found.pop()  # "were killed and wounded others"
    return frozenset(found)


def _measure(token: Token, words: Lexicon) -> str:
    """The measure that a word tells, of those that are told jointly; empty for none."""
    verb = words.verbs.get(token.lemma_.lower(), ()) if token.tag_.startswith("VB") else ()
    rules = (*words.adjectives.get(token.lower_, ()), *verb, *words.nouns.get(token.lower_, ()))
    return next((rule.id for rule in rules if rule.id in words.jointly), "")
