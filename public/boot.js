// Starts the program and says so in plain words when that fails. Syntax: ES2015 and import(), no
// top-level await, so that old WebViews read it.
//
// The program mounts into #app. A panic must dispatch the DOM event `zhicheng-fault` on window.
// #early is the first page as the build wrote it: people read it and choose while the program comes, and
// what they chose is handed on. Each change of page is told as `zhicheng-page` on window.
// Everything the program stores begins with `zhicheng`, so that clearing it leaves the host's own
// entries on a shared origin alone.

const PATIENCE_MS = 30000;
const PART_MS = 20000;
const STORED = /^zhicheng/;
const GENERATION = 'zhicheng:' + location.pathname.replace(/[^/]*$/, '') + ':generation';

const root = document.documentElement;
const tag = document.querySelector('script[data-wasm]');
const address = (name) => new URL(tag.getAttribute('data-' + name), document.baseURI).href;
// In the file that is the whole wizard, opener.js has everything.
const bring = window.zhichengImport || ((url) => import(url));
const find = (id) => document.getElementById(id);
// In a frame that embed.js made on another site; opened by itself, the same address is the whole page.
const framed = window.parent !== window && /[?&]embed=/.test(location.search);
let started = false;
let faulted = false;

root.setAttribute('data-boot', 'loading');

function tell(text) {
  const status = find('boot');
  if (status) status.textContent = text;
}

function reveal(id) {
  const box = find(id);
  if (!box) return;
  if (find('shell')) find('shell').hidden = false;
  box.hidden = false;
  const title = box.querySelector('[tabindex="-1"]');
  if (title) title.focus();
}

function fail(reason) {
  if (started || faulted) return;
  root.setAttribute('data-boot', 'failed');
  const status = find('boot');
  if (status) status.hidden = true;
  close('early');
  // A program file the engine cannot even parse is an old engine, not a bad network.
  if (reason instanceof SyntaxError) return reveal('old');
  const detail = find('reason');
  if (detail) detail.textContent = '供管理员参考：' + String((reason && reason.message) || reason);
  reveal('failed');
}

function close(id) {
  const box = find(id);
  if (box) box.remove();
}

function fault() {
  if (faulted) return;
  if (!started) return fail('start');
  faulted = true;
  root.setAttribute('data-boot', 'fault');
  find('app').hidden = true;
  close('shell');
  reveal('fault');
}

// Only what comes from the program counts: hosts and WebViews throw errors of their own.
function ours(error, file) {
  return error instanceof WebAssembly.RuntimeError || file === address('js');
}

function clear() {
  ['localStorage', 'sessionStorage'].forEach((name) => {
    try {
      const store = window[name];
      Object.keys(store).filter((key) => STORED.test(key)).forEach((key) => store.removeItem(key));
      // The next start then has another key (seal.js), and the one before is gone.
      if (name === 'localStorage') store.setItem(GENERATION, String(Date.now() % 4e9));
    } catch (_) {
      // Storage refused: then nothing is stored either.
    }
  });
  // The step in the address may be what went wrong.
  history.replaceState(null, '', location.pathname + location.search);
}

// Large print from the first moment, by the visitor's earlier choice or the host's wish.
function mode() {
  let wish = null;
  try {
    wish = localStorage.getItem('zhicheng.mode');
  } catch (_) {
    // Storage refused.
  }
  const asked = /[?&]mode=(elder|normal)\b/.exec(location.search);
  const size = wish || (asked && asked[1]);
  if (size === 'elder' || size === 'elder-xl') root.setAttribute('data-mode', size);
}

// The body as bytes, telling how far it is.
function read(response) {
  if (!response.ok) return Promise.reject(new Error('HTTP ' + response.status + ' ' + response.url));
  if (!response.body || !response.body.getReader) return response.arrayBuffer();
  const reader = response.body.getReader();
  const parts = [];
  let size = 0;
  const next = () => reader.read().then((chunk) => {
    if (!chunk.done) {
      parts.push(chunk.value);
      size += chunk.value.length;
      tell('正在打开… 已读取 ' + Math.round(size / 1024) + ' KB');
      return next();
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    parts.forEach((part) => {
      bytes.set(part, at);
      at += part.length;
    });
    return bytes;
  });
  return next();
}

// The check sum is compared here and not by fetch: browsers drop a preload whose request carries one.
// Without https there is no crypto.subtle, and nothing a check sum could prove.
function verify(bytes, wanted) {
  if (!wanted || !window.crypto || !crypto.subtle) return bytes;
  return crypto.subtle.digest('SHA-384', bytes).then((sum) => {
    const got = 'sha384-' + btoa(String.fromCharCode.apply(null, new Uint8Array(sum)));
    if (got !== wanted) throw new Error('check sum differs: ' + address('wasm'));
    return bytes;
  });
}

// Compiles while the bytes arrive, where the engine can and the host names the type; the copy is for
// the check sum and the progress. Otherwise the bytes themselves are handed on.
function fetchProgram() {
  const preload = document.querySelector('link[rel="preload"][as="fetch"]');
  const wanted = preload && preload.getAttribute('data-integrity');
  return fetch(address('wasm'), { credentials: 'same-origin' }).then((response) => {
    const type = response.headers.get('Content-Type') || '';
    const stream = response.ok && WebAssembly.compileStreaming && /^application\/wasm\b/.test(type);
    const bytes = read(stream ? response.clone() : response).then((all) => verify(all, wanted));
    return stream ? Promise.all([WebAssembly.compileStreaming(response), bytes]).then((both) => both[0]) : bytes;
  });
}

// A part of the program that comes when it is first wanted: its bytes, or a failure within the time that every
// file has. What a cache damaged is fetched once more, past it.
window.zhichengChunk = (address, wanted) => {
  const get = (cache) => fetch(address, { credentials: 'same-origin', cache: cache }).then(read).then((bytes) => verify(bytes, wanted));
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error('late')), PART_MS));
  return Promise.race([get('default').catch(() => get('reload')), late]);
};

// A button of the early page that was pressed: it waits for the real one.
let pressed = '';
function press(event) {
  const button = event.target.closest && event.target.closest('#early button');
  if (!button || pressed) return;
  pressed = button.textContent;
  const status = document.createElement('p');
  status.className = 'hint';
  status.setAttribute('role', 'status');
  button.parentNode.appendChild(status);
  status.textContent = '正在打开，请稍候…';
}

// What a person did on the early page, done again on the real one, which looks the same.
function handOn(early) {
  const focused = document.activeElement;
  const same = (old) => find('app').querySelector('[id="' + old.id + '"]');
  early.querySelectorAll('input:checked').forEach((old) => {
    const now = same(old);
    if (now && !now.checked) now.click();
  });
  early.remove();
  find('app').hidden = false;
  const now = focused && focused.id && early.contains(focused) && same(focused);
  if (now) now.focus({ preventScroll: true });
  const button = pressed && Array.from(find('app').querySelectorAll('button')).find((each) => each.textContent === pressed);
  if (button) button.click();
}

// The early page stays until the real one is as far: what can be chosen is known with the catalog, or that it
// did not come. It may be another than the document was made with.
function takeOver() {
  const early = find('early');
  if (!early) return Promise.resolve();
  return new Promise((done) => {
    const look = () => {
      if (!find('app').querySelector('#guide button, .notice--stop')) return;
      watch.disconnect();
      // Behind what else follows the catalog.
      setTimeout(() => {
        handOn(early);
        done();
      });
    };
    const watch = new MutationObserver(look);
    watch.observe(find('app'), { subtree: true, childList: true });
    look();
  });
}

// Only the first page is there early; every other address waits for the program.
function early() {
  if (!find('early')) return;
  if (/^#?\/?$/.test(location.hash) && !/[?&](notice|matter)=/.test(location.search)) {
    find('app').hidden = true;
    find('shell').hidden = true;
  } else close('early');
}

// What loads the exporter, where it did not come with the page: asked for again under an address of its own, so
// that what failed works at the next try.
let asked = 0;
function exporterLoader() {
  const script = document.querySelector('script[src*="exporter-loader"]');
  if (!started || window.zhichengExporter || !script) return;
  const again = document.createElement('script');
  asked += 1;
  again.src = script.src.split('?')[0] + '?again=' + asked;
  document.head.appendChild(again);
}

function start() {
  early();
  if (typeof WebAssembly !== 'object') return fail(new SyntaxError('WebAssembly'));
  setTimeout(() => fail('超过 30 秒没有响应'), PATIENCE_MS);
  const glue = bring(address('js'));
  const program = fetchProgram();
  const sealed = window.zhichengSeal && window.zhichengSeal.take();
  return Promise.all([glue, program, sealed])
    .then((both) => both[0].default({ module_or_path: both[1] }))
    .then(() => {
      if (!find('app').firstChild) throw new Error('nothing was mounted');
      return takeOver();
    })
    .then(() => {
      started = true;
      root.setAttribute('data-boot', 'ready');
      close('shell');
      if (window.parent === window && /^http/.test(location.protocol) && !root.hasAttribute('data-file')) return import(address('keep'));
    })
    .catch(fail);
}

// Pages change by pushState, which nobody else hears of.
const push = history.pushState;
history.pushState = function pushState() {
  push.apply(history, arguments);
  window.dispatchEvent(new Event('zhicheng-page'));
};

window.addEventListener('zhicheng-fault', fault);
window.addEventListener('error', (event) => {
  if (ours(event.error, event.filename)) fault();
});
window.addEventListener('unhandledrejection', (event) => {
  if (ours(event.reason)) fault();
});
document.addEventListener('click', (event) => {
  press(event);
  exporterLoader();
  const button = event.target.closest && event.target.closest('button[data-boot]');
  if (!button) return;
  if (button.getAttribute('data-boot') === 'clear') clear();
  location.reload();
});

// The first page is no form, because what is pressed on it before the program has come must wait for it and not be
// sent. Enter on what is chosen there goes on all the same, as it does in the forms of questions.
document.addEventListener('keydown', (event) => {
  const from = event.target;
  if (event.key !== 'Enter' || event.isComposing || !/^(f-matter|f-edition|keep)$/.test(from.name || from.id)) return;
  const button = from.form ? null : from.closest('main').querySelector('.btn--primary');
  if (button) button.click();
});

// A press counts for what it began on. Leaving a box writes its words down, and that can move the page while the
// button is held: the browser then finds nothing that was both pressed and let go.
let held = null;
window.addEventListener('mousedown', (event) => {
  const on = event.button === 0 && event.target.closest && event.target.closest('button, label, summary, a');
  held = on ? { on, x: event.clientX, y: event.clientY } : null;
}, true);
window.addEventListener('click', (event) => {
  if (held && held.on.contains(event.target)) held = null;
}, true);
window.addEventListener('mouseup', (event) => {
  const was = held;
  if (!was || Math.abs(event.clientX - was.x) + Math.abs(event.clientY - was.y) > 10) return;
  // The click of the browser's own comes first, if it comes.
  setTimeout(() => {
    if (held === was && was.on.isConnected) was.on.click();
    if (held === was) held = null;
  });
}, true);

// Paper cannot be clicked: what is folded is opened for printing and folded again.
let folded = [];
window.addEventListener('beforeprint', () => {
  folded = Array.prototype.slice.call(document.querySelectorAll('details:not([open])'));
  folded.forEach((each) => { each.open = true; });
});
window.addEventListener('afterprint', () => folded.splice(0).forEach((each) => { each.open = false; }));

mode();
if (framed) import(address('frame')).then(start, fail);
else start();
