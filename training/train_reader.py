"""Train the cross-encoder that tells which sentence answers a question.

    python training/train_reader.py PAIRS FOLDER

PAIRS is a file of JSON lines, gzipped or not, each with `set`, `group` (article or page),
`question`, `text` (a sentence) and `answers` (true if the sentence answers the question). The
model starts from the weights of the default embedding model, sees a question with all its
sentences at once, and learns both to put the right one first (cross-entropy over the sentences of
a question) and to say whether any is right (binary cross-entropy of each pair). A tenth of the
groups, by a fixed hash, is kept out of training and measured. FOLDER is made: a CrossEncoder that
sentence-transformers opens and `--reader FOLDER` names, with `figures.json`.
"""

import argparse
import gzip
import hashlib
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from transformers import AutoModelForSequenceClassification, AutoTokenizer, BatchEncoding

from index.encoder import DEFAULT_MODEL, model_folder

PAIRS_A_STEP = 96
MAX_TOKENS = 160
MAX_SENTENCES = 8  # of a question in one step; a page of lists has a hundred
WARM_UP = 0.06  # of all steps
HELD_OUT = 10  # one group in so many
SHARES = {"QAMR": 0.5}  # of a set's questions in a round: by far the largest, and the narrowest


@dataclass(frozen=True)
class Group:
    """A question with sentences; `answers` tells of each whether it answers."""

    set: str
    question: str
    texts: tuple[str, ...]
    answers: tuple[bool, ...]

    @property
    def length(self) -> int:
        """Characters of the longest pair, which is what a step is padded to."""
        return len(self.question) + max(map(len, self.texts))

    def sample(self, chance: random.Random) -> "Group":
        """At most MAX_SENTENCES of the sentences, with one that answers if there is one."""
        if len(self.texts) <= MAX_SENTENCES:
            return self
        right = [i for i, answers in enumerate(self.answers) if answers]
        wrong = [i for i, answers in enumerate(self.answers) if not answers]
        kept = right[:1] + chance.sample(wrong, min(len(wrong), MAX_SENTENCES - 1))
        return Group(
            self.set,
            self.question,
            tuple(self.texts[i] for i in kept),
            tuple(self.answers[i] for i in kept),
        )


def read_groups(path: Path) -> tuple[list[Group], list[Group]]:
    """The questions to learn from, and those of the groups that are kept out."""
    pairs: defaultdict[tuple[str, str, str], list[tuple[str, bool]]] = defaultdict(list)
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        for line in file:
            pair = json.loads(line)
            key = (pair["set"], pair["group"], pair["question"])
            pairs[key].append((pair["text"], pair["answers"]))
    learn, held = [], []
    for (name, group, question), sentences in pairs.items():
        texts, answers = zip(*sentences, strict=True)
        digest = int(hashlib.sha256(group.encode()).hexdigest(), 16)
        (learn if digest % HELD_OUT else held).append(Group(name, question, texts, answers))
    return learn, held


def one_round(groups: list[Group], chance: random.Random) -> list[Group]:
    """What a round of training sees: the SHARES of the sets, and not too many sentences each."""
    return [
        group.sample(chance) for group in groups if chance.random() < SHARES.get(group.set, 1.0)
    ]


def steps(groups: list[Group], chance: random.Random) -> Iterator[list[Group]]:
    """Groups of like length together, about PAIRS_A_STEP pairs each, in random order."""
    order = sorted(groups, key=lambda group: group.length + chance.random() * 40)
    batches: list[list[Group]] = [[]]
    size = 0
    for group in order:
        if size + len(group.texts) > PAIRS_A_STEP and batches[-1]:
            batches.append([])
            size = 0
        batches[-1].append(group)
        size += len(group.texts)
    chance.shuffle(batches)
    yield from batches


class Trainer:
    """A model on its way; `score` gives the logits of the pairs of some groups, in order."""

    def __init__(self, source: Path, frozen: int) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(source)
        self.model = AutoModelForSequenceClassification.from_pretrained(
            source,
            num_labels=1,
            # On a CPU, dropout and the fused attention's way back take half of the time.
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        self.model.bert.embeddings.requires_grad_(False)
        for layer in self.model.bert.encoder.layer[:frozen]:
            layer.requires_grad_(False)

    def score(self, groups: list[Group]) -> Tensor:
        features: BatchEncoding = self.tokenizer(
            [group.question for group in groups for _ in group.texts],
            [text for group in groups for text in group.texts],
            truncation="only_second",
            max_length=MAX_TOKENS,
            padding=True,
            return_tensors="pt",
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits: Tensor = self.model(**features).logits[:, 0]
        return logits.float()

    def loss(self, groups: list[Group]) -> Tensor:
        """Both losses of some groups, the ranking one over those that have a right sentence."""
        scores = self.score(groups)
        target = torch.tensor([float(right) for group in groups for right in group.answers])
        loss = binary_cross_entropy_with_logits(scores, target)
        parts = scores.split([len(group.texts) for group in groups])
        ranked = [
            cross_entropy(part[None], torch.tensor([group.answers.index(True)]))
            for part, group in zip(parts, groups, strict=True)
            if any(group.answers) and len(group.texts) > 1
        ]
        return loss + torch.stack(ranked).mean() if ranked else loss

    @torch.no_grad()
    def measure(self, groups: list[Group]) -> dict[str, float]:
        """Of each set: how often the best sentence is right, and the area under the curve of
        a question's best score as a sign that something answers (where some questions have none).
        """
        self.model.eval()
        first: defaultdict[str, list[bool]] = defaultdict(list)
        best: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
        for batch in steps(groups, random.Random(0)):
            parts = self.score(batch).split([len(group.texts) for group in batch])
            for part, group in zip(parts, batch, strict=True):
                best[group.set].append((float(part.max()), any(group.answers)))
                if any(group.answers):
                    first[group.set].append(group.answers[int(part.argmax())])
        figures = {f"{name}_first": mean(hits) for name, hits in sorted(first.items())}
        for name, scored in sorted(best.items()):
            right = [score for score, answered in scored if answered]
            wrong = [score for score, answered in scored if not answered]
            if right and wrong:
                above = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
                figures[f"{name}_answerable_auc"] = above / (len(right) * len(wrong))
        self.model.train()
        return figures

    def save(self, folder: Path, figures: dict[str, float]) -> None:
        """Write the model, as sentence-transformers opens it, and how good it is."""
        self.model.save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)
        (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=8e-5, help="highest learning rate")
    parser.add_argument("--frozen", type=int, default=2, help="lower layers that don't learn")
    parser.add_argument("--limit", type=int, help="learn from so many questions only")
    options = parser.parse_args()
    torch.manual_seed(0)
    chance = random.Random(0)
    learn, held = read_groups(options.pairs)
    learn = chance.sample(learn, min(len(learn), options.limit or len(learn)))
    source = model_folder(DEFAULT_MODEL)
    assert source is not None, "the default model comes with a package"
    trainer = Trainer(source, options.frozen)
    weights = [weight for weight in trainer.model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    a_round = len(list(steps(one_round(learn, random.Random(0)), random.Random(0))))
    total = options.epochs * a_round

    def rate(step: int) -> float:
        warm = min(1.0, (step + 1) / (WARM_UP * total))
        return warm * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    began = time.perf_counter()
    trainer.model.train()
    done, losses = 0, []
    for epoch in range(options.epochs):
        for batch in steps(one_round(learn, chance), chance):
            loss = trainer.loss(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            losses.append(float(loss.detach()))
            if done % 50 == 0:
                seconds = time.perf_counter() - began
                print(
                    f"{seconds:6.0f} s  step {done}/{total:.0f}  {mean(losses[-50:]):.3f}",
                    flush=True,
                )
        figures = trainer.measure(held)
        print(f"after round {epoch + 1}: " + json.dumps(figures), flush=True)
        figures["seconds"] = time.perf_counter() - began
        trainer.save(options.folder, figures)


if __name__ == "__main__":
    main()
