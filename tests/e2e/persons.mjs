// The twelve standard persons: one of every kind that the five notices are for, as journeys and pictures use
// them. Each is answered by key, as `walk` wants it.
const clean = { discipline: '以上都没有', applied_this_year: '0', uses_nominal_unit: '否', is_unit_admin: '否' };
const goal = { target_series: '工程技术', target_level: '工程师' };
const assistant = {
  titles: '有', 'titles.0.level': '助理工程师', 'titles.0.series': '工程技术', 'titles.0.obtained': '2018-6', 'titles.0.source': '重庆评审',
  change_kind: '逐级晋升', education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士', qualifications: '无',
};
const engineer = { ...assistant, 'titles.0.level': '工程师', 'titles.0.obtained': '2015-9' };
const DADUKOU = { matter: '职称评审', edition: '大渡口区 2022' };
const private_ = { person_category: '非公单位人员', archive_location: '大渡口区', employer_location: '大渡口区', ss_months: '60', ss_recent_gap: '否' };
const jiangbei = {
  person_category: '非公单位人员', is_unit_admin: '否', ...goal, target_specialty: '给排水', archive_location: '江北区', insured_unit_same: '是',
  ...assistant, annual_reviews: '无', is_skilled_talent: '否', continuing_education: '无', 'breakthrough.meets_condition': '是',
};

/** Name, matter, edition and answers. */
export const PERSONS = [
  { name: '非公单位人员报工程师', ...DADUKOU, answers: { ...clean, ...goal, ...assistant, ...private_ } },
  { name: '社保不够的非公人员', ...DADUKOU, answers: { ...clean, ...goal, ...assistant, ...private_, ss_months: '8' } },
  { name: '年限不够的国企人员', ...DADUKOU, answers: { ...clean, ...goal, ...assistant, 'titles.0.obtained': '2020-6', person_category: '国有企业正式员工', employer_kind: '区属国有企业', employer_location: '大渡口区', is_skilled_talent: '否', 'epidemic.listed': '否', 'rural.kind': '无', aid: '无' } },
  { name: '事业单位人员报高工', ...DADUKOU, answers: { ...clean, target_series: '工程技术', target_level: '高级工程师', ...engineer, person_category: '事业单位在编', employer_kind: '区属事业单位', employer_location: '大渡口区', unit_post_managed: '是', post_quota_available: '是' } },
  { name: '自由职业者', ...DADUKOU, answers: { ...clean, ...goal, ...assistant, person_category: '自由职业者', insured_by_individual: '是', has_tax_declaration: '是', industry_restriction: '否' } },
  { name: '驻渝单位没有委托函', ...DADUKOU, answers: { ...clean, ...goal, ...assistant, person_category: '驻渝单位人员', has_commission_letter: '否' } },
  { name: '公务员', ...DADUKOU, answers: { ...clean, ...goal, ...assistant, person_category: '公务员' } },
  { name: '自主择业军队干部', ...DADUKOU, answers: { ...clean, ...goal, ...assistant, 'titles.0.source': '军队评定', person_category: '自主择业军队干部', archive_location: '大渡口区', employer_location: '大渡口区', ss_months: '24', ss_recent_gap: '否' } },
  { name: '艺术系列中级', ...DADUKOU, answers: { ...clean, target_series: '艺术', target_level: '工程师', ...private_, titles: '无', education: '无', qualifications: '无' } },
  { name: '江北区正常晋升', matter: '职称评审', edition: '江北区 2024', answers: jiangbei },
  { name: '大足区考核确定', matter: '考核确定', edition: '大足区 2025', answers: { person_category: '非公单位人员', uses_nominal_unit: '否', target_series: '工程技术', target_level: '助理工程师', titles: '无', education: '有', 'education.0.level': '大学本科', 'education.0.degree': '学士', 'education.0.full_time': '是', study_major_related: '是', probation_months: '14', probation_passed: '是' } },
  { name: '铜梁区电子证书', matter: '电子证书登记', edition: '铜梁区', answers: { 'cert.level': '工程师', 'cert.obtained': '2019-6', 'cert.source': '评审', 'cert.medium': '纸质完好', 'cert.issued': '2019-8', 'cert.via_online': '否' } },
];
