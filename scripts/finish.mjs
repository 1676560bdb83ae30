// Finishes the folder trunk wrote: shortens the scripts of its pages, moves each wasm's check sum to
// where boot.js looks for it, puts .br and .gz beside every file worth compressing, and writes
// SHA256SUMS (to check: sha256sum -c).
//
// usage: node scripts/finish.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { minify } from 'terser';

const PACKED = /\.(html|css|js|mjs|svg|json|txt|wasm|bin)$/;
const folder = process.argv[2];

const files = () => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();

// trunk's own minifier cannot read the glue. What each script's check sum becomes, by what it was.
const scripts = new Map();
const sum = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
for (const file of readdirSync(folder).filter((name) => /^(boot|zhicheng-.*)\.js$/.test(name))) {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  const { code } = await minify(source, { module: true });
  writeFileSync(path, code);
  scripts.set(sum(source), sum(code));
}

// Chromium warns of `integrity` on a preload and ignores it; boot.js compares the sum itself.
for (const page of files().filter((name) => name.endsWith('.html'))) {
  const written = readFileSync(page, 'utf8');
  const html = [...scripts].reduce((text, [old, now]) => text.replaceAll(old, now), written);
  const moved = html.replace(/<link [^>]*as="?fetch[^>]*>/, (link) => link.replace(' integrity=', ' data-integrity='));
  if (moved === html) throw new Error(`${page} 里没有找到 wasm 的校验和`);
  writeFileSync(page, moved);
}

for (const file of files().filter((name) => PACKED.test(name))) {
  const bytes = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

const sums = files().map((file) => {
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  return `${digest}  ${relative(folder, file).split(sep).join('/')}\n`;
});
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
