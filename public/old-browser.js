// Says so when the browser cannot run boot.js, or boot.js did not come. Plain ES5: it must run where nothing
// else does.
(function () {
  var lost = '';
  function close(box) {
    if (box) box.parentNode.removeChild(box);
  }
  function show() {
    // boot.js marks the page as soon as it runs; no mark means no modules, or syntax it cannot read, unless
    // it was never there to be read.
    if (document.documentElement.getAttribute('data-boot')) return;
    var box = document.getElementById(lost ? 'failed' : 'old');
    var shell = document.getElementById('shell');
    var reason = document.getElementById('reason');
    if (box) box.removeAttribute('hidden');
    if (shell) shell.removeAttribute('hidden');
    if (lost && reason) reason.appendChild(document.createTextNode('供管理员参考：没有取到 ' + lost));
    close(document.getElementById('boot'));
    close(document.getElementById('early'));
  }
  // A script that does not come tells only those who listen on the way down.
  function miss(event) {
    var from = event.target;
    if (from && from.getAttribute && from.getAttribute('data-wasm')) lost = from.getAttribute('src');
  }
  function again(event) {
    var from = event.target;
    if (lost && from && from.getAttribute && from.getAttribute('data-boot') === 'reload') location.reload();
  }
  if (window.addEventListener) {
    window.addEventListener('error', miss, true);
    window.addEventListener('load', show, false);
    document.addEventListener('click', again, false);
  } else window.attachEvent('onload', show);
})();
