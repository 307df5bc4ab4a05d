"""The chat in the browser; the only room that knows Gradio.

In come questions and clicks, out comes HTML. Read `chat` (the page and what it does at each
event), `render` (conversations and articles as HTML), `timeline` (what one speaker says), then
`style.css`, `chat.js` (the conversation) and `pane.js` (the article beside it).
"""
