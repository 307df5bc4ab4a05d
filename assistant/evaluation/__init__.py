"""How well the assistant answers a user's own questions: what `onrecord eval` does.

In comes a file of questions with what is expected of their answers, out come figures and a page.
Read `cases` (the file), `evaluate` (asking, judging, figures), `report` (the page).
"""
