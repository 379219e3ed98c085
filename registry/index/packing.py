"""Records as the index keeps them: JSON, compressed with a dictionary of what records commonly say.

Records are small and much alike; a dictionary of field names and usual values makes each a third smaller. Its bytes are
part of the format: another dictionary is another version of the index. `python -m registry.index.packing FOLDER...`
makes it anew from the records of a federation.
"""

from __future__ import annotations

import json
import sys
import zlib
from functools import cache
from pathlib import Path

from registry.values import Any

_DICTIONARY = Path(__file__).with_name("dictionary.json.txt")
_OF_EACH_KIND = 1_400


@cache
def _dictionary() -> bytes:
    return _DICTIONARY.read_bytes()


@cache
def _packer() -> Any:
    """What knows the dictionary already: a copy of it costs half of learning it again."""
    return zlib.compressobj(2, zdict=_dictionary())


def packed(data: dict[str, Any]) -> bytes:
    """A document as the index keeps it."""
    return packed_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def packed_text(text: bytes) -> bytes:
    """The same of a document that is JSON already."""
    packer = _packer().copy()
    return bytes(packer.compress(text) + packer.flush())


def unpacked(body: bytes) -> dict[str, Any]:
    """The document again. Raises zlib.error or ValueError where the bytes are damaged."""
    unpacker = zlib.decompressobj(zdict=_dictionary())
    data: dict[str, Any] = json.loads(unpacker.decompress(body) + unpacker.flush())
    if not unpacker.eof:
        raise ValueError("cut short")
    return data


def _made(folders: list[str]) -> bytes:
    from registry.load.federation import find
    from registry.load.reading import load

    pieces: dict[str, str] = {}
    for folder in folders:
        for ref, loaded in sorted(load(find(Path(folder)))[0].records.items()):
            text = json.dumps(loaded.data, ensure_ascii=False, separators=(",", ":"))
            if len(text) > len(pieces.get(ref.kind, "")):
                pieces[ref.kind] = text[: 2 * _OF_EACH_KIND]
    # What stands last is the nearest at hand: the commonest kinds.
    common = ("adoption", "processing-activity", "agreement")
    ordered = [*(kind for kind in sorted(pieces) if kind not in common), *common]
    return "".join(pieces[kind][:_OF_EACH_KIND] for kind in ordered if kind in pieces).encode()


if __name__ == "__main__":
    _DICTIONARY.write_bytes(_made(sys.argv[1:]))
