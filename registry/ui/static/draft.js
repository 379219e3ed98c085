// A draft is bounded. Streamlit drops a longer text without a word, so it is said here, and its box opens at the line
// that somebody came for. See whatif/editor.py.
const guard = (window.munimentDraft ??= { most: 0, words: '', place: null })

if (!window.munimentGuards) {
  window.munimentGuards = true
  document.addEventListener('click', event => {
    const link = event.target.closest?.('main a[href*="#edit-line-"]')
    if (!link) return
    event.preventDefault()
    open(Number(link.hash.split('-').pop()), true)
  })
  document.addEventListener('input', event => {
    if (guard.place && event.target.closest?.('.st-key-draft')) guard.place.textContent = ''
  })
  for (const way of ['paste', 'drop']) {
    document.addEventListener(way, event => {
      const box = event.target.closest?.('.st-key-draft textarea')
      if (!box || !guard.place) return
      const given = (event.clipboardData || event.dataTransfer)?.getData('text') || ''
      const kept = box.value.length - (way === 'paste' ? box.selectionEnd - box.selectionStart : 0)
      const tooLong = kept + given.length > guard.most
      guard.place.textContent = tooLong ? guard.words : ''
      if (tooLong) {
        event.preventDefault()
        event.stopPropagation()
      }
    }, true)
  }
}

// The box shows a line of its text, marked; with the focus only where somebody asked to go there.
function open (line, isAsked, tries = 20) {
  const box = document.querySelector('.st-key-draft textarea')
  if (!box?.clientWidth) {
    if (tries) setTimeout(open, 100, line, isAsked, tries - 1)
    return
  }
  const lines = box.value.split('\n')
  const at = Math.min(Math.max(line, 1), lines.length) - 1
  const before = lines.slice(0, at).join('\n').length + (at ? 1 : 0)
  box.setSelectionRange(before, before + lines[at].length)
  box.scrollTop = Math.max(0, heightOf(box, box.value.slice(0, before)) - box.clientHeight / 3)
  if (!isAsked) return
  box.focus({ preventScroll: true })
  box.scrollIntoView({ block: 'center' })
}

// Long lines wrap, so how far down a line is can only be told by laying the text before it out.
function heightOf (box, text) {
  const copy = box.cloneNode()
  copy.removeAttribute('id')
  copy.setAttribute('aria-hidden', 'true')
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', height: '0', minHeight: '0', width: `${box.offsetWidth}px` })
  box.parentElement.append(copy)
  copy.value = text
  const height = copy.scrollHeight
  copy.remove()
  return height
}

export default function ({ data, parentElement }) {
  guard.most = data.most
  guard.words = data.words
  guard.place = parentElement.querySelector('[role=alert]')
  const wanted = data.line ? `${data.start} ${data.line}` : ''
  if (wanted && parentElement.munimentOpened !== wanted) setTimeout(open, 100, data.line, false)
  parentElement.munimentOpened = wanted
}
