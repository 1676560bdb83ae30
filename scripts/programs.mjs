// Builds the programs: cargo, then the glue (tools/), then wasm-opt, then shorter scripts.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { minify } from 'terser';
import { withChunks } from './chunks.mjs';
import { inTurns, integrity, putNamed, run, text } from './files.mjs';
import { forBrowser } from './for-browser.mjs';
import { PROGRAMS, WASM_OPT } from './site.mjs';

/** Whoever waits before a screen sees what cargo is doing; a record needs no such lines. */
export const QUIET = process.stderr.isTTY ? [] : ['--quiet'];

const TARGET = process.env.CARGO_TARGET_DIR ?? 'target';
const WASM = 'wasm32-unknown-unknown';

// What leptos has for talking to a server is not linked in (tools/browser-streams).
const SERVERS = /intounderlying/i;

function withoutServers(glue, name) {
  if (SERVERS.test(glue)) throw new Error(`${name}.js 里有服务器才用的类`);
  return glue;
}

/** As many at once as there are processors: each keeps one busy for seconds. */
const turn = inTurns(availableParallelism());

/** A module made smaller, beside itself. */
async function opt(file) {
  const small = file.replace(/\.wasm$/, '.small');
  await turn(() => run('wasm-opt', [...WASM_OPT, file, '-o', small]));
  return small;
}

/** One program from cargo's file to the files of the site. */
async function finish({ name, bin, chunks }, folder, { dev }) {
  const made = join('target/glue', name);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const cut = chunks && !dev;
  await run('glue', [join(TARGET, WASM, dev ? 'page' : 'release', `${bin}.wasm`), made, name, ...(dev ? ['--talk'] : cut ? ['--cut'] : [])]);
  const program = join(made, `${name}_bg.wasm`);
  const bytes = readFileSync(dev ? program : await opt(program));
  const wasm = putNamed(folder, `${name}.wasm`, bytes);
  let named = withoutServers(text(join(made, `${name}.js`)), name).replaceAll(`'${name}_bg.wasm'`, `'${wasm}'`);
  if (!named.includes(wasm)) throw new Error(`${name}.js 没有写明它的程序`);
  if (cut) named = await withChunks(named, folder, made, name, opt);
  const code = dev ? named : (await minify(named, { module: true })).code;
  return [name, { js: putNamed(folder, `${name}.js`, code), wasm, integrity: integrity(bytes) }];
}

/** The programs named in `only`; all where nothing is. */
const wanted = (only) => PROGRAMS.filter(({ name }) => !only || only.includes(name));

/** Compiles every program, or those in `only`; nothing is written to the site yet. `dev`: quickly, for looking at, and uncut. */
export async function compilePrograms({ dev = false, only } = {}) {
  const bins = wanted(only).flatMap(({ bin }) => ['--bin', bin]);
  if (bins.length === 0) return;
  const where = ['--manifest-path', forBrowser(), '--target-dir', TARGET, '--target', WASM];
  const how = [...QUIET, '--profile', dev ? 'page' : 'release', ...where];
  // All in one go, so that every core has a program to link.
  const env = dev ? process.env : { ...process.env, ZHICHENG_SPLIT: '1' };
  await run('cargo', ['build', ...how, ...bins], { env });
}

/** Puts every compiled program, or those in `only`, into `folder`: by name, its `js`, `wasm` and the check sum of the latter. */
export async function putPrograms(folder, { dev = false, only } = {}) {
  return Object.fromEntries(await Promise.all(wanted(only).map((program) => finish(program, folder, { dev }))));
}
