// Loads the exporter (Word documents, QR codes, JSON) when it is first wanted. Syntax: ES2015 and import(), as in boot.js.
//
// The program calls zhichengExporter(NAME, ARGUMENTS) and gets a promise of the answer.
let loaded = null;
let failures = 0;

function exporter() {
  const named = document.querySelector('meta[name="exporter"]');
  if (!named) return Promise.reject(new Error('no exporter'));
  // A failed fetch is tried again the next time, under an address of its own: Firefox never fetches a module
  // again whose fetch has failed.
  const address = new URL(named.content, document.baseURI);
  if (failures > 0) address.search = 'again=' + failures;
  loaded = loaded || (window.zhichengImport || ((url) => import(url)))(address.href)
    .then((program) => program.default().then(() => program))
    .catch((reason) => {
      failures += 1;
      loaded = null;
      throw reason;
    });
  return loaded;
}

window.zhichengExporter = (name, given) => exporter().then((program) => program[name].apply(null, given));
