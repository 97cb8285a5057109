"""What could not be done is said: sources that were not read, hold nothing, or cannot be dated."""

from collections.abc import Iterator, Sequence

from factcheck.judge.citation import cite, position
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.updates import moves_of
from factcheck.judge.verdict import Judged, measure_of_fact
from factcheck.model import Claim, Measurement, Member, Skip, Source


def unread(skipped: Sequence[Skip]) -> Iterator[Ruling]:
    """A finding for each file that was not read."""
    for skip in skipped:
        if skip.stage == "read":
            member = Member("", skip.path, 0, 0, 1, 1, "", kind="source", note=skip.reason)
            text = f"{skip.path} was not read: {skip.reason}"
            yield Ruling("unreadable-source", text, (member,), "agree")


def empty(case: Case) -> Iterator[Ruling]:
    """A finding for each source in which nothing was found to check."""
    told = {claim.source for claim in case.matched.claims}
    told |= {extraction.source for extraction in case.matched.extractions if extraction.claims}
    for source in case.sources.values():
        if source.id not in told:
            text = f"{source.id} was read, and no figure, date or statement was found in it"
            yield Ruling("nothing-extracted", text, (_opening(source),), "agree", origins=1)


def _opening(source: Source) -> Member:
    """The first line that has words, as a citation."""
    start = next((at for at, char in enumerate(source.text) if not char.isspace()), 0)
    end = min((place for place in (source.text.find("\n", start), start + 80) if place > start), default=start)
    end = min(end, len(source.text))
    line, column = position(source.text, start)
    return Member("", source.id, start, end, line, column, source.text[start:end], kind="source")


def undated(facts: Sequence[Judged], case: Case) -> Iterator[Ruling]:
    """A finding for each source without days whose figures exclude another source's; it cites those figures."""
    found: dict[str, list[Claim]] = {}
    for seen in facts:
        for place in sorted({place for pair in seen.disjoint() for place in (pair.left, pair.right)}):
            claim = seen.claims[place]
            if (
                case.when(claim) is None
                and _others(seen, claim)
                and _could_move(claim, measure_of_fact(seen.claims), case)
            ):
                found.setdefault(claim.source, []).append(claim)
    for source, claims in sorted(found.items(), key=lambda pair: case.order.get(pair[0], 0)):
        cited = tuple(cite(claim, case.sources[source]) for claim in claims)
        text = f"{source} cannot be dated from its words; time cannot explain how its figures differ from other sources"
        yield Ruling("undated-source", text, cited, "agree", event=claims[0].event, origins=1)


def _could_move(claim: Claim, measure: str, case: Case) -> bool:
    return isinstance(claim.content, Measurement) and moves_of(measure, case.rules) != "never"


def _others(seen: Judged, claim: Claim) -> bool:
    return any(other.source != claim.source for other in seen.claims)
