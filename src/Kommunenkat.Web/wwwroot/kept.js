// What is typed and not yet acknowledged by the server, kept in this browser: per person and response (the scope), item, and open
// page. Nothing is kept once it is acknowledged, nor after signing out.

const prefix = 'ke-kept:';
const signedOut = 'ke-signed-out';
const longest = 30 * 24 * 60 * 60 * 1000;

// Shelves of this page that are no longer used: Blazor may put the same page up anew without loading anything.
const abandoned = new Set();
let isClosed = false;

// Signed out in another tab.
addEventListener('storage', event => {
  if (event.key === signedOut) isClosed = true;
});

export function shelf(scope) {
  // Two open pages of one person do not write over each other.
  const page = Array.from(crypto.getRandomValues(new Uint32Array(3)), part => part.toString(36)).join('');
  const key = item => `${prefix}${scope}|${item}|${page}`;
  // Held as long as the page lives, so that others see whose texts are left behind. Only on safe origins (https, localhost).
  let release;
  navigator.locks?.request(prefix + page, () => new Promise(resolve => release = resolve));
  return {
    put(item, entry) {
      if (!isClosed && !abandoned.has(page)) write(key(item), JSON.stringify({ ...entry, at: Date.now() }));
    },
    drop(item) {
      localStorage.removeItem(key(item));
    },
    // Of pages that are gone, the oldest first.
    async left() {
      const open = new Set(((await navigator.locks?.query())?.held ?? []).map(lock => lock.name));
      return entries(scope).filter(entry => entry.page !== page && (abandoned.has(entry.page) || !open.has(prefix + entry.page)));
    },
    forget(entry) {
      localStorage.removeItem(entry.key);
    },
    // Whoever comes next takes over what lies here.
    leave() {
      abandoned.add(page);
      release?.();
    },
  };
}

export function entries(scope) {
  return all().filter(entry => entry.scope === scope);
}

export function isEmpty() {
  return all().length === 0;
}

// At signing out: nothing stays, and no open page writes any more.
export function clear() {
  isClosed = true;
  for (const entry of all()) localStorage.removeItem(entry.key);
  write(signedOut, String(Date.now()));
}

// Whoever signs in next at this browser begins anew; the texts of somebody who never came back do not stay forever.
for (const entry of all()) if (Date.now() - entry.at > longest) localStorage.removeItem(entry.key);

function all() {
  const found = [];
  for (const key of Object.keys(localStorage).filter(key => key.startsWith(prefix))) {
    const [scope, item, ofPage] = key.slice(prefix.length).split('|');
    try {
      found.push({ ...JSON.parse(localStorage.getItem(key)), key, scope, item, page: ofPage });
    } catch {
      localStorage.removeItem(key); // cut off in the middle of being written
    }
  }
  return found.sort((one, other) => one.at - other.at);
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Full or forbidden: then the server alone keeps what is typed, as it does anyway.
  }
}
