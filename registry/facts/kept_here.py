"""Whether an organisation's duties are for the record at hand to show, or for one that it keeps itself.

Source: the records' own rule that an organisation's home is its own register, that others hold only as much of it as
they need, and that the evidence of one with no register is expected where it is recorded.
"""

from __future__ import annotations

from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.wording import _


def kept_here(reader: Reader, organisation: Loaded) -> Reading[str]:
    """`yes`; `no` where another record answers for it; `unknown` where its own was not read, or nobody says.

    Another answers where it keeps a record itself that was read, and for a department, which is no legal person and is
    part of another body. The source is where the organisation's register, or the body it is part of, is named.
    """
    at = (f"{organisation.ref}#register",)
    name = organisation.title
    register = organisation.data.get("register")
    if register in (organisation.ref.register, "none"):
        return Reading("yes", _("This is the record of {name}.").format(name=name), at)
    if organisation.data.get("legal_person") == "no" and "part_of" in organisation.data:
        said = _("{name} is part of another body, which answers for it.")
        return Reading("no", said.format(name=name), (f"{organisation.ref}#part_of",))
    if register is None:
        return Reading("unknown", _("No record shows whether {name} keeps a register itself.").format(name=name), at)
    if reader.is_loaded(str(register)):
        return Reading("no", _("{name} keeps its own record, which is judged.").format(name=name), at)
    said = _("{name} keeps its own record in the register {register}, which was not read.")
    return Reading("unknown", said.format(name=name, register=register), at)
