"""The error that users read."""


class OnRecordError(Exception):
    """An error whose message tells the user what to do."""
