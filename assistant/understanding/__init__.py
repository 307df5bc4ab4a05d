"""What a turn of a conversation asks.

In come the words that were typed, and the turns before them; out comes a `Question`, whose fields
say what is asked, of whom, about what and of when. Read `question` with `typed`, `days`, `parts`,
`periods`, `event_times`, `question_patterns` (with `saying`, what asks for words), `speakers` (what
may name one), `shapes` and `wording` (a question written for the reader); `smalltalk`,
`about_answer` (turns about the last answer) and `typos`; then `followup` with `turns` and `cast`
(what it goes on from), `casing` (names typed in small letters), `whose` (the person whom a
description names), its three ways, and `carried` (what a turn that names nothing is about):

- `fragments` are turns such as "And Moreau?": `dialogue`, `followup_patterns`, `changes`,
  `instead`;
- `pointing` puts fields of earlier turns in the place of "she" and "that day", with `rewording`;
- `standalone` completes words by those of earlier questions: `pronouns`, `substitution` and
  `completing`, over `tokens`, `phrases` and `topics`.
"""
