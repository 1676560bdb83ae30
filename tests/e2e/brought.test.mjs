// What others send: shown first, marked as theirs, used when agreed to; what is damaged says so.
import { assert, axe, shot, test } from './harness.mjs';
import { DESK, ENOUGH, PHONE, arrive, button, download, outcome, silent, unfold } from './rich.mjs';
import { sealed } from './sealed.mjs';

const facts = (page) => page.locator('#main .outcome .summary').first().innerText();

test('链接打开后先给看，结论相同，同意了才用；文件导出后可以导入', async ({ open }) => {
  const page = await arrive(open, DESK);
  const before = await outcome(page);
  const link = await page.locator('#link').innerText();
  assert.match(link, /\/(index\.html)?#a=[\w-]+$/);
  const again = await open(new URL(link).hash, { viewport: DESK, acceptDownloads: true });
  await again.locator('h2', { hasText: '对方的回答' }).waitFor();
  assert.equal(new URL(again.url()).hash, '#/brought', 'the answers are taken out of the address');
  assert.equal(await facts(again), before);
  assert.match(await again.locator('#main').innerText(), /对方自己写的，不是通知的内容[^]*“建设”/);
  assert.doesNotMatch(await again.locator('#main').innerText(), /规则文件有过更新/);
  assert.deepEqual(await axe(again), []);
  await shot(again, 'brought-1280');
  await again.reload();
  await button(again, '打开，看清单和表格').click();
  await unfold(again);
  assert.equal(await outcome(again), before);
  const banner = again.locator('.said-all', { hasText: '由链接或文件打开' });
  await banner.waitFor();
  await again.reload();
  await banner.waitFor();
  await button(again, '已核对，当作我的回答').click();
  await banner.waitFor({ state: 'detached' });
  await unfold(again);

  const json = await download(page, () => button(page, /导出文件/).click());
  const made = JSON.parse(json.bytes);
  assert.equal(made.case.target_level, '高级工程师');
  assert.ok(made.assessment.committees.length > 0, 'judged by the whole notice');
  const give = (words) => again.locator('#import').setInputFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(words) });
  const fault = again.locator('#import-fault');
  for (const [words, said] of [['{"ss_months": "many"', 'JSON'], ['{"edition": "nowhere2020"}', '没有收录'], ['{"matter": "职称评审"}', 'edition'], ['{"edition": "dadukou2022", "ss_months": "many"}', 'ss_months'], [' '.repeat(1_000_001), '1 MB']]) {
    await give(words);
    await fault.filter({ hasText: said }).waitFor();
    // Else a browser does not tell that the same file, corrected, was chosen again.
    assert.equal(await again.locator('#import').inputValue(), '');
  }
  await give(json.bytes);
  await button(again, '打开，看结果').waitFor();
  assert.equal(await facts(again), before);
  page.log.clean();
  again.log.clean();
  silent(page);
});

test('打开链接不会不声不响换掉自己的回答', async ({ open }) => {
  const page = await arrive(open, DESK);
  const { hash } = new URL(await page.locator('#link').innerText());
  const own = await arrive(open, DESK, ENOUGH);
  await own.evaluate((to) => { location.hash = to; }, `${hash}。`);
  await own.getByText('您在这里已经填了自己的回答').waitFor();
  await button(own, '不打开').click();
  await own.goto(`${own.url().split('#')[0]}#/check`);
  assert.match(await own.locator('#main').innerText(), /2016 ?年 ?9 ?月/, 'still the own answers');
  await own.evaluate((to) => { location.hash = to; }, hash.replace('=', '%3D'));
  await button(own, '打开，看结果').click();
  await own.goto(`${own.url().split('#')[0]}#/check`);
  assert.match(await own.locator('#main').innerText(), /2018年9月/);
  await button(own, '换回我自己的回答').click();
  await own.goto(`${own.url().split('#')[0]}#/result`);
  await own.goto(`${own.url().split('#')[0]}#/check`);
  assert.match(await own.locator('#main').innerText(), /2016 ?年 ?9 ?月/);
  own.log.clean();
});

test('规则更新以后，旧链接会说明', async ({ open, page: visitor, url }) => {
  const page = await arrive(open, DESK);
  const { hash } = new URL(await page.locator('#link').innerText());
  const later = await visitor({ viewport: PHONE });
  await later.route(/dadukou2022\.[0-9a-f]{16}\.bin$/, async (route) => {
    const answer = await route.fetch();
    const bytes = Buffer.from(await answer.body());
    // Behind the head (26 bytes) stand the edition and the digest of its rules, each after its length.
    bytes.write('f'.repeat(16), 26 + 1 + 'dadukou2022'.length + 1);
    await route.fulfill({ response: answer, body: sealed(bytes) });
  });
  await later.goto(`${url}takeaway.html${hash}`);
  await later.getByText('规则文件有过更新').waitFor();
  await shot(later, 'takeaway-old-link');
});

test('损坏的链接和空白的来访都说清楚', async ({ open }) => {
  const none = await open('#/takeaway');
  await none.getByRole('link', { name: '打开向导' }).waitFor();
  assert.match(await none.locator('main h1').first().innerText(), /没有可以带走的结果/);
  await shot(none, 'takeaway-none');
  await none.locator('#import').setInputFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from('{"edition": "dazu2025", "matter": "职称评审"}') });
  await button(none, '打开，看清单和表格').click();
  await none.locator('#whatif').waitFor();
  const broken = await open('#a=AAAA');
  await broken.getByText('链接不完整或已损坏').waitFor();
  assert.deepEqual(await axe(broken), []);
  broken.log.clean();
  none.log.clean();
});
