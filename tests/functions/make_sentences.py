"""Deal the sentences of nnkit/sentences.txt into a training part and a test part, and mix them.

Run it as `python -m tests.functions.make_sentences` after a change of the sentences.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

FILE = Path(__file__).parents[2] / "nnkit" / "sentences.txt"
SEED = 1957
TEST = 1 / 3


def dealt(text: str) -> str:
    """Give the file's text with order and parts drawn anew, whatever they were before."""
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = [line.split(maxsplit=2) for line in lines if not line.startswith("#")]
    groups: dict[tuple[str, bool], list[str]] = {}
    for label, _, sentence in sorted(rows, key=lambda row: row[::2]):
        groups.setdefault((label, "not" in sentence.lower().split()), []).append(sentence)
    rng = np.random.default_rng(SEED)
    deck = []
    for (label, _), sentences in groups.items():
        test = set(rng.permutation(len(sentences))[: round(TEST * len(sentences))].tolist())
        for i, sentence in enumerate(sentences):
            deck.append(f"{label:5} {'test' if i in test else 'train':5} {sentence}")
    return "\n".join([*head, *(deck[i] for i in rng.permutation(len(deck)))]) + "\n"


if __name__ == "__main__":
    FILE.write_text(dealt(FILE.read_text("utf-8")), "utf-8")
