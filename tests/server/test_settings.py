"""How Streamlit is set up, wherever the server is started."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config

from registry import jobs
from registry.server.settings import settings

ROOT = Path(__file__).parents[2]

SHOWN = """
import json, sys
from streamlit import config
from registry.server import settings
settings.establish("127.0.0.1", 8501)
names = [*settings.settings(), "server.port", "server.trustedUserHeaders"]
print(json.dumps({name: config.get_option(name) for name in names}))
"""


def test_every_setting_is_one_that_streamlit_knows() -> None:
    assert set(settings()) <= set(config._config_options_template)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("browser.gatherUsageStats", False), ("client.toolbarMode", "viewer"), ("client.showErrorDetails", "none"),
        ("runner.magicEnabled", False), ("server.fileWatcherType", "none"), ("server.enableAgentApi", False),
        ("server.enableStaticServing", False), ("server.maxUploadSize", 100), ("theme.base", "light"),
    ],
)  # fmt: skip
def test_what_must_be_so(name: str, value: object) -> None:
    assert settings()[name] == value


def test_the_pages_take_files_as_large_as_the_server_does() -> None:
    assert settings()["server.maxUploadSize"] * 1_000_000 == jobs.LARGEST_UPLOAD


def test_nothing_in_them_is_fetched_from_elsewhere() -> None:
    assert not any("//" in str(value) for value in settings().values())


@pytest.mark.parametrize(
    "theirs",
    [
        '[server]\nport = 1\nenableAgentApi=true\ntrustedUserHeaders = "{\\"x\\": \\"y\\"}"\n[theme]\nbase="dark"\n',
        "this is [ not toml",
        '[theme]\nbase = "https://evil.example/theme.toml"\n',
    ],
)
def test_a_folder_that_somebody_else_wrote_changes_nothing(theirs: str, tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(theirs)
    (tmp_path / ".streamlit" / "secrets.toml").write_text('[auth]\ncookie_secret = "known"\n')
    done = subprocess.run(
        [sys.executable, "-c", SHOWN],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    expected = settings() | {"server.port": 8501, "server.trustedUserHeaders": {}}
    assert json.loads(done.stdout) == expected


def test_the_pages_by_themselves_are_set_up_in_the_same_way() -> None:
    file = ROOT / ".streamlit" / "config.toml"
    assert file.read_bytes() == (ROOT / "registry" / "server" / "settings.toml").read_bytes()
