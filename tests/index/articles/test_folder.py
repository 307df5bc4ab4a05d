"""Which files of a folder are read, what is skipped and why, feeds and limits."""

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from story import MAY_4, PROSE, STORY, feed, reason, write

from index.articles.article import Article
from index.articles.folder import FolderError, Skipped, article_files, read_file


def read_all(folder: Path) -> Iterator[Article | Skipped]:
    """Every article of a folder, and what holds none, in the order of the paths."""
    for path in article_files(folder):
        yield from read_file(folder, path)


def test_missing_folder_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r'no folder ".*gone": name the folder that holds'):
        article_files(tmp_path / "gone")


def test_file_instead_of_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="is not a folder: name the folder"):
        article_files(write(tmp_path, "a.txt", STORY))


def test_files_of_known_types_in_all_folders_sorted_by_path(tmp_path: Path) -> None:
    names = ["z.txt", "b/c.MD", "b.txt", "a.html", "b/d/e.jsonl", "f.htm", "g.pdf", "h.docx"]
    ignored = [".hidden.txt", ".git/a.txt", "b/.x/a.txt", "a.html.json", "b.json", "c.png"]
    for name in [*names, *ignored, "~$h.docx", "noext"]:
        write(tmp_path, name, "x")
    found = [path.relative_to(tmp_path).as_posix() for path in article_files(tmp_path)]
    assert found == sorted(names)


def test_loop_of_links_is_walked_once(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt", STORY)
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to("self")
    assert [path.name for path in article_files(tmp_path)] == ["b.txt"]


def test_linked_folder_of_articles_is_read(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/b.txt", STORY)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "linked").symlink_to(tmp_path / "elsewhere")
    (found,) = read_all(tmp_path / "here")
    assert found.path == "linked/b.txt"


def test_unreadable_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", STORY)
    (tmp_path / "closed").mkdir()
    listing = Path.iterdir

    def list_all_but_closed(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", list_all_but_closed)
    read, skipped = read_all(tmp_path)
    assert read.path == "a.txt"
    assert skipped == Skipped("closed", "may not be read: change its permissions")
    with pytest.raises(FolderError, match=r"can't be read \(Permission denied\): change its"):
        article_files(tmp_path / "closed")


def test_name_that_is_not_utf_8_is_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(STORY)
    (found,) = read_all(tmp_path)
    assert isinstance(found, Article)
    assert found.path == "caf\\udce9.txt"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.jsonl"])
def test_empty_file(tmp_path: Path, name: str) -> None:
    assert reason(tmp_path, name, b"") == "is empty"


def test_blank_file(tmp_path: Path) -> None:
    assert reason(tmp_path, "a.txt", " \n\t\n\ufeff") == "is empty"


@pytest.mark.parametrize("content", ['{"title": ', "[1]", "\x00", '{"a":' * 100_000])
def test_broken_sidecar_is_reported_and_the_article_read(tmp_path: Path, content: str) -> None:
    write(tmp_path, "sub/a.txt.json", content)
    skipped, found = read_file(tmp_path, write(tmp_path, "sub/a.txt", STORY))
    assert isinstance(skipped, Skipped)
    assert skipped.path == "sub/a.txt.json"
    assert skipped.reason.endswith("its article was read without it")
    assert isinstance(found, Article)
    assert found.title == "Dam breaks above Alba"


def test_feed(tmp_path: Path) -> None:
    url = "https://www.u.example/2023/05/04/x"
    first = {"id": 7, "text": STORY, "title": "T", "date": "2023-05-04", "outlet": "O"}
    third = {"content": STORY, "published": "May 4, 2023", "source": {"id": 1, "name": "S"}}
    lines = feed(
        {**first, "byline": "B"},
        {"url": url, "body": PROSE, "headline": "H"},
        {**third, "author": "A"},
    )
    write(tmp_path, "sub/feed.jsonl", lines)
    one, two, three = (found for found in read_all(tmp_path) if isinstance(found, Article))
    assert one.path == "sub/feed.jsonl#7"
    assert one.id == sha256(b"sub/feed.jsonl#7").hexdigest()[:16]
    assert (one.title, one.published, one.outlet, one.byline) == ("T", MAY_4, "O", "B")
    assert two.path == f"sub/feed.jsonl#{url}"
    assert (two.title, two.published, two.outlet, two.url) == ("H", MAY_4, "u.example", url)
    assert three.path == "sub/feed.jsonl#3"
    assert (three.title, three.published, three.outlet) == ("Dam breaks above Alba", MAY_4, "S")
    assert (three.text, three.byline) == (STORY, "A")


def test_bad_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    deep = '{"id": 9, "text": "x", "author": ' + "[" * 400 + "]" * 400 + "}"
    blank = '{"text": "\\u0000\\ufeff"}'
    bad = ["{broken", "[1]", '{"title": "T"}', '{"text": " "}', "[" * 99_999]
    lines = "\n".join([good, "", *bad, good, deep, blank])
    found = list(read_file(tmp_path, write(tmp_path, "f.jsonl", lines)))
    read = [one.path for one in found if isinstance(one, Article)]
    assert read == ["f.jsonl#1", "f.jsonl#8", "f.jsonl#9"]
    skipped = [one for one in found if isinstance(one, Skipped)]
    assert {one.path for one in skipped} == {"f.jsonl"}
    assert [one.reason.split(":")[0] for one in skipped] == [
        "line 3 is not JSON",
        "line 4 is not a JSON object but list",
        "line 5 has no text",
        "line 6 has no text",
        "line 7 is not JSON",
        "line 10 has no text",
    ]


def test_second_line_with_an_id_is_skipped(tmp_path: Path) -> None:
    lines = feed({"id": "a", "text": "One."}, {"id": "a", "text": "Two."})
    one, two = read_file(tmp_path, write(tmp_path, "f.jsonl", lines))
    assert isinstance(one, Article)
    assert one.text == "One."
    assert two == Skipped("f.jsonl", 'line 2 has the id "a" of line 1')


def test_large_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"x")
    os.truncate(path, 50_000_000)
    (found,) = read_file(tmp_path, path)
    assert isinstance(found, Skipped)
    assert found.reason.startswith("is 50.0 MB, more than the limit of 20 MB: split it")


def test_feed_is_limited_by_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.articles.folder.MAX_FILE_BYTES", 1000)
    lines = [feed({"text": "x" * size}) for size in (900, 950, 5000, 980)]
    found = list(read_file(tmp_path, write(tmp_path, "f.jsonl", "".join(lines))))
    read = [one.path for one in found if isinstance(one, Article)]
    assert read == ["f.jsonl#1", "f.jsonl#2", "f.jsonl#4"]
    (skipped,) = (one for one in found if isinstance(one, Skipped))
    assert skipped.reason.startswith("line 3 is 0.0 MB, more than the limit of 0.001 MB")


def test_file_that_is_gone(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere.txt")
    files = article_files(tmp_path)
    path.unlink()
    gone = "is gone: it was removed, or it is a link to nothing"
    assert [one for file in files for one in read_file(tmp_path, file)] == [
        Skipped("a.txt", gone),
        Skipped("b.txt", gone),
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "may not be read: change its permissions"),
        (FileNotFoundError(2, "No such file"), "is gone: it was removed while the folder was read"),
        (OSError(5, "Input/output error"), "can't be read: Input/output error"),
    ],
)
def test_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: OSError, said: str
) -> None:
    path = write(tmp_path, name, feed({"text": STORY}))

    def refuse(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert list(read_file(tmp_path, path)) == [Skipped(name, said)]


def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert list(read_all(tmp_path)) == [Skipped("a.txt", "is not a regular file")]
