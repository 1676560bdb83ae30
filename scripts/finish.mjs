// Finishes the folder trunk wrote: drops from its programs what only a server would call, shortens the
// scripts of its pages, moves each wasm's check sum to where boot.js looks for it, puts .br and .gz
// beside every file worth compressing, and writes SHA256SUMS (to check: sha256sum -c).
//
// usage: node scripts/finish.mjs FOLDER
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import binaryen from 'binaryen';
import { minify } from 'terser';

const PACKED = /\.(html|css|js|mjs|svg|json|txt|wasm|bin)$/;
const folder = process.argv[2];

const files = () => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();

// What each file's check sum becomes, by what it was.
const sums = new Map();
const sum = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;
function rewrite(path, old, now) {
  writeFileSync(path, now);
  sums.set(sum(old), sum(now));
}

// leptos brings along classes that stream to and from a server. The page has none, but what is exported
// is kept by every tool before.
const SERVERS = /intounderlying/i;
const SERVER_CLASS = /^export class IntoUnderlying[^]*?^}\n.*\n|^const IntoUnderlying[^;]*;\n/gm;
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
for (const file of readdirSync(folder).filter((name) => /^zhicheng-.*\.wasm$/.test(name))) {
  const path = join(folder, file);
  const old = readFileSync(path);
  const program = binaryen.readBinary(old);
  const names = Array.from({ length: program.getNumExports() }, (_, place) => binaryen.getExportInfo(program.getExportByIndex(place)).name);
  for (const name of names.filter((each) => SERVERS.test(each))) program.removeExport(name);
  program.optimize();
  rewrite(path, old, program.emitBinary());
  program.dispose();
}

// trunk's own minifier cannot read the glue.
for (const file of readdirSync(folder).filter((name) => /^(boot|zhicheng-.*)\.js$/.test(name))) {
  const path = join(folder, file);
  const old = readFileSync(path, 'utf8');
  const { code } = await minify(old.replace(SERVER_CLASS, ''), { module: true });
  if (SERVERS.test(code)) throw new Error(`${path} 里还有服务器才用的类`);
  rewrite(path, old, code);
}

// Chromium warns of `integrity` on a preload and ignores it; boot.js compares the sum itself.
for (const page of files().filter((name) => name.endsWith('.html'))) {
  const written = readFileSync(page, 'utf8');
  const html = [...sums].reduce((text, [old, now]) => text.replaceAll(old, now), written);
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

const digests = files().map((file) => {
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  return `${digest}  ${relative(folder, file).split(sep).join('/')}\n`;
});
writeFileSync(join(folder, 'SHA256SUMS'), digests.join(''));
