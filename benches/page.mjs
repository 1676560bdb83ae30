// How long a change of page takes on a slow phone: Chromium with its processor slowed down six times.
// The time runs from the click on 继续 to the frame in which the next page's heading is shown.
//
// usage: node benches/page.mjs [ROUNDS]        (after `make build`)
import { begin } from '../tests/e2e/world.mjs';
import { walk } from '../tests/e2e/walk.mjs';

const SLOWER = 6;
const rounds = Number(process.argv[2] ?? 3);
const answers = {
  person_category: '国有企业正式员工', employer_kind: '区属国有企业', employer_location: '大渡口区', discipline: '以上都没有',
  applied_this_year: '0', uses_nominal_unit: '否', is_unit_admin: '否', target_series: '工程技术', target_level: '工程师',
  titles: '有', 'titles.0.level': '助理工程师', 'titles.0.series': '工程技术', 'titles.0.obtained': '2018-6', 'titles.0.source': '重庆评审',
  change_kind: '逐级晋升', education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士', qualifications: '无',
};

/** Runs in the page: notes how long it takes from a click to the frame that shows the heading it leads to. */
function watch() {
  globalThis.changes = [];
  let from = 0;
  addEventListener('click', () => { from = performance.now(); }, true);
  addEventListener('focusin', ({ target }) => {
    if (!target.matches('#main h1')) return;
    const begin = from;
    // The task after a frame's callbacks runs once the frame has been laid out and painted.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => globalThis.changes.push({ to: target.textContent, ms: performance.now() - begin });
    requestAnimationFrame(() => channel.port2.postMessage(0));
  });
}

const world = await begin();
const changes = [];
for (let round = 0; round < rounds; round += 1) {
  const given = world.context();
  const page = await given.open('', { viewport: { width: 360, height: 740 } });
  await page.evaluate(watch);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await walk(page, { matter: '职称评审', edition: '大渡口区 2022', answers });
  await page.waitForTimeout(500);
  changes.push(...await page.evaluate(() => globalThis.changes));
  await given.close();
}
await world.end();

const places = [...new Set(changes.map(({ to }) => to))];
for (const place of places) {
  const times = changes.filter(({ to }) => to === place).map(({ ms }) => ms).sort((one, other) => one - other);
  console.log(`${place.padEnd(20)} 中位 ${times[Math.floor(times.length / 2)].toFixed(0)} ms，最长 ${times.at(-1).toFixed(0)} ms`);
}
const all = changes.map(({ ms }) => ms).sort((one, other) => one - other);
console.log(`处理器放慢 ${SLOWER} 倍，${all.length} 次换页：中位 ${all[Math.floor(all.length / 2)].toFixed(0)} ms，最长 ${all.at(-1).toFixed(0)} ms`);
