// Compares what a word processor shows of each form with the words it was given.
//
// usage: node scripts/check-forms.mjs FOLDER   with forms/*.expected, paper/*.txt and paper/*.info
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = process.argv[2];
// Words this short stand on one page, so they must be found in one piece.
const SHORT = 12;

const squeeze = (text) => text.replace(/\s/gu, '');
const count = (text) => {
  const signs = new Map();
  for (const sign of text) signs.set(sign, (signs.get(sign) ?? 0) + 1);
  return signs;
};

const names = readdirSync(join(folder, 'forms')).filter((name) => name.endsWith('.expected')).map((name) => basename(name, '.expected'));
const faults = [];
let cells = 0;
for (const name of names) {
  const expected = readFileSync(join(folder, 'forms', `${name}.expected`), 'utf8').split('\n').filter(Boolean);
  const shown = squeeze(readFileSync(join(folder, 'paper', `${name}.txt`), 'utf8'));
  for (const words of expected) {
    cells += 1;
    if ([...words].length <= SHORT && !shown.includes(words)) faults.push(`${name}：纸上没有「${words}」`);
  }
  const printed = count(shown);
  for (const [sign, times] of count(expected.join(''))) {
    if ((printed.get(sign) ?? 0) < times) faults.push(`${name}：「${sign}」应有 ${times} 个，纸上只有 ${printed.get(sign) ?? 0} 个`);
  }
  const info = readFileSync(join(folder, 'paper', `${name}.info`), 'utf8');
  const [, wide, high] = info.match(/Page size:\s+([\d.]+) x ([\d.]+)/).map(Number);
  const paper = name.includes('.publicity-form.') ? [420, 297] : [210, 297];
  const size = [wide, high].map((points) => Math.round(points / 72 * 25.4));
  if (size.join() !== paper.join()) faults.push(`${name}：纸张为 ${size.join('×')}，应为 ${paper.join('×')} 毫米`);
}
if (names.length === 0) faults.push('没有表格可查');
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`${names.length} 份表格、${cells} 处文字，都在纸上`);
