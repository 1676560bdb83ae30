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

/** What several chunks share is a file for every set of them, most of them tiny: up to this size they are one file. */
const SMALL = 12_000;

/** Makes every chunk in `made` smaller by `opt` and puts it into `folder`: by its name here, how the loader gets it. */
async function putChunks(folder, made, name, opt) {
  const put = new Map();
  const small = [];
  let end = 0;
  for (const file of readdirSync(made).filter((each) => /^(split|chunk)_.*\.wasm$/.test(each)).sort()) {
    const bytes = readFileSync(await opt(join(made, file)));
    if (file.startsWith('chunk_') && bytes.length <= SMALL) {
      put.set(file, `small(${end}, ${end + bytes.length})`);
      small.push(bytes);
      end += bytes.length;
      continue;
    }
    const stem = file.replace(/^split_|\.wasm$/g, '').replaceAll('_', '-');
    put.set(file, fetched(putNamed(folder, `${name}-${stem}.wasm`, bytes), bytes));
  }
  const all = Buffer.concat(small);
  return { put, loader: small.length > 0 ? shared(fetched(putNamed(folder, `${name}-shared.bin`, all), all)) : '' };
}

/** How the loader fetches `file`, which holds `bytes`. */
const fetched = (file, bytes) => `zhichengChunk(new URL("./${file}", import.meta.url).href, "${integrity(bytes)}")`;

/** Gives parts of the file that `fetch` brings, which is fetched once, and anew where that has failed. */
const shared = (fetch) => `let together = null;
function small(from, to) {
  if (!together) together = ${fetch}.catch((fault) => { together = null; throw fault; });
  return together.then((bytes) => new Uint8Array(bytes).subarray(from, to));
}
`;

/** `glue` with the loader of its chunks, which go into `folder`. */
export async function withChunks(glue, folder, made, name, opt) {
  const { put, loader: shared } = await putChunks(folder, made, name, opt);
  let loader = text(join(made, 'chunks.js'));
  loader = replaced(loader, new RegExp(`^import \\{ initSync \\} from "\\./${name}\\.js";\\n`, 'gm'), '');
  // boot.js fetches, compares sums and gives up in time; what fails is said by the page that wanted it.
  loader = replaced(loader, /fetch\(new URL\("\.\/(\w+\.wasm)", import\.meta\.url\)\)/g, (_, file) => put.get(file));
  loader = replaced(loader, 'WebAssembly.instantiateStreaming(src, imports)', 'WebAssembly.instantiate(await src, imports)');
  loader = replaced(loader, 'console.error(e);', '');
  const doors = [...loader.matchAll(EXPORT)].map(([, door]) => door);
  // The glue names the loader once for every function it takes from it.
  const names = [...glue.matchAll(IMPORT)].map(([, each]) => each);
  if (names.length === 0 || doors.length === 0) throw new Error(`${name}.js 没有分块`);
  const given = names.map((each) => `const ${each} = { ${doors.join(', ')} };`).join('\n');
  return `${glue.replace(IMPORT, '')}\n${shared}${loader.replace(EXPORT, 'const $1 = ')}\n${given}\n`;
}
