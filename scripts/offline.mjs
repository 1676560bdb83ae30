// Makes the files that are the whole wizard in one: opened by a double click from a stick, without any
// network. One for each notice and one with all of them.
//
// Everything the page would fetch stands in the file, packed together, and two functions hand it out: fetch,
// and the import that boot.js uses. The policy names each script by its sum and allows no connection at all.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { put, run, text } from './files.mjs';

const PAGE = 'index.html';
const day = (text) => text.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
const sum = (code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
const attribute = (tag, name) => tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];

/** The page of `site` and the files it may ask for: its programs, and the compiled notices in `notices`. */
function wanted(site, notices) {
  const html = text(join(site, PAGE));
  const heads = [...html.matchAll(/<(?:meta|link|script)\b[^>]*>/g)].map(([tag]) => tag);
  const programs = readdirSync(site).filter((name) => /\.[0-9a-f]{16}\.(js|wasm|bin)$/.test(name));
  // Its own program and those named for later use, with what they name themselves.
  const named = heads.flatMap((tag) => ['data-js', 'data-wasm', 'content', 'href'].map((name) => attribute(tag, name)?.replace('./', '')));
  const used = new Set(named.filter((name) => programs.includes(name) && !name.startsWith('opener.')));
  for (const name of [...used]) {
    if (name.endsWith('.js')) for (const other of programs) if (text(join(site, name)).includes(other)) used.add(other);
  }
  const rules = readdirSync(notices).filter((name) => name.endsWith('.bin'));
  return {
    html,
    files: [
      ...[...used].map((name) => [name, readFileSync(join(site, name))]),
      ...rules.map((name) => [`notices/${name}`, readFileSync(join(notices, name))]),
    ],
  };
}

/** Files one after the other, with a list of their names and lengths before them, as gzip; quickly, or small (tools/). */
async function pack(files, { quick }) {
  const list = Buffer.from(JSON.stringify(files.map(([name, bytes]) => [name, bytes.length])));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(list.length);
  const all = Buffer.concat([head, list, ...files.map(([, bytes]) => bytes)]);
  return quick ? gzipSync(all) : run('pack', [], { given: all, quiet: true });
}

/** Bytes as printable signs that a page of HTML leaves alone (no `<`), thirteen or fourteen bits in two of 91, as basE91 does. */
export function signs(bytes) {
  const out = Buffer.alloc(Math.ceil(bytes.length * 16 / 13) + 2);
  let [at, bits, held] = [0, 0, 0];
  const sign = (value) => { out[at++] = value + (value < 25 ? 35 : 36); };
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    if (bits <= 13) continue;
    const wide = (held & 8191) > 88 ? 13 : 14;
    const value = held & ((1 << wide) - 1);
    held >>= wide;
    bits -= wide;
    sign(value % 91);
    sign(Math.floor(value / 91));
  }
  if (bits > 0) {
    sign(held % 91);
    sign(Math.floor(held / 91));
  }
  return out.toString('latin1', 0, at);
}

/** The whole wizard as one page that offers the notices compiled in `notices`. */
async function offline(site, notices, { built, version }, how) {
  const { html, files } = wanted(site, notices);
  const packed = await pack(files, how);
  const inline = (name) => text(join(site, name)).replace(/<\/(script|style)/gi, '<\\/$1');
  const hashes = [];
  const hashed = (code) => {
    hashes.push(sum(code));
    return code;
  };
  const styles = [];
  const opener = hashed(inline(attribute(html.match(/<meta name="opener"[^>]*>/)[0], 'content').replace('./', '')));
  const page = html
    .replace(/<meta name="opener"[^>]*>\s*/, '')
    .replace(/<link rel="(?:modulepreload|preload|manifest|icon|apple-touch-icon|canonical)"[^>]*>\s*/g, '')
    .replace(/<link rel="stylesheet" href="\.\/([^"]+)"([^>]*)>/g, (_, name, more) => {
      const code = inline(name);
      styles.push(sum(code));
      return `<style${more}>${code}</style>`;
    })
    .replace(/<script\b([^>]*?) src="\.\/([^"]+)"([^>]*)><\/script>/g, (_, before, name, after) =>
      `<script${before}${after.replace(' defer', '')}>${hashed(inline(name))}</script>`)
    // Before every other script: what they fetch and import is in the file.
    .replace(/<script\b/, (first) => `<script>${opener}</script>\n    ${first}`)
    .replace('</body>', () => `<script type="text/plain" id="packed" data-size="${packed.length}">${signs(packed)}</script>\n  </body>`)
    .replace(/<html\b/, () => '<html data-file')
    .replace(/(<aside id="kept"[^>]*?) hidden>\s*<p role="status"><\/p>/, (_, start) => `${start}><p>离线文件，${day(built)}制作，摘要 <span class="num">${version}</span>。它不知道此后新增、修改或撤回的通知；填写的内容不在这台电脑上保存，要保存请用“导出文件”。</p>`);
  if (page.includes('<aside id="kept" class="kept no-print" aria-label="离线使用" hidden>')) throw new Error('index.html 里没有写离线说明的地方');
  const policy = `default-src 'none'; script-src ${hashes.join(' ')} blob: 'wasm-unsafe-eval'; style-src ${styles.join(' ')}; img-src data: blob:; worker-src blob:; form-action 'none'; base-uri 'none'`;
  return page.replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, (_, start) => start + policy);
}

/** Writes every offline file of `site` into `folder`; `compiled` maps an edition (or `all`) to its notices' folder. */
export async function putOffline(site, folder, compiled, made, how) {
  await Promise.all(Object.entries(compiled).map(async ([edition, notices]) => {
    put(join(folder, `zhicheng-${edition}-offline.html`), await offline(site, notices, made, how));
  }));
}
