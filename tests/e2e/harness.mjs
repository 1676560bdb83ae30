// What every journey needs: the built site under the strict policy below a sub-path, a browser, and
// pages that remember everything they said and asked for.
//
//   import { assert, test } from './harness.mjs';
//   test('打开首页', async ({ open, axe, shot }) => {
//     const page = await open();                 // or open('#/check', { viewport: { width: 360, height: 740 } })
//     assert.deepEqual(await axe(page), []);
//     await shot(page, 'start');
//     page.log.clean();                          // no console message, no error, nothing asked of strangers
//   });
import assert from 'node:assert/strict';
import { after, test as check } from 'node:test';
import { PLAIN } from './pages.mjs';
import { clean } from './words.mjs';
import { begin, shot } from './world.mjs';

export { assert };
export { axe, launch, launchIn, opened, settled, shot, SITE } from './world.mjs';

// Against journeys that hang, not a measure of speed: axe alone takes many seconds on two busy cores.
const PATIENCE_MS = 180_000;
/** Where what is said is for applicants alone. */
const APPLICANTS = new RegExp(`#/(${PLAIN.join('|')})\\b`);

let world = null;
after(async () => { if (world) await (await world).end(); });

/** Registers a journey. What failed leaves pictures and a trace in target/e2e/. */
export function test(name, journey) {
  check(name, { timeout: PATIENCE_MS }, async () => {
    world ??= begin();
    const given = (await world).context();
    try {
      await journey(given);
      // Whatever page of the wizard is left open has only words for applicants.
      for (const page of given.pages) {
        if (!page.isClosed() && APPLICANTS.test(page.url())) await clean(page, page.url());
      }
    } catch (error) {
      for (const [index, page] of given.pages.entries()) {
        await shot(page, `failed-${name}-${index}`).catch(() => {});
      }
      await given.keepTraces(`failed-${name}`).catch(() => {});
      throw error;
    } finally {
      await given.close().catch(() => {});
    }
  });
}
