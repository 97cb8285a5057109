"""Bytes to text: byte order mark, declared encoding, UTF-8, cp1252, a guess, cp1252 with replacements."""

import codecs

from factcheck.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# Western text in a one-byte encoding is nearly all ASCII; Cyrillic, Chinese or Japanese text is not.
_FOREIGN_SHARE = 0.2
_CONTROL_SHARE = 0.02
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text, newlines kept, and notes on anything but plain UTF-8.

    Raises ``SourceError`` for a binary file. Order of attempts: W3C's, with cp1252 before a guess
    because guessers take it for cp1250.
    """
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name)
    refuse_binary(data)
    for encoding in filter(None, (_known(declared), "utf-8")):
        try:
            return data.decode(encoding), () if encoding == "utf-8" else (f"decoded as {encoding}",)
        except UnicodeDecodeError:
            continue
    return _without_name(data)


def refuse_binary(data: bytes) -> None:
    """Raise ``SourceError`` where bytes are no text in any one-byte encoding."""
    if b"\0" in data:
        raise SourceError("it is a binary file (it has NUL bytes), not text; leave it out or convert it to text")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > 1 and controls > _CONTROL_SHARE * len(data):
        raise SourceError("it is a binary file (it has control characters), not text; leave it out or convert it")


def _marked(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    notes = [f"{name} byte order mark dropped"]
    if "\ufffd" in text:
        notes.append(f"decode-uncertain: not valid {name}; bad bytes replaced")
    if "\0" in text:
        raise SourceError("it is a binary file (it has NUL characters), not text; leave it out or convert it to text")
    return text, tuple(notes)


def _known(name: str | None) -> str | None:
    """Python's name of a declared encoding; ``None`` where there is none, or it would change no bytes into text."""
    try:
        found = codecs.lookup(name.strip()).name if name else None
    except (LookupError, ValueError):
        return None
    # The web reads these two labels as cp1252 (WHATWG Encoding Standard).
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _without_name(data: bytes) -> tuple[str, tuple[str, ...]]:
    foreign = sum(byte > 127 for byte in data)
    if foreign <= _FOREIGN_SHARE * len(data):
        try:
            return data.decode("cp1252"), ("decoded as cp1252",)
        except UnicodeDecodeError:
            pass
    guess = _guess(data)
    if guess is not None:
        return guess
    note = "decode-uncertain: no known encoding fits; read as cp1252 with replacements"
    return data.decode("cp1252", "replace"), (note,)


def _guess(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(data[:200_000]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding), (f"decode-uncertain: decoded as {best.encoding}, a guess",)
    except UnicodeDecodeError:
        return None
