"""Who says what in an article: in comes its text with the span of its body, out come `Statement`s
with exact spans, each with its speaker.

Read `statement`, `paragraphs` (what is parsed) with `quoted`, `extract` (the journey), `assemble`
(the steps within a paragraph: `governed` with `frames` and `subjects`, `partial`, `whole`, both
with `beside`, `leading` and `behind`), `signatures` and `layout`, and last `attribute`.
"""
