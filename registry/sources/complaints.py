"""What git complains of, in plain words, as the end of a sentence."""

from __future__ import annotations

import re

from registry.sources.git import GitFailed
from registry.wording import _

_MEANINGS = {
    "could not resolve host|name or service not known|temporary failure in name":
        "the computer it leads to could not be found; the network may be away",
    "connection refused|timed out|network is unreachable|no route to host|could not connect|failed to connect":
        "the computer it leads to did not answer",
    "couldn't find remote ref head":
        "the repository is empty",
    "couldn't find remote ref|invalid refspec":
        "it has no branch or tag `{ref}`",
    "redirect":
        "the server sends people to another address, which nobody has approved",
    "could not read (?:username|password)|authentication failed|permission denied|prompts disabled|error: 40[13]":
        "the server asks who you are, and git here has no answer to give",
    "host key verification failed":
        "ssh does not know that computer yet; connect to it once by hand",
    "certificate|ssl_|ssl:|tls":
        "the server could not show that it is the one it says it is",
    "not found|does not appear to be a git repository|repository .* does not exist|error: 404":
        "there is no repository at its address, or you may not read it",
    "transport '.*' not allowed":
        "git is set up on this computer to fetch it in a way that is not allowed here",
    "fsck error|hasdot|fullpathname|emptyname|badtree|treenotsorted|duplicateentries":
        "it is damaged, or holds files under names that no computer should be given",
    "no space left":
        "the disk is full",
    "operation too slow|connection reset|early eof|remote end hung up unexpectedly|rpc failed":
        "the connection broke off",
}  # fmt: skip
"""What git says → what that means, the first that fits."""

_DAMAGE = re.compile(
    "bad object|corrupt|not a git repository|unable to (?:find|read|parse)|missing (?:blob|tree|commit|object)"
    "|did not send all necessary|bad tree|loose object|packfile|invalid index-pack|cannot lock ref|broken ref",
    re.IGNORECASE,
)
_MOST = 200


def meaning(failed: GitFailed, ref: str) -> str:
    """What a complaint about fetching a branch or tag means: in our words, or else in git's own."""
    known = _known(failed)
    if known:
        return _(known).format(ref=ref)
    lines = [line for line in failed.said.splitlines() if line.startswith(("fatal:", "error:"))]
    words = " ".join((lines or [failed.message])[0].split())[:_MOST]
    return _("git stopped and said: {words}").format(words=words)


def is_of_damage(failed: GitFailed) -> bool:
    """Whether the complaint is of what is kept here, rather than of what is fetched or of the way there."""
    return not _known(failed) and _DAMAGE.search(failed.said) is not None


def _known(failed: GitFailed) -> str:
    said = failed.said.lower()
    return next((meaning for pattern, meaning in _MEANINGS.items() if re.search(pattern, said)), "")
