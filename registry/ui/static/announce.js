// Links, the focus, what a screen reader is told, and which keys must not run the page again. See announce.py.
const KEYS = ['r', 'c']
const DRAWERS = ['source', 'decide']
const NARROW = matchMedia('(max-width: 640px)')
const shown = (window.munimentShown ??= { page: null, later: 0, from: '', place: '', opener: '', turn: 0 })

if (!window.munimentListens) {
  window.munimentListens = true
  unlist()
  new MutationObserver(unlist).observe(document.body, { childList: true, subtree: true })
  window.addEventListener('keydown', event => {
    // A page may have keys of its own: see review.js.
    if (window.munimentKeys?.(event)) return event.stopImmediatePropagation()
    const at = event.target
    const typing = at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (plain && !typing && KEYS.includes(event.key)) event.stopImmediatePropagation()
  }, true)
  document.addEventListener('click', event => {
    const link = event.target.closest?.('main a[href]')
    if (link && isOurs(link, event)) {
      event.preventDefault()
      follow(link)
    }
  })
  // Streamlit's own menu keeps what the address asks of the page one is on, and stays open on a phone.
  document.addEventListener('click', event => {
    const link = event.target.closest?.('header a[href], [data-testid="stSidebar"] a[href]')
    if (!link || !isOurs(link, event)) return
    event.preventDefault()
    event.stopPropagation()
    follow(link)
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click()
  }, true)
  document.addEventListener('submit', event => {
    const form = event.target.closest?.('main form.choice')
    if (form) {
      event.preventDefault()
      choose(form)
    }
  })
}

// On a phone Streamlit lists its menus, with headings between, in a way that no list may have: links they all stay.
function unlist () {
  for (const each of document.querySelectorAll('[data-testid="stSidebarNavItems"]:not([role]), [data-testid="stSidebarNavItems"] li:not([role])')) {
    each.setAttribute('role', 'presentation')
  }
  // What takes a file is said to be nothing and named all the same: the button inside has the name already.
  for (const each of document.querySelectorAll('section[role="presentation"][data-testid="stFileUploaderDropzone"]')) {
    each.setAttribute('role', 'group')
  }
}

// A choice that becomes part of the address is followed as a link is.
function choose (form) {
  const asked = new URLSearchParams([...new FormData(form)].filter(each => each[1].trim()))
  shown.from = form.querySelector('select, input:not([type="hidden"]), textarea').id
  go(`${location.pathname}${String(asked) && '?'}${asked}`)
}

// A link to another page of ours, followed in the plain way. Any other is the browser's business.
function isOurs (link, event) {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  const to = new URL(address(link), document.baseURI)
  const here = to.pathname === location.pathname && to.search === location.search
  return plain && !event.defaultPrevented && !link.getAttribute('target') && !link.hasAttribute('download') &&
    to.origin === location.origin && !(here && to.hash)
}

// In a picture, a link's address is an object.
function address (link) {
  return link.getAttribute('href')
}

// Streamlit draws whatever page the address asks for when the browser moves through its history.
function follow (link) {
  const to = new URL(address(link), document.baseURI)
  shown.from = link.id
  shown.place = to.hash
  if (DRAWERS.some(each => to.searchParams.has(each))) shown.opener = link.id
  go(to)
}

function go (to) {
  shown.turn++
  history.pushState({}, '', to)
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }))
}

export default function ({ data, parentElement }) {
  const status = parentElement.querySelector('[role=status]')
  if (status.textContent !== data.said) {
    clearTimeout(shown.later)
    shown.later = setTimeout(() => { status.textContent = data.said }, 250)
  }
  const isNew = shown.page === null ? Boolean(location.hash) : shown.page !== data.page
  // The same page, filtered anew by a link that leads to another part of it.
  const isElsewhere = shown.place && isOfNow(data.asked)
  if (isNew || isElsewhere) setTimeout(arrive, 60)
  else if (shown.from && isOfNow(data.asked)) setTimeout(stay, 60, shown.turn)
  else if (shown.opener) setTimeout(comeBack, 250)
  shown.page = data.page
  if (NARROW.matches) setTimeout(fold, 0)
}

// Another page: to the place in it that the address names, or to its top. What is drawn late is waited for.
function arrive (tries = 10) {
  shown.from = shown.place = ''
  const name = decodeURIComponent(location.hash.slice(1))
  const heading = document.querySelector('main h1')
  const to = (name && document.getElementById(name)) || heading
  if (to) {
    to.tabIndex = -1
    to.focus({ preventScroll: true })
    if (to === heading) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
    else to.scrollIntoView({ block: 'start' })
  }
  const isThere = to && to.isConnected && (!name || to.id === name)
  if (!isThere && tries) setTimeout(arrive, 100, tries - 1)
  else if (tries) setTimeout(() => { if (document.activeElement === document.body) arrive(tries - 1) }, 100)
}

// Whether this was drawn for the address as it is. Whoever is quick has followed the next link by the time it comes.
function isOfNow (asked) {
  const now = new URLSearchParams(location.search)
  return asked.every(([name, values]) => String(now.getAll(name)) === String(values)) &&
    [...now.keys()].every(name => !now.get(name) || asked.some(each => each[0] === name))
}

// The same page, filtered anew: the link that did it is drawn again, and has the focus again.
function stay (turn) {
  if (turn !== shown.turn) return
  const again = document.getElementById(shown.from)
  shown.from = ''
  if (document.activeElement !== document.body) return
  const heading = document.querySelector('main h1')
  if (heading && !again) heading.tabIndex = -1
  ;(again || heading)?.focus({ preventScroll: true })
}

// A drawer was closed by the way back: the link that opened it has the focus again.
function comeBack () {
  if (document.querySelector('[role=dialog]') || document.activeElement !== document.body) return
  document.getElementById(shown.opener)?.focus({ preventScroll: true })
  shown.opener = ''
}

// Where the window is narrow, what stands before the results begins folded.
function fold () {
  for (const each of document.querySelectorAll('details.folds:not([data-folded])')) {
    each.dataset.folded = ''
    each.removeAttribute('open')
  }
}
