"""One clean-up for everything printed: source text, paths and names come from strangers."""

import re

# C0 except tab and newline, DEL, C1, and lone surrogates (which no encoder takes).
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Marks that reorder what a reader sees: a line can be made to read other than it is.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile(r"\s+")


# What GitHub's runner reads as a command when it stands in a log: "::" first on a line, "##[" anywhere.
_COMMAND = re.compile(r"^(?=[ \t]*+::)|(?<=##)(?=\[)", re.MULTILINE)


def clean(text: str) -> str:
    r"""``text`` without anything that steers a terminal, reorders a line or gives a build log an order.

    Line ends become ``\n``; other control characters become U+FFFD; bidirectional controls are spelt
    out (``<U+202E>``); a zero-width space breaks a log command. Everything else is as it was.
    """
    return _COMMAND.sub("\u200b", harmless(text))


def harmless(text: str) -> str:
    """As ``clean``, but for text that the caller escapes for a log itself."""
    text = _CONTROL.sub("\ufffd", _BREAK.sub("\n", text))
    return _BIDI.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def one_line(text: str) -> str:
    """``text`` cleaned and on one line: a run of blanks or line ends becomes one space."""
    return _BLANK.sub(" ", clean(text)).strip()


def spaced(text: str) -> str:
    """As ``one_line``, but a blank at either end stays one blank: for parts of a sentence that are put together again."""
    return _BLANK.sub(" ", clean(text))


def file_name(path: str) -> str:
    """A path cleaned for reading: a line end or tab in it shows as U+FFFD, blanks stay."""
    return re.sub(r"[\t\n]", "\ufffd", clean(path))


def shorten(text: str, length: int) -> str:
    """The first ``length`` code points of ``text`` at most, ending in ``…`` at a word where it was cut."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    word = head.rsplit(" ", 1)[0]
    return (word if len(word) > length // 2 else head).rstrip() + "…"
