"""The grammatical roles that extraction knows, and the labels of two dependency schemes that stand for them."""

from functools import lru_cache

LABELS = {
    "ROOT": "root",
    "nsubj": "subject", "nsubj:outer": "subject", "csubj": "subject",
    "nsubj:pass": "passive-subject", "nsubjpass": "passive-subject", "csubj:pass": "passive-subject",
    "csubjpass": "passive-subject",
    "obj": "object", "dobj": "object", "iobj": "indirect-object", "dative": "indirect-object",
    "attr": "predicate-noun", "acomp": "predicate-noun",
    "obl": "oblique", "obl:unmarked": "bare-oblique", "npadvmod": "bare-oblique", "obl:agent": "agent", "agent": "agent",
    "nmod": "noun-modifier", "nmod:unmarked": "bare-noun-modifier", "nmod:desc": "title",
    "nmod:poss": "possessive", "poss": "possessive",
    "prep": "preposition", "pobj": "prepositional-object", "pcomp": "prepositional-object",
    "case": "case", "amod": "adjective", "advmod": "adverb", "nummod": "number", "quantmod": "number-modifier",
    "appos": "apposition", "compound": "compound", "compound:prt": "particle", "prt": "particle",
    "flat": "flat", "list": "list", "det": "determiner", "det:predet": "determiner", "predet": "determiner",
    "conj": "conjunct", "cc": "coordinator", "cc:preconj": "coordinator", "preconj": "coordinator",
    "aux": "auxiliary", "aux:pass": "passive-auxiliary", "auxpass": "passive-auxiliary", "cop": "copula",
    "neg": "negation", "mark": "marker", "punct": "punctuation", "expl": "expletive",
    "ccomp": "clause", "xcomp": "open-clause", "advcl": "adverbial-clause", "advcl:relcl": "adverbial-clause",
    "acl": "participle", "acl:relcl": "relative", "relcl": "relative",
    "parataxis": "parataxis", "fixed": "fixed", "orphan": "orphan", "discourse": "discourse",
    "vocative": "vocative", "goeswith": "flat", "dislocated": "dislocated", "dep": "other", "meta": "other",
    "intj": "discourse", "oprd": "open-clause", "nmod:tmod": "bare-noun-modifier", "obl:tmod": "bare-oblique",
}  # fmt: skip


@lru_cache
def role_of(label: str) -> str:
    """The role that a label of either scheme stands for; ``other`` for one that nobody mapped."""
    return LABELS.get(label) or LABELS.get(label.split(":", maxsplit=1)[0], "other")
