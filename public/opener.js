// In the file that is the whole wizard: unpacks what stands at its end and hands it to whoever fetches or
// imports it. Nothing is fetched from anywhere.
(() => {
  const NAME = /([^/?#]+\/)?[^/?#]+(?=$|[?#])/;

  // Two signs of 91 are thirteen or fourteen bits (scripts/offline.mjs).
  const value = (code) => code - (code < 60 ? 35 : 36);
  const bytesOf = (text, size) => {
    const bytes = new Uint8Array(size);
    let [at, bits, held] = [0, 0, 0];
    for (let from = 0; from < text.length; from += 2) {
      const pair = value(text.charCodeAt(from)) + 91 * value(text.charCodeAt(from + 1));
      held |= pair << bits;
      for (bits += (pair & 8191) > 88 ? 13 : 14; bits > 7; bits -= 8) {
        bytes[at++] = held;
        held >>= 8;
      }
    }
    return bytes;
  };

  const unpacked = new Promise((done, failed) => {
    document.addEventListener('DOMContentLoaded', () => {
      const packed = document.getElementById('packed');
      const text = packed.textContent;
      packed.remove();
      if (typeof DecompressionStream !== 'function') {
        failed(new SyntaxError('DecompressionStream'));
        return;
      }
      new Response(new Blob([bytesOf(text, Number(packed.dataset.size))]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer().then((buffer) => {
        const size = new DataView(buffer).getUint32(0, true);
        const list = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
        const files = new Map();
        let at = 4 + size;
        list.forEach(([name, length]) => {
          files.set(name, new Uint8Array(buffer, at, length));
          at += length;
        });
        done(files);
      }).catch(failed);
    });
  });

  const find = (address) => unpacked.then((files) => {
    const [path] = NAME.exec(String(address.url || address)) || [];
    return files.get(path) || files.get(path && path.slice(path.indexOf('/') + 1));
  });

  const types = { js: 'text/javascript', wasm: 'application/wasm' };
  window.fetch = (address) => find(address).then((bytes) => {
    if (!bytes) return new Response(null, { status: 404 });
    const type = types[String(address.url || address).split('.').pop()] || 'application/octet-stream';
    return new Response(bytes, { headers: { 'Content-Type': type } });
  });

  // A program names its own file beside it; in here there is no beside.
  window.zhichengImport = (address) => find(address).then((bytes) => {
    if (!bytes) throw new Error('not in this file: ' + address);
    const code = new TextDecoder().decode(bytes).replace(/import\.meta\.url/g, JSON.stringify(document.baseURI));
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    return import(url).then((module) => {
      URL.revokeObjectURL(url);
      return module;
    });
  });
})();
