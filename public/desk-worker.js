// A program beside the page: it loads the glue it is told of, and calls what it is asked to.
let program = null;

function load(glue) {
  program = program || import(glue).then((module) => module.default().then(() => module));
  return program;
}

onmessage = ({ data }) => {
  load(data.glue)
    .then((module) => module[data.name].apply(null, data.given))
    .then((answer) => postMessage({ id: data.id, answer }))
    .catch((fault) => {
      // A refusal is words; anything else has ended the program.
      postMessage({ id: data.id, fault: typeof fault === 'string' ? fault : '', dead: typeof fault !== 'string' });
    });
};
