"""Who says what: speaker, cue, content, stance and chains, on invented sentences."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract import nlp
from factcheck.extract.attribution import attribution_of, read_statements
from factcheck.extract.people import read_names
from factcheck.model import Block, Claim, Source, Span, Statement
from factcheck.rules import load

RULES = load()


def read(text: str) -> list[Claim]:
    """The statements of a text; a paragraph a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line))))
        at += len(line) + 1
    source = Source("a", "a.txt", text, "", tuple(blocks))
    paragraphs = next(nlp.parse([source]))
    return read_statements(source, paragraphs, read_names(source, paragraphs, RULES), RULES)


def statement(claim: Claim) -> Statement:
    assert isinstance(claim.content, Statement)
    return claim.content


def flat(text: str) -> list[tuple[str | None, str | None, str]]:
    """(speaker, cue, content) of each statement, as printed."""
    found = []
    for claim in read(text):
        said = claim.attribution
        speaker = said.speaker if said else None
        cue = said.cue if said else None
        found.append(
            (
                text[speaker.start : speaker.end] if speaker else None,
                text[cue.start : cue.end] if cue else None,
                statement(claim).text,
            )
        )
    return found


SIDES = [
    pytest.param(
        "The institute on Tuesday denied having given a toll of 140 for the fever.",
        ("The institute", "denied", "having given a toll of 140 for the fever"),
        id="what somebody denies having done",
    ),
    pytest.param(
        "Ann Holm, mayor of Ravna, said the driver had been drinking.",
        ("Ann Holm, mayor of Ravna", "said", "the driver had been drinking"),
        id="a post beside the name is not the speaker",
    ),
    pytest.param(
        "Dr. K.L. Holm, coroner of Ravna County, said the owner of the boat, Nils Must, had debts at the bank.",
        (
            "Dr. K.L. Holm, coroner of Ravna County",
            "said",
            "the owner of the boat, Nils Must, had debts at the bank",
        ),
        id="a comma ends no sentence, whatever the parse",
    ),
    pytest.param(
        "In total, the mill sold 12 boats in May, compared to 16 boats in June, the report claims.",
        ("report", "claims", "In total, the mill sold 12 boats in May, compared to 16 boats in June"),
        id="a verb that looks like a plural",
    ),
    pytest.param(
        "The Post's report did not give the toll, but did say that the wall had given way.",
        ("The Post's report", "say", "that the wall had given way"),
        id="a second verb has the first one's subject",
    ),
    pytest.param(
        '"We lost the north wall," Ann Berg said.', ("Ann Berg", "said", "We lost the north wall,"), id="tag behind"
    ),
    pytest.param(
        '"We lost the north wall," said Ann Berg.', ("Ann Berg", "said", "We lost the north wall,"), id="inverted"
    ),
    pytest.param(
        '"We lost the north wall," said Ann Berg, a harbour pilot.',
        ("Ann Berg, a harbour pilot", "said", "We lost the north wall,"),
        id="inverted, with an aside",
    ),
    pytest.param(
        'Ann Berg, a harbour pilot, said: "We lost the north wall."',
        ("Ann Berg, a harbour pilot", "said", "We lost the north wall."),
        id="colon, subject with an aside",
    ),
    pytest.param(
        '"We lost the wall," Ann Berg said. "The rest will hold."',
        ("Ann Berg", "said", "We lost the wall, The rest will hold."),
        id="split around a tag",
    ),
    pytest.param(
        '"We lost the wall," Ann Berg said, "but the rest will hold."',
        ("Ann Berg", "said", "We lost the wall, but the rest will hold."),
        id="split within a sentence",
    ),
    pytest.param(
        '"Who paid for the wall?" Ann Berg asked.', ("Ann Berg", "asked", "Who paid for the wall?"), id="question mark"
    ),
    pytest.param(
        "‘We lost the north wall,’ Ann Berg said.", ("Ann Berg", "said", "We lost the north wall,"), id="single marks"
    ),
    pytest.param(
        "Ann Berg said the north wall had fallen into the harbour.",
        ("Ann Berg", "said", "the north wall had fallen into the harbour"),
        id="bare clause",
    ),
    pytest.param(
        "Ann Berg said on Tuesday that the north wall had fallen.",
        ("Ann Berg", "said", "that the north wall had fallen"),
        id="the day belongs to the cue",
    ),
    pytest.param(
        "The north wall had fallen by noon, Ann Berg said.",
        ("Ann Berg", "said", "The north wall had fallen by noon"),
        id="trailing tag",
    ),
    pytest.param(
        "The wall fell at noon, according to the harbour police.",
        ("the harbour police", "according to", "The wall fell at noon"),
        id="according to, behind",
    ),
    pytest.param(
        "According to Ann Berg, the wall fell at noon.",
        ("Ann Berg", "According to", "the wall fell at noon"),
        id="according to, before",
    ),
    pytest.param(
        'Ann Berg said the wall was "a danger to every ship" in the harbour.',
        ("Ann Berg", "said", 'the wall was "a danger to every ship" in the harbour'),
        id="quoted words in a clause",
    ),
    pytest.param(
        "BERG: We were told nothing about the wall.",
        ("BERG", ":", "We were told nothing about the wall"),
        id="transcript",
    ),
    pytest.param(
        "The council ordered the firm to rebuild the wall.",
        ("The council", "ordered", "the firm to rebuild the wall"),
        id="directive",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_speaker_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert flat(text) == [expected]


def test_a_participle_inherits_the_subject() -> None:
    text = "The mayor closed the bridge on Friday, saying that it was no longer safe."
    assert ("The mayor", "saying", "that it was no longer safe") in flat(text)


def test_a_quotation_on_its_own_goes_on_with_the_speaker_before() -> None:
    text = '"We lost the north wall," Ann Berg said.\n"Nobody had warned us of the storm."'
    (claim,) = read(text)
    assert len(statement(claim).parts) == 2
    assert claim.attribution is not None
    assert claim.attribution.name == "Ann Berg"


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next() -> None:
    text = 'Ann Berg said:\n"Nobody had warned us of the storm."'
    assert flat(text) == [("Ann Berg", "said", "Nobody had warned us of the storm.")]


def test_a_new_tag_ends_the_speech_before() -> None:
    text = '"We lost the wall," Ann Berg said.\n"That is not true," said Peter Lund.'
    assert [row[0] for row in flat(text)] == ["Ann Berg", "Peter Lund"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The drivers went on strike for more pay.", id="strike"),
        pytest.param("The phone goes on sale on 3 May.", id="sale"),
    ],
)
def test_what_goes_on_something_says_nothing(text: str) -> None:
    assert read(text) == []


def test_a_quotation_without_a_speaker_is_still_a_claim() -> None:
    (claim,) = read('The banner above the gate was red. "No ships shall pass this gate."')
    assert claim.attribution is None
    assert claim.kind == "quotation"


def test_terms_in_marks_are_no_quotations() -> None:
    assert read('The ship was a "flat top" of the old kind.') == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("The mayor said that the bridge was safe.", "asserts", id="say"),
        pytest.param("The mayor denied that the bridge was unsafe.", "denies", id="deny"),
        pytest.param(
            'The mayor denied it: "We paid nobody for the bridge."', "asserts", id="a denial in his own words"
        ),
        pytest.param('The mayor denied that "the bridge was unsafe".', "denies", id="quoted words that he denies"),
        pytest.param("The mayor would not say when the bridge would open.", "withholds", id="a cue denied"),
        pytest.param("The mayor declined to comment on the bridge.", "withholds", id="decline"),
        pytest.param("The mayor asked whether the bridge was safe.", "asks", id="ask"),
        pytest.param("The mayor urged drivers to avoid the bridge.", "directs", id="urge"),
        pytest.param("The mayor promised to rebuild the bridge.", "commits", id="promise"),
        pytest.param("The mayor criticized the builders of the bridge.", "evaluates", id="criticize"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert [claim.attribution.stance for claim in read(text) if claim.attribution] == [stance]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("The mayor said that he did not take the money.", True, id="main clause denied"),
        pytest.param("The mayor said that he took the money.", False, id="main clause affirmed"),
        pytest.param("The mayor said that he knew people who did not pay.", False, id="only a relative clause denied"),
    ],
)
def test_negation_within_the_content(text: str, negated: bool) -> None:
    assert [statement(claim).negated for claim in read(text)] == [negated]


def names(text: str) -> list[str | None]:
    return [claim.attribution.name for claim in read(text) if claim.attribution]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Harbour Minister Ann Berg arrived late. Berg said the wall was gone.", ["Ann Berg"], id="surname to full"
        ),
        pytest.param(
            "Spokesman Peter Lund welcomed the plan. He said the wall would be rebuilt.",
            ["Peter Lund", "Peter Lund"],
            id="he: the subject before",
        ),
        pytest.param(
            "Peter Lund met Mary Holm. She said the wall would be rebuilt.", ["Mary Holm"], id="she: gender decides"
        ),
        pytest.param("He said the wall would be rebuilt.", [None], id="nobody before: open"),
        pytest.param(
            'A Danish diplomat told reporters that the talks had failed. "It is over for now," the diplomat said.',
            ["Danish diplomat", "Danish diplomat"],
            id="the noun used before",
        ),
        pytest.param(
            "Ann Berg, who lives near the wall, said it was gone.", ["Ann Berg"], id="relative clause in the subject"
        ),
        pytest.param(
            "Some 2,400 dock workers said the wall was gone.", ["2,400 dock workers"], id="a comma within a number"
        ),
        pytest.param(
            "The letter came from Peter Lund, who said the wall was gone.", ["Peter Lund"], id="who: the noun before it"
        ),
    ],
)
def test_whom_a_speaker_names(text: str, expected: list[str | None]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        pytest.param(
            "The mayor told the Evening Courier that the wall was gone.", ("the Evening Courier",), id="hearer"
        ),
        pytest.param('"It is gone," the mayor said in an interview with Reuters.', ("Reuters",), id="venue"),
        pytest.param("The mayor told the builders that the wall was gone.", (), id="a hearer who prints nothing"),
    ],
)
def test_where_it_was_said(text: str, cites: tuple[str, ...]) -> None:
    assert [claim.attribution.cites for claim in read(text) if claim.attribution] == [cites]


def test_a_speaker_within_a_report_is_cited_and_speaks() -> None:
    text = "Reuters reported that the coroner said nine men had drowned."
    outer, inner = sorted(read(text), key=lambda claim: claim.span.start)
    assert outer.attribution is not None
    assert inner.attribution is not None
    assert (outer.attribution.name, outer.attribution.cites) == ("Reuters", ("the coroner",))
    figure = Span(text.index("nine"), text.index("nine") + 4)
    assert attribution_of(figure, [outer, inner]) == inner.attribution


def test_citing_names_whom_an_agency_cites() -> None:
    claims = read("Nine men had drowned, Reuters reported, citing the coroner.")
    (report,) = [claim for claim in claims if claim.attribution and claim.attribution.lemma == "report"]
    assert report.attribution is not None
    assert report.attribution.cites == ("the coroner",)


def test_nobody_is_credited_with_what_nobody_says() -> None:
    text = "Nine men drowned. The mayor said the wall was gone."
    assert attribution_of(Span(0, 4), read(text)) is None


WORDS = ["said", "Berg", "Ann", "he", "the mayor", "wall", "fell", "denied", "that", "citing", "told", "according to", ",", ".",
         ":", '"', "“", "”", "‘", "’", "—", "(", ")", "\u00a0", "\n", "Monday", "9", "not", "and", "who", "saying"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_text_is_read_and_its_parts_are_in_order(words: list[str]) -> None:
    text = " ".join(words)
    for claim in read(text):
        parts = statement(claim).parts
        assert all(left.end <= right.start for left, right in pairwise(parts))
        assert all(text[part.start : part.end].strip() for part in parts)


def test_offsets_index_the_untouched_text() -> None:
    text = "  “We lost\u00a0the wall — all of it,” Ann Berg said.\n\nBerg said 🚢 the ship was gone too."
    for claim in read(text):
        content = statement(claim)
        assert content.text == " ".join(text[part.start : part.end] for part in content.parts)
        assert claim.span == Span(content.parts[0].start, content.parts[-1].end)


def test_a_tag_right_behind_a_quotation_wins_over_a_verb_far_before_it() -> None:
    said = flat('The plan echoes the fear that a wall is "a waste of every penny," Ann Berg said.')
    assert ("Ann Berg", "said", 'The plan echoes the fear that a wall is "a waste of every penny,') in said


def test_the_tag_of_another_ends_what_is_reported() -> None:
    said = flat("Berg said the mill had debts, the Post reported, but Holm said it had none.")
    assert ("Berg", "said", "the mill had debts") in said
    assert ("Holm", "said", "it had none") in said
