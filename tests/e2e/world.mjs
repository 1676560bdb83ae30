// The built site under the strict policy below a sub-path, a browser, and pages that remember everything they
// said and asked for. For journeys (harness.mjs), budgets and benches.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as playwright from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHOTS = join(ROOT, 'target/e2e');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The built site; `make journey` points elsewhere. */
export const SITE = process.env.SITE ?? join(ROOT, 'dist');

const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
};
const FIREFOX = { executablePath: join(ROOT, 'tests/e2e/firefox.mjs'), channel: 'moz-firefox' };

/** Starts the browser that BROWSER names: chromium (the default) or firefox. */
export const launch = (options = {}) => ((options.browser ?? process.env.BROWSER) === 'firefox'
  ? playwright.firefox.launch({ ...FIREFOX, ...options })
  : playwright.chromium.launch({ ...CHROMIUM, ...options }));

/** Starts `browser` with its profile in `folder`, with Firefox's `firefoxUserPrefs` if any; the one context it has. */
export const launchIn = (folder, browser, firefoxUserPrefs = {}) => (browser === 'firefox'
  ? playwright.firefox.launchPersistentContext(folder, { ...FIREFOX, firefoxUserPrefs })
  : playwright.chromium.launchPersistentContext(folder, CHROMIUM));

function watch(page, home) {
  const log = { console: [], errors: [], requests: [] };
  page.on('console', (message) => {
    // leptos in a program built for working on it; `make test` runs the finished one, which says nothing.
    if (process.env.SITE && /^At src\//.test(message.text())) return;
    log.console.push(`${message.type()}: ${message.text()}`);
  });
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
  // A colour on its way to another is neither of the two.
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect.getComputedTiming().endTime === Infinity));
  const { violations } = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}

/** A name as files may have it. */
export const plain = (name) => name.replace(/[^\p{L}\p{N}_-]+/gu, '-');

/** Waits until the program runs and the part that the page needs is here. */
export async function opened(page) {
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await page.locator('#main h1').filter({ hasNotText: '正在打开' }).first().waitFor({ state: 'attached' });
}

/** Waits until everything that the page shows has come, what it fetches too. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('#main h1') && !document.querySelector('#main').innerText.includes('正在打开…'));
}

/** A full-page picture in target/e2e/. */
export async function shot(page, name) {
  // The driver of Firefox writes a sheet of its own into the page for it, which our policy refuses aloud.
  if (process.env.BROWSER === 'firefox') return undefined;
  mkdirSync(SHOTS, { recursive: true });
  const path = join(SHOTS, `${plain(name)}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

/** Starts server and browser; with `traced`, which costs time, every step is kept; `context()` gives the object handed to one test. */
export async function begin({ root = SITE, prefix = '/bm/zcpd/', traced = process.env.TRACE === '1' } = {}) {
  const server = await serve({ root, port: 0, prefix });
  const browser = await launch();

  const context = () => {
    const contexts = [];
    const pages = [];

    /** A fresh visitor with an empty page, not yet anywhere. */
    const page = async (options = {}) => {
      const fresh = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 }, ...options });
      contexts.push(fresh);
      if (traced) await fresh.tracing.start({ screenshots: true, snapshots: true });
      const made = await fresh.newPage();
      made.setDefaultTimeout(15_000);
      watch(made, server.url);
      pages.push(made);
      return made;
    };

    /** A fresh visitor at `path` (relative to the site), once the program runs and the part that `path` needs is here. */
    const open = async (path = '', options = {}) => {
      const made = await page(options);
      await made.goto(server.url + path);
      await opened(made);
      return made;
    };

    /** What happened in every context, to be looked at with `npx playwright-core show-trace FILE`. */
    const keepTraces = async (name) => {
      if (!traced) return;
      for (const [index, each] of contexts.entries()) {
        await each.tracing.stop({ path: join(SHOTS, `${plain(name)}-${index}.zip`) });
      }
    };

    const close = async () => { for (const each of contexts) await each.close(); };
    return { url: server.url, browser, page, pages, open, axe, shot, keepTraces, close };
  };

  const end = async () => {
    await browser.close();
    await server.close();
  };
  return { context, end };
}
