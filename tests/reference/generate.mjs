/**
 * Seeded generator of cases (contract §2), weighted so that the branches of the contract are hit.
 *
 * Usage: node tests/reference/generate.mjs --count N --seed S [--complete | --invalid]
 * Prints JSON Lines. --complete leaves no fact unanswered in any case; --invalid prints damaged cases instead.
 */
import * as K from './constants.mjs';
import { assess } from './reference.mjs';
import { CASE_KEYS, validate } from './validate.mjs';
import { parseJson } from './json.mjs';
import { loadTables } from './tables.mjs';

/**
 * A seeded source of randomness (mulberry32).
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = (seed >>> 0) ^ 0x9e3779b9;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const rng = {
    /** True with probability p. */
    chance: (p) => next() < p,
    /** Integer from min to max, both included. */
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    /** One member of a list. */
    pick: (list) => list[Math.floor(next() * list.length)],
    /** One key of a {value: weight} object. */
    weighted: (weights) => {
      const pairs = Object.entries(weights);
      let at = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of pairs) {
        at -= weight;
        if (at < 0) return value;
      }
      return pairs.at(-1)[0];
    },
    /** List of 0 to max items. */
    list: (max, make) => Array.from({ length: rng.int(0, max) }, make),
  };
  return rng;
}

const CUTOFF_YEARS = { dadukou2022: 2022, jingxin2024: 2024, jiangbei2024: 2024, dazu2025: 2025, tongliang2021: 2021 };
const tri = (rng, yes = 5, no = 3, unknown = 1) => rng.weighted({ 是: yes, 否: no, 不清楚: unknown });
/** 12 is the boundary of every months rule. */
const months = (rng) => rng.pick([0, 10, 11, 12, 12, 12, 13, 14, 18, 23, 24, 36, 60, 120, 720]);
const pad = (n) => String(n).padStart(2, '0');

function dateBetween(rng, from, to) {
  const written = `${rng.int(from, to)}-${pad(rng.pick([1, 2, 3, 6, 6, 7, 9, 11, 12, 12]))}`;
  return rng.chance(0.3) ? `${written}-${pad(rng.pick([1, 1, 15, 28]))}` : written;
}

/** Months that served years count, `gap` of them without work: a month short of, exactly at, or a month over whole years. */
function atTheLimit(rng, c, gap = 0) {
  const year = CUTOFF_YEARS[c.edition] ?? 2022;
  // Years the rows ask for, less what a policy may take off.
  const months = rng.pick([1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 7]) * 12 + rng.pick([-1, 0, 0, 0, 1]) + gap;
  // December of the cut-off year has served none, January of the same year eleven months.
  const count = year * 12 + 11 - months;
  return `${Math.floor(count / 12)}-${pad((count % 12) + 1)}`;
}

/** A date whose distance from the cut-off is near the years the rows ask for. */
const titleDate = (rng, c) => {
  if (rng.chance(0.35)) return atTheLimit(rng, c);
  const year = CUTOFF_YEARS[c.edition] ?? 2022;
  return dateBetween(rng, year - rng.pick([1, 2, 3, 4, 4, 5, 5, 6, 6, 8, 12]), year - rng.pick([0, 0, 1, 2]));
};

function maybe(rng, p, fields) {
  return rng.chance(p) ? fields() : {};
}

/** The level one step below the target, which most titles should stand at. */
const priorLevel = (c) => K.LEVELS[Math.max(0, K.heightOf(c.target_level) - 1)] ?? '助理工程师';

function makeTitle(rng, c) {
  const level = rng.chance(0.88) ? priorLevel(c) : rng.chance(0.5) ? K.LEVELS[0] : rng.pick(K.LEVELS);
  const series = rng.chance(0.9) ? K.ENGINEERING : rng.pick(K.SERIES);
  const source = rng.weighted({ 重庆评审: 10, 重庆考核确定: 3, 来渝确认: 2, 四川取得未确认: 2, 市外取得未确认: 2, 军队评定: 3 });
  const sideways = ['更换系列', '更换专业', '增加专业方向'].includes(c.change_kind) && rng.chance(0.7);
  const title = {
    level: sideways && c.target_level ? c.target_level : level,
    series: sideways && c.change_kind === '更换系列' ? rng.pick(K.SERIES.slice(1)) : series,
    obtained: titleDate(rng, c),
    source,
  };
  return {
    ...title,
    ...maybe(rng, 0.1, () => ({ specialty: '建设' })),
    ...maybe(rng, 0.3, () => ({ medium: rng.pick(K.MEDIA) })),
    ...maybe(rng, 0.15, () => {
      const gap = rng.pick([0, 1, 5, 6, 7, 11, 12, 13, 24, 720]);
      return rng.chance(0.4) && gap < 720 ? { gap_months: gap, obtained: atTheLimit(rng, c, gap) } : { gap_months: gap };
    }),
  };
}

function makeQualification(rng, c) {
  const name = rng.pick(['二级建造师', '二级建造师（建筑工程）', '一级建造师', '注册安全工程师', '造价工程师']);
  return {
    name,
    obtained: titleDate(rng, c),
    in_table: tri(rng),
    ...maybe(rng, 0.75, () => ({ maps_to_level: rng.chance(0.75) ? priorLevel(c) : rng.pick(K.LEVELS) })),
    ...maybe(rng, 0.15, () => ({ gap_months: rng.pick([6, 11, 12, 24]) })),
  };
}

const NATURAL_DEGREES = {
  技工院校: ['无学位'], 中等职业学校: ['无学位'], 大学专科: ['无学位'], 大学本科: ['学士', '学士', '第二学士学位', '双学位或辅修', '无学位', '不清楚'],
  硕士研究生: ['硕士', '硕士', '不清楚', '学士'], 博士研究生: ['博士', '博士', '硕士', '不清楚'], 其他: ['无学位', '学士'],
};

function makeEducation(rng, c) {
  // Low schooling has no row at the upper levels; there it is kept rare, apart from 大学专科 with its footnote.
  const low = K.heightOf(c.target_level) >= 2 ? 0.3 : 1;
  const level = rng.weighted({
    技工院校: low, 中等职业学校: 3 * low, 大学专科: 3, 大学本科: 8, 硕士研究生: 3, 博士研究生: 2, 其他: low,
  });
  const year = CUTOFF_YEARS[c.edition] ?? 2022;
  return {
    level,
    degree: rng.chance(0.93) ? rng.pick(NATURAL_DEGREES[level]) : rng.pick(K.DEGREES),
    ...maybe(rng, 0.4, () => ({
      graduated: rng.chance(0.2) ? rng.pick([`${year}-12-31`, `${year + 1}-01-01`, `${year + 1}-01`, `${year + 1}-06`, `${year}-12`]) : dateBetween(rng, 1990, year),
    })),
    ...maybe(rng, 0.7, () => ({ full_time: tri(rng, 7) })),
    ...maybe(rng, 0.2, () => ({ overseas: tri(rng) })),
  };
}

function makeAchievement(rng, c) {
  const kind = rng.chance(0.6)
    ? rng.pick(['新产品新工艺', '发明专利', '重点项目技术报告', '论文', '著作教材', '行业标准规范'])
    : rng.pick(K.ACHIEVEMENT_KINDS);
  const year = CUTOFF_YEARS[c.edition] ?? 2022;
  const sameDay = c.titles?.length > 0 && rng.chance(0.15) ? { obtained: rng.pick(c.titles).obtained } : null;
  return {
    kind,
    ...(sameDay ?? maybe(rng, 0.9, () => ({ obtained: dateBetween(rng, year - 6, year) }))),
    ...maybe(rng, 0.75, () => ({ role: rng.pick(K.ACHIEVEMENT_ROLES) })),
    ...maybe(rng, 0.5, () => ({ rank: rng.pick([1, 1, 2, 3, 99]) })),
    ...maybe(rng, 0.15, () => ({ clause: rng.int(1, 5) })),
    ...maybe(rng, 0.4, () => ({ completed: tri(rng) })),
    ...maybe(rng, 0.3, () => ({ representative: tri(rng) })),
  };
}

function makeReviews(rng) {
  const first = rng.pick([2016, 2018, 2019, 2020, 2021]);
  const last = rng.pick([2022, 2023, 2024]);
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(() => rng.chance(0.7));
  const clean = rng.chance(0.5);
  return years.map((year) => ({
    year, result: clean ? '合格' : rng.weighted({ 优秀: 3, 合格: 9, 基本合格: 3, 不合格: 2, 不定等: 0.5, 未参加: 0.5 }),
  }));
}

function makeHours(rng) {
  const full = rng.chance(0.6);
  return Array.from({ length: 12 }, (_, i) => 2012 + i).filter(() => full || rng.chance(0.7)).map((year) => ({
    year,
    public_hours: full ? rng.pick([30, 30, 31, 40]) : rng.pick([19.5, 19.99, 20, 25, 29, 29.5, 30, 30, 45]),
    professional_hours: full ? 60 : rng.pick([44.5, 59, 59.99, 60, 60, 70, 90]),
  }));
}

function makeCert(rng) {
  return {
    level: rng.pick(K.LEVELS),
    obtained: dateBetween(rng, rng.pick([2015, 2019, 2020]), rng.pick([2020, 2021, 2022, 2023])),
    source: rng.weighted({ 评审: 4, 考核确定: 2, 来渝确认: 2 }),
    medium: rng.pick(K.MEDIA),
    ...maybe(rng, 0.5, () => ({ issued: dateBetween(rng, 2018, 2023) })),
    ...maybe(rng, 0.6, () => ({ via_online: tri(rng) })),
    ...maybe(rng, 0.4, () => ({ specialty: rng.pick(['建设', '机械电气', '不分专业']) })),
    ...maybe(rng, 0.7, () => ({ specialty_listed: tri(rng) })),
  };
}

const TODAYS = {
  dadukou2022: [
    '2022-11-01', '2022-11-14', '2022-11-14T09:29', '2022-11-14T09:30', '2022-11-20', '2022-11-21', '2022-11-22', '2022-11-29',
    '2022-11-29T17:30', '2022-11-29T17:31', '2022-11-30T23:59', '2022-12-01', '2022-12-07', '2022-12-08T00:00', '2022-12-14',
    '2022-12-15T23:59', '2022-12-16', '2023-01-05', '2022-10-24', '2022-10-25',
  ],
  dazu2025: ['2025-07-31', '2025-07-31T23:59', '2025-08-01', '2025-08-01T00:00', '2025-11-20'],
  jingxin2024: ['2024-09-02', '2024-09-03', '2024-10-10T23:59', '2024-10-11', '2024-10-25', '2024-10-26', '2024-10-28', '2024-11-11', '2024-11-12T00:00'],
  jiangbei2024: ['2024-10-01', '2024-12-31T12:00'],
  tongliang2021: ['2021-12-01'],
};

/** Employer kinds that go with a person category, so that contradictions stay the exception. */
const LIKELY_EMPLOYERS = {
  事业单位在编: ['区属事业单位', '区属事业单位', '市属事业单位'],
  国有企业正式员工: ['区属国有企业', '区属国有企业', '市属国有企业', '央企'],
  非公单位人员: ['非公企业', '社会组织'],
  流动人员: ['区属事业单位', '市属事业单位', '区属国有企业', '央企', '驻渝单位'],
  自由职业者: ['无单位'],
  驻渝单位人员: ['驻渝单位', '央企'],
};

/** One maker per fact; each may read the facts made before it. */
const MAKERS = {
  edition: (rng) => rng.weighted({ dadukou2022: 14, dazu2025: 4, jingxin2024: 5, jiangbei2024: 6, tongliang2021: 2 }),
  matter: (rng, c) => {
    const likely = {
      dadukou2022: { 职称评审: 12, 电子证书登记: 2 },
      dazu2025: { 职称评审: 5, 考核确定: 4, 来渝确认: 4, 电子证书登记: 3 },
      tongliang2021: { 电子证书登记: 10 },
    }[c.edition] ?? { 职称评审: 10 };
    return rng.chance(0.04) ? rng.pick(K.MATTERS) : rng.weighted(likely);
  },
  today: (rng, c) => rng.pick(TODAYS[rng.chance(0.95) && c.edition ? c.edition : rng.pick(K.EDITIONS)]),
  person_category: (rng, c) => {
    if (c.edition === K.JX && rng.chance(0.8)) return rng.pick(['非公单位人员', '流动人员', '其他', '自主择业军队干部']);
    return rng.weighted({
      事业单位在编: 4, 国有企业正式员工: 3, 非公单位人员: 8, 流动人员: 5, 自由职业者: 3, 自主择业军队干部: 4, 转业安置军转干部: 3,
      驻渝单位人员: 3, 公务员: 0.5, 参公管理人员: 0.5, 离退休人员: 0.7, 其他: 0.7, 不清楚: 0.7,
    });
  },
  employer_kind: (rng, c) => {
    if (c.edition === K.JX && rng.chance(0.8)) return '非公企业';
    const likely = LIKELY_EMPLOYERS[c.person_category];
    return likely && rng.chance(0.85) ? rng.pick(likely) : rng.pick(K.EMPLOYERS);
  },
  employer_location: (rng) => rng.weighted({ 本区: 7, 重庆其他区县: 2, 重庆市外: 2, 无单位: 0.6, 不清楚: 0.9 }),
  archive_location: (rng) => rng.weighted({ 本区: 5, 重庆其他区县: 2, 重庆市外: 4, 不清楚: 0.9 }),
  insured_location: (rng) => rng.weighted({ 本区: 7, 重庆其他区县: 1, 重庆市外: 1, 未参保: 0.6, 不清楚: 1 }),
  has_commission_letter: (rng) => tri(rng, 4, 3, 2),
  insured_via: (rng) => rng.pick(K.INSURED_VIA),
  retire_approved_date: (rng) => rng.pick([
    '2022-11', '2022-11-20', '2022-11-21', '2022-12-31', '2023-01', '2023-01-01', '2024-10-01', '2026-01',
  ]),
  discipline: (rng) => (rng.chance(0.85) ? [] : rng.list(2, () => rng.weighted({
    事业单位记过及以上: 3, 警告: 3, 政务或党纪处分: 1, 其他不得晋升期间: 1, 不清楚: 2,
  }))),
  applied_this_year: (rng) => (rng.chance(0.95) ? 0 : rng.int(1, 2)),
  returned_times: (rng) => rng.pick([0, 0, 1, 1, 2, 2, 2, 3, 4]),
  target_series: (rng) => (rng.chance(0.92) ? K.ENGINEERING : rng.pick(['中小学教师', '中等职业学校教师', '卫生技术', '经济', '实验技术', ...K.SERIES])),
  target_level: (rng, c) => {
    if (c.edition === K.JX && rng.chance(0.85)) return '高级工程师';
    if (c.edition === K.JB && rng.chance(0.5)) return '工程师';
    return rng.weighted({ 技术员: 2, 助理工程师: 4, 工程师: 7, 高级工程师: 8, 正高级工程师: 3 });
  },
  target_specialty: (rng) => rng.pick(['建设', '机械电气', '不分专业']),
  target_committee: (rng, c) => (rng.chance(0.4) ? rng.pick([1, 33, 34, 37, 54, 65, 75, 76, 77]) : rng.int(1, c.edition && c.edition !== K.DK ? 95 : 77)),
  change_kind: (rng) => rng.weighted({ 逐级晋升: 24, 更换系列: 1, 更换专业: 1, 增加专业方向: 1, 跨系列且升级: 0.4, 不清楚: 0.4 }),
  titles: (rng, c) => (rng.chance(0.15) ? [] : Array.from({ length: rng.pick([1, 1, 1, 2, 2, 3]) }, () => makeTitle(rng, c))),
  qualifications: (rng, c) => (rng.chance(0.55) ? [] : Array.from({ length: rng.int(1, 2) }, () => makeQualification(rng, c))),
  education: (rng, c) => Array.from({ length: rng.pick([0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3]) }, () => makeEducation(rng, c)),
  epidemic: (rng) => {
    const listed = tri(rng, 4, 6, 1);
    return listed === '否' && rng.chance(0.8) ? { listed } : { listed, used: tri(rng, 2, 4, 1) };
  },
  rural: (rng) => {
    const kind = rng.weighted({ 无: 6, 脱贫攻坚: 2, 乡村振兴选派: 3, 其他全职乡村振兴: 2 });
    return kind === '无' && rng.chance(0.9) ? { kind } : { kind, months: months(rng), reviews_ok: tri(rng, 6, 2, 1) };
  },
  aid: (rng) => (rng.chance(0.45) ? [] : rng.list(2, () => ({
    kind: rng.weighted({ 援藏: 8, 援外: 1, 援疆: 1, 援青: 1 }),
    years: rng.pick([0, 0.5, 0.99, 1, 1, 1.49, 1.5, 1.5, 1.5, 1.51, 2, 2.99, 3, 3, 3, 3.01, 4, 50]),
    reviews_ok: tri(rng, 7, 1, 1),
  }))),
  annual_reviews: makeReviews,
  continuing_education: makeHours,
  breakthrough: (rng) => ({
    ...maybe(rng, 0.8, () => ({ basis: rng.pick([[], ['论文'], ['其他业绩'], ['论文', '其他业绩']]) })),
    ...maybe(rng, 0.8, () => ({ recommenders: rng.pick([0, 1, 2, 2, 3]) })),
    ...maybe(rng, 0.6, () => ({ meets_condition: tri(rng) })),
  }),
  achievements: (rng, c) => rng.list(6, () => makeAchievement(rng, c)),
  sys_unverified: (rng) => rng.list(2, () => rng.pick(K.UNVERIFIED)),
  cert: makeCert,
  ss_months: months,
  cq_work_months: months,
  cq_archive_months: months,
  probation_months: (rng) => rng.pick([0, 6, 11, 12, 12, 13, 23, 24, 36]),
  // Answers that exclude are made rarer than the rest, or few cases would get past them.
  uses_nominal_unit: (rng) => tri(rng, 0.3, 12, 0.4),
  is_unit_admin: (rng) => tri(rng, 0.3, 12, 0.4),
  employer_is_sme: (rng) => tri(rng, 12, 1, 1),
  insured_by_individual: (rng) => tri(rng, 12, 1, 1),
  has_tax_declaration: (rng) => tri(rng, 12, 1, 1),
  industry_restriction: (rng) => tri(rng, 1, 12, 1),
  ss_recent_gap: (rng) => tri(rng, 1, 8, 1),
  is_skilled_talent: (rng) => tri(rng, 1, 8, 1),
  probation_passed: (rng) => tri(rng, 8, 1, 1),
};

/** One random, valid value of a fact. */
function makeFact(rng, c, key) {
  const make = MAKERS[key] ?? ((source) => tri(source));
  return make(rng, c);
}

/** Facts that no question asks for but a rule may read. */
const VOLUNTEERED = {
  today: 0.7, target_committee: 0.15, retire_approved_date: 0.06, returned_times: 0.15, breakthrough: 0.3, achievements: 0.45,
  sys_unverified: 0.2, has_secret_content: 0.1, target_specialty: 0.05,
};

/** Facts on which hang what else is asked: changing one leaves answers behind whose question is gone. */
const GATES = [
  'edition', 'person_category', 'person_category', 'employer_kind', 'archive_location', 'archive_location', 'employer_location',
  'employer_location', 'insured_location', 'insured_unit_same', 'target_level', 'target_level', 'target_series', 'change_kind', 'titles', 'education', 'unit_post_managed',
];

/** A finished case in which one to three gates are answered anew and everything else stays; `go` answers what is then asked. */
function changeMind(rng, tables, start, go) {
  const c = { ...start };
  if (rng.chance(0.3)) {
    // Also what was never asked: months, breaks and places of every cell.
    for (const key of ['ss_months', 'ss_recent_gap', 'cq_work_months', 'cq_archive_months', 'insured_location', 'insured_unit_same']) {
      if (c[key] === undefined && rng.chance(0.7)) c[key] = makeFact(rng, c, key);
    }
  }
  for (let i = rng.int(1, 3); i > 0; i -= 1) {
    const key = rng.pick(GATES);
    c[key] = key === 'titles' && rng.chance(0.4) ? [] : makeFact(rng, c, key);
  }
  if (c.edition === K.DK && c.target_committee > 77) delete c.target_committee;
  return go ? answerAll(rng, tables, c) : c;
}

/** Answers whatever is still asked, until nothing is. */
function answerAll(rng, tables, c) {
  for (let step = 0; step < 60; step += 1) {
    const { unanswered } = assess(c, tables);
    if (unanswered.length === 0) break;
    // A few at a time: later answers then suit the earlier ones.
    for (const key of unanswered.slice(0, 4)) c[key] = makeFact(rng, c, key);
  }
  return c;
}

/** Edition, matter and a core, then whatever is still asked, until nothing is. */
function walk(rng, tables) {
  const c = { edition: MAKERS.edition(rng, {}) };
  c.matter = MAKERS.matter(rng, c);
  for (const [key, p] of Object.entries(VOLUNTEERED)) {
    if (key !== 'achievements' && rng.chance(p)) c[key] = makeFact(rng, c, key);
  }
  if (c.matter === K.REVIEW && rng.chance(0.3)) {
    // Fixed before the titles, so that the titles can suit the change.
    for (const key of ['target_level', 'change_kind']) c[key] = makeFact(rng, c, key);
  }
  if (rng.chance(0.1)) for (const key of CASE_KEYS) if (c[key] === undefined && rng.chance(0.1)) c[key] = makeFact(rng, c, key);
  answerAll(rng, tables, c);
  if (rng.chance(VOLUNTEERED.achievements)) c.achievements = makeFact(rng, c, 'achievements');
  return c;
}

/**
 * One valid random case.
 * @param {ReturnType<typeof randomFrom>} rng
 * @param {object} tables see tables.mjs
 * @param {{complete?: boolean}} [options] complete: no fact is left unanswered
 * @returns {object}
 */
export function generateCase(rng, tables, { complete = false } = {}) {
  const style = complete ? rng.weighted({ walk: 70, stale: 30 }) : rng.weighted({ walk: 42, dropped: 26, loose: 14, stale: 18 });
  let c = walk(rng, tables);
  if (style === 'dropped') {
    const p = rng.pick([0.05, 0.1, 0.3]);
    c = Object.fromEntries(Object.entries(c).filter(([key]) => rng.chance(['edition', 'matter'].includes(key) ? 0.995 : 1 - p)));
  } else if (style === 'loose') {
    const start = c;
    c = { edition: start.edition, matter: start.matter };
    for (const key of CASE_KEYS) if (c[key] === undefined && rng.chance(0.75)) c[key] = makeFact(rng, c, key);
    if (rng.chance(0.8)) delete c.retire_approved_date;
  } else if (style === 'stale') {
    c = changeMind(rng, tables, c, complete || rng.chance(0.8));
  }
  const error = validate(c);
  if (error) throw new Error(`generator made an invalid case: ${error}`);
  return c;
}

/** Places at which the case can be damaged: every member of every object and list in it. */
function placesIn(value, at = []) {
  const places = [];
  if (value !== null && typeof value === 'object') {
    for (const key of Object.keys(value)) {
      places.push([...at, key], ...placesIn(value[key], [...at, key]));
    }
  }
  return places;
}

function setAt(root, [key, ...rest], value) {
  const copy = Array.isArray(root) ? [...root] : { ...root };
  copy[key] = rest.length > 0 ? setAt(root[key], rest, value) : value;
  return copy;
}

const getAt = (root, place) => place.reduce((value, key) => value[key], root);

/** A raw number literal, written into the text after JSON.stringify. */
const RAW = '@@raw:';

/**
 * One damaged case as text.
 * @param {ReturnType<typeof randomFrom>} rng
 * @param {object} tables
 * @returns {string} a JSON text (or not even that) that §2 rejects
 */
export function generateInvalid(rng, tables) {
  for (;;) {
    const c = generateCase(rng, tables);
    const text = damage(rng, c);
    if (text.includes('\n') || text.trim() === '') continue;
    try {
      if (validate(parseJson(text)) !== null) return text;
    } catch {
      return text; // not JSON at all
    }
  }
}

function damage(rng, c) {
  const write = (value) => JSON.stringify(value).replaceAll(new RegExp(`"${RAW}([^"]*)"`, 'g'), '$1');
  const places = placesIn(c);
  const place = places.length > 0 ? rng.pick(places) : ['edition'];
  const old = places.length > 0 ? getAt(c, place) : undefined;
  switch (rng.weighted({ value: 12, int: 4, extra: 4, nested: 4, missing: 4, special: 6, text: 2, root: 1 })) {
    case 'value':
      return write(setAt(c, place, rng.pick([null, true, 'zzz', '', '  ', -1, 7777777, 1e300, 3, [], {}, [null], '2022-13', '2022-02-29', '1949-12', '2101-01'])));
    case 'int': {
      const integers = places.filter((candidate) => Number.isInteger(getAt(c, candidate)));
      if (integers.length === 0) return write({ ...c, ss_months: `${RAW}12.0` });
      const at = rng.pick(integers);
      const n = getAt(c, at);
      return write(setAt(c, at, `${RAW}${rng.pick([`${n}.0`, `${n}e0`, `${n}.5`, `${n}E+0`, '99999999999999999999', '-1'])}`));
    }
    case 'extra':
      return write({ ...c, [rng.pick(['no_such_key', 'Edition', '年', '__proto__x', 'toString', 'titles[0]'])]: rng.pick([1, '是', null, []]) });
    case 'nested': {
      const objects = places.filter((candidate) => {
        const value = getAt(c, candidate);
        return value !== null && typeof value === 'object' && !Array.isArray(value);
      });
      return objects.length > 0 ? write(setAt(c, [...rng.pick(objects), 'extra'], 1)) : write({ ...c, cert: {} });
    }
    case 'missing': {
      const inner = places.filter((candidate) => candidate.length > 1 && typeof candidate.at(-1) === 'string' && Number.isNaN(Number(candidate.at(-1))));
      if (inner.length === 0) return write({ ...c, epidemic: { listed: '是' } });
      const at = rng.pick(inner);
      const parent = { ...getAt(c, at.slice(0, -1)) };
      delete parent[at.at(-1)];
      return write(setAt(c, at.slice(0, -1), parent));
    }
    case 'special':
      return write({
        ...c,
        ...rng.pick([
          { edition: 'dadukou2022', target_committee: 78 }, { target_committee: 0 }, { target_committee: 96 },
          { annual_reviews: [{ year: 2020, result: '合格' }, { year: 2020, result: '合格' }] },
          { continuing_education: [1, 2].map(() => ({ year: 2020, public_hours: 30, professional_hours: 60 })) },
          { epidemic: { listed: '不清楚' } }, { rural: { kind: '脱贫攻坚', months: 12 } }, { target_specialty: '字'.repeat(201) },
          { aid: Array.from({ length: 101 }, () => ({ kind: '援藏', years: 1, reviews_ok: '是' })) }, { aid: [{ kind: '援藏', years: 50.5, reviews_ok: '是' }] },
          { today: '2022-11-31' }, { today: '2022-11-14T24:00' }, { today: '2022-11-14T09:60' }, { today: '2022-11' }, { today: '2022-11-14T09:30:00' },
          { retire_approved_date: '2022-2-1' }, { retire_approved_date: '2023-02-29' }, { ss_months: 721 }, { ss_months: `${RAW}1.2e1` },
          { discipline: ['无'] }, { discipline: '无' }, { uses_nominal_unit: true }, { rural: { kind: '无', months: `${RAW}1.0` } },
          { breakthrough: { recommenders: 21 } }, { achievements: [{ role: '主持' }] }, { achievements: [{ kind: '论文', rank: 0 }] },
        ]),
      });
    case 'text': {
      const text = write(c);
      return rng.pick([text.slice(0, -1), `${text}}`, `${text} x`, text.replace(':', ''), `[${text}]`, `"${c.edition}"`, '{"edition":"dadukou2022",}', '{"ss_months":012}', '{']);
    }
    default:
      return rng.pick(['[]', 'null', '12', '"x"', 'true', 'NaN', '[{}]', String(old)]);
  }
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const args = process.argv.slice(2);
  const valueOf = (name, fallback) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : fallback);
  const tables = loadTables();
  const rng = randomFrom(valueOf('--seed', 1));
  const lines = [];
  for (let i = 0; i < valueOf('--count', 10); i += 1) {
    lines.push(args.includes('--invalid')
      ? generateInvalid(rng, tables)
      : JSON.stringify(generateCase(rng, tables, { complete: args.includes('--complete') })));
  }
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
