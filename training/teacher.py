"""A teacher: a small language model fine-tuned on labelled sentences, of one set or of several.

Needs torch and transformers (the extra ``teach``); only what asks teachers imports it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import BertModel, BertTokenizerFast

from credscore.arrays import FloatArray, IntArray
from training.batches import batches

_LONGEST = 64
_EPOCHS = 2
_BATCH = 32
_RATE, _HEAD_RATE = 1.4e-4, 1e-3
_WARM_UP = 0.06
_DECAY = 0.01
_DROPOUT = 0.1
#: Layers that keep what they have learned from far more text than ours.
_FROZEN = 2


class Teacher(torch.nn.Module):  # type: ignore[misc, unused-ignore]  # torch is not in `dev`
    """A language model with one answer for each set, from the mean and maximum of its vectors.

    Parameters
    ----------
    folder : Path
        Of the published model.
    n_sets : int
    """

    def __init__(self, folder: Path, n_sets: int) -> None:
        super().__init__()
        self.tokenizer = BertTokenizerFast.from_pretrained(folder)
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
        self.dropout = torch.nn.Dropout(_DROPOUT)
        self.answers = torch.nn.Linear(2 * self.encoder.config.hidden_size, n_sets)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:_FROZEN]):
            part.requires_grad_(requires_grad=False)

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the logits, one for each set."""
        hidden = self.encoder(pieces, attention_mask=mask).last_hidden_state
        there = mask.unsqueeze(-1)
        mean = (hidden * there).sum(1) / there.sum(1)
        most = hidden.masked_fill(there == 0, -1e4).max(1).values
        return self.answers(self.dropout(torch.cat([mean, most], 1)))

    def teach_itself(
        self, texts: Sequence[str], label: FloatArray, set_of: IntArray, weight: FloatArray
    ) -> None:
        """Fine-tune on labelled sentences; `set_of` says whose answer each label is for."""
        pieces = self._cut(texts)
        chance = np.random.default_rng(0)
        steps = _EPOCHS * (len(texts) // _BATCH + 1)
        own = [p for p in self.encoder.parameters() if p.requires_grad]
        optimizer = torch.optim.AdamW(
            [
                {"params": own, "lr": _RATE},
                {"params": self.answers.parameters(), "lr": _HEAD_RATE},
            ],
            weight_decay=_DECAY,
        )
        warm = _WARM_UP * steps
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda k: min((k + 1) / warm, max(0.0, (steps - k) / (steps - warm)))
        )
        self.train()
        for _ in range(_EPOCHS):
            for rows in batches(pieces, chance, _BATCH):
                logit = self._logits([pieces[row] for row in rows])[
                    torch.arange(len(rows)), torch.tensor(set_of[rows])
                ]
                loss = binary_cross_entropy_with_logits(
                    logit,
                    torch.tensor(label[rows], dtype=torch.float),
                    weight=torch.tensor(weight[rows], dtype=torch.float),
                )
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.parameters(), 1.0)
                optimizer.step()
                schedule.step()

    def answer(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the logits of sentences, shape (n_sentences, n_sets)."""
        pieces = self._cut(texts)
        order = np.argsort([len(each) for each in pieces], kind="stable")
        found = np.zeros((len(texts), self.answers.out_features), np.float32)
        self.eval()
        with torch.no_grad():
            for start in range(0, len(order), 2 * _BATCH):
                rows = order[start : start + 2 * _BATCH]
                found[rows] = self._logits([pieces[row] for row in rows]).numpy()
        return found

    def _cut(self, texts: Sequence[str]) -> list[list[int]]:
        cut: list[list[int]] = self.tokenizer(
            list(texts), truncation=True, max_length=_LONGEST
        ).input_ids
        return cut

    def _logits(self, rows: list[list[int]]) -> Any:
        longest = max(map(len, rows))
        pieces = torch.zeros(len(rows), longest, dtype=torch.long)
        mask = torch.zeros(len(rows), longest)
        for place, row in enumerate(rows):
            pieces[place, : len(row)] = torch.tensor(row)
            mask[place, : len(row)] = 1.0
        # Half the bits of a number are enough, and three times as fast where the processor can.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self(pieces, mask).float()
