"""The prompt templates, one file each."""

from importlib.resources import files


def load(name: str) -> str:
    """The text of the template `name`.md."""
    return files(__package__).joinpath(f"{name}.md").read_text(encoding="utf-8")
