// A broken connection disturbs nobody: what is typed meanwhile is kept in the browser, and the page finds back by itself. Where the
// server no longer knows the page (it was restarted, or it took too long), the page is loaded anew once typing pauses.
const banner = document.getElementById('components-reconnect-modal');
const isOver = ['components-reconnect-failed', 'components-reconnect-rejected', 'components-reconnect-resume-failed', 'components-reconnect-paused'];
const isLost = [...isOver, 'components-reconnect-show', 'components-reconnect-retrying'];
const between = 1500; // ms between two looks for the server
const quiet = 1500; // ms without a keystroke before the page is loaded anew

let lastInput = 0;
let isComingBack = false;

document.addEventListener('input', () => lastInput = performance.now(), { capture: true });

new MutationObserver(() => {
  const lost = has(isLost);
  if (document.documentElement.hasAttribute('data-connection-lost') !== lost) {
    document.documentElement.toggleAttribute('data-connection-lost', lost);
    document.dispatchEvent(new CustomEvent('ke-connection'));
  }
  if (has(isOver)) comeBack();
}).observe(banner, { attributeFilter: ['class'] });

document.addEventListener('click', event => {
  if (!event.target.closest('[data-ke-reload]')) return;
  event.preventDefault();
  reload();
});

async function comeBack() {
  if (isComingBack) return;
  isComingBack = true;
  while (has(isOver)) {
    if (await isServerThere()) {
      if (banner.classList.contains('components-reconnect-failed') && await Blazor.reconnect().catch(() => false)) break;
      if (performance.now() - lastInput > quiet) return reload();
    }
    await new Promise(resolve => setTimeout(resolve, between));
  }
  isComingBack = false;
}

// Any answer will do, also that one has to sign in again.
async function isServerThere() {
  try {
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    return answer.type === 'opaqueredirect' || answer.status < 500;
  } catch {
    return false;
  }
}

function reload() {
  document.dispatchEvent(new CustomEvent('ke-reload'));
  document.documentElement.toggleAttribute('data-reloading', true);
  location.reload();
}

function has(classes) {
  return classes.some(name => banner.classList.contains(name));
}
