// Puts a program's chunks into the site, and their loader into its glue.
//
// tools/ leaves chunks.js, which fetches the chunks, beside the glue; the two name each other. They become one
// script: in the file that is the whole wizard modules cannot name each other, and a request is saved.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { integrity, putNamed, text } from './files.mjs';

const IMPORT = /^import \* as (\w+) from "\.\/chunks\.js";?\n/gm;
const EXPORT = /^export const (\w+) = /gm;

/** Takes `from`, which must be there, out of `code` and puts `to` in its place. */
function replaced(code, from, to) {
  const found = typeof from === 'string' ? code.includes(from) : new RegExp(from.source, from.flags.replace('g', '')).test(code);
  if (!found) throw new Error(`分块装载程序里没有 ${from}`);
  return code.replaceAll(from, to);
}

/** Who comes to the second has come by the first, and from there to what follows; a link leads to one of the others at once. */
const WAY = ['questions', 'result'];
const AFTER = ['whatif', 'more'];
const ASIDE = ['library', 'tables'];

/** What is smaller is no request of its own: it comes with what all entries need, or all but that of the questions. */
const TINY = 1000;

/** The file that holds the `size` bytes that `entries` share: with the first of them, or in a file of its own where
 *  others need it alone. */
function fileOf(entries, size) {
  const known = [...WAY, ...AFTER, ...ASIDE];
  const first = known.find((entry) => entries.includes(entry));
  if (!first || entries.some((entry) => !known.includes(entry))) throw new Error(`没有安排分块：${entries}`);
  const alone = entries.length === 1 || (WAY.includes(first) && !entries.some((entry) => ASIDE.includes(entry)));
  if (alone) return first;
  return `${size < TINY && !WAY.includes(first) ? 'result' : first}-shared`;
}

/** Makes every chunk in `made` smaller by `opt` and puts those that come together into one file in `folder`, which
 *  packs better than each alone: how the loader gets each, and what it needs for that. */
async function putChunks(loader, folder, made, name, opt) {
  const entries = new Map([...loader.matchAll(SHARED)].map(([, list, file]) => [`${file}.wasm`, list.split(', ')]));
  const files = new Map();
  const put = new Map();
  const names = readdirSync(made).filter((each) => /^(split|chunk)_.*\.wasm$/.test(each)).sort();
  const small = await Promise.all(names.map((file) => opt(join(made, file))));
  for (const [place, file] of names.entries()) {
    const bytes = readFileSync(small[place]);
    const into = fileOf(entries.get(file) ?? [file.replace(/^split_|\.wasm$/g, '')], bytes.length);
    if (!files.has(into)) files.set(into, []);
    const parts = files.get(into);
    const from = parts.reduce((sum, part) => sum + part.length, 0);
    put.set(file, `part(${[...files.keys()].indexOf(into)}, ${from}, ${from + bytes.length})`);
    parts.push(bytes);
  }
  const fetches = [...files].map(([into, parts]) => {
    const all = Buffer.concat(parts);
    return fetched(putNamed(folder, `${name}-${into}.bin`, all), all);
  });
  return { put, parts: PARTS.replace('FETCHES', fetches.join(',\n')) };
}

/** How the loader says which chunks share a file of their own. */
const SHARED = /^\/\* ([\w, ]+) \*\/\nconst __(chunk_\d+) =/gm;

/** How the loader fetches `file`, which holds `bytes`. */
const fetched = (file, bytes) => `() => zhichengChunk(new URL("./${file}", import.meta.url).href, "${integrity(bytes)}")`;

/** Gives parts of the files that `FETCHES` bring, each of which is fetched once, and anew where that has failed. */
const PARTS = `const fetches = [FETCHES];
const files = [];
function part(file, from, to) {
  if (!files[file]) files[file] = fetches[file]().catch((fault) => { files[file] = null; throw fault; });
  return files[file].then((bytes) => new Uint8Array(bytes).subarray(from, to));
}
`;

/** `glue` with the loader of its chunks, which go into `folder`. */
export async function withChunks(glue, folder, made, name, opt) {
  let loader = text(join(made, 'chunks.js'));
  const { put, parts } = await putChunks(loader, folder, made, name, opt);
  loader = replaced(loader, new RegExp(`^import \\{ initSync \\} from "\\./${name}\\.js";\\n`, 'gm'), '');
  // boot.js fetches, compares sums and gives up in time; what fails is said by the page that wanted it.
  loader = replaced(loader, /fetch\(new URL\("\.\/(\w+\.wasm)", import\.meta\.url\)\)/g, (_, file) => put.get(file));
  loader = replaced(loader, 'WebAssembly.instantiateStreaming(src, imports)', 'WebAssembly.instantiate(await src, imports)');
  loader = replaced(loader, 'console.error(e);', '');
  const entries = [...loader.matchAll(EXPORT)].map(([, entry]) => entry);
  // The glue names the loader once for every function it takes from it.
  const names = [...glue.matchAll(IMPORT)].map(([, each]) => each);
  if (names.length === 0 || entries.length === 0) throw new Error(`${name}.js 没有分块`);
  const given = names.map((each) => `const ${each} = { ${entries.join(', ')} };`).join('\n');
  return `${glue.replace(IMPORT, '')}\n${parts}${loader.replace(EXPORT, 'const $1 = ')}\n${given}\n`;
}
