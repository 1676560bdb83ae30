// Serves the finished site: dist where that is new enough, else one of its own that is packed with less patience,
// because nobody carries its files about. What has to be built is served as soon as there is something to be seen:
// first the wizard, as cargo leaves it, then the finished site in its place.
//
// usage: node scripts/served.mjs [--port 8080] [--prefix /]          (after scripts/env.sh: `make serve`)
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, FINISHED, isCurrent, SERVED } from './build.mjs';
import { run } from './files.mjs';
import { serve } from './serve.mjs';
import { WIZARD } from './site.mjs';

/** The wizard alone, compiled quickly. */
const FIRST = 'target/served-first';
/** Documents that only the finished site has. */
const LATER = /^(desk\.html|offline\/.*\.html)$/;
const COMING = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
  + '<meta http-equiv="refresh" content="5"><title>正在编译</title></head><body><h1>正在编译</h1>'
  + '<p>这一页的程序还在编译，好了会自己打开。向导已经可以用：<a href="./">打开向导</a></p></body></html>';

const text = { type: 'string' };
const { values } = parseArgs({ options: { port: text, prefix: text } });
const port = Number(values.port ?? 8080);
let root = [FINISHED, SERVED].find(isCurrent);

/** Answers what is not there yet. */
function extra(path, response) {
  if (root !== FIRST || !LATER.test(path)) return false;
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(COMING);
  return true;
}

/** Where a file is. A page opened before the finished site was there still asks for its own files. */
const folder = (path) => (root === SERVED && !existsSync(join(SERVED, path)) && existsSync(join(FIRST, path)) ? FIRST : root);

const finished = root;
try {
  if (!finished) {
    console.log('· 先编译向导，能打开了就打开；完整的网站随后编译');
    // The tools are needed once the program is compiled.
    await build(FIRST, { dev: true, offline: false, only: WIZARD, tools: run('scripts/setup.sh', ['tools']) });
    root = FIRST;
  }
  const { url } = await serve({ root: folder, port, prefix: values.prefix, extra });
  console.log(`职称申报自助向导：${url}\n按 Ctrl+C 停止。`);
  if (!finished) {
    console.log('· 这是快速编译的向导，比完整的网站大而慢。正在编译完整的网站，几分钟后自动换上');
    await build(SERVED, { quick: true });
    root = SERVED;
    console.log(`✔ 完整的网站已换上，刷新页面即可：${url}`);
  }
} catch (fault) {
  console.error(fault.code === 'EADDRINUSE' ? `端口 ${port} 已被占用，请改用 PORT=8081 make serve。` : fault.message);
  // What can be seen stays there to be seen.
  if (root !== FIRST) process.exit(1);
}
