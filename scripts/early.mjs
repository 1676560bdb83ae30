// Prints the first page as the program itself shows it, so that the document can hold it as plain HTML: it
// runs the built program on this machine with a document that nobody sees.
//
// usage: node scripts/early.mjs SITE PROGRAM.js PROGRAM.wasm
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Window } from 'happy-dom';

const PATIENCE_MS = 20_000;
const [site, script, program] = process.argv.slice(2);
const page = new Window({ url: 'http://localhost/', settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true } });
page.document.body.innerHTML = '<div id="app"></div>';

// The glue looks for the browser among the globals, and asks of each thing what it is.
for (const name of Object.getOwnPropertyNames(page)) {
  if (name in globalThis && !['navigator', 'Event', 'EventTarget', 'MessageEvent', 'CustomEvent'].includes(name)) continue;
  Object.defineProperty(globalThis, name, { value: page[name], configurable: true, writable: true });
}
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent', 'matchMedia', 'requestAnimationFrame', 'cancelAnimationFrame', 'scrollTo', 'getComputedStyle']) {
  globalThis[name] = page[name].bind(page);
}
globalThis.window = globalThis;
globalThis.self = globalThis;
globalThis.document = page.document;
Object.defineProperty(globalThis.Window, Symbol.hasInstance, { value: (each) => each === globalThis });

let coming = 0;
globalThis.fetch = async (asked) => {
  coming += 1;
  try {
    const path = new URL(asked.url ?? asked, 'http://localhost/').pathname;
    return new Response(readFileSync(join(site, path)));
  } finally {
    coming -= 1;
  }
};
globalThis.Response = Response;

let faults = 0;
globalThis.addEventListener('zhicheng-fault', () => { faults += 1; });
const glue = await import(pathToFileURL(resolve(site, script)).href);
await glue.default({ module_or_path: readFileSync(join(site, program)) });

const app = page.document.getElementById('app');
const until = Date.now() + PATIENCE_MS;
let last = '';
let still = 0;
while (still < 5 && Date.now() < until) {
  await new Promise((done) => { setTimeout(done, 30); });
  const now = app.innerHTML;
  still = now === last && coming === 0 ? still + 1 : 0;
  last = now;
}
if (faults > 0 || !/<h1\b/.test(last)) {
  console.error(`首页没有画出来：${last.slice(0, 200)}`);
  process.exit(1);
}
process.stdout.write(last);
process.exit(0);
