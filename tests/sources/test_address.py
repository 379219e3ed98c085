"""Which addresses may be fetched from: everything else is refused before git hears of it, whoever has approved it."""

from __future__ import annotations

import pytest

from registry.load.federation import Listed
from registry.sources.address import Address, NotAnAddress

ALLOWED = {
    "https://git.example/northmoor.git": "the computer git.example, over https",
    "https://git.example:8443/a/b/northmoor": "the computer git.example:8443, over https",
    "https://reader@git.example/northmoor.git": "the computer git.example, over https, as reader",
    "ssh://git@git.example/northmoor.git": "the computer git.example, over ssh, as git",
    "ssh://git.example:2222/~northmoor/register.git": "the computer git.example:2222, over ssh",
    "git@git.example:registers/northmoor.git": "the computer git.example, over ssh, as git",
    "git@[2001:db8::1]:northmoor.git": "the computer [2001:db8::1], over ssh, as git",
    "file:///srv/git/northmoor.git": "the folder /srv/git/northmoor.git on this computer",
}

REFUSED = {
    "another way of transport": [
        "http://git.example/x.git", "git://git.example/x.git", "ftp://git.example/x", "HTTPS://git.example/x.git",
        "javascript://x/y", "://x/y", "https:/git.example/x", "https:git.example/x",
    ],
    "a program of git's own": [
        "ext::sh -c touch% /tmp/x", "ext::sh", "fd::17", "fd::17/x", "ext::sh://x/y", "persistent-https::x", "a::b@c:d",
    ],
    "an option": [
        "--upload-pack=touch /tmp/x", "-oProxyCommand=x", "--upload-pack=x://y/z", "ssh://-oProxyCommand=x/y",
        "ssh://-l@git.example/x", "-x@git.example:y", "git@-oProxyCommand=x:y", "git@git.example:-x",
        "ssh://user@-host/x", "https://-x/y",
    ],
    "hidden characters": [
        "https://git.example/x\n.git", "https://git.example/x.git\n", "https://git.example/\x1b[2Jx",
        "https://git.example/a b",
        "https://git.exаmple/x.git", "https://git.example/x\u202egit.y", "https://git.example/%0ahost=evil",
        "https://git.example%0d/x", "https://git.example/%7f", "https://git.example/%1B", "", " ", "https://git.example/x\0",
    ],
    "quotes and the like": [
        "https://git.example/x'y", 'https://git.example/x"y', "https://git.example/x\\y", "https://git.example/x`y`",
        "https://git.example/x<y", "https://git.example/x|y", "https://git.example/x?y", "https://git.example/x#y",
        "https://git.example/{x,y}", "https://git.example/x^y",
    ],
    "no whole address": [
        "https://", "https:///x", "https://git.example", "https://git.example/", "https://@git.example/x",
        "file://host/x", "file://x", "file:///", "git@git.example", "git@:x", "@git.example:x", "northmoor",
        "../northmoor", "/srv/x.git",
        "git.example:x", "https://git.example:port/x", "https://git.example:123456/x", "https://a@b@git.example/x",
    ],
    "a password": ["https://user:secret@git.example/x.git", "https://:secret@git.example/x", "ssh://a:b@git.example/x"],
    "too long": ["https://git.example/" + "x" * 2000],
}  # fmt: skip


@pytest.mark.parametrize("url", ALLOWED)
def test_an_address_says_where_it_leads(url: str) -> None:
    address = Address.read(url)
    assert (address.url, address.leads_to) == (url, ALLOWED[url])


@pytest.mark.parametrize(("why", "url"), [(why, url) for why, urls in REFUSED.items() for url in urls])
def test_all_else_is_refused_and_we_say_why(why: str, url: str) -> None:
    with pytest.raises(NotAnAddress) as stop:
        Address.read(url)
    assert stop.value.message
    assert stop.value.message.isprintable()
    if why == "a password":
        assert "secret" not in stop.value.message


@pytest.mark.parametrize("url", ALLOWED)
def test_what_is_fetched_is_never_taken_for_a_folder(url: str) -> None:
    assert Listed("x", url, "HEAD", ()).is_fetched


@pytest.mark.parametrize("url", REFUSED["a program of git's own"])
def test_what_git_would_run_is_never_taken_for_a_folder(url: str) -> None:
    assert Listed("x", url, "HEAD", ()).is_fetched


@pytest.mark.parametrize(
    "source", ["northmoor", "../northmoor", "./a@b", "/srv/registers/north", "a:b", "C:/registers"]
)
def test_a_folder_is_not_fetched(source: str) -> None:
    assert not Listed("x", source, "HEAD", ()).is_fetched


@pytest.mark.parametrize(
    ("url", "transports"),
    [("https://git.example/x", "https:ssh"), ("git@git.example:x", "https:ssh"), ("file:///srv/x", "file")],
)
def test_a_server_cannot_send_git_to_files_of_this_computer(url: str, transports: str) -> None:
    assert Address.read(url).transports == transports
