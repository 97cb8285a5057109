"""Configuration: what wins over what, what is refused, and where each value came from."""

from pathlib import Path

import pytest

from factcheck import config
from factcheck.errors import UsageError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_nearest_file_wins_and_command_line_wins_over_it(tmp_path: Path) -> None:
    write(tmp_path / "factcheck.toml", 'policy = "strict"\nfail-on = "note"\n')
    write(tmp_path / "a/pyproject.toml", '[tool.factcheck]\npolicy = "recorder"\nfail-on = "warning"\n')
    inner = tmp_path / "a/b"
    inner.mkdir()
    found = config.load(inner, {"fail_on": "never", "policy": None})
    assert (found.policy, found.fail_on, found.format) == ("recorder", "never", "table")
    assert dict(found.where)["policy"] == "../pyproject.toml"
    assert dict(found.where)["fail_on"] == "command line"


def test_factcheck_toml_wins_over_pyproject_in_one_folder(tmp_path: Path) -> None:
    write(tmp_path / "factcheck.toml", 'policy = "strict"\n')
    write(tmp_path / "pyproject.toml", '[tool.factcheck]\npolicy = "recorder"\n')
    assert config.load(tmp_path, {}).policy == "strict"


def test_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "factcheck.toml", 'policy = "strict"\n')
    write(tmp_path / "inner/pyproject.toml", '[project]\nname = "other"\n')
    assert config.load(tmp_path / "inner", {}).policy == "strict"


def test_isolated_reads_no_file(tmp_path: Path) -> None:
    write(tmp_path / "factcheck.toml", 'policy = "strict"\n')
    assert config.load(tmp_path, {}, isolated=True) == config.Config()


def test_paths_are_written_from_the_folder_of_the_file(tmp_path: Path) -> None:
    write(tmp_path / "factcheck.toml", 'paths = ["texts"]\nrules = ["desk.toml"]\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    found = config.load(inner, {"baseline": "mine.toml"})
    assert found.paths == ("../texts",)
    assert found.rules == ("../desk.toml",)
    assert found.decisions == "../decisions.toml"
    assert found.baseline == "mine.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('polcy = "strict"', 'unknown key "polcy"; did you mean "policy"', id="a misspelt key"),
        pytest.param('jobs = "two"', "jobs must be a whole number", id="text for a number"),
        pytest.param("jobs = true", "jobs must be a whole number", id="a flag is no number"),
        pytest.param('cache = "no"', "cache must be true or false", id="text for a flag"),
        pytest.param("select = 3", "select must be a list of texts", id="a number for a list"),
        pytest.param("policy = 3", "policy must be a text", id="a number for a text"),
        pytest.param('fail-on = "eror"', 'no such level "eror"', id="an unknown level"),
        pytest.param("jobs = -1", "is below 0", id="fewer than no processes"),
        pytest.param("policy = ", "not valid TOML", id="broken TOML"),
    ],
)
def test_mistakes_in_a_file_are_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path / "factcheck.toml", text)
    with pytest.raises(UsageError, match=said):
        config.load(tmp_path, {})


def test_every_unknown_key_is_named(tmp_path: Path) -> None:
    write(tmp_path / "factcheck.toml", "one = 1\ntwo = 2\n")
    with pytest.raises(UsageError) as caught:
        config.load(tmp_path, {})
    assert str(caught.value).count("unknown key") == 2


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        config.load(tmp_path, {}, file=tmp_path / "none.toml")


def test_a_named_pyproject_needs_the_table(tmp_path: Path) -> None:
    file = write(tmp_path / "pyproject.toml", "[project]\n")
    with pytest.raises(UsageError, match="no table"):
        config.load(tmp_path, {}, file=file)


def test_options_of_a_program_read_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "factcheck.toml", 'policy = "strict"\n')
    monkeypatch.chdir(tmp_path)
    found = config.from_options({"rules": Path("desk.toml"), "fail_on": "note"})
    assert (found.policy, found.rules, found.fail_on, found.decisions) == ("newsroom", ("desk.toml",), "note", "")


def test_an_unknown_option_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UsageError, match='did you mean "fail_on"'):
        config.from_options({"fail_onn": "note"})


def test_show_prints_toml_that_says_the_same_again(tmp_path: Path) -> None:
    found = config.load(tmp_path, {"policy": 'a "b" \\ c', "select": ["x", "y"]}, isolated=True)
    file = write(tmp_path / "again" / "factcheck.toml", config.show(found))
    again = config.load(tmp_path, {}, file=file)
    assert (again.policy, again.select) == (found.policy, found.select)
    assert "# command line" in config.show(found)
    assert "# built in" in config.show(found)
