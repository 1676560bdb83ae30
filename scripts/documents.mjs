// Makes the documents out of index.html: their sheets, their scripts, their words.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { put, putNamed, text } from './files.mjs';
import { COPIED, DOCUMENTS } from './site.mjs';

/** A sheet without comments and needless blanks. Quoted pictures keep theirs. */
export function smaller(sheet) {
  return sheet
    .replace(/\/\*[^]*?\*\//g, '')
    .split(/("[^"]*")/)
    .map((part, place) => (place % 2 ? part : part.replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/;}/g, '}').replace(/: /g, ':')))
    .join('')
    .trim();
}

async function script(folder, name, { dev, module = false }) {
  const written = text(join('public', name));
  return putNamed(folder, name, dev ? written : (await minify(written, { module, ecma: module ? 2015 : 5 })).code);
}

const sheet = (folder, name, sheets, { dev }) => {
  const written = sheets.map((each) => text(`style/${each}.css`)).join('\n');
  return putNamed(folder, name, dev ? written : smaller(written));
};

/** Everything a document names in its head, in the order in which it is needed. */
async function head(folder, document, programs, options) {
  const program = programs[document.program];
  const name = document.file.replace('.html', '');
  const plain = ['old-browser.js', ...document.scripts];
  const scripts = await Promise.all(plain.map((each) => script(folder, each, options)));
  const boot = await script(folder, 'boot.js', { ...options, module: true });
  return [
    ...document.parts.map((part) => `<meta name="${part}" content="./${programs[part].js}">`),
    `<link rel="stylesheet" href="./${sheet(folder, `${name}.css`, document.sheets, options)}">`,
    `<link rel="stylesheet" href="./${sheet(folder, 'print.css', ['print'], options)}" media="print">`,
    `<link rel="modulepreload" href="./${program.js}">`,
    // Chromium warns of `integrity` on a preload and ignores it; boot.js compares the sum itself.
    `<link rel="preload" href="./${program.wasm}" as="fetch" type="application/wasm" crossorigin data-integrity="${program.integrity}">`,
    ...document.fetched.map((path) => `<link rel="preload" href="./${path}" as="fetch" crossorigin>`),
    ...scripts.map((each) => `<script src="./${each}" defer></script>`),
    `<script type="module" src="./${boot}" data-js="./${program.js}" data-wasm="./${program.wasm}"></script>`,
  ];
}

/** Fills the places of `page`; every place must have a word and every word a place. */
export function fill(page, words) {
  const used = new Set();
  const filled = page.replace(/\{\{([a-z]+)\}\}/g, (place, name) => {
    if (!(name in words)) throw new Error(`index.html：没有 ${place}`);
    used.add(name);
    return words[name];
  });
  const idle = Object.keys(words).filter((name) => !used.has(name));
  if (idle.length > 0) throw new Error(`index.html：没有用到 ${idle.join('、')}`);
  return filled;
}

const COMMENTS = /^\s*<!--[^]*?-->\n/gm;

/** Writes every document and what it names into `folder`. */
export async function putDocuments(folder, programs, options = {}) {
  const page = text('index.html');
  for (const document of DOCUMENTS) {
    const lines = [...await head(folder, document, programs, options), ...(options.head ?? [])];
    const filled = fill(page, { ...document.words, head: lines.join('\n    ') });
    put(join(folder, document.file), options.dev ? filled : filled.replace(COMMENTS, ''));
  }
  for (const name of COPIED) copyFileSync(join('public', name), join(folder, name));
}
