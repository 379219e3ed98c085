"""What a screen reader is told: the heading of a new page, and how many results there are now.

Streamlit leaves the focus nowhere when a page changes, and has no live region. It also reruns the page whenever the
letter r is typed outside a field, which is stopped here.
"""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
const KEYS = ['r', 'c']
if (!window.munimentKeys) {
  window.munimentKeys = true
  window.addEventListener('keydown', event => {
    const at = event.target
    const typing = at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (plain && !typing && KEYS.includes(event.key)) event.stopImmediatePropagation()
  }, true)
}
const shown = (window.munimentShown ??= { page: null, later: 0 })
export default function ({ data, parentElement }) {
  const status = parentElement.querySelector('[role=status]')
  if (status.textContent !== data.said) {
    clearTimeout(shown.later)
    shown.later = setTimeout(() => { status.textContent = data.said }, 250)
  }
  if (shown.page !== null && shown.page !== data.page) {
    setTimeout(() => {
      const heading = document.querySelector('main h1')
      const typing = /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName)
      if (heading && !typing) {
        heading.tabIndex = -1
        heading.focus()
      }
    }, 60)
  }
  shown.page = data.page
}
"""
_HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"
_component = st.components.v2.component(
    "muniment_announce",
    html=f'<div role="status" aria-live="polite" style="{_HIDDEN}"></div>',
    js=_SCRIPT,
)


def announce(page: str, said: str) -> None:
    """Move the focus to the heading when `page` is not what was shown before, and say what there is to say.

    Whoever is typing keeps the focus: it is their own search that changed what is shown.
    """
    _component(key="announce", data={"page": page, "said": said}, height=1)
