// What comes late, not at all, or is not there any more: said in words, with a way on, and nothing lost.
import { readdirSync } from 'node:fs';
import { SITE, assert, test } from './harness.mjs';
import { give, kept, untilKept } from './kept.mjs';
import { ANSWERS, ENOUGH } from './rich.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const RULES = /notices\/dadukou2022\.[0-9a-f]{16}\.bin/;

const ready = (page) => page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });

/** Chooses a matter and a notice on the first page. */
async function choose(page, matter, notice) {
  await page.locator('input[name="f-matter"] + label').filter({ hasText: matter }).first().click();
  await page.locator('input[name="f-edition"] + label').filter({ hasText: notice }).first().click();
}

test('通知还没到时按“开始”，有说明，到了就开始', async ({ page, url }) => {
  const visitor = await page(PHONE);
  let go;
  const held = new Promise((done) => { go = done; });
  await visitor.route(RULES, async (route) => {
    await held;
    await route.continue();
  });
  await visitor.goto(url);
  await ready(visitor);
  await choose(visitor, '职称评审', '大渡口区');
  await visitor.getByRole('button', { name: '开始' }).click();
  await visitor.locator('[role=status]', { hasText: '正在打开通知' }).waitFor();
  go();
  await visitor.locator('h1', { hasText: '您的身份' }).waitFor();
});

test('通知一直不来时，过一会儿说明，可以重试', async ({ page, url }) => {
  const visitor = await page(PHONE);
  let silent = true;
  await visitor.route(RULES, (route) => (silent ? undefined : route.continue()));
  await visitor.goto(url);
  await ready(visitor);
  await choose(visitor, '职称评审', '大渡口区');
  await visitor.locator('#app .notice--stop', { hasText: '很久没有回应' }).waitFor({ timeout: 30_000 });
  silent = false;
  await visitor.getByRole('button', { name: '重试' }).click();
  await visitor.locator('#app .notice--stop').waitFor({ state: 'detached' });
  await visitor.getByRole('button', { name: '开始' }).click();
  await visitor.locator('h1', { hasText: '您的身份' }).waitFor();
});

/** Goes to the first page of questions of 大渡口区. */
async function atFirstQuestions(page, url) {
  await page.goto(url);
  await ready(page);
  await choose(page, '职称评审', '大渡口区');
  await page.getByRole('button', { name: '开始' }).click();
  await page.locator('h1', { hasText: '您的身份' }).waitFor();
}

// A site made for working on (`make journey`) has its program whole.
const CHUNK = /wizard-result\.[0-9a-f]{16}\.bin/;
if (readdirSync(SITE).some((name) => CHUNK.test(name))) {
  test('下结论的部分没有下载成功时说明，可以重试，答案还在', async ({ page, url, axe }) => {
    const visitor = await page(PHONE);
    let asked = 0;
    let broken = true;
    await visitor.route(CHUNK, (route) => {
      asked += 1;
      return broken ? route.abort() : route.continue();
    });
    await atFirstQuestions(visitor, url);
    assert.equal(asked, 0, 'the first question waits for nothing that concludes');
    await visitor.locator('input[name="f-person_category"] + label').first().click();
    await visitor.evaluate(() => { location.hash = '#/check'; });
    await visitor.locator('main .notice--stop', { hasText: '没有打开成功' }).waitFor();
    assert.deepEqual(await axe(visitor), []);
    assert.ok(asked > 0);
    broken = false;
    await visitor.getByRole('button', { name: '重试' }).click();
    await visitor.locator('h1', { hasText: '核对' }).waitFor();
    assert.match(await visitor.locator('#main').innerText(), /修改/);
  });

  // What asks comes once it is said what for, in a file of its own and one that others share.
  const ASKING = /wizard-questions(-shared)?\.[0-9a-f]{16}\.bin/;
  test('提问的部分没有下载成功时说明，可以重试，答案还在', async ({ page, url, axe }) => {
    const visitor = await page(PHONE);
    let asked = 0;
    let broken = true;
    await visitor.route(ASKING, (route) => {
      asked += 1;
      return broken ? route.abort() : route.continue();
    });
    await visitor.goto(url);
    await ready(visitor);
    await visitor.waitForTimeout(500);
    assert.equal(asked, 0, 'the first page needs none of it');
    await choose(visitor, '职称评审', '大渡口区');
    const failed = visitor.locator('#app .notice--stop', { hasText: '没有打开成功' });
    await failed.waitFor();
    assert.ok(asked > 0);
    assert.deepEqual(await axe(visitor), []);
    // The same on the page of a question, to which a reload leads.
    await visitor.evaluate(() => { location.hash = '#/q/who'; });
    await visitor.locator('h1', { hasText: '没有打开' }).waitFor();
    await visitor.reload();
    await ready(visitor);
    await failed.waitFor();
    assert.equal(await failed.count(), 1);
    broken = false;
    await failed.getByRole('button', { name: '重试' }).click();
    await visitor.locator('h1', { hasText: '您的身份' }).waitFor();
    await failed.waitFor({ state: 'detached' });
    await visitor.evaluate(() => { location.hash = '#/'; });
    assert.ok(await visitor.locator('input[name="f-matter"]').first().isChecked());
  });

  // What tries changes out is for those alone whose answers are not enough.
  const TRYING = /wizard-whatif(-shared)?\.[0-9a-f]{16}\.bin/;
  test('试算的部分：够条件的不下载；没有下载成功时说明，可以重试', async ({ page, url, axe }) => {
    const visitor = await page(PHONE);
    let asked = 0;
    let broken = true;
    await visitor.route(TRYING, (route) => {
      asked += 1;
      return broken ? route.abort() : route.continue();
    });
    await visitor.goto(url);
    const take = async (answers) => {
      await give(visitor, answers);
      await visitor.goto(`${url}#/takeaway`);
      await visitor.reload();
      await visitor.locator('#whatif > summary').click();
    };
    await take(ENOUGH);
    await visitor.locator('#whatif').filter({ hasText: '不需要改变什么' }).waitFor();
    await visitor.waitForTimeout(500);
    assert.equal(asked, 0, 'nothing is tried out for somebody who may apply');
    await take(ANSWERS);
    const failed = visitor.locator('#whatif .notice--stop', { hasText: '没有打开成功' });
    await failed.waitFor();
    assert.ok(asked > 0);
    assert.deepEqual(await axe(visitor), []);
    broken = false;
    await failed.getByRole('button', { name: '重试' }).click();
    await visitor.locator('#whatif h3').first().waitFor({ timeout: 40_000 });
    await visitor.locator('#result').filter({ hasText: '怎样才能申报' }).waitFor({ state: 'attached' });
  });
}

test('换了要办的事，原来的通知不合适就要另选', async ({ open }) => {
  const page = await open('', PHONE);
  await choose(page, '职称评审', '大渡口区 2022');
  await page.locator('input[name="f-matter"] + label').filter({ hasText: '来渝确认' }).click();
  await page.getByRole('button', { name: /^(开始|接着填)$/ }).click();
  assert.match(await page.locator('.errors').innerText(), /请选择一份通知/);
  // The list of faults is focused once it is drawn.
  await page.waitForFunction(() => document.activeElement.className === 'errors');
  page.log.clean();
});

test('答案用的通知不再收录时说明，答案还在', async ({ page, url }) => {
  const visitor = await page(PHONE);
  await visitor.goto(url);
  await ready(visitor);
  await choose(visitor, '职称评审', '大渡口区');
  await visitor.waitForTimeout(200);
  await untilKept(visitor, 'edition=dadukou2022');
  const before = (await kept(visitor)).window;
  await visitor.evaluate((store) => {
    for (const [key, text] of Object.entries(store)) sessionStorage.setItem(key, text.replace('edition=dadukou2022', 'edition=fuling2030'));
  }, before);
  await visitor.goto(`${url}#/result`);
  await visitor.reload();
  await ready(visitor);
  await visitor.locator('#app .notice', { hasText: '这里不再收录' }).waitFor();
  await visitor.locator('main a', { hasText: '开始' }).click();
  assert.ok(await visitor.locator('input[name="f-matter"]').first().isChecked());
  await visitor.getByRole('button', { name: /^(开始|接着填)$/ }).click();
  assert.match(await visitor.locator('.errors').innerText(), /请选择一份通知/);
});

test('没有的页面说没有，不是一直在打开', async ({ open, axe }) => {
  for (const wrong of ['#/q', '#/nowhere', '#/q/no-such-page']) {
    const page = await open('', PHONE);
    await choose(page, '职称评审', '大渡口区');
    await page.evaluate((fragment) => { location.hash = fragment; }, wrong);
    await page.locator('h1', { hasText: '没有这一页' }).waitFor();
    assert.deepEqual(await axe(page), []);
  }
});

test('加一条、删一条后，焦点和播报跟着走', async ({ open }) => {
  const page = await open('', PHONE);
  await give(page, { edition: 'dadukou2022', matter: '职称评审', person_category: '非公单位人员', target_level: '高级工程师', target_series: '工程技术' });
  await page.goto(`${page.url().split('#')[0]}#/q/titles`);
  await page.reload();
  await page.locator('input[name="f-titles"] + label').filter({ hasText: '有' }).first().click();
  await page.getByRole('button', { name: '再加一条' }).click();
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  await page.waitForFunction(() => document.activeElement.textContent.trim() === '第 2 条');
  assert.match(await page.locator('.said').allInnerTexts().then((all) => all.join()), /现有 2 条/);
  await page.getByRole('button', { name: '删除这一条' }).last().click();
  await page.waitForFunction(() => document.activeElement.textContent.trim() === '第 1 条');
  assert.match(await page.locator('.said').allInnerTexts().then((all) => all.join()), /已删除第 2 条/);
  await page.getByRole('button', { name: '删除这一条' }).click();
  await page.waitForFunction(() => document.activeElement.textContent.trim() === '再加一条');
  assert.equal(await focused(), '再加一条');
});

test('答案填得不对，说明属于那一栏', async ({ open }) => {
  const page = await open('', PHONE);
  await choose(page, '职称评审', '大渡口区');
  await page.getByRole('button', { name: '开始' }).click();
  await page.locator('h1', { hasText: '您的身份' }).waitFor();
  await page.locator('input[name="f-person_category"] + label').first().click();
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.locator('#f-applied_this_year').waitFor();
  await page.fill('#f-applied_this_year', '很多');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '继续', exact: true }).click();
  const input = page.locator('#f-applied_this_year');
  assert.equal(await input.getAttribute('aria-invalid'), 'true');
  const described = (await input.getAttribute('aria-describedby')).split(' ');
  const words = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
  assert.ok(words.join().length > 10, words.join());
  page.log.clean();
});
