"""The report page of an evaluation: figures, plots and every question, in one HTML file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.evaluation.evaluate import Outcome, calibration, figures
from assistant.html import NOTHING, Html, fill, joined
from index.errors import OnRecordError

LABELS = {
    "hit_rate": "Expected article among the ten best passages",
    "mrr": "Mean reciprocal rank of the expected article",
    "article_cited": "Expected article cited",
    "words_cited": "Expected words in the cited ones",
    "speaker_cited": "Expected speaker cited",
    "citations_exact": "Citations that are exact slices",
    "refused_rightly": "Unanswerable questions refused",
    "refused_wrongly": "Answerable questions refused",
    "right": "All as expected",
}
"""What each share of `figures` is."""

_STYLE = Html(
    """
    :root { --ink: #22252a; --quiet: #5c6067; --paper: #fffefb; --rule: #d9d4c8; --bar: #1b5068;
      --warn: #8a3f0b; color-scheme: light dark; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8e5de; --quiet: #a9adb3;
      --paper: #14171a; --rule: #363c42; --bar: #8fc7e3; --warn: #f0b27a; } }
    body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--ink);
      background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
    h1, h2 { font-weight: 600; line-height: 1.2; }
    svg { width: 100%; max-width: 40rem; height: auto; } svg text { fill: var(--ink);
      font: 13px system-ui, sans-serif; }
    .bar, .dot { fill: var(--bar); } .axis { stroke: var(--rule); fill: none; }
    .even { stroke: var(--quiet); stroke-dasharray: 4 4; }
    table { border-collapse: collapse; width: 100%; } td, th { text-align: left;
      vertical-align: top; padding: .4rem .6rem .4rem 0; border-top: 1px solid var(--rule); }
    td.answer { white-space: pre-line; color: var(--quiet); overflow-wrap: anywhere; }
    .wrong { color: var(--warn); font-weight: 600; } .quiet { color: var(--quiet); }
    """
)
_RIGHT = {True: "as expected", False: "not as expected", None: "nothing expected"}


@contextmanager
def writing(report: Path, questions: Path) -> Iterator[Callable[[Html], None]]:
    """What writes a page to `report`, once it is sure that this can be done.

    The page is written beside `report` first, so that what was there stays until it is whole.
    Raises OnRecordError where it can't be written, and where `report` is the file `questions`.
    """
    try:
        report = report.resolve()
        if report.exists() and report.samefile(questions):
            raise OnRecordError(f"the report would replace the questions in {questions}")
        if report.exists() and not report.is_file():
            raise OnRecordError(f"the report can't be written ({report} is no file)")
        draft = report.with_name(f".{report.name}.new")
        draft.touch()
    except (OSError, RuntimeError) as error:
        raise OnRecordError(f"the report can't be written ({error})") from error

    def write(page: Html) -> None:
        try:
            draft.write_text(page, encoding="utf-8")
            draft.replace(report)
        except OSError as error:
            raise OnRecordError(f"the report can't be written ({error})") from error

    try:
        yield write
    finally:
        draft.unlink(missing_ok=True)


def report_html(outcomes: Sequence[Outcome], title: str) -> Html:
    """A page with the figures of the outcomes, their plots, and every question; what went wrong
    comes first. Whatever comes from questions and articles is escaped."""
    found = figures(outcomes)
    ordered = sorted(outcomes, key=lambda one: (one.right is not False, one.right is None))
    return fill(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width, initial-scale=1"><title>{title}</title><style>{style}'
        "</style></head><body><h1>{title}</h1><p>{count} questions, {seconds} s each in the "
        "median.</p><h2>Shares</h2>{bars}{calibration}{times}<h2>Questions</h2><table><thead>"
        "<tr><th>Question</th><th>Outcome</th><th>Answer</th></tr></thead><tbody>{rows}</tbody>"
        "</table></body></html>\n",
        title=title,
        style=_STYLE,
        count=len(outcomes),
        seconds=f"{found.get('median_seconds', 0):.2f}",
        bars=_bars(found),
        calibration=_calibration(outcomes),
        times=_times(outcomes),
        rows=joined(map(_row, ordered)),
    )


def _bars(found: dict[str, float]) -> Html:
    shares = [(LABELS[name], value) for name, value in found.items() if name in LABELS]
    bars = joined(
        fill(
            '<text x="0" y="{text}">{label}</text><rect class="bar" x="330" y="{top}" '
            'width="{width}" height="16"/><text x="{end}" y="{text}">{value}</text>',
            text=28 * place + 17,
            label=label,
            top=28 * place + 4,
            width=f"{220 * value:.1f}",
            end=f"{336 + 220 * value:.1f}",
            value=f"{value:.2f}",
        )
        for place, (label, value) in enumerate(shares)
    )
    return fill(
        '<svg viewBox="0 0 600 {height}" role="img" aria-label="Shares, from 0 to 1">{bars}</svg>',
        height=28 * len(shares) + 8,
        bars=bars,
    )


def _calibration(outcomes: Sequence[Outcome]) -> Html:
    """A dot for each bin of confidence: how sure the answers are, and how often that is true."""
    curve = calibration(outcomes)
    if len(curve) < 2:
        return NOTHING
    dots = joined(
        fill(
            '<circle class="dot" cx="{x}" cy="{y}" r="6"><title>{count} questions: confidence '
            "{sure}, answerable {true}</title></circle>",
            x=f"{60 + 220 * sure:.1f}",
            y=f"{240 - 220 * true:.1f}",
            count=count,
            sure=f"{sure:.2f}",
            true=f"{true:.2f}",
        )
        for sure, true, count in curve
    )
    return fill(
        "<h2>Confidence</h2><p>How many questions of each confidence have an answer; on the line, "
        'confidence is what it says.</p><svg viewBox="0 0 600 280" role="img" '
        'aria-label="Share of questions with an answer, by confidence">'
        '<path class="axis" d="M60 20V240H280"/><path class="even" d="M60 240L280 20"/>{dots}'
        '<text x="60" y="262">0</text><text x="272" y="262">1</text><text x="120" y="262">'
        'confidence</text><text x="44" y="244">0</text><text x="44" y="28">1</text></svg>',
        dots=dots,
    )


def _times(outcomes: Sequence[Outcome]) -> Html:
    """A bar for each tenth of the span of seconds, as high as there are questions in it."""
    seconds = [one.seconds for one in outcomes if not one.error]
    if len(seconds) < 2 or min(seconds) == max(seconds):
        return NOTHING
    first, last = min(seconds), max(seconds)
    counts = [0] * 10
    for value in seconds:
        counts[min(9, int(10 * (value - first) / (last - first)))] += 1
    bars = joined(
        fill(
            '<rect class="bar" x="{x}" y="{y}" width="44" height="{height}"/>',
            x=60 + 48 * place,
            y=f"{110 - 90 * count / max(counts):.1f}",
            height=f"{90 * count / max(counts):.1f}",
        )
        for place, count in enumerate(counts)
    )
    return fill(
        '<h2>Seconds</h2><svg viewBox="0 0 600 140" role="img" aria-label="Questions by seconds">'
        '<path class="axis" d="M60 110H540"/>{bars}<text x="60" y="130">{first} s</text>'
        '<text x="500" y="130">{last} s</text></svg>',
        bars=bars,
        first=f"{first:.2f}",
        last=f"{last:.2f}",
    )


def _row(outcome: Outcome) -> Html:
    wrong = outcome.right is False or bool(outcome.error)
    return fill(
        '<tr><td>{question}</td><td class="{look}">{verdict}</td><td class="answer">{answer}</td>'
        "</tr>",
        question=outcome.case.question,
        look="wrong" if wrong else "quiet",
        verdict=_verdict(outcome),
        answer=outcome.answer.text if outcome.answer else "",
    )


def _verdict(outcome: Outcome) -> str:
    """What is not as expected, or that all is."""
    if outcome.error:
        return outcome.error
    if outcome.case.unanswerable and not outcome.refused:
        return "answered"
    if outcome.refused and outcome.case.answerable:
        return "refused"
    judged = {
        "article not cited": outcome.cited,
        "words not cited": outcome.worded,
        "speaker not cited": outcome.spoken,
        "a citation is not exact": outcome.exact,
    }
    failed = [name for name, value in judged.items() if value is False]
    return ", ".join(failed) or _RIGHT[outcome.right]
