"""Commands that keep house: ``rules``, ``config``, ``schema``, ``init``, ``doctor``, ``cache``."""

import json
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from importlib import metadata, util
from pathlib import Path

from factcheck import config as configuration
from factcheck import store
from factcheck.commands.answer import Answer, Screen
from factcheck.config import Config
from factcheck.decisions import save
from factcheck.errors import FactcheckError, OutputError, UsageError
from factcheck.report.clean import one_line, shorten
from factcheck.rules import Rule, Rules, labels, shipped
from factcheck.rules import load as load_rules
from factcheck.wording import closest

EXTRAS = {"trafilatura": "html", "pypdfium2": "pdf"}  # module -> extra that brings it
NEEDED = ("spacy", "rapidfuzz", "pandas", "rich", "typer", "jinja2")

SETTINGS = """\
# factcheck reads this file for every command run here or below. `factcheck config show` lists all keys.
paths = ["."]
policy = "newsroom"
fail-on = "conflict"
decisions = "decisions.toml"
"""

WORKFLOW = """\
name: factcheck
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  factcheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0  # --new compares with the branch that is merged into
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: pip install factcheck
      - run: factcheck check --format github ${{ github.base_ref && format('--new origin/{0}', github.base_ref) || '' }}
"""

FILES = {"factcheck.toml": SETTINGS, ".github/workflows/factcheck.yml": WORKFLOW}


def rules_list(config: Config, kind: str | None) -> Answer:
    """Every rule in force: its name, what it is, its file."""
    rules = _rules(config)
    kinds = sorted({rule.kind for rule in rules.rules})
    if kind and kind not in kinds:
        raise UsageError(f"{kind}: there is no such kind of rule{closest(kind, kinds)}")
    wanted = [rule for rule in rules.rules if not kind or rule.kind == kind]
    width = max((len(rule.name) for rule in wanted), default=0)
    return Answer("".join(f"{rule.name:<{width}}  {_about(rule)}  ({rule.file})\n" for rule in wanted))


def rules_explain(name: str, config: Config) -> Answer:
    """One rule: its data and the texts that must and must not use it."""
    rules = _rules(config)
    rule = rules.find(name)
    if rule is None:
        raise UsageError(f"{name}: there is no such rule{closest(name, _names(rules))}")
    return Answer("\n".join([*_rule(rule), ""]))


def rules_test(config: Config, paths: Sequence[str]) -> Answer:
    """Run the examples of the rules in ``paths``, else of all; exit status 1 where one is not as it says."""
    from factcheck import ruletest

    rules = load_rules([Path(path) for path in (*config.rules, *paths)])
    given = labels([Path(path) for path in paths])
    wanted = [rule for rule in rules.rules if not paths or rule.file in given]
    failures = ruletest.run(rules, wanted, config.model)
    lines = [f"{failure.rule}: {failure.said}: {one_line(failure.text)}\n" for failure in failures]
    count = sum(len(rule.accept) + len(rule.reject) for rule in wanted)
    return Answer(
        f"{''.join(lines)}{len(wanted)} rules, {count} examples, {len(failures)} wrong\n", int(bool(failures))
    )


def config_show(config: Config) -> Answer:
    """Each value in force and where it came from."""
    return Answer(configuration.show(config))


def schema() -> Answer:
    """The JSON Schema of ``factcheck.report/1``."""
    from factcheck.report.schema import REPORT_SCHEMA

    return Answer(json.dumps(REPORT_SCHEMA, ensure_ascii=False, indent=1) + "\n")


def init(folder: Path, *, force: bool) -> Answer:
    """Write a configuration, an empty decisions file and a GitHub workflow; nothing that is there is replaced."""
    there = [name for name in FILES if (folder / name).exists()]
    if there and not force:
        raise UsageError(f"{', '.join(there)}: already there; --force replaces it")
    written = []
    try:
        for name, text in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
            written.append(name)
    except OSError as error:
        raise OutputError(f"{error.filename}: cannot be written: {error.strerror}") from None
    if not (folder / "decisions.toml").exists():
        save(folder / "decisions.toml", [])
        written.append("decisions.toml")
    return Answer("".join(f"wrote {name}\n" for name in written))


def doctor(config: Config, screen: Screen) -> Answer:
    """What is installed and in force, what is missing and what to do; exit status 2 where nothing can run."""
    from factcheck import __version__

    lines = [f"factcheck {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"]
    troubles = []
    for name in NEEDED:
        version = _version(name)
        lines.append(f"{name} {version or 'missing'}")
        if not version:
            troubles.append(f"{name} is missing: pip install factcheck brings it")
    for check in (_doctor_rules, _doctor_model, _doctor_store):
        said, trouble = check(config)
        lines += [said]
        troubles += [trouble] if trouble else []
    for module, extra in EXTRAS.items():
        if util.find_spec(module) is None:
            lines.append(f"{module} is not installed; pip install 'factcheck[{extra}]' brings it (optional)")
        else:
            lines.append(f"{module} {_version(module)}")
    lines += [f"TROUBLE: {trouble}" for trouble in troubles] or ["everything that is needed is there"]
    return Answer("".join(f"{shorten(line, max(screen.width, 200))}\n" for line in lines), 2 if troubles else 0)


def cache_clear() -> Answer:
    """Remove the store."""
    try:
        gone = store.clear()
    except OSError as error:
        raise OutputError(f"{error.filename}: cannot be removed: {error.strerror}") from None
    return Answer("".join(f"removed {path}\n" for path in gone) or f"{store.folder()}: nothing to remove\n")


def _rules(config: Config) -> Rules:
    return load_rules([Path(path) for path in config.rules])


def _names(rules: Rules) -> list[str]:
    return [rule.name for rule in rules.rules] + [rule.id for rule in rules.rules]


def _about(rule: Rule) -> str:
    return one_line(str(rule.get("label") or rule.get("about") or rule.get("summary") or ""))


def _rule(rule: Rule) -> Iterator[str]:
    yield f"{rule.name}  ({rule.file})"
    for key, value in rule.data.items():
        text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        yield f"  {key}: {text}"
    yield from (f"  accepts: {text}" for text in rule.accept)
    yield from (f"  rejects: {text}" for text in rule.reject)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _doctor_rules(config: Config) -> tuple[str, str]:
    try:
        rules = _rules(config)
    except FactcheckError as error:
        return f"rules: {shipped()}", str(error)
    packs = ", ".join(f"{pack} {version}" for pack, version in rules.packs)
    return f"rules: {len(rules.rules)} in {packs}", ""


def _doctor_model(config: Config) -> tuple[str, str]:
    from factcheck.extract import model_name
    from factcheck.extract.nlp import load

    try:
        load(config.model)
    except (FactcheckError, OSError, ValueError, ImportError) as error:
        return f"model: {model_name(config.model)}", f"the spaCy pipeline does not load: {error}"
    return f"model: {model_name(config.model)}", ""


def _doctor_store(config: Config) -> tuple[str, str]:
    with store.opened(use=config.cache) as kept:
        if kept.trouble:
            return f"store: {store.folder()}", kept.trouble[0]
        return f"store: {store.folder()}{'' if config.cache else ' (not in use)'}", ""
