// The answers are in the database: when the connection cannot be taken up again, a reload loses nothing but time.
const banner = document.getElementById('components-reconnect-modal');

banner.addEventListener('components-reconnect-state-changed', event => {
  if (event.detail.state === 'rejected') location.reload();
});

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
