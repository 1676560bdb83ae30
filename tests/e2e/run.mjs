// Runs the journeys: every *.test.mjs beside this file, each in a process of its own.
//
// usage: node tests/e2e/run.mjs [PART]     PART of a file's name, or else of a journey's
//        BROWSER=firefox, SITE=folder and JOBS=1 change what it runs with
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const here = new URL('.', import.meta.url);
const part = process.argv[2] ?? '';
const all = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort();
const byFile = all.filter((name) => name.includes(part));
const files = (byFile.length > 0 ? byFile : all).map((name) => fileURLToPath(new URL(name, here)));
const names = byFile.length > 0 ? {} : { testNamePatterns: part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') };

let passed = 0;
let failed = 0;
const journeys = run({ files, concurrency: Number(process.env.JOBS ?? 2), ...names });
journeys.on('test:pass', (data) => { if (data.skip === undefined && !files.includes(data.name)) passed += 1; });
journeys.on('test:fail', () => { failed += 1; });
// What was not asked for need not be listed.
async function* asked(lines) {
  for await (const line of lines) if (!String(line).includes('test name does not match pattern')) yield line;
}
journeys.compose(new spec()).compose(asked).pipe(process.stdout);
journeys.on('end', () => {
  // No journey at all is a mistake, not a success.
  if (passed === 0) console.error(`没有叫“${part}”的端到端测试。`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
});
