// A site that is renewed while somebody uses it, and parts that do not come: said in true words, and the way on
// works without a reload and without losing what was typed.
import { assert, test } from './harness.mjs';
import { everything, give, untilKept } from './kept.mjs';
import { sealed } from './sealed.mjs';
import { openForms, type } from './walk.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const RULES = /notices\/dadukou2022\.[0-9a-f]{16}\.bin/;
const RENEWING = '通知文件已更新，正在重新取';
const NAME = 'QZXJVKW7MARKE';
const ANSWERS = {
  edition: 'dadukou2022', matter: '职称评审', today: '2022-11-20', person_category: '非公单位人员', discipline: '无',
  target_series: '工程技术', target_level: '工程师', change_kind: '逐级晋升',
};

const ready = (page) => page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
const begin = (page) => page.getByRole('button', { name: '开始', exact: true }).click();

async function choose(page) {
  await page.locator('input[name="f-matter"] + label').filter({ hasText: '职称评审' }).first().click();
  await page.locator('input[name="f-edition"] + label').filter({ hasText: '大渡口区' }).first().click();
}

/** A visitor with these answers at the papers they take away, forms and all. */
async function atForms(open) {
  const page = await open('', PHONE);
  await give(page, ANSWERS);
  await page.goto(`${page.url().split('#')[0]}#/takeaway`);
  await page.reload();
  await openForms(page);
  return page;
}

test('缓存里是旧的通知文件：说明正在重新取，取到就接着办', async ({ page, url }) => {
  const visitor = await page(PHONE);
  let go;
  const held = new Promise((done) => { go = done; });
  let count = 0;
  await visitor.route(RULES, async (route) => {
    count += 1;
    if (count === 1) return route.fulfill({ body: 'an old file' });
    await held;
    return route.continue();
  });
  await visitor.goto(url);
  await ready(visitor);
  await choose(visitor);
  await visitor.getByText(RENEWING).waitFor();
  go();
  await visitor.getByText(RENEWING).waitFor({ state: 'detached' });
  await begin(visitor);
  await visitor.locator('h1', { hasText: '您的身份' }).waitFor();
});

test('页面开着时网站换了通知：自己去取新的目录和文件', async ({ page, url }) => {
  const visitor = await page(PHONE);
  let asked = 0;
  await visitor.route(/notices\/catalog\.bin/, async (route) => {
    asked += 1;
    const answer = await route.fetch();
    if (asked > 1) return route.fulfill({ response: answer });
    // The catalog as it was: it names a set of files that the host has no more.
    const bytes = Buffer.from(await answer.body());
    const set = (await (await fetch(new URL('SHA256SUMS', url))).text()).match(/dadukou2022\.([0-9a-f]{16})\.bin/)[1];
    for (let at = bytes.indexOf(set); at >= 0; at = bytes.indexOf(set, at + 1)) bytes.write('0'.repeat(16), at);
    return route.fulfill({ response: answer, body: sealed(bytes) });
  });
  await visitor.goto(url);
  await ready(visitor);
  await choose(visitor);
  await begin(visitor);
  await visitor.locator('h1', { hasText: '您的身份' }).waitFor();
  assert.equal(asked, 2);
  assert.equal(await visitor.getByText(RENEWING).count(), 0);
});

test('启动文件没有取到，不说成浏览器过旧', async ({ page, url }) => {
  const visitor = await page(PHONE);
  let broken = true;
  await visitor.route(/\/boot\.[0-9a-f]{16}\.js/, (route) => (broken ? route.fulfill({ status: 404, body: 'no' }) : route.continue()));
  await visitor.goto(url);
  await visitor.locator('#failed').waitFor();
  assert.ok(!(await visitor.locator('#old').isVisible()));
  assert.match(await visitor.locator('#reason').innerText(), /没有取到 .*boot/);
  broken = false;
  await visitor.getByRole('button', { name: '重新打开' }).first().click();
  await ready(visitor);
});

test('填表时写的姓名，刷新以后还在，清除就没有', async ({ open }) => {
  const page = await atForms(open);
  const input = page.locator('#forms .asked input').first();
  await type(input, NAME);
  await input.press('Tab');
  const stores = () => everything(page);
  await untilKept(page, NAME);
  await page.reload();
  await openForms(page);
  assert.equal(await page.locator('#forms .asked input').first().inputValue(), NAME);
  assert.ok(!(await page.locator('#link, #carry').allInnerTexts()).join().includes(NAME), 'never in a link');
  await page.getByRole('button', { name: '清除', exact: true }).click();
  assert.doesNotMatch(await stores(), new RegExp(NAME));
  await page.reload();
  assert.doesNotMatch(await stores(), new RegExp(NAME));
});

test('工具的入口没有取到，不刷新也能再试，填的还在', async ({ page, url }) => {
  const visitor = await page(PHONE);
  let broken = true;
  await visitor.route(/\/exporter-loader\.[0-9a-f]{16}\.js/, (route) => (broken ? route.abort() : route.continue()));
  await visitor.goto(url);
  await ready(visitor);
  const at = await atForms(async () => visitor);
  const input = at.locator('#forms .asked input').first();
  await type(input, NAME);
  await input.press('Tab');
  const word = at.getByRole('button', { name: '下载 Word 文件' });
  await word.click();
  await at.locator('#forms .said', { hasText: '没有下载成功' }).waitFor();
  broken = false;
  await word.click();
  for (let waited = 0; !(await at.evaluate(() => typeof window.zhichengExporter === 'function')) && waited < 50; waited += 1) await at.waitForTimeout(100);
  await word.click();
  await at.locator('#forms .said', { hasText: '已交给浏览器下载' }).waitFor();
  assert.equal(await input.inputValue(), NAME);
});
