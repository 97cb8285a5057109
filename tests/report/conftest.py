"""One set of reports that every format renders, and the browser that looks at the HTML page."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.model import Report
from tests.report.sample_reports import make_empty, make_hostile, make_sample

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--virtual-time-budget=4000",
)


@pytest.fixture
def sample() -> Report:
    return make_sample()


@pytest.fixture
def hostile() -> Report:
    return make_hostile()


@pytest.fixture
def empty() -> Report:
    return make_empty()


@pytest.fixture
def browse(tmp_path: Path) -> Callable[[str], tuple[str, str]]:
    """Loads a page in a headless browser: its document after the scripts ran, and what was said on the console."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here to load the page in")

    def load(html: str, fragment: str = "") -> tuple[str, str]:
        page = tmp_path / "page.html"
        page.write_text(html, encoding="utf-8")
        run = subprocess.run(
            [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", f"{page.as_uri()}{fragment}"],
            capture_output=True,
            timeout=60,
            check=True,
        )
        log = run.stderr.decode("utf-8", "replace")
        return run.stdout.decode(), "\n".join(line for line in log.splitlines() if "CONSOLE" in line)

    return load
