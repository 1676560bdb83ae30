// What the HR desk's worker does in a second: a roster of nobody read, gathered and judged, in the built program;
// and in a browser, from her file to the table: time, tasks of the main thread, memory, filter to paint.
//
// usage: node benches/desk.mjs [FOLDER] [PEOPLE]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin } from '../tests/e2e/world.mjs';

const site = process.argv[2] ?? 'dist';
const people = Number(process.argv[3] ?? 10_000);
console.log(`机器负载 ${loadavg()[0].toFixed(1)}`);
const bytes = (...path) => new Uint8Array(readFileSync(join(site, ...path)));
const find = (folder, pattern) => readdirSync(join(site, folder)).find((name) => pattern.test(name));

const glue = find('.', /^roster(\.[0-9a-f]+)?\.js$/);
const wasm = find('.', /^roster(\.[0-9a-f]+|_bg)\.wasm$/);
const desk = await import(`data:text/javascript,${encodeURIComponent(readFileSync(join(site, glue), 'utf8'))}`);
desk.initSync({ module: bytes(wasm) });

const rules = find('notices', /^dadukou2022\.[0-9a-f]{16}\.bin$/);
desk.notice(bytes('notices', rules), bytes('notices', rules.replace('.bin', '.details.bin')), 'dadukou2022', '职称评审', '2022-11-20');

// Requests as src/roster/protocol.rs numbers them; numbers go seven bits a byte, the lowest first.
const number = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...number(Math.floor(value / 128))]);
const timed = (what, run) => {
  const before = process.cpuUsage();
  const begun = performance.now();
  run();
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  const rate = (ms) => Math.round(people / ms * 1000).toLocaleString('en');
  console.log(`${what}：${took.toFixed(0)} 毫秒，每秒 ${rate(took)} 行；处理器 ${((user + system) / 1000).toFixed(0)} 毫秒，每秒 ${rate((user + system) / 1000)} 行`);
};
timed('生成并认列', () => desk.sample_roster('R5', people, 7));
timed('读出每个人', () => desk.ask(new Uint8Array([5])));
timed('判断', () => desk.ask(new Uint8Array([6, ...number(people)])));
timed('取一页', () => desk.ask(new Uint8Array([11, ...Array(6).fill(0), 0, 0, 0, 0])));

// Again, as after an answer for the unit: a program is compiled better once it has run a while.
const key = [...new TextEncoder().encode('ss_months')];
for (const nth of ['第二次', '第三次', '第四次']) {
  desk.ask(new Uint8Array([8, key.length, ...key, 0]));
  timed(`判断，${nth}`, () => desk.ask(new Uint8Array([6, ...number(people)])));
}

const ASSESS = join(process.env.CARGO_TARGET_DIR ?? 'target', 'page', 'assess');
const roster = join(mkdtempSync(join(tmpdir(), 'zhicheng-desk-')), 'roster.xlsx');
execFileSync(ASSESS, ['roster', 'sample', 'R5', '--rows', String(people), '--seed', '7', '--out', roster]);
const world = await begin({ root: site });
const given = world.context();
const page = await given.page({ serviceWorkers: 'block' });
await page.addInitScript(() => {
  globalThis.tasks = [];
  new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((each) => Math.round(each.duration)))).observe({ type: 'longtask' });
});
await page.goto(`${given.url}desk.html`);
const edition = page.getByLabel('按哪份通知判断？');
await edition.locator('option').nth(1).waitFor({ state: 'attached' });
await edition.selectOption('dadukou2022');
await page.evaluate(() => { globalThis.tasks = []; });

// The most that all processes that show pages held together.
const session = await given.browser.newBrowserCDPSession();
let most = 0;
const look = async () => {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const held = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
    try {
      // What is shared with other processes counts by its share.
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch { return 0; }
  });
  most = Math.max(most, held.reduce((sum, each) => sum + each, 0));
};
const watching = setInterval(() => look().catch(() => {}), 50);
const begun = performance.now();
await page.getByLabel('选择名册').setInputFiles(roster);
await page.getByRole('button', { name: '对，开始判断' }).waitFor({ timeout: 120_000 });
const read = performance.now();
await page.getByRole('button', { name: '对，开始判断' }).click();
await page.locator('.desk__tabs').waitFor({ timeout: 120_000 });
const judged = performance.now();
console.log(`浏览器：读 ${Math.round(read - begun)} 毫秒，判断到看见 ${Math.round(judged - read)} 毫秒`);
console.log(`主线程超过 50 毫秒的任务：${JSON.stringify(await page.evaluate(() => globalThis.tasks))}`);
await page.evaluate(() => { globalThis.tasks = []; });
await page.locator('.desk__tabs').getByRole('button', { name: '名单' }).click();
await page.locator('#people tbody tr').nth(99).waitFor();
const sifted = await page.evaluate(async () => {
  const select = [...document.querySelectorAll('.desk__sieve')].find((each) => each.textContent.startsWith('申报级别')).querySelector('select');
  const times = [];
  for (const option of [1, 0, 2, 0, 1]) {
    const caption = () => document.querySelector('#people caption').textContent;
    const before = caption();
    const start = performance.now();
    select.selectedIndex = option;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    while (caption() === before) await new Promise((done) => { setTimeout(done); });
    await new Promise((done) => { requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }); });
    times.push(Math.round(performance.now() - start));
  }
  return times;
});
console.log(`筛选到画出：${sifted.join('、')} 毫秒`);
console.log(`筛选时主线程超过 50 毫秒的任务：${JSON.stringify(await page.evaluate(() => globalThis.tasks))}`);
clearInterval(watching);
console.log(`内存最多 ${Math.round(most / 1024)} MB`);
await given.close();
await world.end();
