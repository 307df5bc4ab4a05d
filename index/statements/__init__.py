"""Who says what in an article: in comes its text with the span of its body, out come `Statement`s
with exact spans, each with its speaker.

Read `statement` first, and `attribute` and `extract` (the journey); then `paragraphs` with
`quoted` (what is parsed) and `parsed` (what comes of it). A paragraph is put together by
`assemble` from `draft`s: `layout` and `signatures` go by signs alone; `governed` goes by `frames`,
that is `verb_frames`, over `candidate`, `subjects`, `phrases`, `word_order` and `cues`; `whole`
and `partial` give quotations to what is `beside` them, `leading` or `behind`. `outlines` is for
resolution, `telling` for lists of somebody's statements.
"""
