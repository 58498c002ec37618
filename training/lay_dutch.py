"""Train the small static encoder `lay-dutch` on the corpus's own lay questions: seconds on two cores, no download.

    python -m training.lay_dutch                    train on everything, write assistant/encoders/lay-dutch
    python -m training.lay_dutch --held-out DIR     leave every fifth source out, write to DIR, to measure unseen
    sources

One vector a word piece, averaged (sentence-transformers' StaticEmbedding), trained with the contrastive loss of
van den Oord et al. 2018 (InfoNCE) over batches of one pair a source. Seeded: the same corpus gives the same model.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from assistant.corpus.reading import read_corpus
from assistant.settings import ROOT, Settings
from training.pairs import Texts, batch, counts, training_texts, vocabulary_texts

OUTPUT = ROOT / "assistant" / "encoders" / "lay-dutch"
PIECES = 12_000
DIMENSION = 192
STEPS = 700
BATCH = 192
TEMPERATURE = 0.05
LEARNING_RATE = 0.02
DROPOUT = 0.25
SEED = 20261125


def train_tokenizer(texts: Sequence[str]) -> Tokenizer:
    """Word pieces of folded text, so that an unseen compound still has known parts."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKD(), normalizers.Lowercase(), normalizers.StripAccents()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=PIECES, special_tokens=["[UNK]", "[PAD]"], show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def train_vectors(groups: Sequence[Texts], tokenizer: Tokenizer) -> torch.Tensor:
    """The vectors of all pieces, shape (pieces, DIMENSION)."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    table = torch.nn.EmbeddingBag(tokenizer.get_vocab_size(), DIMENSION, mode="mean")
    torch.nn.init.normal_(table.weight, std=0.1)
    optimiser = torch.optim.Adam(table.parameters(), lr=LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.05, STEPS)
    for _ in range(STEPS):
        anchors, positives = batch(groups, BATCH, chance)
        near = _embed(table, tokenizer, anchors, chance) @ _embed(table, tokenizer, positives, chance).T / TEMPERATURE
        target = torch.arange(len(anchors))
        loss = (torch.nn.functional.cross_entropy(near, target) + torch.nn.functional.cross_entropy(near.T, target)) / 2
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return table.weight.detach()


def _embed(
    table: torch.nn.EmbeddingBag, tokenizer: Tokenizer, texts: Sequence[str], chance: random.Random
) -> torch.Tensor:
    pieces: list[int] = []
    offsets: list[int] = []
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        offsets.append(len(pieces))
        # Leaving out pieces at random keeps a question findable when one of its words is new.
        kept = [piece for piece in encoding.ids if chance.random() > DROPOUT]
        pieces += kept or encoding.ids or [0]
    found = table(torch.tensor(pieces), torch.tensor(offsets))
    return torch.nn.functional.normalize(found, dim=1)


def save_model(folder: Path, tokenizer: Tokenizer, vectors: torch.Tensor) -> None:
    """Write a sentence-transformers model, replacing what was in the folder."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    module = StaticEmbedding(tokenizer, embedding_weights=np.asarray(vectors, dtype=np.float32))
    aside = folder.with_name(folder.name + ".aside")
    shutil.rmtree(aside, ignore_errors=True)
    SentenceTransformer(modules=[module], device="cpu").save(str(aside), create_model_card=False)
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and save; prints what it trained on and how long it took."""
    parser = argparse.ArgumentParser(description="Train the static encoder lay-dutch")
    parser.add_argument("--held-out", type=Path, metavar="DIR", help="leave every fifth source out and write to DIR")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(2)
    started = time.perf_counter()
    groups = training_texts(read_corpus(Settings.from_environment().corpus), held_out=chosen.held_out is not None)
    tokenizer = train_tokenizer(vocabulary_texts(groups))
    folder = (chosen.held_out or OUTPUT).resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    save_model(folder, tokenizer, train_vectors(groups, tokenizer))
    print(f"trained on {counts(groups)} in {time.perf_counter() - started:.0f} s; written to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
