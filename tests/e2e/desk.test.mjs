// The HR desk: a roster in, the table, corrections, and everything that leaves it, on a desk and on a phone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, axe, shot, test } from './harness.mjs';

const MADE = 'target/e2e/desk';
const ASSESS = join(process.env.CARGO_TARGET_DIR ?? 'target', 'page', 'assess');
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
// What a unit answers once; a list that has nothing is ticked as such.
const UNIT = {
  person_category: '非公单位人员', applied_this_year: '0', uses_nominal_unit: '否', is_unit_admin: '否', target_series: '工程技术',
  archive_location: '本区', employer_location: '本区', ss_months: '60', ss_recent_gap: '否', 'titles-source': '重庆评审',
  change_kind: '逐级晋升', is_skilled_talent: '否',
};
const NONE = ['discipline', 'qualifications'];

/** A roster of nobody, as a file. */
function roster(shape, rows, seed) {
  mkdirSync(MADE, { recursive: true });
  const path = join(MADE, `${shape}-${rows}-${seed}.xlsx`);
  execFileSync(ASSESS, ['roster', 'sample', shape, '--rows', String(rows), '--seed', String(seed), '--out', path]);
  return path;
}
const python = (...given) => execFileSync('/usr/bin/python3', given, { encoding: 'utf8' });

const idle = (page) => page.locator('.desk__bar').waitFor({ state: 'detached', timeout: 60_000 });
const tab = (page, name) => page.locator('.desk__tabs').getByRole('button', { name }).click();
const alert = (page) => page.getByRole('alert');
const numbers = (page) => page.locator('.desk__count').evaluateAll((all) => all.map((each) => each.textContent.trim()));

/** The desk, with a notice chosen. */
async function arrive(open, viewport) {
  const page = await open('desk.html', { viewport, acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] });
  const edition = page.getByLabel('按哪份通知判断？');
  await edition.locator('option').nth(1).waitFor({ state: 'attached' });
  await edition.selectOption('dadukou2022');
  return page;
}

const give = (page, files) => page.getByLabel('选择名册').setInputFiles(files);

/** Gives the file and takes the matches as they are. */
async function judge(page, files) {
  await give(page, files);
  await page.getByRole('button', { name: '对，开始判断' }).click();
  await page.locator('.desk__tabs').waitFor();
  await idle(page);
}

/** Answers what the unit answers once; how many cards were answered. */
async function answerUnit(page) {
  let answered = 0;
  for (const [key, value] of [...Object.entries(UNIT), ...NONE.map((key) => [key, null])]) {
    const input = page.locator(value === null ? `label[for="ask-${key}-none"]` : `#ask-${key}`);
    if (await input.count() === 0) continue;
    const card = page.locator('.card').filter({ has: input });
    if (value === null) await input.click();
    else if (await input.evaluate((node) => node.tagName) === 'SELECT') await input.selectOption(value);
    else { await input.fill(value); await input.press('Tab'); }
    await card.getByRole('button', { name: '用于全部' }).click();
    await page.locator('.desk__done li').nth(answered).waitFor();
    await idle(page);
    answered += 1;
  }
  return answered;
}

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.getByRole('button', { name }).click()]);
  const path = join(MADE, `${page.viewportSize().width}-${file.suggestedFilename()}`);
  await file.saveAs(path);
  return path;
}

for (const [name, viewport] of [['电脑', DESK], ['手机', PHONE]]) {
  test(`从名册到官方表格（${name}）`, async ({ open }) => {
    const hers = roster('R5', 40, 7);
    const page = await arrive(open, viewport);
    assert.deepEqual(await axe(page), []);

    await give(page, hers);
    await page.getByRole('heading', { name: /^认列/ }).waitFor();
    const matched = page.locator('table', { has: page.locator('caption', { hasText: '采用的列' }) }).first();
    assert.ok(await matched.locator('tbody tr').count() > 5);
    assert.deepEqual(await axe(page), []);
    await shot(page, `desk-matches-${name}`);
    await page.getByRole('button', { name: '对，开始判断' }).click();
    await page.locator('.desk__tabs').waitFor();

    // Once for the unit; what nobody answered is 信息不足 and nothing else.
    await tab(page, /^单位统一回答/);
    const before = await numbers(page);
    assert.match(before.join(' '), /40 信息不足/);
    assert.deepEqual(await axe(page), []);
    await shot(page, `desk-unit-${name}`);
    assert.ok(await answerUnit(page) > 5);
    const after = await numbers(page);
    assert.notDeepEqual(after, before);

    // The table, sifted.
    await tab(page, '名单');
    const caption = page.locator('#people caption');
    await caption.filter({ hasText: '共 40 人' }).waitFor();
    assert.equal(await page.locator('#people tbody tr').count(), 40);
    assert.deepEqual(await axe(page), []);
    await shot(page, `desk-table-${name}`);
    await page.locator('.desk__sieve').filter({ has: page.locator('span', { hasText: /^结论$/ }) }).locator('select').selectOption('0');
    await caption.filter({ hasText: `筛选出 ${/^(\d+) 可申报/.exec(after[0])[1]} 人` }).waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await caption.filter({ hasText: '筛选出 40 人' }).waitFor();
    assert.deepEqual(await page.locator('.desk__sieves > .desk__sieve select').evaluateAll((all) => all.map((each) => each.value).filter(Boolean)), [], '清除了，仍显示着筛选');

    // A person beside the table; corrected, judged again at once, taken back.
    await page.locator('.desk__name').first().click();
    const person = page.locator('#person');
    await person.locator('blockquote').first().waitFor({ state: 'attached' });
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.locator('#people').evaluate((node) => node.scrollWidth <= node.clientWidth), '名单要左右拖动才看得全');
    await shot(page, `desk-person-${name}`);
    await person.getByText('改回答（改后立即重新判断）').click();
    const category = person.locator('li').filter({ hasText: /^人员类别/ });
    await category.getByRole('button', { name: '改', exact: true }).click();
    await category.locator('select').selectOption('事业单位在编');
    await category.getByRole('button', { name: '改好了' }).click();
    await page.locator('.desk__said').filter({ hasText: '已改 1 人' }).waitFor({ state: 'attached' });
    await category.filter({ hasText: '事业单位在编（单独改的）' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '撤销上一步' }).click();
    await category.filter({ hasText: '非公单位人员（单位统一回答）' }).waitFor({ state: 'attached' });
    await idle(page);
    assert.deepEqual(await numbers(page), after);

    // One message a person.
    await person.getByRole('button', { name: '复制给本人的话' }).click();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /您目前的结论是/);

    await tab(page, '概览');
    for (const title of ['各级别的结论', '还缺什么', '哪一年年限够']) await page.getByRole('heading', { name: title }).waitFor();
    assert.deepEqual(await axe(page), []);
    await shot(page, `desk-overview-${name}`);

    // Out: her roster with the results beside it, read by another library; lists; forms.
    await tab(page, '带走');
    assert.deepEqual(await axe(page), []);
    assert.match(python('scripts/check-roster.py', hers, await download(page, '下载带结果的名册')), /格原样，加了 \d+ 格/);
    const sheets = python('-c', 'import sys, openpyxl; print(openpyxl.load_workbook(sys.argv[1]).sheetnames)', await download(page, /^下载清单/));
    assert.match(sheets, /各级别的结论/);
    const files = python('-c', 'import sys, zipfile; print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))', await download(page, /^下载每个人的官方表格/)).trim().split('\n');
    assert.ok(files.some((each) => each.endsWith('.docx')), String(files));
    for (const each of ['目录.csv', '通知每个人的话.txt', '日历.ics']) assert.ok(files.includes(each), each);
    const saved = await download(page, '保存工作进度');

    // Next week: the session as it was, then a newer roster against it.
    const later = await arrive(open, viewport);
    await give(later, saved);
    await later.locator('.desk__tabs').waitFor();
    await idle(later);
    assert.deepEqual(await numbers(later), after);
    await later.getByRole('button', { name: '换一份名册' }).click();
    await judge(later, roster('R5', 42, 7));
    await tab(later, '概览');
    const compared = later.locator('.card', { has: later.getByRole('heading', { name: '和上次保存的比' }) });
    await compared.getByText(/新来的 2 人/).waitFor();
    await shot(later, `desk-compared-${name}`);
    page.log.clean();
    later.log.clean();
  });
}

test('四十人的名册，从选文件到每个人的官方表格，按不到三十下', async ({ open }) => {
  const page = await arrive(open, DESK);
  let pressed = 1;
  const press = async (locator) => {
    pressed += 1;
    await locator.click();
    await idle(page);
  };
  pressed += 1;
  await give(page, roster('R5', 40, 7));
  await press(page.getByRole('button', { name: '对，开始判断' }));
  await page.locator('.desk__tabs').waitFor();
  await idle(page);
  await press(page.locator('.desk__tabs').getByRole('button', { name: /^单位统一回答/ }));
  await page.locator('#ask-person_category').waitFor();
  // What is answered may bring further questions.
  for (let more = true; more;) {
    more = false;
    for (const [key, value] of Object.entries(UNIT)) {
      const input = page.locator(`#ask-${key}`);
      if (await input.count() === 0 || await input.inputValue() === value) continue;
      more = true;
      pressed += 1;
      if (await input.evaluate((node) => node.tagName) === 'SELECT') await input.selectOption(value);
      else await input.fill(value);
    }
    for (const key of NONE) {
      const none = page.locator(`#ask-${key}-none`);
      if (await none.count() === 0 || await none.isChecked()) continue;
      more = true;
      await press(page.locator(`label[for="ask-${key}-none"]`));
    }
    const done = await page.locator('.desk__done li').count();
    if (more) {
      const all = page.getByRole('button', { name: /都用于全部$/ });
      await press(await all.count() > 0 ? all : page.getByRole('button', { name: '用于全部' }).first());
      await page.locator('.desk__done li').nth(done).waitFor();
      await all.waitFor({ state: 'detached' });
    }
  }
  await press(page.locator('.desk__tabs').getByRole('button', { name: '带走' }));
  pressed += 1;
  const forms = await download(page, /^下载每个人的官方表格/);
  const names = python('-c', 'import sys, zipfile; print(len([name for name in zipfile.ZipFile(sys.argv[1]).namelist() if name.endswith(".docx")]))', forms);
  assert.ok(pressed < 30, `按了 ${pressed} 下`);
  assert.ok(Number(names) >= 20, `只有 ${names} 份表格`);
  page.log.clean();
});

test('单位的回答：填好几项一次用于全部，没用的不丢', async ({ open }) => {
  const page = await arrive(open, DESK);
  await judge(page, roster('R5', 40, 7));
  await tab(page, /^单位统一回答/);
  const asked = [];
  for (const [key, value] of Object.entries(UNIT)) {
    const select = page.locator(`select#ask-${key}`);
    if (await select.count() === 0 || asked.length === 3) continue;
    await select.selectOption(value);
    asked.push(key);
  }
  const [used, kept] = asked;
  await page.locator('.card').filter({ has: page.locator(`#ask-${used}`) }).getByRole('button', { name: '用于全部' }).click();
  await page.locator('.desk__done li').first().waitFor();
  await idle(page);
  assert.equal(await page.locator(`#ask-${kept}`).inputValue(), UNIT[kept], '别的题填好的没有了');
  await tab(page, '名单');
  await tab(page, /^单位统一回答/);
  await page.getByRole('button', { name: '填好的 2 项都用于全部' }).click();
  await page.locator('.desk__done li').nth(2).waitFor();
  await idle(page);
  assert.equal(await page.getByRole('button', { name: /填好的/ }).count(), 0);
  await page.getByRole('button', { name: '撤销上一步' }).click();
  await page.locator('.desk__done li').nth(2).waitFor({ state: 'detached' });
  assert.equal(await page.locator('.desk__done li').count(), 2);
  page.log.clean();
});

test('名单：疏密、要看的列、筛选、排序、键盘，统一改一批', async ({ open }) => {
  const page = await arrive(open, DESK);
  await judge(page, roster('R9', 400, 5));
  await tab(page, '名单');
  const caption = page.locator('#people caption');
  await caption.filter({ hasText: '第 1 / 4 页' }).waitFor();
  assert.equal(await page.locator('#people tbody tr').count(), 100);
  assert.deepEqual(await axe(page), []);
  await shot(page, 'desk-400');
  const height = () => page.locator('#people tbody tr').first().evaluate((row) => row.getBoundingClientRect().height);
  const before = await height();
  await page.getByRole('button', { name: '紧凑' }).click();
  assert.ok(await height() < before);
  await page.getByText('选择要看的列').click();
  const heads = page.locator('#people thead th');
  const all = await heads.count();
  await page.getByLabel('依据').uncheck();
  assert.equal(await heads.count(), all - 1);
  await page.getByLabel('依据').check();
  assert.equal(await heads.count(), all);

  // By keys alone: sorted, turned, a person opened.
  const sort = heads.getByRole('button', { name: '姓名' });
  await sort.focus();
  await page.keyboard.press('Enter');
  await page.locator('#people th[aria-sort="ascending"]').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#people th[aria-sort="descending"]').waitFor();
  const next = page.getByRole('button', { name: '下一页' });
  await next.focus();
  await page.keyboard.press('Enter');
  await caption.filter({ hasText: '第 2 / 4 页' }).waitFor();
  assert.equal(await page.locator('#people tbody tr').first().getAttribute('aria-rowindex'), '102');
  await page.waitForFunction(() => document.activeElement?.tagName === 'CAPTION');
  await page.locator('.desk__name').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('#person h2').waitFor();

  // One answer for those that are kept.
  await page.getByPlaceholder('姓名、工号、部门、缺的内容').fill('0001');
  await caption.filter({ hasText: /筛选出 1 人/ }).waitFor();
  await page.getByText('给筛选出来的这些人统一改一项').click();
  const group = page.locator('details', { hasText: '给筛选出来的这些人统一改一项' });
  await group.locator('select').first().selectOption({ index: 1 });
  await page.locator('#group-answer, #group-answer-none').first().waitFor({ state: 'attached' });
  page.log.clean();
});

test('概览：图、数字、复制，岗位与申报人数，如果全单位都……', async ({ open }) => {
  const page = await arrive(open, DESK);
  await judge(page, roster('R5', 40, 7));
  await tab(page, /^单位统一回答/);
  await answerUnit(page);
  const [may] = /\d+/.exec((await numbers(page))[0]).map(Number);
  await tab(page, '概览');
  const card = page.locator('.card', { has: page.getByRole('heading', { name: '各级别的结论' }) });
  assert.ok(await card.locator('svg[role=img]').count() > 0);
  await card.getByText('看数字').click();
  const rows = await card.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.equal(rows.reduce((sum, row) => sum + Number(row.at(-1)), 0), 40);
  assert.equal(rows.reduce((sum, row) => sum + Number(row[1]), 0), may);
  await card.getByRole('button', { name: '复制这张表' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied.split('\n').length, rows.length + 1);

  await page.getByText('岗位与申报人数（附件7 的数字）').click();
  for (const [what, number] of [['核准岗位', '10'], ['现聘人数', '7'], ['投放量', '1']]) await page.getByLabel(`工程师 ${what}`, { exact: true }).fill(number);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '对照申报人数' }).click();
  const quota = page.locator('table', { has: page.locator('caption', { hasText: '岗位与申报人数' }) });
  await quota.waitFor();
  const [level, approved, held, vacant, offered, wanting, above] = await quota.locator('tbody tr').first().locator('th, td').allInnerTexts();
  assert.deepEqual([level, approved, held, vacant, offered], ['工程师', '10', '7', '3', '1']);
  assert.equal(Number(above), Math.max(0, Number(wanting) - 1));

  await page.getByText('如果全单位都……会怎样').click();
  const whatif = page.locator('details', { hasText: '如果全单位都……会怎样' });
  await whatif.locator('select').first().selectOption('is_skilled_talent');
  await page.locator('#if-all').selectOption('是');
  await whatif.getByRole('button', { name: '试算' }).click();
  const then = whatif.locator('table tbody tr');
  await then.first().waitFor();
  const sums = await then.evaluateAll((all) => all.map((row) => [...row.cells].slice(1).map((cell) => Number(cell.textContent))));
  assert.equal(sums.reduce((sum, [now]) => sum + now, 0), 40);
  assert.equal(sums.reduce((sum, [, after]) => sum + after, 0), 40);
  assert.deepEqual(await axe(page), []);
  await shot(page, 'desk-overview-open');
  page.log.clean();
});

const WITH_HIDDEN = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
for row in (5, 6, 7):
    sheet.row_dimensions[row].hidden = True
more = book.create_sheet('补充')
more.append(['姓名', '性别'])
more.append(['虚构某甲', '男'])
book.save(sys.argv[2])
`;

test('隐藏的行照数，要去掉得说一声；几个工作表各有各的标题', async ({ open }) => {
  const path = join(MADE, 'hidden.xlsx');
  python('-c', WITH_HIDDEN, roster('R5', 40, 7), path);
  const page = await arrive(open, DESK);
  await give(page, path);
  await page.getByRole('heading', { name: /^认列/ }).waitFor();
  await page.getByText('有 3 行被隐藏或筛选掉了').first().waitFor();
  await page.getByText('补充').first().waitFor();
  assert.deepEqual(await axe(page), []);
  await shot(page, 'desk-hidden');
  await page.getByRole('button', { name: '对，开始判断' }).click();
  await page.locator('.desk__tabs').waitFor();
  await idle(page);
  await tab(page, '名单');
  await page.locator('#people caption').filter({ hasText: '共 40 人' }).waitFor();
  await page.getByRole('button', { name: '改列的对应' }).click();
  await page.getByLabel(/这些行不读/).check();
  await page.getByRole('button', { name: '对，开始判断' }).click();
  await page.locator('.desk__tabs').waitFor();
  await idle(page);
  await tab(page, '名单');
  await page.locator('#people caption').filter({ hasText: '共 37 人' }).waitFor();
  page.log.clean();
});

test('下载模板，填好的认得出来', async ({ open }) => {
  const page = await arrive(open, DESK);
  const template = await download(page, '下载名册模板');
  const sheets = python('-c', 'import sys, openpyxl; print(openpyxl.load_workbook(sys.argv[1]).sheetnames)', template);
  assert.equal(sheets.trim(), "['名册', '怎样填', '选项']");
  await give(page, template);
  await page.getByRole('heading', { name: /^认列/ }).waitFor();
  page.log.clean();
});

test('打不开的文件说得清楚，原来的名册和回答都还在', async ({ open }) => {
  const page = await arrive(open, DESK);
  await judge(page, roster('R5', 40, 7));
  await tab(page, /^单位统一回答/);
  await answerUnit(page);
  const before = await numbers(page);
  const damaged = readFileSync('tests/rosters/R5.xls');
  damaged[4101] = 0xff;
  const good = readFileSync(roster('R5', 40, 7));
  const bad = [
    ['空.xlsx', Buffer.alloc(0), '空的'],
    ['图.xlsx', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), '图片'],
    ['断.xlsx', good.subarray(0, good.length / 2), '损坏'],
    ['坏.xls', damaged, '损坏'],
    ['坏.xlsx', Buffer.concat([good.subarray(0, 300), Buffer.alloc(200, 0x55), good.subarray(500)]), '损坏'],
    ['网页.xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), '网页'],
    ['大.csv', Buffer.alloc((50 << 20) + 1, 'a'), '超过了 50 MB'],
  ];
  await page.getByRole('button', { name: '换一份名册' }).click();
  for (const [name, buffer, words] of bad) {
    const path = join(MADE, name);
    writeFileSync(path, buffer);
    await give(page, path);
    await alert(page).filter({ hasText: words }).waitFor();
    assert.equal(await page.locator('.desk__bar').count(), 0, name);
  }
  await page.getByRole('button', { name: '回到原来的名册' }).click();
  assert.deepEqual(await numbers(page), before);
  await tab(page, '名单');
  assert.equal(await page.locator('#people tbody tr').count(), 40);

  // A worker that ended itself is replaced, and everything is there again.
  await page.evaluate(() => window.zhichengDeskStop('roster'));
  await page.locator('.desk__name').first().click();
  await alert(page).filter({ hasText: '您的回答都还在' }).waitFor();
  assert.deepEqual(await numbers(page), before);
  await page.locator('.desk__name').first().click();
  await page.locator('#person h2').waitFor();
  page.log.clean();
});

test('记住各列的对应，只记标题', async ({ open }) => {
  const page = await arrive(open, DESK);
  await give(page, roster('R5', 40, 7));
  const choice = page.getByRole('combobox', { name: /当作$/ }).first();
  await choice.waitFor();
  const named = await choice.getAttribute('aria-label');
  await choice.selectOption('');
  await page.getByText('在这台电脑上记住各列怎样对应').click();
  await page.getByRole('button', { name: '对，开始判断' }).click();
  await page.locator('.desk__tabs, [role=alert] .notice').first().waitFor();
  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('zhicheng.desk')));
  assert.equal(kept.length, 1);
  assert.doesNotMatch(kept[0][1], /虚构|某/);
  await page.reload();
  await page.getByLabel('按哪份通知判断？').locator('option').nth(1).waitFor({ state: 'attached' });
  await page.getByLabel('按哪份通知判断？').selectOption('dadukou2022');
  await give(page, roster('R5', 30, 8));
  await page.getByText(/^没有采用的列/).first().click();
  assert.equal(await page.getByRole('combobox', { name: named }).inputValue(), '');
});

test('打开过一次以后，没有网络也能用', async ({ open }) => {
  const page = await arrive(open, DESK);
  await page.locator('#kept').filter({ hasText: '人事工作台已可离线使用' }).waitFor({ timeout: 60_000 });
  await page.context().setOffline(true);
  await page.reload();
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await page.getByLabel('按哪份通知判断？').locator('option').nth(1).waitFor({ state: 'attached' });
  await page.getByLabel('按哪份通知判断？').selectOption('dadukou2022');
  await judge(page, roster('R5', 40, 7));
  await tab(page, '带走');
  await download(page, /^下载清单/);
  assert.deepEqual(page.log.errors, []);
});
