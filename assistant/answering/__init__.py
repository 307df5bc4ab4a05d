"""From a `Question` to an `Answer` in the articles' words, or to a refusal.

In come a question and the snapshot, out comes an answer with its citations. Read `answering`, the
journey, with `attempts` (the questions that are tried) and `event_days`; `quotes` (somebody's
words) with `then` (when they were said) and `beside_said` (what else is said there); `retrieve`,
`candidates` with `implied`, `answer_types`, `reader` and `stretches`, and `evidence` (anything
else); `compose`, `comparison` with `set_beside` (two sides, before and after), `listing` (lists and
counts), `overview` (the story of something), `narrow` (what was printed on days that are named) and
`refusals` (the answer written); `story` (what the articles of a conversation tell, when a turn asks
on); `scoring` (all numbers). Turns about the last answer: `about_answer` with `retold`,
`last_answer` and `same_article`. Below `evidence`: `missing`, `claims`, `denials` and
`contradictions`; and `presupposition` with `capitals`, `participants`, `reference`, `events` and
`stated`. Yes, no, and what a question wrongly takes for granted: `verdict`, with `as_statement`,
`bearing`, `factual` and `clauses`.
"""
