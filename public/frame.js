// The page inside the frame that embed.js makes on another site. Loaded by boot.js only there. Syntax:
// ES2015, as in boot.js.
//
// It listens to nobody. It tells its host how high it is and that a page has changed; and, where the host
// asked for the result and the person presses the button, that result. Everything the host wishes comes in
// the address, and is checked here before the page sees it.

import { ENOUGH, theme } from './theme.js';

const VERSION = 1;
const LINES = {
  notice: /^[a-z0-9]{1,40}$/,
  matter: /^[^\s<>"'&]{1,20}$/,
  category: /^[^\s<>"'&]{1,20}$/,
};
const root = document.documentElement;
const query = new URLSearchParams(location.search);
const id = query.get('embed');
const host = query.get('host') || '';
// A host without an origin (a sandboxed page, a file) cannot be addressed; it gets heights only.
const named = /^https?:\/\/[^/?#\s]+$/.test(host);

function send(type, more, target) {
  const message = { zhicheng: VERSION, id, type };
  Object.keys(more || {}).forEach((key) => { message[key] = more[key]; });
  try {
    window.parent.postMessage(message, target || (named ? host : '*'));
  } catch (_) {
    // An address the browser does not accept: the host hears nothing.
  }
}

// --- Height: of the body and not of the document, which is never lower than the frame.
let told = 0;
let asked = false;
function measure() {
  asked = false;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  send('height', { height });
}
function ask() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(measure);
}
if (window.ResizeObserver) new ResizeObserver(ask).observe(document.body);
else {
  new MutationObserver(ask).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  window.addEventListener('resize', ask);
}
ask();

// --- A change of page: the host scrolls to our top, which a page within a page cannot do itself.
window.addEventListener('zhicheng-page', () => send('page'));
window.addEventListener('hashchange', () => send('page'));

// --- What the host wishes.
function wish() {
  Object.keys(LINES).forEach((name) => {
    const value = query.get(name) || '';
    if (LINES[name].test(value)) root.setAttribute('data-' + name, value);
  });
  ['print', 'save', 'links'].forEach((name) => {
    if (query.get(name) === 'no') root.setAttribute('data-' + name, 'no');
  });
  const color = query.get('color');
  const colors = color && theme(color);
  if (colors) Object.keys(colors).forEach((name) => root.style.setProperty(name, colors[name]));
  else if (color) console.warn('zhicheng: color refused, its contrast is below ' + ENOUGH + ': ' + color);
  // The host may have the result only where it can be addressed.
  if (query.get('result') && named) root.setAttribute('data-result', host);
}
// The words of the wizard are Chinese; a host in another language tells its readers so in theirs.
function speak() {
  if (/^(zh|$)/i.test(query.get('lang') || '')) return;
  const note = document.createElement('p');
  note.lang = 'en';
  note.className = 'hint';
  note.textContent = 'This service is in Chinese.';
  document.body.prepend(note);
}
root.setAttribute('data-embed', '');
wish();
speak();

// --- A host may lay something over the button, or show only the button and not what it does. So the press counts
// only where the whole button has been in sight for a while, with nothing over it (browsers that cannot tell
// whether something is over it tell at least that it is in sight).
const SEEN_MS = 700;
let clear = 0;
function watch(button) {
  if (!window.IntersectionObserver) { clear = performance.now(); return; }
  new IntersectionObserver((all) => {
    const last = all[all.length - 1];
    const seen = last.intersectionRatio > 0.99 && last.isVisible !== false;
    clear = seen ? clear || performance.now() : 0;
  }, { threshold: [0, 1], trackVisibility: true, delay: 100 }).observe(button);
}
if (root.hasAttribute('data-result')) {
  let watched = null;
  new MutationObserver(() => {
    const button = document.getElementById('hand-over');
    if (button === watched) return;
    watched = button;
    clear = 0;
    if (button) watch(button);
  }).observe(document.body, { subtree: true, childList: true });
}

// The program gives the JSON that the person has seen, at their press of the button.
window.addEventListener('zhicheng-result', (event) => {
  if (!root.hasAttribute('data-result') || typeof event.detail !== 'string') return;
  if (clear && performance.now() - clear > SEEN_MS) send('result', { result: event.detail }, host);
  else event.preventDefault();
});
