"""The scene of a source: the places that its opening names. A figure put elsewhere may be of a part of the story only."""

from collections.abc import Mapping

from factcheck.model import Extraction, Measurement, Span

OPENING = 3  # sentences, a headline among them, that set the scene


def scene(extraction: Extraction, canonical: Mapping[str, str]) -> frozenset[str]:
    """Names and venues in the opening of a source, one spelling each."""
    opening = sorted(extraction.sentences)[:OPENING]
    end = opening[-1].end if opening else 0
    names = {name.full for name in extraction.names if name.span.start < end}
    for claim in extraction.claims:
        if isinstance(claim.content, Measurement) and claim.span.start < end:
            names.update(claim.content.scope.places)
    return frozenset(canonical.get(name, name) for name in names)


def speaker_names(extraction: Extraction) -> dict[Span, frozenset[str]]:
    """The names within the words for each speaker of a source: whoever says a figure is not whom it is of."""
    speakers = {claim.attribution.speaker for claim in extraction.claims if claim.attribution}
    return {
        span: frozenset(name.full for name in extraction.names if span.overlaps(name.span))
        for span in speakers
        if span is not None
    }
