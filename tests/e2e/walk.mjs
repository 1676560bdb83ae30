// Walking through the wizard as a person would: reading what is asked and answering it.
import assert from 'node:assert/strict';
import { clean } from './words.mjs';

const id = (path) => `f-${path.replaceAll('.', '-')}`;

/** Answers whatever of `answers` the page asks, also what appears while answering. */
async function fill(page, answers) {
  const done = new Set();
  for (let round = 0; round < 12; round += 1) {
    let progress = false;
    // What a question needs may still be on its way.
    await page.waitForFunction(() => !document.querySelector('.question > [role=status]'));
    for (const [path, value] of Object.entries(answers)) {
      if (!done.has(path) && (await answer(page, path, value))) {
        done.add(path);
        progress = true;
      }
    }
    if (!progress) return;
  }
}

/** Types into a box as a person does: in Firefox a value that is set at once tells of no change. */
export async function type(box, words) {
  await box.fill('');
  await box.pressSequentially(words);
}

/** On the page of what is taken away, opens the forms and chooses the first that asks something. */
export async function openForms(page) {
  await page.locator('#forms').waitFor();
  if (await page.locator('#forms:not([open])').count()) await page.locator('#forms > summary').click();
  await page.getByRole('button', { name: '选择表格' }).click();
  await page.locator('select#form').selectOption({ index: 1 });
  await page.locator('#forms .asked input').first().waitFor();
}

/** Answers one question if it is there. */
async function answer(page, path, value) {
  const first = page.locator(`[id="${id(path)}"]`);
  if ((await first.count()) === 0 || !(await first.isVisible().catch(() => false))) {
    // The box itself may be drawn by its label.
    if ((await first.count()) === 0) return false;
  }
  const kind = await first.evaluate((node) => (node.tagName === 'SELECT' ? 'select' : node.type));
  if (kind === 'select') {
    await first.selectOption({ value });
  } else if (kind === 'radio') {
    const named = page.locator(`input[name="${id(path)}"][value="${value}"] + label`);
    const told = page.locator(`input[name="${id(path)}"] + label`).filter({ hasText: new RegExp(`^${value}`) });
    await ((await named.count()) ? named : told).first().click();
  } else if (kind === 'checkbox') {
    const box = page.locator(`fieldset:has(> .choices > .choice > [id="${id(path)}"])`);
    await box.locator('label').filter({ hasText: new RegExp(`^${value}`) }).first().click();
  } else if (await page.locator(`[id="${id(path)}-1"]`).count()) {
    const parts = value.split('-');
    for (const [place, part] of parts.entries()) {
      await type(page.locator(`[id="${id(path)}${place ? `-${place}` : ''}"]`), part);
    }
    await page.keyboard.press('Tab');
  } else {
    await type(first, value);
    await page.keyboard.press('Tab');
  }
  return true;
}

/** Opens the parts of the page that stand behind their titles. */
export async function unfold(page) {
  const folded = page.locator('details.take:not([open]) > summary');
  while (await folded.count()) await folded.first().click();
}

/** From the first page to the result. Every page has only words for applicants. `each` sees every page once it is
 *  answered, `before` before anything is. */
export async function walk(page, { matter, edition, answers }, look = async () => {}, before = async () => {}) {
  const each = async (here, where) => {
    await clean(here, where);
    await look(here, where);
  };
  await page.locator('input[name="f-matter"] + label').filter({ hasText: matter }).first().click();
  await page.locator('input[name="f-edition"] + label').filter({ hasText: edition }).first().click();
  await each(page, 'start');
  await page.getByRole('button', { name: /^(开始|接着填)$/ }).click();
  for (let step = 0; step < 14; step += 1) {
    await page.waitForFunction(() => /#\/(q|change)\/|#\/check/.test(location.hash));
    if (page.url().endsWith('#/check')) break;
    const here = page.url();
    await before(page, here.split('/').pop());
    await fill(page, answers);
    await each(page, here.split('/').pop());
    await page.getByRole('button', { name: '继续', exact: true }).click();
    await page.waitForFunction((before) => location.href !== before || document.querySelector('.errors'), here);
    const errors = page.locator('.errors');
    assert.equal(await errors.count(), 0, (await errors.count()) ? `${here}: ${await errors.innerText()}` : '');
  }
  await each(page, 'check');
  await page.getByRole('link', { name: '查看结果' }).click();
  await page.locator('.outcome').first().waitFor();
  await each(page, 'result');
}
