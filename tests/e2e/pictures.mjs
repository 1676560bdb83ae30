// Pictures of every page of the twelve standard persons at three widths, to be looked at; not a test.
//
// usage: SITE=target/dev node tests/e2e/pictures.mjs [PART]     PART of a person's name
import { begin, shot } from './world.mjs';
import { unfold, walk } from './walk.mjs';
import { PERSONS } from './persons.mjs';

const part = process.argv[2] ?? '';
const world = await begin();
const given = world.context();
for (const person of PERSONS.filter(({ name }) => name.includes(part))) {
  for (const width of [360, 768, 1280]) {
    const page = await given.open('', { viewport: { width, height: 800 } });
    await walk(page, person, async (here, where) => {
      await shot(here, `persons-${person.name}-${width}-${where}`);
    });
    await unfold(page);
    await shot(page, `persons-${person.name}-${width}-result-open`);
    await page.goto(`${page.url().split('#')[0]}#/takeaway`);
    await page.locator('details.take').first().waitFor();
    await shot(page, `persons-${person.name}-${width}-takeaway`);
    await page.close();
  }
  console.log(person.name);
}
await given.close();
await world.end();
