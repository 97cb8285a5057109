"""Tokenizer rules added to spaCy's English: what newspaper figures need. They are saved with the pipeline."""

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_suffix_regex

# 16bn, 20k, 9pm: the scale or the half of the day is a word of its own.
SUFFIXES = [r"(?<=[0-9])(?:bn|tn|mn|BN|k|K|am|pm|a\.m\.|p\.m\.|pc|pct)"]
INFIXES = [
    r"(?<=[0-9mnk%])[-–—](?=[$£€][0-9])",  # £3,000-£5,000
    r"(?<=[$£€])(?=[0-9])",  # the sign apart from its amount, as the treebank has it
    r"(?<=[0-9])-(?=[A-Za-z])",  # 80-employee, as the treebank has it
]


def add_rules(nlp: Language) -> Language:
    """Add the rules to a pipeline's tokenizer, in place."""
    defaults = nlp.Defaults
    nlp.tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or []), *SUFFIXES]).search
    nlp.tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or []), *INFIXES]).finditer
    return nlp


@spacy.registry.callbacks("factcheck.tokenizer.v1")
def make_rules() -> Callable[[Language], Language]:
    return add_rules
