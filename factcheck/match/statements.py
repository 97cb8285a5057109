"""Quotations and reported statements of several sources -> facts: the same words, or the same thing in other words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.match.disputes import dispute, may_dispute
from factcheck.match.sayings import Said, Tie, Unit, negated, tie
from factcheck.match.speakers import speaker_of
from factcheck.match.stories import ONE, Story, one_story
from factcheck.match.wording import SEAM, Spoken, fragments, sentences, spoken, weights
from factcheck.model import Claim, Fact, Level, Link, Statement
from factcheck.rules import Rules

HOT = 40  # statements above which a block is split by a further word
ALTERED = 0.8  # how sure a quotation in two wordings must be where sources tell two stories
REST = 0.66  # how sure a tie must be to make a fact of its own where it fits into no group
LEAST_SENTENCES = 100  # fewer do not tell which words are rare
SHORTEST = 4  # words of a sentence that is compared for itself
RARITY = 60  # a rare word stands in at most one of so many sentences
RAREST = 12  # and in no more than these, however many there are
DEEPEST = 4  # words that name a block; below it, each is compared with its neighbours alone
BESIDE = 6  # neighbours to each side, in the order of all their words
SURE_STORY = ("twin", "missing")  # levels of two sources of which one may deny what the other says in other words
_MID_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")


def match_statements(
    claims: Sequence[Claim], rules: Rules, narrative: Sequence[Claim] = (), story: Story = one_story
) -> list[Fact]:
    """Facts of two or more sources that report the same statement, in the order of their first claim.

    ``narrative`` are sentences without a speaker; they are compared with statements, and with each
    other only where one denies what the other affirms. ``story`` says how surely two sources, by their ids, tell one
    story: of two stories only quotations in the same words are one statement.

    Links hold the levels ``speaker``, ``polarity``, and ``words`` (its label shows what differs) or, where only the
    sense is the same, ``sense``.
    A long quotation may belong to several facts, one for each of the shorter ones that repeat a part of it.
    """
    everything = (*claims, *narrative)
    said = _ready(everything, len(claims), rules)
    by_index = {one.index: one for one in said}
    rare = _rare(said)
    pairs = [(a, b, key, story(said[a].claim.source, said[b].claim.source)) for a, b, key in _candidates(said, story)]
    tied = (_tie(said[a], said[b], key, told, rare, rules) for a, b, key, told in pairs)
    ties = [found for found in tied if found]
    sure = [(a, b, key) for a, b, key, told in pairs if told in SURE_STORY]
    groups, rest = _grouped(_without_echoes(ties, by_index))
    disputed = _disputes(_denials(said, sure, ties, rules))
    facts = [_fact(everything, group, by_index) for group in [*groups, *disputed]]
    facts += [_fact(everything, [found], by_index) for found in rest]
    linked = {index for found in ties for index in (found.left, found.right)}
    facts += [_alone(everything, one) for one in said if one.index not in linked and _repeated(one, everything, rules)]
    return sorted(facts, key=lambda fact: [(claim.source, claim.span) for claim in fact.claims])


def _tie(one: Said, two: Said, key: str, story: str, rare: frozenset[str], rules: Rules) -> Tie | None:
    """What ties two statements of sources that tell one story, nearly one, or two: the less sure, the more it takes."""
    if story in SURE_STORY:
        return tie(one, two, key, rules, rare)
    found = tie(one, two, key, rules)
    if found is None or (story not in ONE and not found.verbatim):
        return None
    different = {level.field for level in found.levels if level.level == "different"}
    if "words" in different and story not in ONE and found.score < ALTERED:
        return None  # people repeat themselves: another day's words are no wrong quotation of this day's
    return None if "polarity" in different and not (one.quoted and two.quoted) else found


# ---------------------------------------------------------------- making ready


def _ready(claims: Sequence[Claim], told: int, rules: Rules) -> list[Said]:
    """Statements worth comparing; those of the same words by the same speaker stand as one.

    From index ``told`` on they are narrative.
    """
    bundles: dict[tuple[Spoken, str, bool], list[int]] = {}
    for index, claim in enumerate(claims):
        if isinstance(claim.content, Statement):
            found = _spoken(claim.content, rules)
            if sum(weights(found.words, rules).values()) >= 1:
                bundles.setdefault((found, speaker_of(claim.attribution, rules), claim.content.quoted), []).append(
                    index
                )
    return [_said(claims, indices, told, found, rules) for (found, _, _), indices in bundles.items()]


def _said(claims: Sequence[Claim], indices: Sequence[int], told: int, found: Spoken, rules: Rules) -> Said:
    claim = claims[indices[0]]
    content = claim.content
    assert isinstance(content, Statement)
    names = _names_in(claim, content.text)
    units = _units(claim, found, names, rules)
    narrative = indices[0] >= told
    return Said(
        indices[0],
        claim,
        found,
        units,
        content.quoted,
        names,
        tuple(indices[1:]),
        narrative,
        negated(found.words, rules),
    )


def _spoken(content: Statement, rules: Rules) -> Spoken:
    """The words of all parts, with a gap at each seam: what the tag left out there is no alteration.

    Behind the seam a new sentence begins where the next part has a capital.
    """
    found = Spoken((), (), ())
    for text in _part_texts(content):
        seam = replace(SEAM, stops=(text[:1].isupper(),)) if found.words else found
        found = found + seam + spoken(text, rules, quoted=content.quoted)
    return found


def _part_texts(content: Statement) -> list[str]:
    lengths = [part.end - part.start for part in content.parts]
    if sum(lengths) + len(lengths) - 1 != len(content.text):
        return [content.text]
    texts, at = [], 0
    for length in lengths:
        texts.append(content.text[at : at + length])
        at += length + 1
    return texts


def _units(claim: Claim, said: Spoken, names: frozenset[str], rules: Rules) -> tuple[Unit, ...]:
    """The sentences of a statement; for one in indirect speech the quotations within it too."""
    denied = claim.attribution is not None and claim.attribution.stance == "denies"
    pieces = [(piece, False) for piece in _joined(sentences(said))]
    if isinstance(claim.content, Statement) and not claim.content.quoted:
        pieces += [(piece, True) for piece in fragments(said)]
    weighed = [(piece, weights(piece.words, rules, names), fragment) for piece, fragment in pieces]
    return tuple(
        Unit(piece, content, sum(content.values()), denied, fragment) for piece, content, fragment in weighed if content
    )


def _joined(pieces: Sequence[Spoken]) -> list[Spoken]:
    """Sentences of a word or two with the one before them: "The greed. The noise." is one thought."""
    joined: list[Spoken] = []
    for piece in pieces:
        if joined and len(piece.words) < SHORTEST and len(joined[-1].words) < 3 * SHORTEST:
            joined[-1] = joined[-1] + piece
        else:
            joined.append(piece)
    return joined


def _rare(said: Sequence[Said]) -> frozenset[str]:
    """Words of substance that few sentences have: two that share several of them are of one thing.

    Empty where there are too few sentences to tell what is rare in them.
    """
    counts = Counter(word for one in said for unit in one.units if not unit.fragment for word in unit.content)
    total = sum(not unit.fragment for one in said for unit in one.units)
    if total < LEAST_SENTENCES:
        return frozenset()
    most = min(RAREST, max(3, total // RARITY))
    return frozenset(word for word, count in counts.items() if count <= most and word[0].isalpha())


def _names_in(claim: Claim, text: str) -> frozenset[str]:
    """Words that are names here, whatever they mean elsewhere ("Few", "Will", "May")."""
    named = re.findall(r"[^\W\d_]+", " ".join((*claim.names, *claim.near)))
    return frozenset(word.casefold() for word in (*named, *_MID_CAPITAL.findall(text)))


# ---------------------------------------------------------------- blocking


def _candidates(said: Sequence[Said], story: Story) -> Iterator[tuple[int, int, str]]:
    """Pairs from different sources that share a word of substance, each once with the word that joined it."""
    blocks: dict[str, list[int]] = defaultdict(list)
    contents = [
        sorted({word for unit in one.units for word, weight in unit.content.items() if weight >= 1}) for one in said
    ]
    for position, content in enumerate(contents):
        for word in content:
            blocks[word].append(position)
    seen: set[tuple[int, int]] = set()
    for word in sorted(blocks):
        for key, members in _split((word,), blocks[word], contents):
            for left, right in _pairs(members, contents, crowd=len(key) >= DEEPEST and len(members) > HOT):
                if (left, right) not in seen and _comparable(said[left], said[right], story):
                    seen.add((left, right))
                    yield left, right, " + ".join(key)


def _comparable(one: Said, two: Said, story: Story) -> bool:
    """Sentences that nobody says are put beside each other only where one denies something and the other does not;
    of two stories only quotations are.
    """
    if one.claim.source == two.claim.source or (one.narrative and two.narrative and one.denies == two.denies):
        return False
    return (one.quoted and two.quoted) or _of_one_story(one, two, story)


def _of_one_story(one: Said, two: Said, story: Story) -> bool:
    return story(one.claim.source, two.claim.source) in ONE


def _split(
    key: tuple[str, ...], members: Sequence[int], contents: Sequence[Sequence[str]]
) -> Iterator[tuple[tuple[str, ...], Sequence[int]]]:
    if len(members) <= HOT or len(key) >= DEEPEST:
        yield key, members
        return
    blocks: dict[str, list[int]] = defaultdict(list)
    for member in members:
        for word in contents[member]:
            if word > key[-1]:
                blocks[word].append(member)
    for word in sorted(blocks):
        if len(blocks[word]) > 1:
            yield from _split((*key, word), blocks[word], contents)


def _pairs(members: Sequence[int], contents: Sequence[Sequence[str]], *, crowd: bool) -> Iterator[tuple[int, int]]:
    """All pairs; of a crowd those that stand beside each other once those with most words in common do."""
    ranked = sorted(members, key=lambda at: (contents[at], at)) if crowd else members
    for position, one in enumerate(ranked):
        for two in ranked[position + 1 : position + 1 + BESIDE if crowd else None]:
            yield min(one, two), max(one, two)


# ---------------------------------------------------------------- facts


def _without_echoes(ties: Sequence[Tie], said: Mapping[int, Said]) -> list[Tie]:
    """Surest first; of statements within statements ("X said Y said p") only the best tie to the same words stays."""
    ranked = sorted(ties, key=lambda tie: _rank(tie, said))
    kept: list[Tie] = []
    taken: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for found in ranked:
        pair = (said[found.left].claim.source, said[found.right].claim.source)
        if not any(_echoes(found, other, said) for other in taken[pair]):
            taken[pair].append(found)
            kept.append(found)
    return kept


def _rank(found: Tie, said: Mapping[int, Said]) -> tuple[object, ...]:
    one, two = said[found.left], said[found.right]
    speaker = ("same", "close", "missing", "different").index(found.levels[0].level)
    length = one.claim.span.end - one.claim.span.start + two.claim.span.end - two.claim.span.start
    told = one.narrative or two.narrative
    return (
        told,
        not found.verbatim,
        -(one.quoted + two.quoted),
        speaker,
        -found.score,
        length,
        found.left,
        found.right,
    )


def _echoes(one: Tie, two: Tie, said: Mapping[int, Said]) -> bool:
    """Whether both ends of two ties are the same words of the same sources."""
    return all(
        said[a].claim.span.overlaps(said[b].claim.span) for a, b in ((one.left, two.left), (one.right, two.right))
    )


def _grouped(ties: Sequence[Tie]) -> tuple[list[list[Tie]], list[Tie]]:
    """Ties joined, surest first, where every two statements of a group are tied; and the ties that then stand alone."""
    tied = {(found.left, found.right): found for found in ties}
    group: dict[int, list[int]] = {}
    rest = []
    for found in ties:
        left, right = group.get(found.left, [found.left]), group.get(found.right, [found.right])
        if left is right:
            continue
        if all((min(a, b), max(a, b)) in tied for a in left for b in right):
            merged = sorted({*left, *right})
            group |= dict.fromkeys(merged, merged)
        elif _stands_alone(found):
            rest.append(found)
    firsts = sorted({members[0] for members in group.values()})
    groups = [
        [tied[a, b] for i, a in enumerate(group[first]) for b in group[first][i + 1 :] if (a, b) in tied]
        for first in firsts
    ]
    return [members for members in groups if members], rest


def _denials(
    said: Sequence[Said], pairs: Sequence[tuple[int, int, str]], ties: Sequence[Tie], rules: Rules
) -> list[Tie]:
    """What ties a denial to an assertion, for pairs that nothing else ties."""
    already = {(found.left, found.right) for found in ties}
    denying = {at for at, one in enumerate(said) if may_dispute(one, rules)}
    apart = [
        (said[a], said[b])
        for a, b, _ in pairs
        if (a in denying or b in denying) and _ordered(said[a].index, said[b].index) not in already
    ]
    return [found for found in (dispute(one, two, rules) for one, two in apart) if found]


def _disputes(ties: Sequence[Tie]) -> list[list[Tie]]:
    """The ties of each dispute: the denials and assertions of one thing that hang together."""
    group: dict[tuple[str, int], list[Tie]] = {}
    for found in ties:
        left, right = group.get((found.block, found.left), []), group.get((found.block, found.right), [])
        merged = [*left, *([] if left is right else right), found]
        ends = {index for tie in merged for index in (tie.left, tie.right)}
        group |= dict.fromkeys([(found.block, index) for index in sorted(ends)], merged)
    return list({id(members): members for members in group.values()}.values())


def _ordered(one: int, two: int) -> tuple[int, int]:
    return min(one, two), max(one, two)


def _stands_alone(found: Tie) -> bool:
    """Whether a tie that fits into no group is kept: the same words, or a difference, which no other source may hide."""
    return (found.verbatim and found.score >= REST) or any(level.level == "different" for level in found.levels[1:])


def _fact(claims: Sequence[Claim], ties: Sequence[Tie], said: Mapping[int, Said]) -> Fact:
    indices = sorted({index for tie in ties for index in (tie.left, tie.right)})
    everyone = sorted({twin for index in indices for twin in (index, *said[index].twins)})
    place = {index: position for position, index in enumerate(everyone)}
    links = [Link(place[tie.left], place[tie.right], tie.block, tie.levels, tie.score) for tie in ties]
    for index in indices:
        links += [_twin_link(claims, index, twin, place) for twin in said[index].twins]
    links.sort(key=lambda link: (link.left, link.right))
    return Fact(tuple(claims[index] for index in everyone), tuple(links))


def _repeated(one: Said, claims: Sequence[Claim], rules: Rules) -> bool:
    """Whether sources print a statement word for word."""
    if one.narrative or len({claims[index].source for index in (one.index, *one.twins)}) < 2:
        return False
    substance = sum(weights(one.spoken.words, rules, one.names).values())
    return substance >= 2 and len(one.spoken.words) >= 4


def _alone(claims: Sequence[Claim], one: Said) -> Fact:
    everyone = sorted((one.index, *one.twins))
    place = {index: position for position, index in enumerate(everyone)}
    links = [_twin_link(claims, everyone[0], index, place) for index in everyone[1:]]
    return Fact(tuple(claims[index] for index in everyone), tuple(links))


def _twin_link(claims: Sequence[Claim], index: int, twin: int, place: Mapping[int, int]) -> Link:
    name = claims[index].attribution.name if claims[index].attribution else None  # type: ignore[union-attr]
    levels = (
        Level("speaker", "same" if name else "missing", f"both {name}" if name else "a speaker is not named", 2.0),
        Level("words", "same", "the same words", 4.0),
        Level("polarity", "same", "both affirm or both deny", 1.0),
    )
    return Link(place[index], place[twin], "the same words", levels, 1.0)
