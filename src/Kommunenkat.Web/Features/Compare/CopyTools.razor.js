// The pieces are shown when this file is here, and do with a chart what their buttons say.
import { pictureOf, toPng } from '../../chart-picture.js';
import { tableOf } from '../../chart-table.js';

/** Shows the buttons that are still hidden. */
export function setUp() {
  for (const tools of document.querySelectorAll('[data-copy][hidden]')) {
    const chart = document.getElementById(tools.dataset.copy);
    if (chart) listen(tools, chart);
  }
}

function listen(tools, chart) {
  tools.hidden = false;
  const status = tools.querySelector('[role=status]');
  tools.addEventListener('click', async event => {
    const as = event.target.closest('[data-as]')?.dataset.as;
    if (!as) return;
    status.textContent = '';
    try {
      await work[as](chart, tools.dataset);
      status.textContent = tools.dataset.done;
    } catch (error) {
      console.warn(error);
      status.textContent = tools.dataset.failed;
    }
  });
}

const work = {
  async table(chart, { basis, bounds }) {
    const { html, text } = tableOf(chart, [basis, bounds]);
    await navigator.clipboard.write([new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob([text], { type: 'text/plain' }),
    })]);
  },
  // The promise goes in as it is: Safari lets nobody write to the clipboard who has waited first.
  picture: chart => navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(pictureOf(chart, source())) })]),
  png: async chart => save(await toPng(pictureOf(chart, source())), `${chart.id}.png`),
  svg: chart => save(new Blob([pictureOf(chart, source()).text], { type: 'image/svg+xml' }), `${chart.id}.svg`),
};

/** Which figures they are, and where they are from. */
function source() {
  return `Kommunenkat. ${document.querySelector('[data-source]').textContent.replace(/\s+/g, ' ').trim()} ${location.href}`;
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

setUp();
