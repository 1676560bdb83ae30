// The same in WebKit: the site, what fails and is tried again, the one file from the disk, the wizard on somebody else's page, the HR desk.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { nginx } from './hosts.mjs';
import { webkit } from './webkit.mjs';
import { SITE } from './world.mjs';

const PATIENCE_MS = 180_000;
let browser;
let site;
const hosts = [];
before(async () => {
  browser = await webkit();
  site = await serve({ root: SITE, port: 0, prefix: '/bm/zcpd/' });
});
after(async () => {
  if (browser) await browser.end();
  if (site) await site.close();
  for (const host of hosts) await host.close();
});

const ready = () => browser.until(() => document.documentElement.dataset.boot === 'ready');
/** Presses the first of `selector` with these words. */
const press = (selector, words) => browser.until((what, said) => {
  const found = [...document.querySelectorAll(what)].find((each) => each.textContent.includes(said));
  if (found) found.click();
  return Boolean(found);
}, selector, words);

async function toFirstQuestion() {
  await press('input[name="f-matter"] + label', '职称评审');
  await press('input[name="f-edition"] + label', '大渡口区');
  await press('button', '开始');
  await browser.until(() => /您的身份/.test(document.querySelector('h1')?.textContent ?? ''));
}

test('WebKit：网站走到第一个问题', { timeout: PATIENCE_MS }, async () => {
  await browser.go(site.url);
  await ready();
  await toFirstQuestion();
});

// A host that does not give what matches, as long as `broken` says so.
async function failing(matching) {
  const state = { broken: true };
  const host = await serve({
    root: SITE,
    port: 0,
    extra: (path, response) => {
      const refused = state.broken && matching.test(path);
      if (refused) response.writeHead(503).end();
      return refused;
    },
  });
  hosts.push(host);
  return { state, url: host.url };
}

test('WebKit：通知没有取到，重试就好', { timeout: PATIENCE_MS }, async () => {
  const { state, url } = await failing(/notices\/dadukou2022\.[0-9a-f]{16}\.bin/);
  await browser.go(url);
  await ready();
  await press('input[name="f-matter"] + label', '职称评审');
  await press('input[name="f-edition"] + label', '大渡口区');
  await browser.until(() => document.querySelector('#app .notice--stop') !== null);
  state.broken = false;
  await press('button', '重试');
  await browser.until(() => document.querySelector('#app .notice--stop') === null);
  await press('button', '开始');
  await browser.until(() => /您的身份/.test(document.querySelector('h1')?.textContent ?? ''));
});

test('WebKit：下结论的部分没有取到，重试就好，答案还在', { timeout: PATIENCE_MS }, async () => {
  const { state, url } = await failing(/^wizard-result\./);
  await browser.go(url);
  await ready();
  await toFirstQuestion();
  await press('input[name="f-person_category"] + label', '非公单位人员');
  await browser.run(() => { location.hash = '#/check'; });
  await browser.until(() => document.querySelector('main .notice--stop') !== null);
  state.broken = false;
  await press('button', '重试');
  await browser.until(() => /核对/.test(document.querySelector('h1')?.textContent ?? ''));
  assert.match(await browser.run(() => document.getElementById('main').textContent), /非公单位人员/);
});

test('WebKit：工具没有取到，不刷新再试就好', { timeout: PATIENCE_MS }, async () => {
  const { state, url } = await failing(/^exporter\.[0-9a-f]{16}\./);
  await browser.go(url);
  await ready();
  const drawn = () => browser.run((text) => window.zhichengExporter('qr', [text]).then((picture) => picture.includes('<svg'), () => 'failed'), 'https://example.com/');
  assert.equal(await drawn(), 'failed');
  assert.equal(await drawn(), 'failed');
  state.broken = false;
  assert.equal(await drawn(), true);
});

const FILE = join(SITE, 'offline', 'zhicheng-all-offline.html');
test('WebKit：一个文件，双击打开', { timeout: PATIENCE_MS }, async () => {
  assert.ok(existsSync(FILE), FILE);
  await browser.go(pathToFileURL(FILE).href);
  await ready();
  assert.match(await browser.run(() => document.getElementById('kept').textContent), /离线文件，20\d\d年\d+月\d+日制作/);
  await toFirstQuestion();
  assert.deepEqual(await browser.run(() => Object.keys(localStorage).filter((key) => key !== 'zhicheng.mode')), []);
});

test('WebKit：放进别的网站，一行代码', { timeout: PATIENCE_MS }, async () => {
  const wizard = await nginx({ host: 'localhost', wizard: SITE });
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title><h1>门户</h1><script src="${wizard.url}embed.js" data-notice="dadukou2022" async></script></html>`;
  const portal = await nginx({ pages: { 'page.html': page }, policy: 'frame-ancestors *' });
  hosts.push(wizard, portal);
  await browser.go(`${portal.url}page.html`);
  await browser.until(() => document.querySelector('iframe') !== null);
  await browser.into('iframe');
  await ready();
  await toFirstQuestion();
  const wanted = await browser.run(() => Math.ceil(document.body.getBoundingClientRect().height));
  await browser.out();
  await browser.until((height) => document.querySelector('iframe').clientHeight === Math.max(200, height), wanted);
});

// Why portals whose readers use Safari leave `sandbox` out (docs/operators.md): in a frame without an origin, the
// engine takes 'self' of a policy for nothing at all, though the standard takes it for the address of the page. When
// this fails, the engine has learned it, and the manual and the decision can be changed.
test('WebKit：沙箱里 \'self\' 谁也不是，写明地址才算', { timeout: PATIENCE_MS }, async () => {
  const frame = (policy, script) => `<!doctype html><html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>框</title><script src="${script}"></script></html>`;
  const pages = {
    'ran.js': 'parent.postMessage("ran", "*");',
    'none.html': '<!doctype html><html><title>框</title><script src="ran.js"></script></html>',
    'self.html': frame("script-src 'self'", 'ran.js'),
  };
  const inner = await nginx({ pages, policy: 'frame-ancestors *' });
  const named = await nginx({ pages: { 'named.html': frame(`script-src ${inner.origin}`, `${inner.url}ran.js`) }, policy: 'frame-ancestors *' });
  const boxes = [['open', `${inner.url}self.html`, ''], ['none', `${inner.url}none.html`, 'sandbox="allow-scripts"'], ['self', `${inner.url}self.html`, 'sandbox="allow-scripts"'], ['named', `${named.url}named.html`, 'sandbox="allow-scripts"']]
    .map(([id, url, more]) => `<iframe id="${id}" src="${url}" ${more}></iframe>`).join('');
  const listen = 'window.ran = {}; addEventListener("message", ({ source }) => { for (const frame of document.querySelectorAll("iframe")) if (source === frame.contentWindow) ran[frame.id] = "yes"; });';
  const outer = await nginx({ pages: { 'page.html': `<!doctype html><html><title>外</title><script>${listen}</script>${boxes}</html>` }, policy: 'frame-ancestors *' });
  hosts.push(inner, named, outer);
  await browser.go(`${outer.url}page.html`);
  await browser.until(() => window.ran.open && window.ran.none && window.ran.named);
  await new Promise((done) => { setTimeout(done, 2000); });
  const ran = await browser.run(() => window.ran);
  assert.deepEqual(ran, { open: 'yes', none: 'yes', named: 'yes' });
});

test('WebKit：人事工作台判断一份虚构的名册', { timeout: PATIENCE_MS }, async () => {
  await browser.go(`${site.url}desk.html`);
  await ready();
  await browser.until(() => {
    const select = document.querySelector('select');
    if (!select || ![...select.options].some((each) => each.value === 'dadukou2022')) return false;
    select.value = 'dadukou2022';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  });
  await press('button', '用一份虚构的名册试一试');
  await press('button', '对，开始判断');
  await browser.until(() => /40 信息不足/.test(document.querySelector('.desk__counts')?.textContent ?? ''));
});
