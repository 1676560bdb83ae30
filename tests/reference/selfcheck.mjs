/**
 * Runs the worked examples of contract §11 (E) and of inventory §15.14 (V) against the evaluator.
 *
 * Usage: node tests/reference/selfcheck.mjs
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assess } from './reference.mjs';
import { defectsOf, validate } from './validate.mjs';
import { parseJson } from './json.mjs';
import { loadTables } from './tables.mjs';
import { oneYearFact } from './class.mjs';
import { generateCase, randomFrom } from './generate.mjs';

const tables = loadTables();
let passed = 0;
let failed = 0;

/** Runs one check; a failure is printed and counted, never thrown. */
function check(name, run) {
  try {
    run();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}: ${error.message}`);
  }
}

/** Assesses a case and checks the members named in `expected`; ids are compared as sorted lists. */
function example(name, facts, expected) {
  check(name, () => {
    const c = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    assert.equal(validate(c), null);
    const a = assess(c, tables);
    const { prior } = a.ladder;
    const flat = {
      ...a,
      r: a.ladder.required_years,
      s: a.ladder.served_years,
      e: a.ladder.earliest_year,
      reduction: a.ladder.reduction,
      delay: a.ladder.delay,
      prior: prior && `${prior.kind} ${prior.obtained}`,
      status: a.ladder.status,
      path: a.path.join(' '),
      checklist: a.checklist.map(({ id }) => id).sort(),
      exclusions: a.exclusions.map(({ id }) => id).sort(),
      fee: `${a.fee.amount} ${a.fee.status}`,
    };
    const verify = a.verify.map(({ id }) => id);
    for (const [key, value] of Object.entries(expected)) {
      if (key === 'verify') value.forEach((id) => assert.ok(verify.includes(id), `verify lacks ${id}: ${verify}`));
      else if (key === 'onlyVerify') assert.deepEqual([...verify].sort(), [...value].sort());
      else if (key === 'lacks') value.forEach((id) => assert.ok(!verify.includes(id), `verify has ${id}`));
      else if (key === 'has') value.forEach((id) => assert.ok(flat.checklist.includes(id), `checklist lacks ${id}`));
      else if (key === 'closed') {
        value.forEach((id) => assert.equal(a.deadlines.find((entry) => entry.id === id)?.status, '已截止', id));
      } else if (key === 'fields') Object.entries(value).forEach(([field, text]) => assert.equal(a.ecert.fields[field], text));
      else if (key === 'action') assert.equal(a.ecert.action, value);
      else assert.deepEqual(flat[key], value, key);
    }
  });
}

const title = (level, obtained, source = '重庆评审') => ({ level, series: '工程技术', obtained, source });

const B = {
  edition: 'dadukou2022', matter: '职称评审', today: '2022-11-20', person_category: '非公单位人员', discipline: [],
  applied_this_year: 0, uses_nominal_unit: '否', is_unit_admin: '否', target_series: '工程技术', target_level: '工程师',
  archive_location: '本区', employer_location: '本区', ss_months: 60, ss_recent_gap: '否',
  titles: [title('助理工程师', '2018-06')], change_kind: '逐级晋升', education: [{ level: '大学本科', degree: '学士' }],
  qualifications: [],
};
const Q = { is_skilled_talent: '否', epidemic: { listed: '否' }, rural: { kind: '无' }, aid: [] };
const t2019 = { titles: [title('助理工程师', '2019-06')] };
const rural = { kind: '乡村振兴选派', months: 12, reviews_ok: '是' };
const MOBILE = '个人 所在单位 区就业和人才中心 区职改办 评委会';
const OUTSIDE = { archive_location: '重庆市外', insured_location: '本区', insured_unit_same: '是' };
const five = { ...B, ...Q, target_level: '高级工程师', titles: [title('工程师', '2019-06')] };
const tibet = (years) => [{ kind: '援藏', years, reviews_ok: '是' }];
const hours = [2019, 2020, 2021, 2022, 2023].map((year) => ({ year, public_hours: 30, professional_hours: 60 }));
const jiangbei = {
  ...B, edition: 'jiangbei2024', insured_unit_same: '是', annual_reviews: [], continuing_education: hours,
  qualifications: [{ name: '二级建造师', obtained: '2021-06', in_table: '是' }],
};

// Contract §11
example('E1', B, {
  outcome: '可申报', application_type: '正常晋升', path: MOBILE, r: 4, s: 4, e: 2022, fee: '240 本版规定',
  checklist: ['application-form', 'ask-unit-exams', 'ce-card', 'publicity-form', 'review-form'], onlyVerify: [],
});
example('E2', { ...B, ...Q, ...t2019, rural }, {
  outcome: '可申报', application_type: '正常晋升', r: 4, s: 3, reduction: 1, e: 2022, has: ['policy-proof'], onlyVerify: ['A01'],
});
example('E3', { ...B, ...Q, ...t2019, epidemic: { listed: '是', used: '是' } }, {
  outcome: '需人工核实', preliminary: null, application_type: null, r: 4, s: 3, e: 2023, onlyVerify: ['N5'],
});
example('E3 no title', { ...B, ...Q, titles: [], epidemic: { listed: '是', used: '是' } }, {
  outcome: '需人工核实', preliminary: '不可申报', application_type: null, r: 4, s: null, onlyVerify: ['A61'],
});
example('E4', { ...B, titles: [], change_kind: undefined, education: [{ level: '博士研究生', degree: '博士' }] }, {
  outcome: '可申报', application_type: '正常晋升', r: 0, prior: null,
});
example('E5', { ...five, aid: tibet(1.5) }, {
  outcome: '需人工核实', preliminary: '可申报', application_type: '正常晋升', r: 5, s: 3, reduction: 2, fee: '420 参考',
  onlyVerify: ['A01', 'A60'],
});
example('E5 a year more', { ...five, titles: [title('工程师', '2018-06')], aid: tibet(1.5) }, {
  outcome: '可申报', s: 4, reduction: 2, onlyVerify: ['A01'],
});
example('E6', { ...five, epidemic: { listed: '是', used: '否' }, rural }, {
  outcome: '需人工核实', preliminary: null, r: 5, s: 3, reduction: 1, e: 2023, verify: ['N10'],
});
check('E6 reduction_policy', () => {
  assert.equal(assess({ ...five, epidemic: { listed: '是', used: '否' }, rural }, tables).ladder.reduction_policy, 'epidemic');
});
example('E7', { ...B, person_category: '公务员' }, {
  outcome: '不可申报', exclusions: ['dadukou2022.scope.exclude-civil-servant'], path: '', unanswered: [], onlyVerify: [],
});
example('E8 ten months', { ...B, ...OUTSIDE, cq_work_months: 10 }, {
  outcome: '不可申报', exclusions: ['dadukou2022.mobile.cq-unit-out-archive'],
});
example('E8 twelve months', { ...B, ...OUTSIDE, cq_work_months: 12 }, {
  outcome: '可申报', path: '个人 所在单位 区职改办 评委会', path_documents: ['异地查档记录'],
});
example('E9', { ...B, archive_location: '重庆市外', employer_location: '重庆市外' }, {
  outcome: '需人工核实', preliminary: '可申报', path: '', onlyVerify: ['N11'],
});
example('E10', { ...B, today: '2022-11-29T17:31' }, {
  outcome: '可申报', closed: ['dadukou2022.committee.76.online'],
});
example('E11', jiangbei, {
  outcome: '需人工核实', preliminary: '可申报', application_type: '正常晋升', prior: '职称 2018-06', r: 4, s: 6, e: 2024,
});
example('E11 delayed', { ...jiangbei, annual_reviews: [{ year: 2022, result: '基本合格' }] }, {
  outcome: '需人工核实', preliminary: '可申报', application_type: '正常晋升', delay: 1,
});
const TL = { edition: 'tongliang2021', matter: '电子证书登记' };
example('E12', { ...TL, cert: { level: '高级工程师', obtained: '2019-12', source: '评审', medium: '纸质完好' } }, {
  outcome: '可申报',
  fields: { 行政区划: '重庆市', 批准文号: '渝职改办【2019】XX号', 证书编号: '填写原纸质证书编号' },
});

// Inventory §15.14
const school = (level, degree) => ({ education: [{ level, degree }] });
const college = school('大学专科', '无学位');
example('V1', B, { outcome: '可申报', application_type: '正常晋升', s: 4 });
example('V2', { ...B, ...Q, ...t2019 }, { outcome: '需人工核实', preliminary: null, verify: ['N5'] });
example('V3', { ...B, ...Q, ...t2019, rural }, { outcome: '可申报', application_type: '正常晋升', verify: ['A01'] });
example('V4', { ...B, ...Q, ...t2019, epidemic: { listed: '是', used: '是' } }, { outcome: '需人工核实', reduction: 0 });
example('V5', { ...B, titles: [], ...school('博士研究生', '博士') }, { outcome: '可申报', r: 0 });
example('V6', { ...B, ...college }, { outcome: '可申报', r: 4, s: 4 });
example('V7', { ...B, is_skilled_talent: '否', ...school('中等职业学校', '无学位'), titles: [title('助理工程师', '2010-06')] }, {
  outcome: '需人工核实', verify: ['N7'],
});
example('V8', { ...five, ...college, titles: [title('工程师', '2010-06')] }, { outcome: '需人工核实', verify: ['N7'], status: '不确定' });
example('V9', { ...five, aid: tibet(1.5) }, {
  outcome: '需人工核实', preliminary: '可申报', reduction: 2, application_type: '正常晋升', verify: ['A60'],
});
example('V10', { ...five, titles: [title('工程师', '2020-06')], aid: tibet(3) }, {
  outcome: '需人工核实', reduction: 3, s: 2, verify: ['A60'],
});
example('V11', { ...five, titles: [title('工程师', '2020-06')], aid: tibet(2) }, { outcome: '需人工核实' });
example('V12', { ...five, titles: [title('工程师', '2018-06')], epidemic: { listed: '是', used: '否' }, rural }, {
  outcome: '需人工核实', reduction: 1, s: 4, verify: ['A60'],
});
example('V13', { ...five, epidemic: { listed: '是', used: '否' }, rural }, { outcome: '需人工核实', verify: ['N10'] });
example('V14', { ...B, ...school('硕士研究生', '硕士'), titles: [title('助理工程师', '2020-06')] }, { outcome: '可申报', r: 2, s: 2 });
example('V15', { ...B, target_level: '正高级工程师', titles: [title('高级工程师', '2017-06')] }, {
  outcome: '需人工核实', r: 5, s: 5, verify: ['A60'],
});
example('V16', { ...B, person_category: '公务员' }, { outcome: '不可申报' });
example('V17', { ...B, ...OUTSIDE, cq_work_months: 10 }, { outcome: '不可申报' });
example('V18', { ...B, archive_location: '重庆市外', employer_location: '重庆市外' }, { outcome: '需人工核实' });
example('V19', { ...B, target_series: '卫生技术', target_level: '高级工程师', target_committee: 54, today: '2022-11-25' }, {
  closed: ['dadukou2022.committee.54.online'], committees: [{ seq: 54, name: '重庆市卫生技术（内科）高级职称评审委员会' }],
});
example('V20', { ...B, today: '2022-11-29T17:31' }, { closed: ['dadukou2022.committee.76.online'] });
example('V21', {
  ...B, person_category: '自由职业者', insured_by_individual: '是', has_tax_declaration: '否', industry_restriction: '否',
}, { outcome: '不可申报', exclusions: ['dadukou2022.path.freelancer.requirements'] });
example('V22', jiangbei, { prior: '职称 2018-06' });
example('V23', { ...jiangbei, annual_reviews: [{ year: 2022, result: '基本合格' }] }, { delay: 1, status: '满足', r: 4, s: 6 });
example('V24', { ...TL, cert: { level: '高级工程师', obtained: '2019-01', source: '评审', medium: '纸质完好' } }, {
  fields: {
    行政区划: '重庆市', 批准文号: '渝职改办【2019】XX号', 证书编号: '填写原纸质证书编号',
    '审核机关（单位）': '默认重庆市人力资源和社会保障局（重庆市职称改革办公室），无需选择',
  },
});
example('V25', {
  edition: 'dadukou2022', matter: '电子证书登记', cert: { level: '工程师', obtained: '2022-12', source: '评审', medium: '无' },
}, { outcome: '可申报', fields: { 批准文号: '渡职改办〔2022〕XX号', '审核机关(单位)': '大渡口区人力资源和社会保障局', 取得时间: '2022-12' } });
const jingxin = {
  ...B, edition: 'jingxin2024', employer_kind: '非公企业', employer_is_sme: '是', target_level: '高级工程师',
  titles: [title('工程师', '2018-06')],
};
check('V26', () => {
  const paper = (rank) => ({ ...jingxin, achievements: [{ kind: '论文', obtained: '2020-01', rank }] });
  const ids = (c) => assess(c, tables).checklist.map(({ id }) => id);
  assert.ok(ids(paper(1)).includes('evidence-paper'));
  assert.ok(!ids(paper(2)).includes('evidence-paper'));
});
example('V27', {
  edition: 'dazu2025', matter: '电子证书登记', cert: { level: '工程师', obtained: '2018-12', source: '评审', medium: '纸质损毁或丢失' },
}, { outcome: '可申报', action: '登记补正', has: ['archive-proof'], fields: { 佐证材料: '人事档案管理部门查验的有效证明材料' } });
const army = { titles: [title('工程师', '2015-06', '军队评定')], person_category: '自主择业军队干部', target_level: '高级工程师' };
example('V28', { ...B, ...army }, { outcome: '可申报', s: 7 });
example('V29', { ...B, ...army, edition: 'dazu2025', is_skilled_talent: '否' }, {
  outcome: '需人工核实', verify: ['A10'], status: '不确定', preliminary: null,
});

// The parts of the contract that are easily misread: each both sides of its boundary.
const no = (...ids) => ({ lacks: ids });
example('A60 only for senior titles', { ...B, titles: [title('助理工程师', '2018-12')] }, { outcome: '可申报', s: 4, ...no('A60') });
example('A60 at the limit', { ...five, titles: [title('工程师', '2017-12')] }, { outcome: '需人工核实', s: 5, onlyVerify: ['A60'] });
example('A60 a year past the limit', { ...five, titles: [title('工程师', '2016-12')] }, { outcome: '可申报', s: 6, onlyVerify: [] });
example('A60 below the limit', { ...five, titles: [title('工程师', '2018-01')] }, { s: 4, status: '不满足', onlyVerify: ['N5'] });
example('A61 a title of another series', {
  ...B, ...Q, titles: [{ ...title('助理工程师', '2010-06'), series: '经济' }],
}, { status: '不确定', verify: ['A18'], ...no('A61', 'N5') });
example('N5 beside N7', { ...five, ...school('大学专科', '无学位') }, { status: '不确定', preliminary: null, verify: ['N7', 'N5'] });
example('N5 beside N2', { ...five, ...school('技工院校', '无学位') }, { status: '不确定', verify: ['N2', 'N5'] });
example('no N5 for a skilled talent', { ...five, ...school('大学专科', '无学位'), is_skilled_talent: '是' }, {
  application_type: '正常晋升', verify: ['N7', 'N3'], ...no('N5'),
});
example('no N5 where 破格 is open', { ...five, ...school('大学专科', '无学位'), breakthrough: { basis: ['其他业绩'], recommenders: 2 } }, {
  application_type: '破格晋升', preliminary: null, verify: ['N7', 'N29'], ...no('N5'),
});
example('N5 on row 见习 keeps its judgement', { ...B, is_skilled_talent: '否', target_level: '助理工程师', titles: [], probation_months: 11 }, {
  status: '不满足', preliminary: '不可申报', verify: ['N5'],
});
const free = { person_category: '自由职业者', insured_by_individual: '是', has_tax_declaration: '是', industry_restriction: '否' };
example('A62', { ...B, ...free }, { outcome: '需人工核实', onlyVerify: ['N25', 'A62'] });
example('A63 lost', { ...TL, cert: { level: '工程师', obtained: '2020-12', source: '评审', medium: '纸质损毁或丢失' } }, { onlyVerify: ['A63'] });
example('A63 from 2021', { ...TL, cert: { level: '工程师', obtained: '2021-01', source: '评审', medium: '纸质损毁或丢失' } }, { onlyVerify: ['N28'] });
example('A63 paper there', { ...TL, cert: { level: '工程师', obtained: '2020-12', source: '评审', medium: '纸质完好' } }, { onlyVerify: [] });
const builder = [{ name: '二级建造师（建筑工程）', obtained: '2010-06', in_table: '否' }];
example('二级建造师 in 江北', { ...jiangbei, titles: [], qualifications: builder }, { prior: '职业资格 2010-06', status: '满足', ...no('N4') });
example('二级建造师 in 大渡口, not in the table', { ...B, ...Q, titles: [], qualifications: builder }, { prior: null, verify: ['A61'] });
example('二级建造师 in 大渡口, in the table', {
  ...B, titles: [], qualifications: [{ ...builder[0], in_table: '是', maps_to_level: '助理工程师' }],
}, { prior: '职业资格 2010-06', verify: ['N4'] });
const stationed = { ...B, person_category: '驻渝单位人员', target_level: '高级工程师', titles: [title('工程师', '2010-06')] };
const LETTER_PATH = '个人 所在单位 单位驻重庆最高管理机构 评委会';
example('驻渝 with its letter', { ...stationed, has_commission_letter: '是' }, { outcome: '可申报', path: LETTER_PATH, onlyVerify: [] });
example('驻渝 without it', { ...stationed, has_commission_letter: '否' }, { outcome: '需人工核实', path: LETTER_PATH, onlyVerify: ['A26'] });
example('驻渝, letter not known', { ...stationed, has_commission_letter: '不清楚' }, { path: LETTER_PATH, onlyVerify: ['A26'] });
example('archive not known', { ...B, archive_location: '不清楚' }, { path: '', onlyVerify: ['X2'] });
example('employer not known', { ...B, employer_location: '不清楚' }, { path: MOBILE, onlyVerify: ['X2'] });
example('no employer', { ...B, employer_location: '无单位' }, { path: MOBILE, onlyVerify: ['N11'] });
example('insured not known', { ...B, ...OUTSIDE, insured_location: '不清楚', cq_work_months: 12 }, { path: '', onlyVerify: ['X2'] });
example('insured elsewhere', { ...B, ...OUTSIDE, insured_location: '未参保', cq_work_months: 12 }, { path: '', onlyVerify: ['N11'] });
example('a break left over from another cell', { ...B, ...OUTSIDE, cq_work_months: 12, ss_recent_gap: '是' }, { outcome: '可申报', onlyVerify: [] });
check('T0 and T1', () => {
  const year = (c) => /〔(.+?)〕/.exec(assess(c, tables).citation.text)[1];
  assert.equal(year(B), '××××');
  assert.equal(year({ ...B, edition: 'dazu2025' }), '××××');
  assert.equal(year(jiangbei), '2023');
});

// Answers left over from questions that no longer apply.
for (const [i, line] of readFileSync(new URL('./stale.jsonl', import.meta.url), 'utf8').trim().split('\n').entries()) {
  const { case: facts, expect } = JSON.parse(line);
  example(`stale ${i + 1}`, facts, expect);
}

// What the generator is for: every item, and each side of what is decided at a limit, is reached.
check('the generator reaches every item', () => {
  const seen = new Map();
  const rng = randomFrom(7);
  const count = (key) => seen.set(key, (seen.get(key) ?? 0) + 1);
  for (let i = 0; i < 6000; i += 1) {
    const c = generateCase(rng, tables);
    const a = assess(c, tables);
    a.verify.forEach(({ id }) => count(id));
    a.exclusions.forEach(({ id }) => count(id));
    if (a.citation.text?.includes('〔2023〕')) count('T1');
    if (a.citation.text?.includes('〔××××〕')) count('T0');
    if (a.path.includes('单位驻重庆最高管理机构')) count(`letter ${c.has_commission_letter}`);
    for (const name of ['archive_location', 'employer_location', 'insured_location']) if (c[name] === '不清楚') count(`${name} 不清楚`);
    if (a.ladder.prior && a.ladder.served_years === a.ladder.required_years) count('exactly at the years');
    if (a.ladder.prior && a.ladder.served_years + 1 === a.ladder.required_years) count('a year short');
    const place = oneYearFact(c);
    if (a.outcome !== '信息不足' && c.ss_months >= 12 && place !== 'ss_months' && c.ss_recent_gap !== '否') count('months left over');
    count(a.outcome);
  }
  const often = {
    A60: 40, A61: 60, A62: 40, A63: 15, N5: 100, N11: 60, A26: 40, T0: 300, T1: 150, 'letter 是': 10, 'letter 否': 10, 'letter 不清楚': 5,
    'archive_location 不清楚': 60, 'employer_location 不清楚': 60, 'insured_location 不清楚': 40, 'exactly at the years': 150,
    'a year short': 120, 'months left over': 60, 不可申报: 500, 信息不足: 500, 需人工核实: 1000, 可申报: 300,
  };
  const rest = [
    'X1', 'X2', 'X3', 'X4', 'N1', 'N2', 'N3', 'N4', 'N6', 'N7', 'N9', 'N10', 'N12', 'N13', 'N14', 'N15', 'N16', 'N17', 'N18', 'N21', 'N22',
    'N23', 'N25', 'N26', 'N28', 'N29', 'A01', 'A05', 'A10', 'A14', 'A18', 'A19', 'A27', 'A33', 'A57', 'A58',
  ];
  const short = [...Object.entries(often), ...rest.map((id) => [id, 3])].filter(([key, least]) => (seen.get(key) ?? 0) < least);
  assert.deepEqual(short.map(([key, least]) => `${key}: ${seen.get(key) ?? 0} of ${least}`), []);
});

// Contract §2
const damaged = [
  ['[]', '(case)'], ['3', '(case)'], ['{"no_such_key":1}', 'no_such_key'], ['{"edition":null}', 'edition'],
  ['{"ss_months":12.0}', 'ss_months'], ['{"ss_months":1e1}', 'ss_months'], ['{"rural":{"kind":"脱贫攻坚","reviews_ok":"是"}}', 'rural.months'],
  ['{"titles":[{"level":"工程师","series":"工程技术","source":"重庆评审"}]}', 'titles[0].obtained'],
  ['{"retire_approved_date":"2022-02-30"}', 'retire_approved_date'], ['{"edition":"dadukou2022","target_committee":78}', 'target_committee'],
  ['{"epidemic":{"listed":"不清楚"}}', 'epidemic.used'], ['{"target_specialty":"  "}', 'target_specialty'],
  ['{"annual_reviews":[{"year":2020,"result":"合格"},{"year":2020,"result":"优秀"}]}', 'annual_reviews[1].year'],
];
for (const [text, path] of damaged) {
  check(`invalid ${text}`, () => assert.ok(defectsOf(parseJson(text)).some((defect) => defect.path === path)));
}
for (const text of ['{}', '{"aid":[{"kind":"援藏","years":1.5,"reviews_ok":"是"}]}', '{"epidemic":{"listed":"否"}}', '{"target_committee":95}']) {
  check(`valid ${text}`, () => assert.equal(validate(parseJson(text)), null));
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
