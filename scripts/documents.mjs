// Makes the documents out of index.html and the pages of public/: their sheets, their scripts, their words.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { digest, put, putNamed, run, text } from './files.mjs';
import { COPIED, DOCUMENTS, PAGES } from './site.mjs';

/** A sheet without comments and needless blanks. Quoted pictures keep theirs. */
export function smaller(sheet) {
  return sheet
    .replace(/\/\*[^]*?\*\//g, '')
    .split(/("[^"]*")/)
    .map((part, place) => (place % 2 ? part : part.replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/;}/g, '}').replace(/: /g, ':')))
    .join('')
    .trim();
}

/** A script of public/ as the site has it; what it imports is put first and named by its digest. */
async function code(folder, name, options) {
  let written = text(join('public', name));
  for (const [, other] of written.matchAll(/^import .* from '\.\/(.+)';$/gm)) {
    written = written.replace(`'./${other}'`, `'./${await script(folder, other, options)}'`);
  }
  const module = /^(import|export) /m.test(written);
  return options.dev ? written : (await minify(written, { module, ecma: 2015 })).code;
}

const script = async (folder, name, options) => putNamed(folder, name, await code(folder, name, options));

const sheet = (folder, name, sheets, { dev }) => {
  const written = sheets.map((each) => text(`style/${each}.css`)).join('\n');
  return putNamed(folder, name, dev ? written : smaller(written));
};

const styles = (folder, name, sheets, options) => [
  `<link rel="stylesheet" href="./${sheet(folder, `${name}.css`, sheets, options)}">`,
  `<link rel="stylesheet" href="./${sheet(folder, 'print.css', ['print'], options)}" media="print">`,
];

/** Everything a document names in its head, in the order in which it is needed. */
async function head(folder, document, programs, options) {
  const program = programs[document.program];
  const name = document.file.replace('.html', '');
  const [boot, frame, keep, opener, ...plain] = await Promise.all(
    ['boot.js', 'frame.js', 'keep.js', 'opener.js', 'old-browser.js', ...document.scripts].map((each) => script(folder, each, options)),
  );
  const data = { js: program.js, wasm: program.wasm, frame, keep };
  const named = Object.entries(data).map(([key, file]) => `data-${key}="./${file}"`).join(' ');
  return [
    ...document.parts.map((part) => `<meta name="${part}" content="./${programs[part].js}">`),
    // Scripts that run beside the page.
    ...await Promise.all((document.workers ?? []).map(async (each) => `<meta name="${each.replace('.js', '')}" content="./${await script(folder, each, options)}">`)),
    // For the file that is the whole wizard (scripts/offline.mjs).
    ...(document.offline ? [`<meta name="opener" content="./${opener}">`] : []),
    ...styles(folder, name, document.sheets, options),
    // Asked for at once, but after the sheet, without which nothing can be read.
    `<link rel="modulepreload" href="./${program.js}" fetchpriority="low">`,
    // Chromium warns of `integrity` on a preload and ignores it; boot.js compares the sum itself.
    `<link rel="preload" href="./${program.wasm}" as="fetch" type="application/wasm" crossorigin fetchpriority="low" data-integrity="${program.integrity}">`,
    ...document.fetched.map((path) => `<link rel="preload" href="./${path}" as="fetch" crossorigin fetchpriority="low">`),
    '<link rel="manifest" href="./manifest.webmanifest">',
    '<link rel="apple-touch-icon" href="./icon-192.png">',
    ...plain.map((each) => `<script src="./${each}" defer></script>`),
    `<script type="module" src="./${boot}" ${named}></script>`,
  ];
}

/** The first page as the program shows it, to be read before the program is here. */
async function firstPage(folder, { js, wasm }) {
  const page = String(await run('node', ['scripts/early.mjs', folder, js, wasm], { quiet: true }));
  // The document has other main parts, though hidden ones, and each has a name.
  return `<div id="early">${page.replace('<main ', '<main aria-label="首页" ')}</div>`;
}

/** The matters that the first page offers, as options. */
function offered(page) {
  const names = [...page.matchAll(/name="f-matter" value="([^"]+)"/g)].map(([, name]) => `<option>${name}</option>`);
  if (names.length === 0) throw new Error('首页上没有要办的事');
  return names.join('');
}

/** Fills the places of `page`; every place must have a word and every word a place. */
export function fill(page, words) {
  const used = new Set();
  const filled = page.replace(/\{\{([a-z]+)\}\}/g, (place, name) => {
    if (!(name in words)) throw new Error(`没有 ${place}`);
    used.add(name);
    return words[name];
  });
  const idle = Object.keys(words).filter((name) => !used.has(name));
  if (idle.length > 0) throw new Error(`没有用到 ${idle.join('、')}`);
  return filled;
}

/** The notices at hand: edition and name, the newest first. */
export function notices() {
  const found = [];
  for (const edition of readdirSync('public/notices')) {
    const folder = join('public/notices', edition);
    const files = edition === 'common' ? [] : readdirSync(folder).filter((name) => name.endsWith('.toml'));
    const head = files.map((name) => text(join(folder, name))).map((toml) => /^\[notice\]\n([^[]*)/m.exec(toml)?.[1]).find(Boolean);
    const name = head && /^name = "(.*)"$/m.exec(head)?.[1];
    if (name) found.push({ edition, name, year: Number(/^year = (\d+)/m.exec(head)?.[1] ?? 0) });
  }
  return found.sort((one, other) => other.year - one.year || one.edition.localeCompare(other.edition));
}

/** The day of the build: of the last change of the sources, so that the same sources make the same site. */
function day() {
  let seconds = Number(process.env.SOURCE_DATE_EPOCH);
  try {
    seconds ||= Number(execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    // Unpacked from an archive: then today.
  }
  return new Date((seconds || Date.now() / 1000) * 1000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

const COMMENTS = /^\s*<!--[^]*?-->\n/gm;

/** Whether everything that `document` names is among `programs`. */
const isWhole = (document, programs) => [document.program, ...document.parts].every((name) => programs[name]);

/** Writes every document whose programs are there and what it names into `folder`; the version of the whole, and its day. */
export async function putDocuments(folder, programs, options = {}) {
  const pages = [];
  let matters = '';
  const add = (file, page, words, lines) => pages.push([file, fill(page, { ...words, head: [...lines, ...(options.head ?? [])].join('\n    ') })]);
  for (const document of DOCUMENTS.filter((each) => isWhole(each, programs))) {
    const early = document.early ? await firstPage(folder, programs[document.program]) : '';
    const words = { ...document.words, early, hidden: early ? ' hidden' : '' };
    if (early) matters = offered(early);
    add(document.file, text('index.html'), words, await head(folder, document, programs, options));
  }
  const choices = notices().map(({ edition, name }) => `<option value="${edition}">${name}</option>`).join('');
  for (const { file, main, title, description, hidden, sheets, scripts } of PAGES) {
    const lines = styles(folder, file.replace('.html', ''), sheets, options);
    for (const name of scripts) lines.push(`<script type="module" src="./${await script(folder, name, options)}"></script>`);
    if (file === 'embed.html') lines.push('<script src="./embed.js" async></script>');
    const robots = hidden ? '\n    <meta name="robots" content="noindex">' : '';
    const words = { title, description, robots, main: text(join('public', main)).replace('{{notices}}', choices).replace('{{matters}}', matters) };
    add(file, text('public/page.html'), words, lines);
  }
  for (const name of COPIED) copyFileSync(join('public', name), join(folder, name));
  // Short for the portals, with the readable source beside it.
  put(join(folder, 'embed.js'), `/* 可读的源码：embed.src.js；用法：embed.html */\n${await code(folder, 'embed.js', options)}`);
  copyFileSync('public/embed.js', join(folder, 'embed.src.js'));

  // Names carry digests, so the pages and the catalog say what the whole is made of.
  const catalog = text(join(folder, 'notices/catalog.bin'));
  const version = digest(pages.map(([, page]) => page).join('') + catalog);
  const built = day();
  for (const [file, page] of pages) {
    const stamped = page.replace(/<script type="module" src="\.\/boot/, (tag) => tag.replace('<script', `<script data-version="${version}" data-built="${built}"`));
    put(join(folder, file), options.dev ? stamped : stamped.replace(COMMENTS, ''));
  }
  put(join(folder, 'version.json'), `${JSON.stringify({ version, built, offline: true }, null, 2)}\n`);
  return { version, built };
}

/** What the service worker keeps: everything a page fetches or names, by the digest of its content. The HR desk
 *  is for the few: its programs are kept for those who opened it. */
const KEPT = /^(.*\.(html|css|js|wasm|bin|svg|png|webmanifest))$/;
const NOT_KEPT = /^offline\/|^(sw|sw-off|embed|embed\.src)\.js$|^(embed|check)\.html$|^(embed|check|embed-page|opener)\.[0-9a-f]{16}\./;
const OF_DESK = /^desk\.html$|^(desk|desk-programs|desk-worker|roster|older|writer|forms)\.[0-9a-f]{16}\./;

/** Writes sw.js with its list; last, because it holds the digest of every other file. */
export async function putWorker(folder, version, bytesOf, paths, options = {}) {
  const kept = paths.filter((path) => KEPT.test(path) && !NOT_KEPT.test(path)).map((path) => [path, digest(bytesOf(path))]);
  const files = Object.fromEntries(kept.filter(([path]) => !OF_DESK.test(path)));
  const desk = Object.fromEntries(kept.filter(([path]) => OF_DESK.test(path)));
  if (!existsSync(join(folder, 'index.html')) || !files['index.html']) throw new Error('离线清单里没有首页');
  const list = `const LIST = ${JSON.stringify({ version, files, desk })};\n`;
  put(join(folder, 'sw.js'), list + await code(folder, 'sw.js', options));
}
