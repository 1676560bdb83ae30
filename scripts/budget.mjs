// What a first visit downloads, brotli quality 11: the page with all it names, the catalog of notices
// and the largest single edition, both its rules and the details that come after them. The library and
// the things to take away are pages of their own and do not count. Fails above the limit.
//
// usage: node scripts/budget.mjs [FOLDER]
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const LIMIT = 150 * 1024;
const AIM = 100 * 1024;
const folder = process.argv[2] ?? 'dist';

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const row = (name) => {
  const bytes = readFileSync(join(folder, name));
  return { name, raw: bytes.length, gzip: gzip(bytes), brotli: brotli(bytes) };
};

const html = readFileSync(join(folder, 'index.html'), 'utf8');
const named = [...html.matchAll(/\b(?:href|src|data-js|data-wasm)=["']?\.\/([^"'\s>]+)/g)].map((match) => match[1]);
const editions = readdirSync(join(folder, 'notices'))
  .filter((name) => name.endsWith('.bin') && name !== 'catalog.bin' && !name.endsWith('.library.bin') && !name.endsWith('.forms.bin') && !name.endsWith('.details.bin'))
  .map((name) => row(`notices/${name}`))
  .sort((a, b) => b.brotli - a.brotli);
if (editions.length === 0) throw new Error('notices/ 里没有编译好的通知');

const rows = [...new Set(['index.html', ...named])].map(row);
rows.push(row('notices/catalog.bin'), editions[0], row(editions[0].name.replace(/\.bin$/, '.details.bin')));
const total = { name: '合计', raw: 0, gzip: 0, brotli: 0 };
for (const each of rows) for (const key of ['raw', 'gzip', 'brotli']) total[key] += each[key];

const line = (each) => `${String(each.raw).padStart(9)} ${String(each.gzip).padStart(8)} ${String(each.brotli).padStart(8)}  ${each.name}`;
console.log('     字节     gzip   brotli  文件');
for (const each of [...rows, total]) console.log(line(each));
console.log(`首次打开 ${(total.brotli / 1024).toFixed(1)} KB（上限 ${LIMIT / 1024} KB，目标 ${AIM / 1024} KB），${rows.length} 个文件`);
if (total.brotli > LIMIT) {
  console.error('超过上限。');
  process.exit(1);
}
