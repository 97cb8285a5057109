"""Verdicts on what people say and are: quotations, reported statements, posts and the spelling of names.

Alignment has compared the words; here the levels of its links become a finding. Only an assertion and a
denial contradict each other: questions, demands, promises and judgements of value contradict nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.verdict import members, primary_key
from factcheck.judge.why import confidence, waterfall
from factcheck.model import Claim, Fact, Link, Statement, Trait

ASSERTING = frozenset({"asserts", "denies"})
RANK = (
    "agreement",
    "speaker-conflict",
    "quote-altered",
    "statement-contradicted",
    "role-conflict",
    "name-spelling",
    "place-conflict",
)
SHOWN = 140  # code points of a quotation that a finding's sentence shows
PLAIN = ("who did it", "only one can be")  # how a label begins that says all of what is contradicted
SLIGHT = -1.0  # weight of altered words above which only articles and the like differ
TRANSLATED = 3  # differences in one quotation from which on the wordings look like two translations


@dataclass(frozen=True, slots=True)
class SaidVerdict:
    """What a fact on speech or persons amounts to; ``pair`` are the two claims, by index, that show it best."""

    kind: str
    verdict: str
    relation: str | None
    explanation: str | None
    text: str
    pair: tuple[int, int]


def is_said(fact: Fact) -> bool:
    """Whether a fact is on statements or traits, and so judged here, and not on figures or dates."""
    return bool(fact.claims) and isinstance(fact.claims[0].content, Statement | Trait)


def said_rulings(case: Case) -> Iterator[Ruling]:
    """One finding for each fact on statements or traits that two or more sources share."""
    for fact in case.matched.facts:
        ruling = said_ruling(fact, case) if is_said(fact) else None
        if ruling:
            yield ruling


def said_ruling(fact: Fact, case: Case) -> Ruling | None:
    """The finding on statements or traits of two or more sources; ``None`` on figures and dates."""
    found = verdict_of_statements(fact)
    if found is None:
        return None
    first = fact.claims[found.pair[0]]
    rest = [claim for index, claim in enumerate(fact.claims) if index not in found.pair]
    pair = sorted((fact.claims[index] for index in found.pair), key=lambda claim: primary_key(claim, case))
    claims = [*pair, *sorted(rest, key=lambda claim: primary_key(claim, case))]
    return Ruling(
        kind=found.kind,
        text=found.text,
        members=members(claims, case),
        verdict=found.verdict,
        relation=found.relation,
        explanation=found.explanation,
        confidence=_confidence(fact, found),
        event=next((claim.event for claim in claims if claim.event), None),
        subject=_subject(first),
        origins=len({case.origins.get(claim.source, claim.source) for claim in claims}),
        why=waterfall(fact, found.relation, case),
        rules=tuple(dict.fromkeys(name for claim in claims for name in claim.rules)),
    )


def verdict_of_statements(fact: Fact) -> SaidVerdict | None:
    """What the links of a fact on statements or traits amount to; the gravest link decides."""
    if not fact.links or len({claim.source for claim in fact.claims}) < 2:
        return None
    if not all(isinstance(claim.content, Statement | Trait) for claim in fact.claims):
        return None
    weighed = [(kind_of_link(link, fact), link) for link in fact.links]
    weighed.sort(key=lambda pair: (-RANK.index(pair[0]), -pair[1].score, pair[1].left, pair[1].right))
    kind, link = weighed[0]
    agrees = kind == "agreement"
    return SaidVerdict(
        kind,
        "agree" if agrees else "conflict",
        None,
        None if agrees else "unexplained",
        _sentence(kind, fact, link),
        (link.left, link.right),
    )


def kind_of_link(link: Link, fact: Fact) -> str:
    """The kind of finding that two claims make."""
    if isinstance(fact.claims[link.left].content, Trait):
        return _kind_of_traits(link)
    speaker, words, polarity = (_level(link, name) for name in ("speaker", "words", "polarity"))
    if words == "different" and speaker != "different":
        return "quote-altered"
    if polarity == "different":
        return "statement-contradicted" if _can_contradict(link, fact) else "agreement"
    if words and speaker == "different":
        return "speaker-conflict"
    return "agreement"


def _kind_of_traits(link: Link) -> str:
    if _level(link, "place") == "different":
        return "place-conflict"
    if _level(link, "name") == "different":
        return "name-spelling"
    return "role-conflict" if _level(link, "role") == "different" else "agreement"


def _can_contradict(link: Link, fact: Fact) -> bool:
    return all(_stance(fact.claims[index]) in ASSERTING for index in (link.left, link.right))


def _stance(claim: Claim) -> str:
    return claim.attribution.stance if claim.attribution else "asserts"


def _level(link: Link, field: str) -> str:
    return next((level.level for level in link.levels if level.field == field), "")


def _label(link: Link, field: str) -> str:
    return next((level.label for level in link.levels if level.field == field), "")


def _confidence(fact: Fact, found: SaidVerdict) -> str:
    """That of the links; a dispute between two speakers, or of a speaker nobody names, is never sure."""
    link = next(link for link in fact.links if (link.left, link.right) == found.pair)
    if found.kind == "statement-contradicted" and _level(link, "speaker") not in ("same", "close"):
        return "low"
    if found.kind in ("quote-altered", "speaker-conflict") and _level(link, "speaker") == "missing":
        return "medium"
    if found.kind == "quote-altered" and any(level.field == "words" and level.weight > SLIGHT for level in link.levels):
        return "medium"
    return "high" if _level(link, "words") in ("same", "different") else confidence(fact)


# ---------------------------------------------------------------- sentences


def _sentence(kind: str, fact: Fact, link: Link) -> str:
    left, right = fact.claims[link.left], fact.claims[link.right]
    if isinstance(left.content, Trait):
        return _of_traits(kind, left, right, fact)
    both = f"{_quoted(left)} ({left.source}) and {_quoted(right)} ({right.source})"
    if kind == "quote-altered":
        differences = _label(link, "words")
        throughout = "; the wordings differ throughout, as two translations do"
        many = throughout if differences.count(";") + 1 >= TRANSLATED else ""
        return f"one quotation{_by(left, right)} in two wordings: {both}; the words that differ: {differences}{many}"
    if kind == "speaker-conflict":
        return (
            f"the same words are given to {_speaker(left)} ({left.source}) and to "
            f"{_speaker(right)} ({right.source}): {_quoted(left)}"
        )
    if kind == "statement-contradicted":
        speakers = _level(link, "speaker")
        if speakers == "different":
            return f"a dispute between {_speaker(left)} and {_speaker(right)}: {both}"
        label = _label(link, "polarity")
        manner = label if label.startswith(PLAIN) else "one affirms, one denies"
        return f"{manner}{_by(left, right) if speakers in ('same', 'close') else ''}: {both}"
    return _agreed(fact, link)


def _agreed(fact: Fact, link: Link) -> str:
    left, right = fact.claims[link.left], fact.claims[link.right]
    count = len({claim.source for claim in fact.claims})
    if _level(link, "words") == "same":
        return f"{count} sources report the same words{_by(left, right)}: {_quoted(left)}"
    both = f"{_quoted(left)} ({left.source}) and {_quoted(right)} ({right.source})"
    manner = "the same statement" if _level(link, "words") else "the same in other words"
    return f"{count} sources report {manner}{_by(left, right)}: {both}"


def _of_traits(kind: str, left: Claim, right: Claim, fact: Fact) -> str:
    one, two = left.content, right.content
    assert isinstance(one, Trait)
    assert isinstance(two, Trait)
    if kind == "place-conflict":
        whom = next(iter(left.near), "")
        what = f"the {one.person} of {whom}" if whom else f"the {one.person}"
        return f"{what} is put {_where(one)} ({left.source}) and {_where(two)} ({right.source})"
    if kind == "name-spelling":
        return f"one person's name is spelled {one.value} ({left.source}) and {two.value} ({right.source})"
    if kind == "role-conflict":
        return f"{one.person} is {one.value} ({left.source}) and {two.value} ({right.source})"
    return f"{len({claim.source for claim in fact.claims})} sources agree that {one.person} is {one.value}"


def _where(trait: Trait) -> str:
    """As in "in Osel", "off Senn"; of a place by itself ("Orlan Airport") it is "in" as well."""
    return trait.value if trait.value.startswith("off ") else f"in {trait.value}"


def _by(left: Claim, right: Claim) -> str:
    """Whose words they are, where the speaker has a name; a role or a pronoun says nothing here."""
    names = [claim.attribution.name or "" for claim in (left, right) if claim.attribution]
    name = max((name for name in names if name[:1].isupper()), key=len, default="")
    return f" by {name}" if name else ""


def _speaker(claim: Claim) -> str:
    return (claim.attribution.name if claim.attribution else None) or "somebody not named"


def _subject(claim: Claim) -> str:
    if isinstance(claim.content, Trait):
        return claim.content.person
    return (claim.attribution.name or "") if claim.attribution else ""


def _quoted(claim: Claim) -> str:
    """The words in quotation marks, cut at ``SHOWN``; between parts that the text keeps apart stands an ellipsis."""
    content = claim.content
    if not isinstance(content, Statement):
        return ""
    text = _closed(" ".join(" … ".join(_parts(content)).split()))
    return f"“{text}”" if len(text) <= SHOWN else f"“{text[: SHOWN - 1].rsplit(' ', 1)[0]}…”"


def _closed(text: str) -> str:
    """The text with both marks of a quotation within it, of which content may hold one alone: ``it "an insult``."""
    if text.count('"') % 2:
        return f'"{text}' if text.endswith('"') else f'{text}"'
    return text + "”" * (text.count("“") > text.count("”"))


def _parts(content: Statement) -> list[str]:
    texts, at = [], 0
    for part in content.parts:
        texts.append(content.text[at : at + part.end - part.start].strip(" ,"))
        at += part.end - part.start + 1
    return texts if at == len(content.text) + 1 else [content.text]
