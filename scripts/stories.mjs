// Builds the gallery of components: every component of src/app/components with its story, in
// target/stories/index.html. Serve it, because programs cannot be fetched from a file:
//
// usage: node scripts/stories.mjs && node scripts/serve.mjs --root target/stories     (after scripts/env.sh)
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './files.mjs';

const FOLDER = 'target/stories';
const WASM = 'wasm32-unknown-unknown';
const SHEETS = ['tokens', 'base', 'wizard', 'library', 'takeaway', 'elder'];

mkdirSync(FOLDER, { recursive: true });
await run('cargo', ['build', '--quiet', '--locked', '--profile', 'page', '--target', WASM, '--bin', 'gallery']);
await run('glue', [join(process.env.CARGO_TARGET_DIR ?? 'target', WASM, 'page/gallery.wasm'), FOLDER, 'gallery', '--talk']);
writeFileSync(join(FOLDER, 'start.js'), "import start from './gallery.js';\nstart();\n");
writeFileSync(join(FOLDER, 'style.css'), SHEETS.map((name) => readFileSync(`style/${name}.css`, 'utf8')).join('\n'));
writeFileSync(join(FOLDER, 'index.html'), `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>组件</title>
    <link rel="stylesheet" href="./style.css">
    <script type="module" src="./start.js"></script>
  </head>
  <body></body>
</html>
`);
console.log(`· 完成：${FOLDER}/`);
