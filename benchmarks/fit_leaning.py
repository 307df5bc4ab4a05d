"""The coefficients by which it is told what a follow-up leans on, fitted on conversations.

The file is that of `benchmarks/followups.py`; it is fitted on the half of the conversations that
this doesn't report (`--all`: on all of them). What leans is what people added anything to; what it
leans on is each candidate of which at least three in five of its new words were added. It is
fitted twice: first with what people added going along, then with what the first model chooses.
Prints the values for `assistant/understanding/weights.py`.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from common import Record, arguments, records
from followups import fitted_on
from sklearn.linear_model import LogisticRegression

from assistant.understanding import leaning
from assistant.understanding.leaning import Candidate, Features
from assistant.understanding.question import Question, content_terms, understand
from assistant.understanding.weights import Logistic

ADDED = 0.6
STRENGTH = 0.3


class Row(NamedTuple):
    """A turn that isn't the first of its conversation: its features, those of each candidate, if
    people added anything, and if that is the candidate."""

    turn: Features
    candidates: list[Features]
    leans: bool
    added: list[bool]


def rows(conversation: Record, weights: bool) -> Iterator[Row]:
    """The turns of a conversation; with `weights`, what the model chooses went along before."""
    earlier: list[Question] = []
    for turn in conversation["turns"]:
        question = understand(turn["raw"])
        asked = set(content_terms(turn["raw"]))
        theirs = set(content_terms(turn["standalone"])) - asked
        named = [one for one in leaning.candidates(earlier) if not one.phrase.terms <= asked]
        added = [_added(one, theirs, asked) for one in named]
        if earlier:
            yield Row(
                leaning.turn_features(question, earlier),
                [leaning.candidate_features(one, question, earlier) for one in named],
                bool(theirs) and turn["raw"].split() != turn["standalone"].split(),
                added,
            )
        right = [one.phrase.full for one, is_added in zip(named, added, strict=True) if is_added]
        along = leaning.chosen(question, earlier).phrases if weights else tuple(right[:2])
        earlier.append(replace(question, beside=along))


def _added(candidate: Candidate, theirs: Set[str], asked: Set[str]) -> bool:
    new = candidate.phrase.terms - asked
    return len(new & theirs) >= ADDED * len(new)


def fitted(features: Sequence[Features], right: Sequence[bool]) -> Logistic:
    """A logistic regression, its coefficients rounded."""
    names = list(features[0])
    table = [[float(row[name]) for name in names] for row in features]
    model = LogisticRegression(C=STRENGTH, max_iter=3_000).fit(table, right)
    weights = {name: round(float(one), 2) for name, one in zip(names, model.coef_[0], strict=True)}
    return Logistic(round(float(model.intercept_[0]), 2), weights)


def fit(conversations: Sequence[Record]) -> None:
    """Puts fitted coefficients in the place of those that are there."""
    for weights in (False, True):
        turns = [row for one in conversations for row in rows(one, weights)]
        leaning.LEANING = replace(
            leaning.LEANING, leans=fitted([row.turn for row in turns], [row.leans for row in turns])
        )
        pairs = [
            (features, right)
            for row in turns
            if row.leans
            for features, right in zip(row.candidates, row.added, strict=True)
        ]
        on = fitted([features for features, _ in pairs], [right for _, right in pairs])
        leaning.LEANING = replace(leaning.LEANING, on=on)


def main() -> None:
    parser = arguments(__doc__, "file")
    parser.add_argument("--all", action="store_true", help="fit on all of the conversations")
    options = parser.parse_args()
    conversations = records(options.file)
    fit([one for one in conversations if options.all or fitted_on(one)])
    for name in ("leans", "on"):
        model = getattr(leaning.LEANING, name)
        print(f"{name} {model.intercept}")
        for feature, weight in model.weights.items():
            print(f'    "{feature}": {weight},')


if __name__ == "__main__":
    main()
