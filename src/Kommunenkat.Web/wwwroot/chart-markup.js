/** A text as it stands in HTML and SVG, between tags or in an attribute. */
export function escaped(text) {
  return text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
}
