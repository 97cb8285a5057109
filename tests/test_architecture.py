"""The import table and the home of each library, as docs/architecture.md states them."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "factcheck"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "_rules" not in path.parts and "model" not in path.parts)

LEAVES = {"errors", "wording", "rulekinds"}
NOUNS = {"model", "codec", *LEAVES}
# part -> what of ours it may import, itself apart
TABLE = {
    "model": {"library"},  # inside two methods of Report, where people look for them; nothing at import
    "codec": {"model"},
    "errors": set(),
    "wording": set(),
    "rulekinds": set(),
    "rules": NOUNS,
    "config": NOUNS,
    "store": NOUNS,
    "decisions": NOUNS,
    "sources": NOUNS | {"rules"},
    "extract": NOUNS | {"rules"},
    "match": NOUNS | {"rules"},
    "judge": NOUNS | {"rules"},
    "report": NOUNS,
    "library": NOUNS | {"report"},
    "engine": NOUNS | {"rules", "extract"},
    "pipeline": NOUNS
    | {"rules", "config", "store", "decisions", "sources", "extract", "match", "judge", "engine", "__init__"},
    "component": NOUNS | {"rules", "sources", "extract"},
    "ruletest": NOUNS | {"rules", "sources", "extract", "match", "judge"},
    "commands": None,  # everything
    "cli": None,
    "__main__": None,
    "__init__": {"config", "pipeline", *NOUNS},
}

HOMES = {
    "spacy": {"extract/nlp.py", "extract/grammar.py", "component.py"},
    "numpy": {f"extract/{name}.py" for name in ("network", "grammar", "arcs", "stretches", "entities")},
    "thinc": {"extract/network.py"},
    "threadpoolctl": {"extract/grammar.py"},
    "rapidfuzz": {"match/", "judge/origins.py"},
    "typer": {"cli.py"},
    "rich": {"cli.py", "report/as_terminal.py"},
    "jinja2": {"report/as_html.py"},
    "sqlite3": {"store.py", "commands/keeping.py"},  # the latter says its version
    "pandas": {"library.py"},
    "subprocess": {"commands/changes.py"},
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Module and name of each import that runs; what only a type checker sees is left out."""
    tree = ast.parse(path.read_text("utf-8"))
    hidden = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def ours(path: Path) -> set[str]:
    """The parts of ours that a file imports."""
    found = set()
    for module, name in imports(path):
        head, _, rest = module.partition(".")
        if head != "factcheck":
            continue
        part = rest.split(".")[0] if rest else name
        known = (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()
        found.add(part if part and known else "__init__")
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_of_ours(path: Path) -> None:
    allowed = TABLE[part_of(path)]
    if allowed is not None:
        assert ours(path) - {part_of(path)} <= allowed


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_each_library_has_a_home(path: Path) -> None:
    name = name_of(path)
    for module, _ in imports(path):
        homes = HOMES.get(module.split(".")[0])
        assert homes is None or any(name == home or (home.endswith("/") and name.startswith(home)) for home in homes), (
            module
        )


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if name_of(path) in ("cli.py", "__main__.py"):
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {ast.unparse(call.func) for call in calls}
    assert not names & {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_stay_readable(path: Path) -> None:
    longest = 700 if name_of(path) == "model.py" else 400  # the nouns stand together
    assert len(path.read_text("utf-8").splitlines()) <= longest


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_asks_the_clock_or_chance(path: Path) -> None:
    if name_of(path) == "cli.py":  # `decide` and `review` date what a person rules
        return
    modules = {module.split(".")[0] for module, _ in imports(path)}
    assert not modules & {"random", "secrets", "uuid", "time"}
    text = path.read_text("utf-8")
    assert "date.today" not in text
    assert "datetime.now" not in text


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--help"], id="help"),
        pytest.param(["check", "--help"], id="help of a command"),
        pytest.param(["--version"], id="version"),
        pytest.param(["config", "show"], id="a command that reads no source"),
        pytest.param(["rules", "list"], id="rules"),
    ],
)
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    assert not heavy(arguments) & {"spacy", "pandas", "numpy", "rapidfuzz", "jinja2"}


def heavy(arguments: list[str], folder: Path | None = None) -> set[str]:
    """The libraries in ``sys.modules`` after a command line was carried out in a process of its own."""
    code = (
        "import sys, io, factcheck.__main__ as m; out = sys.stdout; sys.stdout = io.StringIO(); "
        f"m.run({arguments!r}); sys.stdout = out; print(sorted(n.split('.')[0] for n in sys.modules))"
    )
    here = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder, env=here
    )
    return set(ast.literal_eval(done.stdout.splitlines()[-1]))


def test_an_unchanged_corpus_is_answered_without_the_pipeline(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The fire killed 12 people in Osel on 4 March 2021, police said.\n")
    (tmp_path / "two.txt").write_text("The fire killed 14 people in Osel on 4 March 2021, the mayor said.\n")
    arguments = ["check", ".", "--fail-on", "never"]
    assert "spacy" in heavy(arguments, tmp_path)
    assert not heavy(arguments, tmp_path) & {"spacy", "pandas", "numpy", "typer"}
