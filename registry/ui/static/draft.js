// A draft is bounded. Streamlit drops a longer text without a word, so it is said here. See whatif/editor.py.
const guard = (window.munimentDraft ??= { most: 0, words: '', place: null })

if (!window.munimentGuards) {
  window.munimentGuards = true
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

export default function ({ data, parentElement }) {
  guard.most = data.most
  guard.words = data.words
  guard.place = parentElement.querySelector('[role=alert]')
}
