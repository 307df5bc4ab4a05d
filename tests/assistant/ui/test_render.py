"""The HTML of conversations and articles, without a browser."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from scripted import (
    CHECKPOINT,
    EVIL,
    HOSTILE,
    MARATHON,
    PESKOV,
    SINCERE,
    blinken_answer,
    cited,
    hostile_answer,
    peskov_answer,
    refusal,
    seed_article,
    worded_answer,
)

from assistant.answer import Answer, Citation, Conversation, Usage
from assistant.ui.render import (
    Problem,
    conversation_html,
    conversation_of,
    find_citation,
    notice_html,
    pane_html,
)
from assistant.understanding.question import understand
from index.articles.article import Article

MakeArticle = Callable[..., Article]


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data


def inside(html: str, element: str) -> list[str]:
    """The text of every such element, `element` being the inside of its opening tag."""
    tag = element.partition(" ")[0]
    found = re.findall(rf"<{re.escape(element)}>(.*?)</{tag}>", html, re.DOTALL)
    return [Page(content).text for content in found]


HOSTILE_PAGES = [
    conversation_html((hostile_answer(f"Question {EVIL}"),)),
    conversation_html((), [EVIL]),
    conversation_html((Problem(f"Question {EVIL}", f"Problem {EVIL}"),)),
    conversation_html((), asked=f"Question {EVIL}", progress=f"Progress {EVIL}"),
    conversation_html(
        (replace(refusal(EVIL), missing=(EVIL,), nearest=hostile_answer("").citations),)
    ),
    notice_html(EVIL),
    pane_html(hostile_answer("").citations[0], "0-0"),
    pane_html(cited(1, HOSTILE, "Headline" if "Headline" in HOSTILE.text else "Last."), EVIL),
]


@pytest.mark.parametrize("html", HOSTILE_PAGES)
def test_hostile_text_stays_text(html: str) -> None:
    page = Page(html)
    assert EVIL in page.text
    assert not {"img", "script", "svg", "iframe"} & {tag for tag, _ in page.elements}
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert not (attributes.get("href") or "#").startswith("javascript:")


def test_every_hostile_text_is_shown_as_it_is() -> None:
    shown = Page(conversation_html((hostile_answer(f"Question {EVIL}"),))).text
    assert HOSTILE.outlet and HOSTILE.byline
    for words in (
        "Question ",
        "Standalone ",
        "Model ",
        "Speaker ",
        "Note ",
        "Worded ",
        "Told ",
        "Headline </h2></mark>",
    ):
        assert words + EVIL in shown
    assert HOSTILE.outlet in shown and HOSTILE.path in shown
    pane = Page(pane_html(hostile_answer("").citations[0], "0-0")).text
    for text in (HOSTILE.text, HOSTILE.title, HOSTILE.outlet, HOSTILE.byline, HOSTILE.path):
        assert text in pane


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://example.org/", False),
        ("//example.org/", False),
        ("file:///etc/passwd", False),
        ("", False),
        (None, False),
    ],
)
def test_only_http_addresses_become_links(
    make_article: MakeArticle, url: str | None, linked: bool
) -> None:
    article = make_article("Words of an article.", url=url)
    links = [
        attributes["href"]
        for tag, attributes in Page(pane_html(cited(1, article, "Words"), "0-0")).elements
        if tag == "a"
    ]
    assert links == ([url] if linked else [])


def test_the_speakers_own_words_look_unlike_the_articles() -> None:
    own = conversation_html((blinken_answer(),))
    assert inside(own, 'blockquote class="direct"') == [f"{MARATHON} [1]", MARATHON, SINCERE]
    assert inside(own, 'span class="direct"') == [MARATHON, SINCERE]
    assert inside(own, "p")[:2] == [
        "Antony Blinken said of the talks:",
        f"Both sides {SINCERE} [2] to normalizing relations, he said.",
    ]
    assert inside(own, 'p class="speaker"') == ["In their own words"] * 2
    assert "reported" not in own

    reported = conversation_html((peskov_answer(),))
    assert inside(reported, 'blockquote class="reported"') == [f"{PESKOV} [1]", PESKOV]
    assert inside(reported, 'p class="speaker"') == ["In the article's words"]
    assert 'class="direct"' not in reported

    nobody = conversation_html((refusal(),))
    assert inside(nobody, 'p class="speaker"') == ["The article's words"]


def test_a_statement_in_pieces_is_one_quotation_with_its_other_sources() -> None:
    first, second = blinken_answer().citations
    third = replace(second, number=3)
    parts = ("Blinken:", "\n", first, " … ", second, 3, "\n\nMore.")
    shown = conversation_html((Answer("?", "?", parts, (first, second, third)),))
    quotation = f"{MARATHON} [1] … {SINCERE} [2][3]"
    assert inside(shown, 'blockquote class="direct"')[0] == quotation
    assert inside(shown, "p")[:2] == ["Blinken:", "More."]


def test_direct_words_of_nobody_known_are_given_to_nobody(make_article: MakeArticle) -> None:
    citation = cited(1, make_article("“We left,” somebody said."), "“We left,”", direct=True)
    answer = Answer("Who left?", "Who left?", (citation,), (citation,))
    assert inside(conversation_html((answer,)), 'p class="speaker"') == ["Speaker unclear"]


@pytest.mark.parametrize("answer", [peskov_answer(), blinken_answer()])
def test_no_quotation_marks_are_added(answer: Answer) -> None:
    shown = conversation_html((answer,))
    own_words = "".join(part for part in answer.parts if isinstance(part, str))
    quotes = "".join(citation.quote for citation in answer.citations)
    cards = "".join(citation.quote + citation.article.title for citation in answer.citations)
    for mark in '“”"':
        expected = sum(text.count(mark) for text in (own_words, quotes, cards))
        assert Page(shown).text.count(mark) == expected
    assert "<q" not in shown


def test_markers_name_the_citations_of_their_own_turn() -> None:
    turns = (peskov_answer(), Problem("Why?", "No."), blinken_answer(), refusal())
    keys = re.findall(r'data-cite="([^"]*)"', conversation_html(turns))
    found = [find_citation(turns, key) for key in keys]
    peskov, (first, second) = turns[0].citations[0], turns[2].citations
    nearest = turns[3].nearest[0]
    assert found == [peskov, peskov, peskov, first, second, first, second, nearest]
    assert [find_citation(turns, key) for key in ("1-0", "9-9", "", "0", "<b>")] == [None] * 5
    assert conversation_of(turns) == Conversation((turns[0], turns[2], turns[3]))


def test_what_went_along_with_a_question_is_told_and_escaped() -> None:
    asked = replace(understand("Is it near?"), beside=("the last mile", "<b>Rask</b>"))
    answer = replace(
        blinken_answer(), question="Is it near?", standalone="Is it near?", asked=asked
    )
    page = conversation_html((answer,))
    assert '<p class="understood">About: the last mile · &lt;b&gt;Rask&lt;/b&gt;</p>' in page
    assert "About: " not in conversation_html((replace(answer, asked=None),))


def test_a_question_that_was_understood_otherwise_says_so() -> None:
    note = "Understood as: What did Kremlin spokesman Dmitry Peskov say?"
    assert inside(conversation_html((peskov_answer(),)), 'p class="understood"') == [note]
    assert "Understood as" not in conversation_html((blinken_answer(),))
    padded = replace(blinken_answer(), standalone="  What did Blinken say? ")
    assert "Understood as" not in conversation_html((padded,))
    assert "Understood as" not in conversation_html((replace(padded, standalone=""),))


def test_small_talk_is_shown_without_sources() -> None:
    hello = Answer("Hi", "Hi", ("Hello.\n\nFor example: What did Blinken say?",))
    shown = conversation_html((hello,))
    assert inside(shown, "p") == ["Hello.", "For example: What did Blinken say?"]
    assert "card" not in shown and "Sources" not in shown


def test_the_page_of_a_long_conversation_shows_its_last_turns() -> None:
    turns = tuple(peskov_answer(f"Question {number}") for number in range(10_000))
    shown = conversation_html(turns)
    assert shown.count('class="turn"') == 200
    assert "Question 9999<" in shown and "Question 9799<" not in shown
    assert inside(shown, 'p class="note"')[0] == "9,800 earlier turns are not shown any more."
    assert 'data-cite="9999-0"' in shown
    assert "not shown any more" not in conversation_html(turns[:200])


def test_notes_stand_under_the_answer() -> None:
    answer = replace(peskov_answer(), notes=("First note.", "Second note."))
    shown = conversation_html((answer,))
    assert inside(shown, 'p class="note"') == ["First note.", "Second note."]
    assert shown.index(PESKOV) < shown.index("First note.") < shown.index("Second note.")


def test_a_refusal_says_what_is_missing_once_and_what_came_near() -> None:
    answer = replace(refusal(), missing=("Erdogan", "Ankara"))
    shown = conversation_html((answer,))
    assert inside(shown, 'p class="missing"') == ["What is missing: Erdogan · Ankara"]
    assert inside(shown, 'blockquote class="reported"') == [CHECKPOINT]
    assert "Sources" not in shown and "not an answer" in shown
    bare = conversation_html((replace(answer, missing=(), nearest=()),))
    assert "What is missing" not in bare and "Nearest" not in bare


def test_dates_are_the_articles_or_unknown() -> None:
    assert inside(conversation_html((peskov_answer(),)), 'p class="origin"') == [
        "Dmitry Peskov · date unknown"
    ]
    assert (
        inside(conversation_html((blinken_answer(),)), 'p class="origin"')
        == ["Antony Blinken · The Defense Post · 4 May 2023"] * 2
    )


def pane(citation: Citation) -> tuple[str, str, list[str]]:
    """Headline, text under it and marked words of the reading pane."""
    html = pane_html(citation, "0-0")
    (headline,) = inside(html, 'h2 id="pane-headline"')
    text = Page(html.partition('<div class="text">')[2]).text
    return headline, text, inside(html, 'mark tabindex="0"')


def test_the_pane_shows_every_character_of_the_article_once() -> None:
    citation = cited(1, seed_article(), PESKOV)
    headline, text, marked = pane(citation)
    assert headline + text == citation.article.text
    assert marked == [PESKOV]


def test_boilerplate_is_set_apart_and_still_there() -> None:
    html = pane_html(cited(1, seed_article(), PESKOV), "0-0")
    (boilerplate,) = inside(html, 'div class="boilerplate"')
    assert boilerplate.split() == "Related Articles Back to top button".split()
    cited_there = cited(1, seed_article(), "Back to top button")
    assert "boilerplate" not in pane_html(cited_there, "0-0")
    assert pane(cited_there)[2] == ["Back to top button"]


@pytest.mark.parametrize(
    ("title", "words", "headline", "under"),
    [
        ("Rain falls", "Rain", "Rain falls", "\n\nIt rains in Oslo."),
        ("Rain falls", "falls\n\nIt", "Rain falls", "Rain falls\n\nIt rains in Oslo."),
        ("Weather", "rains", "Weather", "Rain falls\n\nIt rains in Oslo."),
        ("", "rains", "", "Rain falls\n\nIt rains in Oslo."),
    ],
)
def test_a_headline_that_opens_the_text_is_shown_once(
    make_article: MakeArticle, title: str, words: str, headline: str, under: str
) -> None:
    article = make_article("Rain falls\n\nIt rains in Oslo.", title=title)
    assert pane(cited(1, article, words)) == (headline, under, [words])


def test_a_sentence_in_the_models_words_opens_what_it_rests_on() -> None:
    html = conversation_html((peskov_answer(), worded_answer()))
    own = 'span class="model" tabindex="0" role="note" aria-describedby="basis-1-2"'
    basis = 'span class="basis" role="tooltip" id="basis-1-2"'
    assert f"<{own}>Peskov sees no other way to a settlement.<{basis}>" in html
    assert f'<span class="reported">{Page(PESKOV).text} [1]</span></span></span>' in html
    assert inside(html, 'span class="articles"') == [
        "There is no alternative to these trilateral documents."
    ]
    assert inside(html, 'p class="key"')[0].startswith("In this type: in the model’s words.")


def test_the_model_that_wrote_is_named() -> None:
    answer = replace(worded_answer(), usage=Usage("<b>small", 2_804, 96, 3.14))
    told = inside(conversation_html((answer,)), 'p class="note"')
    assert told[-1] == "LLM: <b>small · 2,804 tokens read, 96 written · 3.1 s"


def test_without_the_models_words_no_key_is_shown() -> None:
    assert 'class="key"' not in conversation_html((peskov_answer(),))
    told = replace(worded_answer(), parts=worded_answer().parts[:1])
    assert 'class="key"' not in conversation_html((told,))
