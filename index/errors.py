"""The error that every edge (command line, chat, HTTP) shows to the user as a sentence."""


class OnRecordError(Exception):
    """Something the user can mend; the message says what was wrong and what to do."""
