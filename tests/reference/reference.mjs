/**
 * Contract §3: the assessment of one case, put together from the modules of the other sections.
 *
 * This is a literal, slow evaluator meant as a test oracle. Texts of verify and checklist entries are empty, `reasons` lists
 * the exclusions only, and quotes are left empty.
 */
import { DK, DZ, JB, JX, REVIEW, TL } from './constants.mjs';
import { Items } from './class.mjs';
import { applyScope } from './scope.mjs';
import { pathOf } from './path.mjs';
import { blankLadder, ladderOf } from './ladder.mjs';
import { unansweredFacts } from './questions.mjs';
import { citationOf, noCitation } from './citation.mjs';
import { committeesOf, deadlinesOf, feeOf } from './schedule.mjs';
import { checklistOf, continuingEducationOf } from './checklist.mjs';
import { assessNeighbour } from './neighbours.mjs';
import { registerCertificate } from './certificate.mjs';

const ECERT = '电子证书登记';

/** The matters each edition covers. */
const COVERED = {
  [DK]: [REVIEW, ECERT],
  [DZ]: [REVIEW, '考核确定', '来渝确认', ECERT],
  [JX]: [REVIEW],
  [JB]: [REVIEW],
  [TL]: [ECERT],
};

const emptyAssessment = (c) => ({
  edition: c.edition ?? null,
  matter: c.matter ?? null,
  outcome: null,
  preliminary: null,
  application_type: null,
  path: [],
  path_documents: [],
  ladder: blankLadder(),
  exclusions: [],
  verify: [],
  reasons: [],
  checklist: [],
  deadlines: [],
  fee: feeOf(c),
  committees: [],
  citation: noCitation(),
  continuing_education: { status: null },
  ecert: null,
  unanswered: [],
});

/** The first outcome of §3 that applies. */
function outcomeOf(exclusions, unanswered, verify) {
  if (exclusions.length > 0) return '不可申报';
  if (unanswered.length > 0) return '信息不足';
  return verify.some(({ blocking }) => blocking) ? '需人工核实' : '可申报';
}

/**
 * Assesses one valid case.
 * @param {object} c case object (validate it first; numbers are plain numbers)
 * @param {{committees: object[]}} tables see tables.mjs
 * @returns {object} assessment with all keys of §3
 */
export function assess(c, tables) {
  const a = emptyAssessment(c);
  if (c.edition === undefined || c.matter === undefined) {
    a.outcome = '信息不足';
    a.unanswered = ['edition', 'matter'].filter((key) => c[key] === undefined);
    return a;
  }
  const items = new Items();
  if (!COVERED[c.edition].includes(c.matter)) {
    items.add('X4');
    return finish(a, { items, exclusions: [], unanswered: [] });
  }
  a.deadlines = deadlinesOf(c, tables);
  if (c.matter === REVIEW) return assessReview(c, tables, a, items);
  if (c.matter === ECERT) return assessCertificate(c, a, items);

  const { exclusions, unanswered, preliminary } = assessNeighbour(c, items);
  finish(a, { items, exclusions, unanswered });
  if (isOpen(a)) {
    a.path = ['个人', '单位', '上级单位', '区职改办'];
    a.checklist = entries(['application-form', 'unit-publicity']);
    a.preliminary = preliminary;
  }
  return a;
}

function assessReview(c, tables, a, items) {
  const exclusions = applyScope(c, items);
  const { path, documents } = pathOf(c, items);
  const climbed = ladderOf(c, items);
  const unanswered = unansweredFacts(c, climbed);
  a.ladder = climbed.ladder;
  a.committees = committeesOf(c, tables);
  a.continuing_education = { status: continuingEducationOf(c, climbed) };
  finish(a, { items, exclusions, unanswered });
  if (!isOpen(a)) return a;

  a.path = path;
  a.path_documents = documents;
  a.application_type = climbed.type;
  a.checklist = entries(checklistOf(c, climbed));
  a.citation = citationOf(c, climbed.prior);
  if (a.outcome === '需人工核实') a.preliminary = preliminaryOf(a);
  return a;
}

function preliminaryOf(a) {
  const raised = (item) => a.verify.some(({ id }) => id === item);
  if (raised('X3') || a.continuing_education.status === '不满足') return '不可申报';
  if (a.application_type === '破格晋升') return null;
  // The old conditions, which N5 leaves open, could still turn missing years.
  if (raised('N5') && a.ladder.row === '前置' && a.ladder.status === '不满足') return null;
  return { 满足: '可申报', 不满足: '不可申报' }[a.ladder.status] ?? null;
}

function assessCertificate(c, a, items) {
  let found = { ecert: null, checklist: [] };
  if (c.cert !== undefined) found = registerCertificate(c, items);
  a.ecert = found.ecert;
  finish(a, { items, exclusions: [], unanswered: c.cert === undefined ? ['cert'] : [] });
  a.checklist = entries(found.checklist);
  return a;
}

const entries = (ids) => ids.map((id) => ({ id, text: '' }));

const isOpen = (a) => a.outcome === '可申报' || a.outcome === '需人工核实';

function finish(a, { items, exclusions, unanswered }) {
  a.verify = items.list().map(({ id, blocking }) => ({ id, blocking, ask: '', whom: '' }));
  a.exclusions = exclusions.map((id) => ({ id, source: '', quote: '' }));
  a.reasons = exclusions.map((id) => ({ id, source: '', quote: '' }));
  a.outcome = outcomeOf(exclusions, unanswered, a.verify);
  a.unanswered = unanswered;
  if (a.outcome === '不可申报') {
    a.unanswered = [];
    a.verify = [];
  }
  return a;
}
