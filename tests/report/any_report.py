"""Any report at all, for properties that hold of each."""

from hypothesis import strategies as st

from factcheck.model import Decision, EventEntry, Finding, Member, NotCompared, Report, Skip, SourceEntry, Tool
from tests.report.sample_reports import NASTY

# Half of it text that does harm, in any place, beside any text at all.
TEXT = st.text(max_size=8) | st.sampled_from(sorted(NASTY.values()))
NUMBERS = st.decimals(allow_nan=True, allow_infinity=True).map(str) | st.dates().map(str)
MAYBE = st.none() | TEXT
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
COUNT = st.integers(0, 10**6)
FLAG = st.booleans()

KINDS = st.sampled_from(["quantity", "date", "quotation"]) | TEXT

MEMBERS = st.builds(
    Member,
    TEXT, TEXT, COUNT, COUNT, COUNT, COUNT, TEXT, KINDS, TEXT, TEXT, MAYBE | NUMBERS, MAYBE | NUMBERS, FLAG, FLAG, MAYBE, TEXTS,
    st.none() | st.tuples(TEXT, TEXT), MAYBE, MAYBE, MAYBE, TEXT, TEXT, MAYBE,
)  # fmt: skip
DECISIONS = st.builds(Decision, TEXT, TEXT, TEXT, TEXT, TEXT, MAYBE, TEXTS)
FINDINGS = st.builds(
    Finding,
    TEXT, TEXT, TEXT, MAYBE, MAYBE, TEXT, TEXT, TEXT, st.lists(MEMBERS, min_size=1, max_size=2).map(tuple), TEXT, TEXT,
    MAYBE, TEXT, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, COUNT, st.none() | DECISIONS, TEXTS, TEXTS,
)  # fmt: skip
SOURCES = st.builds(SourceEntry, TEXT, TEXT, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, TEXTS, MAYBE, MAYBE, MAYBE, COUNT, TEXTS)
RULES = st.dictionaries(TEXT, TEXT, max_size=2).map(lambda packs: tuple(sorted(packs.items())))
ANY_REPORT = st.builds(
    Report,
    st.builds(Tool, TEXT, TEXT, RULES, TEXT),
    st.lists(SOURCES, max_size=2).map(tuple),
    st.lists(FINDINGS, max_size=2).map(tuple),
    st.lists(st.builds(EventEntry, TEXT, TEXT, MAYBE, MAYBE), max_size=1).map(tuple),
    st.lists(st.builds(NotCompared, TEXT, COUNT, TEXT, TEXT, COUNT, COUNT, MAYBE), max_size=1).map(tuple),
    st.lists(st.builds(Skip, TEXT, TEXT, TEXT), max_size=1).map(tuple),
)
