// Builds the site: the programs, the notices, the documents, compressed copies, check sums.
// Called by scripts/build.sh, which sets the paths of the tools.
//
// usage: node scripts/build.mjs [--dev] [--if-old]
//          --dev      quickly, into target/dev: programs as cargo leaves them, nothing shortened
//          --if-old   only when something it is made of has changed since
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { putDocuments } from './documents.mjs';
import { run } from './files.mjs';
import { compress, writeSums } from './finish.mjs';
import { compilePrograms, putPrograms } from './programs.mjs';

/** What the site is made of. */
export const INPUTS = ['Cargo.toml', 'Cargo.lock', '.cargo', 'index.html', 'package-lock.json', 'public', 'scripts', 'src', 'style', 'tools'];
const DONE = 'SHA256SUMS';

const say = (words) => console.log(`· ${words}`);

function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).filter((name) => name !== 'target').map((name) => newest(join(path, name))));
}

const isCurrent = (folder) => existsSync(join(folder, DONE))
  && Math.max(...INPUTS.map(newest)) <= statSync(join(folder, DONE)).mtimeMs;

/** Compiles the notices into `folder`. */
export async function putNotices(folder, { dev = false } = {}) {
  const profile = dev ? [] : ['--profile', 'native'];
  await run('cargo', ['build', '--quiet', '--locked', ...profile, '--bin', 'assess']);
  const assess = join(process.env.CARGO_TARGET_DIR ?? 'target', dev ? 'debug' : 'native', 'assess');
  await run(assess, ['compile', 'public/notices', join(folder, 'notices')]);
  if (!existsSync(join(folder, 'notices/catalog.bin'))) throw new Error('通知没有编译出来：缺少 notices/catalog.bin');
}

/** Builds into `folder` by way of a folder beside it, so that a failed build leaves the last good one alone. */
export async function build(folder, { dev = false, head = [] } = {}) {
  const began = new Date();
  const site = `target/new-${basename(folder)}`;
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  say('编译程序');
  await compilePrograms({ dev });
  say('编译通知');
  await putNotices(site, { dev });
  say('组装页面');
  await putDocuments(site, await putPrograms(site, { dev }), { dev, head });
  if (!dev) {
    say('压缩并计算校验和');
    await compress(site);
  }
  writeSums(site);
  // A source saved while we were compiling counts as newer than the site.
  utimesSync(join(site, DONE), began, began);
  rmSync(folder, { recursive: true, force: true });
  renameSync(site, folder);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { dev: { type: 'boolean' }, 'if-old': { type: 'boolean' } } });
  const folder = values.dev ? 'target/dev' : 'dist';
  if (!values['if-old'] || !isCurrent(folder)) {
    await build(folder, values).catch((fault) => {
      console.error(fault.message);
      process.exit(1);
    });
    say(`完成：${folder}/`);
  }
}
