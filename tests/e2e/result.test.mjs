// The result: in a minute whether, what is missing and what next, then part by part; on paper two pages.
// And what helps on the way there: going on where one stopped, changing one answer, large print.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { assert, opened, settled, test } from './harness.mjs';
import { give } from './kept.mjs';
import { OPENED } from './pages.mjs';
import { type, unfold, walk } from './walk.mjs';
import { PERSONS } from './persons.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const person = (name) => PERSONS.find((each) => each.name === name);
const COMMON = person('非公单位人员报工程师');
const pages = (pdf) => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
const focused = (page) => page.evaluate(() => document.activeElement?.tagName);

test('结果页：六屏以内，三件要紧的事在第一屏，各部分一点就开', async ({ open, axe, shot }) => {
  const page = await open('', PHONE);
  await walk(page, COMMON);
  const head = await page.locator('.outcome').innerText();
  for (const words of ['条件符合（按2022年通知）', '现在能不能报', '申报时间已过', '差什么', '下一步']) assert.ok(head.includes(words), `${words}：${head}`);
  const bottom = await page.locator('.outcome dl').evaluate((node) => node.getBoundingClientRect().bottom + scrollY);
  assert.ok(bottom <= 740 * 1.2, `the three things end at ${bottom} px`);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height <= 740 * 6, `${height} px are ${(height / 740).toFixed(1)} screens`);
  console.log(`result at 360 px: ${height} px, ${(height / 740).toFixed(1)} screens`);
  assert.deepEqual(await axe(page), []);
  await shot(page, 'result-folded-360');
  const parts = await page.locator('details.take > summary h2').allInnerTexts();
  for (const part of ['期限', '材料清单', '申报路径', '评审费', '学历年限阶梯', '依据的条款']) assert.ok(parts.includes(part), `${part}: ${parts}`);
  await unfold(page);
  assert.ok(await page.locator('blockquote.clause').count() > 5);
  // The years are enough already.
  assert.doesNotMatch(await page.locator('details.take', { hasText: '学历年限阶梯' }).first().innerText(), /最早/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
  const proofs = await page.locator('#proofs h3').allInnerTexts();
  for (const title of ['学历和年限', '申报路径', '评审费']) assert.ok(proofs.includes(title), `${title}: ${proofs}`);
  assert.match(await page.locator('#proofs').innerText(), /申报路径[^]*个人—所在单位[^]*评审费[^]*240元/);
  assert.deepEqual(await axe(page), []);
  await shot(page, 'result-open-360');
  page.log.clean();
});

test('结果打印：正文两页以内，条款和回答是附录', async ({ open }) => {
  const page = await open();
  await walk(page, COMMON);
  const whole = pages(await page.pdf({ format: 'A4' }));
  // The sentences at the foot follow the appendix.
  await page.evaluate(() => document.querySelectorAll('.appendix, .foot, .kept').forEach((node) => node.remove()));
  const front = pages(await page.pdf({ format: 'A4' }));
  console.log(`printed: ${front} pages, with the appendix ${whole}`);
  assert.ok(front <= 2, `${front} pages before the appendix`);
  assert.ok(whole > front);
});

test('结果打印：每个标题下都有内容，末页不只有页脚；往年的通知不亮绿灯', async ({ open }) => {
  const page = await open();
  await walk(page, person('事业单位人员报高工'));
  assert.equal(await page.locator('.outcome--yes').count(), 0);
  const pdf = await page.pdf({ format: 'A4' });
  const last = execFileSync('pdftotext', ['-f', String(pages(pdf)), '-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  assert.ok(last.trim().split(/\n+/).length > 3, last);
  const first = execFileSync('pdftotext', ['-l', '1', '-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  assert.match(first, /以受理机关审核为准[^]*校验[^]*条件符合/);
  await unfold(page);
  await page.emulateMedia({ media: 'print' });
  const empty = await page.locator('.take').evaluateAll((all) => all.filter((each) => each.querySelector('.take__body')?.innerText.trim() === '').map((each) => each.innerText));
  assert.deepEqual(empty, []);
});

test('直接打开结果页：说明还没有回答，给出出路', async ({ open, axe }) => {
  const page = await open('#/result', PHONE);
  assert.equal(await page.locator('#main h1').innerText(), '这里还没有您的回答');
  assert.doesNotMatch(await page.locator('#main').innerText(), /正在打开/);
  assert.deepEqual(await axe(page), []);
  await page.getByRole('link', { name: '开始' }).click();
  await page.locator('h1', { hasText: '我能申报职称吗' }).waitFor();
});

test('修改落在那一问，改好说明结论变没变，再回到核对', async ({ open }) => {
  const page = await open('', PHONE);
  await walk(page, COMMON);
  await page.getByRole('link', { name: '核对回答' }).click();
  assert.match(await page.locator('#main').innerText(), /办理事项\s*职称评审[^]*通知\s*大渡口区 2022/);
  const change = async (months) => {
    await page.locator('a', { hasText: '修改累计社保月数' }).or(page.locator('a', { hasText: /修改.*社保/ })).first().click();
    await page.waitForFunction(() => document.activeElement?.id === 'f-ss_months');
    await type(page.locator('#f-ss_months'), months);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: '继续', exact: true }).click();
    await page.locator('h1', { hasText: '请核对您的回答' }).waitFor();
    return page.locator('#main .notice').first().innerText();
  };
  assert.match(await change('48'), /结论没有变：条件符合/);
  assert.match(await change('3'), /结论变了。原来：条件符合.*现在：不能申报（按2022年通知）/);
});

test('上次没有填完的，首页说填到哪里，接着填回到那一步', async ({ open }) => {
  const page = await open('', PHONE);
  await page.locator('input[name="f-matter"] + label').first().click();
  await page.locator('input[name="f-edition"] + label').filter({ hasText: '大渡口区' }).click();
  await page.getByRole('button', { name: '开始' }).click();
  await page.locator(`[name="f-person_category"][value="${COMMON.answers.person_category}"] + label`).click();
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.waitForFunction(() => location.hash !== '#/q/who');
  const stopped = new URL(page.url()).hash;
  await page.getByRole('link', { name: '申报自测' }).click();
  await page.locator('#main .notice', { hasText: '您上次填到：' }).waitFor();
  await page.getByRole('link', { name: '接着填' }).click();
  assert.equal(new URL(page.url()).hash, stopped);
});

/** Opens `hash` with these answers, as if they had been given in this window. */
const at = async (open, hash, answers) => {
  const page = await open('', PHONE);
  await give(page, answers);
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.reload();
  await opened(page);
  return page;
};

test('新出现的追问，按继续以前不算错', async ({ open }) => {
  const page = await at(open, '#/q/work', { edition: 'dadukou2022', matter: '职称评审', person_category: '非公单位人员' });
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.locator('.errors').waitFor();
  for (const name of ['archive_location', 'employer_location']) await page.locator(`input[name="f-${name}"] + label`).first().click();
  await type(page.locator('#f-ss_months'), '24');
  await page.keyboard.press('Tab');
  // 中断 is asked only now.
  const late = page.locator('fieldset:has(input[name="f-ss_recent_gap"])');
  await late.waitFor();
  assert.equal(await late.locator('.field__error').count(), 0);
  assert.equal(await page.locator('.errors').count(), 0);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await late.locator('.field__error').waitFor();
});

test('不知道选哪一项：焦点不落空', async ({ open }) => {
  const page = await open('', PHONE);
  await page.getByRole('button', { name: /^不知道该选哪一项/ }).click();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
  await page.getByRole('button', { name: '还没有', exact: true }).click();
  await page.waitForTimeout(100);
  assert.equal(await focused(page), 'H2');
  await page.getByRole('button', { name: '是', exact: true }).click();
  await page.waitForTimeout(100);
  assert.equal(await focused(page), 'INPUT');
  await page.getByRole('button', { name: /^不知道该选哪一项/ }).click();
  await page.getByRole('button', { name: '不问了，我自己选' }).click();
  await page.waitForTimeout(100);
  assert.notEqual(await focused(page), 'BODY');
});

for (const width of [360, 1280]) {
  test(`我的区县不在这里；今年的推算（${width} 宽）`, async ({ open, axe, shot }) => {
    const page = await open('#/elsewhere', { viewport: { width, height: 800 } });
    await page.locator('h1', { hasText: '我的区县或年份不在这里' }).waitFor();
    assert.match(await page.locator('#main').innerText(), /怎样找到该用的通知[^]*可以先用哪份演练[^]*别的区县的电话/);
    assert.deepEqual(await axe(page), []);
    await shot(page, `elsewhere-${width}`);
    await page.getByRole('link', { name: '回到首页' }).click();
    await walk(page, COMMON);
    await page.getByRole('link', { name: '看今年的推算' }).click();
    await page.locator('h1', { hasText: '如果今年的条件不变' }).waitFor();
    const words = await page.locator('#main').innerText();
    assert.match(words, /这是推算，不是通知/);
    assert.match(words, /如果条件不变，20\d\d 年条件符合。/);
    assert.match(words, /往年大约什么时候[^]*11月14日/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    assert.deepEqual(await axe(page), []);
    await shot(page, `this-year-${width}`);
    page.log.clean();
  });
}

test('大字版至少 24 像素，可以再大，退出写在按钮上，刷新后还在', async ({ open, axe, shot }) => {
  const page = await open('', PHONE);
  const size = () => page.locator('#main p').first().evaluate((node) => parseFloat(getComputedStyle(node.closest('main')).fontSize));
  await page.getByRole('button', { name: '大字版' }).click();
  assert.ok(await size() >= 24, `${await size()} px`);
  await page.getByRole('button', { name: '字再大些' }).click();
  assert.ok(await size() >= 30);
  await page.reload();
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  assert.ok(await size() >= 30);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
  assert.deepEqual(await axe(page), []);
  await shot(page, 'large-360');
  await page.getByRole('button', { name: '退出大字版' }).click();
  assert.ok(await size() < 20);
});

for (const [name, options] of [['深色', { colorScheme: 'dark' }], ['高对比', { contrast: 'more' }], ['强制颜色', { forcedColors: 'active' }]]) {
  test(`${name}：首页和结果看得清`, async ({ open, axe, shot }) => {
    const page = await open('', { ...PHONE, ...options });
    // With something chosen, which is painted otherwise.
    await page.locator('input[name="f-matter"] + label').filter({ hasText: COMMON.matter }).first().click();
    await page.locator('input[name="f-edition"] + label').first().waitFor();
    assert.ok(await page.locator('input[name="f-matter"]:checked').count());
    assert.deepEqual(await axe(page), []);
    await walk(page, COMMON);
    if (name === '深色') {
      const [ground] = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor]);
      assert.equal(ground, 'rgb(20, 24, 29)');
    }
    await unfold(page);
    assert.deepEqual(await axe(page), []);
    await shot(page, `look-${name}`);
  });
}

/** What is to be pressed and is less high than `least`; links among the words of a sentence are none of it. */
const small = (page, least) => page.evaluate((low) => {
  const targets = 'a[href], button, summary, select, textarea, input:not([type=radio]):not([type=checkbox]), .choice__label';
  const among = (node) => getComputedStyle(node).display === 'inline' && [...node.parentElement.childNodes].some((other) => other.nodeType === Node.TEXT_NODE && other.data.trim());
  return [...document.querySelectorAll(targets)].filter((node) => {
    const { width, height } = node.getBoundingClientRect();
    return width > 1 && height > 0 && height < low - 0.5 && node.checkVisibility({ visibilityProperty: true }) && !among(node);
  }).map((node) => `${node.tagName}.${node.className} ${node.getBoundingClientRect().height} px: ${node.innerText.slice(0, 20)}`);
}, least);

for (const [size, width, least] of [['普通', 360, 44], ['大字版', 320, 60], ['大字版再大些', 320, 60]]) {
  test(`${size} ${width} 宽：不溢出，要按的都够大`, async ({ open }) => {
    const page = await open('', { viewport: { width, height: 740 } });
    if (least > 44) await page.getByRole('button', { name: '大字版' }).click();
    if (size.endsWith('再大些')) await page.getByRole('button', { name: '字再大些' }).click();
    const look = async (here, where) => {
      assert.deepEqual(await small(here, least), [], where);
      const wide = await here.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${where}: ${wide} px too wide`);
    };
    await walk(page, COMMON, look);
    await unfold(page);
    await look(page, 'result');
    const base = page.url().split('#')[0];
    for (const to of OPENED) {
      await page.goto(base + to);
      await settled(page);
      if (to === '#/takeaway') {
        await page.locator('#whatif').waitFor();
        await unfold(page);
      }
      await look(page, to);
    }
    page.log.clean();
  });
}

test('结果页开着，过了截止时间，状态跟着变', async ({ page: visitor, url }) => {
  const page = await visitor(PHONE);
  // 大渡口 2022 prints 2022-11-07 to 2022-11-20 for the first; the day ends at midnight in Shanghai.
  await page.clock.install({ time: new Date('2022-11-20T23:58:00+08:00') });
  await page.goto(url);
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await give(page, { edition: 'dadukou2022', matter: '职称评审', person_category: '非公单位人员', target_committee: '2', target_level: '高级工程师', target_series: '工程技术' });
  await page.goto(`${url}#/result`);
  await page.reload();
  const first = page.locator('#deadlines .take__about');
  await first.filter({ hasText: '进行中' }).waitFor();
  await page.clock.fastForward(180_000);
  await first.filter({ hasText: '已截止' }).waitFor();
  page.log.clean();
});

test('朗读：读本页的话，换页就停', async ({ page: visitor, url }) => {
  const page = await visitor(PHONE);
  await page.addInitScript(() => {
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(words) { this.words = words; } };
    Object.defineProperty(window, 'speechSynthesis', { value: { speak: (one) => window.said.push([one.lang, one.words]), cancel: () => window.said.push('cancel') } });
  });
  await page.goto(url);
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '朗读' }).click();
  const said = await page.evaluate(() => window.said);
  assert.ok(said.some((one) => one[0] === 'zh-CN' && one[1] === '我能申报职称吗？'), JSON.stringify(said).slice(0, 200));
  await page.getByRole('link', { name: '关于' }).click();
  await page.getByRole('button', { name: '朗读', exact: true }).waitFor();
  assert.equal((await page.evaluate(() => window.said)).at(-1), 'cancel');
});

test('这句话不对：给出一段写明通知、条款、网页的话', async ({ open, axe }) => {
  const page = await open('', PHONE);
  await walk(page, COMMON);
  await page.locator('#proofs > summary').click();
  const link = page.locator('#proofs a', { hasText: '这句话不对' }).first();
  await link.click();
  await page.locator('h1', { hasText: '哪里不对' }).waitFor();
  const words = await page.locator('.paper').innerText();
  assert.match(words, /通知：大渡口区 2022（dadukou2022，校验 [0-9a-f]{16}）/);
  assert.match(words, /位置：dadukou2022\.[\w.-]+\n网页：http.*#\/library\/dadukou2022\/dadukou2022\./);
  assert.match(await page.getByRole('link', { name: /用邮件发/ }).getAttribute('href'), /^mailto:\?subject=.*&body=.*dadukou2022/);
  assert.deepEqual(await axe(page), []);
});

test('“通知里还写了”的每个链接都有内容，新窗口打开会说', async ({ open }) => {
  // One of each notice and matter.
  const places = new Map(PERSONS.map((each) => [each.edition + each.matter, each]));
  for (const each of places.values()) {
    const page = await open();
    await walk(page, each);
    const more = page.locator('#more');
    if (!(await more.count())) continue;
    await unfold(page);
    for (const link of await more.locator('a').all()) {
      assert.match(await link.innerText(), /新窗口打开/);
      const beside = await open(await link.getAttribute('href'));
      await settled(beside);
      const words = await beside.locator('#main').innerText();
      assert.doesNotMatch(words, /没有专门写|没有逐栏写明/, `${each.name}: ${await link.innerText()}`);
      await beside.close();
    }
    await page.close();
  }
});

test('别人的链接不会换掉自己的回答：刷新以后也换得回来', async ({ open }) => {
  const page = await open('', PHONE);
  await walk(page, COMMON);
  await page.goto(`${page.url().split('#')[0]}#/takeaway/carry`);
  await page.locator('#carry > summary').click().catch(() => {});
  const link = await page.locator('#link').innerText();
  const other = await open('', PHONE);
  await other.locator('input[name="f-matter"] + label').nth(1).click();
  await other.goto(`${other.url().split('#')[0]}${new URL(link).hash}`);
  await other.getByRole('button', { name: '打开，看结果' }).click();
  await other.locator('.outcome').waitFor();
  await other.reload();
  await other.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await other.getByRole('button', { name: '换回我自己的回答' }).click();
  await other.goto(`${other.url().split('#')[0]}#/`);
  assert.ok(await other.locator('input[name="f-matter"]').nth(1).isChecked());
});
