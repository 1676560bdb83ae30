// Starts the HR desk's programs in workers and carries calls to them. zhichengDesk(PROGRAM, NAME, ARGUMENTS) gets a promise of the
// answer; zhichengDeskStop(PROGRAM) ends a program, with all it held; zhichengDeskTake(PROGRAM, PLACE) puts
// one in the place of another. `roster:trial` is a second `roster`; a program without a colon comes only by
// being put in its place, so nobody asks an empty one by mistake. Syntax: ES2015.
(() => {
  const named = (name) => {
    const meta = document.querySelector(`meta[name="${name}"]`);
    return meta && new URL(meta.content, document.baseURI).href;
  };
  const workers = {};
  let next = 1;

  function stop(program) {
    const worker = workers[program];
    delete workers[program];
    if (!worker) return;
    worker.terminate();
    worker.waiting.forEach(({ no }) => no(''));
  }

  // By itself: whatever place it has by now.
  const end = (worker) => Object.keys(workers).filter((program) => workers[program] === worker).forEach(stop);

  function start(program) {
    const worker = new Worker(named('desk-worker'));
    worker.waiting = new Map();
    worker.onmessage = ({ data }) => {
      const one = worker.waiting.get(data.id);
      worker.waiting.delete(data.id);
      if (!one) return;
      if (data.fault === undefined) one.yes(data.answer);
      else one.no(data.fault);
      if (data.dead) end(worker);
    };
    worker.onerror = () => end(worker);
    workers[program] = worker;
    return worker;
  }

  window.zhichengDesk = (program, name, given) => new Promise((yes, no) => {
    const glue = named(program.split(':')[0]);
    if (!glue) { no(''); return; }
    const worker = workers[program] || (program.includes(':') ? start(program) : null);
    if (!worker) { no(''); return; }
    const id = next;
    next += 1;
    worker.waiting.set(id, { yes, no });
    worker.postMessage({ id, name, given, glue });
  });
  window.zhichengDeskStop = stop;
  window.zhichengDeskTake = (program, place) => {
    stop(place);
    workers[place] = workers[program];
    delete workers[program];
  };
})();
