"""Which files are new or changed since a git revision, renames followed, with what they said before."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import UsageError

RENAMED = "-M50%"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not as it was. ``before`` is its earlier text, ``None`` where it is new."""

    before: str | None


def changes_since(revision: str, folder: Path) -> dict[Path, Change]:
    """Absolute path -> change, in the working tree against where it left ``revision``.

    A file renamed without a change is none. Raises ``UsageError`` where git, the repository or the
    revision is missing.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    commit = _commit(revision, top)
    listed = _git(top, "diff", "--no-ext-diff", RENAMED, "--name-status", "-z", commit, "--")
    changed = {
        (top / path).resolve(): Change(None if old is None else _text_at(top, commit, old))
        for path, old in _parsed(listed)
    }
    untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return changed | {(top / path).resolve(): Change(None) for path in untracked if path}


def _commit(revision: str, top: Path) -> str:
    """Where the working tree's history left ``revision``; the revision itself where they share none."""
    if revision.startswith("-"):
        raise UsageError(f"--new {revision}: not the name of a revision")
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    except UsageError:
        raise UsageError(f"--new {revision}: git knows no such revision here; fetch it, or name another") from None
    try:
        return _git(top, "merge-base", commit, "HEAD").strip()
    except UsageError:
        return commit


def _parsed(listed: str) -> Iterator[tuple[str, str | None]]:
    """Path and earlier path of what is there now; git separates the fields with NUL."""
    fields = iter(listed.split("\0"))
    for status in fields:
        if not status:
            return
        first = next(fields)
        if status.startswith(("R", "C")):
            second = next(fields)
            if status[1:] != "100":
                yield second, first
        elif status == "A":
            yield first, None
        elif status != "D":
            yield first, first


def _text_at(top: Path, commit: str, path: str) -> str:
    return _git(top, "show", f"{commit}:{path}")


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError:
        raise UsageError("--new: git is not installed; --only FILE needs no git") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"--new: git {arguments[0]} failed: {said[0] if said else 'no reason given'}")
    return done.stdout.decode("utf-8", "replace")
