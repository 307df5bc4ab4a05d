"""A progress bar for rebuilds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from index.build import Progress


@contextmanager
def shown() -> Iterator[Callable[[Progress], None]]:
    """A listener that shows how far a rebuild is: step, articles, passages a second, time left.

    It shows nothing where errors don't go to a terminal.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[note]}"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("starting", total=None, note="")

        def show(progress: Progress) -> None:
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
