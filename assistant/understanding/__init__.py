"""What a turn of a conversation asks.

In come the words that were typed, and the turns before them; out comes a `Question`, whose fields
say what is asked, of whom, about what and of when. Read `question` with `typed`, `days`, `parts`,
`periods`, `event_times`, `question_patterns` (with `saying`, what asks for words), `speakers` (what
may name one), `shapes` and `wording` (a question written for the reader); `smalltalk`,
`about_answer` (turns about the last answer) and `typos`; then `followup` with `turns` and `cast`
(what it goes on from), `casing` (names typed in small letters), `whose` (the person whom a
description names), and its ways, of which the first that knows a turn reads it:

- `fragments` are turns such as "And Moreau?": `dialogue`, `followup_patterns`, `changes`,
  `instead`;
- `pointing` puts whom and what "she", "it" and "that day" mean into fields, with `rewording`;
- `carried` gives somebody's words the last topic, and any other turn, beside its own words, what it
  leans on: chosen by `leaning` among `noun_phrases` over `tokens`, by the `weights` of a small
  model.
"""
