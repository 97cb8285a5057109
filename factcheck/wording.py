"""Small text that several messages and files need: the nearest known word, a text as TOML, data as JSON."""

import difflib
import json
from collections.abc import Sequence
from typing import Any

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def closest(word: str, known: Sequence[str]) -> str:
    """How a message about an unknown ``word`` ends: the nearest known one, else all of them."""
    match = difflib.get_close_matches(word, known, n=1)
    return f'; did you mean "{match[0]}"?' if match else f"; known are {', '.join(known)}"


def toml_text(value: str) -> str:
    """``value`` as a basic TOML string on one line."""
    return '"' + "".join(_ESCAPES.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in value) + '"'


def json_text(value: Any, indent: int | None = None) -> str:
    """``value`` as JSON with sorted keys: letters as they are, what does not print as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=True)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
