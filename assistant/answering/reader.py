"""The reader: tells which sentences answer a question, and whether any does.

It weighs features of a sentence: the question's words in it and around it, its meaning, where it
was found. With a cross-encoder, which reads question and sentence together, what that says is one
more of them, and all have the weights that were fitted with it.
"""

from pathlib import Path

from index.cross_encoder import CrossEncoder, compile_cross_encoder, open_cross_encoder

FEATURES = "features"
"""The name of the reader that has no cross-encoder."""

SHIPPED = Path(__file__).parent / "cross_encoder"
"""The compiled cross-encoder that comes with the program."""


def open_reader(name: str | None, index_folder: Path) -> CrossEncoder | None:
    """The cross-encoder of a name or folder, compiled once and kept in an index folder; the one
    that comes with the program where no name is given, None for FEATURES.

    Raises OnRecordError where there is no such cross-encoder.
    """
    if name == FEATURES:
        return None
    if name is None:
        return open_cross_encoder(SHIPPED) if SHIPPED.is_dir() else None
    return open_cross_encoder(compile_cross_encoder(name, index_folder / "encoders").resolve())
