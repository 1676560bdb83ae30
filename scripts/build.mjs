// Builds the site: the programs, the notices, the documents, compressed copies, check sums.
// Called by scripts/build.sh, which sets the paths of the tools.
//
// usage: node scripts/build.mjs [--dev] [--if-old]
//          --dev      quickly, into target/dev: programs as cargo leaves them, nothing shortened
//          --if-old   only when something it is made of has changed since
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { notices, putDocuments, putWorker } from './documents.mjs';
import { run } from './files.mjs';
import { compress, paths, writeSums } from './compress.mjs';
import { putOffline } from './offline.mjs';
import { compilePrograms, putPrograms, QUIET } from './programs.mjs';

/** What the site is made of. */
export const INPUTS = ['Cargo.toml', 'Cargo.lock', '.cargo', 'index.html', 'package-lock.json', 'public', 'scripts', 'src', 'style', 'tools'];
const DONE = 'SHA256SUMS';
export const FINISHED = 'dist';
export const SERVED = 'target/served';

const say = (words) => console.log(`· ${words}`);

function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).filter((name) => name !== 'target').map((name) => newest(join(path, name))));
}

/** Whether nothing that the site in `folder` is made of has changed since. */
export const isCurrent = (folder) => existsSync(join(folder, DONE))
  && Math.max(...INPUTS.map(newest)) <= statSync(join(folder, DONE)).mtimeMs;

const ASSESS = join(process.env.CARGO_TARGET_DIR ?? 'target', 'page', 'assess');

/** Compiles notices into `folder`: the editions in `only`, or all. */
async function compileNotices(folder, only) {
  await run(ASSESS, ['compile', 'public/notices', folder, ...only]);
  if (!existsSync(join(folder, 'catalog.bin'))) throw new Error(`通知没有编译出来：缺少 ${folder}/catalog.bin`);
}

/** Compiles the notices into the site; by the command as it stands where nothing that reads notices has `changed`. */
export async function putNotices(site, { changed = true } = {}) {
  // Compiling takes a second either way; building the command for speed would take minutes.
  if (changed) await run('cargo', ['build', ...QUIET, '--locked', '--profile', 'page', '--bin', 'assess']);
  await compileNotices(join(site, 'notices'), []);
}

/** The files that are the whole wizard, one for each notice and one with all of them. */
async function putOfflineFiles(site, made, how) {
  const compiled = { all: join(site, 'notices') };
  for (const { edition } of notices()) {
    compiled[edition] = join('target/one-notice', edition);
    await compileNotices(compiled[edition], [edition]);
  }
  await putOffline(site, join(site, 'offline'), compiled, made, how);
}

/** Copies the files of `programs` from one folder to another. */
function take(programs, from, to) {
  for (const { js, wasm } of Object.values(programs)) for (const name of [js, wasm]) copyFileSync(join(from, name), join(to, name));
  return programs;
}

/** Builds into `folder` by way of a folder beside it, so that a failed build leaves the last good one alone; gives
 *  the programs. `only` names those to be compiled. `kept` is what the last build left there that still holds: its
 *  `programs`, and whether its `notices` do or the `reader` of notices. Without `offline` the files that are the whole wizard are left out.
 *  `quick` packs with less patience: for this machine. `tools` are the build tools on their way. */
export async function build(folder, { dev = false, quick = dev, head = [], offline = true, only, kept = {}, tools } = {}) {
  const began = new Date();
  const site = `target/new-${basename(folder)}`;
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  // Side by side: the last programs are linked one by one, and leave a processor idle.
  say('编译网页程序和命令行，用命令行编译通知（第一次要几分钟）');
  if (kept.notices) cpSync(join(folder, 'notices'), join(site, 'notices'), { recursive: true });
  await Promise.all([tools, compilePrograms({ dev, only }), kept.notices || putNotices(site, { changed: !kept.reader })]);
  say(dev ? '接到网页上' : '裁剪网页程序');
  const still = Object.entries(kept.programs ?? {}).filter(([name]) => !only?.includes(name));
  const programs = { ...take(Object.fromEntries(still), folder, site), ...await putPrograms(site, { dev, only }) };
  say('组装页面');
  const made = await putDocuments(site, programs, { dev, head });
  await putWorker(site, made.version, (path) => readFileSync(join(site, path)), paths(site), { dev });
  if (offline) {
    say('制作离线文件');
    await putOfflineFiles(site, made, { quick });
  }
  if (!dev) {
    say('压缩并计算校验和');
    await compress(site, { quick });
  }
  writeSums(site);
  // A source saved while we were compiling counts as newer than the site.
  utimesSync(join(site, DONE), began, began);
  rmSync(folder, { recursive: true, force: true });
  renameSync(site, folder);
  return programs;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { dev: { type: 'boolean' }, 'if-old': { type: 'boolean' } } });
  const folder = values.dev ? 'target/dev' : FINISHED;
  if (!values['if-old'] || !isCurrent(folder)) {
    await build(folder, values).catch((fault) => {
      console.error(fault.message);
      process.exit(1);
    });
    say(`完成：${folder}/`);
  }
}
