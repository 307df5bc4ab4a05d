"""Passages: exact slices on paragraph boundaries that fit the model."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.articles.article import Article
from index.encoder import Encoder
from index.passages import Passage, embedded_text, heading, split

Make = Callable[..., Article]

SENTENCE = "The old dam above the town of Alba broke on Tuesday night."  # 12 words and a stop


def texts(article: Article, encoder: Encoder) -> list[str]:
    return [article.text[start:end] for start, end in split(article, encoder)]


def check(article: Article, encoder: Encoder) -> None:
    """What holds for the passages of any article."""
    spans = split(article, encoder)
    start, end = article.body
    at = start
    for span in spans:
        assert at <= span[0] < span[1] <= end, "in order, without overlap, in the body"
        assert not article.text[at : span[0]].strip(), "nothing but white space between"
        assert article.text[slice(*span)] == article.text[slice(*span)].strip()
        read = embedded_text(article, Passage(1, article.id, *span))
        assert len(encoder.tokenize(read)) + 2 <= encoder.max_tokens, "the model reads it all"
        at = span[1]
    assert not article.text[at:end].strip(), "covered to the end"


def test_a_short_article_is_one_passage(make_article: Make, encoder: Encoder) -> None:
    article = make_article(f"A title\n\n{SENTENCE}\n\n{SENTENCE}\n")
    assert texts(article, encoder) == [f"{SENTENCE}\n\n{SENTENCE}"]
    check(article, encoder)


def test_paragraphs_stay_whole(make_article: Make, encoder: Encoder) -> None:
    # Of 13 tokens each: 8 sentences are 104, so that two such paragraphs fit and three don't.
    paragraph = " ".join([SENTENCE] * 8)
    article = make_article("\n\n".join([paragraph] * 5))
    assert texts(article, encoder) == [
        f"{paragraph}\n\n{paragraph}",
        f"{paragraph}\n\n{paragraph}",
        paragraph,
    ]
    check(article, encoder)


def test_a_long_paragraph_is_cut_at_ends_of_sentences(make_article: Make, encoder: Encoder) -> None:
    article = make_article(" ".join([SENTENCE] * 40))
    found = texts(article, encoder)
    # 254 tokens less the heading of 2 hold 19 sentences of 13.
    assert found == [" ".join([SENTENCE] * count) for count in (19, 19, 2)]
    check(article, encoder)


def test_a_quotation_that_fits_is_not_cut(make_article: Make, encoder: Encoder) -> None:
    quotation = f"“{' '.join([SENTENCE] * 9)}” she said."
    article = make_article(" ".join([*[SENTENCE] * 12, quotation, *[SENTENCE] * 12]))
    assert sum(quotation in text for text in texts(article, encoder)) == 1
    check(article, encoder)


def test_a_long_sentence_is_cut_between_words(make_article: Make, encoder: Encoder) -> None:
    article = make_article("dam " * 600 + "breakwaters " * 300)
    found = texts(article, encoder)
    assert all(set(text.split()) <= {"dam", "breakwaters"} for text in found)
    assert " ".join(found).split() == article.text.split()
    check(article, encoder)


def test_a_word_of_any_length_is_taken(make_article: Make, encoder: Encoder) -> None:
    for word in "x" * 10_000, "-" * 10_000, "七" * 10_000, "https://a.b/" + "1/" * 5_000:
        article = make_article(f"{SENTENCE} {word} {SENTENCE}")
        assert "".join("".join(texts(article, encoder)).split()) == "".join(article.text.split())
        check(article, encoder)


@pytest.mark.parametrize("title", ["A title", "Long words " * 30, "七" * 300, "e" * 300, "–" * 300])
def test_headings_of_any_length_leave_room(
    make_article: Make, encoder: Encoder, title: str
) -> None:
    text = "\n\n".join([" ".join([SENTENCE] * 5)] * 10)
    check(make_article(text, title=title, published=date(2023, 5, 4)), encoder)


def test_the_heading_is_headline_and_day(make_article: Make) -> None:
    article = make_article("Text", title="Dam breaks", published=date(2023, 5, 4))
    assert heading(article) == "Dam breaks (4 May 2023)"
    assert heading(make_article("Text", title="Dam breaks")) == "Dam breaks"
    assert embedded_text(article, Passage(1, article.id, 1, 3)) == "Dam breaks (4 May 2023)\nex"


def test_random_texts(make_article: Make, encoder: Encoder) -> None:
    chance = random.Random(7)
    pieces = [
        *("dam Alba broke said 1,000 3.5 Mr. U.S. don’t naïve Ärger 七日 😀 e\u0301 \u200b "
          "supercalifragilistic x" * 3).split(),
        *[" ", " ", ". ", "? “", "” ", '." ', "\n", "\n\n", "\n \n", "\t", "…", "—", "'", "\xa0"],
    ]  # fmt: skip
    for _ in range(60):
        text = "".join(
            chance.choice(pieces) + chance.choice(["", " "])
            for _ in range(chance.choice([1, 20, 300, 3_000]))
        )
        if text.strip():
            check(make_article(f"Dam {text}", title=chance.choice(["Dam", "七" * 80])), encoder)


def test_the_seed_article(seed_folder: Path, make_article: Make, encoder: Encoder) -> None:
    [path] = seed_folder.glob("*.txt")
    text = path.read_text()
    article = make_article(text, title=text.split("\n")[0])
    check(article, encoder)
    found = texts(article, encoder)
    assert found[0].startswith("A peace deal to end")
    assert found[-1].endswith("Kremlin spokesman Dmitry Peskov told reporters on Tuesday.")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3)])
def test_a_passage_holds_something(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Passage(1, "a", start, end)
