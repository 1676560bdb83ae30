// 清除 means gone: in every window, in every store, in the history, in the files of the profile.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, launchIn, test } from './harness.mjs';
import { everything as stores, give, key, untilKept } from './kept.mjs';
import { openForms, type } from './walk.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const MARK = 'QZXJVKW7MARKE';
const OTHERS = { change_kind: '逐级晋升', edition: 'dadukou2022', matter: '职称评审', person_category: '非公单位人员', target_level: '工程师' };
const ANSWERS = { ...OTHERS, target_specialty: MARK };

/** Answers as if they had been given in this window, and on the device too where `device` says so. */
async function answered(page, device = false, answers = ANSWERS) {
  await give(page, answers, device);
  await page.reload();
  await page.getByRole('button', { name: '清除', exact: true }).waitFor();
}

const clear = (page) => page.getByRole('button', { name: '清除', exact: true }).click();
const go = async (page, hash) => {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.locator('#main h1').first().waitFor();
};

test('清除以后，哪一页都不再有回答，包括带走结果', async ({ open }) => {
  const page = await open('', PHONE);
  await answered(page, true);
  await go(page, '#/takeaway');
  await page.locator('#receipt').waitFor();
  await clear(page);
  assert.doesNotMatch(await stores(page), new RegExp(MARK));
  for (const hash of ['#/takeaway', '#/check', '#/result', '#/q/target']) {
    await go(page, hash);
    assert.doesNotMatch(await page.locator('body').innerText(), new RegExp(MARK), hash);
  }
  await page.reload();
  assert.equal(await page.getByRole('button', { name: '撤销清除' }).count(), 0, 'the undo ends with the page');
  assert.doesNotMatch(await stores(page), new RegExp(MARK));
  page.log.clean();
});

test('撤销清除只在一分钟内，并说明', async ({ open }) => {
  const page = await open('', PHONE);
  await answered(page);
  await page.clock.install();
  await clear(page);
  await page.getByText('1 分钟内可以撤销').waitFor();
  await page.getByRole('button', { name: '撤销清除' }).click();
  await page.getByRole('button', { name: '清除', exact: true }).waitFor();
  await untilKept(page, MARK);
  await clear(page);
  await page.getByRole('button', { name: '撤销清除' }).waitFor();
  await page.clock.fastForward(61_000);
  await page.getByRole('button', { name: '撤销清除' }).waitFor({ state: 'detached' });
});

test('一个窗口清除，别的窗口也清除，不会写回去', async ({ open, url }) => {
  const one = await open('', PHONE);
  await answered(one, true);
  const other = await one.context().newPage();
  await other.goto(url);
  await other.getByRole('button', { name: '清除', exact: true }).waitFor();
  const asleep = await one.context().newPage();
  await asleep.goto(`${url}#/check`);
  await asleep.getByRole('button', { name: '清除', exact: true }).waitFor();
  // Gone elsewhere and come back later: no event reaches it meanwhile.
  await asleep.goto('about:blank');
  await clear(one);
  await other.getByText('答案已在另一个窗口清除').waitFor();
  assert.doesNotMatch(await stores(other), new RegExp(MARK));
  await other.locator('input[name="f-matter"] + label').first().click();
  assert.doesNotMatch(await stores(one), new RegExp(MARK));
  // The driver of Firefox never hears that a page came back out of memory; there it is opened anew.
  if (process.env.BROWSER === 'firefox') await asleep.goto(`${url}#/check`);
  else await asleep.goBack();
  await asleep.locator('#main h1').first().waitFor();
  assert.doesNotMatch(await asleep.locator('body').innerText(), new RegExp(MARK));
  assert.doesNotMatch(await stores(asleep), new RegExp(MARK));
});

test('同一网站别的路径下的回答不读，也不清除', async ({ open }) => {
  const page = await open('', PHONE);
  await page.evaluate(() => localStorage.setItem('zhicheng:/elsewhere/:answers', 'zhicheng-answers 1\nmatter=职称评审\n'));
  await page.reload();
  await page.locator('#main h1').first().waitFor();
  assert.equal(await page.getByRole('button', { name: '清除', exact: true }).count(), 0);
  await answered(page, true);
  await clear(page);
  assert.match(await stores(page), /elsewhere/);
});

test('以前版本保存的回答还在，接着用新的位置', async ({ open }) => {
  const page = await open('', PHONE);
  await page.evaluate(() => localStorage.setItem('zhicheng.answers', 'zhicheng-answers 1\nmatter=职称评审\n'));
  await page.reload();
  await page.getByRole('button', { name: '清除', exact: true }).waitFor();
  assert.ok(await page.locator('#keep').isChecked());
  assert.equal(await page.evaluate(() => localStorage.getItem('zhicheng.answers')), null);
});

test('浏览器不让存放时说明后果', async ({ page: visitor, url }) => {
  const page = await visitor(PHONE);
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await page.goto(url);
  await page.locator('input[name="f-matter"] + label').first().click();
  await page.getByText('这个浏览器不让网页存放内容').waitFor();
});

test('本机不让保存时，“保存”不会一直勾着', async ({ page: visitor, url }) => {
  const page = await visitor(PHONE);
  await page.addInitScript(() => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function refuse(...given) {
      if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
      return write.apply(this, given);
    };
  });
  await page.goto(url);
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await page.locator('input[name="f-matter"] + label').first().click();
  await page.locator('label[for="keep"]').click();
  await page.getByText('这个浏览器不允许保存').waitFor();
  assert.ok(!(await page.locator('#keep').isChecked()));
});

/** The files below `folder` in which one of `marks` stands. */
function marked(folder, marks) {
  const found = [];
  const look = (at) => {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      let kind;
      try {
        kind = statSync(path);
      } catch {
        continue;
      }
      if (kind.isDirectory()) look(path);
      else if (kind.isFile()) {
        const bytes = readFileSync(path);
        if (marks.some((mark) => bytes.includes(mark))) found.push(path.slice(folder.length + 1));
      }
    }
  };
  look(folder);
  return found;
}

/** Waits until the site has another key than `secret`. */
async function untilOther(page, secret) {
  for (let tried = 0; tried < 50; tried += 1) {
    const now = await key(page);
    if (now?.length === secret.length && !secret.equals(Buffer.from(now))) return;
    await page.waitForTimeout(100);
  }
  throw new Error('the key is still the same');
}

/** `words` as browsers write texts. */
const written = (words) => [words, encodeURIComponent(words)].flatMap((form) => [Buffer.from(form), Buffer.from(form, 'utf16le')]);

for (const browser of ['chromium', 'firefox']) {
  test(`${browser}：清除并关闭以后，浏览器的文件里没有回答`, async ({ url }) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhicheng-profile-'));
    const context = await launchIn(folder, browser);
    try {
      const page = await context.newPage();
      await page.goto(url);
      await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
      await answered(page, true, { ...OTHERS, target_series: '工程技术' });
      await go(page, '#/takeaway');
      await openForms(page);
      await type(page.locator('#forms .asked input').first(), MARK);
      await page.keyboard.press('Tab');
      await untilKept(page, MARK);
      const secret = Buffer.from(await key(page) ?? []);
      assert.equal(secret.length, 32);
      assert.notDeepEqual(marked(folder, [secret]), [], 'the key has a file');
      await go(page, '#/check');
      await go(page, '#/result');
      await clear(page);
      await page.getByText('已清除全部答案').waitFor();
      await untilOther(page, secret);
      assert.deepEqual(marked(folder, [secret]), [], 'the key is gone while the page is open');
      await page.goto('about:blank');
      await context.close();
      assert.deepEqual(marked(folder, [secret, ...written(MARK)]), []);
    } finally {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
