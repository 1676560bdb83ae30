// Packs the built site for those who run one: a ZIP, and a Debian package where dpkg-deb is at hand.
// The same site always makes the same ZIP.
//
// usage: node scripts/package.mjs [SITE] [FOLDER]       (dist, target/package)
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { paths } from './compress.mjs';
import { text } from './files.mjs';

const NAME = 'zhicheng-site';
const [site = 'dist', out = 'target/package'] = process.argv.slice(2);
const { built } = JSON.parse(text(join(site, 'version.json')));
const [, program] = /^version = "(.*)"$/m.exec(text('Cargo.toml'));

const TABLE = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
/** The check sum of ZIP; node brings one only in later versions. */
const crc = zlib.crc32 ?? ((bytes) => {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
});

/** A ZIP of [name, bytes]; names are UTF-8, every date is the day of the build. */
function zip(files) {
  const [year, month, day] = built.split('-').map(Number);
  const date = ((year - 1980) << 9) | (month << 5) | day;
  const parts = [];
  const entries = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const title = Buffer.from(name);
    const packed = /\.(br|gz|png)$/.test(name) ? bytes : zlib.deflateRawSync(bytes, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt16LE(packed === bytes ? 0 : 8, 4);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), common, title, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((0o100644 << 16) >>> 0, 6); // a plain file that all may read
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, title);
    at += 4 + common.length + title.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** The Debian package: the same files below /usr/share, configurations as examples. */
function deb() {
  const root = join('target', 'deb');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'DEBIAN'), { recursive: true });
  cpSync(site, join(root, 'usr/share', NAME), { recursive: true });
  cpSync('deploy', join(root, 'usr/share/doc', NAME, 'examples'), { recursive: true });
  cpSync('docs/operators.md', join(root, 'usr/share/doc', NAME, 'operators.md'));
  cpSync('LICENSE', join(root, 'usr/share/doc', NAME, 'copyright'));
  writeFileSync(join(root, 'DEBIAN/control'), [
    `Package: ${NAME}`, `Version: ${program}+${built.replaceAll('-', '')}`, 'Architecture: all', 'Section: web', 'Priority: optional',
    'Maintainer: zhicheng <noreply@localhost>', 'Suggests: nginx | apache2',
    'Description: 职称申报自助向导的网站文件', ' 全部是静态文件，没有服务器程序。怎样设置服务器，见', ` /usr/share/doc/${NAME}/operators.md。`, '',
  ].join('\n'));
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', root, join(out, `${NAME}.deb`)], { stdio: ['ignore', 'ignore', 'inherit'] });
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const files = paths(site).map((path) => [path, readFileSync(join(site, path))]);
const extra = [...readdirSync('deploy').map((name) => [`deploy/${name}`, readFileSync(join('deploy', name))]), ['operators.md', readFileSync('docs/operators.md')]];
writeFileSync(join(out, `${NAME}.zip`), zip([...files, ...extra]));
let made = [`${NAME}.zip`];
try {
  execFileSync('dpkg-deb', ['--version'], { stdio: 'ignore' });
  deb();
  made = [...made, `${NAME}.deb`];
} catch (fault) {
  if (fault.code !== 'ENOENT') throw fault;
  console.log('没有 dpkg-deb，没有做 Debian 包。');
}
const sums = made.map((name) => `${createHash('sha256').update(readFileSync(join(out, name))).digest('hex')}  ${name}\n`);
writeFileSync(join(out, 'SHA256SUMS'), sums.join(''));
console.log(made.map((name) => `${out}/${name}：${(readFileSync(join(out, name)).length / 1048576).toFixed(1)} MB`).join('\n'));
