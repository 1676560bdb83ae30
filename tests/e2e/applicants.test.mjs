// Six applicants, one of each category, from the first page to the printed result under the notice of
// 大渡口区 2022; axe finds nothing on any page, nothing is asked of strangers, nothing is said on the console.
import { assert, test } from './harness.mjs';
import { walk } from './walk.mjs';

const clean = { discipline: '以上都没有', applied_this_year: '0', uses_nominal_unit: '否', is_unit_admin: '否' };
const goal = { target_series: '工程技术', target_level: '工程师' };
const engineer = {
  titles: '有', 'titles.0.level': '助理工程师', 'titles.0.series': '工程技术', 'titles.0.obtained': '2018-6', 'titles.0.source': '重庆评审',
  change_kind: '逐级晋升', education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士', qualifications: '无',
};
const common = { ...clean, ...goal, ...engineer };

const applicants = [
  ['事业单位在编', '要先问清', {
    person_category: '事业单位在编', employer_kind: '区属事业单位', employer_location: '大渡口区', unit_post_managed: '是',
    post_quota_available: '否', 'epidemic.listed': '否', ...common,
  }],
  ['国有企业正式员工', '条件符合', { person_category: '国有企业正式员工', employer_kind: '区属国有企业', employer_location: '大渡口区', ...common }],
  ['非公单位人员', '条件符合', {
    person_category: '非公单位人员', archive_location: '大渡口区', employer_location: '大渡口区', ss_months: '60', ss_recent_gap: '否', ...common,
  }],
  ['自由职业者', '要先问清', {
    person_category: '自由职业者', insured_by_individual: '是', has_tax_declaration: '是', industry_restriction: '否', ...common,
  }],
  ['自主择业军队干部', '条件符合', {
    person_category: '自主择业军队干部', archive_location: '大渡口区', employer_location: '大渡口区', ss_months: '24', ss_recent_gap: '否',
    ...common, 'titles.0.source': '军队评定',
  }],
  ['驻渝单位人员', '要先问清', { person_category: '驻渝单位人员', has_commission_letter: '是', ...common }],
];

for (const [name, outcome, answers] of applicants) {
  test(`${name}：从首页到打印`, async ({ open, axe, shot }) => {
    for (const width of [360, 1280]) {
      const page = await open('', { viewport: { width, height: 800 } });
      await walk(page, { matter: '职称评审', edition: '大渡口区 2022', answers }, async (here, where) => {
        assert.deepEqual(await axe(here), [], `${name}, ${where}, ${width} px`);
        const wide = await here.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `${where}: ${wide} px too wide at ${width} px`);
      });
      assert.match(await page.locator('.outcome').first().innerText(), new RegExp(outcome));
      assert.ok(await page.locator('blockquote.clause').count(), 'no clause is quoted');
      await shot(page, `${name}-${width}`);
      const paper = await page.pdf({ format: 'A4' });
      assert.ok(paper.length > 20_000, 'the printed result is empty');
      page.log.clean();
    }
  });
}

test('公务员不可申报，返回修改不丢失其他答案', async ({ open }) => {
  const page = await open();
  const answers = { person_category: '公务员', ...common };
  await walk(page, { matter: '职称评审', edition: '大渡口区 2022', answers });
  assert.match(await page.locator('.outcome').first().innerText(), /不能申报/);
  await page.goBack();
  await page.locator('a', { hasText: '修改人员类别' }).click();
  await page.locator('input[name="f-person_category"] + label').filter({ hasText: '驻渝单位人员' }).click();
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.locator('input[name="f-has_commission_letter"] + label').filter({ hasText: '是' }).first().click();
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.locator('h1', { hasText: '请核对您的回答' }).waitFor();
  assert.match(await page.locator('#main').innerText(), /驻渝单位人员/);
  page.log.clean();
});

test('答案没有填全时说明缺什么', async ({ open, axe }) => {
  const page = await open('', { viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: '开始' }).click();
  assert.match(await page.locator('.errors').innerText(), /请选择要办的事/);
  await page.locator('input[name="f-matter"] + label').first().click();
  await page.locator('input[name="f-edition"] + label').filter({ hasText: '大渡口区' }).first().click();
  await page.getByRole('button', { name: '开始' }).click();
  await page.waitForFunction(() => location.hash.includes('/q/who'));
  await page.getByRole('button', { name: '继续', exact: true }).click();
  assert.match(await page.locator('.errors').innerText(), /请回答：人员类别/);
  assert.deepEqual(await axe(page), []);
  page.log.clean();
});

test('选择保存后，重新打开答案还在；清除后可以撤销', async ({ page, url }) => {
  const visitor = await page();
  await visitor.goto(url);
  await visitor.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await visitor.locator('input[name="f-matter"] + label').first().click();
  await visitor.locator('#keep + label').click();
  await visitor.evaluate(() => sessionStorage.clear());
  await visitor.reload();
  await visitor.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  assert.ok(await visitor.locator('input[name="f-matter"]').first().isChecked());
  await visitor.getByRole('button', { name: '清除' }).click();
  assert.equal(await visitor.evaluate(() => localStorage.getItem('zhicheng.answers')), null);
  await visitor.getByRole('button', { name: '撤销清除' }).click();
  assert.ok(await visitor.locator('input[name="f-matter"]').first().isChecked());
});

test('保存的答案损坏时说明，并可以继续', async ({ page, url }) => {
  const visitor = await page();
  await visitor.addInitScript(() => localStorage.setItem('zhicheng.answers', 'damaged'));
  await visitor.goto(url);
  await visitor.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  assert.match(await visitor.locator('body').innerText(), /已损坏/);
  assert.ok(await visitor.getByRole('button', { name: '开始' }).isVisible());
});

test('通知打不开时说明，重试后继续', async ({ page, url }) => {
  const visitor = await page();
  let broken = true;
  await visitor.route(/dadukou2022\..*\.bin/, (route) => (broken ? route.abort() : route.continue()));
  await visitor.goto(url);
  await visitor.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  await visitor.locator('input[name="f-matter"] + label').first().click();
  await visitor.locator('input[name="f-edition"] + label').filter({ hasText: '大渡口区' }).first().click();
  await visitor.locator('#app .notice--stop').waitFor();
  broken = false;
  await visitor.getByRole('button', { name: '重试' }).click();
  await visitor.locator('#app .notice--stop').waitFor({ state: 'detached' });
  await visitor.getByRole('button', { name: '开始' }).click();
  await visitor.locator('h1', { hasText: '您的身份' }).waitFor();
});
