// What a person takes away, in one rich case: every section, on a phone and on a desk.
import { readFileSync } from 'node:fs';
import { assert, axe, shot, test } from './harness.mjs';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

// 高级工程师 in 大渡口: 工程师 since 2018-09, so one year short; a patent since, a paper from before.
const ANSWERS = {
  edition: 'dadukou2022', matter: '职称评审', today: '2022-11-20', person_category: '非公单位人员', discipline: '无',
  applied_this_year: '0', uses_nominal_unit: '否', is_unit_admin: '否', target_series: '工程技术', target_level: '高级工程师',
  archive_location: '本区', employer_location: '本区', ss_months: '60', ss_recent_gap: '否', change_kind: '逐级晋升',
  titles: '有', 'titles.0.level': '工程师', 'titles.0.series': '工程技术', 'titles.0.obtained': '2018-09', 'titles.0.source': '重庆评审',
  education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士', qualifications: '无',
  is_skilled_talent: '否', 'epidemic.listed': '否', 'rural.kind': '无', aid: '无',
  target_committee: '2', target_specialty: '建设', achievements: '有',
  'achievements.0.kind': '发明专利', 'achievements.0.obtained': '2020-05', 'achievements.0.completed': '是', 'achievements.0.role': '主要发明人', 'achievements.0.rank': '1',
  'achievements.1.kind': '论文', 'achievements.1.obtained': '2017-03', 'achievements.1.completed': '是',
};
const encoded = (answers) => encodeURIComponent(`zhicheng-answers 1\n${Object.entries(answers).map(([key, words]) => `${key}=${words}\n`).join('')}`);
const visit = `takeaway.html#v=${encoded(ANSWERS)}`;

const arrive = async (open, viewport, address = visit) => {
  const page = await open(address, { viewport, acceptDownloads: true });
  await page.locator('#whatif').waitFor();
  return page;
};
const outcome = (page) => page.locator('.take__head .summary').innerText();

async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

for (const [name, viewport] of [['手机', PHONE], ['电脑', DESK]]) {
  test(`带走结果（${name}）`, async ({ open }) => {
    const page = await arrive(open, viewport);
    assert.equal(new URL(page.url()).hash, '#/', 'the answers are taken out of the address');

    await page.locator('#whatif h3').first().waitFor({ timeout: 40_000 });
    assert.match(await page.locator('#whatif').innerText(), /最早可以在 20\d\d 年申报/);

    const calendar = await download(page, () => page.getByRole('button', { name: /日历文件/ }).click());
    assert.equal(calendar.name, '职称申报日历.ics');
    assert.match(calendar.bytes.toString(), /^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT[^]*END:VCALENDAR\r\n$/);

    await page.locator('#c-paste').fill('符合《重庆市工程技术建设专业职称申报条件》(渝人社发[2023]56号)第13条第3款第5点：获得授权发明专利。');
    await page.locator('#c-paste').blur();
    assert.match(await page.locator('#citation').innerText(), /渝人社发〔2023〕56号）第十三条第（三）款第5点：获得授权发明专利。/);

    await page.getByRole('button', { name: '选择表格' }).click();
    await page.locator('#form').selectOption('breakthrough-form');
    await page.locator('.sheet__table').first().waitFor();
    const letter = await download(page, () => page.getByRole('button', { name: '下载 DOCX' }).click());
    assert.match(letter.name, /\.docx$/);
    assert.equal(letter.bytes.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
    assert.ok(letter.bytes.length > 2000);

    await page.getByRole('button', { name: '显示二维码' }).click();
    await page.locator('img.code').waitFor();

    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await shot(page, `takeaway-${viewport.width}`);
    page.log.clean();
  });
}

test('链接打开后结论相同，文件导出后可以导入', async ({ open }) => {
  const page = await arrive(open, DESK);
  const before = await outcome(page);
  const link = await page.locator('#link').innerText();
  assert.match(link, /takeaway\.html#a=[\w-]+$/);
  const again = await arrive(open, DESK, `takeaway.html${new URL(link).hash}`);
  assert.equal(await outcome(again), before);
  assert.match(await again.locator('.take__head').innerText(), /由链接或文件打开/);

  const json = await download(page, () => page.getByRole('button', { name: '导出 JSON' }).click());
  assert.equal(JSON.parse(json.bytes).case.target_level, '高级工程师');
  await again.locator('#import').setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{"ss_months": "many"') });
  await again.locator('#carry [role=alert]').filter({ hasText: 'JSON' }).waitFor();
  await again.locator('#import').setInputFiles({ name: 'case.json', mimeType: 'application/json', buffer: json.bytes });
  await again.locator('#carry [role=alert][hidden]').waitFor({ state: 'attached' });
  await again.locator('.take__head').waitFor();
  assert.equal(await outcome(again), before);
  page.log.clean();
  again.log.clean();
});

test('损坏的链接和空白的来访都说清楚', async ({ open }) => {
  const none = await open('takeaway.html');
  await none.getByRole('link', { name: '打开向导' }).waitFor();
  assert.match(await none.locator('main h1').first().innerText(), /没有可以带走的结果/);
  const broken = await open('takeaway.html#a=AAAA');
  await broken.getByText('链接不完整或已损坏').waitFor();
  assert.deepEqual(await axe(broken), []);
  broken.log.clean();
  none.log.clean();
});

test('打印时只留一张表，A4', async ({ open }) => {
  const page = await arrive(open, DESK);
  await page.evaluate(() => { window.print = () => {}; });
  await page.getByRole('button', { name: '打印凭据' }).click();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#proof').isVisible());
  assert.ok(!(await page.locator('#whatif').isVisible()));
  await shot(page, 'takeaway-print');
});

test('在向导中打开，链接也可以从向导的地址打开', async ({ open }) => {
  const page = await arrive(open, DESK);
  const link = await page.locator('#link').innerText();
  await page.getByRole('link', { name: '在向导中打开' }).click();
  await page.waitForURL(/index\.html#\/check$/);
  await page.getByRole('heading', { name: '请核对您的回答' }).waitFor();
  assert.match(await page.locator('#main').innerText(), /高级工程师/);
  page.log.clean();
  const carried = await open(`index.html${new URL(link).hash}`);
  await carried.locator('#whatif').waitFor();
});
