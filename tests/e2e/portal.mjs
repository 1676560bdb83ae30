// A portal that shows the wizard on its pages, and what one does with the wizard there.

// (High by itself: a sheet may come after the script.)
export const FAR = '<p>往下还有很多内容。<svg width="1" height="3000"></svg></p>';
const SHEET = 'iframe { height: auto; width: 50% }';
export const strict = (origin) => `default-src 'none'; style-src 'self'; script-src 'self' ${origin}; frame-src 'self' ${origin}`;
export const html = (inner, head = '') => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>
<link rel="stylesheet" href="page.css">${head}</head><body><h1>门户</h1>${inner}<p id="end">页脚</p></body></html>`;

/** The pages of a portal that shows the wizard at `url`. */
export const portal = (url) => ({
  'page.css': SHEET,
  'first.html': html('<a href="line.html">办事</a>'),
  'line.html': html(`<script src="${url}embed.js" data-notice="dadukou2022" async></script>`),
  'far.html': html(`${FAR}<script src="${url}embed.js" data-notice="dadukou2022" async></script>${FAR}`),
  'element.html': html(`<zhicheng-wizard notice="dadukou2022" matter="职称评审" mode="elder" color="#0b6139" print="no" save="no" links="no" result="yes"><a href="${url}">职称申报自助向导</a></zhicheng-wizard>
    <script src="${url}embed.js" async></script>`),
  'given.html': html(`<zhicheng-wizard notice="dadukou2022" matter="职称评审" result="yes"></zhicheng-wizard><script src="${url}embed.js" async></script>`),
  'two.html': html(`<zhicheng-wizard id="one"><a href="${url}">向导</a></zhicheng-wizard><zhicheng-wizard id="two" matter="电子证书登记"></zhicheng-wizard>
    <script src="${url}embed.js"></script><script src="${url}embed.js" data-mode="elder"></script>`),
  'sandbox.html': html(`<script src="${url}embed.js" data-sandbox data-result="yes"></script>`),
  'pale.html': html(`<zhicheng-wizard color="#ffcc00" notice="&quot;&gt;&lt;img src=x&gt;" matter="javascript:alert(1)"></zhicheng-wizard><script type="module" src="${url}embed.js"></script>`),
  'head.html': html('', `<script src="${url}embed.js" data-mode="elder"></script>`),
  'boxed.html': html(`<zhicheng-wizard notice="dadukou2022" matter="职称评审" sandbox></zhicheng-wizard><script src="${url}embed.js" async></script>`),
  'english.html': html(`<script src="${url}embed.js" data-notice="dadukou2022" async></script>`).replace('lang="zh-CN"', 'lang="en"'),
  'inner.html': html('<iframe src="line.html" title="内页" width="100%" height="900"></iframe>'),
});

export const settle = (page) => page.waitForTimeout(400);
// Playwright aims beside what stands in a frame of another site in Firefox; there the page presses for itself.
export const FIREFOX = process.env.BROWSER === 'firefox';
// Some journeys start it themselves, and where a context keeps its profile no browser tells its name.
const isFirefox = (locator) => FIREFOX || locator.page().context().browser()?.browserType().name() === 'firefox';
export const press = (locator) => (isFirefox(locator) ? locator.evaluate((node) => node.click()) : locator.click());
export const matter = (inside, words) => press(inside.locator('input[name="f-matter"] + label').filter({ hasText: words }).first());
export const edition = (inside, words) => press(inside.locator('input[name="f-edition"] + label').filter({ hasText: words }).first());

/** The n-th wizard of a page, once it runs. */
export async function wizard(page, nth = 0) {
  const place = page.locator('zhicheng-wizard, .zhicheng-wizard').nth(nth);
  await place.waitFor();
  await place.scrollIntoViewIfNeeded();
  const frame = place.locator('iframe');
  await frame.waitFor({ state: 'attached' });
  const inside = frame.contentFrame();
  await inside.locator('html[data-boot="ready"]').waitFor({ state: 'attached' });
  return { frame, inside, height: () => frame.evaluate((node) => node.clientHeight) };
}
