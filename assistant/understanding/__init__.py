"""What a turn of a conversation asks.

In come the words that were typed, and the turns before them; out comes a `Question`, whose fields
say what is asked, of whom, about what and of when. Read `question` with its `question_patterns`,
then `followup`: `fragments` are turns such as "And Moreau?", `pointing` and `standalone` put in
what the words of others leave to earlier turns. `wording` writes a question for the reader.
"""
