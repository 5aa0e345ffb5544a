"""Learning which words hedge, beside which others and anywhere: a few numbers a word.

By gradient descent.

Needs torch (the extra ``teach``); only `training.learn_cue_vectors` imports it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import Embedding, Linear, Parameter
from torch.nn.functional import binary_cross_entropy_with_logits, softplus

from credscore.arrays import FloatArray, IntArray
from credscore.wording.cue_vectors import STEPS
from credscore.wording.masking import FIRST_WORD
from training.batches import batches

#: Numbers a word as a cue, and as a neighbour of one.
SIZE = 12
_EPOCHS = 5
_BATCH = 64
_RATE = 3e-3
#: What a word has besides its meaning is shrunk harder.
_OWN_DECAY, _DECAY = 0.05, 0.01
_DROPOUT = 0.2
_START = -4.0


@dataclass(frozen=True)
class Learned:
    """What was learned, in floating point; see `credscore.wording.cue_vectors.CueVectors`.

    The last row of `neighbour` stands for what is outside of a sentence. `column` is what each row
    adds to the log-odds of a sentence that has it, over the root of how many known words that has:
    what makes a hedge less likely anywhere in it, and not only beside a cue.
    """

    column: FloatArray
    word: FloatArray
    cue: FloatArray
    neighbour: FloatArray
    maps: FloatArray


class RowNumbers(torch.nn.Module):  # type: ignore[misc, unused-ignore]
    """Numbers of rows: their own, and a linear function of their meaning.

    Parameters
    ----------
    n_rows, k : int
        The rows, and the numbers that a meaning has.
    size : int
    spreads : (float, float)
        Of the first values of both parts.
    """

    def __init__(self, n_rows: int, k: int, size: int, spreads: tuple[float, float]) -> None:
        super().__init__()
        self.own = Embedding(n_rows, size)
        torch.nn.init.normal_(self.own.weight, 0.0, spreads[0])
        self.alike = Linear(k, size, bias=False)
        torch.nn.init.normal_(self.alike.weight, 0.0, spreads[1])

    def forward(self, rows: torch.Tensor, meaning: torch.Tensor) -> torch.Tensor:
        """Return the numbers of rows, given their meanings."""
        return self.own(rows) + self.alike(meaning)


class CueVectorLearner(torch.nn.Module):  # type: ignore[misc, unused-ignore]  # torch is not in `dev`
    """The chance that a sentence holds a cue: a noisy-or of its tokens in context, and its words.

    Parameters
    ----------
    meanings : ndarray, shape (n_rows, k)
        Vectors of all rows: words alike hedge alike.
    """

    def __init__(self, meanings: npt.NDArray[np.floating[Any]]) -> None:
        super().__init__()
        lengths = np.maximum(np.linalg.norm(meanings, axis=1, keepdims=True), 1e-6)
        # The last row stands for what is outside of a sentence.
        self.outside = len(meanings)
        padded = np.vstack((meanings / lengths, np.zeros((1, meanings.shape[1]))))
        self.register_buffer("meanings", torch.tensor(padded, dtype=torch.float))
        n_rows, k = padded.shape
        self.word = RowNumbers(n_rows, k, 1, (0.01, 0.0))
        self.column = RowNumbers(n_rows, k, 1, (0.01, 0.0))
        self.cue = RowNumbers(n_rows, k, SIZE, (0.1, 0.3))
        self.neighbour = RowNumbers(n_rows, k, SIZE, (0.1, 0.3))
        self.maps = Parameter(torch.randn(len(STEPS), SIZE, SIZE) * 0.1 / SIZE**0.5)
        self.dropout = torch.nn.Dropout(_DROPOUT)
        self.start = Parameter(torch.tensor(_START))
        # A constant of the log-odds: calibration finds it again, so it is not kept.
        self.level = Parameter(torch.tensor(-1.0))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Return the log-odds of sentences, one a row, filled up with `outside`."""
        meaning, there = self.meanings[rows], rows != self.outside
        logit = self.word(rows, meaning).squeeze(-1) + self.start
        cue = self.dropout(self.cue(rows, meaning))
        neighbour = self.dropout(self.neighbour(rows, meaning))
        for place, step in enumerate(STEPS):
            beside = torch.roll(neighbour, -step, 1)
            logit = logit + (cue * (beside @ self.maps[place])).sum(-1)
        total = (softplus(logit) * there).sum(1) + 1e-6
        any_cue = torch.log(torch.expm1(total.clamp(max=15.0)) + 1e-9)
        known = there & (rows >= FIRST_WORD)
        added = (self.column(rows, meaning).squeeze(-1) * known).sum(1)
        return any_cue + added / (1 + known.sum(1)).sqrt() + self.level

    def learned(self) -> Learned:
        """Return what is learned."""
        with torch.no_grad():
            rows = torch.arange(len(self.meanings))
            column, word, cue, neighbour = (each(rows, self.meanings) for each in self.by_row())
            column, word = column[:, 0], word[:, 0] + self.start
            column[:FIRST_WORD] = 0.0
            found = (column[:-1], word[:-1], cue[:-1], neighbour, self.maps.detach())
            return Learned(*(each.numpy().astype(np.float64) for each in found))

    def by_row(self) -> tuple[RowNumbers, ...]:
        """Return what rows have numbers for, in the order of `Learned`."""
        return self.column, self.word, self.cue, self.neighbour


def learn(
    meanings: npt.NDArray[np.floating[Any]], sentences: Sequence[IntArray], chance: FloatArray
) -> Learned:
    """Learn from sentences as rows of words, and the chance that each is hedged.

    The same sentences give the same numbers with one thread of torch.
    """
    torch.manual_seed(0)
    learner = CueVectorLearner(meanings)
    random = np.random.default_rng(0)
    wanted = torch.tensor(chance, dtype=torch.float)
    steps = _EPOCHS * -(-len(sentences) // _BATCH)
    own = [each.own.weight for each in learner.by_row()]
    shared = [each for each in learner.parameters() if all(each is not other for other in own)]
    optimizer = torch.optim.AdamW(
        [{"params": own, "weight_decay": _OWN_DECAY}, {"params": shared, "weight_decay": _DECAY}],
        lr=_RATE,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps + 1)
    learner.train()
    for _ in range(_EPOCHS):
        for places in batches(sentences, random, _BATCH):
            logit = learner(_filled([sentences[place] for place in places], learner.outside))
            loss = binary_cross_entropy_with_logits(logit, wanted[places])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return learner.learned()


def _filled(sentences: list[IntArray], outside: int) -> Any:
    """Return the sentences as a matrix, with what is outside at both ends of each."""
    reach = max(STEPS)
    longest = max(map(len, sentences)) + 2 * reach
    rows = torch.full((len(sentences), longest), outside, dtype=torch.long)
    for place, sentence in enumerate(sentences):
        rows[place, reach : reach + len(sentence)] = torch.from_numpy(sentence)
    return rows
