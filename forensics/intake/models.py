"""Where the models of the rapidocr wheel lie, and what they are. Light: loads none of them."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from forensics.errors import DependencyError

FILES = {
    "find": "PP-OCRv6_det_small.onnx",
    "read": "PP-OCRv6_rec_small.onnx",
    "turn": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
_INSTALL = "pip install 'rapidocr==3.10.*' onnxruntime"


@cache
def model_paths() -> dict[str, Path]:
    """Models by role. Raises ``DependencyError`` if rapidocr is not installed whole."""
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        raise DependencyError("the package rapidocr is not installed", advice=_INSTALL)
    folder = Path(next(iter(spec.submodule_search_locations))) / "models"
    paths = {role: folder / name for role, name in FILES.items()}
    for path in paths.values():
        if not path.is_file():
            raise DependencyError(f"rapidocr lacks its model {path.name}", advice=_INSTALL)
    return paths


@cache
def models_hash() -> str:
    """One sha256 over the models in effect."""
    whole = hashlib.sha256()
    for role, path in sorted(model_paths().items()):
        whole.update(role.encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


@cache
def versions() -> str:
    """For people: ``rapidocr 3.10.0 PP-OCRv6 onnxruntime 1.31.1``."""
    try:
        return f"rapidocr {version('rapidocr')} PP-OCRv6 onnxruntime {version('onnxruntime')}"
    except PackageNotFoundError as problem:
        raise DependencyError(
            f"the package {problem.name} is not installed", advice=_INSTALL
        ) from problem
