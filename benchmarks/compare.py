"""Gains and losses: ``python -m benchmarks.compare REV [FOLDER…]`` runs this tree and revision REV over the same
folders and lists the claims and findings that only one of them has. Without folders: every seed case and every
invented cluster.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
Key = tuple[str, ...]


def folders() -> list[Path]:
    """Every case: a folder that holds sources."""
    places = ("seeds", "benchmarks/invented")
    return [path for place in places for path in sorted((ROOT / place).iterdir()) if path.is_dir()]


def run(tree: Path, *arguments: str) -> str:
    """What ``factcheck`` of ``tree`` prints; a failed run ends the comparison with its message."""
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    command = [sys.executable, "-m", "factcheck", *arguments]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        raise SystemExit(f"{tree}: {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def claims(tree: Path, folder: Path) -> set[Key]:
    """Claims of a folder, without what two revisions may number differently."""
    lines = run(tree, "extract", str(folder), "--format", "jsonl", "--no-cache").splitlines()
    return {_claim(json.loads(line)) for line in lines}


def _claim(claim: dict[str, object]) -> Key:
    keys = ("source", "start", "end", "kind", "measure", "subject", "low", "high", "quote")
    return tuple(str(claim.get(key)) for key in keys)


def findings(tree: Path, folder: Path) -> set[Key]:
    """Findings of a folder with the places and values of their members."""
    text = run(tree, "check", str(folder), "--format", "json", "--fail-on", "never", "--no-cache")
    return {_finding(finding) for finding in json.loads(text)["findings"]}


def _finding(finding: dict[str, object]) -> Key:
    members = finding["members"]
    assert isinstance(members, list)
    cited = sorted(f"{m['source']}:{m['line']} {m['quote']!r} {m.get('low')}..{m.get('high')}" for m in members)
    return (str(finding["kind"]), str(finding["verdict"]), *cited)


def differences(before: set[Key], after: set[Key]) -> Iterator[str]:
    for sign, only in (("-", before - after), ("+", after - before)):
        for key in sorted(only):
            yield f"  {sign} {' | '.join(key)}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("revision")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--only", choices=["claims", "findings"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        old = Path(temporary) / "old"
        subprocess.run(["git", "worktree", "add", "--detach", "-q", str(old), arguments.revision], cwd=ROOT, check=True)
        try:
            for folder in [path.resolve() for path in arguments.folders] or folders():
                for name, read in (("claims", claims), ("findings", findings)):
                    if arguments.only in (None, name):
                        lines = list(differences(read(old, folder), read(ROOT, folder)))
                        gained = sum(line.startswith("  +") for line in lines)
                        print(f"{folder.name} {name}: {gained} gained, {len(lines) - gained} lost", *lines, sep="\n")
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(old)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
