"""Train the OCR-B line reader and write it as ONNX.

    pip install torch==2.13.0 onnx opencv-python-headless pillow     (an environment of its own)
    python -m training.ocrb.train --size wide --out ocrb_wide.onnx --minutes 60

A small convolutional network with CTC over 37 characters; it sees only drawn lines
(``draw.py``), never a real document. Input ``(n, 1, 32, w)`` float32, each line scaled to mean
0 and deviation 1; output ``(n, w/4, 38)`` log-probabilities, class 0 is the CTC blank and class
``k`` is ``ALPHABET[k-1]``. Lines are drawn by processes of their own, each from a seed of its
own, because drawing takes longer than learning; a graphics card is used if there is one.
"""

from __future__ import annotations

import argparse
import copy
import multiprocessing
import os
import time
from pathlib import Path
from typing import Any

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


SIZES = {"small": (16, 32, 64, 128, 2), "wide": (24, 48, 80, 160, 3)}
"""Channels of the three parts of the eye and of the context, and the depth of the context."""


class LineReader(nn.Module):
    """Rows are folded into channels at the end; context along the line is about four cells."""

    def __init__(self, size: str) -> None:
        super().__init__()
        a, b, c, d, depth = SIZES[size]

        def conv(inner: int, outer: int, stride: tuple[int, int]) -> list[nn.Module]:
            return [
                nn.Conv2d(inner, outer, 3, stride=stride, padding=1, bias=False),
                nn.BatchNorm2d(outer),
                nn.ReLU(inplace=True),
            ]

        self.eye = nn.Sequential(
            *conv(1, a, (2, 2)),
            *conv(a, b, (2, 2)),
            Block(b),
            *conv(b, c, (2, 1)),
            Block(c),
        )
        self.fold = nn.Sequential(
            nn.Conv1d(c * (HEIGHT // 8), d, 3, padding=1), nn.BatchNorm1d(d), nn.ReLU()
        )
        self.context = nn.ModuleList(
            nn.Sequential(nn.Conv1d(d, d, 5, padding=2), nn.BatchNorm1d(d), nn.ReLU())
            for _ in range(depth)
        )
        self.head = nn.Conv1d(d, len(ALPHABET) + 1, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.eye(x)
        x = self.fold(x.flatten(1, 2))
        for layer in self.context:
            x = x + layer(x)
        return torch.log_softmax(self.head(x).transpose(1, 2), dim=2)


def draw_for_ever(queue: Any, seed: tuple[int, int], n: int) -> None:
    """Put batches of ``n`` lines into the queue; lines of similar width go together."""
    cv2.setNumThreads(1)
    rng = np.random.default_rng(seed)
    while True:
        pairs = sorted((line(rng) for _ in range(4 * n)), key=lambda p: p[0].shape[1])
        for i in rng.permutation(4):
            queue.put(pack(pairs[i * n : (i + 1) * n]))


def pack(pairs: list[tuple[np.ndarray, str]]) -> tuple[np.ndarray, list[str]]:
    """Lines as one array, padded on the right with their own mean."""
    n = len(pairs)
    wide = max(p.shape[1] for p, _ in pairs)
    wide += -wide % 4
    out = np.zeros((n, 1, HEIGHT, wide), np.float32)
    for i, (picture, _) in enumerate(pairs):
        grey = picture.astype(np.float32)
        out[i, 0, :, : grey.shape[1]] = (grey - grey.mean()) / (grey.std() + 1e-3)
    return out, [t for _, t in pairs]


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
    device = next(model.parameters()).device
    model.eval()
    exact = wrong = total = 0
    with torch.no_grad():
        for _ in range(n // 32):
            x, texts = pack([line(rng) for _ in range(32)])
            seen = model(torch.from_numpy(x).to(device)).cpu().numpy()
            for frames, truth in zip(seen, texts, strict=True):
                got = decode(frames)
                exact += got == truth
                wrong += sum(a != b for a, b in zip(got, truth, strict=False))
                wrong += abs(len(got) - len(truth))
                total += len(truth)
    model.train()
    return exact / (n // 32 * 32), 1 - wrong / total


def export(model: LineReader, path: Path) -> None:
    model = copy.deepcopy(model).cpu().eval()
    torch.onnx.export(
        model, (torch.zeros(1, 1, HEIGHT, 400),), str(path),
        input_names=["line"], output_names=["frames"], opset_version=17, dynamo=False,
        dynamic_axes={"line": {0: "n", 3: "w"}, "frames": {0: "n", 1: "t"}},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", choices=SIZES, default="wide")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--processes", type=int, default=max(1, (os.cpu_count() or 2) - 1))
    parser.add_argument("--uses", type=int, default=1, help="how often a drawn batch is learnt")
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = LineReader(args.size).to(device)
    if args.resume:
        model.load_state_dict(torch.load(args.resume, map_location=device))
    steady = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.999), use_buffers=True
    )
    best = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=1e-2)
    ctc = nn.CTCLoss(blank=0, zero_infinity=True)
    fork = multiprocessing.get_context("spawn")
    queue = fork.Queue(4 * args.processes)
    painters = [
        fork.Process(target=draw_for_ever, args=(queue, (args.seed, k), args.batch), daemon=True)
        for k in range(args.processes)
    ]
    for painter in painters:
        painter.start()
    start = time.monotonic()
    span = args.minutes * 60
    step = 0
    while (spent := time.monotonic() - start) < span:
        drawn, texts = queue.get()
        lines = torch.from_numpy(drawn).to(device)
        want, sizes = (t.to(device) for t in targets(texts))
        for _ in range(args.uses):
            share = min(1.0, spent / span)
            rate = args.rate * min(1.0, (step + 1) / 200) * (0.5 + 0.5 * np.cos(np.pi * share))
            for group in best.param_groups:
                group["lr"] = rate + 1e-6
            noise = torch.randn_like(lines) * 0.1 * torch.rand(len(lines), 1, 1, 1, device=device)
            frames = model(lines + noise).transpose(0, 1)
            steps = torch.full((len(texts),), frames.shape[0], device=device)
            loss = ctc(frames.float(), want, steps, sizes)
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            best.step()
            steady.update_parameters(model)
            step += 1
            if step % 200 == 0:
                print(f"{spent:7.0f} s  step {step}  loss {loss.item():.4f}", flush=True)
            if step % 2000 == 0:
                exact, chars = evaluate(steady.module)
                print(f"         exact {exact:.3f}  characters {chars:.4f}", flush=True)
                export(steady.module, args.out)
    for painter in painters:
        painter.terminate()
    exact, chars = evaluate(steady.module, 1024)
    print(f"done: steps {step}  exact {exact:.4f}  characters {chars:.5f}", flush=True)
    torch.save(steady.module.state_dict(), args.out.with_suffix(".pt"))
    export(steady.module, args.out)


if __name__ == "__main__":
    main()
