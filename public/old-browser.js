// Says so when the browser cannot run boot.js. Plain ES5: it must run where nothing else does.
(function () {
  function show() {
    // boot.js marks the page as soon as it runs; no mark means no modules, or syntax it cannot read.
    if (document.documentElement.getAttribute('data-boot')) return;
    var old = document.getElementById('old');
    var shell = document.getElementById('shell');
    var status = document.getElementById('boot');
    if (old) old.removeAttribute('hidden');
    if (shell) shell.removeAttribute('hidden');
    if (status) status.parentNode.removeChild(status);
  }
  if (window.addEventListener) window.addEventListener('load', show, false);
  else window.attachEvent('onload', show);
})();
