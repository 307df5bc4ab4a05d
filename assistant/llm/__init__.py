"""Answers in an LLM's words, each sentence checked against the evidence that it cites.

In comes an `Answer` with its citations, out comes the same with other parts. Read `writer`, the
journey; then `client` (the endpoint), `reply` (what it writes, as sentences), `faithful` (the
check), and below that `omission` with its tables `beginnings`, `gaps` and `endings`, over `words`
and `operators`.
"""
