// Runs the journeys: every *.test.mjs beside this file, each in a process of its own.
//
// usage: node tests/e2e/run.mjs [PART ...]     PARTs of files' names, or else one of a journey's
//        BROWSER=firefox, SITE=folder and JOBS=1 change what it runs with
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';

const here = new URL('.', import.meta.url);
const parts = process.argv.slice(2);
const [part = ''] = parts;
const all = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort();
const byFile = all.filter((name) => parts.length === 0 || parts.some((each) => name.includes(each)));
const files = (byFile.length > 0 ? byFile : all).map((name) => fileURLToPath(new URL(name, here)));
const names = byFile.length > 0 ? {} : { testNamePatterns: part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') };

// Whatever ends this early is no success.
process.exitCode = 1;
let passed = 0;
const failed = [];
const isFile = ({ name }) => files.includes(name);
const time = ({ details }) => `(${(details.duration_ms / 1000).toFixed(1)} s)`;
for await (const { type, data } of run({ files, concurrency: Number(process.env.JOBS ?? 2), ...names })) {
  if (type === 'test:pass' && data.skip === undefined && !isFile(data)) {
    passed += 1;
    console.log(`✔ ${data.name} ${time(data)}`);
  }
  if (type === 'test:fail') {
    failed.push(data.name);
    const error = data.details.error.cause ?? data.details.error;
    console.log(`✖ ${data.name} ${time(data)}\n${String(error.stack ?? error.message ?? error).replace(/^/gm, '    ')}`);
  }
  if (type === 'test:stderr') process.stderr.write(data.message);
}
// Once more at the end, where whoever sees only the last lines of a long run finds them.
for (const name of failed) console.log(`✖ ${name}`);
console.log(`${passed} passed, ${failed.length} failed`);
// No journey at all is a mistake, not a success.
if (passed + failed.length === 0) console.error(`没有叫“${part}”的端到端测试。`);
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;
