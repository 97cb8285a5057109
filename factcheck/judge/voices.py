"""Who speaks for a figure, compared by their words: the same office in two sources is one voice."""

import re

from factcheck.judge.ruling import Case
from factcheck.model import Claim

_ARTICLES = re.compile(r"\b(?:the|a|an|its|his|her|their|our)\b")
_SPACE = re.compile(r"\W+")


def fold(words: str) -> str:
    """Words alone, no case, no articles or possessives: "The Relief Office's" -> "relief office"."""
    plain = words.casefold().replace("’s", "").replace("'s", "")
    return _SPACE.sub(" ", _ARTICLES.sub(" ", plain)).strip()


def voices(claim: Claim, case: Case) -> tuple[str, ...]:
    """The names by which the claim's speaker goes, folded; empty where nobody is named."""
    said = claim.attribution
    if said is None:
        return ()
    words = [said.name or ""]
    if said.speaker:
        words.append(case.text(claim)[said.speaker.start : said.speaker.end])
    return tuple(dict.fromkeys(folded for word in words if len(folded := fold(word)) > 3))


def same_voice(one: Claim, two: Claim, case: Case) -> bool:
    """Whether one speaker stands behind both: the same name, or a name that opens the other's sentence."""
    first, second = voices(one, case), voices(two, case)
    if set(first) & set(second):
        return True
    return _named_in(first, two, case) or _named_in(second, one, case)


def speaks_of(name: str, claim: Claim, case: Case) -> bool:
    """Whether a folded name stands in the claim's sentence."""
    return len(name) > 3 and _named_in((name,), claim, case)


def _named_in(names: tuple[str, ...], claim: Claim, case: Case) -> bool:
    text = f" {fold(case.text(claim)[claim.sentence.start : claim.sentence.end])} "
    return any(f" {name} " in text for name in names)
