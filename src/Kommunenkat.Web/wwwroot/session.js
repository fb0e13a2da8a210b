// How long the person stays signed in. What they do counts as being there, whatever page it is on; a page that only lies open does not.
const pause = 20_000;
let acted = true; // the page was just asked for
let mark;

for (const kind of ['keydown', 'pointerdown', 'input']) {
  addEventListener(kind, () => { acted = true; }, { capture: true, passive: true });
}

const notice = () => document.querySelector('[data-session]');

async function look() {
  const bar = notice();
  if (!bar) return;
  const isAct = acted;
  acted = false;
  let response;
  try {
    response = await fetch(bar.dataset.session, { method: isAct ? 'POST' : 'GET', cache: 'no-store' });
  } catch {
    acted ||= isAct; // no line to the server: nobody is signed out by that
    return;
  }

  if (response.status === 401) return leave(bar);
  if (!response.ok) return;
  const { secondsLeft, mark: now } = await response.json();
  mark ??= now;
  // Other rights: another page. Not under the hands of who types; the server refuses already what is no longer allowed.
  if (mark !== now && !document.activeElement?.matches('input, textarea, select')) return location.reload();
  show(bar, secondsLeft);
}

function show(bar, secondsLeft) {
  const isNear = secondsLeft <= Number(bar.dataset.warning);
  if (isNear && bar.hidden) {
    const end = new Date(Date.now() + secondsLeft * 1000);
    const time = end.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' });
    bar.querySelector('p').textContent = bar.dataset.text.replace('{0}', time);
  }

  bar.hidden = !isNear;
}

// What was typed and not saved stays in this browser, and is found again after signing in.
function leave(bar) {
  const back = location.pathname + location.search;
  location.assign(`${bar.dataset.signIn}?avslutad=true&returnUrl=${encodeURIComponent(back)}`);
}

addEventListener('click', event => {
  if (!event.target.closest('[data-session] button')) return;
  acted = true;
  look();
});
addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
setInterval(look, pause);
look();
