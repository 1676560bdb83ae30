// How long a change of page takes on a slow phone, and whether typing stays fluent: Chromium with its processor
// slowed down. A change runs from the click on 继续 to the frame in which the next page's heading is shown; beside
// it, in the same run, what the same finished markup takes in a bare document that holds nothing but the sheets,
// put in by `innerHTML` in the same steps. Typing: tasks of more than 50 ms while a number and a date are typed.
// Beside the time by the clock stands what the page's thread was given of the processor meanwhile, without what
// comes after the frame: on a machine that has other work the clock says little.
//
// usage: node benches/page.mjs [ROUNDS]        (after `make build`)
import { give } from '../tests/e2e/kept.mjs';
import { walk } from '../tests/e2e/walk.mjs';
import { begin } from '../tests/e2e/world.mjs';

const SLOWER = 6;
const SLOWER_TYPING = 4;
const PHONE = { locale: 'zh-CN', viewport: { width: 360, height: 740 } };
const rounds = Number(process.argv[2] ?? 3);
const answers = {
  person_category: '国有企业正式员工', employer_kind: '区属国有企业', employer_location: '大渡口区', discipline: '以上都没有',
  applied_this_year: '0', uses_nominal_unit: '否', is_unit_admin: '否', target_series: '工程技术', target_level: '工程师',
  titles: '有', 'titles.0.level': '助理工程师', 'titles.0.series': '工程技术', 'titles.0.obtained': '2018-6', 'titles.0.source': '重庆评审',
  change_kind: '逐级晋升', education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士', qualifications: '无',
};
const WORKING = {
  edition: 'dadukou2022', matter: '职称评审', target_series: '工程技术', target_level: '工程师', person_category: '非公单位人员', archive_location: '本区',
  employer_location: '本区', ss_months: '24', ss_recent_gap: '否', titles: '有', 'titles.0.level': '助理工程师', 'titles.0.series': '工程技术',
};

/** Runs in the page: notes how long it takes from a click to the frame that shows the heading it leads to, with the markup before and after. */
function watch() {
  globalThis.changes = [];
  const app = document.getElementById('app');
  let from = 0;
  let before = '';
  addEventListener('click', () => {
    before = app.innerHTML;
    performance.mark('begin');
    from = performance.now();
  }, true);
  addEventListener('focusin', ({ target }) => {
    if (!target.matches('#main h1')) return;
    const [begin, left] = [from, before];
    // The task after a frame's callbacks runs once the frame has been laid out and painted.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      performance.mark('shown');
      const ms = performance.now() - begin;
      // What is written after the frame belongs to the page as well, but not to the change.
      globalThis.changes.push({ to: target.textContent, ms, before: left, after: app.innerHTML });
    };
    requestAnimationFrame(() => channel.port2.postMessage(0));
  });
}

/** Runs in the bare document: the change from `before` to `after`, as a page without a program would do it. */
function swap({ before, after }) {
  const app = document.getElementById('app');
  app.innerHTML = before;
  scrollTo(0, document.body.scrollHeight);
  const button = app.querySelector('button[type=submit], .btns button, button');
  if (button) button.focus();
  return new Promise((done) => {
    // Two frames, so that all that was put there is laid out and painted.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
      performance.mark('begin');
      const begin = performance.now();
      document.activeElement.blur();
      scrollTo(0, 0);
      app.innerHTML = after;
      app.querySelector('#main h1').focus({ preventScroll: true });
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        performance.mark('shown');
        done(performance.now() - begin);
      };
      requestAnimationFrame(() => channel.port2.postMessage(0));
    }, 50)));
  });
}

const median = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];

async function slow(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

const TRACED = { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'] } };

/** Does `run`; the milliseconds of processor that the page's thread was given from each `begin` to the end of the
 *  task that drew the last frame before its `shown`. */
async function processor(page, run) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', TRACED);
  await run();
  const done = new Promise((complete) => { session.once('Tracing.tracingComplete', complete); });
  await session.send('Tracing.end');
  await done;
  events.sort((one, other) => one.ts - other.ts);
  const found = [];
  let begin = null;
  for (const mark of events.filter(({ cat }) => cat?.includes('blink.user_timing'))) {
    if (mark.name === 'begin') begin = mark;
    if (mark.name !== 'shown' || !begin) continue;
    const own = events.filter(({ pid, tid, ts }) => pid === mark.pid && tid === mark.tid && ts > begin.ts && ts < mark.ts);
    const draws = (task) => own.some(({ name, ts }) => name === 'FireAnimationFrame' && ts >= task.ts && ts <= task.ts + task.dur);
    const frame = own.filter(({ name, ph }) => name === 'RunTask' && ph === 'X').filter(draws).at(-1);
    found.push(frame ? (frame.tts + frame.tdur - begin.tts) / 1000 : NaN);
    begin = null;
  }
  return found;
}

/** A page in a browser's context of its own, without the traces that journeys leave: they cost time. */
async function fresh(given) {
  const context = await given.browser.newContext(PHONE);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return { context, page };
}

/** The changes of one walk, each with what it takes in a bare document. */
async function changesOf(given) {
  const { context, page } = await fresh(given);
  await page.goto(given.url);
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await page.evaluate(watch);
  await slow(page, SLOWER);
  const own = await processor(page, async () => {
    await walk(page, { matter: '职称评审', edition: '大渡口区 2022', answers });
    await page.waitForTimeout(500);
  });
  const changes = await page.evaluate(() => globalThis.changes);
  const head = await page.evaluate(() => Array.from(document.querySelectorAll('link[rel=stylesheet]'), (each) => each.outerHTML).join(''));
  const shape = await page.evaluate(() => ({ html: document.documentElement.className, body: document.body.className }));
  const bare = await context.newPage();
  await bare.route('**/bare.html', (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="zh-CN" class="${shape.html}"><head><meta name="viewport" content="width=device-width">${head}</head><body class="${shape.body}"><div id="app"></div></body></html>`,
  }));
  await bare.goto(`${given.url}bare.html`);
  await slow(bare, SLOWER);
  const theirs = await processor(bare, async () => {
    for (const change of changes) change.bare = await bare.evaluate(swap, change);
  });
  for (const [place, change] of changes.entries()) change.processor = { own: own[place], bare: theirs[place] };
  await context.close();
  return changes;
}

/** The tasks of more than 50 ms while `type` is done on the page at `hash`. */
async function longTasks(given, hash, type) {
  const { context, page } = await fresh(given);
  await page.goto(given.url);
  await give(page, WORKING);
  await page.goto(`${given.url}${hash}`);
  await page.reload();
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000);
  await slow(page, SLOWER_TYPING);
  await page.evaluate(() => {
    globalThis.long = [];
    new PerformanceObserver((list) => list.getEntries().forEach((each) => globalThis.long.push(Math.round(each.duration)))).observe({ entryTypes: ['longtask'] });
  });
  await type(page);
  await page.waitForTimeout(1500);
  const long = await page.evaluate(() => globalThis.long);
  await context.close();
  return long;
}

const number = async (page) => {
  await page.locator('#f-ss_months').click();
  await page.keyboard.press('End');
  for (const key of ['Backspace', 'Backspace', '3', '6', '1', 'Backspace', 'Tab']) await page.keyboard.press(key, { delay: 60 });
};
const date = async (page) => {
  await page.locator('.parts input').first().click();
  for (const key of [...'2018', 'Tab', ...'6', 'Tab', ...'15', 'Tab']) await page.keyboard.press(key, { delay: 60 });
};

const world = await begin();
const given = world.context();
const changes = [];
const typing = { 数字: [], 日期: [] };
for (let round = 0; round < rounds; round += 1) {
  changes.push(...await changesOf(given));
  typing.数字.push(...await longTasks(given, '#/q/work', number));
  typing.日期.push(...await longTasks(given, '#/q/titles', date));
}
await world.end();

for (const place of new Set(changes.map(({ to }) => to))) {
  const here = changes.filter(({ to }) => to === place);
  const [own, bare] = [median(here.map(({ ms }) => ms)), median(here.map((each) => each.bare))];
  console.log(`${place.padEnd(16, '　')} 中位 ${own.toFixed(0)} ms，同样的内容用 innerHTML ${bare.toFixed(0)} ms，${(own / bare).toFixed(2)} 倍`);
}
const [own, bare] = [median(changes.map(({ ms }) => ms)), median(changes.map((each) => each.bare))];
const shares = changes.map(({ processor: { own: ours, bare: theirs } }) => ours / theirs).filter((share) => share > 0);
const share = (name) => median(changes.map((each) => each.processor[name]).filter((ms) => ms > 0));
console.log(`只算页面线程得到的处理器时间：中位 ${share('own').toFixed(1)} ms，innerHTML ${share('bare').toFixed(1)} ms；各次之比的中位 ${median(shares).toFixed(2)} 倍`);
console.log(`处理器放慢 ${SLOWER} 倍，${changes.length} 次换页：中位 ${own.toFixed(0)} ms，innerHTML ${bare.toFixed(0)} ms，${(own / bare).toFixed(2)} 倍（目标至多 1.15 倍）`);
for (const [name, long] of Object.entries(typing)) {
  console.log(`处理器放慢 ${SLOWER_TYPING} 倍，${rounds} 次填${name}：超过 50 ms 的任务 ${long.length} 个${long.length > 0 ? `（${long.join('、')} ms）` : ''}`);
}
