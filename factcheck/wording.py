"""Small text that several messages and files need: the nearest known word, and a text as TOML."""

import difflib
from collections.abc import Sequence

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def closest(word: str, known: Sequence[str]) -> str:
    """How a message about an unknown ``word`` ends: the nearest known one, else all of them."""
    match = difflib.get_close_matches(word, known, n=1)
    return f'; did you mean "{match[0]}"?' if match else f"; known are {', '.join(known)}"


def toml_text(value: str) -> str:
    """``value`` as a basic TOML string on one line."""
    return '"' + "".join(_ESCAPES.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in value) + '"'
