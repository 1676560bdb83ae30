/**
 * Closed value lists of contract §2, in the order the contract prints them.
 */

export const EDITIONS = ['dadukou2022', 'dazu2025', 'jingxin2024', 'jiangbei2024', 'tongliang2021'];
export const DK = 'dadukou2022';
export const DZ = 'dazu2025';
export const JX = 'jingxin2024';
export const JB = 'jiangbei2024';
export const TL = 'tongliang2021';

export const MATTERS = ['职称评审', '考核确定', '来渝确认', '电子证书登记'];
export const REVIEW = '职称评审';

export const TRI = ['是', '否', '不清楚'];

export const PERSONS = [
  '事业单位在编', '国有企业正式员工', '非公单位人员', '流动人员', '自由职业者', '自主择业军队干部', '转业安置军转干部',
  '驻渝单位人员', '公务员', '参公管理人员', '离退休人员', '其他', '不清楚',
];

export const EMPLOYERS = [
  '区属事业单位', '市属事业单位', '区属国有企业', '市属国有企业', '央企', '非公企业', '社会组织', '驻渝单位', '无单位', '不清楚',
];
/** "事业单位" and "国有企业" alone mean both the district and the city kind (§4). */
export const INSTITUTIONS = ['区属事业单位', '市属事业单位'];
export const STATE_FIRMS = ['区属国有企业', '市属国有企业'];

export const EMPLOYER_PLACES = ['本区', '重庆其他区县', '重庆市外', '无单位', '不清楚'];
export const ARCHIVE_PLACES = ['本区', '重庆其他区县', '重庆市外', '不清楚'];
export const INSURED_PLACES = ['本区', '重庆其他区县', '重庆市外', '未参保', '不清楚'];
export const INSURED_VIA = ['派遣合同', '人力资源公司代办', '集团下属分子公司', '其他'];

export const DISCIPLINE = ['事业单位记过及以上', '警告', '政务或党纪处分', '其他不得晋升期间', '不清楚'];

export const SERIES = [
  '工程技术', '经济', '自然科学研究', '实验技术', '社会科学研究', '高校教师', '党校教师', '中等职业学校教师', '老年教育学校教师',
  '技工学校教师', '中小学教师', '新闻', '播音', '图书资料', '群众文化', '文物博物', '艺术', '文学创作', '出版', '体育教练',
  '卫生技术', '农业技术', '畜牧兽医技术', '律师', '公证', '档案', '会计', '统计', '翻译', '工艺美术', '审计', '其他',
];
export const ENGINEERING = '工程技术';

/** Lowest first; the position is the height of the level. */
export const LEVELS = ['技术员', '助理工程师', '工程师', '高级工程师', '正高级工程师'];

export const CHANGE_KINDS = ['逐级晋升', '更换系列', '更换专业', '增加专业方向', '跨系列且升级', '不清楚'];
export const TITLE_SOURCES = ['重庆评审', '重庆考核确定', '来渝确认', '四川取得未确认', '市外取得未确认', '军队评定'];
export const MEDIA = ['电子证书', '纸质完好', '纸质损毁或丢失', '信息不全', '系统待完善', '无'];

export const EDUCATION_LEVELS = ['技工院校', '中等职业学校', '大学专科', '大学本科', '硕士研究生', '博士研究生', '其他'];
export const DEGREES = ['无学位', '学士', '第二学士学位', '双学位或辅修', '硕士', '博士', '不清楚'];

export const RURAL_KINDS = ['无', '脱贫攻坚', '乡村振兴选派', '其他全职乡村振兴'];
export const AID_KINDS = ['援藏', '援外', '援疆', '援青'];
export const REVIEW_RESULTS = ['优秀', '合格', '基本合格', '不合格', '不定等', '未参加'];
export const BREAKTHROUGH_BASIS = ['论文', '其他业绩'];

export const ACHIEVEMENT_KINDS = [
  '工作业绩', '新产品新工艺', '发明专利', '其他专利', '软件著作权', '重点项目技术报告', '技术分析报告', '学术技术报告', '科研课题',
  '论文', '会议宣读论文', '著作教材', '行业标准规范', '政府奖项', '协会奖项', '经济社会效益', '其他',
];
export const ACHIEVEMENT_ROLES = ['主持', '承担', '参与', '独立完成', '主创', '主要发明人', '主要参编者', '其他'];

export const UNVERIFIED = ['学历学位', '社保缴费单位', '档案存放机构', '继续教育公需科目', '事业单位岗位空缺', '个人基本信息', '现有资格'];

export const CERT_SOURCES = ['评审', '考核确定', '来渝确认'];

/** Facts of type tri on the top level of a case. */
export const TRI_KEYS = [
  'employer_is_sme', 'insured_unit_same', 'insured_by_individual', 'has_tax_declaration', 'industry_restriction', 'ss_recent_gap',
  'has_commission_letter', 'uses_nominal_unit', 'is_unit_admin', 'study_major_related', 'is_skilled_talent', 'probation_passed',
  'first_submit_to_committee', 'unit_post_managed', 'post_quota_available', 'has_secret_content',
];

/** Height of a level; -1 for an unanswered one. */
export const heightOf = (level) => LEVELS.indexOf(level);
