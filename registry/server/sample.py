"""The sample that comes with Muniment: invented organisations, to look round and to try things on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def copied() -> Iterator[Path]:
    """A copy of the sample, for as long as it is used. Whatever is done to it harms nothing."""
    with tempfile.TemporaryDirectory(prefix="muniment-sample-", ignore_cleanup_errors=True) as place:
        copy = Path(place) / "agreements"
        shutil.copytree(_folder(), copy, ignore=shutil.ignore_patterns(".*"))
        yield copy


def _folder() -> Path:
    """Where the sample is: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "agreements"
    return installed if installed.is_dir() else package.parent / "agreements"
