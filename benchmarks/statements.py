"""How well and how fast statements are found, on articles with every attribution marked.

    python benchmarks/statements.py polnear/dev.jsonl.gz --json figures.json

The file holds an article a line: `text` and `attributions`, each with `source`, `cue` and
`content` (lists of spans of the text) and `kind` (PolNeAR, Newell et al., LREC 2018).

Found statements are matched to marked ones one to one, best first, by the characters that their
content spans share: intersection over union at least 0.5; whatever their kinds. For all kinds,
precision is the share of the found that have a partner, recall the share of the marked. For direct
and mixed together, recall is the share of the marked with quotation marks that have a partner,
and precision the share of those found as direct or mixed that have one. Marked content in which
quotation marks stand counts as direct or mixed also where these are two apostrophes (`''`), which
the file's own `kind` overlooks (`direct_mixed_recall_by_kind` goes by that).
Speaker accuracy is the share of the matched whose mention overlaps a marked source, or that
name nobody where nobody is marked. A wrong named speaker is, among matched direct statements, one
given to a person with a name while the marked source is another: it holds another person's name,
or lies elsewhere than the mention. Exact F1 counts only partners with the very same spans (all
kinds).
"""

import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from common import Record as Row
from common import arguments, records, report

from index.english.names import SUFFIXES, Name, name_words
from index.english.parse import MODEL
from index.span import Span
from index.statements.attribute import with_speakers
from index.statements.extract import find_statements
from index.statements.paragraphs import paragraphs
from index.statements.statement import Statement

Names = Sequence[Name]


def characters(spans: list[Span] | tuple[Span, ...]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def matches(found: Sequence[Statement], marked: list[Row]) -> list[tuple[int, int]]:
    """Pairs of numbers, found and marked, one to one, best first."""
    ours = [characters(one.spans) for one in found]
    theirs = [characters(one["content"]) for one in marked]
    at: dict[int, list[int]] = defaultdict(list)
    for number, content in enumerate(theirs):
        for character in content:
            at[character].append(number)
    scored = []
    for number, content in enumerate(ours):
        for other in {other for character in content for other in at.get(character, ())}:
            score = len(content & theirs[other]) / len(content | theirs[other])
            if score >= 0.5:
                scored.append((-score, number, other))
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, number, other in sorted(scored):
        if number not in used[0] and other not in used[1]:
            used[0].add(number)
            used[1].add(other)
            pairs.append((number, other))
    return pairs


def quoted(text: str, one: Row) -> bool:
    """True if marked content is direct or mixed."""
    return one["kind"] != "indirect" or any("''" in text[a:b] for a, b in one["content"])


def speaker_right(found: Statement, marked: Row) -> bool:
    if not marked["source"] or found.mention is None:
        return not marked["source"] and found.mention is None
    return overlaps(found.mention, marked["source"])


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlaps(span: Span, spans: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)


def wrongly_named(text: str, found: Statement, row: Row, names: Names) -> bool:
    """True if a statement is given to a named person who is not its marked source."""
    speaker = found.speaker
    if speaker is None or not speaker.resolved or speaker.kind != "person":
        return False
    source = " ".join(text[start:end] for start, end in row["source"])
    *_, surname = (word for word in speaker.name.split() if name_words(word)[0] not in SUFFIXES)
    if surname in source:
        return False
    named = any(name.label == "PERSON" and overlaps(name.span, row["source"]) for name in names)
    # Whom a marked "he" means is not marked: benchmarks/people.py measures that.
    return named or found.mention is None or not overlaps(found.mention, row["source"])


def counts(row: Row, found: Sequence[Statement], names: Names) -> Counter[str]:
    """What the figures count, for one article and the statements found in it, with speakers."""
    text, marked = row["text"], row["attributions"]
    count: Counter[str] = Counter()
    count["found"] += len(found)
    count["marked"] += len(marked)
    count["found quoted"] += sum(one.kind != "indirect" for one in found)
    count["marked quoted"] += sum(quoted(text, one) for one in marked)
    count["marked by kind"] += sum(one["kind"] != "indirect" for one in marked)
    for ours, theirs in matches(found, marked):
        one, other = found[ours], marked[theirs]
        if one.kind == "direct":
            count["direct"] += 1
            count["wrongly named"] += wrongly_named(text, one, other, names)
        right = speaker_right(one, other)
        count["matched"] += 1
        count["speaker"] += right
        count["exact"] += sorted(map(tuple, other["content"])) == list(one.spans)
        count["found quoted matched"] += one.kind != "indirect"
        if other["kind"] != "indirect":
            count["marked by kind matched"] += 1
        if quoted(text, other):
            count["marked quoted matched"] += 1
            count["speaker quoted"] += right
    return count


def figures(count: Mapping[str, int]) -> dict[str, float]:
    """The figures of the module's description, by key, from what was counted in all articles."""
    precision = count["found quoted matched"] / max(1, count["found quoted"])
    recall = count["marked quoted matched"] / max(1, count["marked quoted"])
    all_precision = count["matched"] / max(1, count["found"])
    all_recall = count["matched"] / max(1, count["marked"])
    exact_precision = count["exact"] / max(1, count["found"])
    exact_recall = count["exact"] / max(1, count["marked"])
    return {
        "direct_mixed_recall": recall,
        "direct_mixed_precision": precision,
        "direct_mixed_f1": f1(precision, recall),
        "direct_mixed_recall_by_kind": count["marked by kind matched"]
        / max(1, count["marked by kind"]),
        "all_precision": all_precision,
        "all_recall": all_recall,
        "all_f1": f1(all_precision, all_recall),
        "exact_f1": f1(exact_precision, exact_recall),
        "speaker_accuracy": count["speaker quoted"] / max(1, count["marked quoted matched"]),
        "wrong_named_speaker": count["wrongly named"] / max(1, count["direct"]),
        "speaker_accuracy_all": count["speaker"] / max(1, count["matched"]),
    }


def full_pipeline_seconds(articles: list[tuple[str, Span]]) -> tuple[float, float]:
    """The time that the same paragraphs take with all of the spaCy pipeline: passed, processor."""
    import spacy

    nlp = spacy.load(MODEL)
    lines = [text[start:end] for text, body in articles for start, end in paragraphs(text, body)]
    list(nlp.pipe(lines[:100]))
    began, worked = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(lines, batch_size=256):
        pass
    return time.perf_counter() - began, time.process_time() - worked


def main() -> None:
    options = arguments(__doc__, "file").parse_args()
    rows = records(options.file)
    articles = [(row["text"], Span(0, len(row["text"]))) for row in rows]
    words = sum(len(text.split()) for text, _ in articles)
    list(find_statements(articles[:1]))
    began, worked = time.perf_counter(), time.process_time()
    readings = list(find_statements(articles))
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    total: Counter[str] = Counter()
    for row, reading in zip(rows, readings, strict=True):
        total += counts(row, with_speakers(row["text"], reading), reading.names)
    result = figures(total)
    result["articles_per_second"] = len(rows) / seconds
    result["words_per_second"] = words / seconds
    result["words_per_processor_second"] = words / processor
    seconds, processor = full_pipeline_seconds(articles)
    result["full_pipeline_words_per_second"] = words / seconds
    result["full_pipeline_words_per_processor_second"] = words / processor
    report(result, options.json)


if __name__ == "__main__":
    main()
