// A chart's table, or the one that it is, as what spreadsheets and word processors take from the clipboard. What a figure rests on and
// its bounds get columns of their own, so that the figure itself stays a number.

import { escaped } from './chart-markup.js';

/** @returns {{ html: string, text: string }} */
export function tableOf(chart, words) {
  const table = chart.querySelector('table');
  const rows = [...table.rows].map(row => [...row.cells].map(partsOf));
  const widths = rows[0].map((_, column) => Math.max(...rows.map(cells => cells[column]?.length ?? 1)));
  const whole = rows.map((cells, row) => cells.flatMap((parts, column) => Array.from({ length: widths[column] }, (_, part) =>
    parts[part] ?? (row === 0 ? `${parts[0]}, ${words[part - 1]}` : ''))));
  const title = chart.querySelector('.ke-chart-title').textContent.trim();
  return {
    text: whole.map(cells => cells.join('\t')).join('\r\n'),
    html: `<table><caption>${escaped(title)}</caption>${whole.map((cells, row) =>
      `<tr>${cells.map((cell, column) => element(row === 0 || column === 0 ? 'th' : 'td', cell)).join('')}</tr>`).join('')}</table>`,
  };
}

/**
 * The figure, and then what stands under it. Words for screen readers only are left out: the symbol stands for them. So is what a
 * change is made of, which would make a text of a number.
 */
function partsOf(cell) {
  const copy = cell.cloneNode(true);
  for (const hidden of copy.querySelectorAll('.ke-visually-hidden, .ke-change-parts, [aria-hidden], svg')) {
    if (!hidden.matches('.change [aria-hidden]')) hidden.remove();
  }
  const under = [...copy.querySelectorAll('.ke-rows-basis')];
  for (const part of under) part.remove();
  return [copy, ...under].map(part => part.textContent.replace(/\s+/g, ' ').trim());
}

function element(name, text) {
  return `<${name}>${escaped(text)}</${name}>`;
}
