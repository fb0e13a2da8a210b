// A chart as a picture that stands alone: an SVG of shapes and texts with their styles in themselves, so that word processors and
// drawing programs understand it too. A chart is HTML and SVG by turns; both are read off a copy of it that the browser has laid
// out, of one width and in light colours whatever the reader's screen.
import { escaped } from './chart-markup.js';
import { standalone } from './chart-picture-svg.js';
import { linesOf } from './chart-picture-text.js';

const width = 960;
const margin = 24;
const unseen = '.ke-visually-hidden, .ke-chart-twin, .ke-chart-points, script, [hidden]';

/**
 * @param {string} source said under the picture.
 * @returns {{ text: string, width: number, height: number }}
 */
export function pictureOf(chart, source) {
  const copy = laidOut(chart, source);
  try {
    const frame = copy.getBoundingClientRect();
    const shapes = [];
    walk(copy, { x: frame.left - margin, y: frame.top - margin }, shapes);
    const size = { width: Math.ceil(frame.width + 2 * margin), height: Math.ceil(frame.height + 2 * margin) };
    const ground = getComputedStyle(copy).backgroundColor;
    return {
      ...size,
      text: `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`
        + `<title>${escaped(chart.querySelector('.ke-chart-title').textContent)}</title>`
        + `<rect width="100%" height="100%" fill="${ground}"/>${shapes.join('')}</svg>`,
    };
  } finally {
    copy.remove();
  }
}

/** @returns {Promise<Blob>} with two points to a pixel, so that it can be printed. */
export async function toPng(picture) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2 * picture.width, 2 * picture.height];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error('The picture is too large.')), 'image/png'));
}

function laidOut(chart, source) {
  const copy = chart.cloneNode(true);
  for (const element of copy.querySelectorAll(unseen)) element.remove();
  const line = document.createElement('p');
  line.className = 'ke-chart-lead';
  line.textContent = source;
  line.style.maxWidth = 'none';
  copy.append(line);
  // Used shapes are found by their ids in the page, so the copy may go without.
  for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
  for (const element of copy.querySelectorAll('.ke-table-wrap, .ke-chart-scroll, th')) {
    element.style.overflow = 'visible';
    element.style.position = 'static';
  }
  Object.assign(copy.style, {
    position: 'absolute', left: 0, top: 0, zIndex: -1, margin: 0, width: `${width}px`, pointerEvents: 'none',
    colorScheme: 'light', color: 'var(--ke-text)', background: 'var(--ke-bg)',
  });
  copy.setAttribute('aria-hidden', 'true');
  chart.after(copy);
  const widest = Math.max(...[...copy.querySelectorAll('table, .ke-slopes')].map(element => element.getBoundingClientRect().right - copy.getBoundingClientRect().left), 0);
  if (widest > width) copy.style.width = `${Math.ceil(widest)}px`;
  return copy;
}

function walk(element, origin, shapes) {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  if (element instanceof SVGSVGElement) {
    shapes.push(standalone(element, origin));
    return;
  }

  box(element, style, origin, shapes);
  counter(element, style, origin, shapes);
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) shapes.push(...linesOf(child, style, origin));
    else if (child.nodeType === Node.ELEMENT_NODE) walk(child, origin, shapes);
  }
}

/** The ground of an element and its borders, each as a rectangle. */
function box(element, style, origin, shapes) {
  const place = element.getBoundingClientRect();
  const [left, top] = [place.left - origin.x, place.top - origin.y];
  if (style.backgroundColor !== 'rgba(0, 0, 0, 0)' && !element.style.colorScheme)
    shapes.push(rectangle(left, top, place.width, place.height, style.backgroundColor, parseFloat(style.borderTopLeftRadius)));
  const side = name => style[`border${name}Style`] === 'none' ? 0 : parseFloat(style[`border${name}Width`]);
  const sides = {
    Top: [left, top, place.width, side('Top')],
    Bottom: [left, top + place.height - side('Bottom'), place.width, side('Bottom')],
    Left: [left, top, side('Left'), place.height],
    Right: [left + place.width - side('Right'), top, side('Right'), place.height],
  };
  for (const [name, [x, y, across, down]] of Object.entries(sides)) {
    if (across > 0 && down > 0) shapes.push(rectangle(x, y, across, down, style[`border${name}Color`]));
  }
}

/** The number of a note, which no element has. */
function counter(element, style, origin, shapes) {
  const before = getComputedStyle(element, '::before');
  if (!before.content.startsWith('counter(')) return;
  const place = element.getBoundingClientRect();
  const size = parseFloat(before.width);
  const [x, y] = [place.left - origin.x + size / 2, place.top - origin.y + size / 2 + 2];
  const number = [...element.parentElement.children].indexOf(element) + 1;
  shapes.push(
    `<circle cx="${x}" cy="${y}" r="${size / 2}" fill="none" stroke="${before.borderTopColor}"/>`,
    `<text x="${x}" y="${y}" dy=".35em" text-anchor="middle" font-family="${escaped(before.fontFamily)}" font-size="${before.fontSize}" font-weight="700" fill="${style.color}">${number}</text>`);
}

function rectangle(x, y, across, down, fill, radius = 0) {
  const shown = number => Math.round(number * 100) / 100;
  const round = radius > 0 ? ` rx="${radius}"` : '';
  return `<rect x="${shown(x)}" y="${shown(y)}" width="${shown(across)}" height="${shown(down)}"${round} fill="${fill}"/>`;
}
