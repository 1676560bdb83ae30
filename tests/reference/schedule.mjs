/**
 * Contract §9: fee, deadlines, committees.
 */
import { DK, DZ, JX, LEVELS, REVIEW, heightOf } from './constants.mjs';
import { dayBefore } from './dates.mjs';

/** @param {object} c case @returns {{amount: number|null, status: string}} */
export function feeOf(c) {
  if (c.matter === REVIEW && c.edition === DK && c.target_level !== undefined) {
    if (['技术员', '助理工程师'].includes(c.target_level)) return { amount: 120, status: '本版规定' };
    if (c.target_level === '工程师') return { amount: 240, status: '本版规定' };
    return { amount: 420, status: '参考' };
  }
  if (c.matter === REVIEW && c.edition === JX && c.target_level === '高级工程师') return { amount: 420, status: '本版规定' };
  return { amount: null, status: '未规定' };
}

/** Compares a moment with the start or end of a window; a `today` without time is compared by date. */
function statusOf(today, start, end) {
  if (today === undefined) return null;
  const cut = (moment) => (today.includes('T') ? moment : moment.slice(0, 10));
  const opens = start === null ? null : cut(start.includes('T') ? start : `${start}T00:00`);
  const closes = end === null ? null : cut(end.includes('T') ? end : `${end}T23:59`);
  if (opens !== null && today < opens) return '未开始';
  if (closes !== null && today > closes) return '已截止';
  return '进行中';
}

/** The windows of one row of 附件1. */
function windowsOf(row) {
  const cell = (name) => (row[name] === '' || row[name] === undefined ? null : row[name]);
  const columns = {
    online: 'online', correction: 'correction_only', paper: 'paper', offline: 'offline', audit: 'audit', fee: 'fee', review: 'review',
  };
  const windows = [];
  for (const [w, column] of Object.entries(columns)) {
    let start = cell(`${column}_start`);
    let end = cell(`${column}_end`);
    if (row.seq === '76' && w === 'online') {
      // The body of the notice gives the hours of this window.
      [start, end] = ['2022-11-14T09:30', '2022-11-29T17:30'];
    } else if (row.seq === '76' && w === 'audit') {
      [start, end] = [null, '2022-12-07'];
    } else if (w === 'online') {
      const correction = cell('correction_only_start');
      // Within the online window the correction-only days take no new applications.
      if (correction !== null && start !== null && end !== null && correction > start && correction <= end) end = dayBefore(correction);
    }
    if (start !== null || end !== null) windows.push({ w, start, end });
  }
  return windows;
}

/** @param {object} c case @param {{committees: object[]}} tables @returns {{id: string, start: string|null, end: string|null, status: string|null}[]} */
export function deadlinesOf(c, tables) {
  const dated = (id, start, end) => ({ id, start, end, status: statusOf(c.today, start, end) });
  if (c.edition === DZ) return [dated('dazu2025.online.four-matters', '2025-08-01', null)];
  if (c.matter !== REVIEW) return [];
  if (c.edition === JX) {
    return [
      dated('jingxin2024.time.online', '2024-09-03', '2024-10-10'),
      dated('jingxin2024.time.audit', '2024-10-11', '2024-10-25'),
      dated('jingxin2024.time.fee', '2024-10-28', '2024-11-11'),
    ];
  }
  if (c.edition !== DK) return [];
  let seq = c.target_committee;
  if (seq === undefined && LEVELS.slice(0, 3).includes(c.target_level)) {
    seq = { 工程技术: 76, 中小学教师: 75, 中等职业学校教师: 77 }[c.target_series];
  }
  const row = tables.committees.find((candidate) => candidate.seq === String(seq));
  if (!row) return [];
  const number = String(seq).padStart(2, '0');
  const deadlines = windowsOf(row).map(({ w, start, end }) => dated(`dadukou2022.committee.${number}.${w}`, start, end));
  if (seq === 76) deadlines.push(dated('dadukou2022.archive.window', '2022-12-14', '2022-12-15'));
  return deadlines;
}

/** @param {object} c case of a covered 职称评审 @param {{committees: object[]}} tables @returns {{seq: number, name: string}[]} */
export function committeesOf(c, tables) {
  if (c.edition !== DK) return [];
  const levels = { 高级工程师: ['副高', '高级'], 正高级工程师: ['正高', '高级'] }[c.target_level] ?? ['中级', '中初级'];
  const fits =
    c.target_committee === undefined
      ? (row) => heightOf(c.target_level) >= 0 && row.series === c.target_series && levels.includes(row.level)
      : (row) => row.seq === String(c.target_committee);
  return tables.committees.filter(fits).map((row) => ({ seq: Number(row.seq), name: row.name_corrected }));
}
