// Builds the programs: cargo, then the glue (tools/), then wasm-opt, then shorter scripts.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { integrity, putNamed, run, text } from './files.mjs';
import { forBrowser } from './for-browser.mjs';
import { PROGRAMS, WASM_OPT } from './site.mjs';

const TARGET = process.env.CARGO_TARGET_DIR ?? 'target';
const WASM = 'wasm32-unknown-unknown';

// leptos brings along classes that stream to and from a server; their exports went with the glue.
const SERVER_CLASS = /^export class IntoUnderlying[^]*?^}\n.*\n|^const IntoUnderlying[^;]*;\n/gm;
const SERVERS = /intounderlying/i;

function withoutServers(glue, name) {
  const code = glue.replace(SERVER_CLASS, '');
  if (SERVERS.test(code)) throw new Error(`${name}.js 里还有服务器才用的类`);
  return code;
}

/** One program from cargo's file to the two files of the site. */
async function finish({ name, bin }, folder, { dev }) {
  const made = join('target/glue', name);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  await run('glue', [join(TARGET, WASM, dev ? 'page' : 'release', `${bin}.wasm`), made, name]);
  let program = join(made, `${name}_bg.wasm`);
  if (!dev) {
    await run('wasm-opt', [...WASM_OPT, program, '-o', join(made, 'small.wasm')]);
    program = join(made, 'small.wasm');
  }
  const bytes = readFileSync(program);
  const wasm = putNamed(folder, `${name}.wasm`, bytes);
  const named = withoutServers(text(join(made, `${name}.js`)), name).replaceAll(`'${name}_bg.wasm'`, `'${wasm}'`);
  if (!named.includes(wasm)) throw new Error(`${name}.js 没有写明它的程序`);
  const code = dev ? named : (await minify(named, { module: true })).code;
  return [name, { js: putNamed(folder, `${name}.js`, code), wasm, integrity: integrity(bytes) }];
}

/** Compiles every program; nothing is written to the site yet. `dev`: quickly, for looking at. */
export function compilePrograms({ dev = false } = {}) {
  const bins = PROGRAMS.flatMap(({ bin }) => ['--bin', bin]);
  const where = ['--manifest-path', forBrowser(), '--target-dir', TARGET, '--target', WASM];
  return run('cargo', ['build', '--quiet', '--profile', dev ? 'page' : 'release', ...where, ...bins]);
}

/** Puts every compiled program into `folder`: by name, its `js`, `wasm` and the check sum of the latter. */
export async function putPrograms(folder, { dev = false } = {}) {
  const made = [];
  for (const program of PROGRAMS) made.push(await finish(program, folder, { dev }));
  return Object.fromEntries(made);
}
