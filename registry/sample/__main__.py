"""Build a git repository for each register of the sample, with its dated versions: `make history INTO=folder`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from registry.errors import InputOutputError
from registry.sample.git import is_here
from registry.sample.repositories import build


def main() -> None:
    """Build the history in the folder named on the command line."""
    parser = argparse.ArgumentParser(description="Build a git repository for each register of the sample.")
    parser.add_argument("into", type=Path, help="a folder that is not there yet, or is empty")
    into: Path = parser.parse_args().into
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        sys.exit(f"{into} is there already and is not an empty folder. Name another, or empty it.")
    if not is_here():
        sys.exit("git is needed to build the history. On Debian: apt-get install git")
    into.mkdir(parents=True, exist_ok=True)
    try:
        built = build(into)
    except InputOutputError as error:
        sys.exit(error.message)
    for each in built:
        print(f"{each.folder}: {each.versions} versions, {each.files} files")


if __name__ == "__main__":
    main()
