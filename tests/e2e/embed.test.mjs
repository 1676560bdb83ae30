// The wizard on somebody else's page: two real servers, two origins, strict and loose policies.
import { after, before } from 'node:test';
import { assert, SITE, test } from './harness.mjs';
import { apache, nginx } from './hosts.mjs';
import { FAR, FIREFOX, edition, html, matter, portal, press, settle, strict, wizard } from './portal.mjs';

const PHONE = { viewport: { width: 390, height: 740 } };
const hosts = [];
const start = async (run, given) => {
  const host = await run(given);
  hosts.push(host);
  return host;
};
let pairs = [];
let stranger;

before(async () => {
  const first = await start(nginx, { host: 'localhost', wizard: SITE });
  const second = await start(apache, { host: 'localhost', wizard: SITE });
  pairs = [
    ['nginx 提供，Apache 门户严格', first, await start(apache, { pages: portal(first.url), policy: strict(first.origin) })],
    ['Apache 提供，nginx 门户宽松', second, await start(nginx, { pages: portal(second.url), policy: 'frame-ancestors *' })],
  ];
  stranger = await start(nginx, { pages: { 'forge.html': '<!doctype html><meta charset="utf-8"><title>生人</title><script src="forge.js"></script>', 'forge.js': 'addEventListener("message", ({ data }) => data.forge && data.forge.forEach((each) => { try { top.postMessage(each, "*"); } catch (_) { /* not cloneable */ } }));' } });
});
after(async () => { for (const host of hosts) await host.close(); });

/** How long the button that gives the result has to be in sight, and some more. */
const SEEN_MS = 1200;
// The portal's own missing icon is no affair of ours.
const ours = (said) => said.filter((words) => !/404|favicon/.test(words));

/** The frame is as high as what it shows: no bar, nothing cut off. */
async function fits(page, { inside, height }, words) {
  await settle(page);
  const wanted = await inside.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  assert.equal(await height(), Math.max(200, wanted), words);
  const over = await inside.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight);
  assert.ok(over <= 0, `${words}：出现滚动条，多出 ${over}`);
}

for (const place of [0, 1]) {
  test(`一行代码：高度、滚动、焦点、返回（${place ? 'Apache' : 'nginx'}）`, async ({ page: visitor, shot }) => {
    const [, , host] = pairs[place];
    const page = await visitor(PHONE);
    await page.goto(`${host.url}first.html`);
    await page.click('a');
    const shown = await wizard(page);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY', '一打开就抢走焦点');
    await fits(page, shown, '首页');
    await matter(shown.inside, '职称评审');
    await edition(shown.inside, '大渡口区');
    await fits(page, shown, '选了通知');
    await page.evaluate(() => scrollTo(0, 400));
    await settle(page);
    assert.equal(await page.evaluate(() => Math.round(scrollY)), 400, '没有换页就滚动');
    await press(shown.inside.getByRole('button', { name: '开始' }));
    await shown.inside.locator('h1', { hasText: '您的身份' }).waitFor();
    await fits(page, shown, '第一页');
    const top = await shown.frame.evaluate((node) => Math.round(node.getBoundingClientRect().top));
    assert.ok(top >= -1 && top < 740, `换页后向导的顶端在 ${top}`);
    await shot(page, `embed-${place}`);
    await page.evaluate(() => history.back());
    await shown.inside.locator('input[name="f-matter"]').first().waitFor({ state: 'attached' });
    assert.ok(page.url().endsWith('line.html'));
    await page.evaluate(() => history.back());
    // (Asked of the page: Firefox tells its driver nothing of a page that it kept and shows again.)
    await page.waitForFunction(() => location.pathname.endsWith('first.html'));
    assert.deepEqual(ours(page.log.errors), []);
    assert.deepEqual(ours(page.log.console), []);
  });

  test(`离得远时什么都不下载，近了才打开（${place ? 'Apache' : 'nginx'}）`, async ({ page: visitor }) => {
    const [, site, host] = pairs[place];
    const page = await visitor(PHONE);
    await page.goto(`${host.url}far.html`);
    await page.locator('.zhicheng-wizard').waitFor();
    await settle(page);
    assert.equal(await page.locator('iframe').count(), 0);
    assert.deepEqual(page.log.requests.filter((url) => url.startsWith(site.url)), [`${site.url}embed.js`]);
    const before = await page.locator('#end').evaluate((node) => node.offsetTop);
    assert.ok(before > 6000 + 400, '没有先留出高度');
    await wizard(page);
  });

  test(`元素写法：通知、大字版、颜色、打印由门户定（${place ? 'Apache' : 'nginx'}）`, async ({ page: visitor }) => {
    const [, , host] = pairs[place];
    const page = await visitor(PHONE);
    await page.goto(`${host.url}element.html`);
    const { inside } = await wizard(page);
    const root = inside.locator('html');
    const said = await root.evaluate((node) => ({ ...node.dataset, blue: node.style.getPropertyValue('--blue') }));
    assert.equal(said.mode, 'elder');
    assert.equal(said.print, 'no');
    assert.equal(said.notice, 'dadukou2022');
    assert.equal(said.matter, '职称评审');
    assert.equal(said.result, host.origin);
    assert.equal(said.blue, '#0b6139');
    assert.equal(await inside.locator('input[name="f-matter"]:checked').getAttribute('value'), '职称评审');
    assert.equal(await inside.locator('input[name="f-edition"]:checked').getAttribute('value'), 'dadukou2022');
    assert.equal(await inside.locator('.top__nav').count(), 0, '门户不要链接');
    assert.equal(await inside.locator('#keep').count(), 0, '门户不要保存');
    assert.equal(await page.locator('zhicheng-wizard a').isVisible(), false, '向导来了，链接应当收起');
  });

  test(`看不清的颜色不采用，值里的代码没有作用（${place ? 'Apache' : 'nginx'}）`, async ({ page: visitor }) => {
    const [, , host] = pairs[place];
    const page = await visitor(PHONE);
    await page.goto(`${host.url}pale.html`);
    const { inside } = await wizard(page);
    const said = await inside.locator('html').evaluate((node) => ({ ...node.dataset, blue: node.style.getPropertyValue('--blue') }));
    assert.equal(said.blue, '');
    assert.equal(said.notice, undefined);
    assert.equal(await inside.locator('img[src="x"]').count(), 0);
    assert.match(page.log.console.join('\n'), /color refused/);
  });

  test(`沙箱里没有存储也能用（${place ? 'Apache' : 'nginx'}）`, async ({ page: visitor }) => {
    const [, , host] = pairs[place];
    const page = await visitor(PHONE);
    await page.goto(`${host.url}sandbox.html`);
    const shown = await wizard(page);
    assert.equal(await shown.inside.locator('html').evaluate(() => self.origin), 'null');
    assert.equal(await shown.inside.locator('html').evaluate(() => { try { return typeof localStorage; } catch (fault) { return fault.name; } }), 'SecurityError');
    await matter(shown.inside, '职称评审');
    await edition(shown.inside, '大渡口区');
    await press(shown.inside.getByRole('button', { name: '开始' }));
    await shown.inside.locator('h1', { hasText: '您的身份' }).waitFor();
    await fits(page, shown, '沙箱');
    assert.deepEqual(ours(page.log.errors), []);
  });

  test(`一页两个、脚本在 head 里、门户自己又在框架里（${place ? 'Apache' : 'nginx'}）`, async ({ page: visitor }) => {
    const [, , host] = pairs[place];
    const page = await visitor(PHONE);
    await page.goto(`${host.url}two.html`);
    assert.equal(await page.locator('zhicheng-wizard, .zhicheng-wizard').count(), 3);
    const one = await wizard(page, 0);
    const two = await wizard(page, 1);
    const low = await two.height();
    await matter(one.inside, '职称评审');
    await fits(page, one, '第一个');
    assert.equal(await two.height(), low, '另一个也变了');
    await page.goto(`${host.url}head.html`);
    await fits(page, await wizard(page), '脚本在 head 里');
    await page.goto(`${host.url}inner.html`);
    const middle = page.frameLocator('iframe[title="内页"]');
    await middle.frameLocator('iframe').locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  });
}

/** Every way of lying to the host that we know of; `id` is the true one where the liar could know it. */
const lies = (id) => [
  null, undefined, '', 'height', 0, 1, NaN, true, [], {}, [1, 2], { zhicheng: 1 },
  { zhicheng: 1, type: 'height', height: 9000 }, { zhicheng: 1, id: '', type: 'height', height: 9000 },
  { zhicheng: 1, id: 'guess', type: 'height', height: 9000 }, { zhicheng: 1, id: null, type: 'height', height: 9000 },
  { zhicheng: 1, id: ['0-0-0-0'], type: 'height', height: 9000 }, { zhicheng: 1, id: { toString: 'x' }, type: 'page' },
  ...[9000, -1, 0, 1e9, NaN, Infinity, '9000', '9000px', null, {}].map((height) => ({ zhicheng: 1, id, type: 'height', height })),
  { zhicheng: 1, id, type: 'page' }, { zhicheng: 1, id, type: 'result', result: '{"outcome":"可申报"}' },
  { zhicheng: 1, id, type: 'result', result: { outcome: '可申报' } }, { zhicheng: 1, id, type: 'eval', code: 'document.title = "x"' },
  { zhicheng: 1, id, type: 'navigate', href: 'javascript:alert(1)' }, { zhicheng: 1, id, type: '__proto__', height: 9000 },
  { zhicheng: 1, id, type: 'constructor' }, { zhicheng: 2, id, type: 'height', height: 9000 }, { zhicheng: '1', id, type: 'height', height: 9000 },
  { zhicheng: 1, id, type: 'style', style: 'position:fixed' }, { zhicheng: 1, id, type: 'height', height: 9000, origin: 'http://localhost' },
  JSON.stringify({ zhicheng: 1, id, type: 'height', height: 9000 }), 'datawrapper-height', { 'datawrapper-height': { x: 9000 } },
  { kind: 'resize-height', value: 9000 }, '[iFrameSizer]message:9000:9000', 'x'.repeat(1_000_000),
];

test('伪造的消息都没有作用：门户自己的脚本、另一个框架、对向导说的话', async ({ page: visitor }) => {
  const [, site] = pairs[1];
  const host = await start(nginx, {
    pages: { ...portal(site.url), 'forged.html': html(`<zhicheng-wizard result="yes"></zhicheng-wizard><iframe title="生人" src="${stranger.url}forge.html"></iframe><script src="${site.url}embed.js"></script>${FAR}`) },
    policy: 'frame-ancestors *',
  });
  const page = await visitor(PHONE);
  await page.goto(`${host.url}forged.html`);
  const shown = await wizard(page);
  await matter(shown.inside, '职称评审');
  await fits(page, shown, '之前');
  await page.evaluate(() => {
    globalThis.results = [];
    document.addEventListener('zhicheng-result', (event) => globalThis.results.push(event.detail));
    scrollTo(0, 300);
  });
  const id = await shown.frame.evaluate((node) => new URL(node.src).searchParams.get('embed'));
  assert.ok(lies(id).length >= 30, `只有 ${lies(id).length} 种`);
  const state = async () => ({
    height: await shown.height(), scroll: await page.evaluate(() => scrollY), title: await page.title(), results: await page.evaluate(() => globalThis.results),
    src: await shown.frame.evaluate((node) => node.src), style: await shown.frame.evaluate((node) => node.getAttribute('style')),
    inside: await shown.inside.locator('#app').innerHTML(), address: await shown.inside.locator('html').evaluate(() => location.href),
  });
  const before = await state();
  for (let from = 0; from < lies(id).length; from += 8) {
    const some = lies(id).slice(from, from + 8);
    await page.evaluate((given) => given.forEach((lie) => {
      postMessage(lie, '*');
      document.querySelector('iframe').contentWindow.postMessage(lie, '*');
    }), some);
    await settle(page);
    assert.deepEqual(await state(), before, `门户脚本：${JSON.stringify(some).slice(0, 400)}`);
  }
  await page.evaluate((given) => document.querySelector('iframe[title="生人"]').contentWindow.postMessage({ forge: given }, '*'), lies(id));
  await settle(page);
  assert.deepEqual(await state(), before, '另一个框架');
  // A getter or a function cannot cross at all.
  assert.equal(await page.evaluate(() => { try { postMessage({ zhicheng: 1, id: () => 0 }, '*'); return 'crossed'; } catch (fault) { return fault.name; } }), 'DataCloneError');
  assert.deepEqual(ours(page.log.errors), []);
});

test('门户把框架换成别的页面，那个页面说什么都没有作用', async ({ page: visitor }) => {
  const [, , host] = pairs[1];
  const page = await visitor(PHONE);
  await page.goto(`${host.url}element.html`);
  const shown = await wizard(page);
  await fits(page, shown, '之前');
  const height = await shown.height();
  const id = await shown.frame.evaluate((node) => new URL(node.src).searchParams.get('embed'));
  await page.evaluate(() => { globalThis.results = []; document.addEventListener('zhicheng-result', (event) => globalThis.results.push(event.detail)); });
  await shown.frame.evaluate((node, url) => { node.src = url; }, `${stranger.url}forge.html`);
  await shown.frame.contentFrame().locator('html', { has: page.locator('script') }).waitFor({ state: 'attached' });
  await page.waitForTimeout(300);
  await page.evaluate((given) => document.querySelector('iframe').contentWindow.postMessage({ forge: given }, '*'), lies(id));
  await settle(page);
  assert.equal(await shown.height(), height);
  assert.deepEqual(await page.evaluate(() => globalThis.results), []);
});

test('结果只在门户要了、申报人按了以后才交出，原样不改', async ({ page: visitor }) => {
  const [, , host] = pairs[0];
  const page = await visitor(PHONE);
  const given = '{"outcome":"可申报"}';
  for (const [path, wanted] of [['element.html', [given]], ['sandbox.html', [given]], ['line.html', []]]) {
    await page.goto(`${host.url}${path}`);
    const { inside } = await wizard(page);
    await page.evaluate(() => { globalThis.results = []; document.addEventListener('zhicheng-result', (event) => globalThis.results.push(event.detail)); });
    assert.deepEqual(await page.evaluate(() => globalThis.results), [], '没有按就交出了');
    // The button as the program makes it, in sight for long enough.
    await inside.locator('html').evaluate((root) => {
      const button = Object.assign(document.createElement('button'), { id: 'hand-over', textContent: '把结果交给本网站' });
      root.querySelector('#main').prepend(button);
      button.scrollIntoView({ block: 'center' });
    });
    await page.waitForTimeout(SEEN_MS);
    await inside.locator('html').evaluate((_, detail) => dispatchEvent(new CustomEvent('zhicheng-result', { detail, cancelable: true })), given);
    await settle(page);
    assert.deepEqual(await page.evaluate(() => globalThis.results), wanted, path);
  }
});

test('不在名单上的网站嵌入不了，链接仍在；脚本被拦下时链接也在', async ({ page: visitor }) => {
  const only = await start(nginx, { host: 'localhost', wizard: SITE, ancestors: "'self' https://rsj.example" });
  const host = await start(apache, { pages: portal(only.url), policy: 'frame-ancestors *' });
  const page = await visitor(PHONE);
  await page.goto(`${host.url}element.html`);
  await page.locator('iframe').waitFor({ state: 'attached' });
  await page.waitForTimeout(800);
  // Firefox says it to its own console only.
  if (!FIREFOX) assert.match(page.log.console.join('\n'), /frame-ancestors/);
  assert.equal(await page.locator('iframe').contentFrame().locator('#app').count(), 0, '不在名单上也打开了');
  assert.ok(await page.locator('zhicheng-wizard a').isVisible());
  const own = await visitor(PHONE);
  await own.goto(only.url);
  await own.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  const blocked = await start(nginx, { pages: portal(only.url), policy: "default-src 'self'" });
  await page.goto(`${blocked.url}element.html`);
  await page.waitForTimeout(300);
  assert.equal(await page.locator('iframe').count(), 0);
  assert.ok(await page.locator('zhicheng-wizard a').isVisible());
});

test('运维页面：代码所见即所得，自查页逐项通过', async ({ page: visitor, axe, shot }) => {
  for (const [name, site] of pairs) {
    const page = await visitor();
    await page.goto(`${site.url}embed.html`);
    await wizard(page);
    assert.deepEqual(await axe(page, { iframes: false }), []);
    await page.selectOption('#notice', 'jiangbei2024');
    await page.fill('#color', '#ffcc00');
    await page.locator('#color-error').waitFor();
    await page.fill('#color', '#7f4500');
    await press(page.locator('label[for="mode"]'));
    await page.waitForFunction(() => document.querySelector('#view iframe')?.src.includes('mode=elder'));
    const code = await page.locator('#code').innerText();
    for (const words of ['notice="jiangbei2024"', 'color="#7f4500"', 'mode="elder"', `${site.url}embed.js`]) assert.ok(code.includes(words), `${words}：${code}`);
    await shot(page, 'embed-page');
    await page.goto(`${site.url}check.html`);
    await page.locator('#verdict').filter({ hasText: '要改' }).or(page.locator('#verdict').filter({ hasText: '没有必须改' })).waitFor();
    const rows = await page.locator('#found tr').allInnerTexts();
    assert.deepEqual(rows.filter((row) => /\t要改/.test(row)), [], name);
    assert.ok(rows.length > 20, `只查了 ${rows.length} 项`);
    assert.deepEqual(await axe(page), []);
    await shot(page, `check-${site.name}`);
  }
});

test('申报人看过以后按了按钮，门户才收到那份 JSON，一字不差', async ({ page: visitor, shot }) => {
  const [, , host] = pairs[0];
  const page = await visitor(PHONE);
  await page.goto(`${host.url}given.html`);
  const { inside } = await wizard(page);
  await page.evaluate(() => { globalThis.results = []; document.addEventListener('zhicheng-result', (event) => globalThis.results.push(event.detail)); });
  await inside.locator('html').evaluate(() => { location.hash = '#/takeaway/carry'; });
  await inside.locator('#carry').evaluate((details) => { details.open = true; });
  await press(inside.getByRole('button', { name: '先看看要交什么' }));
  const seen = await inside.locator('#handed').innerText();
  assert.deepEqual(await page.evaluate(() => globalThis.results), [], '没有按就交出了');
  const button = inside.getByRole('button', { name: '把结果交给本网站' });
  await button.scrollIntoViewIfNeeded();
  // The host lays something over the wizard that lets presses through: what one presses is not what one sees.
  // Only Chromium tells a page so.
  for (const style of FIREFOX ? [] : ['background: white', 'background: url(data:,)', 'opacity: 0.01; background: red']) {
    await page.evaluate((look) => {
      const cover = Object.assign(document.createElement('div'), { id: 'cover' });
      cover.style.cssText = `position: fixed; inset: 0; z-index: 9; pointer-events: none; ${look}`;
      document.body.append(cover);
    }, style);
    await page.waitForTimeout(SEEN_MS);
    await button.click();
    await inside.getByText('没有被遮住').waitFor();
    assert.deepEqual(await page.evaluate(() => globalThis.results), [], `被盖住时按了也交出了：${style}`);
    await page.evaluate(() => document.getElementById('cover').remove());
  }
  // Nor may it vanish, or come into sight, at the moment of the press.
  if (FIREFOX) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(SEEN_MS);
    await button.scrollIntoViewIfNeeded();
  }
  await press(button);
  assert.deepEqual(await page.evaluate(() => globalThis.results), [], '刚揭开就交出了');
  await page.waitForTimeout(SEEN_MS);
  await press(button);
  await inside.getByText('已经交给本网站').waitFor();
  const [given] = await page.evaluate(() => globalThis.results);
  assert.equal(given.replace(/\s/g, ''), seen.replace(/\s/g, ''), '交出的不是看到的');
  assert.equal(JSON.parse(given).case.edition, 'dadukou2022');
  await shot(page, 'handed-over');
  await page.goto(`${host.url}line.html`);
  const other = await wizard(page);
  await other.inside.locator('html').evaluate(() => { location.hash = '#/takeaway/carry'; });
  await other.inside.locator('#carry').waitFor({ state: 'attached' });
  assert.equal(await other.inside.getByRole('button', { name: '先看看要交什么' }).count(), 0, '没有要结果的门户也有按钮');
});

test('框架里打印的是向导自己，下载照常，沙箱里也一样；门户不要打印时没有打印按钮', async ({ page: visitor }) => {
  const [, , host] = pairs[0];
  for (const path of ['given.html', 'boxed.html']) {
    const page = await visitor({ ...PHONE, acceptDownloads: true });
    await page.goto(`${host.url}${path}`);
    const { inside } = await wizard(page);
    const stub = () => { globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1; }; };
    await page.evaluate(stub);
    await inside.locator('html').evaluate(stub);
    await inside.locator('html').evaluate(() => { location.hash = '#/takeaway/carry'; });
    await inside.locator('#carry').waitFor({ state: 'attached' });
    await press(inside.getByRole('button', { name: /^打印/ }).first());
    await settle(page);
    assert.deepEqual([await inside.locator('html').evaluate(() => globalThis.printed), await page.evaluate(() => globalThis.printed)], [1, 0], path);
    await inside.locator('#carry').evaluate((details) => { details.open = true; });
    // The driver hears of no download in Firefox.
    if (FIREFOX) continue;
    const [file] = await Promise.all([page.waitForEvent('download'), press(inside.getByRole('button', { name: '导出文件' }))]);
    assert.equal(file.suggestedFilename(), '职称申报回答.json', path);
    await page.close();
  }
  const page = await visitor(PHONE);
  await page.goto(`${host.url}element.html`);
  const { inside } = await wizard(page);
  await inside.locator('html').evaluate(() => { location.hash = '#/takeaway/carry'; });
  await inside.locator('#carry').waitFor({ state: 'attached' });
  assert.equal(await inside.locator('button').filter({ hasText: /^打印/ }).count(), 0);
});

test('门户不是中文的，向导先说明自己是中文', async ({ page: visitor }) => {
  const [, , host] = pairs[1];
  const page = await visitor(PHONE);
  await page.goto(`${host.url}english.html`);
  const shown = await wizard(page);
  assert.match(await shown.frame.getAttribute('title'), /in Chinese/);
  assert.equal(await shown.frame.getAttribute('lang'), 'zh-CN');
  assert.equal(await shown.inside.locator('p[lang="en"]').innerText(), 'This service is in Chinese.');
  await fits(page, shown, '英文门户');
  await page.goto(`${host.url}line.html`);
  assert.equal(await (await wizard(page)).inside.locator('p[lang="en"]').count(), 0);
});
