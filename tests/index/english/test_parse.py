"""The parse of English words as plain lists."""

import pytest

from index.english.parse import Parse, parse

pytestmark = pytest.mark.parse

SENTENCE = "Ada Lund said that the dam was broken. She left."


@pytest.fixture(scope="module")
def parsed() -> Parse:
    return parse(SENTENCE)


def test_tokens_keep_their_offsets_and_sentences(parsed: Parse) -> None:
    spans = zip(parsed.starts, parsed.ends, strict=True)
    assert [SENTENCE[start:end].lower() for start, end in spans] == parsed.words
    assert parsed.sentences[parsed.words.index("dam")] == 0
    assert parsed.sentences[parsed.words.index("left")] == parsed.words.index("she")


def test_forms_have_their_verb_and_other_words_themselves(parsed: Parse) -> None:
    lemma = dict(zip(parsed.words, parsed.lemmas, strict=True))
    assert (lemma["said"], lemma["was"], lemma["broken"], lemma["dam"]) == (
        "say",
        "be",
        "break",
        "dam",
    )


def test_what_hangs_on_a_verb_is_found_by_its_relation(parsed: Parse) -> None:
    said, broken = parsed.words.index("said"), parsed.words.index("broken")
    assert parsed.is_root(said)
    assert not parsed.is_root(broken)
    [subject] = parsed.kids(said, "nsubj")
    assert parsed.words[subject] == "lund"
    assert parsed.subtree(subject) == (0, 2)
    assert parsed.is_passive(broken)
    assert not parsed.is_passive(said)


def test_tokens_of_a_slice_of_the_text(parsed: Parse) -> None:
    start = SENTENCE.index("the dam")
    first, end = parsed.between(start, start + len("the dam"))
    assert parsed.words[first:end] == ["the", "dam"]


def test_nothing_parses_to_nothing() -> None:
    assert parse("").words == []
