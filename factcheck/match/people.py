"""Who is who across sources, and what the sources say of the same person: ages, posts, the spelling of the name."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import combinations

from factcheck.match.exclusives import exclusive, held
from factcheck.match.names import canonical_names, fold, parts, person_level
from factcheck.match.stories import ONE, Story, one_story
from factcheck.match.unnamed import joined
from factcheck.match.wording import stem, vocabulary, words
from factcheck.model import Claim, Extraction, Fact, Level, Link, Measurement, Name, Span, Trait
from factcheck.rules import Rules

__all__ = ["canonical_names", "match_people"]

THEN = "scope.age-then"  # the rule by which an age is one of another time
Compare = Callable[[Claim, Claim], Level]
_COMPLEMENT = re.compile(r"\s(?:of|for|at|in|with|to)\s|,\s")


def match_people(
    claims: Sequence[Claim],
    extractions: Sequence[Extraction],
    event_of: Mapping[str, str],
    rules: Rules,
    story: Story = one_story,
) -> list[Fact]:
    """Facts on persons told of in two or more sources: their ages, their posts, two spellings of one surname.

    ``event_of``: the event that each source tells of; ``story``: whether two sources tell one story. The links of two
    ages exchanged between two persons carry the level ``swap``.
    """
    canonical = canonical_names(extractions, rules)
    ages = _ages(claims, canonical, event_of, rules)
    return [*_with_swaps(ages), *_posts(claims, canonical, rules), *_spellings(extractions, canonical, rules, story)]


# ---------------------------------------------------------------- ages


def _ages(
    claims: Sequence[Claim], canonical: Mapping[str, str], event_of: Mapping[str, str], rules: Rules
) -> list[Fact]:
    named: dict[str, list[Claim]] = defaultdict(list)
    unnamed = []
    shared = _shared_surnames(canonical)
    for claim in claims:
        content = claim.content
        if not isinstance(content, Measurement) or content.measure != "age":
            continue
        if content.subject in canonical and canonical[content.subject] not in shared:
            named[canonical[content.subject]].append(claim)
        elif content.subject and content.quantity.interval.low == content.quantity.interval.high:
            unnamed.append(claim)
    by_person = [(person, _of_now(told)) for person, told in joined(named, unnamed, event_of, rules)]
    return [_fact(told, person, "age", _age) for person, told in by_person if _sources(told) > 1]


def _shared_surnames(canonical: Mapping[str, str]) -> frozenset[str]:
    """Surnames that several persons of the corpus bear: alone, they say of none of them how old they are."""
    bearers = Counter(parts(person)[-1] for person in set(canonical.values()) if len(parts(person)) > 1)
    return frozenset(
        person for person in canonical.values() if len(parts(person)) == 1 and bearers[parts(person)[-1]] > 1
    )


def _of_now(ages: Sequence[Claim]) -> list[Claim]:
    """The ages without those of another time ("was four when it was built") that are not those of now."""
    now = {_value(claim) for claim in ages if THEN not in claim.rules}
    return [claim for claim in ages if THEN not in claim.rules or _value(claim) in now]


def _age(left: Claim, right: Claim) -> Level:
    one, two = left.content, right.content
    assert isinstance(one, Measurement)
    assert isinstance(two, Measurement)
    relation = one.quantity.interval.relation(two.quantity.interval)
    if relation == "disjoint":
        return Level("age", "different", "the ages exclude each other", -1.0)
    return Level("age", "same", "the same age", 1.0)


def _with_swaps(facts: Sequence[Fact]) -> list[Fact]:
    """The age facts; where one source gives two persons each other's ages, their links say so."""
    told = [_ages_by_source(fact) for fact in facts]
    exchanged: set[int] = set()
    for a, b in _told_together(told):
        both = sorted(told[a].keys() & told[b].keys())
        if any(_exchanged(told[a], told[b], one, two) for one, two in combinations(both, 2)):
            exchanged |= {a, b}
    return [_marked(fact) if i in exchanged else fact for i, fact in enumerate(facts)]


def _told_together(told: Sequence[Mapping[str, object]]) -> list[tuple[int, int]]:
    """Pairs of persons whose ages some source gives both, by index."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for index, ages in enumerate(told):
        for source in ages:
            by_source[source].append(index)
    return sorted({pair for indices in by_source.values() for pair in combinations(indices, 2)})


def _ages_by_source(fact: Fact) -> dict[str, object]:
    ages: dict[str, object] = {}
    for claim in fact.claims:
        if isinstance(claim.content, Measurement):
            ages.setdefault(claim.source, claim.content.quantity.interval)
    return ages


def _exchanged(first: Mapping[str, object], second: Mapping[str, object], one: str, two: str) -> bool:
    return first[one] != first[two] and first[one] == second[two] and first[two] == second[one]


def _marked(fact: Fact) -> Fact:
    level = Level("swap", "different", "two persons' ages stand exchanged in one source", 0.0)
    return replace(fact, links=tuple(replace(link, levels=(*link.levels, level)) for link in fact.links))


# ---------------------------------------------------------------- posts


def _posts(claims: Sequence[Claim], canonical: Mapping[str, str], rules: Rules) -> list[Fact]:
    told_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.content, Trait) and claim.content.attribute == "role":
            told_of[canonical.get(claim.content.person, claim.content.person)].append(claim)
    by_person = {person: _fullest(told, rules) for person, told in told_of.items()}
    compare = partial(_post, rules=rules)
    return [
        _fact(group, person, "post", compare)
        for person in sorted(by_person)
        for group in _post_groups(by_person[person], rules)
        if _sources(group) > 1
    ]


def _fullest(claims: Sequence[Claim], rules: Rules) -> list[Claim]:
    """The claims without those whose post another one of the same source says more fully."""
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    return [claim for told in by_source.values() for claim in _fullest_of_one(told, rules)]


def _fullest_of_one(claims: Sequence[Claim], rules: Rules) -> list[Claim]:
    fullest: dict[frozenset[str], Claim] = {}
    for claim in claims:
        fullest.setdefault(_content(_role(claim), rules), claim)
    return [claim for content, claim in fullest.items() if not any(content < other for other in fullest)]


def _role(claim: Claim) -> str:
    return claim.content.value if isinstance(claim.content, Trait) else ""


def _post_groups(claims: Sequence[Claim], rules: Rules) -> list[list[Claim]]:
    """Claims every two of which name the same post, or posts that one person does not hold together."""
    by_post: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_post[_content(_role(claim), rules)].append(claim)
    groups: list[list[list[Claim]]] = []
    for told in by_post.values():
        fitting = next((g for g in groups if all(_post(told[0], o[0], rules).level != "missing" for o in g)), None)
        if fitting is None:
            groups.append([told])
        else:
            fitting.append(told)
    return [[claim for told in group for claim in told] for group in groups]


def _post(left: Claim, right: Claim, rules: Rules) -> Level:
    return post_level(_role(left), _role(right), rules)


def post_level(left: str, right: str, rules: Rules) -> Level:
    """How two posts compare: ``same``, ``different`` where nobody holds both, ``missing`` where both can be true."""
    one_post, other_post = (_portfolios(rules).sub(r"\2 \1", fold(text).casefold()) for text in (left, right))
    tables = exclusive(rules, "exclusive-posts")
    levels = [_held_level(held(one_post, posts), held(other_post, posts)) for posts in tables]
    apart = next((level for level in levels if level and level.level == "different"), None)
    if apart:
        return (
            Level("role", "missing", "held at two times", 0.0) if _past(left, rules) != _past(right, rules) else apart
        )
    (head, field), (other_head, other_field) = _split_post(left, rules), _split_post(right, rules)
    if len(head) >= 3 and head == other_head and _elsewhere(field, other_field):
        return Level("role", "different", f"{left} / {right}", -1.0)
    one, two = _content(left, rules), _content(right, rules)
    if one and two and (one <= two or two <= one):
        return Level("role", "same", "one names the other's post", 1.0)
    return next((level for level in levels if level), Level("role", "missing", "both can be true", 0.0))


@lru_cache(maxsize=4)
def _portfolios(rules: Rules) -> re.Pattern[str]:
    """A post and what it is a post for: "minister of the interior", but not "secretary of state"."""
    posts, others = (
        "|".join(map(re.escape, rules.listed(f"said-words.{name}"))) or "(?!)"
        for name in ("portfolio-posts", "no-portfolios")
    )
    return re.compile(rf"\b({posts}) (?:of|for) (?:the )?(?!(?:{others})\b)([a-z]+)")


def _past(text: str, rules: Rules) -> bool:
    """Whether a post is one that somebody held or will hold: "former mayor", "minister-designate"."""
    return not set(rules.listed("said-words.past-posts")).isdisjoint(re.findall(r"[a-z]+", fold(text).casefold()))


def _held_level(one: frozenset[str], two: frozenset[str]) -> Level | None:
    """How posts of one table compare; ``None`` where a side names none of them."""
    if not one or not two:
        return None
    if not one & two:
        return Level("role", "different", f"{_listed(one)} / {_listed(two)}", -1.0)
    return Level("role", "same", f"both {_listed(one & two)}", 1.0)


def _elsewhere(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two posts of the same name are posts of different things."""
    return bool(one - two) and bool(two - one) and 2 * len(one & two) < min(len(one), len(two)) + 1


def _content(text: str, rules: Rules) -> frozenset[str]:
    known = vocabulary(rules)
    return frozenset(stem(word) for word in words(text, rules) if not known.is_a("function", word))


def _split_post(text: str, rules: Rules) -> tuple[frozenset[str], frozenset[str]]:
    """A post's own words, and those of what it is a post of."""
    pieces = _COMPLEMENT.split(text, maxsplit=1)
    return _content(pieces[0], rules), _content(pieces[1], rules) if len(pieces) > 1 else frozenset()


def _listed(posts: Iterable[str]) -> str:
    return " and ".join(sorted(posts))


# ---------------------------------------------------------------- spelling


def _spellings(
    extractions: Sequence[Extraction], canonical: Mapping[str, str], rules: Rules, story: Story
) -> list[Fact]:
    """A fact for each person whose name two sources of one story spell in two ways: a trait ``name`` for each spelling."""
    by_person: dict[str, list[Claim]] = defaultdict(list)
    for extraction in extractions:
        seen: set[tuple[str, ...]] = set()
        for name in sorted(extraction.names, key=lambda name: (name.full, name.span)):
            spelled = parts(name.full)
            if name.kind == "person" and len(spelled) > 1 and spelled not in seen:
                seen.add(spelled)
                person = canonical.get(name.full, name.full)
                by_person[person].append(_spelling(extraction, name, person))
    facts = []
    for person in sorted(by_person):
        told = [claim for claim in by_person[person] if _spelled_apart(claim, by_person[person], rules, story)]
        if _sources(told) > 1:
            facts.append(_fact(told, person, "name", partial(_name, rules=rules)))
    return facts


def _spelled_apart(claim: Claim, others: Sequence[Claim], rules: Rules, story: Story) -> bool:
    return any(
        other.source != claim.source
        and _name(claim, other, rules).level == "different"
        and story(claim.source, other.source) in ONE
        for other in others
    )


def _name(left: Claim, right: Claim, rules: Rules) -> Level:
    one, two = left.content, right.content
    assert isinstance(one, Trait)
    assert isinstance(two, Trait)
    if person_level(one.value, two.value, rules) == "close":
        return Level("name", "different", f"{one.value} / {two.value}", -1.0)
    return Level("name", "same", "the same spelling", 1.0)


def _spelling(extraction: Extraction, name: Name, person: str) -> Claim:
    shown = [other for other in extraction.names if other.full == name.full]
    fullest = max(shown, key=lambda other: (other.span.end - other.span.start, -other.span.start))
    return Claim(extraction.source, fullest.span, _sentence(extraction, fullest.span), Trait(person, "name", name.full))


def _sentence(extraction: Extraction, span: Span) -> Span:
    return next((sentence for sentence in extraction.sentences if sentence.overlaps(span)), span)


# ---------------------------------------------------------------- facts


def _fact(claims: Sequence[Claim], person: str, block: str, compare: Compare) -> Fact:
    """The claims with links between all values stated; claims that repeat a value are linked to its first."""
    firsts: dict[object, int] = {}
    first_of = [firsts.setdefault(_value(claim), index) for index, claim in enumerate(claims)]
    pairs = [(first, index) for index, first in enumerate(first_of) if first != index]
    pairs += combinations(sorted(firsts.values()), 2)
    links = []
    for left, right in sorted(pairs):
        levels = (_whose(claims[left], claims[right], person), compare(claims[left], claims[right]))
        links.append(Link(left, right, f"{block} of {person}", levels, 0.9))
    return Fact(tuple(claims), tuple(links))


def _whose(left: Claim, right: Claim, person: str) -> Level:
    nouns = [one.content.subject for one in (left, right) if isinstance(one.content, Measurement)]
    if any(noun == noun.lower() for noun in nouns):
        return Level("person", "close", f"{person}: told of without a name, of the same age and fate", 2.0)
    return Level("person", "same", f"both of {person}", 3.0)


def _value(claim: Claim) -> object:
    match claim.content:
        case Measurement(quantity=quantity):
            return quantity.interval
        case Trait(value=value):
            return value
    return claim.span


def _sources(claims: Sequence[Claim]) -> int:
    return len({claim.source for claim in claims})
