// The lines that the browser has set a text in, each as a text of its own: SVG does not break lines.

import { escaped } from './chart-markup.js';

const canvas = document.createElement('canvas').getContext('2d');

/** @returns {string[]} */
export function linesOf(node, style, origin) {
  if (!/\S/.test(node.data)) return [];
  const lines = [];
  const range = document.createRange();
  let isNewWord = true;
  for (let at = 0; at < node.data.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const place = range.getClientRects()[0];
    const isSpace = /\s/.test(node.data[at]) && node.data[at] !== '\u00a0';
    const last = lines.at(-1);
    if (!isSpace && place?.width > 0) {
      if (last && Math.abs(last.place.top - place.top) < place.height / 2) {
        last.text += (isNewWord ? ' ' : '') + node.data[at];
      } else {
        // A word that goes on in the next line has a hyphen that is in no text.
        if (last && !isNewWord && style.hyphens === 'auto' && /\p{L}$/u.test(last.text)) last.text += '-';
        lines.push({ place, text: node.data[at] });
      }
    }

    isNewWord = isSpace;
  }

  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = canvas.measureText('x');
  return lines.map(({ place, text }) => {
    const x = place.left - origin.x;
    const y = place.top - origin.y + (place.height - above - below) / 2 + above;
    const spacing = style.letterSpacing === 'normal' ? '' : ` letter-spacing="${style.letterSpacing}"`;
    return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="${escaped(style.fontFamily)}" font-size="${style.fontSize}" `
      + `font-weight="${style.fontWeight}"${spacing} fill="${style.color}">${escaped(text)}</text>`;
  });
}
