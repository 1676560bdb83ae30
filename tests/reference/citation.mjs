/**
 * Contract §8: usable achievements and the citation.
 */
import { DK, ENGINEERING, JB, JX } from './constants.mjs';
import { dayOf } from './dates.mjs';

/** The form to fill in: only 江北 prints the year of the conditions (T1), elsewhere it stays open (T0). */
const blankForm = (edition) =>
  `符合《重庆市××专业职称申报条件》（渝人社发〔${edition === JB ? '2023' : '××××'}〕××号）第×条第×款第×点：×××。`;
const STANDARD = '符合《重庆市工程技术人才职称评价基本标准条件》（渡职改办〔2022〕46号附件2）';

/** Place of the list of clauses in 附件2, and the wordings of its five members. */
const CLAUSES = {
  高级工程师: {
    place: '第六条第（四）款第3点',
    wordings: [
      '主持或承担研制开发的新产品、新材料、新设备、新工艺等已投入生产，可比性技术经济指标处于国内较高水平',
      '作为主要发明人，获得具有较高经济和社会效益的发明专利',
      '参与的重点项目技术报告，经同行专家评议具有较高技术水平，技术论证有深度，调研、设计、测试数据齐全、准确',
      '发表的本领域研究成果，受到同行专家认可',
      '作为主要参编者，参与完成省部级以上行业技术标准或技术规范的编写',
    ],
    fits: [
      ({ role }) => ['主持', '承担'].includes(role),
      ({ role, rank }) => role === '主要发明人' || rank === 1,
      () => true,
      () => true,
      ({ role, rank }) => role === '主要参编者' || rank === 1,
    ],
  },
  正高级工程师: {
    place: '第六条第（五）款第4点',
    wordings: [
      '主持研制开发的新产品、新材料、新设备、新工艺等已投入生产，可比性技术经济指标处于国内领先水平',
      '作为第一发明人，获得具有显著经济和社会效益的发明专利',
      '承担的重点项目技术报告，经同行专家评议具有国内领先水平，技术论证有深度，调研、设计、测试数据齐全、准确',
      '发表的本领域研究成果，经同行专家评议具有较高学术价值',
      '作为第一起草人，主持完成省部级以上行业技术标准或技术规范的编写',
    ],
    fits: [
      ({ role }) => role === '主持',
      ({ rank }) => rank === 1,
      ({ role }) => ['主持', '承担'].includes(role),
      () => true,
      ({ rank }) => rank === 1,
    ],
  },
};

const CLAUSE_OF_KIND = { 新产品新工艺: 1, 发明专利: 2, 重点项目技术报告: 3, 论文: 4, 著作教材: 4, 行业标准规范: 5 };

/** Citation while there is none to give. */
export const noCitation = () => ({ text: null, prefilled: false, clause: null });

/**
 * The achievements that count.
 * @param {object} c case
 * @param {{obtained: string}|null} prior chosen prior
 * @returns {object[]} in list order
 */
export function usableAchievements(c, prior) {
  const spoilable = ['新产品新工艺', '发明专利', '其他专利', '软件著作权', '行业标准规范', ...(c.edition === JX ? ['科研课题'] : [])];
  return (c.achievements ?? []).filter((entry) => {
    if (prior === null && c.edition !== JB) return false;
    if (prior !== null && !(entry.obtained !== undefined && dayOf(entry.obtained) > dayOf(prior.obtained))) return false;
    if (entry.completed === '否' && spoilable.includes(entry.kind)) return false;
    return !(c.edition === JX && entry.kind === '论文' && entry.rank !== undefined && entry.rank !== 1);
  });
}

/**
 * Citation of a covered 职称评审 that is 可申报 or 需人工核实.
 * @param {object} c case
 * @param {{obtained: string}|null} prior chosen prior
 * @returns {{text: string, prefilled: boolean, clause: string|null}}
 */
export function citationOf(c, prior) {
  const blank = { text: blankForm(c.edition), prefilled: false, clause: null };
  const clauses = CLAUSES[c.target_level];
  if (c.edition !== DK || c.target_series !== ENGINEERING || !clauses) return blank;
  const fitting = usableAchievements(c, prior)
    .map((entry) => ({ entry, n: entry.clause ?? CLAUSE_OF_KIND[entry.kind] }))
    .filter(({ entry, n }) => n !== undefined && clauses.fits[n - 1](entry));
  const chosen = fitting.find(({ entry }) => entry.representative === '是') ?? fitting[0];
  if (!chosen) return blank;
  const clause = `${clauses.place}第（${chosen.n}）项`;
  return { text: `${STANDARD}${clause}：${clauses.wordings[chosen.n - 1]}。`, prefilled: true, clause };
}
