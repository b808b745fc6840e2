"""The network that is trained: a small encoder with a head for each annotation.

A word is the mean of its pieces; the mean of the marks around the window stands for the root.
Source: Dozat and Manning (2017) for the biaffine arcs and labels.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.wheel import Encoder, unpack

ARC, LABEL = 256, 96


class Layer(nn.Module):
    """One transformer layer, normalised after each part."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.rate = dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_1 = nn.LayerNorm(width, epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm_2 = nn.LayerNorm(width, epsilon)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` (batch, pieces, width); ``bias`` is added to the attention scores."""
        batch, length, width = x.shape
        q, k, v = (
            self.qkv(x)
            .view(batch, length, 3, self.heads, width // self.heads)
            .permute(2, 0, 3, 1, 4)
        )
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(
                q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias, -1
            )
            mixed = weights @ v
        else:
            rate = self.rate if self.training else 0.0
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias, dropout_p=rate)
        x = self.norm_1(
            x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, width)))
        )
        return self.norm_2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads; word rows stay as they came and are looked up outside."""

    def __init__(self, sizes: dict[str, int], width: int = 384, heads: int = 12, inner: int = 1536,
                 positions: int = 512, layers: int = 6, epsilon: float = 1e-12, dropout: float = 0.1) -> None:  # fmt: skip
        super().__init__()
        self.sizes = dict(sizes)
        self.position = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, epsilon)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, heads, inner, epsilon, dropout) for _ in range(layers)
        )
        self.head_drop = nn.Dropout(0.3)
        self.plain = nn.ModuleDict(
            {name: nn.Linear(width, size) for name, size in sizes.items() if name != "label"}
        )
        self.arc_dep, self.arc_head = _mlp(width, ARC), _mlp(width, ARC)
        self.label_dep, self.label_head = _mlp(width, LABEL), _mlp(width, LABEL)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.01)
        self.label = nn.Parameter(torch.randn(sizes["label"], LABEL + 1, LABEL + 1) * 0.01)

    def words(self, rows: Tensor, keep: Tensor, pool: Tensor) -> Tensor:
        """Return (batch, 1 + words, width) from word rows (batch, pieces, width)."""
        x = self.drop(self.norm(rows + self.position.weight[: rows.shape[1]]))
        bias = ((1.0 - keep) * -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias.to(x.dtype))
        return pool.to(x.dtype) @ x

    def forward(self, rows: Tensor, keep: Tensor, pool: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of the plain heads in order, arcs, and both sides of the labels."""
        w = self.head_drop(self.words(rows, keep, pool))
        d = w[:, 1:]
        plain = [head(d) for head in self.plain.values()]
        dep = self.arc_dep(d)
        arcs = (dep @ self.arc[:-1] + self.arc[-1]) @ self.arc_head(w).transpose(-1, -2)
        return (*plain, arcs, self.label_head(w), self.label_dep(d))

    def labels(self, heads: Tensor, head_side: Tensor, dep_side: Tensor) -> Tensor:
        """Return (batch, words, labels) for given heads."""
        chosen = head_side.gather(1, heads[..., None].expand(-1, -1, head_side.shape[-1]))
        x = torch.cat([dep_side, torch.ones_like(dep_side[..., :1])], -1)
        y = torch.cat([chosen, torch.ones_like(chosen[..., :1])], -1)
        return torch.einsum("bwi,oij,bwj->bwo", x, self.label.to(x.dtype), y)


def _mlp(width: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(0.3))


def from_wheel(encoder: Encoder, sizes: dict[str, int], layers: int) -> Network:
    """Return a network whose encoder starts from the wheel's first ``layers`` layers."""
    network = Network(
        sizes,
        encoder.width,
        encoder.heads,
        encoder.inner,
        encoder.positions,
        layers,
        encoder.epsilon,
    )
    tensors = encoder.tensors
    width = encoder.width

    def shaped(name: str, *shape: int) -> Tensor:
        array = tensors[name].reshape(*shape) if shape else tensors[name]
        return torch.from_numpy(np.ascontiguousarray(array))

    with torch.no_grad():
        kinds = shaped("emb.type", -1, width)[0]
        network.position.weight.copy_(shaped("emb.pos", -1, width)[: encoder.positions] + kinds)
        _norm(network.norm, shaped, "emb.ln")
        for i, layer in enumerate(network.layers):
            for part in ("weight", "bias"):
                letter, shape = part[0], ((width, width) if part == "weight" else ())
                qkv = [shaped(f"l{i}.{x}.{letter}", *shape) for x in "qkv"]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
                getattr(layer.out, part).copy_(shaped(f"l{i}.ao.{letter}", *shape))
            layer.up.weight.copy_(shaped(f"l{i}.fi.w", encoder.inner, width))
            layer.up.bias.copy_(shaped(f"l{i}.fi.b"))
            layer.down.weight.copy_(shaped(f"l{i}.fo.w", width, encoder.inner))
            layer.down.bias.copy_(shaped(f"l{i}.fo.b"))
            _norm(layer.norm_1, shaped, f"l{i}.aln")
            _norm(layer.norm_2, shaped, f"l{i}.oln")
    return network


def _norm(norm: nn.LayerNorm, shaped, name: str) -> None:  # type: ignore[no-untyped-def]
    norm.weight.copy_(shaped(f"{name}.w"))
    norm.bias.copy_(shaped(f"{name}.b"))


def word_rows(encoder: Encoder, kept: list[int]) -> Tensor:
    """Return the word rows of the kept pieces, float32."""
    return torch.from_numpy(unpack(encoder.packed_words[kept]))


def shortened(teacher: Network, layers: int) -> Network:
    """Return a network of the teacher's first ``layers`` layers, with its heads."""
    width, inner = teacher.norm.weight.shape[0], teacher.layers[0].up.weight.shape[0]
    positions, first = teacher.position.weight.shape[0], teacher.layers[0]
    network = Network(teacher.sizes, width, first.heads, inner, positions, layers, teacher.norm.eps)
    network.load_state_dict(
        {k: v for k, v in teacher.state_dict().items() if k in network.state_dict()}
    )
    return network
