// What makes the wizard easy for whoever has no patience with it: a press counts, steps go forward only, the head
// of the result tells everything without scrolling, nothing is said twice.
import { assert, launch, opened, test } from './harness.mjs';
import { give } from './kept.mjs';
import { unfold, walk } from './walk.mjs';
import { PERSONS } from './persons.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const person = (name) => PERSONS.find((each) => each.name === name);

/** Puts these answers where the window keeps them, and opens `hash`. */
async function at(page, url, hash, answers) {
  await page.goto(url);
  await give(page, answers);
  await page.goto(`${url}${hash}`);
  await page.reload();
  await opened(page);
}

const WORKING = {
  edition: 'dadukou2022', matter: '职称评审', target_series: '工程技术', target_level: '工程师', person_category: '非公单位人员', archive_location: '本区', employer_location: '本区', ss_months: '24', ss_recent_gap: '否',
};

for (const name of ['chromium', 'firefox']) {
  test(`${name}：打完数字直接按“继续”，页面动了也算按到，只算一次`, async ({ url }) => {
    const browser = await launch({ browser: name });
    try {
      // So high that nothing scrolls: scrolling would hide the movement, where the browser follows it.
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 2600 } })).newPage();
      await at(page, url, '#/q/work', WORKING);
      const box = page.locator('#f-ss_months');
      const button = page.getByRole('button', { name: '继续', exact: true });
      // What concludes is there, so that the banner comes at once.
      await page.locator('input[name="f-ss_recent_gap"]').first().waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      // By keys only: filling a box would tell of the change before it is left.
      await box.click();
      await page.keyboard.press('End');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('8');
      const before = await button.boundingBox();
      await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
      await page.mouse.down();
      await page.waitForTimeout(300);
      const after = await button.boundingBox();
      assert.ok(Math.abs(after.y - before.y) > before.height, `the page moved by ${after.y - before.y} px`);
      await page.mouse.up();
      await page.waitForFunction(() => location.hash !== '#/q/work');
      await page.waitForTimeout(500);
      assert.equal(new URL(page.url()).hash, '#/q/titles', 'one page on, not two');
    } finally {
      await browser.close();
    }
  });
}

test('按下以后移开再放，不算按', async ({ open }) => {
  const page = await open('', PHONE);
  const label = page.locator('input[name="f-matter"] + label').first();
  await label.scrollIntoViewIfNeeded();
  const { x, y } = await label.boundingBox();
  await page.mouse.move(x + 20, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 250, { steps: 3 });
  await page.mouse.up();
  await page.waitForTimeout(200);
  assert.equal(await page.locator('input[name="f-matter"]:checked').count(), 0);
});

// 大足 asks the category of a soldier only once the title is known.
const SOLDIER = {
  matter: '来渝确认', edition: '大足区 2025',
  answers: {
    uses_nominal_unit: '否', titles: '有', 'titles.0.level': '工程师', 'titles.0.series': '工程技术', 'titles.0.obtained': '2018-6', 'titles.0.source': '军队评定',
    person_category: '转业安置军转干部',
  },
};
for (const each of [SOLDIER, person('江北区正常晋升'), person('艺术系列中级')]) {
  test(`步数一步一步往前，不回头：${each.edition}，${each.matter}，${each.name ?? '军队职称'}`, async ({ open }) => {
    const page = await open('', PHONE);
    const seen = [];
    await walk(page, each, async () => {}, async (here, where) => {
      seen.push([where, Number(/第 (\d+) 步/.exec(await here.locator('.steps__now').innerText())[1])]);
    });
    assert.equal(new Set(seen.map(([where]) => where)).size, seen.length, `${seen.join(' ')}`);
    assert.deepEqual(seen.map(([, step]) => step), seen.map((_, place) => place + 1), `${seen.join(' ')}`);
  });
}

for (const name of ['社保不够的非公人员', '年限不够的国企人员', '江北区正常晋升', '大足区考核确定', '自由职业者']) {
  test(`一屏说清能不能、差什么、何时、下一步，不说两遍：${name}`, async ({ open, shot }) => {
    const page = await open('', PHONE);
    await walk(page, person(name));
    const head = page.locator('.outcome dl');
    const bottom = await head.evaluate((node) => node.getBoundingClientRect().bottom + scrollY);
    console.log(`${name}: the head ends at ${Math.round(bottom)} px`);
    await shot(page, `head-${name}`);
    assert.ok(bottom <= 740, `${bottom} px`);
    assert.match(await head.innerText(), /现在能不能报[^]*(差什么|现在看来)[^]*下一步/);
    // What is missing and what is next does not stand again below it.
    const all = await page.locator('#main').evaluate((main) => main.textContent);
    const rows = head.locator('.summary__row').filter({ hasNotText: '现在能不能报' });
    for (const words of await rows.locator('p').allTextContents()) assert.equal(all.split(words).length, 2, words);
    // Where the type is settled, no answer is said to be waited for.
    await unfold(page);
    const kinds = page.locator('#kinds');
    if (await kinds.getByText('适用', { exact: true }).count() > 0) assert.doesNotMatch(await kinds.innerText(), /还有没回答的问题/);
  });
}

test('问题第一页三屏半以内', async ({ open }) => {
  const page = await open('', PHONE);
  await walk(page, person('非公单位人员报工程师'), async (here, where) => {
    const height = await here.evaluate(() => document.documentElement.scrollHeight);
    console.log(`${where}: ${(height / 740).toFixed(1)} screens`);
    if (where === 'who') assert.ok(height <= 740 * 3.5, `${height} px`);
  });
});

test('江北：各种申请类型并排，答“不清楚”也各有理由；经济师不说成有工程技术职称', async ({ open }) => {
  const page = await open('', PHONE);
  const answers = { ...person('江北区正常晋升').answers, 'titles.0.level': '工程师', 'titles.0.series': '经济', change_kind: '不清楚' };
  await walk(page, { ...person('江北区正常晋升'), answers });
  await unfold(page);
  const kinds = await page.locator('#kinds').innerText();
  for (const kind of ['正常晋升', '破格晋升', '转评', '多评']) assert.ok(kinds.includes(kind), kinds);
  assert.match(kinds, /转评[^]*如果要从其他系列转到工程技术系列/);
  assert.match(kinds, /多评[^]*您的职称不是工程技术系列/);
  assert.doesNotMatch(kinds, /您已有工程技术系列/);
});

test('与本人无关的选项不列出；选过的看得见，人员类别改了也不藏答案', async ({ open, url }) => {
  const page = await open('', PHONE);
  const offered = (fact) => page.locator(`input[name="f-${fact}"]`).evaluateAll((all) => all.map((each) => each.value));
  const work = (answers) => at(page, url, '#/q/work', { edition: 'dadukou2022', matter: '职称评审', target_series: '工程技术', target_level: '工程师', ...answers });
  await work({ person_category: '事业单位在编' });
  await page.locator('input[name="f-employer_kind"]').first().waitFor({ state: 'attached' });
  assert.deepEqual(await offered('employer_kind'), ['区属事业单位', '市属事业单位', '不清楚']);
  await work({ person_category: '流动人员', employer_kind: '非公企业' });
  await page.locator('input[name="f-employer_kind"]').first().waitFor({ state: 'attached' });
  assert.equal((await offered('employer_kind')).length, 10);
  await work({ person_category: '国有企业正式员工', employer_kind: '非公企业' });
  await page.locator('input[name="f-employer_kind"]:checked').waitFor({ state: 'attached' });
  assert.deepEqual(await offered('employer_kind'), ['区属国有企业', '市属国有企业', '央企', '非公企业', '不清楚']);
  await page.locator('label', { hasText: /^央企/ }).click();
  assert.equal(await page.locator('input[name="f-employer_kind"]:checked').inputValue(), '央企');
  // On one page the list follows the answer above it.
  await at(page, url, '#/q/work', { edition: 'jingxin2024', matter: '职称评审', target_series: '工程技术', target_level: '高级工程师', person_category: '非公单位人员' });
  await page.locator('input[name="f-employer_location"]').first().waitFor({ state: 'attached' });
  assert.deepEqual(await offered('employer_location'), ['本区', '重庆市外', '无单位', '不清楚']);
  await page.locator('input[name="f-employer_kind"][value="非公企业"] + label').click();
  await page.waitForFunction(() => document.querySelectorAll('input[name="f-employer_location"]').length === 3);
  assert.deepEqual(await offered('employer_location'), ['本区', '重庆市外', '不清楚']);
});

test('首页：选好以后按回车就开始，没选全的说明缺什么；不用鼠标走到第一页', async ({ open }) => {
  const page = await open('');
  await page.locator('input[name="f-matter"]').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.locator('.errors, [role="alert"]').filter({ hasText: '通知' }).first().waitFor();
  await page.locator('input[name="f-edition"]').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: '您的身份' }).waitFor();
  assert.match(page.url(), /#\/q\/who$/);
});

test('首页：往年的提醒只在选了职称评审以后', async ({ open }) => {
  const page = await open('', PHONE);
  const banner = page.locator('#main .notice', { hasText: '职称评审通知都是往年的' });
  assert.equal(await banner.count(), 0);
  const matter = (name) => page.locator('input[name="f-matter"] + label').filter({ hasText: name }).first();
  await matter('职称评审').click();
  await banner.waitFor();
  await matter('考核确定').click();
  await banner.waitFor({ state: 'detached' });
});

test('第一页就不能申报的，当场说明，仍可以接着填', async ({ open }) => {
  const page = await open('', PHONE);
  await at(page, page.url(), '#/q/who', { edition: 'dadukou2022', matter: '职称评审' });
  await page.locator('input[name="f-person_category"] + label').filter({ hasText: '公务员' }).first().click();
  const out = page.locator('#main .notice--stop');
  await out.waitFor();
  assert.match(await out.innerText(), /按这份通知不能申报[^]*公务员[^]*可以直接看结果，也可以接着填/);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.waitForFunction(() => location.hash === '#/q/limits');
});

test('核对页有办理事项和通知；没有相符的评委会时说明', async ({ open }) => {
  const page = await open('', PHONE);
  await at(page, page.url(), '#/check', { ...WORKING, target_series: '艺术' });
  const checked = await page.locator('#main').innerText();
  assert.match(checked, /办理事项[^]*职称评审[^]*通知[^]*大渡口区 2022/);
  // No artist is called an engineer.
  assert.match(checked, /申报级别\s+中级\s/);
  await page.goto(`${page.url().split('#')[0]}#/q/target`);
  await page.getByText('通知的名单里没有这个系列和级别的评委会').waitFor();
});
