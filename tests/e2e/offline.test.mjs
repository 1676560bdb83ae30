// On the device without a network: the service worker, and the file that is the whole wizard.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { assert, SITE, test } from './harness.mjs';

const PHONE = { viewport: { width: 390, height: 740 } };
const ready = (page) => page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
const choose = async (page, matter, edition) => {
  await page.locator('input[name="f-matter"] + label').filter({ hasText: matter }).first().click();
  await page.locator('input[name="f-edition"] + label').filter({ hasText: edition }).first().click();
};

// A journey that fails half-way leaves its server behind; the process would wait for it.
const open = new Set();
after(() => Promise.all([...open].map((end) => end())));

/** A site of its own on a server of its own, to be changed at will. */
async function world() {
  const root = mkdtempSync(join(tmpdir(), 'zhicheng-site-'));
  cpSync(SITE, root, { recursive: true });
  // Copies of what will be changed would hide the change.
  for (const name of readdirSync(root)) if (/^(index\.html|sw\.js|version\.json|favicon\.svg)\.(br|gz)$/.test(name)) rmSync(join(root, name));
  const server = await serve({ root, port: 0, prefix: '/zcpd/' });
  const change = (name, edit) => writeFileSync(join(root, name), edit(readFileSync(join(root, name), 'utf8')));
  const end = async () => {
    open.delete(end);
    await server.close().catch(() => {});
    rmSync(root, { recursive: true, force: true });
  };
  open.add(end);
  return { root, url: server.url, close: () => server.close(), end, change };
}

/** Opens the site at a result, so that it is kept; until it is. */
async function keep(page, url) {
  await page.goto(url);
  await ready(page);
  await page.evaluate(() => { location.hash = '#/result'; });
  await page.locator('#kept').filter({ hasText: '已可离线使用' }).waitFor({ timeout: 40_000 });
}

const state = (page) => page.evaluate(async () => ({
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}));

test('看到结果以前不存，看到以后存下，断网也能打开', async ({ page: visitor, shot }) => {
  const site = await world();
  const page = await visitor(PHONE);
  await page.goto(site.url);
  await ready(page);
  await page.waitForTimeout(500);
  assert.deepEqual(await state(page), { caches: 0, workers: 0 });
  await keep(page, site.url);
  await shot(page, 'kept');
  await site.close();
  await page.goto(site.url);
  await ready(page);
  await page.locator('#kept').filter({ hasText: '现在没有网络' }).waitFor();
  await choose(page, '职称评审', '大渡口区');
  await page.getByRole('button', { name: '开始' }).click();
  await page.locator('h1', { hasText: '您的身份' }).waitFor();
  assert.deepEqual(page.log.errors, []);
  await site.end();
});

test('存下的只有网站的文件，没有填写的内容', async ({ page: visitor }) => {
  const site = await world();
  const page = await visitor(PHONE);
  await keep(page, `${site.url}?notice=dadukou2022&mode=elder`);
  const kept = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) found.push(request.url);
    return found;
  });
  const list = Object.keys(JSON.parse(/^const LIST = (.*);$/m.exec(readFileSync(join(site.root, 'sw.js'), 'utf8'))[1]).files);
  assert.deepEqual(kept.map((url) => url.replace(site.url, '')).sort(), list.sort());
  assert.ok(list.includes('index.html') && list.includes('notices/catalog.bin') && !list.some((name) => /embed|check|sha256sums/i.test(name)), list.join());
  await site.end();
});

test('新版本：填写中不打断，下一次打开就用；旧页面照常', async ({ page: visitor }) => {
  const site = await world();
  const page = await visitor(PHONE);
  await keep(page, site.url);
  await page.goto(`${site.url}#/`);
  await page.reload();
  await ready(page);
  await choose(page, '职称评审', '大渡口区');
  // The new version: another page and another worker.
  site.change('index.html', (text) => text.replace(/<title>/, '<title>新版本 ').replace(/data-version="[^"]*"/, 'data-version="next"'));
  site.change('version.json', (text) => text.replace(/"version": "[^"]*"/, '"version": "next"'));
  const { createHash } = await import('node:crypto');
  const sum = createHash('sha256').update(readFileSync(join(site.root, 'index.html'))).digest('hex').slice(0, 16);
  site.change('sw.js', (text) => text.replace(/"version":"[^"]*"/, '"version":"next"').replace(/"index\.html":"[^"]*"/, `"index.html":"${sum}"`));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', () => worker.state === 'activated' && done()));
  });
  assert.ok(await page.locator('input[name="f-edition"]:checked').count(), '填写的内容没了');
  await page.getByRole('button', { name: '开始' }).click();
  await page.locator('h1', { hasText: '您的身份' }).waitFor();
  const later = await page.context().newPage();
  await later.goto(site.url);
  await ready(later);
  await site.close();
  await later.goto(site.url);
  assert.match(await later.content(), /<title>[^<]*新版本|data-version="next"/);
  await ready(later);
  assert.deepEqual(page.log.errors, []);
  await site.end();
});

test('正开着的旧页面知道有新版本', async ({ page: visitor }) => {
  const site = await world();
  const page = await visitor(PHONE);
  site.change('version.json', (text) => text.replace(/"version": "[^"]*"/, '"version": "next"'));
  await page.goto(site.url);
  await ready(page);
  await page.locator('#kept').filter({ hasText: '有新版本，下次打开时使用' }).waitFor();
  await site.end();
});

test('损坏的文件不存；空间不够时照常使用', async ({ page: visitor }) => {
  const site = await world();
  const page = await visitor(PHONE);
  site.change('favicon.svg', (text) => `${text} `);
  await page.goto(site.url);
  await ready(page);
  await page.evaluate(() => { location.hash = '#/result'; });
  await page.waitForTimeout(2500);
  assert.equal((await state(page)).caches, 0, '不完整的版本留下了');
  assert.equal(await page.locator('#kept').filter({ hasText: '已可离线' }).count(), 0);
  site.change('favicon.svg', (text) => text.slice(0, -1));

  const full = await visitor(PHONE);
  const session = await full.context().newCDPSession(full);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 50_000 });
  await full.goto(site.url);
  await ready(full);
  await full.evaluate(() => { location.hash = '#/result'; });
  await full.waitForTimeout(2500);
  assert.deepEqual(await state(full), { caches: 0, workers: 0 }, '存不下的版本留下了');
  await full.evaluate(() => { location.hash = '#/'; });
  await choose(full, '职称评审', '大渡口区');
  assert.deepEqual(full.log.errors, []);
  await site.end();
});

for (const [name, change] of [
  ['version.json 里写 "offline": false', (site) => site.change('version.json', (text) => text.replace('"offline": true', '"offline": false'))],
  ['sw.js 换成 sw-off.js', (site) => cpSync(join(site.root, 'sw-off.js'), join(site.root, 'sw.js'))],
]) {
  test(`撤掉离线使用：${name}`, async ({ page: visitor }) => {
    const site = await world();
    const page = await visitor(PHONE);
    await keep(page, site.url);
    await change(site);
    await page.goto(`${site.url}#/`);
    await page.reload();
    await ready(page);
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update().catch(() => {})));
    await page.waitForFunction(async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0, null, { timeout: 15_000 });
    await site.end();
  });
}

test('撤回的通知，联网打开一次以后离线也没有了', async ({ page: visitor }) => {
  const { createHash } = await import('node:crypto');
  const site = await world();
  const page = await visitor(PHONE);
  await keep(page, site.url);
  await page.goto(site.url);
  await page.reload();
  await ready(page);
  const editions = () => page.locator('input[name="f-edition"]').evaluateAll((all) => all.map((each) => each.value));
  await page.locator('input[name="f-matter"] + label').filter({ hasText: '职称评审' }).first().click();
  assert.ok((await editions()).length > 1);
  // The catalog of one notice, as the next build would have it where the others were withdrawn.
  const one = readFileSync(join('target/one-notice/dadukou2022', 'catalog.bin'));
  writeFileSync(join(site.root, 'notices/catalog.bin'), one);
  for (const end of ['br', 'gz']) rmSync(join(site.root, `notices/catalog.bin.${end}`), { force: true });
  const sum = createHash('sha256').update(one).digest('hex').slice(0, 16);
  site.change('sw.js', (text) => text.replace(/"version":"[^"]*"/, '"version":"next"').replace(/"notices\/catalog\.bin":"[^"]*"/, `"notices/catalog.bin":"${sum}"`));
  // One start with a connection, and time for the browser to look for a new worker.
  await page.reload();
  await ready(page);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', () => worker.state === 'activated' && done()));
  });
  await site.close();
  await page.goto(site.url);
  await ready(page);
  await page.locator('#kept').filter({ hasText: '现在没有网络' }).waitFor();
  await page.locator('input[name="f-matter"] + label').filter({ hasText: '职称评审' }).first().click();
  assert.deepEqual(await editions(), ['dadukou2022']);
  await site.end();
});

test('看到结果以后才提出装到桌面', async ({ page: visitor }) => {
  const site = await world();
  const page = await visitor(PHONE);
  await page.goto(site.url);
  await ready(page);
  await page.waitForLoadState('networkidle');
  const button = page.locator('#kept button');
  await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    offer.prompt = () => { globalThis.prompted = (globalThis.prompted ?? 0) + 1; };
    globalThis.refused = !dispatchEvent(offer);
  });
  assert.equal(await page.evaluate(() => globalThis.refused), true, '浏览器自己的提示没有拦下');
  assert.equal(await button.isVisible(), false, '还没有结果就提出来了');
  await page.evaluate(() => { location.hash = '#/result'; });
  await button.waitFor({ state: 'visible' });
  await button.click();
  assert.equal(await page.evaluate(() => globalThis.prompted), 1);
  assert.equal(await button.isVisible(), false);
  await site.end();
});

const FILES = join(SITE, 'offline');
if (existsSync(FILES)) {
  test('一个文件：双击打开，整个向导，不连接任何地方', async ({ page: visitor, axe, shot }) => {
    const names = readdirSync(FILES).filter((name) => name.endsWith('.html'));
    assert.ok(names.length > 1, names.join());
    for (const name of ['zhicheng-all-offline.html', 'zhicheng-dadukou2022-offline.html']) {
      const page = await visitor(PHONE);
      await page.goto(pathToFileURL(join(FILES, name)).href);
      await ready(page);
      assert.match(await page.locator('#kept').innerText(), /离线文件，20\d\d年\d+月\d+日制作，摘要 [0-9a-f]{16}/);
      await choose(page, '职称评审', '大渡口区');
      if (name.includes('dadukou')) assert.equal(await page.locator('input[name="f-edition"]').count(), 1);
      await page.getByRole('button', { name: '开始' }).click();
      await page.locator('h1', { hasText: '您的身份' }).waitFor();
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'zhicheng.mode')), []);
      const asked = page.log.requests.filter((url) => !/^(blob|data):/.test(url) && url !== page.url().split('#')[0]);
      assert.deepEqual(asked, []);
      assert.deepEqual(page.log.errors, []);
      assert.deepEqual(page.log.console, []);
      // Last: pictures put a sheet of their own into the page, which the policy forbids.
      assert.deepEqual(await axe(page), []);
      await shot(page, 'offline-file');
    }
  });
}
