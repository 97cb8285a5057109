"""The benchmark commands: adapters, scorers given by path, and what they say where something is absent."""

import dataclasses
import json
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import clusters, growth, peers, speed, stories
from factcheck import rules as rule_packs

EVAL = Path(__file__).parents[2] / "shared" / "eval"
SCORER = EVAL / "quantities" / "score_quantities.py"
ARTICLE = {
    "id": "one",
    "publisher": "Evening Courier",
    "date": "2022-06-05",
    "text": "A ferry sank off Osel. Twelve people died.",
}
TEXTS = ("The mill sold 30 tonnes of flour for $4,500.", "About 12 cows were lost.")


def test_the_program_answers_each_sentence_in_order() -> None:
    pytest.importorskip("spacy")
    found = peers.answer("factcheck", TEXTS, passes=1)
    assert [[item["value"] for item in items] for items in found.quantities] == [[30.0, 4500.0], [12.0]]
    assert found.quantities[0][1]["unit"] == "dollar"
    assert found.quantities[1][0]["change"] == "~"
    assert found.seconds > 0


@pytest.mark.parametrize("system", ["quantulum3", "Recognizers-Text"])
def test_a_peer_that_is_not_installed_says_what_it_needs(system: str) -> None:
    found = peers.ask(system, sys.executable, TEXTS)
    if isinstance(found, peers.Answer):
        assert len(found.quantities) == len(TEXTS)
    else:
        assert "did not run" in found
        assert peers.NEEDED[system] in found


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        pytest.param("dollar", 4.5, {"value": 4.5, "unit": "dollar"}, id="a name that is the gold's stays"),
        pytest.param("per cent", 3.0, {"value": 3.0, "unit": "percentage"}, id="a name of the table is mapped"),
        pytest.param("dimensionless", 2.0, {"value": 2.0, "unit": "-"}, id="no unit is a dash"),
    ],
)
def test_units_of_quantulum3_get_the_names_of_the_gold(name: str, value: float, expected: object) -> None:
    assert peers._of_quantulum(SimpleNamespace(value=value, unit=SimpleNamespace(name=name))) == expected


def found(start: int, end: int, kind: str, value: str | None, unit: str | None = None) -> SimpleNamespace:
    return SimpleNamespace(start=start, end=end, type_name=kind, resolution={"value": value, "unit": unit})


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(found(0, 4, "percentage", "5%"), {"value": "5", "unit": "percentage"}, id="the percent sign goes"),
        pytest.param(found(0, 1, "number", "5"), {"value": "5", "unit": "-"}, id="a bare number has no unit"),
        pytest.param(found(0, 9, "dimension", "5", "Kilometer"), {"value": "5", "unit": "kilometre"}, id="British"),
        pytest.param(
            found(0, 9, "age", "5", "Year"), {"value": "5", "unit": "year of age"}, id="an age is no duration"
        ),
        pytest.param(found(0, 9, "currency", "5", "Pound"), {"value": "5", "unit": "pound sterling"}, id="money"),
        pytest.param(found(0, 9, "dimension", "5", "Pound"), {"value": "5", "unit": "pound-mass"}, id="weight"),
    ],
)
def test_units_of_recognizers_get_the_names_of_the_gold(one: SimpleNamespace, expected: object) -> None:
    assert peers._of_recognizers(one) == expected


def test_the_longest_of_overlapping_results_stands() -> None:
    money, number = found(4, 9, "currency", "30", "Dollar"), found(4, 5, "number", "30")
    empty, other = found(0, 20, "currency", None, "Cent"), found(15, 16, "number", "7")
    assert peers._longest([other, empty, number, money]) == [money, other]


def test_the_page_says_which_peer_did_not_run() -> None:
    if not SCORER.is_file():
        pytest.skip("the scorer of quantities is not beside this checkout")
    rows = [
        {"id": number, "text": text, "quantities": [{"value": 30.0, "unit": "tonne", "change": "="}]}
        for number, text in zip((2, 400), TEXTS, strict=True)
    ]
    right = peers.Answer("1.0", 2.0, [[{"value": 30.0, "unit": "tonne", "change": "="}]] * 2)
    page = peers.page(rows, {"factcheck": right, "quantulum3": "did not run"}, peers.load_scorer(SCORER))
    row = "| factcheck 1.0 | 100.0 / 100.0 / 100.0 | 100.0 / 100.0 / 100.0 | 100.0 / 100.0 / 100.0 |"
    assert page.count(row) == 2
    assert "| quantulum3 | did not run | | |" in page
    assert page.count("CQE, as published") == 1
    assert not any(text in page for text in TEXTS)


def test_a_scorer_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such scorer"):
        peers.load_scorer(tmp_path / "score.py")


def test_weights_replace_those_of_the_rules_and_keep_the_others() -> None:
    rules = rule_packs.load()
    level = next(rule for rule in rules.of("level") if rule.id == "names.same")
    changed = clusters.with_weights(rules, {("names", "same"): 1.234, ("invented", "same"): -2.0})
    weights = {rule.id: rule.get("weight") for rule in changed.of("level")}
    assert weights["names.same"] == "1.23"
    assert Decimal(weights["invented.same"]) == -2
    assert len(weights) == len(rules.of("level")) + 1
    assert changed != rules
    assert level.get("weight") == rules.find("names.same").get("weight")


def test_a_cluster_goes_through_both_scorers(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    if not (EVAL / "score_facts.py").is_file():
        pytest.skip("the scorers of clusters are not beside this checkout")
    pytest.importorskip("spacy")
    mentions = []
    folder = tmp_path / "mill-fire"
    folder.mkdir()
    for name, dead in (("a", "12"), ("b", "14")):
        text = f"A fire at the mill in Halvik killed {dead} people on 3 March 2021.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        start = text.index(dead)
        value = {"lo": int(dead), "hi": int(dead)}
        mentions.append({"doc": name, "span": dead, "start": start, "end": start + 2, "value": value})
    fact = {"measure": "killed", "entity": "people", "verdict": "conflict", "mentions": mentions}
    (folder / "gold.json").write_text(json.dumps({"facts": [fact]}), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["clusters", str(folder), "--scorers", str(EVAL)])
    clusters.main()
    printed = capsys.readouterr().out
    assert "discrepancy_f1                 100.0" in printed
    assert "stated   n=   2  found 100.0  right 100.0" in printed


def test_invented_corpora_grow_with_their_size() -> None:
    assert len(speed.many_events(2)) == 2 * len(speed.many_events(1))
    assert len(speed.long_sources(2)) == len(speed.long_sources(1)) == 3
    assert len(set(speed.many_events(8))) == len(speed.many_events(8))


def test_the_best_pass_of_each_task_counts() -> None:
    calls: list[str] = []
    seconds = speed.best([lambda: calls.append("a"), lambda: calls.append("b")], passes=2)
    assert calls == ["a", "b", "a", "b"]
    assert all(0 <= one < 1 for one in seconds)


def test_an_answer_travels_as_plain_data() -> None:
    one = peers.Answer("1.0", 0.5, [[{"value": 1.0, "unit": "-"}]])
    assert peers.Answer(**json.loads(json.dumps(dataclasses.asdict(one)))) == one


@pytest.mark.parametrize("name", sorted(growth.CORPORA))
def test_the_corpora_of_growth_are_the_same_each_time_and_hold_claims(name: str) -> None:
    pytest.importorskip("spacy")
    texts = growth.CORPORA[name](6)
    assert texts == growth.CORPORA[name](6)
    assert growth.timed(texts)[0] >= len(texts)


def test_articles_are_checked_with_their_days(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    other = ARTICLE | {
        "id": "two",
        "text": "The ferry that sank off Osel cost 14 people their lives. Fourteen people died.",
    }
    for article in (ARTICLE, other):
        (tmp_path / f"{article['id']}.json").write_text(json.dumps(article))
    folder = tmp_path / "texts"
    folder.mkdir()
    assert stories.laid_out(sorted(tmp_path.glob("*.json")), folder) == 2
    report = stories.check([str(folder)], stories.Config(cache=False))
    assert any(line.split()[:2] == ["error", "figure-conflict"] for line in stories.counted(report))
    assert {str(source.published) for source in report.sources} == {"2022-06-05"}
