"""An index of a folder of news articles: `rebuild` makes it, `status` says what it holds.

What comes in is a folder; what comes out is a snapshot that questions are answered from. Read
`build` first, the journey, and `sync`, how the catalog follows the folder; then the rooms in their
order: `articles`, `statements` (over `english` and `people`), `passages`, `encoder` and
`cross_encoder` (over `compiled`), `store`. `span`, `rules`, `errors` and `parallel` are what all of
them stand on.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.build import Changes, rebuild
    from index.errors import OnRecordError
    from index.store.status import status

__all__ = ["Changes", "OnRecordError", "rebuild", "status"]

_HOMES = {
    "Changes": "index.build",
    "OnRecordError": "index.errors",
    "rebuild": "index.build",
    "status": "index.store.status",
}


def __getattr__(name: str) -> object:
    """What the package offers, its module imported when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
