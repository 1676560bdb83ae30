// Serves the page and builds it anew whenever a source changes; open pages reload by themselves.
// Programs come as cargo leaves them (no wasm-opt), and only what a change can have changed is made again: a
// sheet needs no program, a notice none either. The wizard's programs come before those of the HR desk.
//
// usage: node scripts/dev.mjs [--port 8080]          (after scripts/env.sh: `make dev`)
import { watch } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, INPUTS } from './build.mjs';
import { serve } from './serve.mjs';
import { PROGRAMS, WIZARD } from './site.mjs';

const FOLDER = 'target/dev-live';
const RELOAD = '<script src="./dev-reload.js" defer></script>';
// A page waits for its own program; what is of no program is for all.
const SCRIPT = `const own = /desk\\.html$/.test(location.pathname) ? 'desk' : 'wizard';
new EventSource('./dev-events').onmessage = ({ data }) => { if (data === 'all' || data === own) location.reload(); };`;
const SETTLE_MS = 150;

/** What is built together: the page that most work on, and the other one. */
const GROUPS = [WIZARD, PROGRAMS.map(({ name }) => name).filter((name) => !WIZARD.includes(name))];
const OF_PROGRAMS = /^(src|Cargo\.|\.cargo)/;
/** What reads notices, and the notices. */
const OF_READER = /^(src\/(domain|notice|roster|bin)|Cargo\.)/;
const OF_NOTICES = /^public\/notices/;

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

/** What has to be made anew, and why. */
const old = { cause: '构建', programs: new Set(GROUPS.flat()), notices: true, reader: true };
let made = {};
let building = false;

function note(path) {
  old.cause = path;
  if (OF_PROGRAMS.test(path)) GROUPS.flat().forEach((name) => old.programs.add(name));
  old.reader ||= OF_READER.test(path);
  old.notices ||= old.reader || OF_NOTICES.test(path);
}

/** Builds the next of what is old; whether that went well. */
async function step() {
  const only = GROUPS.find((group) => group.some((name) => old.programs.has(name))) ?? [];
  const { cause, notices, reader } = old;
  old.cause = '';
  old.notices = false;
  old.reader = false;
  only.forEach((name) => old.programs.delete(name));
  const began = Date.now();
  try {
    made = await build(FOLDER, { dev: true, head: [RELOAD], offline: false, only, kept: { programs: made, notices: !notices, reader: !reader } });
  } catch (fault) {
    // Tried again with the next change.
    only.forEach((name) => old.programs.add(name));
    old.notices ||= notices;
    old.reader ||= reader;
    console.error(`✘ ${cause}：${fault.message}`);
    return false;
  }
  console.log(`✔ ${cause || only.join('、')}：${((Date.now() - began) / 1000).toFixed(1)} 秒`);
  const own = only === GROUPS[1] ? 'desk' : 'wizard';
  for (const response of waiting) response.write(`data: ${only.length === 0 || notices ? 'all' : own}\n\n`);
  return true;
}

async function make() {
  if (building) return;
  building = true;
  let good = true;
  while (good && (old.cause || old.programs.size > 0)) good = await step();
  building = false;
}

const began = await step();
const { url } = await serve({ root: FOLDER, port: Number(values.port ?? 8080), extra });
console.log(`${url}  改动后自动重新构建并刷新，按 Ctrl+C 停止。`);
let settling = null;
for (const path of INPUTS) {
  watch(path, { recursive: true }, (_, name) => {
    // Of a file its own name is told, of a folder that of what is in it.
    note(name && name !== path ? join(path, name) : path);
    clearTimeout(settling);
    settling = setTimeout(make, SETTLE_MS);
  });
}
if (began) await make();
