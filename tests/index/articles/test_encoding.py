"""Bytes become text, whatever they were written in, and what is not text is refused."""

import json
from pathlib import Path

import pytest
from story import OFFICE, STORY, read_one, reason, write

from index.articles.article import Article
from index.articles.folder import read_file


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (STORY.encode("utf-8-sig"), STORY),
        (STORY.encode("utf-16"), STORY),
        (b"\xfe\xff" + STORY.encode("utf-16-be"), STORY),
        (STORY.encode("utf-32"), STORY),
        (STORY.encode("cp1252"), STORY),
        (OFFICE.encode("cp1252"),
         OFFICE),
        ("The dam’s owner didn’t say.".encode("cp1252"), "The dam’s owner didn’t say."),
        (STORY.replace("\n", "\r\n").encode(), STORY),
        (STORY.replace("\n", "\r").encode(), STORY),
        ("It\x92s a \x93dam\x94\n\nA\x0cB and a river that rose".encode(),
         "It’s a “dam”\n\nA\nB and a river that rose"),
        (STORY.encode() + "“One”, “two” ".encode() + b"\xff!", STORY + "“One”, “two” \ufffd!"),
    ],
)  # fmt: skip
def test_encodings_and_line_breaks(tmp_path: Path, data: bytes, text: str) -> None:
    assert read_one(tmp_path, "a.txt", data).text == text


def test_other_encoding_is_told_by_its_letters(tmp_path: Path) -> None:
    text = "Плотина над городом прорвалась во вторник ночью, сообщили власти города. " * 8
    assert read_one(tmp_path, "a.txt", text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", STORY.encode() + b"\x00", bytes(range(1, 32)) * 9],
)
def test_binary_file_is_not_text(tmp_path: Path, data: bytes) -> None:
    assert reason(tmp_path, "a.txt", data).startswith("is not text")


def test_characters_that_cannot_be_stored_are_replaced(tmp_path: Path) -> None:
    line = '{"text": "A\\u0000b \\ud800 c\\r\\nd", "title": "T\\u0000\\ud800"}'
    found = read_one(tmp_path, "f.jsonl", line)
    assert (found.text, found.title) == ("A b \ufffd c\nd", "T \ufffd")


def test_feed_lines_in_other_encodings(tmp_path: Path) -> None:
    said = "“It broke,” she said of the dam that stood above the town for a hundred years."
    line = json.dumps({"text": said}, ensure_ascii=False) + "\n"
    data = b"\xef\xbb\xbf" + line.encode() + line.encode("cp1252")
    found = list(read_file(tmp_path, write(tmp_path, "f.jsonl", data)))
    assert [one.text for one in found if isinstance(one, Article)] == [said, said]
    assert reason(tmp_path, "g.jsonl", line.encode("utf-16")) == "is UTF-16: save it as UTF-8"
