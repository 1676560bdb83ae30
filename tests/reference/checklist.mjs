/**
 * Contract §9: checklist ids of a 职称评审 that is 可申报 or 需人工核实, and §7 continuing_education.status.
 */
import { DK, DZ, JB, JX } from './constants.mjs';
import { yearOf } from './dates.mjs';
import { classOf, isInstitution } from './class.mjs';
import { usableAchievements } from './citation.mjs';

const EVIDENCE = {
  工作业绩: 'work', 科研课题: 'research', 著作教材: 'book', 论文: 'paper', 会议宣读论文: 'conference', 政府奖项: 'award-gov',
  协会奖项: 'award-assoc', 发明专利: 'patent', 其他专利: 'patent', 行业标准规范: 'standard',
};
const EVIDENCE_OWN = {
  [JX]: { 技术分析报告: 'tech-report', 经济社会效益: 'economic' },
  [JB]: { 软件著作权: 'software', 学术技术报告: 'academic' },
};
const UNVERIFIED = {
  [DK]: ['学历学位', '社保缴费单位', '档案存放机构', '继续教育公需科目', '事业单位岗位空缺'],
  [JX]: ['社保缴费单位', '档案存放机构', '继续教育公需科目', '事业单位岗位空缺', '个人基本信息', '现有资格'],
};

/**
 * @param {object} c case
 * @param {{ladder: object, type: string|null, prior: object|null}} climbed from ladder.mjs
 * @returns {string[]} checklist ids
 */
export function checklistOf(c, { ladder, type, prior }) {
  const ids = new Set(['application-form']);
  const add = (holds, ...more) => {
    if (holds) more.forEach((id) => ids.add(id));
  };
  const { edition } = c;
  if (edition === DZ) {
    ids.add('unit-publicity');
    return [...ids];
  }
  const kind = classOf(c);
  const outsideFile = c.archive_location === '重庆市外';
  const qualified = prior?.kind === '职业资格';
  add(true, 'publicity-form', 'review-form');

  if (edition === DK) {
    add((c.achievements ?? []).length > 0, 'evidence-achievements');
    add(kind === 'C1' && isInstitution(c), 'post-record-form');
    add(kind === 'C2' && outsideFile, 'archive-record');
    add(kind === 'C3', 'freelancer-proof');
    add(kind === 'C4', 'commission-letter');
    add(prior !== null, 'ce-card');
    add(ladder.reduction > 0, 'policy-proof');
  }
  if (edition === DK || edition === JX) {
    add(true, 'ask-unit-exams');
    add(qualified, 'qualification-certificate');
    add((c.sys_unverified ?? []).some((value) => UNVERIFIED[edition].includes(value)), 'sys-evidence');
  }
  if (edition === JX) {
    add(true, 'unit-stamp');
    add(outsideFile, 'archive-record');
  }
  if (edition === JB) {
    add(true, 'summary', 'insurance-detail', 'education-certificates');
    if (c.insured_unit_same !== undefined && c.insured_unit_same !== '是') {
      add(true, 'insurance-mismatch');
      add(c.insured_via === '派遣合同', 'dispatch-contract');
      add(c.insured_via === '人力资源公司代办', 'agency-agreement');
      add(c.insured_via === '集团下属分子公司', 'group-proof');
    }
    add(outsideFile, 'archive-record');
    if (prior !== null) {
      const { medium } = prior.source;
      add(true, 'ce-card', 'ce-public-certificate', qualified ? 'qualification-archive' : 'title-certificate');
      add(medium !== undefined && medium !== '电子证书', 'paper-certificate-and-document');
    }
    add(type === '转评' || type === '多评', 'same-level-certificate');
    add((c.education ?? []).some(({ overseas }) => overseas === '是'), 'overseas-degree');
    add((c.annual_reviews ?? []).length > 0, 'annual-reviews');
    add(c.is_skilled_talent === '是', 'skill-archive');
  }
  add(type === '破格晋升', 'breakthrough-form');
  add(c.has_secret_content === '是', 'declassify');
  if (edition === JX || edition === JB) {
    for (const { kind: achievement } of usableAchievements(c, prior)) {
      const name = EVIDENCE[achievement] ?? EVIDENCE_OWN[edition][achievement];
      add(name !== undefined, `evidence-${name}`);
    }
  }
  return [...ids];
}

/**
 * @param {object} c case of a covered 职称评审
 * @param {{complete: boolean, prior: object|null}} climbed from ladder.mjs
 * @returns {string} continuing_education.status
 */
export function continuingEducationOf(c, { complete, prior }) {
  if (c.edition === DK) return '未写学时';
  if (c.edition !== JB || !complete) return '需核实';
  if (prior === null) return c.first_submit_to_committee === '是' ? '不要求' : '需核实';
  if (c.continuing_education === undefined) return '需核实';
  for (let year = yearOf(prior.obtained) + 1; year <= 2023; year += 1) {
    const entry = c.continuing_education.find((candidate) => candidate.year === year);
    const needed = year < 2020 ? 20 : 30;
    if (!entry || entry.public_hours < needed || entry.public_hours + entry.professional_hours < 90) return '不满足';
  }
  return '满足';
}
