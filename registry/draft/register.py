"""A new register as files: the register's own, its owner's record, how to go on, and what helps an editor.

Editors are helped in two ways, both of which work with no network. The register keeps the published schemas in
`.schemas/`, under its own root because that is all an editor is given, and hidden because they are no records. For
Visual Studio Code, `.vscode/settings.json` says which folder has which schema, so that files written by hand are
helped too. Other editors that use the YAML language server (Neovim, Emacs, Helix, Zed, …) read no such file; for them
the first line of every draft names its schema, as a path from the file itself. The schemas are kept in git with the
rest: whoever clones the register is helped before Muniment is installed. `muniment schema --to .schemas` renews them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from registry.concepts.kinds import Kind
from registry.draft.first import FIRST
from registry.draft.template import drafted
from registry.schema.published import folder
from registry.wording import _

SCHEMAS = ".schemas"
"""The folder of a register that holds the schemas for editors."""

_HOME_FIRST = (
    *FIRST[Kind.ORGANISATION], "nation", "identifiers", "contacts[].email", "dpo.role", "ico_registration.number",
)  # fmt: skip
"""What partners look up in a body's home record, beside what is asked of every organisation."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What is known of a register and of the organisation that owns it. Empty where it is not known."""

    id: str
    title: str
    email: str = ""
    sector: str = ""
    nation: str = ""
    ico: str = ""
    visibility: str = "private"

    @property
    def register(self) -> dict[str, Any]:
        """The data of `register.yaml`."""
        title = _("{name}' register") if self.title.endswith("s") else _("{name}'s register")
        said = {
            "id": self.id,
            "title": title.format(name=self.title),
            "format": 1,
            "owner": self.id,
            "visibility_default": self.visibility,
            "contact": self.email,
        }
        return {key: value for key, value in said.items() if value}

    @property
    def home(self) -> dict[str, Any]:
        """The data of the organisation's own record."""
        said: dict[str, Any] = {
            "kind": Kind.ORGANISATION.value,
            "id": self.id,
            "title": self.title,
            "version": "0.1",
            "status": "draft",
            "register": self.id,
            "sector": self.sector,
            "nation": self.nation,
        }
        if self.ico:
            said |= {"identifiers": [{"scheme": "ico", "value": self.ico}], "ico_registration": {"number": self.ico}}
        if self.email:
            said |= {"contacts": [{"id": "information-governance", "role": "ig-lead", "email": self.email}]}
        return {key: value for key, value in said.items() if value}


def files(owner: Owner) -> dict[str, bytes]:
    """Every file of a new register: path → bytes. What makes the folder a register comes last."""
    schemas = {f"{SCHEMAS}/{name}.schema.json": _schema(name) for name in ("register", *Kind)}
    home = drafted(Kind.ORGANISATION, owner.home, _HOME_FIRST, f"../{SCHEMAS}/{Kind.ORGANISATION}.schema.json")
    return {
        ".editorconfig": _EDITORCONFIG.encode(),
        ".gitignore": b"# Made from the files, and made again when it is missing.\n.muniment/\n",
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/settings.json": _json(_vscode()),
        **schemas,
        "README.md": _readme(owner).encode(),
        f"{Kind.ORGANISATION.folder}/{owner.id}.yaml": home,
        "register.yaml": drafted("register", owner.register, (), f"{SCHEMAS}/register.schema.json"),
    }


def _schema(name: str) -> bytes:
    return (folder() / f"{name}.schema.json").read_bytes()


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


_EDITORCONFIG = """\
root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.yaml]
indent_style = space
indent_size = 2
max_line_length = 120
"""


def _vscode() -> dict[str, Any]:
    """Settings of Visual Studio Code's YAML extension: our schemas and no others, `no` is text, `fmt` lays out."""
    places = {f"./{SCHEMAS}/register.schema.json": "/register.yaml"}
    places |= {f"./{SCHEMAS}/{kind}.schema.json": f"/{kind.folder}/*.yaml" for kind in Kind}
    return {
        "yaml.schemas": places,
        "yaml.schemaStore.enable": False,
        "yaml.yamlVersion": "1.2",
        "yaml.format.enable": False,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.rulers": [120]},
        "files.insertFinalNewline": True,
    }


def _readme(owner: Owner) -> str:
    kinds = "\n".join(f"| {kind.label} | `{kind.folder}/` | `muniment new {kind}` |" for kind in Kind)
    return _README.format(title=owner.register["title"], name=owner.title, id=owner.id, kinds=kinds)


_README = _("""\
# {title}

{name} keeps its records of information sharing and data governance here: agreements, who signed them, what is done
with personal data and why. One record is one file of plain text. `register.yaml` says whose register this is;
`organisations/{id}.yaml` says who {name} is. Fill that one in first.

## Write a record

    muniment new agreement

asks what is needed and writes a draft that is valid from its first line. Open the draft in an editor, take the `# ` off
the fields you want, and write your own words for those after the colon. Leave out what you have not been told; write
`[]` when the answer is “none”; answer questions `yes`, `no` or `unknown`.

Begin with the organisations you share with (`muniment new organisation`), because agreements name them. Never write
about the people whose data is shared: records hold references and counts, and staff appear by the post they hold.

## Check and read

    muniment validate      what is wrong, on which line, and what to write instead
    muniment list          every record as it stands today
    muniment show {id}     one record in plain words
    muniment fmt           lays the files out alike

## Your editor

In Visual Studio Code, open this folder and accept the YAML extension it recommends: it explains each field, offers what
may stand there and underlines what may not, with no network. Other editors with a YAML language server find the schema
by the first line of each draft. After a new release of Muniment, `muniment schema --to .schemas` brings it up to date.

## Keep it

Keep this folder in git, so that it is known what each record said on any day. Nothing here is published unless you
publish it: `visibility_default` in `register.yaml` says who may see a record about which nothing else is said. The
folder `.muniment/` is made from the files and may be removed at any moment.

To read your partners' registers together with this one, name them all in a file `federation.yaml` in the folder above:

    registers:
      - register: {id}

## Where things go

| kind of record | folder | to begin one |
|---|---|---|
{kinds}
""")
