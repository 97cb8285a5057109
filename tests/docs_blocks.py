"""The generated parts of the documentation. ``python tests/docs_blocks.py --write`` brings them up to date."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")), ROOT / "training/README.md"]
BLOCK = re.compile(r"(<!-- generated: ([a-z-]+) -->\n)(.*?)(<!-- end of generated -->)", re.DOTALL)


def program(*arguments: str) -> str:
    """What the program prints in the checkout, on 100 columns, without configuration or store."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode not in (0, 1):
        raise RuntimeError(f"factcheck {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def fenced(text: str) -> str:
    lines = [line.rstrip() for line in text.rstrip().splitlines()]
    return "\n".join(["```text", *lines, "```", ""])


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def helptext() -> str:
    return fenced(program("--help"))


def check_help() -> str:
    return fenced(program("check", "--help"))


def report() -> str:
    return fenced(program("check", "seeds/paris", "--isolated", "--no-cache"))


def configuration() -> str:
    return fenced(program("config", "show", "--isolated"))


def kinds() -> str:
    from factcheck.rules import load

    rules = load().of("finding")
    return table(
        ["kind", "found when"], [[f"[{rule.id}](docs/findings/{rule.id}.md)", rule.get("summary")] for rule in rules]
    )


def kinds_here() -> str:
    from factcheck.rules import load

    rows = [[f"[{rule.id}]({rule.id}.md)", rule.get("severity"), rule.get("summary")] for rule in load().of("finding")]
    return table(["kind", "severity", "found when"], rows)


def formats() -> str:
    from factcheck.report import FORMAT_BY_SUFFIX, REPORTS

    suffixes = {name: [end for end, its in FORMAT_BY_SUFFIX.items() if its == name] for name in REPORTS}
    return table(
        ["--format", "--output"],
        [[f"`{name}`", " ".join(f"`{end}`" for end in ends)] for name, ends in suffixes.items()],
    )


def readers() -> str:
    from factcheck.sources import READERS

    return "Suffixes that are read: " + " ".join(f"`{suffix}`" for suffix in READERS) + "\n"


def rule_kinds() -> str:
    from factcheck.rulekinds import KINDS

    rows = []
    for name, fields in KINDS.items():
        keys = [f"**{key}**" if field.required else key for key, field in fields.items()]
        rows.append([f"`{name}`", ", ".join(keys)])
    return table(["kind", "keys (needed ones in bold)"], rows)


BLOCKS: dict[str, Callable[[], str]] = {
    "help": helptext,
    "check-help": check_help,
    "report": report,
    "configuration": configuration,
    "kinds": kinds,
    "kinds-here": kinds_here,
    "formats": formats,
    "readers": readers,
    "rule-kinds": rule_kinds,
}


def current(page: str) -> str:
    """``page`` with every generated block as it should read now."""
    return BLOCK.sub(lambda found: found[1] + BLOCKS[found[2]]() + found[4], page)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        new = current(page)
        if new != page:
            sys.stdout.write(f"{path.relative_to(ROOT)} is {'written' if '--write' in sys.argv else 'not current'}\n")
            if "--write" in sys.argv:
                path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
