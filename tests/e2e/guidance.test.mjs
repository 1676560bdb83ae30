// Help on the way: which matter, how to fill the application system, what to check before an upload,
// and why one type of application and not another.
import { assert, settled, test } from './harness.mjs';
import { unfold, walk } from './walk.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const ENGINEER = {
  person_category: '非公单位人员', is_unit_admin: '否', target_series: '工程技术', target_level: '工程师', target_specialty: '给排水',
  archive_location: '江北区', insured_unit_same: '是', titles: '有', 'titles.0.level': '助理工程师', 'titles.0.series': '工程技术',
  'titles.0.source': '重庆评审', change_kind: '逐级晋升', education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士',
  qualifications: '无', annual_reviews: '无', is_skilled_talent: '否', continuing_education: '无',
};

test('不知道办哪一项的人，答两个问题就选好', async ({ open, axe, shot }) => {
  for (const [answers, matter] of [
    [['还没有', '是'], '考核确定'],
    [['还没有', '不是，或者想参加评审'], '职称评审'],
    [['有', '职称是在重庆市外或者部队取得的，要在重庆确认'], '来渝确认'],
    [['有', '要领取、登记或者补正电子证书'], '电子证书登记'],
  ]) {
    const page = await open('', PHONE);
    await page.getByRole('button', { name: /^不知道该选哪一项/ }).click();
    await shot(page, `guide-${matter}`);
    assert.deepEqual(await axe(page), []);
    for (const answer of answers) await page.getByRole('button', { name: answer, exact: true }).click();
    const chosen = page.locator('input[name="f-matter"]:checked + label');
    assert.match(await chosen.innerText(), new RegExp(`^${matter}`));
    page.log.clean();
  }
});

for (const [obtained, kind] of [['2019-6', '正常晋升'], ['2023-6', '破格晋升']]) {
  test(`江北区：${obtained} 取得助理工程师是${kind}，四种类型各有理由`, async ({ open, axe, shot }) => {
    const page = await open('', PHONE);
    const answers = { ...ENGINEER, 'titles.0.obtained': obtained, 'breakthrough.meets_condition': '是' };
    await walk(page, { matter: '职称评审', edition: '江北区 2024', answers });
    await unfold(page);
    const cards = page.locator('.card').filter({ has: page.locator('h4 .tag') });
    assert.equal(await cards.count(), 4);
    const texts = await cards.allInnerTexts();
    for (const text of texts) assert.match(text, /支持：|不支持：|还看不出：/, text);
    const chosen = texts.filter((text) => /\s适用/.test(text));
    assert.deepEqual(chosen.map((text) => text.split(/\s/)[0]), [kind]);
    assert.deepEqual(await axe(page), []);
    await shot(page, `kinds-${obtained}`);
    page.log.clean();
  });
}

for (const [size, options] of [['360', PHONE], ['1280', {}]]) {
  test(`江北区填报指引：按栏查找，五类专业可查，${size} 宽`, async ({ open, axe, shot }) => {
    const page = await open('#/library/fill/jiangbei2024', options);
    await settled(page);
    assert.deepEqual(await axe(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, '横向溢出');
    assert.equal(await page.locator('.fill').count(), 10);
    await shot(page, `fill-${size}`);
    await page.fill('#words', '前置职称');
    assert.match(await page.locator('.fill').first().innerText(), /前置职称/);
    assert.equal(await page.locator('.chips').count(), 0);
    await page.fill('#words', '给排水');
    assert.ok((await page.locator('.chips li').allInnerTexts()).every((item) => item.includes('给排水')));
    await page.fill('#words', '没有这样的栏');
    await page.locator('text=没有找到').waitFor();
    page.log.clean();
  });
}

test('铜梁区登记前检查：照片、附件和文号合不合要求', async ({ open, axe, shot }) => {
  const page = await open('#/library/fill/tongliang2021', PHONE);
  await settled(page);
  const told = (place) => page.locator(`.field:has(#check-${place})`);
  const photo = (size) => ({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(size - 4)]) });
  await page.setInputFiles('#check-0', photo(200 * 1024));
  await told(0).filter({ hasText: '符合要求' }).waitFor();
  await page.setInputFiles('#check-0', photo(200 * 1024 + 1));
  await told(0).filter({ hasText: '超过 200 KB' }).waitFor();
  await page.setInputFiles('#check-0', { name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.4 换了名字') });
  await told(0).filter({ hasText: '不是 JPG、PNG' }).waitFor();
  await page.setInputFiles('#check-1', { name: '证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
  await told(1).filter({ hasText: '符合要求' }).waitFor();
  await page.fill('#check-3', '渝职改办〔２０１９〕12号');
  await page.keyboard.press('Tab');
  await told(3).filter({ hasText: '渝职改办【2019】12号' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await shot(page, 'checks-360');
  page.log.clean();
});

test('每一步都能看到通知里相关的全部条款', async ({ open, axe }) => {
  const page = await open('#/library/beside/dadukou2022/work', PHONE);
  await settled(page);
  assert.ok(await page.locator('.fill li').count() > 5);
  assert.deepEqual(await axe(page), []);
  page.log.clean();
});
