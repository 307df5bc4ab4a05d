"""Progress bars for what takes long. They show nothing where errors don't go to a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

if TYPE_CHECKING:
    from index.build import Progress


@contextmanager
def shown() -> Iterator[Callable[["Progress"], None]]:
    """A listener that shows how far a rebuild is: step, articles, passages a second, time left."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[note]}"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("starting", total=None, note="")

        def show(progress: "Progress") -> None:
            if bar.tasks[0].description != progress.step:
                bar.reset(task, total=None, description=progress.step)
            note = f"{progress.articles:,} of {progress.articles_total:,} articles"
            speed = bar.tasks[0].speed
            if progress.passages_total and speed:
                note += f", {speed:,.0f} passages a second"
            bar.update(
                task,
                completed=progress.passages or progress.articles,
                total=progress.passages_total or progress.articles_total,
                note=note,
            )

        yield show


@contextmanager
def counted(total: int, what: str) -> Iterator[Callable[[object], None]]:
    """A listener that shows how many of `total` are done, one more each time, and time left."""
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda _: bar.advance(task)
