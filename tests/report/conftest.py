"""The browser that looks at the HTML page, started once."""

from collections.abc import Iterator

import pytest

from tests.report.browser import CHROMIUM, Browser


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here to load the page in")
    with Browser(tmp_path_factory.mktemp("browser")) as started:
        yield started
