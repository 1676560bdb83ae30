/**
 * Runs the worked examples of contract §11 (E) and of inventory §15.14 (V) against the evaluator.
 *
 * Usage: node tests/reference/selfcheck.mjs
 */
import assert from 'node:assert/strict';
import { assess } from './reference.mjs';
import { defectsOf, validate } from './validate.mjs';
import { parseJson } from './json.mjs';
import { loadTables } from './tables.mjs';

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
  outcome: '需人工核实', preliminary: '不可申报', application_type: null, r: 4, s: 3, e: 2023, onlyVerify: ['N5'],
});
example('E4', { ...B, titles: [], change_kind: undefined, education: [{ level: '博士研究生', degree: '博士' }] }, {
  outcome: '可申报', application_type: '正常晋升', r: 0, prior: null,
});
example('E5', { ...five, aid: tibet(1.5) }, {
  outcome: '可申报', r: 5, s: 3, reduction: 2, fee: '420 参考',
});
example('E6', { ...five, epidemic: { listed: '是', used: '否' }, rural }, {
  outcome: '需人工核实', preliminary: null, r: 5, s: 3, reduction: 1, e: 2023, verify: ['N10'],
});
check('E6 reduction_policy', () => {
  assert.equal(assess({ ...five, epidemic: { listed: '是', used: '否' }, rural }, tables).ladder.reduction_policy, 'epidemic');
});
example('E7', { ...B, person_category: '公务员' }, {
  outcome: '不可申报', exclusions: ['dadukou2022.scope.exclude-civil-servant'], path: '', unanswered: [],
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
example('V2', { ...B, ...Q, ...t2019 }, { outcome: '需人工核实', preliminary: '不可申报', verify: ['N5'] });
example('V3', { ...B, ...Q, ...t2019, rural }, { outcome: '可申报', application_type: '正常晋升', verify: ['A01'] });
example('V4', { ...B, ...Q, ...t2019, epidemic: { listed: '是', used: '是' } }, { outcome: '需人工核实', reduction: 0 });
example('V5', { ...B, titles: [], ...school('博士研究生', '博士') }, { outcome: '可申报', r: 0 });
example('V6', { ...B, ...college }, { outcome: '可申报', r: 4, s: 4 });
example('V7', { ...B, is_skilled_talent: '否', ...school('中等职业学校', '无学位'), titles: [title('助理工程师', '2010-06')] }, {
  outcome: '需人工核实', verify: ['N7'],
});
example('V8', { ...five, ...college, titles: [title('工程师', '2010-06')] }, { outcome: '需人工核实', verify: ['N7'], status: '不确定' });
example('V9', { ...five, aid: tibet(1.5) }, { outcome: '可申报', reduction: 2, application_type: '正常晋升' });
example('V10', { ...five, titles: [title('工程师', '2020-06')], aid: tibet(3) }, { outcome: '可申报', reduction: 3, s: 2 });
example('V11', { ...five, titles: [title('工程师', '2020-06')], aid: tibet(2) }, { outcome: '需人工核实' });
example('V12', { ...five, titles: [title('工程师', '2018-06')], epidemic: { listed: '是', used: '否' }, rural }, {
  outcome: '可申报', reduction: 1, s: 4,
});
example('V13', { ...five, epidemic: { listed: '是', used: '否' }, rural }, { outcome: '需人工核实', verify: ['N10'] });
example('V14', { ...B, ...school('硕士研究生', '硕士'), titles: [title('助理工程师', '2020-06')] }, { outcome: '可申报', r: 2, s: 2 });
example('V15', { ...B, target_level: '正高级工程师', titles: [title('高级工程师', '2017-06')] }, { outcome: '可申报', r: 5, s: 5 });
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
