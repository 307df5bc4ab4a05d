"""The time line of a speaker: a plot of what has a date, and every statement in a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.quotes import Said
from assistant.html import NOTHING, Html, fill, joined
from assistant.source import outlet_name
from index.articles.article import Article
from index.english.days import spelt
from index.span import Span
from index.statements.statement import Statement

_LISTED = 200  # statements in the list of one speaker
_WIDTH, _LEFT, _RIGHT = 600, 80, 590  # of the plot, in its own units
_ROWS = {"direct": 20, "mixed": 46, "indirect": 72}
_LABELS = {"direct": "own words", "mixed": "partly", "indirect": "reported"}


_CHOICES = {"": "all", **_LABELS}
_FRAGMENT = 4  # words from which somebody's own stand alone; fewer are shown in their sentence


@dataclass(frozen=True)
class Entry:
    """A statement with its article, and the other articles that carry the same words."""

    statement: Statement
    article: Article
    also: tuple[Article, ...] = ()

    @property
    def shown(self) -> tuple[Span, ...]:
        """The speaker's own words where they can stand alone, else the sentences that report
        them."""
        words = sum(len(self.article.text[slice(*span)].split()) for span in self.statement.spans)
        statement = self.statement
        if statement.kind == "direct" and words < _FRAGMENT:
            statement = replace(statement, kind="mixed")
        return Said(statement, self.article).spans


def timeline_html(speaker: str, said: Sequence[Entry], kind: str = "", about: str = "") -> Html:
    """What a speaker says, of a kind and about a topic where these are given; the newest first,
    and each sentence once."""
    said = _in_order(said)
    rows = joined(map(_row, said[:_LISTED]))
    left = len(said) - _LISTED
    return fill(
        '<article class="article timeline" aria-labelledby="pane-headline"><div class="bar">'
        '<p class="origin">{count} statement{s} in these articles</p><button type="button" '
        'class="close">Close<span class="unseen"> the time line</span></button></div>'
        '<header><h2 id="pane-headline" tabindex="-1">{speaker}</h2></header>'
        "{choice}{plot}<ol>{rows}</ol>{more}</article>",
        count=len(said),
        s="" if len(said) == 1 else "s",
        speaker=speaker,
        choice=_choice(speaker, kind, about),
        plot=_plot([(entry.statement, entry.article) for entry in said]),
        rows=rows,
        more=fill("<p>and {left} more</p>", left=left) if left > 0 else NOTHING,
    )


def _in_order(said: Sequence[Entry]) -> list[Entry]:
    """The statements, the newest first, in an article as they stand; what shows the same
    sentences once."""
    ordered = sorted(said, key=lambda entry: (entry.article.path, entry.statement.start))
    ordered.sort(key=lambda entry: entry.article.published or date.min, reverse=True)
    return list({(e.article.id, e.shown): e for e in reversed(ordered)}.values())[::-1]


def _choice(speaker: str, kind: str, about: str) -> Html:
    """The form that asks for one kind of statements, and for those about a topic."""
    options = joined(
        fill(
            '<option value="{value}"{selected}>{label}</option>',
            value=value,
            selected=Html(" selected") if value == kind else NOTHING,
            label=label,
        )
        for value, label in _CHOICES.items()
    )
    return fill(
        '<form class="choice" data-person="{speaker}"><label>Words <select name="kind">{options}'
        '</select></label> <label>about <input name="about" type="search" maxlength="200" '
        'value="{about}"></label> <button>Show</button></form>',
        speaker=speaker,
        options=options,
        about=about,
    )


def _row(entry: Entry) -> Html:
    statement, article = entry.statement, entry.article
    also = "; ".join(
        dict.fromkeys(
            f"{outlet_name(other.outlet) or other.title}, {_day(other.published)}"
            for other in entry.also
        )
    )
    return fill(
        '<li><p class="origin">{day} · {outlet}{kind}</p><blockquote class="{whose}">{words}'
        '</blockquote><a href="#pane" data-statement="{article}:{start}:{end}">{title}</a>'
        "{also}</li>",
        day=_day(article.published),
        outlet=f"{outlet} · " if (outlet := outlet_name(article.outlet)) else "",
        kind=_LABELS[statement.kind],
        whose="direct" if entry.shown == statement.spans else "reported",
        words=" … ".join(article.text[slice(*span)] for span in entry.shown),
        article=article.id,
        start=statement.start,
        end=statement.end,
        title=article.title,
        also=fill('<p class="origin">The same words: {also}</p>', also=also) if also else NOTHING,
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
