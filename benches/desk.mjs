// What the HR desk's worker does in a second: a roster of nobody read, gathered and judged, in the built program.
//
// usage: node benches/desk.mjs [FOLDER] [PEOPLE]
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const site = process.argv[2] ?? 'dist';
const people = Number(process.argv[3] ?? 10_000);
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
  const begun = performance.now();
  run();
  const took = performance.now() - begun;
  console.log(`${what}：${took.toFixed(0)} 毫秒，每秒 ${Math.round(people / took * 1000)} 行`);
};
timed('生成并认列', () => desk.sample_roster('R5', people, 7));
timed('读出每个人', () => desk.ask(new Uint8Array([5])));
timed('判断', () => desk.ask(new Uint8Array([6, ...number(people)])));
timed('取一页', () => desk.ask(new Uint8Array([11, ...Array(6).fill(0), 0, 0, 0, 0])));
