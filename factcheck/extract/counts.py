"""Places in a row and records as amounts: "the sixth defence" is 6, a record of 52-3 is 52 wins and what follows."""

from collections.abc import Sequence

from factcheck.model import Interval, Quantity, Seen

KINDS = {"ordinal": "ordinal", "score": "record"}


def as_quantities(seen: Sequence[Seen]) -> list[Quantity]:
    """Ordinals with their place, scores and records with their first figure; what has no value is left out."""
    found = []
    for one in seen:
        if one.kind in KINDS and one.values:
            value = one.values[0]
            rest = one.values[1:] if one.kind == "score" else ()
            found.append(Quantity(one.span, one.span, Interval(value, value), KINDS[one.kind], rest=rest))
    return found


def merged(quantities: Sequence[Quantity], seen: Sequence[Seen]) -> list[Quantity]:
    """Quantities and what else counts, in text order; a quantity's own words are not read twice."""
    extra = [one for one in as_quantities(seen) if not any(one.span.overlaps(other.span) for other in quantities)]
    return sorted([*quantities, *extra], key=lambda one: (one.span.start, one.span.end))
