// What a screen reader is told, and which keys must not run the page again. See announce.py.
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
