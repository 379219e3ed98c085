"""Write the closed namespaces: `python -m registry.rdf [STANDARDS] [--check]`.

STANDARDS is a folder with the published `sssom` and `dpv-2.3`; without it their terms stay as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

from registry.rdf.generate import MODULE, dpv_names, named_now, sssom_names, text


def main(arguments: list[str]) -> int:
    """Write the module, or with `--check` say whether it is what would be written: 1 where it is not."""
    folders = [Path(each) for each in arguments if not each.startswith("--")]
    if folders:
        wanted = text(sssom_names(folders[0]), dpv_names(folders[0]))
    else:
        wanted = text(named_now("SSSOM"), named_now("DPV"))
    stale = not MODULE.is_file() or MODULE.read_text("utf-8") != wanted
    if "--check" in arguments:
        if stale:
            print("namespaces.py is not what is published: run `python -m registry.rdf`")
        return int(stale)
    MODULE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
