// The operator's page: how this host hands out the site's files, item by item, with what to mend.

const GOOD = '通过';
const MEND = '要改';
const ADVICE = '建议';
const NAMED = /\.[0-9a-f]{16}(\.[a-z]+)?\.[a-z0-9]+$/;
const LONG_S = 30 * 24 * 3600;
const rows = document.getElementById('found');
let faults = 0;

function tell(name, verdict, words) {
  if (verdict === MEND) faults += 1;
  const row = document.createElement('tr');
  [name, verdict, words].forEach((text, at) => {
    const cell = document.createElement(at === 0 ? 'th' : 'td');
    if (at === 0) cell.scope = 'row';
    else cell.setAttribute('data-label', at === 1 ? '结果' : '查到什么，怎样改');
    cell.textContent = text;
    row.append(cell);
  });
  rows.append(row);
}

const judge = (name, good, found, mend, otherwise = MEND) => tell(name, good ? GOOD : otherwise, good ? found : `${found}。${mend}`);
const get = (path, options = {}) => fetch(path, { cache: 'no-store', ...options });
const header = (response, name) => response.headers.get(name) || '';

/** The sums as the build wrote them: path and sum. */
async function listed() {
  const text = await get('./SHA256SUMS').then((response) => (response.ok ? response.text() : ''));
  return text.split('\n').map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line)).filter(Boolean).map(([, sum, path]) => ({ sum, path }));
}

async function types(files) {
  const wanted = { wasm: 'application/wasm', js: 'text/javascript', css: 'text/css', html: 'text/html', bin: 'application/octet-stream', webmanifest: 'application/manifest+json', svg: 'image/svg+xml' };
  for (const [end, type] of Object.entries(wanted)) {
    const file = files.find(({ path }) => path.endsWith(`.${end}`));
    if (!file) continue;
    const response = await get(`./${file.path}`);
    const found = header(response, 'Content-Type');
    const fits = found.startsWith(type) || (end === 'js' && /^application\/(x-)?javascript/.test(found)) || (end === 'bin' && response.ok) || (end === 'webmanifest' && /json/.test(found));
    judge(`.${end} 的类型`, response.ok && fits, response.ok ? found || '没有写明类型' : `取不到（${response.status}）`, `请设为 ${type}`, ['wasm', 'webmanifest', 'svg'].includes(end) ? ADVICE : MEND);
    if (end === 'html' || end === 'js') judge(`.${end} 的编码`, !/charset/i.test(found) || /utf-8/i.test(found), found, '字符集须是 utf-8');
  }
}

async function compression(files) {
  const file = files.find(({ path }) => path.endsWith('.wasm'));
  const response = await get(`./${file.path}`);
  const found = header(response, 'Content-Encoding');
  judge('压缩', /br|gzip|zstd/.test(found), found || '没有压缩', '请打开 br 或 gzip 压缩，或者使用附带的 .br、.gz 文件；否则下载量是三倍', ADVICE);
  if (found) judge('压缩的区分', /accept-encoding/i.test(header(response, 'Vary')), header(response, 'Vary') || '没有 Vary', '请加 Vary: Accept-Encoding', ADVICE);
}

async function caching(files) {
  const named = await get(`./${files.find(({ path }) => NAMED.test(path)).path}`);
  const age = Number((/max-age=(\d+)/.exec(header(named, 'Cache-Control')) || [])[1] || 0);
  judge('名称带摘要的文件可以长期缓存', age >= LONG_S, header(named, 'Cache-Control') || '没有 Cache-Control', '请设 Cache-Control: public, max-age=31536000, immutable', ADVICE);
  for (const path of ['index.html', 'notices/catalog.bin', 'embed.js', 'sw.js', 'version.json']) {
    const found = header(await get(`./${path}`), 'Cache-Control');
    judge(`${path} 不缓存`, /no-cache|no-store|max-age=0/.test(found), found || '没有 Cache-Control', '请设 Cache-Control: no-cache，否则撤回的通知、换上的新版本不能及时生效');
  }
}

async function policy() {
  const page = await get('./index.html');
  const found = header(page, 'Content-Security-Policy');
  judge('内容安全策略', found !== '', found || '没有', '请按运维说明设置；网页自带的策略只管得住一部分', ADVICE);
  if (found) {
    judge('策略允许程序运行', /script-src[^;]*('wasm-unsafe-eval'|'unsafe-eval')/.test(found) || !/script-src|default-src/.test(found), found, "script-src 里须有 'self' 'wasm-unsafe-eval'");
    judge('策略不允许内联脚本', !/script-src[^;]*'unsafe-inline'/.test(found), found, "script-src 里请去掉 'unsafe-inline'", ADVICE);
  }
  const ancestors = (/frame-ancestors ([^;]*)/.exec(found) || [])[1];
  tell('允许哪些网站嵌入', ancestors ? GOOD : ADVICE, ancestors || "没有 frame-ancestors，任何网站都可以嵌入。只给几个网站用的，请写 frame-ancestors 'self' https://他们的网址");
  const old = header(page, 'X-Frame-Options');
  judge('X-Frame-Options', old === '', old || '没有（应当没有）', '它会妨碍嵌入，请去掉，改用 frame-ancestors');
  for (const [name, want] of [['X-Content-Type-Options', /nosniff/i], ['Referrer-Policy', /no-referrer|same-origin/], ['Permissions-Policy', /./]]) {
    judge(name, want.test(header(page, name)), header(page, name) || '没有', `请按运维说明设置 ${name}`, ADVICE);
  }
  const open = header(await get('./embed.js'), 'Access-Control-Allow-Origin');
  judge('沙箱里也能用（CORS）', open === '*', open || '没有 Access-Control-Allow-Origin', '有网站用沙箱嵌入的，请设 Access-Control-Allow-Origin: *（文件都是公开的）', ADVICE);
}

async function rest(files) {
  judge('安全连接', isSecureContext, location.protocol, '请用 https，否则不能离线使用、不能核对程序的校验和', ADVICE);
  const none = await get('./no-such-file.0123456789abcdef.js');
  judge('没有的文件答 404', none.status === 404, String(none.status), '请去掉“一律返回首页”之类的规则，否则旧页面会把网页当成程序');
  const folder = await get('./');
  judge('目录打开首页', folder.ok && /text\/html/.test(header(folder, 'Content-Type')), String(folder.status), '请把 index.html 设为默认文档');
  const notices = files.filter(({ path }) => /^notices\/[a-z0-9]+\.[0-9a-f]{16}\.bin$/.test(path));
  const here = await Promise.all(notices.map(({ path }) => get(`./${path}`, { method: 'HEAD' }).then(({ ok }) => ok)));
  judge('通知', notices.length > 0 && here.every(Boolean), `${here.filter(Boolean).length} 份打得开，应有 ${notices.length} 份`, '请把 notices/ 里的文件放齐');
}

async function sums() {
  const digest = async (bytes) => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const wrong = [];
  // Packed copies arrive unpacked on hosts that name their encoding; their originals are compared.
  const files = (await listed()).filter(({ path }) => !/\.(br|gz)$/.test(path));
  for (const { sum, path } of files) {
    const response = await get(`./${path}`);
    if (!response.ok || (await digest(await response.arrayBuffer())) !== sum) wrong.push(path);
  }
  judge('全部文件与 SHA256SUMS 相符', wrong.length === 0 && files.length > 0, wrong.length ? `不符或缺少：${wrong.join('、')}` : `${files.length} 个文件`, '请重新放上整个文件夹；经过加工（压缩脚本、插入代码）的网站请关闭加工');
}

async function look() {
  const files = await listed();
  if (files.length === 0) {
    tell('SHA256SUMS', MEND, '取不到。请把整个文件夹放上去');
  } else {
    for (const each of [rest, types, compression, caching, policy]) await each(files).catch((fault) => tell('检查没有完成', MEND, String(fault.message || fault)));
  }
  const advice = [...rows.querySelectorAll('td')].filter((cell) => cell.textContent === ADVICE).length;
  document.getElementById('verdict').textContent = faults ? `有 ${faults} 项要改，${advice} 项建议改。` : `没有必须改的，${advice} 项建议改。`;
}

document.getElementById('sums').addEventListener('click', (event) => {
  const button = event.currentTarget;
  button.disabled = true;
  if (!window.crypto || !crypto.subtle) tell('核对全部文件', ADVICE, '没有用 https，浏览器不能计算校验和。请在服务器上用 sha256sum -c SHA256SUMS 核对');
  else sums().finally(() => { button.disabled = false; });
});
look();
