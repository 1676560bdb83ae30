// Lists: whatever cards are blank, deleted or added, what the check page tells is what was typed.
import { assert, test } from './harness.mjs';
import { give, kept as stores } from './kept.mjs';
import { type } from './walk.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };

/** At the page of titles in 大渡口, with 有 chosen. */
async function titles(open, blanks = 0) {
  const page = await open('', PHONE);
  const empty = Object.fromEntries(Array.from({ length: blanks }, (_, place) => [`titles.${place}`, '']));
  await give(page, {
    change_kind: '逐级晋升', edition: 'dadukou2022', matter: '职称评审', person_category: '非公单位人员', target_level: '高级工程师', target_series: '工程技术', ...empty,
  });
  await page.goto(`${page.url().split('#')[0]}#/q/titles`);
  await page.reload();
  await page.locator('input[name="f-titles"] + label').filter({ hasText: '有' }).first().click();
  await page.locator('.entries .card').first().waitFor();
  return page;
}

const cards = (page) => page.locator('.entries > .card, .entries .card');
const add = async (page) => {
  const before = await cards(page).count();
  await page.getByRole('button', { name: '再加一条' }).click();
  await page.waitForFunction((count) => document.querySelectorAll('.entries .card').length > count, before);
};

/** Fills the card at `place`, counted from 0. */
async function fill(page, place, [level, year, month]) {
  const card = cards(page).nth(place);
  await card.locator('select[id$="-level"]').selectOption(level);
  await card.locator('select[id$="-series"]').selectOption('工程技术');
  await card.locator('select[id$="-source"]').selectOption('重庆评审');
  await type(card.locator('input[id$="-obtained"]'), year);
  if (month) await type(card.locator('input[id$="-obtained-1"]'), month);
  await page.keyboard.press('Tab');
}

const remove = async (page, place) => {
  const before = await cards(page).count();
  await cards(page).nth(place).getByRole('button', { name: '删除这一条' }).click();
  await page.waitForFunction((count) => document.querySelectorAll('.entries .card').length < count, before);
};

/** Pastes `words` over what stands in `box`, out of another box. */
async function paste(page, box, words) {
  await page.evaluate((text) => {
    const other = document.body.appendChild(Object.assign(document.createElement('input'), { id: 'copied', value: text }));
    other.select();
  }, words);
  await page.keyboard.press('ControlOrMeta+C');
  await page.evaluate(() => document.getElementById('copied').remove());
  await box.selectText();
  await page.keyboard.press('ControlOrMeta+V');
}

/** The levels of the cards as shown; empty for a blank one. */
const shown = (page) => cards(page).locator('select[id$="-level"]').evaluateAll((all) => all.map((each) => each.value));

/** What the check page tells of the titles, one line an entry. */
async function told(page) {
  await page.goto(`${page.url().split('#')[0]}#/check`);
  const row = page.locator('.summary__row', { hasText: '现有职称' }).first();
  await row.waitFor();
  return row.locator('.summary__value p').allInnerTexts();
}

/** The numbers of entries that are kept. */
async function kept(page) {
  const text = Object.values((await stores(page)).window).find((words) => words.startsWith('zhicheng-answers')) ?? '';
  return [...new Set([...text.matchAll(/^titles\.(\d+)/gm)].map((found) => Number(found[1])))];
}

test('空白的卡片不会挡住后面的', async ({ open }) => {
  const page = await titles(open);
  await add(page);
  await add(page);
  await fill(page, 0, ['助理工程师', '2010', '6']);
  await fill(page, 2, ['工程师', '2014', '6']);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.waitForFunction(() => location.hash !== '#/q/titles');
  const lines = await told(page);
  assert.equal(lines.length, 2);
  assert.match(lines[0], /助理工程师/);
  assert.match(lines[1], /(?<!助理)工程师/);
  page.log.clean();
});

test('第一张空白、第二张填了的，也算填了', async ({ open }) => {
  const page = await titles(open);
  await add(page);
  await fill(page, 1, ['工程师', '2014', '6']);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.waitForFunction(() => location.hash !== '#/q/titles');
  assert.equal((await told(page)).length, 1);
});

test('删掉空白的、中间的、最后的，其余都在，删掉的不回来', async ({ open }) => {
  const page = await titles(open);
  await fill(page, 0, ['助理工程师', '2010', '6']);
  await add(page);
  await remove(page, 1);
  assert.deepEqual(await shown(page), ['助理工程师']);
  assert.ok(await page.locator('input[name="f-titles"]').first().isChecked(), '有 stays chosen');
  await add(page);
  await add(page);
  await fill(page, 2, ['工程师', '2014', '6']);
  await remove(page, 2);
  await page.reload();
  await cards(page).first().waitFor();
  assert.deepEqual(await shown(page), ['助理工程师', '']);
  assert.deepEqual(await kept(page), [0, 1]);
  await remove(page, 0);
  await add(page);
  assert.deepEqual(await shown(page), ['', ''], 'nothing deleted comes back');
  page.log.clean();
});

test('任意增删改、刷新、后退以后，留下的与一张清单相同', async ({ open }) => {
  const page = await titles(open);
  const levels = ['技术员', '助理工程师', '工程师', '高级工程师', ''];
  const plain = [''];
  let seed = 20261126;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let step = 0; step < 36; step += 1) {
    const at = random(Math.max(plain.length, 1));
    const act = random(6);
    if (act <= 1 || plain.length === 0) {
      await add(page);
      plain.push('');
    } else if (act === 2) {
      await remove(page, at);
      plain.splice(at, 1);
    } else if (act <= 4) {
      const level = levels[random(levels.length)];
      await cards(page).nth(at).locator('select[id$="-level"]').selectOption(level);
      plain[at] = level;
    } else if (plain.length > 0) {
      if (random(2)) await page.reload();
      else {
        await page.evaluate(() => { location.hash = '#/check'; });
        await page.locator('h1', { hasText: '核对' }).waitFor();
        await page.goBack();
      }
      await cards(page).first().waitFor();
    }
    assert.deepEqual(await shown(page), plain, `step ${step}`);
    assert.deepEqual(await kept(page), plain.map((_, place) => place), `kept after step ${step}`);
  }
  const lines = (await told(page)).map((line) => line.replace(/；.*$/, '').replace(/^.*：/, '').replace(/）$/, ''));
  // A level reads 中级（工程技术系列：工程师）.
  assert.deepEqual(lines, plain.filter(Boolean));
  page.log.clean();
});

test('一百条放得下，第一百零一条说明放满了', async ({ open }) => {
  const page = await titles(open, 99);
  const button = page.getByRole('button', { name: '再加一条' });
  await add(page);
  assert.equal(await cards(page).count(), 100);
  await button.click();
  await page.locator('.said', { hasText: '100' }).waitFor();
  assert.equal(await cards(page).count(), 100);
});

test('日期：粘贴整个日期分到各框，缺月份的指着月份说', async ({ open, axe }) => {
  const page = await titles(open);
  const [year, month, day] = ['', '-1', '-2'].map((end) => cards(page).first().locator(`input[id$="-obtained${end}"]`));
  for (const [typed, shownAs] of [['2014-06', ['2014', '06', '']], ['2013年7月', ['2013', '7', '']], ['2012.8', ['2012', '8', '']], ['2011/9/12', ['2011', '9', '12']], ['２０１００５', ['2010', '05', '']]]) {
    await paste(page, year, typed);
    await page.keyboard.press('Tab');
    await page.waitForFunction((id) => document.getElementById(id).value.length === 4, await year.getAttribute('id'));
    assert.deepEqual(await Promise.all([year, month, day].map((box) => box.inputValue())), shownAs, typed);
  }
  await fill(page, 0, ['工程师', '2014']);
  await month.fill('');
  await type(day, '12');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '继续', exact: true }).click();
  const line = page.locator('.errors a', { hasText: '请填月份（1 到 12）' });
  await line.click();
  assert.equal(await page.evaluate(() => document.activeElement.id), await month.getAttribute('id'));
  assert.match(Object.values((await stores(page)).window).join('\n'), /obtained=2014--12/);
  assert.deepEqual(await axe(page), []);
});

test('只填了一半的卡片，缺什么说什么', async ({ open }) => {
  const page = await titles(open);
  await cards(page).first().locator('select[id$="-level"]').selectOption('工程师');
  await page.getByRole('button', { name: '继续', exact: true }).click();
  const lines = await page.locator('.errors a').allInnerTexts();
  assert.equal(lines.length, 3, lines.join('\n'));
  for (const line of lines) assert.match(line, /^第 1 条的“.+”：请(选择|填年份和月份)/);
});

test('正在打的字，刷新以后还在', async ({ open }) => {
  const page = await titles(open);
  const year = cards(page).first().locator('input[id$="-obtained"]');
  await year.click();
  await page.keyboard.type('2016');
  await page.reload();
  await cards(page).first().waitFor();
  assert.equal(await cards(page).first().locator('input[id$="-obtained"]').inputValue(), '2016');
});
