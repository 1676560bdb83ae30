// The first page offers what the notices at hand call their matters: renamed ones and added ones too.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { assert, test } from './harness.mjs';
import { walk } from './walk.mjs';

const ASSESS = join(process.env.CARGO_TARGET_DIR ?? 'target', 'page', 'assess');
const work = mkdtempSync(join(tmpdir(), 'zhicheng-matters-'));
after(() => rmSync(work, { recursive: true, force: true }));

let compiled = '';
/** One notice that was made up for it, compiled. */
function notices() {
  if (compiled) return compiled;
  const sources = join(work, 'sources');
  for (const folder of ['public/notices/common', 'tests/notices/language/you2035']) {
    cpSync(folder, join(sources, folder.split('/').pop()), { recursive: true });
  }
  compiled = join(work, 'notices');
  execFileSync(ASSESS, ['compile', sources, compiled]);
  return compiled;
}

/** A visitor of a site that has only this notice; `chosen` by the site that shows the wizard in a frame. */
async function visit(visitor, url, chosen = {}) {
  const page = await visitor({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const folder = notices();
  const names = readdirSync(folder);
  await page.route('**/notices/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop();
    return names.includes(name) ? route.fulfill({ body: readFileSync(join(folder, name)) }) : route.fulfill({ status: 404, body: '' });
  });
  const wishes = Object.entries(chosen);
  const query = new URLSearchParams(chosen).toString();
  // As public/frame.js writes it down there.
  await page.route(/\/\?/, async (route) => {
    const answer = await route.fetch();
    const attributes = wishes.map(([name, value]) => `data-${name}="${value}"`).join(' ');
    await route.fulfill({ response: answer, body: (await answer.text()).replace('<html ', `<html ${attributes} `) });
  });
  await page.goto(wishes.length > 0 ? `${url}?${query}` : url);
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  return page;
}

const matters = (page) => page.locator('#app input[name="f-matter"]').evaluateAll((all) => all.map((each) => each.value));
const editions = (page) => page.locator('#app input[name="f-edition"]').count();
const choose = (page, matter) => page.locator('input[name="f-matter"] + label').filter({ hasText: matter }).click();

test('首页列出通知新增的和改了名的办理事项，按它办到结论', async ({ page: visitor, url, axe }) => {
  const page = await visit(visitor, url);
  assert.deepEqual(await matters(page), ['职称评审', '考核认定', '来渝确认', '电子证书登记', '初定']);
  await choose(page, '考核认定');
  assert.equal(await editions(page), 1);
  await choose(page, '来渝确认');
  assert.equal(await editions(page), 0);
  assert.deepEqual(await axe(page), []);
  await walk(page, { matter: '初定', edition: '酉区', answers: { certificate: '有效' } });
  assert.match(await page.locator('.outcome').innerText(), /条件符合[^]*初定。对照：酉区/);
  // A reload takes the answers up again, and what was chosen is still chosen.
  await page.goto(`${page.url().split('#')[0]}#/`);
  await page.reload();
  await page.locator('#app input[value="初定"]:checked').waitFor({ state: 'attached' });
});

test('不知道办哪一项的，引到改了名的那一项', async ({ page: visitor, url }) => {
  const page = await visit(visitor, url);
  await page.locator('#guide button').click();
  await page.getByRole('button', { name: '还没有', exact: true }).click();
  await page.getByRole('button', { name: '是', exact: true }).click();
  await page.locator('#app input[value="考核认定"]:checked').waitFor({ state: 'attached' });
});

test('显示向导的网站可以先选好新增的事项；哪份通知都没有的不算选了', async ({ page: visitor, url }) => {
  const added = await visit(visitor, url, { matter: '初定', notice: 'you2035' });
  await added.locator('#app input[value="初定"]:checked').waitFor({ state: 'attached' });
  assert.equal(await editions(added), 1);
  const strange = await visit(visitor, url, { matter: '别的' });
  assert.equal(await strange.locator('#app input[name="f-matter"]:checked').count(), 0);
  await strange.getByRole('button', { name: '开始', exact: true }).click();
  await strange.locator('.errors', { hasText: '请选择要办的事' }).waitFor();
});
