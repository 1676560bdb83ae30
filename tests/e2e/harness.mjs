// What every journey needs: the built site under the strict policy below a sub-path, a browser, and
// pages that remember everything they said and asked for.
//
//   import { assert, test } from './harness.mjs';
//   test('打开首页', async ({ open, axe, shot }) => {
//     const page = await open();                 // or open('#/check', { viewport: { width: 360, height: 740 } })
//     assert.deepEqual(await axe(page), []);
//     await shot(page, 'start');
//     page.log.clean();                          // no console message, no error, nothing asked of strangers
//   });
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

export { assert };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHOTS = join(ROOT, 'target/e2e');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SWITCHES = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const PATIENCE_MS = 60_000;

const registered = [];

/** Registers a journey; run.mjs runs them in the order written. */
export function test(name, run) {
  registered.push({ name, run });
}

/** The journeys registered since the last call. */
export const take = () => registered.splice(0);

function watch(page, home) {
  const log = { console: [], errors: [], requests: [] };
  page.on('console', (message) => log.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.errors.push(String(error)));
  page.on('request', (request) => log.requests.push(request.url()));
  log.clean = () => {
    assert.deepEqual(log.errors, [], 'page errors');
    assert.deepEqual(log.console, [], 'console messages');
    const strangers = log.requests.filter((url) => !url.startsWith(home) && !/^(data|blob):/.test(url));
    assert.deepEqual(strangers, [], 'requests to elsewhere');
  };
  page.log = log;
}

/** Violations of `page` as axe-core sees them, each as one readable line. */
export async function axe(page, options = {}) {
  // By evaluate and not by a script tag: the policy forbids the latter.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}

/** A full-page picture in target/e2e/. */
export async function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  const path = join(SHOTS, `${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

/** Starts server and browser; `context()` gives the object handed to one test. */
export async function begin({ root = join(ROOT, 'dist'), prefix = '/bm/zcpd/' } = {}) {
  const server = await serve({ root, port: 0, prefix });
  const browser = await chromium.launch({ executablePath: BROWSER, args: SWITCHES });

  const context = () => {
    const contexts = [];
    const pages = [];

    /** A fresh visitor with an empty page, not yet anywhere. */
    const page = async (options = {}) => {
      const fresh = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 }, ...options });
      contexts.push(fresh);
      const made = await fresh.newPage();
      made.setDefaultTimeout(15_000);
      watch(made, server.url);
      pages.push(made);
      return made;
    };

    /** A fresh visitor at `path` (relative to the site), once the program runs. */
    const open = async (path = '', options = {}) => {
      const made = await page(options);
      await made.goto(server.url + path);
      await made.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
      return made;
    };

    const close = async () => { for (const each of contexts) await each.close(); };
    return { url: server.url, page, pages, open, axe, shot, close };
  };

  const end = async () => {
    await browser.close();
    await server.close();
  };
  return { context, end };
}

/** Runs one journey; the error, or null when it passed. Leaves pictures of what failed. */
export async function run({ name, run: journey }, world) {
  const given = world.context();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  try {
    await Promise.race([journey(given), late]);
    return null;
  } catch (error) {
    for (const [index, page] of given.pages.entries()) {
      await shot(page, `failed-${name}-${index}`).catch(() => {});
    }
    return error;
  } finally {
    clearTimeout(timer);
    await given.close().catch(() => {});
  }
}
