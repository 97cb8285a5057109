"""Mistakes in rule files are named all together; every rule's examples do what they say."""

from collections import defaultdict
from pathlib import Path

import pytest

from factcheck import rules as packs
from factcheck import ruletest
from factcheck.errors import RulesError
from factcheck.rulekinds import KINDS

SHIPPED = packs.load()
HEAD = 'pack = "desk"\nversion = "1"\n'


def pack(folder: Path, text: str, name: str = "desk.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[[measure]]\nid = 'x'\n", 'the keys "pack" and "version"', id="no name of the pack"),
        pytest.param(
            HEAD + "[[measur]]\nid = 'x'\n", 'unknown kind of rule "measur"; did you mean "measure"', id="kind"
        ),
        pytest.param(HEAD + "[measure]\nid = 'x'\n", "must be an array of tables", id="a table for an array"),
        pytest.param(HEAD + "[[measure]]\nlabel = 'x'\n", 'needs an "id"', id="no id"),
        pytest.param(HEAD + "[[measure]]\nid = 'x'\n", 'the key "label" is missing', id="a needed key is missing"),
        pytest.param(
            HEAD + "[[measure]]\nid = 'x'\nlabel = 'y'\nverb = ['z']\n",
            'unknown key "verb"; did you mean "verbs"',
            id="a misspelt key",
        ),
        pytest.param(
            HEAD + "[[measure]]\nid = 'x'\nlabel = 'y'\nverbs = 'z'\n",
            "verbs must be a list of texts",
            id="a text for a list",
        ),
        pytest.param(
            HEAD + 2 * "[[measure]]\nid = 'x'\nlabel = 'y'\n",
            'measure "x" stands twice',
            id="the same id twice in a file",
        ),
        pytest.param(HEAD + "[[measure]\n", "not valid TOML", id="broken TOML"),
        pytest.param(HEAD + "[[measure]]\nid = 3\nlabel = 'y'\n", 'needs an "id"', id="an id that is no text"),
        pytest.param(HEAD + "measure = [1]\n", 'needs an "id"', id="an array of no tables"),
        pytest.param(
            HEAD + "[[measure]]\nid = 'x'\nlabel = 'y'\nby_kind = 1\n",
            "by_kind must be yes or no",
            id="a number for a yes or no",
        ),
        pytest.param(
            HEAD + "[[measure]]\nid = 'x'\nlabel = 'y'\nverbs = ['z', 1]\n",
            "verbs must be a list of texts",
            id="a number among texts",
        ),
        pytest.param("pack = 1\nversion = '1'\n", 'the keys "pack" and "version"', id="a pack that is no text"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    path = pack(tmp_path, text)
    with pytest.raises(RulesError) as caught:
        packs.load([path])
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_all_mistakes_of_all_files_come_together(tmp_path: Path) -> None:
    pack(tmp_path, HEAD + "[[measure]]\nid = 'x'\n[[nothing]]\nid = 'y'\n", "one.toml")
    pack(tmp_path, "[[measure]]\n", "two.toml")
    with pytest.raises(RulesError) as caught:
        packs.load([tmp_path])
    assert len(caught.value.mistakes) == 3


def test_a_missing_pack_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no such rule file or folder"):
        packs.load([tmp_path / "none"])


def test_a_pack_adds_rules_and_replaces_those_of_the_same_name(tmp_path: Path) -> None:
    path = pack(
        tmp_path, HEAD + "[[measure]]\nid = 'killed'\nlabel = 'ours'\n[[measure]]\nid = 'ours'\nlabel = 'new'\n"
    )
    loaded = packs.load([path])
    assert loaded.find("measure.killed").get("label") == "ours"
    assert loaded.find("measure.ours") is not None
    assert loaded.digest != SHIPPED.digest
    assert ("desk", "1") in loaded.packs


def test_a_replaced_rule_keeps_its_place(tmp_path: Path) -> None:
    path = pack(tmp_path, HEAD + "[[measure]]\nid = 'killed'\nlabel = 'ours'\n")
    names = [rule.name for rule in packs.load([path]).rules]
    assert names == [rule.name for rule in SHIPPED.rules]


def test_a_later_pack_wins(tmp_path: Path) -> None:
    made = [
        pack(tmp_path, HEAD + f"[[measure]]\nid = 'killed'\nlabel = '{label}'\n", f"{label}.toml") for label in "ab"
    ]
    assert packs.load(made).find("measure.killed").get("label") == "b"
    assert packs.load(made[::-1]).find("measure.killed").get("label") == "a"


def test_a_rule_is_found_by_its_name_or_its_id() -> None:
    rule = SHIPPED.find("measure.killed")
    assert rule is SHIPPED.find("killed")
    assert rule in SHIPPED.of("measure")
    assert SHIPPED.find("measure.zork") is None
    assert SHIPPED.of("zork") == ()


def test_a_key_that_a_rule_lacks_is_empty() -> None:
    rule = SHIPPED.find("measure.killed")
    assert rule.words("zorks") == ()
    assert rule.get("zork") is None
    assert rule.get("zork", "none") == "none"


def test_words_are_listed_by_the_name_of_their_rule() -> None:
    assert SHIPPED.listed("scope.partitive") == SHIPPED.find("scope.partitive").words("words") != ()
    assert SHIPPED.listed("scope.zork") == ()


def test_rules_are_found_by_a_word_in_any_of_their_lists(tmp_path: Path) -> None:
    text = HEAD + "[[cue]]\nid = '{}'\nstance = 'asserts'\ntakes = ['quote']\nwords = ['zork']\nnouns = {}\n"
    pack(tmp_path, text.format("one", "['zork', 'frob']"), "one.toml")
    pack(tmp_path, text.format("two", "['frob']"), "two.toml")
    loaded = packs.load([tmp_path])
    found = loaded.by_word("cue", "words", "nouns")
    assert [rule.id for rule in found["zork"]] == [rule.id for rule in found["frob"]] == ["one", "two"]
    assert "frob" not in loaded.by_word("cue", "words")


def test_the_same_files_give_the_same_rules_wherever_they_lie(tmp_path: Path) -> None:
    text = HEAD + "[[measure]]\nid = 'x'\nlabel = 'y'\n"
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    one, two = (packs.load([pack(folder, text)]) for folder in folders)
    assert one == two
    assert hash(one) == hash(two)
    assert one != SHIPPED


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_bytes(b"pack = '\xff'")
    with pytest.raises(RulesError, match=r"desk\.toml.*not valid TOML"):
        packs.load([path])


def test_taking_a_rule_away_changes_the_digest() -> None:
    rule = SHIPPED.rules[0]
    assert ruletest.without(SHIPPED, rule) != SHIPPED
    assert ruletest.without(SHIPPED, rule).find(rule.name) is None


def test_examples_that_are_wrong_are_found(tmp_path: Path) -> None:
    path = pack(
        tmp_path,
        HEAD + "[[unit]]\nid = 'zork'\nkind = 'length'\nbase = 'metre'\nfactor = '3'\nnames = ['zork', 'zorks']\n"
        "accept = ['It is 12 zorks long.', 'It is long.']\nreject = ['It is 12 metres long.', '5 zorks']\n",
    )
    loaded = packs.load([path])
    failures = ruletest.run(loaded, [loaded.find("unit.zork")])
    assert [(failure.text, failure.said.split()[1]) for failure in failures] == [
        ("It is long.", "use"),
        ("5 zorks", "not"),
    ]


@pytest.fixture(scope="module")
def failures() -> dict[str, list[str]]:
    """Kind of rule -> what is wrong with examples of that kind, all run once."""
    found = defaultdict(list)
    for failure in ruletest.run(SHIPPED, SHIPPED.rules):
        found[failure.rule.split(".")[0]].append(f"{failure.rule}: {failure.said}: {failure.text}")
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_examples_of_rules(kind: str, failures: dict[str, list[str]]) -> None:
    assert not failures.get(kind), "\n".join(failures[kind])
