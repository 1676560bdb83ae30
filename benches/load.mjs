// How long a first visit waits on a slow phone: Chromium with processor and network slowed down, everything
// compressed, nothing kept from before. A peer stands beside it in the same run: a form library's eight
// pages of questions (SurveyJS), which this script fetches from npm into target/peer.
//
// usage: node benches/load.mjs [ROUNDS]        (after `make build`)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { serve } from '../scripts/serve.mjs';
import { launch, SITE } from '../tests/e2e/world.mjs';

const PEER = 'target/peer';
const PACKAGES = ['survey-core@2.5.38', 'survey-js-ui@2.5.38'];
const SETTINGS = [
  { name: '处理器 1/4，1.6 Mbit/s，150 ms', cpu: 4, bits: 1_600_000, latency: 150 },
  { name: '处理器 1/6，0.7 Mbit/s，300 ms', cpu: 6, bits: 700_000, latency: 300 },
];
const rounds = Number(process.argv[2] ?? 5);
const median = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];

/** The peer as its own guide sets it up, with about as many questions as the wizard has. */
function peer() {
  const site = join(PEER, 'site');
  if (!existsSync(join(site, 'index.html'))) {
    mkdirSync(site, { recursive: true });
    writeFileSync(join(PEER, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--prefix', PEER, '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES], { stdio: 'inherit' });
    const pages = Array.from({ length: 8 }, (_, page) => ({
      name: `page${page}`,
      elements: Array.from({ length: 6 }, (__, place) => ({ type: 'radiogroup', name: `q${page}-${place}`, title: `第 ${page + 1} 页第 ${place + 1} 题`, choices: ['是', '否', '不清楚'] })),
    }));
    const take = (from, name) => {
      const bytes = readFileSync(join(PEER, 'node_modules', from));
      writeFileSync(join(site, name), bytes);
    };
    take('survey-core/survey.core.min.js', 'core.js');
    take('survey-js-ui/survey-js-ui.min.js', 'ui.js');
    take('survey-core/survey-core.min.css', 'core.css');
    writeFileSync(join(site, 'start.js'), `new Survey.Model(${JSON.stringify({ pages })}).render(document.getElementById('survey'));`);
    writeFileSync(join(site, 'index.html'), '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>问卷</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="core.css"></head><body><div id="survey"></div><script src="core.js"></script><script src="ui.js"></script><script src="start.js"></script></body></html>');
    for (const name of readdirSync(site)) writeFileSync(join(site, `${name}.br`), brotliCompressSync(readFileSync(join(site, name))));
  }
  return site;
}

/** Runs in the page before anything else: when a radio can be pressed, and when the program answers. */
function watch() {
  globalThis.seen = {};
  const note = (name, there) => { if (there && globalThis.seen[name] === undefined) globalThis.seen[name] = performance.now(); };
  const look = () => {
    const radio = document.querySelector('input[type=radio]');
    // No frame is drawn before the sheets are here, so words that are there can be read.
    note('read', document.body && document.body.innerText.trim().length > 20);
    note('choose', radio && radio.getBoundingClientRect().width > 0);
    note('run', radio && (document.documentElement.dataset.boot === 'ready' || document.getElementById('survey')));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(browser, url, { cpu, bits, latency }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: bits / 8, uploadThroughput: bits / 8 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.seen?.run !== undefined, null, { timeout: 60_000, polling: 50 });
  const times = await page.evaluate(() => globalThis.seen);
  await context.close();
  return times;
}

const sites = [['向导', await serve({ root: SITE, port: 0 })], ['SurveyJS 八页', await serve({ root: peer(), port: 0 })]];
const browser = await launch();
for (const setting of SETTINGS) {
  console.log(`\n${setting.name}，${rounds} 次的中位数（毫秒）`);
  const times = sites.map(() => []);
  // In turn, so that both see the same machine.
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, [, { url }]] of sites.entries()) times[place].push(await visit(browser, url, setting));
  }
  for (const [place, [name]] of sites.entries()) {
    const of = (key) => median(times[place].map((each) => each[key] ?? NaN)).toFixed(0).padStart(6);
    console.log(`${name.padEnd(10)}  可读 ${of('read')}  可选 ${of('choose')}  程序就绪 ${of('run')}`);
  }
}
await browser.close();
for (const [, { close }] of sites) await close();
