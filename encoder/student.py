"""The model in training: frozen base embeddings, new ones that learn, and the base model's body."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from rag.encoder import has_fast_bfloat16

EMBEDDINGS = "embeddings.word_embeddings.weight"


class Student(nn.Module):
    """Token ids to unit sentence vectors; the first rows of the embeddings never change."""

    base_rows: Tensor

    def __init__(self, base: Path, weights: Mapping[str, Tensor], kept: int) -> None:
        super().__init__()
        rows = weights[EMBEDDINGS].float()
        self.register_buffer("base_rows", rows[:kept].clone())
        self.new_rows = nn.Embedding(len(rows) - kept, rows.shape[1], sparse=True, _weight=rows[kept:].clone())
        config = BertConfig.from_pretrained(base)
        self.body = BertModel(config)
        body = {name: value for name, value in weights.items() if name not in (EMBEDDINGS, "embeddings.position_ids")}
        self.body.load_state_dict(body, strict=False)
        self.body.embeddings.word_embeddings = nn.Embedding(1, config.hidden_size)
        self.body.requires_grad_(requires_grad=False)
        self.mixed = torch.cuda.is_available() or has_fast_bfloat16()  # emulated, it is slower than float32
        self.eval()  # no dropout: the teacher has none either

    def unfreeze(self, layers: int) -> list[nn.Parameter]:
        """Let the last layers of the body learn, and return their parameters."""
        upper = [parameter for layer in self.body.encoder.layer[-layers:] for parameter in layer.parameters()]
        for parameter in upper:
            parameter.requires_grad = True
        return upper

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return one unit vector a row of ids: the mean of the last layer over the tokens that are text."""
        kept = len(self.base_rows)
        new = self.new_rows((ids - kept).clamp(min=0))
        old = self.base_rows[ids.clamp(max=kept - 1)]
        rows = torch.where((ids < kept).unsqueeze(-1), old, new)
        with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=self.mixed):
            hidden = self.body(inputs_embeds=rows, attention_mask=mask).last_hidden_state
        shown = mask.unsqueeze(-1).float()
        mean = (hidden.float() * shown).sum(dim=1) / shown.sum(dim=1)
        return nn.functional.normalize(mean, dim=1)

    def weights(self) -> dict[str, Tensor]:
        """Return the weights under the names of a BERT checkpoint."""
        named = {name: value.detach() for name, value in self.body.state_dict().items()}
        named[EMBEDDINGS] = torch.cat([self.base_rows, self.new_rows.weight.detach()])
        return named
