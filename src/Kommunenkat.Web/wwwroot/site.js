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
});
