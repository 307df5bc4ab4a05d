"""From a question to its answer in the articles' words, or a refusal.

In come a snapshot and a `Question`, out comes an `Answer`. Read `answering`, the journey, and the
`attempts` that it makes; then `quotes` (somebody's words) or `retrieve` and `evidence` (sentences,
with `candidates`, `answer_types` and `missing`); then what is checked, `presupposition` and
`contradictions`; and `compose`. All weights are in `scoring`.
"""
