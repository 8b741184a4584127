// The little JavaScript there is: the theme, the first field of a dialog, and coming back after a lost connection.
'use strict';

(() => {
  const year = 365 * 24 * 60 * 60;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => document.documentElement.dataset.theme || (dark.matches ? 'dark' : 'light');

  function choose(chosen) {
    document.cookie = `theme=${chosen}; path=/; max-age=${year}; samesite=lax`;
    document.documentElement.dataset.theme = chosen;
    document.querySelector('meta[name=color-scheme]').content = chosen;
    for (const sheet of document.querySelectorAll('link[data-theme-of]')) {
      sheet.media = sheet.dataset.themeOf === chosen ? 'all' : 'not all';
    }
  }

  // What somebody wants on their profile: light, dark, or as the device has it.
  function chooseTheme(wanted) {
    if (wanted !== 'device') {
      choose(wanted);
      return;
    }
    document.cookie = 'theme=; path=/; max-age=0; samesite=lax';
    delete document.documentElement.dataset.theme;
    document.querySelector('meta[name=color-scheme]').content = 'light dark';
    for (const sheet of document.querySelectorAll('link[data-theme-of]')) {
      sheet.media = `(prefers-color-scheme: ${sheet.dataset.themeOf})`;
    }
  }

  document.addEventListener('click', event => {
    if (event.target.closest('[data-theme-switch]')) {
      choose(theme() === 'dark' ? 'light' : 'dark');
    } else if (event.target.closest('[data-reconnect]')) {
      reconnect();
    }
  });

  // A dialog takes the focus once it is there, unless the person was quicker and is in one of its fields already.
  function enterDialog() {
    const dialog = [...document.querySelectorAll('.rz-dialog-content')].at(-1);
    if (dialog && !dialog.contains(document.activeElement)) {
      Radzen.focusFirstFocusableElement(dialog);
    }
  }

  // A panel is the browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back to where it came from.
  function showPanel(panel, heading) {
    if (panel && !panel.open) {
      panel.showModal();
    }
    heading?.focus({ preventScroll: true });
    panel?.scrollTo(0, 0);
  }

  window.dashboard = { enterDialog, showPanel, chooseTheme };

  // Blazor goes to the top of the page after every navigation. A panel that comes and goes over a page has an address of its
  // own (explain=…), but what lies behind it must stay where it is.
  const { pushState } = history;
  const { scrollTo } = window;
  const explains = () => new URLSearchParams(location.search).has('explain');
  let staysPut = false;

  history.pushState = (...entry) => {
    const [path, explained] = [location.pathname, explains()];
    pushState.apply(history, entry);
    staysPut = location.pathname === path && (explained || explains());
  };

  window.scrollTo = (...to) => staysPut && to[0] === 0 && to[1] === 0 ? undefined : scrollTo.apply(window, to);

  // Blazor sets the classes components-reconnect-show, -hide, -failed and -rejected on the modal.
  // It gives up after its retries; we go on whenever the network or the person comes back, and load
  // the page again when the server no longer knows the circuit.
  const modal = document.getElementById('components-reconnect-modal');
  const has = state => modal.classList.contains(`components-reconnect-${state}`);

  async function reconnect() {
    try {
      if (!await Blazor.reconnect()) {
        location.reload();
      }
    } catch {
      // Not reachable yet: the next try is due in a few seconds.
    }
  }

  // What is rejected is gone for good: the page is loaded again, and waits for a server that is starting.
  async function reload() {
    try {
      await fetch('/sign-in', { cache: 'no-store' });
      location.reload();
    } catch {
      setTimeout(reload, 2000);
    }
  }

  new MutationObserver(() => {
    if (has('rejected')) {
      reload();
    }
  }).observe(modal, { attributes: true, attributeFilter: ['class'] });

  addEventListener('online', () => has('failed') && reconnect());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && has('failed') && reconnect());
  setInterval(() => has('failed') && reconnect(), 5000);

  Blazor.start({
    circuit: {
      reconnectionOptions: {
        maxRetries: 100,
        retryIntervalMilliseconds: tries => Math.min(250 * (tries + 1), 5000),
      },
    },
  });
})();
