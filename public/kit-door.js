// The door to the kit (documents, QR codes, JSON), which is fetched when it is first wanted. Syntax:
// ES2015 and import(), as in boot.js.
//
// The program calls zhichengKit(NAME, ARGUMENTS) and gets a promise of the answer.
let loaded = null;

function kit() {
  const named = document.querySelector('meta[name="kit"]');
  if (!named) return Promise.reject(new Error('no kit'));
  // A failed fetch is tried again the next time.
  loaded = loaded || (window.zhichengImport || ((url) => import(url)))(new URL(named.content, document.baseURI).href)
    .then((program) => program.default().then(() => program))
    .catch((reason) => {
      loaded = null;
      throw reason;
    });
  return loaded;
}

window.zhichengKit = (name, given) => kit().then((program) => program[name].apply(null, given));
