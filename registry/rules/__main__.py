"""Check the texts of the rules, put them together, and write their page: `python -m registry.rules [--check]`."""

from __future__ import annotations

import sys

from registry.rules import readme
from registry.rules.compiled import COMPILED, faults, read, text_of


def main(arguments: list[str]) -> int:
    """Say what is wrong, if anything; 1 where something is. Without `--check`, sound texts are put together."""
    texts, sound, found = read()
    found += faults(texts)
    for fault in found:
        print(fault)
    wanted = text_of(texts, sound)
    stale = not COMPILED.is_file() or COMPILED.read_text("utf-8") != wanted
    print(f"{len(texts)} rules read, {len(found)} faults")
    if "--check" in arguments:
        if stale:
            print("rules.json is not what the files say: run `python -m registry.rules`")
        return 1 if found or stale else 0
    if not found:
        COMPILED.write_text(wanted, "utf-8")
        readme.README.write_text(readme.text(), "utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
