// Runs every *.test.mjs beside this file, in the order of their names.
//
// usage: node tests/e2e/run.mjs [PART OF A FILE NAME]
import { readdirSync } from 'node:fs';
import { begin, run, take } from './harness.mjs';

const here = new URL('.', import.meta.url);
const part = process.argv[2] ?? '';
const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && name.includes(part)).sort();

let passed = 0;
let failed = 0;
const world = await begin();
try {
  for (const file of files) {
    await import(new URL(file, here));
    console.log(`# ${file}`);
    for (const each of take()) {
      const start = performance.now();
      const error = await run(each, world);
      const time = `(${Math.round(performance.now() - start)} ms)`;
      if (error) {
        failed += 1;
        console.log(`✖ ${each.name} ${time}\n${String(error.stack ?? error).replace(/^/gm, '    ')}`);
      } else {
        passed += 1;
        console.log(`✔ ${each.name} ${time}`);
      }
    }
  }
} finally {
  await world.end();
}
console.log(`${passed} passed, ${failed} failed`);
// No journey at all is a mistake, not a success.
process.exit(failed === 0 && passed > 0 ? 0 : 1);
