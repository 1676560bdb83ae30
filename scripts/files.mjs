// Small things every step of the build needs.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** The name of `bytes` among all there ever were: enough of their sum to be their own. */
export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** The check sum as `integrity` writes it. */
export const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Writes a file, with the folders it needs. */
export function put(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Writes `content` below `folder` under a name that carries its digest; that name. */
export function putNamed(folder, name, content) {
  const end = extname(name);
  const named = `${name.slice(0, -end.length)}.${digest(content)}${end}`;
  put(join(folder, named), content);
  return named;
}

export const text = (path) => readFileSync(path, 'utf8');

/** Runs a program to its end; its standard output, where it is caught. */
export function run(program, given, { quiet = false, ...options } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, given, { stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'], ...options });
    let out = '';
    child.stdout?.on('data', (part) => { out += part; });
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done(out) : failed(new Error(`${program} ${given[0] ?? ''}: 退出码 ${code}`))));
  });
}
