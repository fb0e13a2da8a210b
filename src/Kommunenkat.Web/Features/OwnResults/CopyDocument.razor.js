// Copies a document as what word processors take, with its headings and tables, and as plain text for all else.

/** Shows the buttons that are still hidden. */
export function setUp() {
  for (const tools of document.querySelectorAll('[data-copy-document][hidden]')) {
    const source = document.getElementById(tools.dataset.copyDocument);
    if (source) listen(tools, source);
  }
}

function listen(tools, source) {
  tools.hidden = false;
  const status = tools.querySelector('[role=status]');
  tools.querySelector('button').addEventListener('click', async () => {
    status.textContent = '';
    try {
      await navigator.clipboard.write([new ClipboardItem({
        'text/html': new Blob([htmlOf(source)], { type: 'text/html' }),
        'text/plain': new Blob([textOf(source)], { type: 'text/plain' }),
      })]);
      status.textContent = tools.dataset.done;
    } catch (error) {
      console.warn(error);
      status.textContent = tools.dataset.failed;
    }
  });
}

const kept = new Set(['border', 'cellpadding', 'style', 'scope', 'href']);

/** The content without what belongs to the page: its classes, its comments, what is for screen readers only. */
function htmlOf(source) {
  const copy = source.cloneNode(true);
  for (const hidden of copy.querySelectorAll('.ke-visually-hidden')) hidden.remove();
  for (const element of copy.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name);
  }
  return copy.innerHTML.replace(/<!--.*?-->/gs, '').trim();
}

/** Headings and paragraphs with a line between, list items with a dash, and the rows of tables with tabs. */
function textOf(source) {
  const lines = [];
  for (const block of source.querySelectorAll('h2, h3, p, li, tr')) {
    if (block.matches('tr')) lines.push([...block.cells].map(words).join('\t'));
    else if (block.matches('li')) lines.push(...(block.querySelector('p') ? [] : [`- ${words(block)}`]));
    else if (block.closest('li')) lines.push(`${block.previousElementSibling ? '  ' : '- '}${words(block)}`);
    else lines.push(...(lines.length > 0 ? [''] : []), words(block));
  }
  return lines.join('\r\n');
}

function words(element) {
  return element.innerText.replace(/\s+/g, ' ').trim();
}

setUp();
