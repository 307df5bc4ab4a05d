"""Answers written by an LLM from passages of the articles, each sentence checked against them.

In comes an `Answer`, or a refusal, and a snapshot to find passages in; out comes the same answer
with other parts. Read `restating` (what the LLM makes of a turn), `excerpts` (what it is given),
`asking` (the prompt, within a budget of `tokens`), `writer`, the journey; then `client` (the
endpoint), `call` (what it writes, as it comes), `reply` (the same as sentences), `written` (those
that hold, and what became of the others), `support` (how a sentence stands to the excerpts that it
cites), with `faults` (what it may not say) and `reading` (its words). `checkup` tells how well an
LLM does all that.
"""
