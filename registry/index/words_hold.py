"""Whether every term and code that the mappings of a set name is there: asked of the tables, no file is read.

Most sets are sound, and lead to a vocabulary that many others lead to. Those that this cannot tell to be sound are
looked at in full (see `link.terms`), which alone says what is wrong.
"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.index.snapshot import IndexSnapshot
from registry.load.snapshot import Loaded

_VOCABULARY = Kind.VOCABULARY.value

_NUMBER = (
    "SELECT n.number FROM register r JOIN name n ON n.in_register = r.number WHERE r.id = ? AND n.kind = ? AND n.id = ?"
)
_IS_TOLD = "SELECT 1 FROM mapping_set WHERE number = ? AND is_told = 1"


def _lost(side: str) -> str:
    """A question for a step whose term, or code, is not known to be there; `side` is one of two words of our own.

    A pair of codes may be written as it stands in data, and of a term that lists no codes any may stand there.
    """
    term = f"SELECT 1 FROM term t WHERE t.number = ?2 AND t.term = s.{side}"  # noqa: S608
    return (
        f"SELECT 1 FROM step s WHERE s.number = ?1 AND s.{side} > ''"  # noqa: S608
        f" AND NOT EXISTS ({term} AND t.code = s.{side}_code)"
        f" AND NOT (s.stated & 1 AND (EXISTS ({term} AND t.notation = s.{side}_code AND t.code > '')"
        f" OR NOT EXISTS ({term} AND t.code > ''))) LIMIT 1"
    )


_LOST = {side: _lost(side) for side in ("subject", "object")}


def words_hold(snapshot: IndexSnapshot, number: int, loaded: Loaded) -> bool:
    """Whether a record is known to be a mapping set of which every step leads from and to what is there."""
    engine = snapshot.engine
    if loaded.ref.kind != Kind.MAPPING_SET or engine.row(_IS_TOLD, (number,)) is None:
        return False
    for side, lost in _LOST.items():
        text = loaded.data.get(f"{side}_vocabulary")
        for ref in snapshot.targets(loaded.ref.register, (_VOCABULARY,), text) if isinstance(text, str) else ():
            row = engine.row(_NUMBER, ref)
            if row is None or engine.row(lost, (number, row[0])) is not None:
                return False
    return True
