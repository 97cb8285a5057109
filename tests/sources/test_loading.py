"""From paths to sources: what is read, what is skipped, what is refused."""

from datetime import date
from pathlib import Path

import pytest

from factcheck import rules as rulebook
from factcheck.errors import SourceError, UsageError
from factcheck.sources import load_sources

RULES = rulebook.load()
RUSSIAN = (
    "Вода поднялась на два метра, сообщили власти города. Погибли двенадцать человек, семь пропали без вести. " * 3
)
STORY = "Osel flooded\n\nThe river killed 12 people in Osel on Monday.\n"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"One.\r\nTwo.\r\n", "One.\r\nTwo.\r\n", id="newlines of Windows stay"),
        pytest.param(b"One.\rTwo.", "One.\rTwo.", id="newlines of old Macs stay"),
        pytest.param(b"\xef\xbb\xbfOne.", "One.", id="a byte order mark is no text"),
        pytest.param("Señor 40 €".encode("cp1252"), "Señor 40 €", id="Western one-byte text"),
        pytest.param("Tolls – 12".encode("utf-16"), "Tolls – 12", id="UTF-16 with its mark"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="Cyrillic one-byte text, guessed"),
        pytest.param(b"", "", id="an empty file is a source without blocks"),
        pytest.param("a\u2028b\x0cc\n".encode(), "a\u2028b\x0cc\n", id="rare separators stay"),
    ],
)
def test_text_is_the_file_decoded(tmp_path: Path, content: bytes, text: str) -> None:
    (source,) = load_sources([str(write(tmp_path, {"a.txt": content}) / "a.txt")], RULES).sources
    assert source.text == text


@pytest.mark.parametrize(
    ("content", "note"),
    [
        pytest.param(b"\xef\xbb\xbfOne.", "byte order mark", id="dropped mark"),
        pytest.param(b"Se\xf1or said 40 people came to the harbour.", "cp1252", id="cp1252"),
        pytest.param(b"\x81 is no letter in this long line of plain words", "decode-uncertain", id="no encoding fits"),
    ],
)
def test_anything_but_utf8_is_noted(tmp_path: Path, content: bytes, note: str) -> None:
    (source,) = load_sources([str(write(tmp_path, {"a.txt": content}))], RULES).sources
    assert any(note in line for line in source.notes)


def test_order_and_repeats_of_paths_change_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, {"b.txt": STORY, "a.txt": STORY, "c/d.md": STORY})
    paths = [str(folder / "b.txt"), str(folder), str(folder / "c" / ".." / "a.txt"), str(folder / "*.txt")]
    one, two = load_sources(paths, RULES), load_sources(list(reversed(paths)), RULES)
    assert one == two
    assert [source.id for source in one.sources] == ["a", "b", "d"]


def test_folders_give_documents_only(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "a.txt": STORY,
            ".hidden.txt": STORY,
            ".git/b.txt": STORY,
            "README.md": "# Notes",
            "expected.md": "x",
            "gold.json": "{}",
            "decisions.toml": "",
            "picture.png": b"\x89PNG\0",
        },
    )
    (folder / "link.txt").symlink_to(folder / "a.txt")
    loaded = load_sources([str(folder)], RULES)
    assert [source.id for source in loaded.sources] == ["a"]
    assert loaded.skipped == ()


def test_a_named_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    folder = write(tmp_path, {"README.md": STORY, ".draft.txt": STORY})
    loaded = load_sources([str(folder / "README.md"), str(folder / ".draft.txt")], RULES)
    assert [source.id for source in loaded.sources] == [".draft", "README"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("b.txt", b"PK\x03\x04\0\0binary", "binary", id="binary file"),
        pytest.param("b.txt", b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB", id="oversize"),
        pytest.param("b.xyz", b"text", "no reader for .xyz", id="unknown suffix"),
    ],
)
def test_a_bad_file_among_good_ones_is_skipped_and_alone_refused(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    folder = write(tmp_path, {"a.txt": STORY, name: content})
    loaded = load_sources([str(folder / "a.txt"), str(folder / name)], RULES)
    assert len(loaded.sources) == 1
    assert [reason in skip.reason for skip in loaded.skipped] == [True]
    with pytest.raises(SourceError, match=reason):
        load_sources([str(folder / name)], RULES)


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        pytest.param([], "no paths", id="nothing given"),
        pytest.param(["absent.txt"], "no such file", id="missing path"),
        pytest.param(["empty"], "no readable file in this folder", id="empty folder"),
        pytest.param(["*.txt"], "fits this pattern", id="pattern without a match"),
        pytest.param(["a\0b"], "NUL", id="NUL in a path"),
    ],
)
def test_wrong_paths_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], message: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=message):
        load_sources(paths, RULES)


def test_standard_input_is_a_source() -> None:
    (source,) = load_sources(["-"], RULES, stdin=STORY.encode()).sources
    assert (source.id, source.path, source.text) == ("stdin", "-", STORY)
    with pytest.raises(SourceError, match="standard input"):
        load_sources(["-"], RULES)


def test_paths_are_shown_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"in/a.txt": STORY})
    monkeypatch.chdir(tmp_path)
    assert load_sources(["./in"], RULES).sources[0].path == "in/a.txt"


def test_catalogue_gives_what_the_text_does_not(tmp_path: Path) -> None:
    entries = (
        '[[source]]\npath = "a.txt"\noutlet = "Osel Post"\npublished = 2015-11-24\n'
        '[[source]]\npath = "b.txt"\npublished = "2015-11-25T10:00:00Z"\n[[source]]\npath = "gone.txt"\n'
    )
    loaded = load_sources([str(write(tmp_path, {"a.txt": STORY, "b.txt": STORY, "sources.toml": entries}))], RULES)
    one, two = loaded.sources
    assert (one.outlet, one.published, one.published_by) == ("Osel Post", date(2015, 11, 24), "sources.toml")
    assert two.published == date(2015, 11, 25)
    assert [Path(skip.path).name for skip in loaded.skipped] == ["gone.txt"]


def test_every_mistake_of_a_catalogue_is_named_together(tmp_path: Path) -> None:
    entries = (
        '[[source]]\npath = "harbour-frie.txt"\n'
        '[[source]]\npath = "a.txt"\noutlett = "x"\npublished = "soon"\ntitle = 3\n[[source]]\nurl = "x"\n'
    )
    folder = write(tmp_path, {"a.txt": STORY, "harbour-fire.txt": STORY, "sources.toml": entries})
    with pytest.raises(UsageError) as raised:
        load_sources([str(folder)], RULES)
    message = str(raised.value)
    for part in ("harbour-fire.txt", 'did you mean "outlet"', "published must be a day", "title must be text", "path"):
        assert part in message


def test_front_matter_is_read_as_words(tmp_path: Path) -> None:
    text = '---\ntitle: "12:30:00"\ndate: 2015-11-24\nsource: Osel Post\nflag: no\n---\n\n# Flood\n\nIt killed 12.\n'
    (source,) = load_sources([str(write(tmp_path, {"a.md": text}))], RULES).sources
    assert (source.title, source.outlet, source.published) == ("12:30:00", "Osel Post", date(2015, 11, 24))
    assert source.published_by == "front matter, line 3"
    assert source.text == text
    assert [block.kind for block in source.blocks] == ["debris", "heading", "text"]


def test_front_matter_with_anchors_is_refused(tmp_path: Path) -> None:
    text = "---\ntitle: &a x\ndate: 2015-11-24\n---\nText stands here.\n"
    (source,) = load_sources([str(write(tmp_path, {"a.md": text}))], RULES).sources
    assert source.published is None
    assert any("anchors" in note for note in source.notes)
