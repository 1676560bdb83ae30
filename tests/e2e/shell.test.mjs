// The page round the program: what is seen before it runs, and when it cannot.
import { assert, test } from './harness.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const visible = (page, selector) => page.locator(selector).isVisible();

test('程序启动后外壳消失，控制台无消息，不请求外部', async ({ open }) => {
  const page = await open();
  assert.equal(await page.locator('#shell').count(), 0);
  assert.equal(await visible(page, '#fault'), false);
  assert.notEqual(await page.locator('#app').innerText(), '');
  assert.equal(new Set(page.log.requests).size, page.log.requests.length, '有文件取了两次');
  page.log.clean();
});

test('没有 JavaScript 时有说明', async ({ page, url }) => {
  const reader = await page({ ...PHONE, javaScriptEnabled: false });
  await reader.goto(url);
  assert.ok(await visible(reader, 'noscript strong'));
  assert.match(await reader.locator('#early').innerText(), /您要办什么事？[^]*您填写的内容只留在本机/, '没有程序也读得到首页');
});

test('程序没有来以前就能读、能选，选的不丢', async ({ page, url, axe }) => {
  const reader = await page(PHONE);
  let go;
  const held = new Promise((done) => { go = done; });
  await reader.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await reader.goto(url, { waitUntil: 'commit' });
  await reader.locator('#early h1').waitFor();
  assert.deepEqual(await axe(reader), []);
  await reader.locator('#early input[name="f-matter"] + label').filter({ hasText: '职称评审' }).click();
  await reader.locator('#early button').filter({ hasText: '开始' }).click();
  await reader.locator('#early [role="status"]', { hasText: '正在打开' }).waitFor();
  assert.equal(await reader.locator('html').getAttribute('data-boot'), 'loading');
  go();
  await reader.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  assert.equal(await reader.locator('#early').count(), 0);
  assert.equal(await reader.locator('input[name="f-matter"]:checked').getAttribute('value'), '职称评审');
  // The button was pressed too: what is missing is said.
  await reader.locator('.errors', { hasText: '请选择一份通知' }).waitFor();
  reader.log.clean();
});

test('程序文件取不到时有说明，可以重新打开', async ({ page, url, axe, shot }) => {
  const reader = await page(PHONE);
  let broken = true;
  await reader.route('**/*.wasm', (route) => (broken ? route.abort() : route.continue()));
  await reader.goto(url);
  await reader.locator('#failed').waitFor();
  assert.equal(await reader.evaluate(() => document.activeElement.textContent), '没有打开成功');
  assert.deepEqual(await axe(reader), []);
  await shot(reader, 'shell-failed');
  broken = false;
  await reader.click('#failed button');
  await reader.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
});

test('程序文件被改动时拒绝运行', async ({ page, url }) => {
  const reader = await page(PHONE);
  await reader.route('**/*.wasm', (route) => route.fulfill({ body: 'changed', contentType: 'application/wasm' }));
  await reader.goto(url);
  await reader.locator('#failed').waitFor();
});

test('浏览器读不懂启动程序时有说明', async ({ page, url, shot }) => {
  const reader = await page(PHONE);
  await reader.route('**/boot.*.js', (route) => route.fulfill({ body: 'this is no script', contentType: 'text/javascript' }));
  await reader.goto(url);
  await reader.locator('#old').waitFor();
  await shot(reader, 'shell-old');
});

test('程序出错时停下并说明，清除只清除本程序保存的内容', async ({ open, axe, shot }) => {
  const page = await open('#/somewhere', PHONE);
  await page.evaluate(() => {
    localStorage.setItem('zhicheng.case', 'x');
    localStorage.setItem('host', 'y');
    dispatchEvent(new Event('zhicheng-fault'));
  });
  await page.locator('#fault').waitFor();
  assert.equal(await visible(page, '#app'), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'fault-title');
  assert.deepEqual(await axe(page), []);
  await shot(page, 'shell-fault');
  await Promise.all([page.waitForNavigation(), page.click('text=清除本机保存的内容后重新打开')]);
  await page.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => !name.endsWith(':generation'))), ['host']);
  assert.equal(await page.evaluate(() => location.hash), '');
});

test('他人脚本的错误不算本程序出错', async ({ open }) => {
  const page = await open();
  await page.evaluate(() => { setTimeout(() => { throw new Error('elsewhere'); }); });
  await page.waitForTimeout(100);
  assert.equal(await visible(page, '#fault'), false);
});
