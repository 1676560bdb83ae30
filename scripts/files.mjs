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

/** Does what it is given, so many pieces of work at once and no more. */
export function inTurns(most) {
  const waiting = [];
  let busy = 0;
  const free = () => {
    busy -= 1;
    waiting.shift()?.();
  };
  return async (work) => {
    if (busy >= most) await new Promise((turn) => { waiting.push(turn); });
    busy += 1;
    return work().finally(free);
  };
}

export const text = (path) => readFileSync(path, 'utf8');

/** Runs a program to its end, with `given` on its standard input; its standard output as bytes, where it is caught. */
export function run(program, args, { quiet = false, given, ...options } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: [given ? 'pipe' : 'ignore', quiet ? 'pipe' : 'inherit', 'inherit'], ...options });
    const out = [];
    child.stdout?.on('data', (part) => { out.push(part); });
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done(Buffer.concat(out)) : failed(new Error(`${program} ${args[0] ?? ''}: 退出码 ${code}`))));
    child.stdin?.end(given);
  });
}
