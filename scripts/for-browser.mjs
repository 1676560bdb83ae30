// The project as it is compiled for the browser: the same sources, the same lock file, but encoding_rs
// without its tables (tools/browser-encoding), because the browser has them. A patch in Cargo.toml would
// hold for the command line, too; so a copy of Cargo.toml says it, in a folder that shows the sources.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = 'target/for-browser';
const SHOWN = ['src', 'public', 'benches', 'tests', 'build.rs'];
const PATCH = 'tools/browser-encoding';

const text = (path) => readFileSync(path, 'utf8');

/** The lock file with the patched crate in the place of the published one. What only the latter asked for, cargo takes out. */
function patchedLock(lock, patch) {
  const version = /^version = "(.*)"$/m.exec(patch)[1];
  const own = `[[package]]\nname = "encoding_rs"\nversion = "${version}"\ndependencies = [\n "wasm-bindgen",\n]\n\n`;
  const patched = lock.replace(/\[\[package\]\]\nname = "encoding_rs"\n[^]*?\n\n/, own);
  if (!patched.includes(own)) throw new Error('Cargo.lock 里没有 encoding_rs');
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
  put('Cargo.toml', `${text('Cargo.toml')}\n[patch.crates-io]\nencoding_rs = { path = "${resolve(PATCH)}" }\n`);
  const lock = patchedLock(text('Cargo.lock'), text(join(PATCH, 'Cargo.toml')));
  if (put('Cargo.lock.as-given', lock)) put('Cargo.lock', lock);
  return join(FOLDER, 'Cargo.toml');
}
