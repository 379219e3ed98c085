"""What the values of a column look like, as far as a sample or the whole file shows."""

from __future__ import annotations

from registry.values import NamedTuple, dataclass


class Form(NamedTuple):
    """One way in which values are written: `dd/mm/yyyy`, `YYYY-MM-DD`, `1,234.50`, and how often (`times`)."""

    form: str
    times: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A column's values.

    - `name`: as used; `position`: from 0. `rows`: looked at; `filled`: not empty and not a mark for "not known".
    - `distinct`: how many different values, counted up to a bound; `is_bounded` says that there are more.
    - `datatype`: of `concepts.vocabularies.Datatype`, what most of the filled values are; `share`: how many of them,
      from 0 to 1. A column that is half dates has a share near a half, and says so in `troubles`.
    - `forms`: how values of that sort are written, commonest first. `separator`: between values within a cell, if any.
    - `not_known`: marks such as `N/A` that stand where nothing is known, with their counts.
    - `common`: the commonest values with their counts, where they look like codes: never where they tell people apart.
    - `samples`: a few values to be shown to whoever brought the file, and never written to any record.
    - `is_personal`: why values look like those of real people, in words; nothing where they do not.
    - `shortest`, `longest`: letters in a value. `troubles`: what is odd about the column, in sentences.
    """

    name: str
    position: int
    rows: int = 0
    filled: int = 0
    distinct: int = 0
    is_bounded: bool = False
    datatype: str = ""
    share: float = 0.0
    forms: tuple[Form, ...] = ()
    separator: str = ""
    not_known: tuple[Form, ...] = ()
    common: tuple[Form, ...] = ()
    samples: tuple[str, ...] = ()
    is_personal: str = ""
    shortest: int = 0
    longest: int = 0
    troubles: tuple[str, ...] = ()
