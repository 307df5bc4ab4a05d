"""The chat as a user has it: in a browser, mostly over the article that comes with the project."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import gradio
import pytest
from conftest import Folder
from gradio_client import Client
from gradio_client.exceptions import AppError
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from scripted import EVIL, MARATHON, PESKOV, ScriptedAssistant

from assistant.answer import Answer, Conversation
from assistant.assistant import Assistant
from assistant.ui.chat import start
from index.build import rebuild

pytestmark = pytest.mark.server

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
]
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}

Serve = Callable[[Assistant | ScriptedAssistant], str]
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Starts the chat over an assistant, and returns the address of its page."""
    pages: list[gradio.Blocks] = []

    def serve_page(assistant: Assistant | ScriptedAssistant) -> str:
        pages.append(start(assistant))  # type: ignore[arg-type]
        return str(pages[-1].local_url)

    yield serve_page
    for page in pages:
        page.close(verbose=False)


@pytest.fixture(scope="module")
def seed_url(serve: Serve, seed_assistant: Assistant) -> str:
    return serve(seed_assistant)


@pytest.fixture(scope="module")
def scripted() -> ScriptedAssistant:
    return ScriptedAssistant(shown=["What did Peskov say?", f"What did {EVIL} say?"])


@pytest.fixture(scope="module")
def scripted_url(serve: Serve, scripted: ScriptedAssistant) -> str:
    return serve(scripted)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens the chat as a visitor of their own. At the end no page may have raised an error, or
    have asked for anything but its own server's."""
    opened: list[Page] = []
    errors: list[str] = []
    requested: set[tuple[str, str]] = set()

    def open_page(url: str, viewport: dict[str, int] = DESK, color_scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport=viewport,  # type: ignore[arg-type]
            color_scheme=color_scheme,  # type: ignore[arg-type]
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: requested.add((url, request.url)))
        page.goto(url)
        expect(page.locator("#talk .welcome")).to_be_visible(timeout=20_000)
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        page.context.close()
    assert errors == []
    assert len(requested) > 3
    for own, asked in requested:
        assert asked.startswith((own, "data:", "blob:"))


def send(page: Page, question: str) -> None:
    box = page.get_by_role("textbox", name="Your question")
    box.fill(question)
    box.press("Enter")


def ask(page: Page, question: str) -> Locator:
    """The newest turn, once it is answered."""
    turns = page.locator("#talk .turn")
    count = turns.count()
    send(page, question)
    newest = turns.nth(count)
    expect(newest.locator(".question")).to_have_text(f"You asked: {question}")
    expect(page.locator("#talk .working")).to_have_count(0)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_enabled()
    return newest


def marker(turn: Locator, number: int) -> Locator:
    return turn.locator(".answer").get_by_role("link", name=re.compile(rf"^\[{number}\]")).first


def expect_marked(page: Page, words: str) -> None:
    """The pane has these words, and no others, marked and in view."""
    marked = page.locator("#pane mark")
    expect(marked).to_have_count(1)
    expect(marked).to_be_in_viewport(ratio=1)
    assert marked.text_content() == words


def expect_no_script_ran(page: Page) -> None:
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    inside = page.locator(":is(#talk, #pane, #notice) :is(img, script, svg, [onload], [onerror])")
    assert inside.count() == 0
    assert page.locator("a[href^='javascript:' i]").count() == 0


def test_a_marker_opens_the_article_at_the_cited_words(
    visit: Visit, seed_url: str, seed_assistant: Assistant
) -> None:
    (citation,) = seed_assistant.ask("What did Peskov say?").citations
    page = visit(seed_url)
    turn = ask(page, "What did Peskov say?")
    assert turn.locator(".answer blockquote").text_content() == f"{citation.quote} [1]"
    marker(turn, 1).click()
    expect_marked(page, citation.quote)
    expect(page.locator("#pane mark")).to_be_focused()
    headline = page.locator("#pane h2").text_content() or ""
    assert headline.strip() == citation.article.title
    text = page.locator("#pane .text").text_content() or ""
    assert headline + text == citation.article.text
    expect(page.locator("#pane .boilerplate")).to_contain_text("Back to top button")


def test_a_conversation_goes_on_from_turn_to_turn(visit: Visit, seed_url: str) -> None:
    page = visit(seed_url)
    hello = ask(page, "Hello")
    expect(hello.locator(".answer")).to_contain_text("For example: What did Antony Blinken say")
    expect(hello.locator(".card")).to_have_count(0)
    ask(page, "what did peskov say")
    when = ask(page, "When did he say it?")
    expect(when.locator(".understood")).to_contain_text(
        "When did Dmitry Peskov say “For the moment"
    )
    expect(when.locator(".answer")).to_contain_text("told reporters on Tuesday")
    nobody = ask(page, "And Erdogan?")
    expect(nobody.locator(".understood")).to_have_text("Understood as: What did Erdogan say?")
    expect(nobody).to_contain_text("No article mentions Erdogan.")
    mile = ask(page, "No, I meant Blinken")
    expect(mile.locator(".understood")).to_have_text("Understood as: What did Antony Blinken say?")
    marker(mile, 1).click()
    expect(page.locator("#pane mark")).to_have_count(1)


class WritingAssistant(ScriptedAssistant):
    """Stops after a piece of its answer, until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.going_on = threading.Event()

    def stream(
        self, question: str, conversation: Conversation | None = None
    ) -> Iterator[str | Answer]:
        yield "Writing the answer …"
        answer = self.ask(question, conversation)
        yield replace(answer, parts=answer.parts[:2], notes=("Still writing.",))
        assert self.going_on.wait(30)
        yield answer


def test_what_an_llm_has_written_is_there_before_it_ends(visit: Visit, serve: Serve) -> None:
    assistant = WritingAssistant()
    page = visit(serve(assistant))
    send(page, "What did Peskov say?")
    turn = page.locator("#talk .turn")
    expect(turn).to_contain_text("Still writing.")
    expect(turn.locator(".answer")).to_contain_text(PESKOV)
    expect(turn.locator(".answer")).not_to_contain_text("a deal of 2020")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_disabled()
    marker(turn, 1).click()
    expect_marked(page, PESKOV)
    assistant.going_on.set()
    expect(turn.locator(".answer")).to_contain_text("a deal of 2020")
    expect(turn).not_to_contain_text("Still writing.")
    expect(turn).to_have_count(1)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_enabled()


def test_what_the_models_words_rest_on_is_one_glance_away(visit: Visit, scripted_url: str) -> None:
    page = visit(scripted_url)
    turn = ask(page, "worded")
    own, basis = turn.locator(".answer .model"), turn.locator(".answer .model .basis")
    expect(basis).to_be_hidden()
    own.hover()
    expect(basis).to_contain_text(PESKOV)
    expect(basis).to_be_visible()
    turn.locator(".question").hover()
    expect(basis).to_be_hidden()
    line = own.evaluate("own => own.getClientRects()[0].toJSON()")
    page.mouse.click(line["x"] + 5, line["y"] + 5)
    expect(own).to_be_focused()
    turn.locator(".question").hover()
    expect(basis).to_be_visible()
    page.keyboard.press("Escape")
    expect(basis).to_be_hidden()
    marker(turn, 1).focus()
    page.keyboard.press("Tab")
    expect(own).to_be_focused()
    expect(basis).to_be_in_viewport()


def test_the_marked_words_are_scrolled_to_again(visit: Visit, seed_url: str) -> None:
    page = visit(seed_url)
    turn = ask(page, "What did Peskov say?")
    marker(turn, 1).click()
    mark = page.locator("#pane mark")
    expect(mark).to_be_in_viewport(ratio=1)
    page.locator("#pane").evaluate("pane => pane.scrollTo(0, 0)")
    expect(mark).not_to_be_in_viewport()
    marker(turn, 1).click()
    expect(mark).to_be_in_viewport(ratio=1)


def test_a_source_card_opens_its_citation(
    visit: Visit, seed_url: str, seed_assistant: Assistant
) -> None:
    citations = seed_assistant.ask("What did Blinken say?").citations
    page = visit(seed_url)
    cards = ask(page, "What did Blinken say?").locator(".card")
    expect(cards).to_have_count(len(citations))
    for card, citation in reversed(list(zip(cards.all(), citations, strict=True))):
        card.locator("blockquote").scroll_into_view_if_needed()
        box = card.bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] - 20, box["y"] + box["height"] - 12)
        expect(page.locator("#pane mark")).to_have_text(citation.quote)
        expect_marked(page, citation.quote)
    expect(page.locator("#talk .card [aria-current=true]")).to_have_count(1)
    page.get_by_role("button", name="Close the article").click()
    expect(page.locator("#pane .article")).to_have_count(0)


def test_a_speakers_name_opens_their_time_line(visit: Visit, serve: Serve, alba: Assistant) -> None:
    page = visit(serve(alba))
    turn = ask(page, "What did Helen Carter say?")
    turn.get_by_role("button", name="Helen Carter").first.click()
    line = page.locator("#pane .timeline")
    expect(line.get_by_role("heading", name="Helen Carter")).to_be_focused()
    expect(line.get_by_role("img", name=re.compile("dated statements, from 4 May"))).to_be_visible()
    statement = line.get_by_role("listitem").filter(has_text="before the first snow falls")
    expect(statement).to_contain_text("4 May 2023 · Alba Gazette · own words")
    statement.get_by_role("link", name="Dam breaks above Alba").click()
    expect(page.locator("#pane-headline")).to_have_text("Dam breaks above Alba")
    expect(page.locator("#pane mark")).to_contain_text("before the first snow falls")


def test_a_refusal_says_so_and_its_nearest_passages_open(
    visit: Visit, seed_url: str, seed_assistant: Assistant
) -> None:
    answer = seed_assistant.ask("Who won the football match?")
    assert answer.refused and answer.nearest
    page = visit(seed_url)
    turn = ask(page, "Who won the football match?")
    expect(turn.locator(".refusal")).to_contain_text(answer.text)
    for lack in answer.missing:
        expect(turn.locator(".missing")).to_contain_text(lack)
    expect(turn.get_by_text("not an answer")).to_be_visible()
    assert turn.locator(".marker").count() == 0
    for place, citation in enumerate(answer.nearest):
        turn.locator(".nearest .card .headline").nth(place).click()
        expect(page.locator("#pane mark")).to_have_text(citation.quote)
        expect_marked(page, citation.quote)


def test_an_example_is_asked_by_a_click(
    visit: Visit, seed_url: str, seed_assistant: Assistant
) -> None:
    page = visit(seed_url)
    examples = page.locator("#talk .example")
    assert examples.all_text_contents() == seed_assistant.examples()
    question = examples.nth(1).text_content()
    examples.nth(1).click()
    turn = page.locator("#talk .turn")
    expect(turn.locator(".question")).to_have_text(f"You asked: {question}")
    expect(turn.locator(".card").first).to_be_visible()


def test_an_empty_question_gets_a_sentence(visit: Visit, scripted_url: str) -> None:
    page = visit(scripted_url)
    send(page, "  ")
    expect(page.locator("#notice")).to_contain_text("Type a question first")
    expect(page.locator("#talk .turn")).to_have_count(0)
    page.get_by_role("textbox", name="Your question").fill("What did Peskov say?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#talk .card")).to_have_count(1)
    expect(page.locator("#notice")).to_have_text("")


def test_a_new_conversation_is_empty(
    visit: Visit, scripted_url: str, scripted: ScriptedAssistant
) -> None:
    page = visit(scripted_url)
    marker(ask(page, "What did Peskov say?"), 1).click()
    expect_marked(page, PESKOV)
    ask(page, "What did Blinken say?")
    assert [turn.question for turn in scripted.asked[-1][1].turns] == ["What did Peskov say?"]

    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#talk .welcome")).to_be_visible()
    expect(page.locator("#talk .turn")).to_have_count(0)
    expect(page.locator("#pane .article")).to_have_count(0)
    ask(page, "And since?")
    assert scripted.asked[-1] == ("And since?", Conversation())


def test_two_conversations_at_once_never_mix(visit: Visit, serve: Serve) -> None:
    scripted = ScriptedAssistant(pause=0.15)
    url = serve(scripted)
    pages = {"Peskov": visit(url), "Blinken": visit(url)}
    rounds = 2
    for n in range(1, rounds + 1):
        for name, page in pages.items():
            send(page, f"What did {name} say, {n}?")
        for page in pages.values():
            expect(page.locator("#talk .turn .card").first).to_be_visible()
            expect(page.locator("#talk .turn")).to_have_count(n)
            expect(page.locator("#talk .working")).to_have_count(0)
            expect(page.get_by_role("button", name="Ask", exact=True)).to_be_enabled()
    for name, page in pages.items():
        other = "Blinken" if name == "Peskov" else "Peskov"
        assert page.locator("#talk .question").all_text_contents() == [
            f"You asked: What did {name} say, {n}?" for n in range(1, rounds + 1)
        ]
        expect(page.locator("#talk")).not_to_contain_text(other)
    marker(pages["Peskov"].locator(".turn").first, 1).click()
    marker(pages["Blinken"].locator(".turn").first, 1).click()
    expect_marked(pages["Peskov"], PESKOV)
    expect_marked(pages["Blinken"], MARATHON)
    assert len(scripted.asked) == 2 * rounds
    for question, conversation in scripted.asked:
        name = question.split()[2]
        assert all(name in turn.question for turn in conversation.turns)
        assert len(conversation.turns) == int(question[-2]) - 1


def test_progress_is_shown_while_it_works(visit: Visit, serve: Serve) -> None:
    page = visit(serve(ScriptedAssistant(pause=1.5)))
    send(page, "What did Peskov say?")
    expect(page.locator("#talk .question")).to_have_text("You asked: What did Peskov say?")
    expect(page.locator("#talk .working")).to_have_text("Searching 1 article")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_disabled()
    expect(page.locator("#talk .working")).to_contain_text("Reading for")
    expect(page.locator("#talk .card")).to_have_count(1)


def test_a_question_sent_while_another_is_answered_waits_in_the_box(
    visit: Visit, serve: Serve
) -> None:
    scripted = ScriptedAssistant(pause=0.7)
    page = visit(serve(scripted))
    send(page, "What did Peskov say?")
    expect(page.locator("#talk .working")).to_be_visible()
    send(page, "What did Blinken say?")
    expect(page.locator("#talk .card")).to_have_count(1)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_enabled()
    expect(page.locator("#talk .turn")).to_have_count(1)
    box = page.get_by_role("textbox", name="Your question")
    expect(box).to_have_value("What did Blinken say?")
    box.press("Enter")
    expect(page.locator("#talk .card")).to_have_count(3)
    asked = [(question, len(conversation.turns)) for question, conversation in scripted.asked]
    assert asked == [("What did Peskov say?", 0), ("What did Blinken say?", 1)]


def test_a_new_conversation_drops_the_answer_being_made(visit: Visit, serve: Serve) -> None:
    scripted = ScriptedAssistant(pause=0.6)
    page = visit(serve(scripted))
    send(page, "What did Peskov say?")
    expect(page.locator("#talk .working")).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#talk .welcome")).to_be_visible()
    page.wait_for_timeout(2000)
    expect(page.locator("#talk .turn")).to_have_count(0)
    ask(page, "What did Blinken say?")
    expect(page.locator("#talk .turn")).to_have_count(1)
    assert scripted.asked[-1] == ("What did Blinken say?", Conversation())


def test_the_page_may_not_reach_another_host(browser: Browser, scripted_url: str) -> None:
    blocked = """new Promise((done) => {
        addEventListener("securitypolicyviolation", (event) => done(event.blockedURI));
        setTimeout(() => done("nothing"), 1000);
        new Image().src = "http://127.0.0.2:9/";
    })"""
    context = browser.new_context()
    page = context.new_page()
    page.goto(scripted_url)
    expect(page.locator("#talk .welcome")).to_be_visible(timeout=20_000)
    assert page.evaluate(blocked) == "http://127.0.0.2:9/"
    context.close()


def test_the_newest_question_stands_on_top(visit: Visit, scripted_url: str) -> None:
    page = visit(scripted_url)
    top = page.locator("#talk").bounding_box()
    assert top
    for question in ("What did Blinken say?", "What did Peskov say?", "And Erdogan?"):
        turn = ask(page, question)
        expect(turn).to_be_in_viewport()
        box = turn.bounding_box()
        assert box and abs(box["y"] - top["y"]) <= 2


def test_an_error_is_a_sentence_and_the_conversation_goes_on(
    visit: Visit, scripted_url: str, scripted: ScriptedAssistant
) -> None:
    page = visit(scripted_url)
    ask(page, "What did Peskov say?")
    turn = ask(page, "Is it broken?")
    expect(turn.get_by_role("alert")).to_contain_text("no index at .onrecord: build one with")
    expect_no_script_ran(page)

    send(page, "Is there a bug?")
    expect(page.locator("#notice")).to_contain_text("onrecord itself failed")
    expect(page.locator("#talk .turn")).to_have_count(2)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_enabled()

    expect(ask(page, "What did Blinken say?").locator(".card")).to_have_count(2)
    assert [turn.question for turn in scripted.asked[-1][1].turns] == ["What did Peskov say?"]


def test_hostile_answers_run_no_script(visit: Visit, scripted_url: str) -> None:
    page = visit(scripted_url)
    example = page.locator("#talk .example").nth(1)
    expect(example).to_have_text(f"What did {EVIL} say?")
    expect_no_script_ran(page)
    example.click()
    expect(page.locator("#talk .card")).to_have_count(1)
    turn = ask(page, f"hostile {EVIL}")
    for part in (".question", ".understood", ".answer", ".card", ".note"):
        expect(turn.locator(part).first).to_contain_text(EVIL)
    expect_no_script_ran(page)
    turn.locator(".card .headline").click()
    expect(page.locator("#pane .article")).to_contain_text(f"First {EVIL} paragraph.")
    expect(page.locator("#pane mark")).to_be_in_viewport()
    page.locator("#pane .byline").hover()
    expect_no_script_ran(page)


def test_a_hostile_article_of_the_folder_runs_no_script(
    visit: Visit, serve: Serve, archive: Callable[..., Assistant]
) -> None:
    markup = f"Nobody </mark></div>{EVIL} ${{window.hacked=1}} clapped for the match on Tuesday."
    hostile = archive(
        {
            "title": f"Mayor speaks {EVIL}",
            "text": (
                "The mayor spoke on Monday.\n\n“Taxes will fall next year,” Mayor Ada Novak said."
                f"\n\n{markup}\n\n"
                '[Read](javascript:window.hacked=1) <svg onload="window.hacked=2">'
            ),
            "outlet": f"Daily {EVIL}",
            "url": "javascript:window.hacked='url'",
        }
    )
    page = visit(serve(hostile))
    turn = ask(page, "What did Novak say?")
    expect_no_script_ran(page)
    marker(turn, 1).click()
    expect_marked(page, "“Taxes will fall next year,”")
    expect(page.locator("#pane .origin")).to_contain_text(EVIL)
    expect(page.locator("#pane .article")).to_contain_text(markup)
    expect_no_script_ran(page)

    cards = ask(page, "Who clapped for the match?").locator(".card")
    cards.filter(has_text=markup).locator(".headline").first.click()
    expect(page.locator("#pane mark")).to_contain_text(markup)
    expect_no_script_ran(page)


def test_a_rebuilt_index_is_seen_at_the_next_question(
    visit: Visit, serve: Serve, new_index: Path, make_folder: Folder
) -> None:
    rain = "“The rain will last until Friday,” forecaster Ida Holm said on Monday."
    folder = make_folder({"rain.txt": f"Rain in Oslo\n\n{rain}\n"})
    rebuild(folder, new_index)
    page = visit(serve(Assistant.open(new_index)))
    expect(ask(page, "What did Tove Berg say?").locator(".refusal")).to_have_count(1)

    snow = "“The snow will melt by Sunday,” engineer Tove Berg said on Tuesday."
    make_folder({"snow.txt": f"Snow in Bergen\n\n{snow}\n"})
    rebuild(folder, new_index)
    turn = ask(page, "What did Tove Berg say?")
    marker(turn, 1).click()
    expect_marked(page, "“The snow will melt by Sunday,”")
    expect(page.locator("#pane h2")).to_have_text("Snow in Bergen")


def test_on_a_phone_the_article_covers_the_conversation_until_closed(
    visit: Visit, scripted_url: str
) -> None:
    page = visit(scripted_url, viewport=PHONE)

    def expect_no_sideways_scroll() -> None:
        for element in ("html", "#talk", "#pane"):
            wider = "e => e.scrollWidth - e.clientWidth"
            assert page.locator(element).evaluate(wider) <= 0, element

    expect_no_sideways_scroll()
    ask(page, "long" * 200)
    expect_no_sideways_scroll()
    turn = ask(page, "What did Peskov say?")
    link = marker(turn, 1)
    link.click()
    expect_marked(page, PESKOV)
    expect_no_sideways_scroll()
    covered = page.locator("#pane").bounding_box()
    assert covered == {"x": 0, "y": 0, **PHONE}
    expect(page.locator("#talk")).to_be_hidden()

    close = page.get_by_role("button", name="Close the article")
    expect(close).to_be_in_viewport(ratio=1)
    close.click()
    expect(page.locator("#pane")).to_be_hidden()
    expect(link).to_be_in_viewport()
    expect(link).to_be_focused()


def test_the_keyboard_is_enough(visit: Visit, seed_url: str) -> None:
    page = visit(seed_url)
    box = page.get_by_role("textbox", name="Your question")
    expect(box).to_be_focused()
    page.keyboard.type("What did Peskov say?")
    page.keyboard.press("Enter")
    link = marker(page.locator("#talk .turn"), 1)
    expect(link).to_be_visible()
    expect(box).to_be_focused()
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#pane mark")).to_be_focused()
    expect(page.locator("#pane mark")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(page.locator("#pane .article")).to_have_count(0)
    expect(link).to_be_focused()


def luminance(colour: str) -> float:
    """Relative luminance of a colour `rgb(r, g, b)`, as WCAG 2.2 defines it."""
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_are_legible(visit: Visit, scripted_url: str, scheme: str) -> None:
    page = visit(scripted_url, color_scheme=scheme)
    turn = ask(page, "What did Blinken say?")
    marker(turn, 1).click()
    expect_marked(page, MARATHON)

    def colour(selector: str, name: str = "color") -> float:
        found = page.locator(selector).first.evaluate(f"e => getComputedStyle(e)['{name}']")
        return luminance(found)

    paper, sheet = colour("body", "backgroundColor"), colour("#pane", "backgroundColor")
    mark = colour("#pane mark", "backgroundColor")
    assert (max(paper, sheet) < 0.05) if scheme == "dark" else (min(paper, sheet) > 0.8)
    for selector, behind in [
        (".answer", paper),
        (".answer .marker:not([aria-current])", paper),
        (".question", paper),
        (".card .speaker", sheet),
        ("#pane .text", sheet),
        ("#pane .boilerplate", sheet),
        ("#pane mark", mark),
    ]:
        lighter, darker = sorted((colour(selector), behind), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, selector


def test_the_http_api_answers_as_the_assistant_does(
    seed_url: str, seed_assistant: Assistant
) -> None:
    client = Client(seed_url, verbose=False)
    answered = client.predict("What did Peskov say?", api_name="/ask")
    expected = seed_assistant.ask("What did Peskov say?").to_dict()
    assert {**answered, "seconds": 0} == {**expected, "seconds": 0}
    assert answered["citations"][0]["file"] == "000_e536400ab8bce265.txt"
    assert list(client.view_api(return_format="dict")["named_endpoints"]) == ["/ask"]
    with pytest.raises(AppError, match="question"):
        client.predict(" ", api_name="/ask")
    client.close()


def test_halves_of_characters_do_not_stop_the_chat(visit: Visit, serve: Serve) -> None:
    class Halving(ScriptedAssistant):
        def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
            answer = super().ask(question, conversation)
            return replace(answer, parts=("A \ud83d\ude00 \ud800 mayor ", 1), notes=("\udc00",))

    scripted = Halving()
    url = serve(scripted)
    page = visit(url)
    page.evaluate("""() => {
        const box = document.querySelector("#question textarea");
        box.value = "What did \\ud800 Peskov say?";
        box.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#talk .question")).to_have_text("You asked: What did � Peskov say?")
    expect(page.locator("#talk .answer")).to_contain_text("A 😀 � mayor")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_enabled()
    expect(ask(page, "And what did Peskov say then?").locator(".answer")).to_be_visible()
    client = Client(url, verbose=False)
    assert client.predict("Peskov?", api_name="/ask")["text"] == "A 😀 � mayor [1]"
    client.close()


def test_of_a_question_that_is_too_long_little_is_kept(visit: Visit, seed_url: str) -> None:
    page = visit(seed_url)
    send(page, "long " * 20_000)
    expect(page.get_by_role("alert")).to_contain_text("has 99,999 characters and may have 2,000")
    assert len(page.locator("#talk .question").text_content() or "") < 400
    turn = ask(page, "What did Peskov say?")
    assert len(page.content()) < 90_000
    expect(turn.locator(".card")).to_have_count(1)
    client = Client(seed_url, verbose=False)
    with pytest.raises(AppError, match="must be a text"):
        client.predict({"question": "Why?"}, api_name="/ask")
    client.close()
