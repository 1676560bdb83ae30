// The pages of the wizard by the first part of their fragment, as src/flow/route.rs has them. A test demands that
// every page is here, so that none is held to nothing.

/** What they say is for applicants alone: tests/e2e/words.mjs. */
export const PLAIN = ['q', 'change', 'check', 'result', 'takeaway', 'this-year', 'elsewhere', 'brought'];
/** They show clauses and what officials print. */
export const QUOTING = ['library', 'about', 'report'];
/** Opened by their address after a walk: targets large enough, nothing too wide, also in large print. */
export const OPENED = [
  '#/takeaway', '#/this-year', '#/elsewhere', '#/about', '#/library/', '#/library/dadukou2022',
  '#/library/dadukou2022/dadukou2022.path.freelancer', '#/library/compare', '#/library/committees',
];
