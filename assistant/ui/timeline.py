"""The time line of a speaker: a plot of what has a date, and every statement in a list."""

from collections.abc import Sequence
from datetime import date

from assistant.html import NOTHING, Html, fill, joined
from index.articles.article import Article
from index.english.days import spelt
from index.statements.statement import Statement

_LISTED = 200  # statements in the list of one speaker
_WIDTH, _LEFT, _RIGHT = 600, 80, 590  # of the plot, in its own units
_ROWS = {"direct": 20, "mixed": 46, "indirect": 72}
_LABELS = {"direct": "own words", "mixed": "partly", "indirect": "reported"}


def timeline_html(speaker: str, said: Sequence[tuple[Statement, Article]]) -> Html:
    """What a speaker says, each statement with its article; the newest first."""
    rows = joined(_row(statement, article) for statement, article in said[:_LISTED])
    left = len(said) - _LISTED
    return fill(
        '<article class="article timeline" aria-labelledby="pane-headline"><div class="bar">'
        '<p class="origin">{count} statement{s} in these articles</p><button type="button" '
        'class="close">Close<span class="unseen"> the time line</span></button></div>'
        '<header><h2 id="pane-headline" tabindex="-1">{speaker}</h2></header>'
        "{plot}<ol>{rows}</ol>{more}</article>",
        count=len(said),
        s="" if len(said) == 1 else "s",
        speaker=speaker,
        plot=_plot(said),
        rows=rows,
        more=fill("<p>and {left} more</p>", left=left) if left > 0 else NOTHING,
    )


def _row(statement: Statement, article: Article) -> Html:
    words = " … ".join(article.text[slice(*span)] for span in statement.spans)
    return fill(
        '<li><p class="origin">{day} · {outlet}{kind}</p><blockquote class="{whose}">{words}'
        '</blockquote><a href="#pane" data-statement="{article}:{start}:{end}">{title}</a></li>',
        day=_day(article.published),
        outlet=f"{article.outlet} · " if article.outlet else "",
        kind=_LABELS[statement.kind],
        whose="direct" if statement.kind == "direct" else "reported",
        words=words,
        article=article.id,
        start=statement.start,
        end=statement.end,
        title=article.title,
    )


def _plot(said: Sequence[tuple[Statement, Article]]) -> Html:
    """A dot for each statement that has a date, by day and kind; nothing for a single day."""
    dated = [(article.published, statement) for statement, article in said if article.published]
    days = [day for day, _ in dated]
    if len(set(days)) < 2:
        return NOTHING
    first, last = min(days), max(days)
    dots = joined(
        fill(
            '<circle class="{kind}" cx="{x}" cy="{y}" r="4"><title>{day}</title></circle>',
            kind=statement.kind,
            x=_LEFT + (day - first).days * (_RIGHT - _LEFT) // (last - first).days,
            y=_ROWS[statement.kind],
            day=_day(day),
        )
        for day, statement in dated
    )
    labels = joined(
        fill('<text x="0" y="{y}">{label}</text>', y=_ROWS[kind] + 4, label=label)
        for kind, label in _LABELS.items()
    )
    return fill(
        '<svg viewBox="0 0 {width} 104" role="img" aria-label="{count} dated statements, from '
        '{first} to {last}">{labels}{dots}<text x="{left}" y="100">{first}</text>'
        '<text x="{right}" y="100" text-anchor="end">{last}</text></svg>',
        width=_WIDTH,
        left=_LEFT,
        right=_RIGHT,
        count=len(dated),
        first=_day(first),
        last=_day(last),
        labels=labels,
        dots=dots,
    )


def _day(day: date | None) -> str:
    return spelt(day) if day else "date unknown"
