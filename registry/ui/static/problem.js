// What is wrong with what was typed: it has the focus when it is drawn, and its links lead to the fields. See problem.py.
export default function ({ data, parentElement }) {
  if (parentElement.munimentTurn === data.turn) return
  parentElement.munimentTurn = data.turn
  parentElement.innerHTML = data.drawn
  const summary = parentElement.querySelector('[role=alert]')
  if (!summary) return
  summary.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]')
    if (!link) return
    event.preventDefault()
    // Streamlit names a field only by a class.
    const field = document.querySelector(`.st-key-${CSS.escape(link.getAttribute('href').slice(1))}`)
    const input = field?.querySelector('textarea, input')
    field?.scrollIntoView({ block: 'center' })
    input?.focus({ preventScroll: true })
  })
  setTimeout(() => summary.focus(), 60)
}
