// What a person takes away, in one rich case: every section, on a phone and on a desk.
import { assert, axe, shot, test } from './harness.mjs';
import { give, kept, untilKept } from './kept.mjs';
import { PERSONS } from './persons.mjs';
import { DESK, ENOUGH, PHONE, arrive, button, download, outcome, silent, unfold } from './rich.mjs';
import { walk } from './walk.mjs';

for (const [name, viewport] of [['手机', PHONE], ['电脑', DESK]]) {
  test(`带走结果（${name}）`, async ({ open }) => {
    const page = await arrive(open, viewport);
    assert.equal(new URL(page.url()).hash, '#/takeaway');

    await page.locator('#whatif h3').first().waitFor({ timeout: 40_000 });
    assert.match(await page.locator('#whatif').innerText(), /最早可以在 20\d\d 年申报/);

    const calendar = await download(page, () => button(page, /日历文件/).click());
    assert.equal(calendar.name, '职称申报日历.ics');
    assert.match(calendar.bytes.toString(), /^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT[^]*END:VCALENDAR\r\n$/);

    await button(page, '选择表格').click();
    await page.locator('#form option').nth(1).waitFor({ state: 'attached' });
    // What is on the list comes first and says so; the others follow by number.
    const forms = await page.locator('#form option').allInnerTexts();
    const wanted = forms.slice(1).map((form) => form.includes('（您要用的）'));
    assert.deepEqual(wanted, [...wanted].sort().reverse(), `${forms}`);
    assert.ok(wanted[0] && !wanted.at(-1), `${forms}`);
    const numbers = (mine) => forms.slice(1).filter((_, place) => wanted[place] === mine).map((form) => Number(/附件(\d+)/.exec(form)[1]));
    for (const mine of [true, false]) assert.deepEqual(numbers(mine), numbers(mine).toSorted((one, two) => one - two), `${forms}`);
    await page.locator('#form').selectOption('breakthrough-form');
    await page.locator('.sheet__table').first().waitFor();
    await page.getByLabel('您的姓名？').fill('欧阳修远·阿卜杜热依木');
    await page.getByLabel('您的姓名？').blur();
    await page.locator('.sheet').getByText('欧阳修远·阿卜杜热依木').first().waitFor();
    assert.match(await page.locator('#forms').innerText(), /表上还空着的栏（\d+ 处）/);
    const form = await download(page, () => button(page, '下载 Word 文件').click());
    assert.match(form.name, /\.docx$/);
    assert.equal(form.bytes.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
    assert.ok(form.bytes.length > 2000);
    await page.locator('#form').selectOption('ce-card');
    assert.equal(await page.getByLabel('您的姓名？').inputValue(), '欧阳修远·阿卜杜热依木', 'asked once for all forms');

    await button(page, '显示二维码').click();
    await page.locator('img.code').waitFor();

    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await shot(page, `takeaway-${viewport.width}`);
    page.log.clean();
    silent(page);
  });
}

test('清单的勾选留得住，可以复制和下载', async ({ open }) => {
  const page = await arrive(open, PHONE, ENOUGH);
  const list = page.locator('#checklist');
  assert.match(await list.innerText(), /已备齐 0 项，共 \d+ 项/);
  await list.locator('label').first().click();
  assert.match(await list.innerText(), /已备齐 1 项/);
  const table = await download(page, () => button(page, '下载清单（表格）').click());
  assert.equal(table.name, '材料清单.csv');
  const lines = table.bytes.toString().split('\r\n');
  assert.match(lines[0], /^\ufeff"序号","材料","已备齐",.*"依据条款"$/);
  assert.match(lines[1], /^"1","[^"]+","是",/);
  await page.reload();
  await list.locator('input:checked').waitFor();
  await button(page, '回到向导的结果页').click();
  await page.waitForURL(/#\/result$/);
  await page.locator('#materials > summary').click();
  await page.locator('.checks input:checked').waitFor();
  assert.deepEqual(await page.locator('.checks input:checked').count(), 1);
  // Back and forth, ticking on either page: each tick stays.
  const ticked = (count) => page.waitForFunction((wanted) => document.querySelectorAll('.checks input:checked').length === wanted, count);
  await page.goBack();
  await page.waitForURL(/#\/takeaway/);
  await ticked(1);
  await list.locator('label').nth(1).click();
  await page.goForward();
  await page.waitForURL(/#\/result$/);
  await page.locator('.outcome').waitFor();
  await unfold(page);
  await ticked(2);
  await page.locator('#materials label').nth(2).click();
  await page.goBack();
  await page.waitForURL(/#\/takeaway/);
  await ticked(3);
  page.log.clean();
});

test('在本机保存了答案的，勾选也跟着保存', async ({ open }) => {
  const page = await arrive(open, DESK, ENOUGH, true);
  await page.locator('#checklist label').first().click();
  await untilKept(page, /\nticks\..*=是\n/);
  assert.match(Object.values((await kept(page)).device).join('\n'), /\nticks\..*=是\n/);
});

test('引用：对得上的条款，自己填写，破格', async ({ open }) => {
  const page = await arrive(open, DESK, ENOUGH);
  const part = page.locator('#citation');
  assert.match(await part.locator('.cite').first().innerText(), /可以引用[^]*第六条第（四）款第3点第（2）项/);
  await page.locator('#c-paste').fill('符合<<重庆市工程技术建设专业职称申报条件>>(渝人社发[2023]５６号)第13条第3款第5点:获得授权发明专利；');
  await page.locator('#c-paste').blur();
  await part.getByText('已改成规定写法').waitFor();
  assert.match(await page.locator('#c-cite').innerText(), /（渝人社发〔2023〕56号）第十三条第（三）款第5点：获得授权发明专利。$/);
  await page.locator('#c-2').fill('第0条');
  await page.locator('#c-2').blur();
  await part.locator('.field__error').waitFor();
  // Whose years suffice is promoted in the regular way.
  assert.equal(await part.locator('summary').filter({ hasText: '破格' }).count(), 0);
  assert.deepEqual(await axe(page), []);
  page.log.clean();
});

test('破格条件的写法：年限不够、类型未定的才有', async ({ open }) => {
  const page = await arrive(open, DESK);
  const part = page.locator('#citation');
  await part.locator('summary').filter({ hasText: '破格' }).click();
  await page.locator('#p-0').fill('工程系列破格条件');
  await page.locator('#p-1').fill('渝职改办[2021]12号');
  await page.locator('#p-2').fill('三');
  await page.locator('#p-2').blur();
  assert.equal(await page.locator('#p-cite').innerText(), '符合《工程系列破格条件》（渝职改办〔2021〕12号）第三条第×款。');
  assert.deepEqual(await axe(page), []);
  page.log.clean();
});

test('打印：清单、一张表、凭据各自成页', async ({ open }) => {
  const page = await arrive(open, DESK, ENOUGH);
  await page.evaluate(() => { window.print = () => {}; });
  const seen = (id) => page.locator(id).isVisible();
  await button(page, '打印凭据').click();
  await page.emulateMedia({ media: 'print' });
  const receipt = await page.locator('#proof').innerText();
  assert.doesNotMatch(receipt, /^(matter|today|edition)：/m);
  for (const words of [/通知版本：.*dadukou2022/, /校验号：[0-9a-f]{16}/, /程序版本：\d+\.\d+/, /生成日期：20\d\d年/, /结论：/, /申报级别.*高级工程师|高级工程师/]) assert.match(receipt, words);
  assert.ok(!(await seen('#whatif')) && !(await seen('#result')));
  await shot(page, 'takeaway-print-proof');
  await page.emulateMedia({ media: 'screen' });
  await button(page, '打印清单').click();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await seen('#checklist') && !(await seen('#forms')));
  assert.match(await page.locator('#checklist').innerText(), /依据：/);
  await shot(page, 'takeaway-print-checklist');
  await page.emulateMedia({ media: 'screen' });
  await button(page, '选择表格').click();
  await page.locator('#form').selectOption('breakthrough-form');
  await button(page, '打印这张表').click();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await seen('.sheet') && !(await seen('#checklist')) && !(await seen('.take__head')));
  await shot(page, 'takeaway-print-form');
});

test('向导的结果页通到这里，再回到结果页', async ({ open }) => {
  const wizard = await open('');
  await give(wizard, ENOUGH);
  await wizard.goto(`${wizard.url().split('#')[0]}#/result`);
  await wizard.reload();
  await wizard.getByRole('link', { name: /^带走结果/ }).first().click();
  await wizard.waitForURL(/#\/takeaway/);
  await wizard.locator('#whatif > summary').click();
  await wizard.locator('#whatif').filter({ hasText: '不需要改变什么' }).waitFor();
  await button(wizard, '回到向导的结果页').click();
  await wizard.waitForURL(/#\/result$/);
  await wizard.locator('.outcome').waitFor();
  wizard.log.clean();
  silent(wizard);
});

test('带走结果：只列有内容的部分，不说通知没有写', async ({ open }) => {
  for (const [name, parts] of [
    ['铜梁区电子证书', ['材料清单', '如果情况有变', '换设备接着办', '结果文字和凭据']],
    ['公务员', ['官方表格', '日程和日历', '如果情况有变', '换设备接着办', '结果文字和凭据']],
    ['自由职业者', ['材料清单', '引用条款', '官方表格', '日程和日历', '如果情况有变', '换设备接着办', '结果文字和凭据']],
  ]) {
    const page = await open('', PHONE);
    await walk(page, PERSONS.find((person) => person.name === name));
    await page.goto(`${page.url().split('#')[0]}#/takeaway`);
    await page.locator('details.take').first().waitFor();
    assert.deepEqual(await page.locator('.take__title h2').allInnerTexts(), parts, name);
    await unfold(page);
    // The notice does print how long the unit shows an application, to others.
    assert.doesNotMatch(await page.locator('#main').innerText(), /没有写明公示|本版/, name);
  }
});

test('二维码的程序没有取到，不刷新也能再试', async ({ open }) => {
  const page = await arrive(open, PHONE);
  let broken = true;
  await page.route(/\/exporter\.[0-9a-f]{16}\.js/, (route) => (broken ? route.abort() : route.continue()));
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await button(page, '显示二维码').click();
    await page.locator('#carry .said', { hasText: '没有下载成功' }).waitFor();
  }
  broken = false;
  await button(page, '显示二维码').click();
  await page.locator('img.code').waitFor();
});
