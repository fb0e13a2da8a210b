// When the page loads itself anew, the person is where they were; who followed a link to a question is there.
export function keepPlace(root, form, signal) {
  const name = 'ke-place';
  document.addEventListener('ke-reload', () => {
    const at = document.activeElement;
    sessionStorage.setItem(name, JSON.stringify({
      path: location.pathname,
      id: root.contains(at) ? at.id || undefined : undefined,
      field: root.contains(at) && at.name ? { name: at.name, value: at.value } : undefined,
      start: at?.selectionStart ?? undefined,
      end: at?.selectionEnd ?? undefined,
      top: scrollY,
    }));
  }, { signal });

  const place = JSON.parse(sessionStorage.getItem(name) ?? 'null');
  sessionStorage.removeItem(name);
  const restore = () => {
    if (place?.path !== location.pathname) {
      if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView(); // the controls have come up since
      return;
    }
    scrollTo(0, place.top);
    const at = place.id ? document.getElementById(place.id)
      : place.field && form.querySelector(`input[name="${CSS.escape(place.field.name)}"][value="${CSS.escape(place.field.value)}"]`);
    at?.focus({ preventScroll: true });
    if (at && place.start !== undefined && place.start !== null && at.setSelectionRange && at.type !== 'email') at.setSelectionRange(place.start, place.end);
  };
  new MutationObserver((_, observer) => {
    if (form.dataset.ready !== 'true') return;
    observer.disconnect();
    restore();
  }).observe(form, { attributeFilter: ['data-ready'] });
}
