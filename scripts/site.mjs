// What the site is made of: its programs, its documents, its sheets, and the flags of the programs.
// To add a program, add a line here and a [[bin]] in Cargo.toml.

/** What WebViews of 2017 read: the first WebAssembly and mutable globals (`features` in tools/ checks it). */
export const WASM_OPT = [
  '-Oz', '--mvp-features', '--enable-mutable-globals', '--enable-sign-ext', '--enable-nontrapping-float-to-int',
  '--enable-bulk-memory', '--enable-bulk-memory-opt', '--llvm-memory-copy-fill-lowering',
  '--llvm-nontrapping-fptoint-lowering', '--signext-lowering', '--strip-producers', '--strip-target-features',
  // Rust's stack begins at 0, so nothing lies there.
  '--low-memory-unused', '--optimize-added-constants-propagate',
];

/** Each comes out as NAME.DIGEST.js and NAME.DIGEST.wasm. `bin` is its name in Cargo.toml. One with `chunks` is
 *  cut where its main.rs says so; the parts come out as NAME-PART.DIGEST.wasm. */
export const PROGRAMS = [
  { name: 'wizard', bin: 'zhicheng-app', chunks: true },
  // Documents, QR codes, JSON: heavy, so it comes when somebody wants one.
  { name: 'exporter', bin: 'exporter' },
  // The HR desk; what reads and judges runs in a worker, the others come when they are needed.
  { name: 'desk', bin: 'zhicheng-desk' },
  { name: 'roster', bin: 'roster' },
  { name: 'older', bin: 'older' },
  { name: 'writer', bin: 'writer' },
  { name: 'forms', bin: 'forms' },
];

/** What the wizard needs of them: built first where somebody waits. */
export const WIZARD = ['wizard', 'exporter'];

/** The sheets of a document with its `own`; large print comes last because it overrides. */
const sheets = (...own) => ['tokens', 'base', 'wizard', ...own, 'elder'];

/**
 * Each is index.html with its own words and program. `sheets` come as one file in this order; `parts` are
 * programs that are loaded when used, named in <meta name="PART" content="./PART.DIGEST.js">; `scripts` are
 * further files of public/; `fetched` is what the program asks for first, so that it comes together with it.
 * An `early` document holds the first page as plain HTML (scripts/early.mjs).
 * `offline` documents can stand in the one file that is the whole wizard.
 */
export const DOCUMENTS = [
  {
    file: 'index.html',
    program: 'wizard',
    sheets: sheets('library', 'takeaway'),
    parts: ['exporter'],
    scripts: ['seal.js', 'exporter-loader.js'],
    fetched: ['notices/catalog.bin'],
    early: true,
    offline: true,
    words: {
      title: '职称申报自助向导',
      description: '回答几个问题，对照职称申报通知逐条核对申报条件：能不能报、走哪条路径、交哪些材料、什么时候截止，每个结论都注明依据条款。填写的内容只留在本机。',
      heading: '职称申报自助向导',
      lead: '回答几个问题，对照职称申报通知逐条核对：能不能报、走哪条路径、交哪些材料、什么时候截止。',
    },
  },
  {
    file: 'desk.html',
    program: 'desk',
    sheets: sheets('desk'),
    parts: ['roster', 'older', 'writer', 'forms'],
    workers: ['desk-worker.js'],
    scripts: ['desk-programs.js'],
    fetched: ['notices/catalog.bin'],
    words: {
      title: '人事工作台 · 职称申报自助向导',
      description: '单位人事用：选一份名册，得到每个人能不能申报、按哪种类型、缺什么、交什么，带着结果的名册和官方表格。名册只在本机读，不上传。',
      heading: '人事工作台',
      lead: '选一份名册，得到每个人能不能申报、按哪种类型、缺什么、交什么。名册只在本机读，不上传。',
    },
  },
];

const MOVED = {
  main: 'moved.html',
  title: '职称申报自助向导',
  description: '这一页已并入职称申报自助向导。',
  hidden: true,
  sheets: sheets(),
  scripts: ['moved.js'],
};

/**
 * Pages without a program: for those who run a site, and for old addresses. Each is public/page.html with
 * `main`, a file of public/; one that is `hidden` is not for search engines.
 */
export const PAGES = [
  {
    file: 'embed.html',
    main: 'embed.html',
    title: '放到您的网站 · 职称申报自助向导',
    description: '选好通知和样子，复制一行代码，把职称申报自助向导放进单位或部门的网页。',
    sheets: sheets('operator'),
    scripts: ['embed-page.js'],
  },
  {
    file: 'check.html',
    main: 'check.html',
    title: '网站自查 · 职称申报自助向导',
    description: '检查本网站的响应头、文件类型、压缩、缓存、安全策略和通知文件是否齐全。',
    hidden: true,
    sheets: sheets('operator'),
    scripts: ['check.js'],
  },
  // Earlier versions had documents of their own.
  { file: 'library.html', ...MOVED },
  { file: 'takeaway.html', ...MOVED },
];

/** Files of public/ that keep their names. */
export const COPIED = ['favicon.svg', 'icon-192.png', 'icon-512.png', 'manifest.webmanifest', 'sw-off.js'];
