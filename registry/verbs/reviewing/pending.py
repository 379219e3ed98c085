"""The files of the set that takes the decisions on a vocabulary, found where the session looks."""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.session import Session
from registry.source import Ref
from registry.verbs.opening import opened
from registry.verbs.reviewing.set_files import SetFiles, sets_begun
from registry.verbs.reviewing.whose import Aim


def set_files(session: Session, aim: Aim) -> SetFiles | None:
    """The files of the set of an aim, or of one whose making was cut short; None where there are none to look at."""
    snapshot = opened(session)
    owner = (aim.set or aim.vocabulary.ref).register
    register = next((each for each in snapshot.federation.registers if each.id == owner), None)
    if register is None:
        return None
    if aim.set is not None:
        loaded = snapshot.record(aim.set)
        return SetFiles(register, aim.set, loaded.document.path if loaded is not None else "")
    for own in sets_begun(register):
        files = SetFiles(register, Ref(register.id, Kind.MAPPING_SET.value, own))
        events = files.events.events
        header = events[0].data.get("header", {}) if events else {}
        ends = [
            Ref.within(str(header.get(f"{side}_vocabulary", "-")), register.id, Kind.VOCABULARY.value)
            for side in ("subject", "object")
        ]
        if ends == [aim.vocabulary.ref, aim.hub.ref]:
            return files
    return None
