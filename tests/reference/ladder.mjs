/**
 * Contract §7: ladder and application type, with the order in which group L of §4 asks.
 *
 * `climb` goes through group L in its order and stops at the first unanswered fact. Verify items are collected on the way,
 * so an item whose facts are all answered before that point fires even though the ladder itself is still blank.
 */
import { DK, DZ, ENGINEERING, JB, JX, LEVELS, heightOf } from './constants.mjs';
import { dayOf, monthOf, yearOf } from './dates.mjs';

/** Year of the cut-off, 31 December, for each edition with a ladder. */
const CUTOFF = { dadukou2022: 2022, jingxin2024: 2024, jiangbei2024: 2024, dazu2025: 2025 };

const direct = { kind: '直接' };
const trial = { kind: '见习' };
const after = (prior, years) => ({ kind: '前置', prior, years });

/** 附件2 of 渡职改办〔2022〕46号. A missing class has no row. */
const ROWS = {
  技术员: { D: direct, M: direct, B: direct, Z: trial, V: trial },
  助理工程师: { D: direct, M: direct, B: trial, Z: after('技术员', 2), V: after('技术员', 4) },
  工程师: { D: direct, M: after('助理工程师', 2), B: after('助理工程师', 4), Z: after('助理工程师', 4) },
  高级工程师: { D: after('工程师', 2), M: after('工程师', 5), B: after('工程师', 5) },
  正高级工程师: { D: after('高级工程师', 5), M: after('高级工程师', 5), B: after('高级工程师', 5) },
};

/** @returns {object} the blank ladder of §3 */
export const blankLadder = () => ({
  target: null, basis: null, cutoff: null, row: null, prior: null, required_years: null, served_years: null, reduction: 0,
  reduction_policy: null, delay: 0, shortfall: null, earliest_year: null, status: null, rungs: null,
});

function classOfEntry({ degree, level }) {
  if (degree === '博士') return 'D';
  if (degree === '硕士' || degree === '第二学士学位') return 'M';
  if (['学士', '双学位或辅修'].includes(degree) || ['大学本科', '硕士研究生', '博士研究生'].includes(level)) return 'B';
  return { 大学专科: 'Z', 中等职业学校: 'V', 技工院校: 'J' }[level] ?? 'O';
}

/** Best class among the entries finished by the cut-off; none = O. */
function educationClass(education, cutoffYear) {
  const counted = education.filter((entry) => entry.graduated === undefined || dayOf(entry.graduated) <= `${cutoffYear}-12-31`);
  const classes = counted.map(classOfEntry);
  return [...'DMBZVJO'].find((name) => classes.includes(name)) ?? 'O';
}

/** The condition a title carries when it is used as a prior; null = none. */
function titleCondition(c, title) {
  if (title.source === '市外取得未确认') return 'N22';
  if (title.source === '四川取得未确认') return 'N14';
  if (title.source === '军队评定') {
    if (c.edition === DK && c.person_category === '自主择业军队干部') return null;
    return c.edition === DZ ? 'A10' : 'N15';
  }
  return null;
}

const isHard = (condition) => condition !== null && condition !== 'N4';

/** All titles and qualifications that stand at the prior level. */
function candidatesFor(c, priorLevel) {
  const titles = c.titles
    .filter((title) => title.series === ENGINEERING && title.level === priorLevel)
    .map((title) => ({
      kind: '职称', name: title.level, source: title, condition: titleCondition(c, title),
    }));
  const qualifications = c.qualifications
    .map((qualification) => ({ qualification, builder: c.edition === JB && qualification.name.startsWith('二级建造师') }))
    .filter(({ qualification, builder }) =>
      builder ? priorLevel === '助理工程师' : qualification.in_table !== '否' && qualification.maps_to_level === priorLevel)
    .map(({ qualification, builder }) => ({
      kind: '职业资格', name: qualification.name, source: qualification, condition: builder ? null : 'N4',
    }));
  return [...titles, ...qualifications].map((candidate, order) => ({
    ...candidate, order, obtained: candidate.source.obtained, gap: candidate.source.gap_months ?? 0,
  }));
}

/** Full years served by 31 December of the given year. */
function servedBy(year, { obtained, gap }) {
  const months = (year - yearOf(obtained)) * 12 + 12 - monthOf(obtained) - gap;
  return Math.floor(Math.max(0, months) / 12);
}

/** JB: years of delay from the reviews of 2019–2023, counted from the given year on. */
function delayFrom(c, firstYear) {
  if (c.edition !== JB) return 0;
  return c.annual_reviews
    .filter(({ year }) => year >= 2019 && year <= 2023 && year >= firstYear)
    .reduce((sum, { result }) => sum + ({ 基本合格: 1, 不合格: 2 }[result] ?? 0), 0);
}

/**
 * Certain (c) and possible (p) years of every policy, in the order of the fact keys. An unanswered fact gives nothing: that
 * happens only where the row is plainly met and the policies were not asked.
 */
function policies(c, level) {
  const none = { c: 0, p: 0 };
  const { epidemic, rural, aid } = c;
  if (c.edition === JX) {
    const unlimited = (holds) => ({ c: 0, p: holds ? Infinity : 0 });
    return {
      epidemic: unlimited(epidemic !== undefined && epidemic.listed !== '否'),
      rural: unlimited(['乡村振兴选派', '其他全职乡村振兴'].includes(rural?.kind) && rural.months >= 12),
      aid: unlimited((aid ?? []).some(({ years }) => years >= 1)),
    };
  }
  if (c.edition !== DK) return { epidemic: none, rural: none, aid: none };

  const epidemicPossible = epidemic !== undefined && epidemic.listed !== '否' && epidemic.used !== '是';
  const ruralPossible = ['脱贫攻坚', '乡村振兴选派'].includes(rural?.kind) && rural.months >= 12 && rural.reviews_ok !== '否';
  const given = (aid ?? []).map((entry) => aidPolicy(entry, level));
  return {
    epidemic: { c: epidemicPossible && epidemic.listed === '是' && epidemic.used === '否' ? 1 : 0, p: epidemicPossible ? 1 : 0 },
    rural: { c: ruralPossible && rural.reviews_ok === '是' ? 1 : 0, p: ruralPossible ? 1 : 0 },
    aid: { c: Math.max(0, ...given.map((entry) => entry.c)), p: Math.max(0, ...given.map((entry) => entry.p)) },
  };
}

/** DK: what one aid entry gives. */
function aidPolicy({ kind, years, reviews_ok: ok }, level) {
  const give = (certain, possible) => (ok === '否' ? { c: 0, p: 0 } : { c: ok === '是' ? certain : 0, p: possible });
  if (kind !== '援藏') return give(0, Infinity);
  if (level === '高级工程师') {
    if (years < 1.5) return give(0, 0);
    if (years === 1.5) return give(2, 2);
    if (years < 3) return give(0, 2);
    if (years === 3) return give(3, 3);
    return give(0, 3);
  }
  return level === '正高级工程师' && years > 0 ? give(1, 1) : give(0, 0);
}

/** Status of one candidate by the five steps of §7. */
function judge(c, candidate, base, given, cutoffYear) {
  const served = servedBy(cutoffYear, candidate);
  const delay = delayFrom(c, yearOf(candidate.obtained));
  const need = base + delay;
  const reach = (years) => served >= Math.max(0, need - years);
  const list = [given.epidemic, given.rural, given.aid];
  const r = Math.max(...list.map(({ c: certain }) => certain));
  const largest = Math.max(...list.map(({ p }) => p));
  const sum = list.reduce((total, { p }) => total + p, 0);

  let outcome;
  if (served >= need) outcome = { status: '满足', reduction: 0 };
  else if (r > 0 && reach(r)) outcome = { status: '满足', reduction: r };
  else if (largest > 0 && reach(largest)) outcome = { status: '不确定', reduction: r, item: 'N9' };
  else if (reach(sum)) outcome = { status: '不确定', reduction: r, item: 'N10' };
  else outcome = { status: '不满足', reduction: r };
  if (outcome.status === '满足' && isHard(candidate.condition)) outcome.status = '不确定';

  const target = Math.max(0, need - outcome.reduction);
  let earliest = cutoffYear;
  while (servedBy(earliest, candidate) < target) earliest += 1;
  return { ...candidate, ...outcome, served, delay, need, earliest, shortfall: Math.max(0, target - served) };
}

/** Sort key of the chosen prior; arrays compare member by member. */
function preference(candidate) {
  return [
    ['满足', '不确定', '不满足'].indexOf(candidate.status),
    candidate.condition === null ? 0 : isHard(candidate.condition) ? 2 : 1,
    candidate.reduction,
    candidate.earliest,
    dayOf(candidate.obtained),
    candidate.kind === '职称' ? 0 : 1,
    candidate.order,
  ];
}

function isBefore(a, b) {
  const left = preference(a);
  const right = preference(b);
  for (let i = 0; i < left.length; i += 1) {
    if (left[i] !== right[i]) return left[i] < right[i];
  }
  return false;
}

/**
 * Group L for one target level: what is still unanswered, the ladder, the type and the items.
 * @param {object} c case with target_series 工程技术
 * @param {string} level target level
 * @returns {{missing: string|null, ladder: object, type: string|null, items: {id: string, blocking: boolean}[], prior: object|null,
 *   row: string|null}} `prior` is the chosen candidate; the ladder is blank while `missing` is not null
 */
export function climb(c, level) {
  const cutoffYear = CUTOFF[c.edition];
  const items = [];
  const need = (id, blocking = true) => items.push({ id, blocking });
  const result = { missing: null, ladder: blankLadder(), type: null, items, prior: null, row: null };
  const stop = (key) => ({ ...result, missing: key });
  const unsure = () => ({ ...result, ladder: { ...blankLadder(), status: '不确定' } });

  if (c.titles === undefined) return stop('titles');
  if (c.titles.length > 0 && c.change_kind === undefined) return stop('change_kind');
  const change = c.change_kind ?? '逐级晋升';

  const sideways = { 更换系列: '转评', 更换专业: '转评', 增加专业方向: '多评' }[change];
  if (sideways) {
    const wantsEngineering = change !== '更换系列';
    const has = c.titles.some((title) => title.level === level && (title.series === ENGINEERING) === wantsEngineering);
    need(has ? 'N12' : 'A18');
    return { ...unsure(), type: has ? sideways : null };
  }
  const holdsTarget = c.titles.some((title) => title.series === ENGINEERING && heightOf(title.level) >= heightOf(level));
  if (change !== '逐级晋升' || holdsTarget) {
    need('A18');
    return unsure();
  }

  if (c.education === undefined) return stop('education');
  const education = educationClass(c.education, cutoffYear);
  let row = ROWS[level][education] ?? null;
  if (c.edition === DK && level === '高级工程师' && education === 'Z') {
    if (c.aid === undefined) return stop('aid');
    if (c.aid.some(({ kind, years, reviews_ok: ok }) => kind === '援藏' && years >= 1.5 && ok !== '否')) {
      row = after('工程师', 5);
      need('A05');
    }
  }
  const ladder = blankLadder();
  let plainlyMet = false;
  let candidates = [];

  if (row === null) {
    if (education === 'J') need('N2');
    else need(level === '正高级工程师' ? 'A27' : 'N7');
    ladder.status = '不确定';
  } else {
    ladder.target = level;
    ladder.basis = c.edition === DK ? '本版附件2' : '参考附件2';
    ladder.cutoff = `${cutoffYear}-12-31`;
    ladder.row = row.kind;
    result.row = row.kind;
  }

  if (row?.kind === '直接' || row?.kind === '见习') {
    if (row.kind === '直接') {
      plainlyMet = true;
      Object.assign(ladder, { required_years: 0, shortfall: 0, earliest_year: cutoffYear, status: '满足' });
    } else {
      if (c.probation_months === undefined) return stop('probation_months');
      const enough = c.probation_months >= 12;
      if (enough && c.probation_passed === undefined) return stop('probation_passed');
      const served = Math.floor(c.probation_months / 12);
      Object.assign(ladder, { required_years: 1, served_years: served, shortfall: Math.max(0, 1 - served) });
      if (!enough) {
        ladder.status = '不满足';
        ladder.earliest_year = cutoffYear + 1;
      } else {
        ladder.status = { 是: '满足', 否: '不满足', 不清楚: '不确定' }[c.probation_passed];
        ladder.earliest_year = c.probation_passed === '是' ? cutoffYear : null;
        if (c.probation_passed === '不清楚') need('X2');
      }
      plainlyMet = enough && c.probation_passed === '是';
    }
    if (c.edition === JB) {
      if (c.annual_reviews === undefined) return stop('annual_reviews');
      ladder.delay = delayFrom(c, 2019);
      if (ladder.delay > 0) {
        ladder.earliest_year = null;
        if (ladder.status === '满足') {
          ladder.status = '不确定';
          need('A19');
        }
      }
    }
  }
  if (row?.kind === '前置') {
    if (c.qualifications === undefined) return stop('qualifications');
    const otherSeries = c.titles.some(
      (title) => title.series !== ENGINEERING && heightOf(title.level) >= heightOf(row.prior));
    candidates = candidatesFor(c, row.prior);
    if (candidates.length === 0 && otherSeries) need('A18');
    if (c.edition === JB && c.annual_reviews === undefined) return stop('annual_reviews');
    plainlyMet = candidates.some((candidate) =>
      !isHard(candidate.condition) &&
      servedBy(cutoffYear, candidate) >= row.years + delayFrom(c, yearOf(candidate.obtained)));

    ladder.required_years = row.years;
    if (candidates.length === 0) ladder.status = otherSeries ? '不确定' : '不满足';
  }
  // "Any 不定等/未参加, of whatever year": the reviews are known here when the edition is JB and a row exists.
  if (c.edition === JB && row && c.annual_reviews.some(({ result: grade }) => ['不定等', '未参加'].includes(grade))) need('N13');

  if (!plainlyMet && c.is_skilled_talent === undefined) return stop('is_skilled_talent');
  if (row?.kind === '前置') {
    if (!plainlyMet && [DK, JX].includes(c.edition)) {
      for (const key of ['epidemic', 'rural', 'aid']) if (c[key] === undefined) return stop(key);
    }
    if (candidates.length > 0) {
      const given = policies(c, level);
      const judged = candidates.map((candidate) => judge(c, candidate, row.years, given, cutoffYear));
      const prior = judged.reduce((best, candidate) => (isBefore(candidate, best) ? candidate : best));
      result.prior = prior;
      Object.assign(ladder, {
        prior: { kind: prior.kind, name: prior.name, level: row.prior, obtained: prior.obtained },
        served_years: prior.served,
        reduction: prior.reduction,
        delay: prior.delay,
        shortfall: prior.shortfall,
        earliest_year: prior.earliest,
        status: prior.status,
      });
      if (prior.reduction > 0) {
        ladder.reduction_policy = ['epidemic', 'rural', 'aid'].find((key) => given[key].c === prior.reduction);
      }
      if (prior.condition) need(prior.condition);
      if (prior.item) need(prior.item);
    }
  }

  // Application type and final status.
  if (!plainlyMet && ladder.status !== '满足' && c.is_skilled_talent === '不清楚') need('X2');
  if (ladder.status === '满足') {
    result.type = '正常晋升';
    if (ladder.reduction > 0) need('A01', false);
  } else if (!plainlyMet && c.is_skilled_talent === '是') {
    result.type = '正常晋升';
    ladder.status = '不确定';
    need('N3');
  } else if (
    c.edition === DK && level === '高级工程师' && (ladder.status === '不满足' || row === null) &&
    c.breakthrough?.recommenders >= 2 && (c.breakthrough.basis ?? []).includes('其他业绩')
  ) {
    result.type = '破格晋升';
    need('N29');
  } else if (
    c.edition === JB && level === '工程师' && ladder.status === '不满足' && result.prior !== null &&
    c.breakthrough?.meets_condition === '是'
  ) {
    result.type = '破格晋升';
  }
  if (c.edition === DK) {
    const exactly = result.prior !== null && ladder.served_years === Math.max(0, result.prior.need - ladder.reduction);
    const senior = heightOf(level) >= heightOf('高级工程师');
    if (row?.kind === '前置' && ladder.status === '不满足' && result.prior === null) need('A61');
    else if (ladder.status === '不满足' || (row === null && result.type === null)) need('N5');
    if (senior && row?.kind === '前置' && ladder.status === '满足' && exactly) need('A60');
  }

  return { ...result, ladder };
}

/**
 * The five rungs of §7 for a filled ladder.
 * @param {object} c case with target_series 工程技术
 * @returns {object[]}
 */
export function rungsOf(c) {
  return LEVELS.map((level) => {
    const rung = { level, status: '已取得', required_years: null, served_years: null, earliest_year: null };
    const held = c.titles.some((title) =>
      title.series === ENGINEERING && heightOf(title.level) >= heightOf(level) && titleCondition(c, title) === null);
    if (held) return rung;
    const { missing, ladder } = climb(c, level);
    if (missing) return { ...rung, status: '待回答' };
    return {
      level,
      status: { 满足: '可申报', 不满足: '不满足', 不确定: '需人工核实' }[ladder.status],
      required_years: ladder.required_years,
      served_years: ladder.served_years,
      earliest_year: ladder.earliest_year,
    };
  });
}

/**
 * The ladder part of an assessment of a covered 职称评审.
 * @param {object} c case
 * @param {import('./class.mjs').Items} items receives the verify items
 * @returns {{missing: string|null, complete: boolean, ladder: object, type: string|null, prior: object|null, row: string|null}}
 */
export function ladderOf(c, items) {
  const none = { missing: null, complete: false, ladder: blankLadder(), type: null, prior: null, row: null };
  if (c.target_series === undefined) return none;
  if (c.target_series !== ENGINEERING) {
    items.add('N1');
    return { ...none, complete: true, ladder: { ...blankLadder(), status: '不确定' } };
  }
  if (c.target_level === undefined) return none;
  const found = climb(c, c.target_level);
  // What the ladder leaves open is not known before it is filled.
  if (found.missing) return { ...none, missing: found.missing };
  items.addAll(found.items);
  // A ladder that is blank (no plain promotion, or no row) has no rungs either.
  if (found.ladder.row !== null) found.ladder.rungs = rungsOf(c);
  return { ...found, complete: true };
}
