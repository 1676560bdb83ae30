// Runs the built exporter as a page would, on the compiled notices beside it.
//
// usage: node tests/exporter.mjs [FOLDER]
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, inflateRawSync } from 'node:zlib';

const site = process.argv[2] ?? 'dist';
const bytes = (...path) => new Uint8Array(readFileSync(join(site, ...path)));

const named = readFileSync(join(site, 'index.html'), 'utf8').match(/<meta name="exporter" content="\.\/(exporter\.[0-9a-f]{16}\.js)">/);
assert.ok(named, 'index.html 没有写明导出程序');
const source = readFileSync(join(site, named[1]), 'utf8');
const program = source.match(/exporter\.[0-9a-f]{16}\.wasm/)[0];
const wasm = bytes(program);
const exporter = await import(`data:text/javascript,${encodeURIComponent(source)}`);
exporter.initSync({ module: wasm });

const fails = (call, words) => assert.throws(call, (fault) => String(fault).includes(words), words);
const folder = readdirSync(join(site, 'notices'));
const open = (edition) => {
  const file = folder.find((name) => new RegExp(`^${edition}\\.[0-9a-f]{16}\\.bin$`).test(name));
  const notice = Buffer.concat([bytes('notices', file), bytes('notices', file.replace('.bin', '.details.bin'))]);
  return { notice: new Uint8Array(notice), forms: folder.includes(file.replace('.bin', '.forms.bin')) && bytes('notices', file.replace('.bin', '.forms.bin')) };
};

const dadukou = open('dadukou2022');
const jiangbei = open('jiangbei2024');
assert.ok(!open('dazu2025').forms, '大足没有印表格');

const keys = ['commission-letter', 'breakthrough-form', 'archive-record', 'ce-card', 'post-record-form', 'publicity-form'];
const answers = JSON.stringify({ edition: 'dadukou2022', matter: '职称评审', target_series: '工程技术', target_level: '工程师' });
const holds = (document, words) => Buffer.from(document).includes(Buffer.from(words));

/** The parts of an archive, one after the other: each local head says how its part is packed and how long it is. */
function unpacked(archive) {
  const file = Buffer.from(archive);
  const parts = [];
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50;) {
    const [method, size, name, extra] = [file.readUInt16LE(at + 8), file.readUInt32LE(at + 18), file.readUInt16LE(at + 26), file.readUInt16LE(at + 28)];
    const from = at + 30 + name + extra;
    const raw = file.subarray(from, from + size);
    parts.push(method === 0 ? raw : inflateRawSync(raw));
    at = from + size;
  }
  return Buffer.concat(parts);
}

for (const key of keys) {
  const blank = exporter.docx(dadukou.notice, dadukou.forms, key, '', '');
  assert.equal(Buffer.from(blank.subarray(0, 2)).toString(), 'PK', key);
  assert.deepEqual(exporter.docx(dadukou.notice, dadukou.forms, key, '', ''), blank, `${key}：两次应当一样`);
}
const letter = exporter.docx(dadukou.notice, dadukou.forms, 'commission-letter', answers, '{"name": "张三<&>", "others": [{"name": "李四"}]}');
for (const words of ['工程技术', '张三&lt;&amp;&gt;', '李四']) assert.ok(holds(unpacked(letter), words), words);
assert.ok(holds(unpacked(exporter.docx(jiangbei.notice, jiangbei.forms, 'archive-record', '', '')), '查档情况'));

fails(() => exporter.docx(dadukou.notice, dadukou.forms, 'none', '', ''), '没有「none」');
fails(() => exporter.docx(dadukou.notice, jiangbei.forms, 'archive-record', '', ''), '不是同一版本');
fails(() => exporter.docx(dadukou.notice, dadukou.forms, 'ce-card', '', '{"nobody": "1"}'), 'nobody');
fails(() => exporter.docx(dadukou.notice, dadukou.forms, 'ce-card', '', '{"name": "' + '长'.repeat(31) + '"}'), 'name');
fails(() => exporter.docx(new Uint8Array([1, 2, 3]), dadukou.forms, 'ce-card', '', ''), '不完整');

assert.match(exporter.qr('https://example.cn/#d=abc'), /^<\?xml[^]*<svg[^]*<\/svg>$/);
fails(() => exporter.qr('长'.repeat(3000)), '太长');
assert.deepEqual(JSON.parse(exporter.case_json(dadukou.notice, exporter.case_code(dadukou.notice, answers))), JSON.parse(answers));
fails(() => exporter.case_code(dadukou.notice, '{"edition": "dadukou2022", "titles": [{}]}'), 'titles[0]');
const both = JSON.parse(exporter.write_json(dadukou.notice, answers));
assert.deepEqual(both.case, JSON.parse(answers));
assert.equal(both.assessment.outcome, '信息不足');

// What only a part loaded on use may carry: the programs of the pages are what everybody downloads.
const pages = readdirSync(site).filter((name) => /^(wizard|desk)\..*\.wasm$/.test(name));
assert.equal(pages.length, 2, '没有找到两个页面的程序');
for (const name of pages) {
  assert.ok(!holds(bytes(name), 'word/document.xml'), `${name} 带上了导出程序的内容`);
}

const brotli = brotliCompressSync(wasm).length + brotliCompressSync(source).length;
console.log(`导出程序：wasm ${wasm.length} 字节，连同脚本 brotli ${brotli} 字节`);
