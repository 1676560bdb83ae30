// The HR desk: a roster chosen, its columns looked at, the unit asked once, everybody judged, and out.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, test } from './harness.mjs';

const MADE = 'target/e2e-rosters';
const ASSESS = process.env.ASSESS ?? join(process.env.CARGO_TARGET_DIR ?? 'target', 'native', 'assess');

/** A roster of nobody as a file. */
function roster(shape, rows) {
  mkdirSync(MADE, { recursive: true });
  const path = join(MADE, `${shape}-${rows}.xlsx`);
  execFileSync(ASSESS, ['roster', 'sample', shape, '--rows', String(rows), '--seed', '7', '--out', path]);
  return path;
}

async function read(page, path) {
  await page.getByLabel('按哪份通知判断？').selectOption('dadukou2022');
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: '对，开始判断' }).waitFor();
}

async function judged(page, path) {
  await read(page, path);
  await page.getByRole('button', { name: '对，开始判断' }).click();
  await page.locator('.desk__counts').waitFor();
}

async function answer(page, label, option) {
  const card = page.locator('.card', { has: page.getByRole('heading', { name: label }) }).first();
  await card.locator('select').first().selectOption(option);
  await card.getByRole('button', { name: '用于全部' }).click();
  await page.locator('.desk__busy progress').waitFor({ state: 'detached' });
}

test('人事：四十人的名册，从选文件到改一个人、撤销', async ({ open, axe, shot }) => {
  const page = await open('desk.html');
  assert.deepEqual(await axe(page), []);
  await shot(page, 'desk-1-file');
  await read(page, roster('R9', 40));
  assert.deepEqual(await axe(page), []);
  await shot(page, 'desk-2-columns');
  await page.getByRole('button', { name: '对，开始判断' }).click();
  await page.locator('.desk__counts').waitFor();
  assert.deepEqual(await axe(page), []);
  await shot(page, 'desk-3-unit');
  await answer(page, '单位性质', '非公企业');
  await page.getByRole('button', { name: '名单', exact: true }).click();
  assert.match(await page.locator('#people caption').innerText(), /共 40 人/);
  assert.equal(await page.locator('#people tbody tr').count(), 40);
  await page.locator('#people tbody tr').nth(2).getByRole('button').click();
  await page.locator('#person h2').waitFor();
  assert.deepEqual(await axe(page), []);
  await shot(page, 'desk-4-person');
  await page.getByRole('searchbox').fill('示例0007');
  await page.waitForFunction(() => document.querySelectorAll('#people tbody tr').length === 1);
  await page.getByRole('button', { name: '概览' }).click();
  await shot(page, 'desk-5-overview');
  assert.deepEqual(await axe(page), []);
  page.log.clean();
});

test('人事：带结果的名册、清单、工作进度都拿得到', async ({ open, shot }) => {
  const page = await open('desk.html');
  await judged(page, roster('R5', 40));
  await page.getByRole('button', { name: '带走' }).click();
  await shot(page, 'desk-6-out');
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFileSync(await download.path());
  };
  assert.equal((await saved(/带结果的名册/)).subarray(0, 2).toString(), 'PK');
  assert.equal((await saved(/下载清单/)).subarray(0, 2).toString(), 'PK');
  assert.equal((await saved(/保存工作进度/)).subarray(0, 5).toString(), 'ZCRS1');
  page.log.clean();
});

test('人事：坏文件说清楚，页面还能用', async ({ open }) => {
  const page = await open('desk.html');
  await page.getByLabel('按哪份通知判断？').selectOption('dadukou2022');
  const choose = async (name, buffer, words) => {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
    await page.getByText(words).waitFor();
  };
  await choose('a.xlsx', Buffer.from(''), '这个文件是空的');
  await choose('b.xlsx', Buffer.from('PK\x03\x04 broken'), '已损坏');
  await choose('c.pdf', Buffer.from('%PDF-1.7'), 'PDF 文件');
  await choose('d.xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), '其实是网页');
  await judged(page, roster('R13', 12));
  page.log.clean();
});

test('人事：手机上是卡片，不横向滚动', async ({ open, axe, shot }) => {
  const page = await open('desk.html', { viewport: { width: 360, height: 740 } });
  await judged(page, roster('R9', 40));
  await page.getByRole('button', { name: '名单', exact: true }).click();
  await page.locator('#people tbody tr').first().waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
  assert.deepEqual(await axe(page), []);
  await shot(page, 'desk-7-phone');
  page.log.clean();
});

test('人事：一万人十秒内读完判完，主线程不卡', async ({ open, shot }) => {
  const path = roster('R5', 10_000);
  const page = await open('desk.html');
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  const begun = Date.now();
  await judged(page, path);
  const took = (Date.now() - begun) / 1000;
  const longest = await page.evaluate(() => window.longest);
  console.log(`一万人：${took.toFixed(1)} 秒，主线程最长的任务 ${longest.toFixed(0)} 毫秒`);
  await page.getByRole('button', { name: '名单', exact: true }).click();
  await shot(page, 'desk-8-ten-thousand');
  assert.ok(took <= 10, `${took} 秒`);
});
