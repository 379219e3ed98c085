// What somebody asked for has come: its heading has the focus, once for each time of asking. See whatif/result.py.
export default function ({ data, parentElement }) {
  if (parentElement.munimentTurn === data.turn) return
  parentElement.munimentTurn = data.turn
  setTimeout(() => {
    const heading = document.getElementById(data.to)
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    heading.scrollIntoView({ block: 'start' })
  }, 80)
}
