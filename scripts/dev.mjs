// Serves the page and builds it anew whenever a source changes; open pages reload by themselves.
// Programs come as cargo leaves them (no wasm-opt), so a change takes seconds.
//
// usage: node scripts/dev.mjs [--port 8080]          (after scripts/env.sh: `make dev`)
import { watch } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, INPUTS } from './build.mjs';
import { serve } from './serve.mjs';

const FOLDER = 'target/dev-live';
const RELOAD = '<script src="./dev-reload.js" defer></script>';
const SCRIPT = `new EventSource('./dev-events').onmessage = () => location.reload();`;
const SETTLE_MS = 150;

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const waiting = new Set();

/** Answers what only a page in the making asks for. */
function extra(path, response) {
  if (path === 'dev-reload.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript' });
    response.end(SCRIPT);
    return true;
  }
  if (path !== 'dev-events') return false;
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  waiting.add(response);
  response.on('close', () => waiting.delete(response));
  return true;
}

let building = false;
let again = false;

async function make(cause) {
  if (building) {
    again = true;
    return;
  }
  building = true;
  const began = Date.now();
  try {
    await build(FOLDER, { dev: true, head: [RELOAD] });
    console.log(`✔ ${cause}：${((Date.now() - began) / 1000).toFixed(1)} 秒`);
    for (const response of waiting) response.write('data: built\n\n');
  } catch (fault) {
    console.error(`✘ ${cause}：${fault.message}`);
  }
  building = false;
  if (again) {
    again = false;
    await make('又有改动');
  }
}

await make('构建');
const { url } = await serve({ root: FOLDER, port: Number(values.port ?? 8080), extra });
console.log(`${url}  改动后自动重新构建并刷新，按 Ctrl+C 停止。`);
let settling = null;
for (const path of INPUTS) {
  watch(path, { recursive: true }, (_, name) => {
    clearTimeout(settling);
    settling = setTimeout(() => make(name ?? path), SETTLE_MS);
  });
}
