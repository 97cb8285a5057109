"""Rule packs: folders of TOML -> ``Rules``. Every mistake is named with its file and key, all together.

A file names its ``pack`` and ``version`` and holds arrays of tables; the array's name is the rule's
kind (``[[measure]]``). What keys a kind has is declared in ``rulekinds``. Later packs add rules; a
rule of the same kind and id replaces the earlier one, so that a desk can change one word list alone.
"""

import difflib
import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.errors import RulesError
from factcheck.rulekinds import COMMON, KINDS

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its data, and the texts that must and must not use it."""

    kind: str
    id: str
    data: Mapping[str, Any]
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    file: str

    @property
    def name(self) -> str:
        """What claims and ``rules explain`` call it: ``measure.killed``."""
        return f"{self.kind}.{self.id}"

    def words(self, key: str) -> tuple[str, ...]:
        """The list under ``key``, empty where the rule has none."""
        found: tuple[str, ...] = self.data.get(key, ())
        return found

    def get(self, key: str, default: Any = None) -> Any:
        return self.data.get(key, default)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in force, in file order, and the packs they came from."""

    rules: tuple[Rule, ...]
    packs: tuple[tuple[str, str], ...]  # pack, version
    digest: str  # changes when any rule changes

    def of(self, kind: str) -> tuple[Rule, ...]:
        """The rules of one kind; empty where no pack has any."""
        return tuple(rule for rule in self.rules if rule.kind == kind)

    def find(self, name: str) -> Rule | None:
        """The rule of this name or id, the first of several."""
        return _by_name(self).get(name)

    def listed(self, name: str) -> tuple[str, ...]:
        """The ``words`` of the rule of this name ("scope.owning"), empty where no pack has it."""
        rule = self.find(name)
        return rule.words("words") if rule else ()

    def by_word(self, kind: str, *keys: str) -> dict[str, tuple[Rule, ...]]:
        """Each word under any of ``keys`` with the rules of ``kind`` that have it there, in their order."""
        table: dict[str, tuple[Rule, ...]] = {}
        for rule in self.of(kind):
            for word in dict.fromkeys(word for key in keys for word in rule.words(key)):
                table[word] = (*table.get(word, ()), rule)
        return table

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rules) and other.digest == self.digest


@lru_cache(maxsize=4)
def _by_name(rules: Rules) -> dict[str, Rule]:
    named: dict[str, Rule] = {}
    for rule in rules.rules:
        named.setdefault(rule.name, rule)
        named.setdefault(rule.id, rule)
    return named


def shipped() -> Path:
    """The folder of the rules that come with the program: in the wheel, else in the checkout."""
    inside = HERE / "_rules"
    return inside if inside.is_dir() else HERE.parent / "rules"


def load(extra: Sequence[Path] = ()) -> Rules:
    """The shipped packs and then ``extra``, files or folders. Raises ``RulesError`` naming every mistake."""
    mistakes: list[str] = []
    rules: dict[tuple[str, str], Rule] = {}
    packs: dict[str, str] = {}
    digest = hashlib.sha256()
    for path in _files([shipped(), *extra], mistakes):
        data = path.read_bytes()
        digest.update(data)
        for rule in _read(path, data, packs, mistakes):
            rules[rule.kind, rule.id] = rule
    if mistakes:
        raise RulesError(mistakes)
    return Rules(tuple(rules.values()), tuple(sorted(packs.items())), digest.hexdigest())


def labels(paths: Sequence[Path]) -> frozenset[str]:
    """What the rules of these files and folders have as ``file``."""
    return frozenset(_label(path) for path in _files(paths, []))


def _label(path: Path) -> str:
    return f"{path.parent.name.removeprefix('_')}/{path.name}"  # the wheel keeps rules/ as _rules/


def _files(paths: Iterable[Path], mistakes: list[str]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(path.rglob("*.toml"))
        elif path.is_file():
            found.append(path)
        else:
            mistakes.append(f"{path}: no such rule file or folder; give --rules an existing path")
    return found


def _read(path: Path, data: bytes, packs: dict[str, str], mistakes: list[str]) -> list[Rule]:
    name = _label(path)
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        mistakes.append(f"{path}: not valid TOML: {error}")
        return []
    pack, version = tables.pop("pack", None), tables.pop("version", None)
    if not isinstance(pack, str) or not isinstance(version, str):
        mistakes.append(f'{path}: the keys "pack" and "version" are needed at the top, both text')
        return []
    packs[pack] = version
    rules: list[Rule] = []
    seen: set[tuple[str, str]] = set()
    for kind, entries in tables.items():
        if kind not in KINDS:
            mistakes.append(f'{path}: unknown kind of rule "{kind}"{_closest(kind, KINDS)}')
        elif not isinstance(entries, list):
            mistakes.append(f"{path}: {kind} must be an array of tables, written [[{kind}]]")
        else:
            for number, entry in enumerate(entries, 1):
                rule = _rule(kind, entry, f"{path}: {kind} {number}", name, mistakes)
                if rule and (kind, rule.id) in seen:
                    mistakes.append(f'{path}: {kind} "{rule.id}" stands twice')
                elif rule:
                    seen.add((kind, rule.id))
                    rules.append(rule)
    return rules


def _rule(kind: str, entry: Any, place: str, file: str, mistakes: list[str]) -> Rule | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        mistakes.append(f'{place}: needs an "id"')
        return None
    place = f"{place} ({entry['id']})"
    schema = {**COMMON, **KINDS[kind]}
    before = len(mistakes)
    for key, value in entry.items():
        if key not in schema:
            mistakes.append(f'{place}: unknown key "{key}"{_closest(key, schema)}')
        elif not _fits(value, schema[key].type):
            mistakes.append(f"{place}: {key} must be {schema[key].type}")
    for key, field in schema.items():
        if field.required and key not in entry:
            mistakes.append(f'{place}: the key "{key}" is missing')
    if len(mistakes) > before:
        return None
    data = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items() if key not in COMMON
    }
    return Rule(kind, entry["id"], data, tuple(entry.get("accept", ())), tuple(entry.get("reject", ())), file)


def _fits(value: Any, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "yes or no":
            return isinstance(value, bool)
        case "a list of texts":
            return isinstance(value, list) and all(isinstance(part, str) for part in value)
        case "a table":
            return isinstance(value, dict)
    return False


def _closest(word: str, known: Iterable[str]) -> str:
    match = difflib.get_close_matches(word, list(known), n=1)
    return f'; did you mean "{match[0]}"?' if match else ""
