"""Reports made by hand: ``make_sample`` holds every shape that a report can have; ``make_hostile`` the worst that text can be."""

from factcheck.model import (
    Decision,
    EventEntry,
    Finding,
    Member,
    NotCompared,
    Report,
    Skip,
    SourceEntry,
    Tool,
)

TOOL = Tool(version="0.1.0", model="en", rules=(("casualties", "1"), ("units", "2")), policy="newsroom")

# Each would do harm in some format if it were passed on as it is.
NASTY = {
    "command": "a\n::error::x.txt",
    "older": "##[error]x",
    "markup": "[/nope]",
    "clear": "\x1b[2J",
    "link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "c1": "\x9b31m",
    "bidi": "\u202e031",
    "formula": "=cmd|'/C calc'!A1",
    "pipe": "| pipe |",
    "script": "<script>alert(1)</script>",
    "address": "javascript:alert(1)",
    "ping": "@team #12",
    "ticks": "`` ` ``",
    "nul": "\0",
    "placeholder": "{0} ]](1) %0A",
    "surrogate": "\udc9b",
}


def member(claim: str, source: str, line: int, column: int, quote: str, **more: object) -> Member:
    """A member whose offsets follow from its line and column, as if lines had 200 characters."""
    start = (line - 1) * 200 + column - 1
    return Member(claim, source, start, start + len(quote), line, column, quote, **more)  # type: ignore[arg-type]


def toll() -> Finding:
    members = (
        member(
            "c1", "001", 5, 121, "killed 129 people", measure="killed", subject="people", low="129", high="129",
            unit="person", as_of=("2015-11-19", "2015-11-22"),
            before="The shootings ", after=" and hurt many more.",
        ),
        member(
            "c2", "000", 35, 118, "claimed at least 130 lives", measure="killed", subject="people", low="130",
            unit="person", modifiers=("at least",), as_of=("2015-11-23", "2015-11-24"), speaker="Anne Dubois",
            cue="said", cites="the prosecutor's office", before="The attacks ", after=", Anne Dubois said.",
        ),
    )  # fmt: skip
    return Finding(
        "b7e14c02", "figure-update", "update", "disjoint", "update", "warning", "high",
        "129 is below at least 130; the later source is higher", members, "b7e14c02" + "0" * 24, event="e1",
        measure="killed", subject="people", unit="person", low="129", high=None, origins=2,
        why=("place    same     both say Paris", "time     close    weeks meet"), rules=("measure.killed",),
    )  # fmt: skip


def wounded() -> Finding:
    members = (
        member(
            "c3", "001", 5, 146, "injured more than 350", measure="injured", subject="people", low="350", low_open=True
        ),
        member(
            "c4",
            "000",
            35,
            151,
            "more than 300 were hurt",
            measure="injured",
            subject="people",
            low="300",
            low_open=True,
        ),
        member("c5", "002", 2, 1, "about 340 wounded", measure="injured", low="340", high="340", modifiers=("about",)),
    )
    return Finding(
        "0f3a9d11", "bound-mismatch", "bound-mismatch", "within", "unexplained", "note", "medium",
        "More than 350 and more than 300 are compatible; the bounds differ", members, "0f3a9d11" + "1" * 24,
        event="e1", measure="injured", subject="people", best="340", origins=2,
    )  # fmt: skip


def altered() -> Finding:
    members = (
        member(
            "c6", "001", 9, 3, "We will not leave one street dark", kind="quotation", speaker="Karim Osei", cue="told"
        ),
        member("c7", "002", 7, 40, "We will never leave one street dark", kind="quotation", speaker="Karim Osei"),
    )
    return Finding(
        "77aa01be", "quote-altered", "conflict", None, "unexplained", "error", "medium",
        "Two wordings of one quotation: not / never", members, "77aa01be" + "2" * 24,
    )  # fmt: skip


def settled() -> tuple[Finding, Finding]:
    ruling = Decision("5d" * 4, "accept", "A. Desk", "2015-12-01", "the prosecutor's count", "89", ("89 of them",))
    hall = (
        member("c8", "001", 11, 5, "89 of them", measure="killed", low="89", high="89"),
        member("c9", "002", 3, 12, "at least 90", measure="killed", low="90", note="superseded"),
    )
    price = (
        member("c10", "001", 14, 5, "$334 million", measure="price", low="334000000", high="334000000", unit="USD"),
        member("c11", "002", 4, 1, "$300 million to $320 million", low="300000000", high="320000000", unit="USD"),
    )
    return (
        Finding(
            "5d5d5d5d", "figure-conflict", "conflict", "disjoint", "unexplained", "error", "low",
            "89 is below at least 90", hall, "5d" * 16, status="decided", event="e1", measure="killed",
            decision=ruling,
        ),
        Finding(
            "6e6e6e6e", "figure-conflict", "conflict", "disjoint", "unexplained", "warning", "high",
            "334,000,000 is above 300,000,000–320,000,000", price, "6e" * 16, status="baselined", measure="price",
        ),
    )  # fmt: skip


def agreed() -> Finding:
    members = (
        member("c12", "001", 5, 30, "on Nov. 24", kind="date", low="2015-11-24", high="2015-11-24"),
        member("c13", "000", 20, 60, "Tuesday", kind="date", low="2015-11-24", high="2015-11-24"),
    )
    return Finding(
        "c0ffee00", "agreement", "agree", "equal", None, "note", "high", "Both say 2015-11-24", members,
        "c0ffee00" + "3" * 24, event="e2", measure="date", subject="meeting",
    )  # fmt: skip


def make_sample() -> Report:
    return Report(
        tool=TOOL,
        sources=(
            SourceEntry("000", "desk/000.txt", "a" * 64, dated_from="2015-11-23", dated_to="2015-11-24",
                        dated_by=("caption, line 32",), origin="O1", claims=14, outlet="City Wire"),
            SourceEntry("001", "desk/001.txt", "b" * 64, dated_from="2015-11-19", dated_to="2015-11-22",
                        origin="O2", claims=19, published="2015-11-20", title="After the attacks"),
            SourceEntry("002", "desk/late notes.md", "c" * 64, claims=6, notes=("decoded as cp1252",),
                        url="https://news.example/late"),
        ),
        findings=(toll(), wounded(), altered(), *settled(), agreed()),
        events=(EventEntry("e1", "Paris attacks", "Paris", "2015-11-13"), EventEntry("e2", "meeting")),
        not_compared=(NotCompared("001", 23, "30,000 fighters", "no other source counts this", 4404, 4419),),
        skipped=(Skip("desk/scan.bin", "read", "not a text: 41% of its bytes are no characters"),),
    )  # fmt: skip


def make_hostile() -> Report:
    """The same report with every nasty text in every free field."""
    nasty = " ".join(NASTY.values())
    sources = tuple(
        SourceEntry(
            f"s{number}",
            text,
            "d" * 64,
            outlet=text,
            title=text,
            url=text,
            origin=text,
            notes=(text,),
            dated_by=(text,),
        )
        for number, text in enumerate(NASTY.values())
    )
    members = tuple(
        member(
            f"c{number}", f"s{number}", 1, 1, text, kind="statement", measure=text, subject=text, unit=text, speaker=text,
            cue=text, cites=text, before=text, after=text, note=text, modifiers=(text,), low=text, high=text,
            as_of=(text, text),
        )
        for number, text in enumerate(NASTY.values())
    )  # fmt: skip
    ruling = Decision("ff" * 16, nasty, nasty, nasty, nasty, nasty, (nasty,))
    findings = tuple(
        Finding(
            f"{number:08x}", kind, "conflict", "disjoint", "unexplained", severity, "low", nasty, members,
            f"{number:032x}", status=status, event=event, measure=nasty, subject=nasty, unit=nasty, low=nasty,
            best=nasty, high=nasty, decision=ruling, why=(nasty,), rules=(nasty,),
        )
        for number, (kind, severity, status, event) in enumerate((
            ("figure-conflict", "error", "open", "e1"),
            (nasty, nasty, "decided", nasty),
            ("agreement", "note", "open", "e1"),
        ))
    )  # fmt: skip
    return Report(
        tool=Tool(nasty, nasty, ((nasty, nasty),), nasty),
        sources=sources,
        findings=findings,
        events=(EventEntry("e1", nasty, nasty, nasty),),
        not_compared=(NotCompared("s0", 1, nasty, nasty), NotCompared(nasty, 1, nasty, nasty)),
        skipped=tuple(Skip(text, text, text) for text in NASTY.values()),
    )


def make_empty() -> Report:
    return Report(tool=TOOL, sources=(), findings=())
