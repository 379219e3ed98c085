"""Check the law data, and put it together for the program: `python -m registry.law [--check]`."""

from __future__ import annotations

import sys

from registry.law.compiled import is_current, write
from registry.law.files import read
from registry.law.sound import faults


def main(arguments: list[str]) -> int:
    """Say what is wrong, if anything; 1 where something is. Without `--check`, sound data are put together."""
    files, found = read()
    found += faults(files)
    for fault in found:
        print(fault)
    stale = not is_current(files)
    print(f"{len(files)} files of law read, {len(found)} faults")
    if "--check" in arguments:
        if stale:
            print("law.json is not what the files say: run `python -m registry.law`")
        return 1 if found or stale else 0
    if not found:
        write(files)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
