// When the connection cannot be taken up again the page is not reloaded by itself: what is typed and not yet saved stays readable.
const banner = document.getElementById('components-reconnect-modal');

document.addEventListener('click', async event => {
  if (event.target.closest('[data-ke-reload]')) {
    event.preventDefault();
    location.reload();
  } else if (event.target.closest('[data-ke-reconnect]')) {
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) location.reload();
  } else if (event.target.closest('[data-ke-resume]')) {
    if (!await Blazor.resumeCircuit()) location.reload();
  }
});

// Somebody who comes back to the tab should not have to press anything.
document.addEventListener('visibilitychange', async () => {
  if (document.visibilityState === 'visible' && banner.classList.contains('components-reconnect-failed')) await Blazor.reconnect();
});
