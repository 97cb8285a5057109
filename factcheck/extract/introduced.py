"""Persons whom a text has named by a sentence, for what it says later of "the 28-year-old"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.model import Claim, Name

FARTHEST = 3  # sentences between a name and "the 28-year-old"


@dataclass(frozen=True, slots=True)
class Person:
    """A person by full name, with the age that the text gives beside the name."""

    full: str
    age: int | None


class Introduced:
    """The persons of the last sentence that named any; who is a source of the text is not who it tells of."""

    def __init__(self, names: Sequence[Name], statements: Iterable[Claim]) -> None:
        self._ages = {name.full: name.age for name in names if name.age is not None}
        self._speakers = {one.attribution.name for one in statements if one.attribution and one.attribution.name}
        self.holders = self._holders(names)
        self._last: tuple[Person, ...] = ()
        self._since = 0

    def by(self, names: Sequence[Name]) -> tuple[Person, ...]:
        """Who was named before the sentence that names ``names``; none where it names somebody itself.

        To be called once for every sentence, in text order.
        """
        told = [name.full for name in names if name.kind == "person" and name.full not in self._speakers]
        if told:
            self._last, self._since = tuple(Person(full, self._ages.get(full)) for full in dict.fromkeys(told)), 0
            return ()
        self._since += 1
        return self._last if self._since <= FARTHEST else ()

    def _holders(self, names: Sequence[Name]) -> dict[str, Person]:
        """Who holds a post, by its noun, where the source gives it to one person alone: "premier" of "Premier Ida Berg"."""
        found: dict[str, set[str]] = {}
        for name in names:
            if name.kind == "person" and name.role:
                found.setdefault(name.role.split()[-1].lower(), set()).add(name.full)
        alone = {post: next(iter(people)) for post, people in found.items() if len(people) == 1}
        return {post: Person(full, self._ages.get(full)) for post, full in alone.items()}
