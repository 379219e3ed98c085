// Puts a picture on the page that picture.py drew. Streamlit's own way of showing HTML leaves pictures out.
export default function ({ data, parentElement }) {
  if (parentElement.munimentDrawn === data.drawn) return
  parentElement.munimentDrawn = data.drawn
  const read = new DOMParser().parseFromString(data.drawn, 'text/html')
  parentElement.replaceChildren(...read.body.children)
}
