"""Claims as lines: JSON for programs, a short table for people."""

from typing import Any

from factcheck.model import Claim, Measurement, Member, Moment, Source, Span, Statement, Trait
from factcheck.report.as_json import plain_member
from factcheck.report.clean import one_line, shorten
from factcheck.report.table import value_text
from factcheck.wording import json_text

Entry = dict[str, Any]


def member(claim: Claim, source: Source, number: int) -> Member:
    """``claim`` as reports show it. Lines and columns count from 1, columns in code points."""
    line, column = line_and_column(source.text, claim.span.start)
    attribution = claim.attribution
    speaker = _cut(source, attribution.speaker) if attribution else None
    return Member(
        f"c{number}", claim.source, claim.span.start, claim.span.end, line, column,
        quote=source.text[claim.span.start : claim.span.end],
        kind=claim.kind,
        as_of=_days(claim),
        speaker=(attribution.name or speaker) if attribution else None,
        cue=_cut(source, attribution.cue) if attribution else None,
        cites=", ".join(attribution.cites) or None if attribution else None,
        before=source.text[claim.sentence.start : claim.span.start],
        after=source.text[claim.span.end : claim.sentence.end],
        **_value(claim),
    )  # fmt: skip


def entry(claim: Claim, source: Source, number: int) -> Entry:
    """``claim`` as a line of ``extract --format jsonl``; spans are ``[start, end]`` into the source's text."""
    content, attribution = claim.content, claim.attribution
    plain = plain_member(member(claim, source, number))
    parts = content.parts if isinstance(content, Statement) else ()
    said = plain["attribution"]
    return {
        **plain,
        "path": source.path,
        "event": claim.event,
        "sentence": _pair(claim.sentence),
        "context": {name: getattr(claim.context, name) for name in ("negated", "hedged", "hypothetical", "recalled")},
        "change": content.quantity.change if isinstance(content, Measurement) else None,
        "concept": list(content.concept) if not isinstance(content, Trait) else [content.person, content.value],
        "attribution": None
        if attribution is None
        else {
            "speaker": said["speaker"],
            "cites": said["cites"],
            "source": _pair(attribution.speaker),
            "cue": _pair(attribution.cue),
            "content": [_pair(part) for part in parts],
            "lemma": attribution.lemma,
            "stance": attribution.stance,
        },
        "rules": list(claim.rules),
    }


def lines(entries: list[Entry]) -> str:
    """JSONL: an entry a line, keys sorted."""
    return "".join(json_text(one) + "\n" for one in entries)


def table(members: list[Member], width: int) -> str:
    """A claim a line: source, line and column, kind, value, what, who, and its words, cut at ``width`` columns."""
    out = []
    for one in members:
        place = f"{one.source}:{one.line}:{one.column}"
        what = in_words(one)
        who = f"{one.speaker}: " if one.speaker else ""
        out.append(shorten(one_line(f"{place}  {one.kind}  {what}  {who}“{one.quote}”"), width))
    return "".join(f"{line}\n" for line in out)


def in_words(member: Member) -> str:
    """Value, measure and subject, each word once: a measure that no rule names is left out."""
    parts = [value_text(member), "" if member.measure == "open" else member.measure, member.subject]
    return " ".join(dict.fromkeys(part for part in parts if part))


def in_sentence(member: Member) -> str:
    """The member's sentence on one line, what is quoted in square brackets."""
    return one_line(f"{member.before}[{member.quote}]{member.after}")


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Both from 1; the column in code points."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _value(claim: Claim) -> Entry:
    match claim.content:
        case Measurement(quantity=quantity, measure=measure, subject=subject):
            interval = quantity.interval
            return {
                "measure": measure,
                "subject": subject,
                "low": None if interval.low is None else format(interval.low, "f"),
                "high": None if interval.high is None else format(interval.high, "f"),
                "low_open": interval.low_open,
                "high_open": interval.high_open,
                "unit": quantity.unit,
                "modifiers": quantity.modifiers,
            }
        case Moment(time=time, predicate=predicate):
            window = time.window
            return {
                "measure": predicate,
                "low": window.low() if window else None,
                "high": window.high() if window else None,
            }
        case Statement():
            return {}
        case Trait(person=person, attribute=attribute):
            return {"measure": attribute, "subject": person}


def _days(claim: Claim) -> tuple[str, str] | None:
    if claim.as_of is None:
        return None
    start, end = claim.as_of.start, claim.as_of.end
    return (start.isoformat() if start else "", end.isoformat() if end else "")


def _cut(source: Source, span: Span | None) -> str | None:
    return source.text[span.start : span.end] if span else None


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
