"""A repository of sources: a branch adds one that contradicts the others; the check, the hook and the action see it."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIRST = (
    "The ferry fire off Osel killed 12 people on 4 March 2021, the coast guard said.\n\nIt left 40 people injured.\n"
)
SECOND = "On 4 March 2021 a fire on a ferry off Osel killed 12 people, the port said.\n\nThe ship was built in 1998.\n"
THIRD = "The harbour office said the ferry fire off Osel on 4 March 2021 killed 15 people.\n"


class Repository:
    """A git repository with ``factcheck`` on its path."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        tools = folder.parent / "bin"
        tools.mkdir()
        script = tools / "factcheck"
        script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m factcheck "$@"\n')
        script.chmod(0o755)
        self.env = {
            **os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{tools}:{os.environ['PATH']}", "XDG_CACHE_HOME": str(cache),
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8",
        }  # fmt: skip

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            arguments,
            cwd=self.folder,
            env={**self.env, **env},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        done = self.run("git", *identity, *arguments)
        assert done.returncode == 0, done.stderr

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def findings(self, *arguments: str) -> tuple[int, list[dict]]:
        done = self.run("factcheck", "check", "texts", "--format", "json", *arguments)
        assert done.returncode in (0, 1), done.stderr
        return done.returncode, [one for one in json.loads(done.stdout)["findings"] if one["kind"] != "agreement"]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Two sources on main; on the branch a third that contradicts them."""
    folder = tmp_path_factory.mktemp("git") / "repository"
    folder.mkdir()
    made = Repository(folder, tmp_path_factory.mktemp("cache"))
    made.git("init", "-qb", "main")
    made.write("texts/first.txt", FIRST)
    made.write("texts/second.txt", SECOND)
    made.write("factcheck.toml", 'paths = ["texts"]\n')
    made.commit("two sources")
    made.git("checkout", "-qb", "third")
    made.write("texts/third.txt", THIRD)
    made.commit("a third")
    return made


def conflicts(findings: list[dict]) -> list[dict]:
    return [finding for finding in findings if finding["kind"] == "figure-conflict"]


def test_the_branch_is_reported_and_pointed_at(repository: Repository) -> None:
    status, findings = repository.findings("--new", "main")
    assert status == 1
    assert [finding["members"][0]["source"] for finding in conflicts(findings)] == ["third"]
    assert {member["source"] for member in conflicts(findings)[0]["members"]} == {"first", "second", "third"}


def test_nothing_is_new_since_the_branch_itself(repository: Repository) -> None:
    status, findings = repository.findings("--new", "third")
    assert (status, findings) == (0, [])


def test_a_rename_is_not_new(repository: Repository) -> None:
    repository.git("checkout", "-qb", "renamed", "main")
    repository.git("mv", "texts/first.txt", "texts/moved.txt")
    repository.commit("rename")
    try:
        assert repository.findings("--new", "main") == (0, [])
    finally:
        repository.git("checkout", "-q", "third")


def test_a_changed_sentence_is_new_and_its_neighbours_are_not(repository: Repository) -> None:
    repository.git("checkout", "-qb", "changed", "main")
    repository.write("texts/first.txt", FIRST.replace("12 people", "19 people"))
    repository.write("texts/second.txt", SECOND.replace("1998", "1999"))
    try:
        status, findings = repository.findings("--new", "main")
        assert status == 1
        assert conflicts(findings)[0]["members"][0]["source"] == "first"
        repository.write("texts/first.txt", FIRST)
        assert repository.findings("--new", "main")[0] == 0
    finally:
        repository.git("checkout", "-qf", "third")


def test_a_file_that_git_does_not_know_yet_is_new(repository: Repository) -> None:
    repository.write("texts/fourth.txt", THIRD.replace("15", "21"))
    try:
        findings = repository.findings("--new", "third")[1]
        assert [finding["members"][0]["source"] for finding in conflicts(findings)] == ["fourth"]
    finally:
        (repository.folder / "texts/fourth.txt").unlink()


def test_an_unknown_revision_is_one_sentence(repository: Repository) -> None:
    done = repository.run("factcheck", "check", "--new", "nowhere")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "nowhere" in done.stderr


def test_the_hook_fails_on_the_new_file_and_passes_on_the_others(repository: Repository) -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entry = shlex.split(re.search(r"entry: (.+)", text).group(1))
    assert repository.run(*entry, "texts/third.txt", "factcheck.toml").returncode == 1
    assert repository.run(*entry, "factcheck.toml").returncode == 0


def steps(text: str) -> str:
    """The shell of the action's last step."""
    block = text.rsplit("run: |\n", 1)[1]
    return "".join(f"{line[8:]}\n" for line in block.splitlines())


def test_the_action_annotates_the_new_file(repository: Repository, tmp_path: Path) -> None:
    shell = steps((ROOT / "action.yml").read_text("utf-8"))
    inputs = {"PATHS": "texts\n", "NEW": "main", "FAIL_ON": "", "SARIF": "report.sarif"}
    output, summary = tmp_path / "output", tmp_path / "summary.md"
    done = repository.run(
        "bash",
        "-e",
        "-o",
        "pipefail",
        "-c",
        shell,
        **inputs,
        GITHUB_OUTPUT=str(output),
        GITHUB_STEP_SUMMARY=str(summary),
    )
    assert done.returncode == 1
    assert re.search(r"^::error file=texts/third\.txt,line=1", done.stdout, re.MULTILINE)
    assert output.read_text() == "status=1\n"
    assert "figure-conflict" in summary.read_text("utf-8")
    assert json.loads((repository.folder / "report.sarif").read_text("utf-8"))["runs"]


def test_a_decision_on_the_branch_makes_it_pass(repository: Repository) -> None:
    finding = conflicts(repository.findings("--new", "main")[1])[0]
    done = repository.run(
        "factcheck",
        "decide",
        finding["id"],
        "--range",
        "--by",
        "A. Desk",
        "--reason",
        "two counts",
        "--on",
        "2021-03-06",
    )
    assert done.returncode == 0, done.stderr
    try:
        status, findings = repository.findings("--new", "main")
        assert status == 0
        assert conflicts(findings)[0]["status"] == "decided"
    finally:
        (repository.folder / "decisions.toml").unlink()


def test_the_report_can_be_verified_until_a_source_changes(repository: Repository) -> None:
    assert repository.run("factcheck", "check", "texts", "--output", "r.json").returncode == 1
    done = repository.run("factcheck", "verify", "r.json")
    assert (done.returncode, "verified" in done.stdout) == (0, True), done.stdout
    repository.write("texts/third.txt", THIRD.replace("15", "16"))
    try:
        done = repository.run("factcheck", "verify", "r.json")
        assert done.returncode == 1
        assert re.search(r"texts/third\.txt has changed.*line 1, column \d+ \(byte \d+\): “6 people", done.stdout)
        repository.write("texts/third.txt", f"\n\n{THIRD}")
        done = repository.run("factcheck", "verify", "r.json")
        assert "every sentence that the report cites is there, some in another place" in done.stdout
    finally:
        repository.write("texts/third.txt", THIRD)
