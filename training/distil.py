"""What the teacher thinks of a batch, and how far the student is from it.

Source: Hinton, Vinyals and Dean (2015), with temperature 1; the teacher reads each batch beside
the student, so that nothing of its opinion is rounded or thrown away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    from training.network import Network


def same_sentence(start: Tensor) -> Tensor:
    """Return (batch, words, 1 + words): which heads the teacher's sentence starts allow."""
    starts = start.float().softmax(-1)[..., 1] > 0.5
    starts[:, 0] = True
    block = starts.long().cumsum(1)
    same = block[:, :, None] == block[:, None, :]
    return torch.cat([torch.ones_like(same[..., :1]), same], -1)


def distance(student: Tensor, teacher: Tensor, there: Tensor) -> Tensor:
    """Return the mean cross entropy of the student under the teacher over the words ``there``."""
    wanted = teacher.float()[there].softmax(-1)
    made = student.float()[there].log_softmax(-1)
    return -(wanted * made).sum(-1).mean()


def distances(
    student: Network, made: tuple[Tensor, ...], teacher: Network, wanted: tuple[Tensor, ...],
    there: Tensor, allowed: Tensor,
) -> dict[str, Tensor]:  # fmt: skip
    """Return the student's distance from the teacher for each head.

    ``made`` and ``wanted`` are the outputs of both; ``there`` (batch, words) marks real words,
    ``allowed`` (batch, words, 1 + words) the possible heads of each. Labels are compared under
    the teacher's heads.
    """
    *plain, arcs, head_side, dep_side = made
    *plain_wanted, arcs_wanted, head_wanted, dep_wanted = wanted
    out = {
        name: distance(x, y, there)
        for name, x, y in zip(student.plain, plain, plain_wanted, strict=True)
    }
    masked = arcs_wanted.float().masked_fill(~allowed, -1e9)
    out["arc"] = distance(arcs.float().masked_fill(~allowed, -1e9), masked, there)
    heads = masked.argmax(-1)
    out["label"] = distance(
        student.labels(heads, head_side, dep_side),
        teacher.labels(heads, head_wanted, dep_wanted),
        there,
    )
    return out
