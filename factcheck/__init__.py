"""Finds where written sources disagree: ``check`` compares them, ``extract`` lists the claims of one."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError, OutputError, RulesError, SourceError, UsageError
from factcheck.model import Claim, Decision, Finding, Report, Source

__version__ = "0.1.0"

# Loading a subpackage binds its name here. Loaded first, it leaves the name to the function below for good.
importlib.import_module("factcheck.extract")

__all__ = [
    "Claim",
    "Decision",
    "FactcheckError",
    "Finding",
    "OutputError",
    "Report",
    "RulesError",
    "Source",
    "SourceError",
    "UsageError",
    "__version__",
    "check",
    "extract",
]


def check(paths: str | Path | Sequence[str | Path], **options: Any) -> Report:
    """What the sources under ``paths`` (files, folders, globs) agree and disagree on.

    ``options`` are the keys of the configuration, with ``_`` for ``-``: ``policy``, ``rules``, ``model``,
    ``jobs``, ``cache``, ``decisions``, ``baseline``, …; no configuration file is read. Raises ``FactcheckError``.
    """
    from factcheck import config, pipeline

    many = [paths] if isinstance(paths, str | Path) else list(paths)
    return pipeline.check([str(path) for path in many], config.from_options(options))


def extract(source: str | Path, **options: Any) -> list[Claim]:
    """The claims of one source: a ``Path``, or a ``str`` that names a file or else is the text itself.

    Offsets are code points into the text. ``options`` as for ``check``. Raises ``FactcheckError``.
    """
    from factcheck import config, pipeline

    return pipeline.extract_one(source, config.from_options(options))
