"""The addresses that may be fetched from, and where each of them leads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry.errors import UsageError
from registry.wording import _

_LONGEST = 2000
_NAME = r"(?:[A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])"
_HOST = f"{_NAME}(?::[0-9]{{1,5}})?"
_USER = r"[A-Za-z0-9._~+=][A-Za-z0-9._~+=-]*"
# No quotes, backslashes, brackets, `?` or `#`: no repository needs them, and some program on the way may heed them.
_PATH = r"[A-Za-z0-9._~%+@=,:/!$&()*;-]+"
_FORMS = {
    "https": re.compile(f"https://(?:(?P<user>{_USER})@)?(?P<host>{_HOST})/(?P<path>{_PATH})"),
    "ssh": re.compile(f"ssh://(?:(?P<user>{_USER})@)?(?P<host>{_HOST})/(?P<path>{_PATH})"),
    "file": re.compile(f"file://(?P<user>)(?P<host>)(?P<path>/{_PATH})"),
}
_BY_ACCOUNT = re.compile(f"(?P<user>{_USER})@(?P<host>{_NAME}):(?P<path>(?!-){_PATH})")
"""The form that people copy from the page of a repository: `git@git.example.org:registers/northmoor.git`."""
_HIDDEN = re.compile("%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
_PASSWORD = re.compile("[a-z]+://[^/@]*:[^/@]*@", re.IGNORECASE)


class NotAnAddress(UsageError):
    """Nothing is ever fetched from there."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a git repository, taken apart."""

    url: str
    scheme: str
    user: str
    host: str
    path: str

    @classmethod
    def read(cls, url: str) -> Address:
        """Take an address apart. Raises NotAnAddress for what is never fetched, whoever approves it."""
        if len(url) > _LONGEST:
            raise _refused(_("it is longer than {most} characters").format(most=f"{_LONGEST:,}"))
        if not re.fullmatch("[!-~]+", url):
            raise _refused(_("it has a space, a hidden character or a letter that is not plain"))
        if _HIDDEN.search(url):
            raise _refused(_("it has a hidden character"))
        if _PASSWORD.match(url):
            raise _refused(_("it has a password in it, which everybody who has federation.yaml can read"))
        scheme = url.partition("://")[0] if "://" in url and "::" not in url.partition("://")[0] else ""
        form = _FORMS.get(scheme) if scheme else _BY_ACCOUNT
        found = form.fullmatch(url) if form else None
        if found is None:
            wanted = _("only https://, ssh://, file:/// and git@computer:path addresses are fetched")
            raise _refused(wanted)
        return cls(url, scheme or "ssh", found["user"] or "", found["host"], found["path"])

    @property
    def leads_to(self) -> str:
        """Where it leads, in words."""
        if self.scheme == "file":
            return _("the folder {path} on this computer").format(path=self.path)
        said = _("the computer {host}, over {scheme}").format(host=self.host, scheme=self.scheme)
        return said + (_(", as {user}").format(user=self.user) if self.user else "")

    @property
    def transports(self) -> str:
        """The ways of transport that git may use for it."""
        return "file" if self.scheme == "file" else "https:ssh"


def _refused(why: str) -> NotAnAddress:
    return NotAnAddress(why, _("Write another address in federation.yaml."))
