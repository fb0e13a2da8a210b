import { clear, entries, isEmpty } from './kept.js';
import './session.js';

// A lost connection is looked for again and again, soon and without end: whoever comes back to an open laptop should not have to wait.
Blazor.start({ circuit: { reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: 2000 } } });

// Blazor swaps pages without loading them anew, and a reader who does not see the screen would not notice: the new page's
// heading takes the focus. On a true load it must not, or the way past the menu would be behind the reader already.
let path = location.pathname;

Blazor.addEventListener('enhancedload', () => {
  if (location.pathname === path) return;
  path = location.pathname;
  const heading = document.querySelector('main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
});

// Nor does it run the scripts of a page that it swaps in.
Blazor.addEventListener('enhancedload', async () => {
  if (document.querySelector('[data-copy][hidden]')) (await import('./Features/Compare/CopyTools.razor.js')).setUp();
  if (document.querySelector('[data-copy-document][hidden]')) (await import('./Features/OwnResults/CopyDocument.razor.js')).setUp();
});

// After signing out nothing that was typed stays in the browser; what is not saved yet is asked about first.
document.addEventListener('submit', event => {
  const form = event.target.closest('[data-sign-out]');
  if (!form) return;
  if (isEmpty() || confirm(form.dataset.signOut)) clear();
  else event.preventDefault();
});

// Pages where nothing is answered tell what this browser keeps and has not been able to save.
function tellOfKept() {
  const notice = document.querySelector('[data-kept-scope]');
  if (!notice) return;
  const places = new Map(entries(notice.dataset.keptScope).map(entry => [entry.path, entry.label]));
  notice.hidden = places.size === 0;
  notice.querySelector('ul').replaceChildren(...[...places].map(([path, label]) => {
    const link = Object.assign(document.createElement('a'), { href: path, textContent: label });
    const item = document.createElement('li');
    item.append(link);
    return item;
  }));
}

tellOfKept();
Blazor.addEventListener('enhancedload', tellOfKept);
