"""What git complains of, as git 2.39 words it, and what a person is told."""

from __future__ import annotations

import pytest

from registry.sources.complaints import is_of_damage, meaning
from registry.sources.git import GitFailed

NO_READ = "fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\n"

SAID = {
    "fatal: unable to access 'https://no.invalid/x.git/': Could not resolve host: no.invalid\n": "could not be found",
    "ssh: Could not resolve hostname no.invalid: Name or service not known\n" + NO_READ: "could not be found",
    "ssh: connect to host git.example port 22: Connection timed out\n" + NO_READ: "did not answer",
    "fatal: unable to access 'https://x/': Failed to connect to x port 443: Couldn't connect": "did not answer",
    "fatal: unable to access 'https://x/': Operation too slow. Less than 100 bytes/sec": "the connection broke off",
    "error: RPC failed; curl 56 Recv failure\nfatal: early EOF\n": "the connection broke off",
    "fatal: couldn't find remote ref agreed\n": "it has no branch or tag `agreed`",
    "fatal: couldn't find remote ref HEAD\n": "the repository is empty",
    "fatal: invalid refspec '+a..b:refs/muniment/new'\n": "it has no branch or tag `agreed`",
    "fatal: could not read Username for 'https://git.example': terminal prompts disabled\n": "asks who you are",
    "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://x/'\n": "asks who you are",
    "git@git.example: Permission denied (publickey).\n" + NO_READ: "asks who you are",
    "fatal: unable to access 'https://x/': The requested URL returned error: 403\n": "asks who you are",
    "Host key verification failed.\n" + NO_READ: "ssh does not know that computer yet",
    "fatal: unable to access 'https://x/': certificate verification failed. CAfile: none": "could not show",
    "remote: Repository not found.\nfatal: repository 'https://x/y/' not found\n": "there is no repository",
    "fatal: '/srv/x' does not appear to be a git repository\n" + NO_READ: "there is no repository",
    "fatal: unable to update url base from redirection:\n  asked for: https://a\n redirect: b": "another address",
    "fatal: unable to access 'https://x/': The requested URL returned error: 301 redirect": "another address",
    "fatal: transport 'ext' not allowed\n": "is not allowed here",
    "error: object 1: hasDotgit: contains '.git'\nfatal: fsck error in packed object\n": "names that no computer",
    "fatal: write error: No space left on device\nfatal: fetch-pack: invalid index-pack output\n": "the disk is full",
    "fatal: something nobody has met\n": "git stopped and said: fatal: something nobody has met",
    "": "git stopped and said: git stopped without a word",
}


@pytest.mark.parametrize("said", SAID)
def test_a_complaint_is_put_in_plain_words(said: str) -> None:
    failed = GitFailed(said, 128)
    assert SAID[said] in meaning(failed, "HEAD" if "HEAD" in said else "agreed")
    assert not is_of_damage(failed), "what is here is not thrown away for trouble elsewhere"


@pytest.mark.parametrize(
    "said",
    [
        "error: Could not read 1\nfatal: bad object refs/muniment/good\n",
        "fatal: not a git repository: '/x/mirror.git'\n",
        "error: packfile ./objects/pack/x.pack does not match index\n",
        "error: file ./objects/pack/x.idx is too small\nerror: refs/muniment/new does not point to a valid object!\n"
        "error: x did not send all necessary objects\n",
        "error: cannot lock ref 'refs/muniment/new': unable to resolve reference\n",
    ],
)
def test_damage_here_is_known_for_what_it_is(said: str) -> None:
    assert is_of_damage(GitFailed(said, 128))


def test_endless_words_are_cut_short() -> None:
    assert len(meaning(GitFailed("fatal: " + "x " * 5000, 128), "main")) < 260
