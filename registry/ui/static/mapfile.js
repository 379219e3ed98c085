// What is decided of a column is sent off, and the next column has the focus. See mapfile/sending.py.
const desk = (window.munimentMapFile ??= { send: null, turn: 0 })

if (!window.munimentMaps) {
  window.munimentMaps = true
  document.addEventListener('submit', event => {
    const form = event.target.closest?.('main form.mapfile')
    if (!form) return
    event.preventDefault()
    const fields = {}
    for (const [name, value] of new FormData(form)) (fields[name] ??= []).push(value)
    if (event.submitter?.name) fields[event.submitter.name] = [event.submitter.value]
    desk.send?.('sent', { turn: ++desk.turn, fields })
  })
  // Whoever writes another word, or changes how it stands, means that choice.
  document.addEventListener('input', event => {
    const box = event.target.closest?.('main form.mapfile :is(input[name="other"], input[name="meant"])')
    if (!box || !box.value) return
    const take = box.name === 'other' ? '~other' : 'new-word'
    const own = box.closest('form').querySelector(`input[value="${take}"]`)
    if (own) own.checked = true
  })
  document.addEventListener('change', event => {
    const tick = event.target.closest?.('main form.mapfile input[name="convert"]')
    if (!tick?.checked) return
    const own = [...tick.closest('form').querySelectorAll('input[name="take"]')].find(each => each.value === tick.value)
    if (own) own.checked = true
  })
}

export default function ({ data, parentElement, setTriggerValue }) {
  desk.send = setTriggerValue
  if (!data.to || parentElement.munimentTurn === data.turn) return
  parentElement.munimentTurn = data.turn
  setTimeout(arrive, 80, data.to)
}

function arrive (name, tries = 15) {
  const to = document.getElementById(name)
  if (!to) {
    if (tries) setTimeout(arrive, 100, name, tries - 1)
    return
  }
  if (!/^(INPUT|SELECT|A|BUTTON)$/.test(to.tagName)) to.tabIndex = -1
  to.focus({ preventScroll: true })
  to.scrollIntoView({ block: 'start' })
}
