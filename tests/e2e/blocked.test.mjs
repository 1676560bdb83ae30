// The wizard on a portal in browsers that were told to let sites store nothing: no sandbox, the browser itself refuses.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, launchIn, SITE, test } from './harness.mjs';
import { apache, nginx } from './hosts.mjs';
import { edition, matter, portal, press, settle, wizard } from './portal.mjs';

/** What a person can forbid in the browser's settings, as the browser keeps it. */
const FORBIDDEN = {
  chromium: {
    '别的网站的存储': { block_third_party_cookies: true, cookie_controls_mode: 1 },
    '一切存储': { default_content_setting_values: { cookies: 2 } },
  },
  firefox: { '别的网站的存储': 1, '一切存储': 2 },
};

function start(browser, folder, given) {
  if (browser === 'firefox') return launchIn(folder, browser, { 'network.cookie.cookieBehavior': given });
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: given }));
  return launchIn(folder, browser);
}

const stored = () => ['localStorage', 'sessionStorage'].map((name) => { try { return typeof globalThis[name]; } catch (fault) { return fault.name; } });

for (const [browser, settings] of Object.entries(FORBIDDEN)) {
  for (const [what, given] of Object.entries(settings)) {
    test(`${browser}：浏览器不许${what}，嵌入的向导照常用`, async () => {
      const site = await nginx({ host: 'localhost', wizard: SITE });
      const host = await apache({ pages: portal(site.url), policy: 'frame-ancestors *' });
      const folder = mkdtempSync(join(tmpdir(), 'zhicheng-blocked-'));
      const context = await start(browser, folder, given);
      try {
        const page = await context.newPage();
        const errors = [];
        page.on('pageerror', (error) => errors.push(String(error)));
        await page.goto(`${host.url}line.html`);
        const { inside } = await wizard(page);
        const [local, session] = await inside.locator('html').evaluate(stored);
        assert.equal(local, 'SecurityError', '这个设置没有起作用');
        await matter(inside, '职称评审');
        await edition(inside, '大渡口区');
        await press(inside.getByRole('button', { name: '开始' }));
        await inside.locator('h1', { hasText: '您的身份' }).waitFor();
        const choice = inside.locator('main input[type="radio"]').first();
        await press(inside.locator('main input[type="radio"] + label').first());
        await settle(page);
        assert.ok(await choice.isChecked());
        // (Firefox leaves a page of another site what lasts as long as its window.)
        assert.equal(await inside.getByText('这个浏览器不让网页存放内容').isVisible(), session === 'SecurityError', '没有说明留不下来');
        assert.deepEqual(errors, []);
      } finally {
        await context.close();
        rmSync(folder, { recursive: true, force: true });
        await host.close();
        await site.close();
      }
    });
  }
}
