"""From mentions to people: what comes in are the words that name who makes each statement, what
comes out is who that is, in the article (`Speaker`) and across articles (`Person`).

Read `person` and `outline` first (the values that go out and come in), then `entities`, `mentions`
and `discourse` (an article taken apart), `salience`, `pronouns`, `descriptions` and `resolve` (who
speaks), and last `tidy`, `same` and `merge` (which names are one person) and `lookup` (whom a
question names).
"""
