"""JSON Schema (draft 2020-12) of ``factcheck.report/1``: what ``factcheck schema`` prints.

Further keys may appear in a later version; the ones here keep their names, types and meaning.
"""

from typing import Any

from factcheck.report.as_json import SCHEMA

Part = dict[str, Any]


def _text(about: str = "", **more: Any) -> Part:
    return {"type": "string", **({"description": about} if about else {}), **more}


def _maybe(about: str = "", **more: Any) -> Part:
    return {**_text(about, **more), "type": ["string", "null"]}


def _number(about: str, least: int = 0) -> Part:
    return {"type": "integer", "minimum": least, "description": about}


def _list(part: Part, about: str = "", **more: Any) -> Part:
    return {"type": "array", "items": part, **({"description": about} if about else {}), **more}


def _object(properties: dict[str, Part], about: str = "", *, optional: tuple[str, ...] = ()) -> Part:
    required = [name for name in properties if name not in optional]
    described = {"description": about} if about else {}
    return {"type": "object", **described, "properties": properties, "required": required}


def _or_null(part: Part) -> Part:
    return {**part, "type": ["object", "null"]}


_FLAG: Part = {"type": "boolean"}
_DAY = r"^\d{4}-\d\d-\d\d$"

_SOURCE = _object(
    {
        "id": _text("the name by which members refer to this source"),
        "path": _text("as given, relative where it was given so"),
        "sha256": _text("of the file's bytes", pattern="^[0-9a-f]{64}$"),
        "outlet": _maybe(),
        "published": _maybe("ISO day, from what the source or sources.toml says; never the file's time stamp"),
        "dated": _or_null(
            _object(
                {"from": _maybe(pattern=_DAY), "to": _maybe(pattern=_DAY), "by": _list(_text())},
                "the days in which it was written, both included, and the words that say so; null where not known",
            )
        ),
        "origin": _maybe("the independent reporter behind it; sources of one origin confirm nothing to each other"),
        "title": _maybe(),
        "url": _maybe(),
        "claims": _number("how many claims were read from it"),
        "notes": _list(_text(), "what reading it had to assume"),
    }
)

_MEMBER = _object(
    {
        "claim": _text("numbered in report order: c1, c2, …"),
        "source": _text("the id of a source"),
        "start": _number("first code point of the quote in the source's text as read, from 0"),
        "end": _number("code point after the quote"),
        "line": _number("of the quote's first character, from 1", 1),
        "column": _number("of the quote's first character, in code points from 1", 1),
        "quote": _text("the words themselves"),
        "kind": _text("quantity, date, quotation, statement or trait"),
        "measure": _text(),
        "subject": _text(),
        "low": _maybe("decimal, ISO prefix (2015, 2015-11, 2015-11-13) or clock time; null for an open side"),
        "high": _maybe("as low"),
        "low_open": {**_FLAG, "description": "low itself is excluded: more than"},
        "high_open": {**_FLAG, "description": "high itself is excluded: less than"},
        "unit": _maybe(),
        "modifiers": _list(_text(), "at least, about, …"),
        "as_of": _or_null(
            _object(
                {"from": _maybe(pattern=_DAY), "to": _maybe(pattern=_DAY)},
                "the days for which the claim speaks, both included; null where not known or open",
            )
        ),
        "attribution": _object(
            {
                "speaker": _maybe("who says it; null for the source's own words"),
                "cue": _maybe("the words that attribute it: said, according to"),
                "cites": _maybe("whom the speaker cites"),
            }
        ),
        "before": _text("the sentence before the quote"),
        "after": _text("the sentence after the quote"),
        "note": _maybe(),
    }
)

_DECISION = _or_null(
    _object(
        {
            "finding": _text("fingerprint"),
            "verb": _text("accept, range, unconfirmed, pending, ask, not-comparable or wrong-match"),
            "by": _text(),
            "on": _text(),
            "reason": _text(),
            "value": _maybe("what was accepted"),
            "words": _list(_text(), "the quoted words on which it was made"),
        },
        "what a named person ruled; null where nobody did",
    )
)

_FINDING = _object(
    {
        "id": _text("the first eight digits of the fingerprint"),
        "kind": _text("figure-conflict, agreement, …: one page of the documentation each"),
        "verdict": {"enum": ["agree", "bound-mismatch", "rounding", "update", "conflict"]},
        "relation": {"enum": ["equal", "within", "overlap", "disjoint", None], "description": "arithmetic only"},
        "explanation": _maybe("a hypothesis: update, retraction, rounding, copy, slip, swap, conversion, unexplained"),
        "status": {"enum": ["open", "decided", "baselined"], "description": "what a person said"},
        "severity": {"enum": ["error", "warning", "note"]},
        "confidence": {"enum": ["high", "medium", "low"]},
        "event": _maybe("the id of an event"),
        "measure": _text(),
        "subject": _text(),
        "unit": _maybe(),
        "low": _maybe("lowest stated value over all members"),
        "best": _maybe("only where one value is compatible with every live member"),
        "high": _maybe("highest stated value over all members"),
        "origins": _number("independent origins among the members"),
        "text": _text("the finding in one sentence"),
        "members": _list(_MEMBER, "the cited claims, the primary one first", minItems=1),
        "fingerprint": _text("what the finding is, without positions: stable while the words stay"),
        "decision": _DECISION,
        "why": _list(_text(), "the steps that explain prints"),
        "rules": _list(_text(), "the rules that took part"),
    }
)

_EVENT = _object({"id": _text(), "label": _text(), "place": _maybe(), "date": _maybe()})

_NOT_COMPARED = _object(
    {
        "source": _text("the id of a source"),
        "line": _number("from 1"),
        "quote": _text(),
        "reason": _text("why nothing was put beside it"),
        "start": _number("first code point of the quote, from 0"),
        "end": _number("code point after the quote"),
        "other": _maybe("the figure from which it was kept apart, as source:line"),
        "why": _maybe("the score of the two and the score asked, where the score kept them apart"),
    }
)

REPORT_SCHEMA: Part = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "factcheck report",
    **_object(
        {
            "schema": {"const": SCHEMA},
            "tool": _object(
                {
                    "version": _text(),
                    "model": _text("the pipeline that read the sentences"),
                    "rules": {"type": "object", "additionalProperties": _text(), "description": "pack to version"},
                    "policy": _text("the table that gave the severities"),
                }
            ),
            "sources": _list(_SOURCE),
            "findings": _list(_FINDING),
            "events": _list(_EVENT),
            "not_compared": _list(_NOT_COMPARED),
            "skipped": _list(_object({"path": _text(), "stage": _text(), "reason": _text()})),
        }
    ),
}
