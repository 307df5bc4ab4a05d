"""Answers in an LLM's words, each sentence checked against the excerpts that it cites.

In comes an `Answer` with its citations, out comes the same with other parts. Read `writer`, the
journey; then `client` (the endpoint), `reply` (what it writes, as sentences), `support` (how a
sentence stands to the excerpts that it cites), `faithful` (the strict check), and below that
`omission` with its tables `beginnings`, `gaps` and `endings`, over `words` and `operators`.
"""
