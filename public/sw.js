// Keeps the site on the device. The build puts `LIST` before this: the version, and every file with the
// first sixteen signs of its SHA-256.
//
// - Nothing enters a cache but what LIST names, each file only with the content LIST says. No answer does.
// - The HR desk (LIST.desk) is for the few: it comes when its page asks, and from then on with every version.
// - Pages and the catalog of notices come from the network while there is one, so an update is taken at the
//   next start and a withdrawn notice is gone. Without a network they come from the newest complete version.
// - Files named by their digest never change: from the cache first. The version before stays as long as a page
//   of it may be open.
// To get rid of it: put sw-off.js in the place of sw.js, or write "offline": false into version.json.
/* global LIST */

const SCOPE = new URL(self.registration.scope);
const PREFIX = `zhicheng ${SCOPE.pathname} `;
const CACHE = PREFIX + LIST.version;
const PATIENCE_MS = 4000;
const NAMED = /\.[0-9a-f]{16}(\.[a-z]+)?\.[a-z0-9]+$/;
const FRESH = /(\.html|catalog\.bin)$/;
const KEPT_VERSIONS = 2;
const DESK = 'desk.html';

const ours = () => caches.keys().then((names) => names.filter((name) => name.startsWith(PREFIX)));

async function verified(response, sum) {
  if (!response || !response.ok) throw new Error(`HTTP ${response && response.status}`);
  const bytes = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  const found = Array.from(new Uint8Array(bytes).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== sum) throw new Error(`check sum differs: ${response.url}`);
  return response;
}

async function take(cache, path, sum) {
  const url = new URL(path, SCOPE).href;
  // What an earlier version brought need not come again.
  const kept = NAMED.test(path) && await caches.match(url).then((response) => response && verified(response, sum)).catch(() => null);
  const response = kept || await verified(await fetch(url, { cache: NAMED.test(path) ? 'default' : 'no-cache', credentials: 'same-origin' }), sum);
  await cache.put(url, response);
}

async function install() {
  try {
    const cache = await caches.open(CACHE);
    const desk = await caches.match(new URL(DESK, SCOPE).href) ? LIST.desk : {};
    for (const [path, sum] of Object.entries({ ...LIST.files, ...desk })) await take(cache, path, sum);
  } catch (fault) {
    // Half a version is of no use; the one before stays.
    await caches.delete(CACHE);
    throw fault;
  }
  // Safe at any time: what a page gets does not depend on which worker hands it out.
  return self.skipWaiting();
}

/** Takes the desk, its page last, so that a page that is kept has all it needs. */
async function takeDesk() {
  const cache = await caches.open(CACHE);
  for (const [path, sum] of Object.entries(LIST.desk)) if (path !== DESK) await take(cache, path, sum);
  await take(cache, DESK, LIST.desk[DESK]);
}

async function activate() {
  const names = await ours();
  await Promise.all(names.filter((name) => name !== CACHE).slice(0, -(KEPT_VERSIONS - 1)).map((name) => caches.delete(name)));
  return self.clients.claim();
}

const cached = (path) => caches.open(CACHE).then((cache) => cache.match(new URL(path, SCOPE).href));

/** From the network; without one, or one that does not answer in time, from the cache. */
async function fresh(request, path) {
  const coming = fetch(request);
  const late = new Promise((_, reject) => { setTimeout(() => reject(new Error('late')), PATIENCE_MS); });
  try {
    const response = await Promise.race([coming, late]);
    if (response.status < 500) return response;
    return (await cached(path)) || response;
  } catch (_) {
    return (await cached(path)) || coming;
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data !== 'desk') return;
  const [port] = event.ports;
  event.waitUntil(takeDesk().then(() => port.postMessage(true), () => port.postMessage(false)));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // The program asks past every cache for what it found damaged.
  if (['reload', 'no-store'].includes(request.cache)) return;
  if (request.method !== 'GET' || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = url.pathname.slice(SCOPE.pathname.length) || 'index.html';
  if (NAMED.test(path)) event.respondWith(caches.match(new URL(path, SCOPE).href).then((response) => response || fetch(request)));
  else if (path in LIST.files || path in LIST.desk) event.respondWith(FRESH.test(path) ? fresh(request, path) : cached(path).then((response) => response || fetch(request)));
});
