// A rich case and how to come with it to what is taken away.
import { readFileSync } from 'node:fs';
import { assert } from './harness.mjs';
import { give } from './kept.mjs';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

// 高级工程师 in 大渡口: 工程师 since 2018-09, so one year short; a patent since, a paper from before.
export const ANSWERS = {
  edition: 'dadukou2022', matter: '职称评审', today: '2022-11-20', person_category: '非公单位人员', discipline: '无',
  applied_this_year: '0', uses_nominal_unit: '否', is_unit_admin: '否', target_series: '工程技术', target_level: '高级工程师',
  archive_location: '本区', employer_location: '本区', ss_months: '60', ss_recent_gap: '否', change_kind: '逐级晋升',
  titles: '有', 'titles.0.level': '工程师', 'titles.0.series': '工程技术', 'titles.0.obtained': '2018-09', 'titles.0.source': '重庆评审',
  education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士', qualifications: '无',
  is_skilled_talent: '否', 'epidemic.listed': '否', 'rural.kind': '无', aid: '无',
  target_committee: '2', target_specialty: '建设', achievements: '有',
  'achievements.0.kind': '发明专利', 'achievements.0.obtained': '2020-05', 'achievements.0.completed': '是', 'achievements.0.role': '主要发明人', 'achievements.0.rank': '1',
  'achievements.1.kind': '论文', 'achievements.1.obtained': '2017-03', 'achievements.1.completed': '是',
};
// The same with the title two years earlier: enough.
export const ENOUGH = { ...ANSWERS, 'titles.0.obtained': '2016-09' };
export const arrive = async (open, viewport, answers = ANSWERS, device = false) => {
  const page = await open('', { viewport, acceptDownloads: true });
  await give(page, answers, device);
  await page.goto(`${page.url().split('#')[0]}#/takeaway`);
  await page.reload();
  await page.locator('#whatif').waitFor();
  await unfold(page);
  return page;
};
/** Only the first section is open at first. */
export const unfold = async (page) => {
  await page.locator('details.take').first().waitFor();
  const folded = page.locator('details.take:not([open]) > summary');
  while (await folded.count()) await folded.first().click();
};
export const outcome = (page) => page.locator('.take__head .summary').innerText();
export const button = (page, name) => page.getByRole('button', { name });

export async function download(page, press) {
  // The driver of Firefox tells of no download; there the file is seen where the page hands it over.
  if (process.env.BROWSER === 'firefox') {
    await page.evaluate(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        window.handedOver = blob.text();
        return make.call(URL, blob);
      };
    });
    await press();
    return { bytes: Buffer.from(await (await page.waitForFunction(() => window.handedOver)).jsonValue()) };
  }
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Nothing of the answers is in any request. */
export const silent = (page) => assert.deepEqual(page.log.requests.filter((url) => !url.startsWith('data:') && /[?=]|%E/.test(url)), []);
