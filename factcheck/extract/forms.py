"""Which forms of names in one source are short for which: a surname for the full name, "J. Marsh" for "Jon Marsh"."""

from collections.abc import Iterable, Sequence

from factcheck.extract.namewords import Words


def unsuffixed(name: Sequence[str], tables: Words) -> Sequence[str]:
    """The words of a name without "Jr." and the like."""
    return [word for word in name if word.lower().rstrip(".") not in tables.suffixes] or name


def fullest(persons: Iterable[str], tables: Words) -> dict[tuple[str, str], str]:
    """(kind, form) -> the longest form of the same person; a surname that two people share stays as it is."""
    people = sorted(persons, key=lambda text: (-len(text.split()), text))
    by_word: dict[str, list[str]] = {}
    for text in people:
        for word in sorted({bare(word, tables) for word in text.split()}):
            by_word.setdefault(word, []).append(text)
    forms: dict[tuple[str, str], str] = {}
    for text in people:
        parts = unsuffixed(text.split(), tables)
        known = by_word[bare(parts[-1], tables)]
        longer = [other for other in known if len(other.split()) > len(parts) and same(parts, other.split(), tables)]
        tops = [other for other in longer if not any(same(other.split(), more.split(), tables) for more in longer)]
        if len(tops) == 1:
            forms["person", text] = tops[0]
    return forms


def same(short: Sequence[str], full: Sequence[str], tables: Words) -> bool:
    """Whether a form can be short for a longer one: the surname or the only given name, or both with more between."""
    names = [bare(word, tables) for word in unsuffixed(full, tables)]
    short = [bare(word, tables) for word in short]
    if len(short) >= len(full) or not names:
        return False
    if len(short) == 1:
        return short[0] in (names[-1], names[0])
    return short[-1] == names[-1] and (short[0] == names[0] or short[0][0] == names[0][0] and short[0].endswith("."))


def bare(word: str, tables: Words) -> str:
    """``al-Marsh`` as ``Marsh``."""
    particle, mark, rest = word.partition("-")
    return rest if mark and rest and particle.lower() in tables.inside else word
