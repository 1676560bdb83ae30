// The project as it is compiled for the browser: the same sources, the same lock file, but encoding_rs
// without its tables (tools/browser-encoding), because the browser has them, and wasm-streams without its
// streams (tools/browser-streams), because there is no server. A patch in Cargo.toml would hold for the
// command line, too; so a copy of Cargo.toml says it, in a folder that shows the sources. The patches are
// shown there as well: cargo tells crates apart by where they lie, and what lies below the folder it tells by
// the way from there, so that the programs come out the same wherever the project lies.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = 'target/for-browser';
const SHOWN = ['src', 'public', 'benches', 'tests', 'tools', 'build.rs'];
/** The crates that stand for published ones, by the name of these. */
const PATCHES = { encoding_rs: 'tools/browser-encoding', 'wasm-streams': 'tools/browser-streams' };

const text = (path) => readFileSync(path, 'utf8');

/** The lock file with the patched crate in the place of the published one. What only the latter asked for, cargo takes out. */
function patchedLock(lock, name, patch) {
  const version = /^version = "(.*)"$/m.exec(patch)[1];
  const asked = [...patch.split('[dependencies]')[1].matchAll(/^([\w-]+) = /gm)].map(([, each]) => ` "${each}",\n`);
  const own = `[[package]]\nname = "${name}"\nversion = "${version}"\ndependencies = [\n${asked.join('')}]\n\n`;
  const patched = lock.replace(new RegExp(`\\[\\[package\\]\\]\\nname = "${name}"\\n[^]*?\\n\\n`), own);
  if (!patched.includes(own)) throw new Error(`Cargo.lock 里没有 ${name}`);
  return patched;
}

// What has not changed keeps its time, so that cargo finds nothing to do.
function put(name, content) {
  const path = join(FOLDER, name);
  if (existsSync(path) && text(path) === content) return false;
  writeFileSync(path, content);
  return true;
}

/** Makes the folder; the path of its Cargo.toml. */
export function forBrowser() {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of SHOWN) {
    const link = join(FOLDER, name);
    rmSync(link, { force: true });
    symlinkSync(resolve(name), link);
  }
  let [manifest, lock] = [`${text('Cargo.toml')}\n[patch.crates-io]\n`, text('Cargo.lock')];
  for (const [name, patch] of Object.entries(PATCHES)) {
    manifest += `${name} = { path = "${patch}" }\n`;
    lock = patchedLock(lock, name, text(join(patch, 'Cargo.toml')));
  }
  put('Cargo.toml', manifest);
  if (put('Cargo.lock.as-given', lock)) put('Cargo.lock', lock);
  return join(FOLDER, 'Cargo.toml');
}
