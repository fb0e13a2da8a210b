// Owns what is in the controls of an answering page. Everything that is typed or chosen is kept in the browser at once, handed
// over to the server, and kept until the server says, by the attributes of the item's element, that it is safe:
//   data-taken    number of the last change that the server has taken of this item
//   data-settled  whether that is on disk; not so what is invalid, clashes or could not be saved
//   data-text     what belongs in the control
//   data-version  version of the stored answer
// A change of a colleague comes the same way, and is shown only where nothing of one's own is pending.
import { shelf } from '../../kept.js';
import { keepPlace } from '../../kept-place.js';

const typingPause = 500; // ms after the last keystroke; leaving a field hands it over at once
const patience = 2500; // ms after which a change that the server has not taken is said to wait, and is handed over again
const longest = 20_000; // characters of one text that are handed over: enough for any answer, and to say that it is too long
const leaving = 1500; // ms that a link waits for what is on its way

let stop = () => {};

export async function start(page, scope) {
  stop(); // Blazor has put the page up anew: what was pending is taken over below
  const ending = new AbortController();
  const { signal } = ending;
  const root = document.querySelector('[data-answers]');
  const form = root.querySelector('.answering-form');
  const kept = shelf(scope);
  const pending = new Map(); // item → { text, base, number, sent, since, timer }
  const seen = new WeakMap(); // element → version of the answer that its control shows
  const isLost = () => document.documentElement.hasAttribute('data-connection-lost');
  const find = item => root.querySelector(`[data-item="${CSS.escape(item)}"]`);
  const isTaken = (change, element) => element && Number(element.dataset.taken) >= change.number;
  let number = 0;

  function edit(item, text, isDone) {
    const element = find(item);
    const change = pending.get(item) ?? { base: seen.get(element) ?? Number(element.dataset.version), sent: [] };
    Object.assign(change, { text, number: ++number, since: performance.now() });
    pending.set(item, change);
    keep(item, change);
    clearTimeout(change.timer);
    if (isDone) send(item);
    else change.timer = setTimeout(() => send(item), typingPause);
    show(element);
  }

  function keep(item, change) {
    const question = find(item)?.closest('.question');
    kept.put(item, {
      text: change.text,
      base: change.base,
      sent: change.sent,
      path: change.path ?? `${location.pathname}#${question?.id}`,
      label: change.label ?? question?.dataset.number,
    });
  }

  function send(item) {
    const change = pending.get(item);
    clearTimeout(change.timer);
    change.timer = undefined;
    if (isLost()) return; // all is sent when the connection is back
    const text = change.text.slice(0, longest);
    if (!change.sent.includes(text)) {
      change.sent = [...change.sent, text].slice(-10);
      keep(item, change);
    }
    change.sentAt = performance.now();
    // A connection that dies just now is noticed by what is not taken.
    page.invokeMethodAsync('Take', item, text, change.base, change.number, change.sent).catch(() => {});
  }

  // What the server says of an item.
  function hear(element) {
    const item = element.dataset.item;
    const change = pending.get(item);
    if (change && isTaken(change, element) && element.dataset.settled === 'true') {
      clearTimeout(change.timer);
      pending.delete(item);
      kept.drop(item);
      if (waitingToLeave && !isAnyOnItsWay()) waitingToLeave();
    }
    follow(element);
    show(element);
  }

  // Shows what is stored where nothing of one's own is pending, but not under the hands of somebody who is in the field: what they
  // change then is a change of what they see.
  function follow(element) {
    if (!element.closest('.question')) return;
    const isSame = textOf(element) === element.dataset.text;
    if (!isSame && (pending.has(element.dataset.item) || isTypedIn(element))) return;
    if (!isSame) fill(element, element.dataset.text);
    seen.set(element, Number(element.dataset.version));
  }

  // A question says that it is being saved, or waits, while the server has not taken all of it.
  function show(element) {
    const question = element?.closest('.question');
    if (!question) return;
    const untaken = [...question.querySelectorAll('[data-item]')]
      .map(one => [pending.get(one.dataset.item), one])
      .filter(([change, one]) => change && !isTaken(change, one))
      .map(([change]) => change);
    const state = untaken.length === 0 ? undefined
      : isLost() || untaken.some(change => performance.now() - change.since > patience) ? 'waiting' : 'sending';
    if (state === undefined) delete question.dataset.kept;
    else if (question.dataset.kept !== state) question.dataset.kept = state;
  }

  // Texts of pages that are gone: a crash, a closed laptop, an expired session.
  async function replay() {
    for (const entry of await kept.left()) {
      if (entry.item.startsWith('@') || pending.has(entry.item)) continue; // one at a time: the next when this one is settled
      const change = { ...entry, number: ++number, since: performance.now() };
      pending.set(entry.item, change);
      keep(entry.item, change);
      kept.forget(entry);
      const element = find(entry.item);
      if (element) fill(element, entry.text);
      send(entry.item);
      show(element);
    }
  }

  // Texts that are sent by a button, like a note to a colleague, are kept until they are: data-keep names them.
  const keptBoxes = new WeakSet();
  async function keepBoxes() {
    for (const box of root.querySelectorAll('[data-keep]')) {
      const name = `@${box.dataset.keep}`;
      if (!keptBoxes.has(box)) {
        keptBoxes.add(box);
        const entry = (await kept.left()).find(one => one.item === name);
        if (entry && box.value === '') {
          box.closest('details')?.setAttribute('open', '');
          box.value = entry.text;
          box.dispatchEvent(new Event('input', { bubbles: true }));
          box.dispatchEvent(new Event('change', { bubbles: true }));
          kept.forget(entry);
        }
      }
      if (box.value === box.keptText) continue;
      box.keptText = box.value;
      if (box.value === '') kept.drop(name);
      else kept.put(name, { text: box.value, path: location.pathname, label: box.dataset.keep });
    }
  }

  let waitingToLeave;
  const isAnyOnItsWay = () => [...pending].some(([item, change]) => !isTaken(change, find(item)) || find(item)?.dataset.settled !== 'true'
    && find(item)?.closest('.question')?.querySelector('[data-save-state=saving]'));

  function flush() {
    for (const [item, change] of pending) if (change.timer !== undefined) send(item);
  }

  form.addEventListener('input', event => {
    const element = event.target.closest('[data-item]');
    if (element && event.target.matches('textarea, input:not([type=radio], [type=checkbox])')) edit(element.dataset.item, textOf(element), false);
  }, { signal });

  form.addEventListener('change', event => {
    const element = event.target.closest('[data-item]');
    if (!element) return;
    if (event.target.type === 'checkbox' && event.target.checked) makeRoom(element, event.target);
    const change = pending.get(element.dataset.item);
    if (change && change.text === textOf(element) && change.timer === undefined) return; // sent already
    edit(element.dataset.item, textOf(element), true);
  }, { signal });

  form.addEventListener('click', event => {
    const question = event.target.closest('[data-clear]')?.closest('.question');
    for (const element of question?.querySelectorAll('[data-item]') ?? []) {
      if (element.dataset.item.endsWith('.@explanation')) continue;
      fill(element, '');
      edit(element.dataset.item, '', true);
    }
  }, { signal });

  form.addEventListener('focusout', event => {
    const element = event.target.closest('[data-item]');
    if (element) setTimeout(() => follow(element)); // when what was changed in it is known
  }, { signal });

  let lookedAt;
  root.addEventListener('focusin', event => {
    const question = event.target.closest('.question')?.id.replace('fraga-', '');
    if (!question || question === lookedAt || isLost()) return;
    lookedAt = question;
    page.invokeMethodAsync('LookAtAsync', question).catch(() => {});
  }, { signal });

  const observer = new MutationObserver(changes => {
    const heard = new Set();
    for (const change of changes) {
      if (change.type === 'attributes') heard.add(change.target);
      for (const node of change.addedNodes ?? []) {
        if (node.nodeType === Node.ELEMENT_NODE) [node, ...node.querySelectorAll('[data-item]')].forEach(one => heard.add(one));
      }
    }
    for (const element of heard) if (element.dataset?.item) hear(element);
    if (![...pending.values()].some(change => !change.timer)) replay();
  });
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['data-taken', 'data-settled', 'data-text', 'data-version'] });

  const clock = setInterval(() => {
    if (!root.isConnected) return stop();
    for (const [item, change] of pending) {
      if (change.timer === undefined && !isTaken(change, find(item)) && performance.now() - (change.sentAt ?? 0) > patience) send(item);
      show(find(item));
    }
    keepBoxes();
  }, 500);

  document.addEventListener('ke-connection', () => {
    for (const item of pending.keys()) {
      if (!isLost()) send(item);
      show(find(item));
    }
  }, { signal });

  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush(), { signal });
  addEventListener('pagehide', flush, { signal });

  // A link is followed when what is on its way has arrived.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    if (!link || link.target || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (link.pathname === location.pathname && link.hash) return;
    flush();
    if (isLost() || !isAnyOnItsWay()) return;
    event.preventDefault();
    const go = () => {
      waitingToLeave = undefined;
      location.assign(link.href);
    };
    waitingToLeave = go;
    setTimeout(() => waitingToLeave?.(), leaving);
  }, { capture: true, signal }); // before Blazor swaps the page

  addEventListener('beforeunload', event => {
    if (document.documentElement.hasAttribute('data-reloading')) return;
    flush();
    const now = performance.now();
    if ([...pending].some(([item, change]) => !isTaken(change, find(item)) && now - change.since > patience)) event.preventDefault();
  }, { signal });

  stop = () => {
    stop = () => {};
    ending.abort();
    observer.disconnect();
    clearInterval(clock);
    for (const change of pending.values()) clearTimeout(change.timer);
    kept.leave();
  };

  for (const element of root.querySelectorAll('.question [data-item]')) follow(element);
  keepPlace(root, form, signal);
  await replay();
}

function isTypedIn(element) {
  return document.hasFocus() && element.contains(document.activeElement) && document.activeElement.matches('textarea, input:not([type=radio], [type=checkbox])');
}

function textOf(element) {
  const ticked = element.querySelectorAll('input:checked');
  const typed = element.querySelector('textarea, input:not([type=radio], [type=checkbox])');
  return typed ? typed.value : [...ticked].map(input => input.value).join('|');
}

function fill(element, text) {
  const ticked = text.split('|');
  for (const input of element.querySelectorAll('input[type=radio], input[type=checkbox]')) input.checked = ticked.includes(input.value);
  const typed = element.querySelector('textarea, input:not([type=radio], [type=checkbox])');
  if (!typed || typed.value === text) return;
  const place = document.activeElement === typed ? [typed.selectionStart, typed.selectionEnd] : undefined;
  typed.value = text;
  if (place && typed.type !== 'email') typed.setSelectionRange(...place);
}

// An option that stands alone takes the others away, and the other way round.
function makeRoom(element, ticked) {
  for (const box of element.querySelectorAll('input[type=checkbox]')) {
    if (box !== ticked && (ticked.hasAttribute('data-exclusive') || box.hasAttribute('data-exclusive'))) box.checked = false;
  }
}
