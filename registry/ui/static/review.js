// The desk of the mapping review: keys, the shared word that is chosen, forms that open, and what is sent. What somebody
// wrote about a term is kept while they look at another. See mapreview/deciding.py.
const desk = (window.munimentDesk ??= { send: null, data: {}, busy: false, turn: null, kept: new Map() })

if (!window.munimentDeskWatched) {
  window.munimentDeskWatched = true
  window.munimentKeys = pressed
  document.addEventListener('click', event => {
    const button = event.target.closest?.('.review-desk button[type="button"]')
    if (!button) return
    if (button.dataset.decide) decide(button)
    else if (button.dataset.open) toggle(button)
    else if (button.dataset.close) shut(true)
  })
  document.addEventListener('change', event => {
    const place = event.target.closest?.('.review-desk')
    if (!place) return
    if (event.target.name === 'choice') compare(place, event.target.value)
    keep(place)
  })
  document.addEventListener('input', event => {
    const place = event.target.closest?.('.review-desk')
    if (place) keep(place)
  })
}

function place () {
  return document.querySelector('.review-desk')
}

// Whether a key was meant for the desk. Only where the focus is in it, and nobody is typing.
function pressed (event) {
  const at = event.target
  const here = at.closest?.('.review-desk')
  if (!here || !desk.data.keys || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false
  if (event.key === 'Escape') return Boolean(here.querySelector('.review-panel:not([hidden])')) && shut(true)
  const isButton = at.tagName === 'INPUT' && /^(radio|checkbox|button)$/.test(at.type)
  if (at.isContentEditable || /^(TEXTAREA|SELECT)$/.test(at.tagName) || (at.tagName === 'INPUT' && !isButton)) return false
  const key = event.key.toLowerCase()
  const choice = /^[1-9]$/.test(key) && here.querySelector(`input[name="choice"][data-digit="${key}"]`)
  const link = { j: '#term-after', k: '#term-before' }[key]
  const meant = choice || here.querySelector(link || `.review-buttons [data-key="${CSS.escape(key)}"]`)
  if (!meant) return false
  event.preventDefault()
  if (choice) choice.focus({ preventScroll: true })
  meant.click()
  return true
}

// The shared word that is chosen is the one beside ours.
function compare (here, term) {
  for (const each of here.querySelectorAll('[data-offer]')) each.hidden = each.dataset.offer !== term
}

function toggle (button) {
  const isOpen = button.getAttribute('aria-expanded') === 'true'
  shut(isOpen)
  if (isOpen) return
  const panel = document.getElementById(button.getAttribute('aria-controls'))
  panel.hidden = false
  button.setAttribute('aria-expanded', 'true')
  panel.querySelector('input:not([type="hidden"]), select, textarea')?.focus({ preventScroll: true })
  panel.scrollIntoView({ block: 'nearest' })
}

// Close the form that is open; the focus goes back to the button that opened it.
function shut (isAsked) {
  for (const panel of place()?.querySelectorAll('.review-panel:not([hidden])') || []) {
    panel.hidden = true
    const button = document.querySelector(`[aria-controls="${panel.id}"]`)
    button?.setAttribute('aria-expanded', 'false')
    if (isAsked) button?.focus({ preventScroll: true })
  }
  return true
}

function fields (here, isWhole) {
  const found = {}
  for (const each of here.querySelectorAll('input[name], select[name], textarea[name]')) {
    if (each.closest('form') || (!isWhole && each.name === 'every')) continue
    if (/^(radio|checkbox)$/.test(each.type) && !each.checked) continue
    if (each.value.trim()) (found[each.name] ??= []).push(each.value)
  }
  return found
}

function decide (button) {
  const here = button.closest('.review-desk')
  if (desk.busy || !desk.send) return
  desk.busy = true
  here.setAttribute('aria-busy', 'true')
  desk.send('decided', {
    term: button.dataset.term || here.dataset.term,
    decision: button.dataset.decide,
    expect: here.dataset.expect || '',
    fields: fields(here, Boolean(button.dataset.every))
  })
}

function keep (here) {
  if (here.dataset.term) desk.kept.set(here.dataset.term, fields(here, false))
}

// What was written about this term before, and which form was open.
function restore (here) {
  const kept = desk.kept.get(here.dataset.term)
  if (!kept || here.dataset.restored) return
  here.dataset.restored = 'yes'
  for (const each of here.querySelectorAll('input[name]:not([type="hidden"]), select[name], textarea[name]')) {
    if (each.closest('form') || (each.name === 'choice' && desk.data.find)) continue
    const values = kept[each.name] || []
    if (/^(radio|checkbox)$/.test(each.type)) {
      if (values.length || each.type === 'checkbox') each.checked = values.includes(each.value)
    } else if (values.length) each.value = values[0]
  }
  const chosen = here.querySelector('input[name="choice"]:checked')
  if (chosen) compare(here, chosen.value)
}

// The desk of the term that was drawn, once it is there.
function arrive (term, to, tries = 30) {
  const here = place()
  const heading = document.getElementById(to || 's-term')
  if (!heading || (here && here.dataset.term !== term && tries > 1)) {
    if (tries) setTimeout(arrive, 60, term, to, tries - 1)
    return
  }
  if (here) {
    here.removeAttribute('aria-busy')
    restore(here)
  }
  if (!to) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: 'start' })
}

export default function ({ data, setTriggerValue }) {
  desk.send = setTriggerValue
  desk.data = data
  desk.busy = false
  if (data.done) desk.kept.delete(data.done)
  const isNew = desk.turn !== null && desk.turn !== data.turn
  desk.turn = data.turn
  setTimeout(arrive, 60, data.term, isNew ? data.arrive : '')
}
