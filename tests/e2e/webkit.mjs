// WebKit as Debian has it: WebKitGTK's MiniBrowser in a display of its own, driven over WebDriver. It is the
// engine of Safari, though not Safari.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DRIVER = '/usr/bin/WebKitWebDriver';
const BROWSER = ['4.1', '4.0', '6.0'].map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`).find(existsSync);
const PATIENCE_MS = 60_000;

const freePort = () => new Promise((done) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});
const pause = (time) => new Promise((done) => { setTimeout(done, time); });

/** A display nobody sees; the browser has no way to do without one. */
async function display(work) {
  const file = join(work, 'display');
  const child = spawn('sh', ['-c', `exec Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>${file}`], { stdio: 'ignore' });
  const until = Date.now() + PATIENCE_MS;
  while (!existsSync(file) || readFileSync(file, 'utf8').trim() === '') {
    if (Date.now() > until || child.exitCode !== null) throw new Error('Xvfb 没有启动');
    await pause(50);
  }
  return { child, name: `:${readFileSync(file, 'utf8').trim()}` };
}

/** Starts it: `go(url)`, `run(function, ...given)` in the page, `until(function, ...given)` it gives something, `into(selector)` a frame, `out()`, `end()`. */
export async function webkit() {
  const work = mkdtempSync(join(tmpdir(), 'zhicheng-webkit-'));
  const screen = await display(work);
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env, DISPLAY: screen.name, HOME: work, XDG_CACHE_HOME: work, XDG_DATA_HOME: work, LC_ALL: 'C.UTF-8',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1', NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
    const { value } = await response.json();
    if (value && value.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const began = Date.now();
  while (!(await ask('GET', '/status').then(() => true, () => false))) {
    if (Date.now() - began > PATIENCE_MS) throw new Error('WebKitWebDriver 没有启动');
    await pause(100);
  }
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] } } } });
  const path = `/session/${sessionId}`;
  const run = (code, ...args) => ask('POST', `${path}/execute/sync`, { script: `return (${code}).apply(null, arguments);`, args });
  const until = async (code, ...args) => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await run(code, ...args).catch(() => null);
      if (found) return found;
      if (Date.now() > end) throw new Error(`等了 ${PATIENCE_MS / 1000} 秒：${code} ${JSON.stringify(args)}`);
      await pause(100);
    }
  };
  const into = async (selector) => {
    const id = await ask('POST', `${path}/element`, { using: 'css selector', value: selector });
    await ask('POST', `${path}/frame`, { id });
  };
  const end = async () => {
    await ask('DELETE', path).catch(() => {});
    for (const child of [driver, screen.child]) child.kill('SIGTERM');
    await pause(300);
    rmSync(work, { recursive: true, force: true });
  };
  return { go: (url) => ask('POST', `${path}/url`, { url }), run, until, into, out: () => ask('POST', `${path}/frame`, { id: null }), end };
}
