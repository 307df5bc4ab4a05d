"""Lists of words that are data: what they say of themselves, their order, and their forms."""

import re

import pytest

from index.english.words import FOLDER, any_of, rows, word_list, words_of

FILES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def parts(name: str) -> tuple[list[str], list[str]]:
    """The lines of a list's header and those of its words."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("# ")]
    return header, lines[len(header) :]


@pytest.mark.parametrize("name", FILES)
def test_a_list_is_in_order(name: str) -> None:
    _, lines = parts(name)
    words = [line.split()[0] for line in lines]
    assert words == sorted(set(words)), "sorted, none twice"
    assert lines == [" ".join(line.lower().split()) for line in lines]
    assert rows(name) == tuple(tuple(line.split()) for line in lines)


@pytest.mark.parametrize("name", FILES)
def test_its_header_says_what_it_is_and_names_the_module_that_reads_it(name: str) -> None:
    header, _ = parts(name)
    assert len(header) > 1 and all(len(line) <= 100 for line in header)
    module = re.findall(
        r"read by `((?:index|assistant)[.\w]+)`", re.sub(r"\s*# ", " ", " ".join(header)).lower()
    )[0]
    source = FOLDER.parents[2].joinpath(*module.split(".")).with_suffix(".py")
    assert f'"{name}"' in source.read_text(encoding="utf-8")


def test_every_verb_has_all_its_forms() -> None:
    for base, third_person, past, participle, progressive in rows("verbs"):
        assert base == "be" or all(form.endswith("s") for form in third_person.split("/")), base
        assert all(form.endswith("ing") for form in progressive.split("/")), base
        assert all((*past.split("/"), *participle.split("/"))), base


def test_nouns_that_are_verbs_are_verbs() -> None:
    assert word_list("noun_verbs") <= word_list("verbs")
    assert word_list("cue_verbs") <= word_list("verbs")


def test_lists_in_code() -> None:
    assert words_of("  the dam\n the river ") == {"the", "dam", "river"}
    assert re.findall(any_of(("may", "mayor")), "mayor may") == ["mayor", "may"]
