// A part of a chart that is SVG already, with the styles that the page's style sheets give it written into it.

const inherited = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'stroke-opacity', 'paint-order',
  'font-family', 'font-size', 'font-weight', 'text-anchor',
];
const kept = new Set([
  'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'dx', 'dy', 'width', 'height', 'viewBox', 'transform', 'points',
]);

/** @param {SVGSVGElement} picture laid out in the page. @returns {string} */
export function standalone(picture, origin) {
  const place = picture.getBoundingClientRect();
  for (const use of picture.querySelectorAll('use')) unfold(use);
  const copy = styled(picture, null);
  for (const [name, value] of Object.entries({
    x: place.left - origin.x, y: place.top - origin.y, width: place.width, height: place.height,
  })) copy.setAttribute(name, Math.round(value * 100) / 100);
  return new XMLSerializer().serializeToString(copy).replaceAll(' xmlns="http://www.w3.org/2000/svg"', '');
}

/** In place of a shape that is drawn elsewhere, the shape: what style sheets say of it here can then be read. */
function unfold(use) {
  const shape = document.querySelector(use.getAttribute('href')).cloneNode(true);
  shape.removeAttribute('id');
  shape.setAttribute('class', use.getAttribute('class') ?? '');
  const [x, y] = [use.getAttribute('x') ?? 0, use.getAttribute('y') ?? 0];
  shape.setAttribute('transform', `translate(${x} ${y})`);
  for (const title of use.querySelectorAll('title')) shape.prepend(title);
  use.replaceWith(shape);
}

function styled(element, parent) {
  const copy = document.createElementNS('http://www.w3.org/2000/svg', element.localName);
  for (const { name, value } of element.attributes) {
    if (kept.has(name)) copy.setAttribute(name, value);
  }

  const style = getComputedStyle(element);
  const own = Object.fromEntries(inherited.map(name => [name, plain(style.getPropertyValue(name))]));
  for (const name of inherited) {
    if (own[name] !== parent?.[name]) copy.setAttribute(name, own[name]);
  }

  if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  if (element.localName === 'svg') copy.setAttribute('overflow', 'visible');
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
    else if (child.localName === 'title') copy.append(child.cloneNode(true));
    else if (child.nodeType === Node.ELEMENT_NODE && child.localName !== 'defs' && getComputedStyle(child).display !== 'none') copy.append(styled(child, own));
  }

  return copy;
}

/** Mixed colours are told in a way that only browsers know: "color(srgb 0.2 0.4 0.6)". */
function plain(value) {
  return value.replace(/color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)(?: \/ [\d.]+)?\)/g, (_, ...parts) =>
    `rgb(${parts.slice(0, 3).map(part => Math.round(255 * part)).join(', ')})`);
}
