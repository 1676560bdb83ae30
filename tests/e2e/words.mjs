// Words that an applicant never has to read: of programmers, of those who keep the rules, and dates as
// computers write them. What a notice itself prints, what is typed and what is to be copied is left out.
import assert from 'node:assert/strict';

/** What may not be seen. */
export const UNSEEN = [
  /本版/, /(?<!“)前置职称/, /测算/, /规则摘要/, /JSON/, /回执/, /起算职称/, /最早年度/, /申报变化/, /把握：/, /原表疑点/,
  /\b(edition|ss_months|undefined|null|NaN|true|false|hash)\b/, /(?<!\d)\d{4}-\d{2}(-\d{2})?(?!\d)/, /T\d{2}:\d{2}/,
];
/** Where words are not the program's. */
const OTHERS = 'blockquote, .cite, .paper, .sheet, code, pre, textarea, option, .meaning, .foot, [data-quoted]';

/** The words of the page as they may not be seen: each with what stands round it. */
export async function seen(page) {
  const words = await page.evaluate((others) => {
    const main = document.querySelector('#main')?.cloneNode(true);
    if (!main) return '';
    main.querySelectorAll(others).forEach((node) => node.remove());
    return main.textContent;
  }, OTHERS);
  return UNSEEN.flatMap((term) => {
    const found = term.exec(words);
    return found ? [`${term}: …${words.slice(Math.max(0, found.index - 20), found.index + 30)}…`] : [];
  });
}

/** Words between quotation marks within such marks again. */
const doubled = (page) => page.evaluate(() => /“[^”]*“/.exec(document.querySelector('#main')?.textContent ?? '')?.[0] ?? '');

/** Nothing of it is on the page. */
export async function clean(page, where) {
  assert.equal(await doubled(page), '', `${where}: quotation marks within quotation marks`);
  assert.deepEqual(await seen(page), [], `${where}: words for others than applicants`);
}
