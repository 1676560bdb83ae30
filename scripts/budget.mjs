// What people download, in bytes as they come over the line (brotli), from journeys recorded in a browser: until
// the first page can be used, up to the first question of a notice, on to the result and what is taken away, and
// the library on top. Also the
// script that portals embed, the files that are the whole wizard, and the programs of the HR desk: those that
// come until everybody is judged, and those that come when they are needed. Fails above the limits.
//
// usage: node scripts/budget.mjs [FOLDER]
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { begin } from '../tests/e2e/world.mjs';
import { walk } from '../tests/e2e/walk.mjs';

// `limit` is where it stands, so that it gets no worse; `aim` is where it has to get. docs/decisions/0045
// says what the bytes are.
const LIMITS = {
  '首次打开，首页可用': { limit: 112_000, aim: 125_000 },
  '到通知的第一个问题': { limit: 186_000, aim: 125_000 },
  '走完全程：首页、结果、带走结果': { limit: 335_500, aim: 180_000 },
  '再加上条款库': { limit: 55_000, aim: 60_000 },
  'embed.js': { limit: 1_536, aim: 1_536 },
};
const OFFLINE = 1_200_000;
const PARTS = {
  '人事工作台，到每个人都有结论': { files: /^(desk|desk-programs|desk-worker|roster)\.[0-9a-f]{16}\.(js|wasm)\.br$/, limit: 354_000, aim: 300_000 },
  '人事工作台，读 XLS、ODS 时再加上': { files: /^older\.[0-9a-f]{16}\.(js|wasm)\.br$/, limit: 162_000, aim: 162_000 },
  '人事工作台，写表格时再加上': { files: /^writer\.[0-9a-f]{16}\.(js|wasm)\.br$/, limit: 262_000, aim: 262_000 },
  '人事工作台，写官方表格时再加上': { files: /^forms\.[0-9a-f]{16}\.(js|wasm)\.br$/, limit: 287_000, aim: 287_000 },
};
const SETTLE_MS = 1500;
const APPLICANT = {
  person_category: '国有企业正式员工', employer_kind: '区属国有企业', employer_location: '大渡口区', discipline: '以上都没有',
  applied_this_year: '0', uses_nominal_unit: '否', is_unit_admin: '否', target_series: '工程技术', target_level: '工程师',
  titles: '有', 'titles.0.level': '助理工程师', 'titles.0.series': '工程技术', 'titles.0.obtained': '2018-6', 'titles.0.source': '重庆评审',
  change_kind: '逐级晋升', education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士', qualifications: '无',
};

const folder = process.argv[2] ?? 'dist';
const world = await begin({ root: folder });
const given = world.context();
const loads = [];
const found = {};

/** Remembers every answer of the server with its length on the line. */
async function record(page) {
  const seen = new Set();
  page.on('response', (response) => {
    // What never changes is asked of the network once; the icon is asked for at every page, and kept as well.
    const kept = /\.[0-9a-f]{16}(\.[a-z]+)?\.[a-z0-9]+$|favicon/.test(response.url());
    if (kept && seen.has(response.url())) return;
    seen.add(response.url());
    const length = Number(response.headers()['content-length'] ?? 0);
    if (response.url().startsWith(given.url)) loads.push({ name: response.url().slice(given.url.length).split('?')[0] || './', length });
  });
}

/** What came since the last call. */
async function take(page, name) {
  await page.waitForTimeout(SETTLE_MS);
  const came = loads.splice(0);
  found[name] = came.reduce((sum, { length }) => sum + length, 0);
  console.log(`\n${name}`);
  for (const each of came) console.log(`${String(each.length).padStart(9)}  ${each.name}`);
  return found[name];
}

const page = await given.page({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
await record(page);
await page.goto(given.url);
await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
const opened = await take(page, '首次打开，首页可用');
let first = 0;
// What is needed at the end is fetched with the first answer; before that a visit costs what it takes to ask.
const before = async () => {
  if (first > 0) return;
  first = opened + await take(page, '到通知的第一个问题');
  found['到通知的第一个问题'] = first;
};
await walk(page, { matter: '职称评审', edition: '大渡口区 2022', answers: APPLICANT }, undefined, before);
await page.getByRole('link', { name: /^带走结果/ }).first().click();
await page.locator('#whatif').waitFor({ state: 'attached' });
await page.evaluate(() => document.querySelectorAll('details:not([open])').forEach((each) => { each.open = true; }));
const rest = await take(page, '走完全程：首页、结果、带走结果');
found['走完全程：首页、结果、带走结果'] = first + rest;
await page.getByRole('link', { name: '条款库' }).first().click();
await page.locator('#main h1').waitFor();
await take(page, '再加上条款库');
await given.close();
await world.end();
found['embed.js'] = brotliCompressSync(readFileSync(join(folder, 'embed.js'))).length;

for (const [name, { files }] of Object.entries(PARTS)) {
  const own = readdirSync(folder).filter((each) => files.test(each));
  found[name] = own.reduce((sum, each) => sum + statSync(join(folder, each)).size, 0);
}

console.log('');
let good = true;
const say = (name, size, limit) => {
  good &&= size <= limit;
  console.log(`${size <= limit ? '✔' : '✘'} ${name}：${size.toLocaleString('en')} 字节（上限 ${limit.toLocaleString('en')}）`);
};
for (const [name, { limit, aim }] of Object.entries({ ...LIMITS, ...PARTS })) {
  say(name, found[name], limit);
  if (found[name] > aim) console.log(`  还差 ${(found[name] - aim).toLocaleString('en')} 字节到目标 ${aim.toLocaleString('en')}`);
}
const offline = join(folder, 'offline');
if (existsSync(offline)) {
  for (const name of readdirSync(offline).filter((each) => each.endsWith('.html'))) say(name, statSync(join(offline, name)).size, OFFLINE);
}
process.exit(good ? 0 : 1);
