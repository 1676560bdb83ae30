// How many full assessments a second of processor time one core makes in WASM, over the compiled notices and the
// cases of benches/assess.rs, with the program built small (as the site has it) and built for speed.
//
// usage: node benches/assess.mjs [ROUNDS]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { forBrowser } from '../scripts/for-browser.mjs';
import { WASM_OPT } from '../scripts/site.mjs';

const rounds = Number(process.argv[2] ?? 3);
const MEASURED_MS = 2000;
const target = resolve(process.env.CARGO_TARGET_DIR ?? 'target');
process.env.PATH = `${resolve('.tools/bin')}:${resolve('node_modules/.bin')}:${process.env.PATH}`;
const run = (program, ...given) => execFileSync(program, given, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-assess-'));
run('cargo', 'bench', '--quiet', '--locked', '--profile', 'dev', '--bench', 'assess', '--', '--write', folder);
const file = (pattern) => readFileSync(join(folder, readdirSync(folder).find((name) => pattern.test(name))));
const editions = readdirSync(folder).filter((name) => name.endsWith('.jsonl')).map((name) => name.slice(0, -'.jsonl'.length));

/** The program at an `opt-level`, with the cases of every edition read. */
async function built(level) {
  const message = run('cargo', 'build', '--quiet', '--profile', 'release', '--example', 'measured', '--message-format', 'json',
    '--manifest-path', forBrowser(), '--target-dir', target, '--target', 'wasm32-unknown-unknown',
    '--config', `profile.release.package.zhicheng.opt-level=${level}`);
  const made = message.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const { filenames } = made.find(({ reason, target: of }) => reason === 'compiler-artifact' && of.name === 'measured');
  const name = `measured-${JSON.parse(level)}`;
  run('glue', filenames.find((path) => path.endsWith('.wasm')), folder, name);
  const wasm = join(folder, `${name}_bg.wasm`);
  run('wasm-opt', ...WASM_OPT.map((flag) => (flag === '-Oz' ? `-O${JSON.parse(level)}` : flag)), wasm, '-o', wasm);
  const program = await import(`data:text/javascript,${encodeURIComponent(readFileSync(join(folder, `${name}.js`), 'utf8'))}`);
  program.initSync({ module: readFileSync(wasm) });
  const cases = editions.map((edition) => {
    const bytes = (ending) => file(new RegExp(`^${edition}\\.[0-9a-f]{16}\\.${ending}$`));
    return new program.Cases(bytes('bin'), bytes('details\\.bin'), readFileSync(join(folder, `${edition}.jsonl`), 'utf8'));
  });
  return { level: JSON.parse(level), cases };
}

/** Assessments a second of processor time. */
function rate(cases) {
  const { user: worked } = process.cpuUsage();
  const begun = performance.now();
  let number = 0;
  while (performance.now() - begun < MEASURED_MS) {
    for (const each of cases) {
      each.round();
      number += each.number;
    }
  }
  return number / ((process.cpuUsage().user - worked) / 1e6);
}

const programs = [];
for (const level of ['"z"', '3']) programs.push(await built(level));
console.log(`机器负载 ${loadavg()[0].toFixed(1)}；${editions.join('、')}`);
// The first round only lets the engine compile the program well.
for (let round = 0; round <= rounds; round++) {
  for (const { level, cases } of programs) {
    const all = Math.round(rate(cases));
    if (round === 0) continue;
    const each = cases.map((one) => Math.round(rate([one])).toLocaleString('en')).join('、');
    console.log(`opt-level ${level}，第 ${round} 轮：每秒 ${all.toLocaleString('en')} 次评估（各版 ${each}）`);
  }
}
