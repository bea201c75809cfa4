"""Train the OCR-B line reader and write it as ONNX.

    pip install torch==2.13.0 onnx opencv-python-headless pillow     (an environment of its own)
    python -m training.ocrb.train --out forensics/data/models/ocrb.onnx --minutes 60

A small convolutional network with CTC over 37 characters; it sees only drawn lines
(``draw.py``), never a real document. Input ``(n, 1, 32, w)`` float32, each line scaled to mean
0 and deviation 1; output ``(n, w/4, 38)`` log-probabilities, class 0 is the CTC blank and class
``k`` is ``ALPHABET[k-1]``. One thread; deterministic for a seed up to the wall clock.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from training.ocrb.draw import ALPHABET, HEIGHT, line


class Block(nn.Module):
    """Two 3x3 convolutions with a shortcut."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(width, width, 3, padding=1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, width, 3, padding=1, bias=False),
            nn.BatchNorm2d(width),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(x + self.body(x))


class LineReader(nn.Module):
    """Rows are folded into channels at the end; context along the line is about four cells."""

    def __init__(self) -> None:
        super().__init__()

        def conv(a: int, b: int, stride: tuple[int, int]) -> list[nn.Module]:
            return [
                nn.Conv2d(a, b, 3, stride=stride, padding=1, bias=False),
                nn.BatchNorm2d(b),
                nn.ReLU(inplace=True),
            ]

        self.eye = nn.Sequential(
            *conv(1, 16, (2, 2)),
            *conv(16, 32, (2, 2)),
            Block(32),
            *conv(32, 64, (2, 1)),
            Block(64),
        )
        self.fold = nn.Sequential(
            nn.Conv1d(64 * (HEIGHT // 8), 128, 3, padding=1), nn.BatchNorm1d(128), nn.ReLU()
        )
        self.context = nn.ModuleList(
            nn.Sequential(nn.Conv1d(128, 128, 5, padding=2), nn.BatchNorm1d(128), nn.ReLU())
            for _ in range(2)
        )
        self.head = nn.Conv1d(128, len(ALPHABET) + 1, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.eye(x)
        x = self.fold(x.flatten(1, 2))
        for layer in self.context:
            x = x + layer(x)
        return torch.log_softmax(self.head(x).transpose(1, 2), dim=2)


def batches(rng: np.random.Generator, n: int) -> Iterator[tuple[torch.Tensor, list[str]]]:
    """Batches of ``n`` lines for ever; lines of similar width go together, to waste no padding."""
    while True:
        pairs = sorted((line(rng) for _ in range(4 * n)), key=lambda p: p[0].shape[1])
        for i in rng.permutation(4):
            yield pack(pairs[i * n : (i + 1) * n])


def pack(pairs: list[tuple[np.ndarray, str]]) -> tuple[torch.Tensor, list[str]]:
    """Lines as one array, padded on the right with their own mean."""
    n = len(pairs)
    wide = max(p.shape[1] for p, _ in pairs)
    wide += -wide % 4
    out = np.zeros((n, 1, HEIGHT, wide), np.float32)
    for i, (picture, _) in enumerate(pairs):
        grey = picture.astype(np.float32)
        out[i, 0, :, : grey.shape[1]] = (grey - grey.mean()) / (grey.std() + 1e-3)
    return torch.from_numpy(out), [t for _, t in pairs]


def decode(frames: np.ndarray) -> str:
    best = frames.argmax(axis=1)
    return "".join(
        ALPHABET[k - 1] for i, k in enumerate(best) if k and (i == 0 or best[i - 1] != k)
    )


def targets(texts: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    flat = [ALPHABET.index(c) + 1 for t in texts for c in t]
    return torch.tensor(flat), torch.tensor([len(t) for t in texts])


def evaluate(model: LineReader, n: int = 256) -> tuple[float, float]:
    """Share of exact lines and of characters, on lines drawn from a seed of their own."""
    rng = np.random.default_rng(99)
    model.eval()
    exact = wrong = total = 0
    with torch.no_grad():
        for _ in range(n // 32):
            x, texts = pack([line(rng) for _ in range(32)])
            for frames, truth in zip(model(x).numpy(), texts, strict=True):
                got = decode(frames)
                exact += got == truth
                wrong += sum(a != b for a, b in zip(got, truth, strict=False))
                wrong += abs(len(got) - len(truth))
                total += len(truth)
    model.train()
    return exact / (n // 32 * 32), 1 - wrong / total


def export(model: LineReader, path: Path) -> None:
    model.eval()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model, (torch.zeros(1, 1, HEIGHT, 400),), str(path),
        input_names=["line"], output_names=["frames"], opset_version=17, dynamo=False,
        dynamic_axes={"line": {0: "n", 3: "w"}, "frames": {0: "n", 1: "t"}},
    )
    model.train()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--rate", type=float, default=2e-3)
    args = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    model = LineReader()
    if args.resume:
        model.load_state_dict(torch.load(args.resume))
    best = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-3)
    ctc = nn.CTCLoss(blank=0, zero_infinity=True)
    start = time.monotonic()
    span = args.minutes * 60
    step = 0
    drawn = batches(rng, args.batch)
    while (spent := time.monotonic() - start) < span:
        share = spent / span
        rate = args.rate * min(1.0, (step + 1) / 100) * (0.5 + 0.5 * np.cos(np.pi * share)) + 1e-5
        for group in best.param_groups:
            group["lr"] = rate
        x, texts = next(drawn)
        frames = model(x).transpose(0, 1)
        want, sizes = targets(texts)
        loss = ctc(frames, want, torch.full((len(texts),), frames.shape[0]), sizes)
        best.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        best.step()
        step += 1
        if step % 50 == 0:
            print(f"{spent:7.0f} s  step {step}  loss {loss.item():.4f}", flush=True)
        if step % 400 == 0:
            exact, chars = evaluate(model)
            print(f"         exact {exact:.3f}  characters {chars:.4f}", flush=True)
            torch.save(model.state_dict(), args.out.with_suffix(".pt"))
            export(model, args.out)
    exact, chars = evaluate(model, 1024)
    print(f"done: steps {step}  exact {exact:.4f}  characters {chars:.5f}", flush=True)
    torch.save(model.state_dict(), args.out.with_suffix(".pt"))
    export(model, args.out)


if __name__ == "__main__":
    main()
