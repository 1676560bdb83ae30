// The library: clauses, comparison, committees, and what the tool is.
import { assert, settled, test } from './harness.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const PAGES = {
  clauses: '#/library/', clause: '#/library/dadukou2022/dadukou2022.path.freelancer', compare: '#/library/compare', committees: '#/library/committees',
  about: '#/about',
};

for (const [size, options] of [['360', PHONE], ['1280', {}]]) {
  for (const [name, fragment] of Object.entries(PAGES)) {
    test(`条款库 ${name} 在 ${size} 宽下可访问，不溢出，控制台无消息`, async ({ open, axe, shot }) => {
      const page = await open(fragment, options);
      await settled(page);
      assert.deepEqual(await axe(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, '横向溢出');
      assert.equal(await page.locator('.top__link[aria-current="page"]').count(), 1);
      await shot(page, `library-${name}-${size}`);
      page.log.clean();
    });
  }
}

test('按词查找条款，数目随筛选变化，找到的词有标记', async ({ open }) => {
  const page = await open('#/library/', PHONE);
  await settled(page);
  const number = async () => Number((await page.locator('#main [role=status]').first().innerText()).match(/\d+/)?.[0] ?? 0);
  // Of one notice first: nobody downloads what they did not ask for.
  const books = () => new Set(page.log.requests.filter((address) => /\.library\.bin/.test(address)));
  const one = await number();
  assert.ok(one > 0 && one < 400, `${one}`);
  assert.equal(books().size, 1);
  assert.notEqual(await page.inputValue('#edition'), '');
  await page.click('text=在全部通知里查找');
  await page.waitForFunction(() => location.hash === '#/library/all');
  await settled(page);
  assert.equal(books().size, 5);
  assert.equal(await page.inputValue('#edition'), '');
  assert.equal(await page.locator('text=没有收录链接里的这份通知').count(), 0);
  const all = await number();
  assert.ok(all > 500, `${all}`);
  await page.fill('#words', '流动人员');
  const found = await number();
  assert.ok(found > 0 && found < all, `${found}`);
  assert.equal(await page.locator('.results mark').first().innerText(), '流动人员');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'words');
  await page.fill('#words', '流动人员　自由职业者');
  assert.ok(await number() <= found);
  await page.fill('#words', '流动人员');
  await page.selectOption('#edition', 'dadukou2022');
  await page.waitForFunction(() => location.hash === '#/library/dadukou2022');
  assert.ok(await number() <= found);
  assert.equal(await page.inputValue('#words'), '流动人员');
  await page.selectOption('#topic', '申报路径');
  const narrow = await number();
  assert.ok(narrow > 0 && narrow < found, `${narrow}`);
  await page.fill('#words', '这句话哪里都没有');
  await page.locator('text=没有找到').waitFor();
  page.log.clean();
});

test('条款有固定链接，写明原文、意思和用在哪里，可以复制', async ({ open }) => {
  const page = await open('#/library/dadukou2022/dadukou2022.path.freelancer');
  await settled(page);
  assert.match(await page.locator('#main h1').innerText(), /^大渡口区 2022/);
  assert.match(await page.locator('.clause').innerText(), /自由职业者/);
  assert.match(await page.locator('.uses').innerText(), /申报路径/);
  await page.click('text=复制链接');
  await page.locator('.said').filter({ hasText: /已复制|没有复制成功/ }).waitFor();
  await page.click('text=查看其他通知有没有引用');
  await page.locator('text=/其他通知没有引用|其他通知作参考/').waitFor();
  await page.click('.results__link >> nth=0');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  page.log.clean();
});

test('借用的条款写明哪份通知在参考', async ({ open }) => {
  const page = await open('#/library/dadukou2022');
  await settled(page);
  await page.selectOption('#topic', '学历年限');
  await page.fill('#words', '硕士');
  await page.click('.results__link >> nth=0');
  await page.click('text=查看其他通知有没有引用');
  await page.locator('h3', { hasText: '其他通知作参考' }).waitFor();
  assert.match(await page.locator('#main').innerText(), /江北区 2024/);
});

test('认不得的条款和通知有说明', async ({ open }) => {
  const page = await open('#/library/dadukou2022/no.such');
  await page.locator('#main h1', { hasText: '没有这一条' }).waitFor();
  await page.evaluate(() => { location.hash = '#/library/nowhere'; });
  await page.locator('text=没有收录链接里的这份通知').waitFor();
  page.log.clean();
});

test('两份通知并排对照，一份没有写的有说明', async ({ open, axe, shot }) => {
  const page = await open('#/library/compare', PHONE);
  await settled(page);
  await page.selectOption('#left', 'dadukou2022');
  await page.selectOption('#right', 'tongliang2021');
  await settled(page);
  const row = page.locator('tr.is-differs', { hasText: '学历年限' }).last();
  assert.match(await row.innerText(), /这份通知没有写/);
  assert.match(await page.locator('#main').innerText(), /两份都写了的主题有 \d+ 个/);
  assert.deepEqual(await axe(page), []);
  await shot(page, 'library-compare-chosen-360');
  await page.selectOption('#right', 'dadukou2022');
  await page.locator('text=两边选了同一份通知').waitFor();
  page.log.clean();
});

test('按“建设”查到评委会，有电话和时间状态', async ({ open }) => {
  const page = await open('#/library/committees');
  await settled(page);
  await page.fill('#words', '建设');
  const card = page.locator('article', { hasText: '重庆市工程技术建设专业副高级职称评审委员会' }).first();
  await card.waitFor();
  assert.equal(await card.locator('a[href^="tel:"]').getAttribute('href'), 'tel:02363670536');
  assert.match(await card.innerText(), /已截止/);
  await page.selectOption('#list', 'tongliang2021');
  assert.match(await page.locator('#main .notice').innerText(), /没有印申报时间/);
  await page.selectOption('#list', 'dadukou2022');
  await page.fill('#words', '');
  await page.selectOption('#scope', '区级');
  assert.match(await page.locator('#main [role=status]').first().innerText(), /找到 3 个/);
  page.log.clean();
});

test('文件没有取到时可以重试', async ({ page, url }) => {
  const reader = await page(PHONE);
  let broken = true;
  await reader.route('**/catalog.bin', (route) => (broken ? route.fulfill({ status: 500, body: '' }) : route.continue()));
  await reader.goto(`${url}#/about`);
  await reader.locator('#app .notice--stop').waitFor();
  broken = false;
  await reader.click('button >> text=重试');
  await reader.locator('text=大渡口区 2022').first().waitFor();
});

test('以前的地址还打得开', async ({ page: visitor, url }) => {
  for (const [address, hash] of [
    ['library.html', '#/library/'],
    ['library.html#/dadukou2022/dadukou2022.path.freelancer', '#/library/dadukou2022/dadukou2022.path.freelancer'],
    ['library.html#/compare', '#/library/compare'],
    ['library.html#/fill/jiangbei2024', '#/library/fill/jiangbei2024'],
    ['takeaway.html', '#/takeaway'],
  ]) {
    const page = await visitor(PHONE);
    await page.goto(url + address);
    await page.waitForURL(`${url}index.html${hash}`);
    await settled(page);
    page.log.clean();
  }
});

test('向导的首次打开不取条款库的文件', async ({ open }) => {
  const page = await open();
  assert.deepEqual(page.log.requests.filter((address) => /library\.bin/.test(address)), []);
  await page.click('.top__link >> text=条款库');
  await page.locator('#main h1', { hasText: '条款库' }).waitFor();
});
