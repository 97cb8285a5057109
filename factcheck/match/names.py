"""Which names of several sources are one person, organisation or place: spelling variants, initials, alias tables."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from factcheck.model import Extraction, Name
from factcheck.rules import Rules

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " "})
_POSSESSIVE = re.compile(r"['’]s?$")
LEAST_SLIPPED = 6  # letters of a name in which two may have changed places
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")  # a word within a sentence that is likely part of a name
_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]+)?", re.UNICODE)


def fold(text: str) -> str:
    """The name without accents, typographic marks, a leading article or a possessive ending."""
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS))
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = " ".join(plain.split())
    plain = re.sub(r"^[Tt]he (?=\S)", "", plain)
    return _POSSESSIVE.sub("", plain) if plain.endswith(("'s", "s'")) else plain


def key(text: str) -> str:
    """What alias tables are looked up by: capitals count in short forms ("US", "WHO"), nowhere else."""
    plain = fold(text)
    letters = plain.replace(".", "")
    if letters.isupper() and len(letters) <= 5:
        return letters if "." not in plain or len(letters) > 1 else plain
    return plain.casefold()


@lru_cache(maxsize=8)
def alias_table(rules: Rules) -> dict[str, str]:
    """Key of each form -> canonical form, from the rules of kind ``alias``."""
    table: dict[str, str] = {}
    for rule in rules.of("alias"):
        name = str(rule.get("name"))
        for form in (name, *rule.words("names")):
            table.setdefault(key(form), name)
    return table


def canonical_alias(text: str, rules: Rules) -> str | None:
    """The canonical form that an alias rule gives for ``text``, or ``None``."""
    return alias_table(rules).get(key(text))


# ---------------------------------------------------------------- persons


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name, lower case, without suffixes such as "Jr.": ``("larry", "gordon")``."""
    plain = re.sub(r"(?<=\w)-(?=\w)", "", fold(name))
    words = tuple(word.casefold() for word in _PARTS.findall(plain))
    return tuple(word for word in words if word not in SUFFIXES) or words


def suffix(name: str) -> str:
    """The suffix of a name ("jr"), empty where there is none."""
    words = [word.casefold() for word in _PARTS.findall(fold(name))]
    return words[-1] if len(words) > 1 and words[-1] in SUFFIXES else ""


@lru_cache(maxsize=8)
def short_names(rules: Rules) -> dict[str, frozenset[str]]:
    """Given name -> ids of the ``given-name`` rules that list it ("bill" -> {"william"})."""
    table: dict[str, frozenset[str]] = {}
    for rule in rules.of("given-name"):
        for name in rule.words("names"):
            table[name.casefold()] = table.get(name.casefold(), frozenset()) | {rule.id}
    return table


def person_level(left: str, right: str, rules: Rules) -> str:
    """How two names of persons compare.

    ``same``: the same words, or a fuller form; ``close``: spelled in two ways; ``surname``: one side is a surname
    alone; ``different``: other people.
    """
    a, b = sorted((parts(left), parts(right)), key=lambda words: (len(words), words))
    if not a or not b or (suffix(left) and suffix(right) and suffix(left) != suffix(right)):
        return "different"
    if a == b:
        return "same"
    if len(a) == 1:
        return "surname" if a[0] in b[1:] or a == b[:1] else "different"
    return _full_level(a, b, rules)


def _full_level(a: tuple[str, ...], b: tuple[str, ...], rules: Rules) -> str:
    surname, given = _word_level(a[-1], b[-1]), _given_level(a[0], b[0], rules)
    if given == "different" and a[0] in b[1:-1] and len(a[0]) > 1 and surname == "same":
        given = "short"  # goes by the middle name
    if surname == "different" or given == "different" or _middle_differs(a, b):
        return "close" if _permuted(a, b, rules) else "different"
    return "close" if "close" in (surname, given) else "same"


def _word_level(a: str, b: str) -> str:
    if a == b:
        return "same"
    shorter = min(len(a), len(b))
    allowed = 0 if shorter < 5 else 1 if shorter < 8 else 2
    return "close" if allowed and Levenshtein.distance(a, b, score_cutoff=allowed) <= allowed else "different"


def _given_level(a: str, b: str, rules: Rules) -> str:
    shorter, longer = sorted((a, b), key=len)
    if a == b or (len(shorter) == 1 and longer.startswith(shorter)):
        return "same"
    if len(shorter) >= 3 and longer.startswith(shorter):
        return "short"  # Dan / Daniel: one name, not two spellings
    if len(shorter) >= 5 and shorter[:4] == longer[:4] and len(longer) - len(shorter) >= 2:
        return "short"  # Alexis / Alexandros
    table = short_names(rules)
    if table.get(a, frozenset()) & table.get(b, frozenset()) and not _respelled(a, b):
        return "short"
    return _word_level(a, b)


def _respelled(a: str, b: str) -> bool:
    """Whether two forms of one given name are as long as each other and a letter apart: Katherine, Catherine."""
    return len(a) == len(b) >= 5 and Levenshtein.distance(a, b, score_cutoff=1) == 1


def _middle_differs(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both have middle names that do not begin alike ("Ada B. Lund", "Ada C. Lund")."""
    if len(a) < 3 or len(b) < 3:
        return False
    return a[1][0] != b[1][0] and not (len(a[1]) > 1 and a[1] in b)


def _permuted(a: tuple[str, ...], b: tuple[str, ...], rules: Rules) -> bool:
    """The same three or more words in another order, small differences of spelling apart ("Omar Ismail M." …)."""
    if len(a) < 3 or len(a) != len(b) or any(len(word) < 3 for word in (*a, *b)):
        return False
    rest = list(b)
    for word in a:
        found = next((other for other in rest if _given_level(word, other, rules) in ("same", "close")), None)
        if found is None:
            return False
        rest.remove(found)
    return _word_level(a[-1], b[-1]) != "different"


# ---------------------------------------------------------------- over a corpus


def canonical_names(extractions: Sequence[Extraction], rules: Rules) -> dict[str, str]:
    """Each ``Name.full`` of the corpus -> the form used for it in all sources.

    Alias tables first; then acronyms that the corpus spells out; then persons whose surnames agree and whose given
    names can be one name. A surname alone joins the only full name that bears it.
    """
    names = sorted(
        (name for extraction in extractions for name in extraction.names), key=lambda n: (n.full, n.kind, n.span)
    )
    counts = Counter(name.full for name in names)
    canonical: dict[str, str] = {}
    for form in sorted(counts):
        alias = canonical_alias(form, rules)
        if alias is not None:
            canonical[form] = alias
    persons = _persons(names)
    canonical.update(_people(sorted(form for form in persons if form not in canonical), counts, rules))
    others = sorted(form for form in counts if form not in canonical and form not in persons)
    canonical.update(_others(others, counts, rules))
    return canonical


def _persons(names: Iterable[Name]) -> frozenset[str]:
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    for name in names:
        votes[name.full][name.kind == "person"] += 1
    return frozenset(form for form, vote in votes.items() if vote[True] >= vote[False] and vote[True])


def _people(forms: Sequence[str], counts: Counter[str], rules: Rules) -> dict[str, str]:
    full = [form for form in forms if len(parts(form)) > 1]
    blocks: dict[str, list[str]] = defaultdict(list)
    for form in full:
        blocks[parts(form)[-1][:2]].append(form)
    groups: list[list[str]] = []
    for block in sorted(blocks):
        groups += _groups(blocks[block], rules)
    canonical = {form: _best(group, counts) for group in groups for form in group}
    bearers: dict[str, set[str]] = defaultdict(set)
    for form in full:
        bearers[parts(form)[-1]].add(canonical[form])
    meant = {unslipped(surname): surname for surname in sorted(bearers)}
    alone = {parts(form)[-1]: form for form in forms if len(parts(form)) == 1}
    for form in forms:
        if form not in canonical:
            surname = parts(form)[-1] if parts(form) else ""
            surname = surname if surname in bearers else meant.get(unslipped(surname), surname)
            found = bearers.get(surname, set())
            canonical[form] = min(found) if len(found) == 1 else alone.get(surname, form)
    return canonical


def unslipped(word: str) -> str:
    """The same for a name's word and for a slip in which letters of it changed places; itself where it is short."""
    return word[0] + "".join(sorted(word[1:])) if len(word) >= LEAST_SLIPPED else word


def _groups(forms: Sequence[str], rules: Rules) -> list[list[str]]:
    """Groups in which every two names can be one person; the closest pairs are joined first."""
    groups: list[list[str]] = []
    for form in sorted(forms, key=lambda name: (-len(parts(name)), name)):
        fitting = [
            group for group in groups if all(person_level(form, other, rules) in ("same", "close") for other in group)
        ]
        exact = [group for group in fitting if any(person_level(form, other, rules) == "same" for other in group)]
        if len(exact or fitting) == 1:
            (exact or fitting)[0].append(form)
        else:
            groups.append([form])
    return groups


def _best(group: Sequence[str], counts: Counter[str]) -> str:
    return min(group, key=lambda form: (-min(len(parts(form)), 3), -counts[form], form))


def _others(forms: Sequence[str], counts: Counter[str], rules: Rules) -> dict[str, str]:
    """Organisations and places: one form for spellings that differ in marks alone, and for learned acronyms."""
    groups: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        groups[re.sub(r"[\W_]+", "", key(form))].append(form)
    canonical = {
        form: min(group, key=lambda name: (-counts[name], name)) for group in groups.values() for form in group
    }
    spelled: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        short = initials(form, rules)
        if len(short) >= 3:
            spelled[short].add(canonical[form])
    for form in forms:
        plain = fold(form).replace(".", "")
        if re.fullmatch(r"[A-Z][A-Z0-9]{2,6}", plain) and len(spelled.get(plain, ())) == 1:
            canonical[form] = min(spelled[plain])
    return canonical


@lru_cache(maxsize=4)
def _unlettered(rules: Rules) -> frozenset[str]:
    return frozenset(word for rule in rules.of("acronym-gap") for word in rule.words("words"))


def initials(name: str, rules: Rules) -> str:
    """The acronym a name of several words can have: "SMW4" for "SEA-ME-WE 4", "NTSB" for its full name."""
    small = _unlettered(rules)
    words = [word for word in re.split(r"[\s\-/]+", fold(name).replace(".", "")) if word and word.lower() not in small]
    if len(words) < 3:
        return ""
    return "".join(word if word.isdigit() else word[0].upper() for word in words if word[0].isalnum())
