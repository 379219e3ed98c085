"""axe-core, which looks for barriers in a page as it stands in the browser."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

STREAMLITS: dict[str, tuple[str, str]] = {}
"""What Streamlit does and we cannot mend: by the rule, what it is found in and why it stands."""

_RUN = """async tags => {
  const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
  return found.violations.flatMap(each => each.nodes.map(node =>
    ({ rule: each.id, where: node.target.join(' '), html: node.html, why: node.failureSummary })))
}"""


@cache
def _program() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page, tags: tuple[str, ...] = TAGS) -> list[str]:
    """Every barrier of ours, one a line: the rule, the place, and what is there."""
    # Not as a script of the page: our policy lets nothing in but files of ours.
    page.evaluate(f"() => {{ if (!window.axe) {{ {_program()} }} }}")
    found: list[dict[str, Any]] = page.evaluate(_RUN, list(tags))
    return [f"{each['rule']}: {each['where']}: {each['html'][:200]}" for each in found if not _streamlits(each)]


def _streamlits(found: dict[str, Any]) -> bool:
    place, _why = STREAMLITS.get(found["rule"], ("", ""))
    return bool(place) and place in found["html"]
