"""The values of people: who speaks in one article, and who that is across articles."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["person", "group", "unknown"]


@dataclass(frozen=True)
class Speaker:
    """Who a mention in an article is.

    `name` is the fullest name that the article gives ("Dmitry Peskov"), or what it calls a
    speaker who has no name there ("a US official", "both sides"); `role` is as printed
    ("Kremlin spokesman"). `resolved` is True where `name` is a proper name.
    """

    name: str
    kind: Kind
    role: str | None = None
    resolved: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a speaker needs a name, or what the article calls it")


@dataclass(frozen=True)
class Person:
    """A person, or a group with a name, across articles.

    `name` is the full name that articles use most; `aliases` are the other ways they write it
    and `roles` what they print beside it, the most frequent first. `statements` is how many the
    person makes, where they were counted.
    """

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: Kind = "person"
    statements: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a person needs a name")
