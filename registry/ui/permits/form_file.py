"""The form that records an urgent decision, to take away."""

from __future__ import annotations

import streamlit as st

from registry.wording import _


def form_file(form: str) -> None:
    """A button for the form, as the file that it would be; nothing where there is none."""
    if form:
        with st.container(horizontal=True, key="downloads-urgent"):
            st.download_button(
                _("Download the form (YAML)"), form.encode("utf-8"), "disclosure.yaml", "application/yaml",
                key="permits-form", on_click="ignore",
            )  # fmt: skip
