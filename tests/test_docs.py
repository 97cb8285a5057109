"""The documentation is current: generated parts, links, named files, and every command and example in it."""

import importlib.util
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

import factcheck
from factcheck import __main__ as entry
from factcheck.rules import load

ROOT = Path(__file__).parents[1]
HEADINGS = ["## What", "## Why it matters", "## Example", "## What to do"]
STATUS = re.compile(r"# exit (\d)")


def _blocks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_blocks", ROOT / "tests/docs_blocks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


blocks = _blocks()
FOUND = [(path, match) for path in blocks.PAGES for match in blocks.BLOCK.finditer(path.read_text(encoding="utf-8"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def fences(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def steps(path: Path) -> list[tuple[str, str]]:
    """What a page has its reader do, in order: ``run`` a command, or write a file that stands under its name."""
    found = []
    page = path.read_text(encoding="utf-8")
    for named, language, body in re.findall(
        r"(?:^`([\w./-]+)`:\n\n)?^```(\w+)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE
    ):
        if named:
            found.append((named, body))
        elif language == "console":
            found += [("run", line[2:]) for line in body.splitlines() if line.startswith("$ ")]
    return found


WITH_COMMANDS = [path for path in blocks.PAGES if steps(path)]
WITH_PYTHON = [path for path in blocks.PAGES if fences(path, "python")]


@pytest.mark.parametrize(("path", "found"), FOUND, ids=[f"{name(path)}-{found[2]}" for path, found in FOUND])
def test_generated_parts_are_current(path: Path, found: re.Match[str]) -> None:
    assert found[3] == blocks.BLOCKS[found[2]](), "run: python tests/docs_blocks.py --write"


def test_every_generated_part_is_used_and_closed() -> None:
    opened = [mark for path in blocks.PAGES for mark in re.findall(r"<!-- generated: ", path.read_text("utf-8"))]
    assert len(opened) == len(FOUND)
    assert {found[2] for _, found in FOUND} == set(blocks.BLOCKS)


def test_every_kind_of_finding_has_its_page() -> None:
    pages = {path.stem for path in ROOT.glob("docs/findings/*.md")} - {"README"}
    assert pages == {rule.id for rule in load().of("finding")}


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/findings/[a-z]*.md")), ids=lambda path: path.stem)
def test_a_page_of_a_finding_answers_four_questions(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"# {path.stem}"
    assert [line for line in lines if line.startswith("## ")] == HEADINGS


@pytest.mark.parametrize("path", blocks.PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(
        r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    )
    local = [target.split("#")[0] for target in targets if "://" not in target and not target.startswith("#")]
    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "docs/architecture.md", ROOT / "CONTRIBUTING.md"], ids=name
)
def test_files_that_are_named_exist(path: Path) -> None:
    named = re.findall(
        r"`((?:factcheck|rules|seeds|tests|training|benchmarks|docs|reports)/[\w./-]*)`", path.read_text("utf-8")
    )
    assert named
    assert [one for one in named if not (ROOT / one).exists()] == []


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the seeds and the examples, under git: the second Paris report is new on a branch."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "docs/examples", tmp_path / "docs/examples")
    later = tmp_path / "seeds/paris/02-harbour-radio.txt"
    text = later.read_bytes()
    later.unlink()
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    git = ["git", *identity]
    for step in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["commit", "-q", "-m", "sources"],
        ["switch", "-q", "-c", "story"],
    ):
        subprocess.run([*git, *step], cwd=tmp_path, check=True, capture_output=True)
    later.write_bytes(text)
    subprocess.run([*git, "add", "."], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "-q", "-m", "a second report"], cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


def failing_id() -> str:
    report = factcheck.check(["seeds/paris"], cache=False)
    return next(finding.id for finding in report.findings if finding.relation == "disjoint")


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=name)
def test_every_command_does_what_is_said(path: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for step, line in steps(path):
        if step != "run":
            Path(step).write_text(line, encoding="utf-8")
            continue
        words = shlex.split(line, comments=True)
        assert words[0] == "factcheck", f"only factcheck commands stand in console blocks: {line}"
        arguments = [failing_id() if word == "ID" else word for word in words[1:]]
        wanted = STATUS.search(line)
        status = entry.run(arguments)
        said = capsys.readouterr()
        assert status == (int(wanted[1]) if wanted else 0), f"{line}\n{said.out}\n{said.err}"


@pytest.mark.parametrize("path", WITH_PYTHON, ids=name)
def test_every_python_example_runs(path: Path, desk: Path) -> None:
    names: dict[str, object] = {}
    for example in fences(path, "python"):
        exec(compile(example, name(path), "exec"), names)


def test_the_readme_starts_with_two_commands() -> None:
    first = fences(ROOT / "README.md", "sh")[0].splitlines()
    assert [line for line in first if line and not line.startswith("#")] == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/factcheck check seeds/paris",
        ".venv/bin/pip install '.[test]' && .venv/bin/pytest",
    ]
