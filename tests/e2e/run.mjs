// Runs the journeys: every *.test.mjs beside this file, each in a process of its own.
//
// usage: node tests/e2e/run.mjs [PART ...]     PARTs of files' names, or else one of a journey's
//        BROWSER=firefox, SITE=folder and JOBS=1 change what it runs with. One PART alone leaves traces of what failed
//        (TRACE=1), as does a second try: they make every step slower, so the whole run goes without.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';

const here = new URL('.', import.meta.url);
const parts = process.argv.slice(2);
const [part = ''] = parts;
const all = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort();
const byFile = all.filter((name) => parts.length === 0 || parts.some((each) => name.includes(each)));
const files = (byFile.length > 0 ? byFile : all).map((name) => fileURLToPath(new URL(name, here)));
/** So many may pass at the second try only. */
const MOST_UNSTEADY = 2;
const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const names = byFile.length > 0 ? {} : { testNamePatterns: literally(part) };

// Whatever ends this early is no success.
process.exitCode = 1;
const isFile = ({ name }) => files.includes(name);
const time = ({ details }) => `(${(details.duration_ms / 1000).toFixed(1)} s)`;

/** Runs journeys, and says of each how it went: how many passed, and those that failed. */
async function round(options) {
  let passed = 0;
  const failed = [];
  for await (const { type, data } of run(options)) {
    if (type === 'test:pass' && data.skip === undefined && !isFile(data)) {
      passed += 1;
      console.log(`✔ ${data.name} ${time(data)}`);
    }
    if (type === 'test:fail') {
      failed.push({ name: data.name, isFile: isFile(data) });
      const error = data.details.error.cause ?? data.details.error;
      console.log(`✖ ${data.name} ${time(data)}\n${String(error.stack ?? error.message ?? error).replace(/^/gm, '    ')}`);
    }
    if (type === 'test:stderr') process.stderr.write(data.message);
  }
  return { passed, failed };
}

process.env.TRACE ??= parts.length === 1 && part !== '' ? '1' : '0';
const { passed, failed } = await round({ files, concurrency: Number(process.env.JOBS ?? 2), ...names });
// One or two that fail among many others are tried once more, each by itself: a machine that was held up for a moment is not
// the product's fault. They are named at the end all the same; what fails again, or a third one, fails the run.
const unsteady = [];
const again = parts.length !== 1 && failed.length <= MOST_UNSTEADY && !failed.some((each) => each.isFile) ? failed : [];
if (again.length > 0) process.env.TRACE = '1';
for (const { name } of again) {
  console.log(`再试一次：${name}`);
  const second = await round({ files, testNamePatterns: `^${literally(name)}$` });
  if (second.passed > 0 && second.failed.length === 0) unsteady.push(name);
}
// Once more at the end, where whoever sees only the last lines of a long run finds them.
const broken = failed.filter(({ name }) => !unsteady.includes(name));
for (const name of unsteady) console.log(`✔ 不稳，第二次才通过，要查明：${name}`);
for (const { name } of broken) console.log(`✖ ${name}`);
console.log(`${passed + unsteady.length} passed (${unsteady.length} of them at the second try), ${broken.length} failed`);
// No journey at all is a mistake, not a success.
const count = passed + failed.length;
if (count === 0) console.error(`没有叫“${part}”的端到端测试。`);
process.exitCode = broken.length === 0 && count > 0 ? 0 : 1;
