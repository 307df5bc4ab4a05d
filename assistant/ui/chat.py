"""The chat: a conversation, with the cited articles beside it, in the browser."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import gradio
from gradio.events import api

from assistant.answer import Citation, whole
from assistant.assistant import Assistant
from assistant.html import NOTHING, Html
from assistant.ui.render import (
    EMPTY_PANE,
    Problem,
    Turn,
    conversation_html,
    conversation_of,
    find_citation,
    notice_html,
    pane_html,
)
from assistant.ui.timeline import Entry, timeline_html
from assistant.understanding.question import MAX_CHARACTERS
from index.english.parse import pipeline
from index.errors import OnRecordError
from index.statements.statement import Kind

HERE = Path(__file__).parent
FAILED = (
    "That question could not be answered, because something in onrecord itself failed. The "
    "terminal it runs in says what. The conversation is kept: ask again, or ask something else."
)
HEAD = """
<meta http-equiv="Content-Security-Policy" content="default-src 'self' data: blob:; \
script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; \
object-src 'none'; frame-src 'none'; form-action 'self'">
<style>{style}</style>
"""
Turns = tuple[Turn, ...]
Shown = tuple[Any, ...]
"""What an event puts into the parts of the page that it is wired to, in that order."""

_KEPT = 300  # characters kept of what is too long


def build_page(assistant: Assistant) -> gradio.Blocks:
    """The chat page over an assistant, and its HTTP endpoint `/ask`; each visitor has their own
    conversation."""
    chat = Chat(assistant)
    page = gradio.Blocks(title="onrecord", analytics_enabled=False, fill_height=True)
    with page:
        turns = gradio.State(())
        with gradio.Row(elem_id="top"):
            gradio.HTML(
                "<h1>onrecord</h1><p>Exact quotations, and where they stand.</p>",
                apply_default_css=False,
                elem_id="title",
            )
            new = gradio.Button("New conversation", elem_id="new", scale=0)
        with gradio.Row(elem_id="workspace"):
            with gradio.Column(elem_id="left"):
                talk = gradio.HTML(
                    elem_id="talk",
                    apply_default_css=False,
                    js_on_load=(HERE / "chat.js").read_text(encoding="utf-8"),
                )
                notice = gradio.HTML(elem_id="notice", apply_default_css=False)
                with gradio.Row(elem_id="composer"):
                    box = gradio.Textbox(
                        label="Your question",
                        show_label=False,
                        placeholder="Ask about the articles",
                        max_lines=6,
                        container=False,
                        autofocus=True,
                        elem_id="question",
                    )
                    send = gradio.Button("Ask", elem_id="ask", scale=0, variant="primary")
            pane = gradio.HTML(
                EMPTY_PANE,
                elem_id="pane",
                apply_default_css=False,
                js_on_load=(HERE / "pane.js").read_text(encoding="utf-8"),
            )

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        asking = gradio.on(
            [box.submit, send.click, talk.submit],
            chat.reply,
            [box, turns],
            [talk, turns, notice, box, send],
            concurrency_limit=8,
            trigger_mode="once",
            **quiet,
        )
        asking.failure(chat.failed, turns, [talk, notice, send], **quiet)
        everything = [talk, turns, notice, box, send, pane]
        page.load(chat.welcome, None, everything, **quiet)
        new.click(chat.welcome, None, everything, cancels=asking, **quiet)
        pane.select(chat.turn_to, None, pane, queue=False, trigger_mode="always_last", **quiet)
        talk.select(chat.reveal, turns, pane, queue=False, trigger_mode="always_last", **quiet)
        pane.clear(lambda: EMPTY_PANE, None, pane, queue=False, **quiet)
        api(chat.ask, api_name="ask", concurrency_limit=8)
    return page


class Chat:
    """What the page does at each event; what belongs to one visitor comes with the event."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def reply(self, typed: str, turns: Turns, event: gradio.EventData) -> Iterator[Shown]:
        """Conversation, turns, notice, question box and button, while a question is answered."""
        question = _asked(typed, event._data)
        if not question:
            sentence = "Type a question first, for example: What did the spokesman say?"
            yield gradio.skip(), turns, notice_html(sentence), "", gradio.update(interactive=True)
            return
        # What is refused for its length would be sent with each turn from now on.
        kept = question if len(question) <= MAX_CHARACTERS else f"{question[:_KEPT]} …"
        waiting, resting = gradio.update(interactive=False), gradio.update(interactive=True)
        yield conversation_html(turns, asked=kept), turns, NOTHING, "", waiting
        turn: Turn = Problem(kept, FAILED)
        try:
            for step in self._assistant.stream(question, conversation_of(turns)):
                if isinstance(step, str):
                    shown, so_far = conversation_html(turns, asked=kept, progress=step), turns
                else:
                    turn = step
                    shown, so_far = conversation_html((*turns, turn)), (*turns, turn)
                yield shown, so_far, NOTHING, gradio.skip(), waiting
        except OnRecordError as error:
            turn = Problem(kept, str(error))
        turns = (*turns, turn)
        yield conversation_html(turns), turns, NOTHING, gradio.skip(), resting

    def welcome(self) -> Shown:
        """Conversation, turns, notice, question box, button and pane, as at first."""
        button = gradio.update(interactive=True)
        return conversation_html((), self._examples()), (), NOTHING, "", button, EMPTY_PANE

    def failed(self, turns: Turns) -> Shown:
        """Conversation, notice and button after a failure of the program's own."""
        shown = conversation_html(turns, self._examples())
        return shown, notice_html(FAILED), gradio.update(interactive=True)

    def _examples(self) -> list[str]:
        try:
            return self._assistant.examples()
        except OnRecordError:
            return []

    def reveal(self, turns: Turns, event: gradio.EventData) -> Html:
        """The pane for what was chosen in the conversation: a citation, or a speaker's name."""
        if "person" in event._data:
            return self._timeline(str(event._data["person"]))
        key = str(event._data["key"])
        citation = find_citation(turns, key)
        return pane_html(citation, key) if citation else EMPTY_PANE

    def _timeline(self, speaker: str, about: str = "", kind: str = "") -> Html:
        wanted = next((one for one in get_args(Kind) if one == kind), None)
        try:
            said = self._assistant.statements(speaker, whole(about).strip() or None, kind=wanted)
        except OnRecordError as error:
            return notice_html(str(error))
        entries = [
            Entry(one, article, tuple(filter(None, map(self._assistant.article, one.also_in))))
            for one in said
            if (article := self._assistant.article(one.article_id))
        ]
        return timeline_html(speaker, entries, wanted or "", about)

    def turn_to(self, event: gradio.EventData) -> Html:
        """The pane for what was chosen in a time line: the article of a statement, or the time
        line of those of a kind or about a topic."""
        if "person" in event._data:
            asked = (str(event._data.get(name, ""))[:_KEPT] for name in ("person", "about", "kind"))
            return self._timeline(*asked)
        key = str(event._data["statement"])
        number, start, end = key.split(":")
        article = self._assistant.article(number)
        words = article.text[int(start) : int(end)] if article else ""
        if not article or not words:  # the index was rebuilt in between
            return EMPTY_PANE
        return pane_html(Citation(1, article, int(start), int(end), words), key)

    def ask(self, question: str) -> dict[str, Any]:
        """Answer one question from the articles, with exact, cited quotations."""
        if not isinstance(question, str):
            raise gradio.Error("the question must be a text", print_exception=False)
        try:
            return self._assistant.ask(question).to_dict()
        except OnRecordError as error:
            raise gradio.Error(str(error), print_exception=False) from error


def _asked(typed: str, data: Any) -> str:
    """The question of an event: an example that was chosen, else what was typed; on one line
    where it is too long."""
    chosen = isinstance(data, dict) and "question" in data
    question = whole(str(data["question"] if chosen else typed)).strip()
    return question if len(question) <= MAX_CHARACTERS else " ".join(question.split())


def start(
    assistant: Assistant,
    host: str = "127.0.0.1",
    port: int | None = None,
    open_browser: bool = False,
) -> gradio.Blocks:
    """The chat page, being served at its `local_url` until its `close()`.

    Without a port, the first free one from 7860 on. Raises OnRecordError when there is none.
    """
    page = build_page(assistant)
    style = (HERE / "style.css").read_text(encoding="utf-8")
    try:
        page.launch(
            server_name=host,
            server_port=port,
            inbrowser=open_browser,
            prevent_thread_lock=True,
            quiet=True,
            share=False,
            ssr_mode=False,
            pwa=False,
            run_history=False,
            enable_monitoring=False,
            footer_links=[],
            theme=gradio.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"]),
            head=HEAD.format(style=style),
        )
    except OSError as error:
        wanted = f"port {port}" if port else "every port from 7860 to 7959"
        raise OnRecordError(f"{wanted} is taken: choose another one with --port") from error
    return page


def serve(
    assistant: Assistant,
    host: str = "127.0.0.1",
    port: int | None = None,
    open_browser: bool = False,
) -> None:
    """Serves the chat page until Ctrl+C, and prints where it is."""
    page = start(assistant, host, port, open_browser)
    print(f"The chat is at {page.local_url} (Ctrl+C stops it)", flush=True)
    threading.Thread(target=pipeline, daemon=True).start()  # seconds, which a question would wait
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        page.close(verbose=False)
