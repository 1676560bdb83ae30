// Keeps the wizard on the device and says so, at the foot of the page. Loaded by boot.js once the page is
// there, where it stands by itself: not in a frame, not from a file. Syntax: ES2017, as workers have it.
//
// The worker (sw.js) comes with the first result, when a person has seen what the wizard is good for, or on
// request; before that a phone pays for nothing it may not want. The HR desk is kept once it was opened.

const box = document.getElementById('kept');
const told = box && box.querySelector('p');
const button = box && box.querySelector('button');
const tag = document.querySelector('script[data-version]');
const version = tag && tag.getAttribute('data-version');
const built = tag && tag.getAttribute('data-built');
const RESULT = /^#\/(result|take)/;
const desk = document.querySelector('meta[name="roster"]') !== null;
const workers = (() => {
  try {
    return navigator.serviceWorker;
  } catch (_) {
    return undefined;
  }
})();

function say(words) {
  if (!told) return;
  told.textContent = words;
  box.hidden = false;
}

async function forget() {
  for (const each of await workers.getRegistrations()) {
    // Others may live on the same origin.
    if (new URL('./', document.baseURI).href === each.scope) await each.unregister();
  }
  const path = new URL('./', document.baseURI).pathname;
  for (const name of await caches.keys()) if (name.startsWith(`zhicheng ${path} `)) await caches.delete(name);
}

/** Has the worker take the desk as well. */
const withDesk = (worker) => new Promise((done, failed) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => (data ? done() : failed(new Error('not taken')));
  worker.postMessage('desk', [port2]);
});

let begun = false;
async function keep() {
  if (begun) return;
  begun = true;
  try {
    const registration = await workers.register('./sw.js', { updateViaCache: 'none' });
    const worker = registration.installing || registration.waiting;
    if (worker && !registration.active) {
      await new Promise((done, failed) => worker.addEventListener('statechange', () => {
        if (worker.state === 'activated') done();
        if (worker.state === 'redundant') failed(new Error('not installed'));
      }));
    }
    if (desk) await withDesk(registration.active || worker);
    say(`${desk ? '人事工作台' : ''}已可离线使用：以后没有网络时也能打开。`);
  } catch (_) {
    // No room, or the host forbids it: then everything goes on as it was.
    begun = false;
  }
}

/** What the site says of itself now, or null without a network. */
async function newest() {
  try {
    const response = await fetch('./version.json', { cache: 'no-store' });
    return response.ok ? await response.json() : {};
  } catch (_) {
    return null;
  }
}

const day = (text) => text.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

async function look() {
  const registered = await workers.getRegistration('./');
  const site = await newest();
  if (!site) {
    if (registered) say(`现在没有网络，用的是 ${day(built)} 的版本。此后新增、修改或撤回的通知这里看不到，请联网后再核对。`);
    return;
  }
  if (site.offline === false) {
    await forget();
    return;
  }
  if (site.version && site.version !== version) say('网站有新版本，下次打开时使用。您正在填写的内容不受影响。');
  const saving = navigator.connection && navigator.connection.saveData;
  const wanted = () => desk || RESULT.test(location.hash);
  const settled = registered || matchMedia('(display-mode: standalone)').matches;
  const come = () => {
    if (!(settled || wanted()) || saving) return;
    keep();
    offer();
  };
  window.addEventListener('hashchange', come);
  window.addEventListener('zhicheng-page', come);
  come();
}

// The browser's own offer to put an icon on the screen, kept until there is a result.
let prompt = null;
function offer() {
  if (!prompt || !button || !RESULT.test(location.hash)) return;
  button.hidden = false;
  box.hidden = false;
}
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  prompt = event;
  offer();
});
if (button) {
  button.addEventListener('click', () => {
    button.hidden = true;
    if (prompt) prompt.prompt();
    prompt = null;
  });
}

if (workers && window.isSecureContext) look();
