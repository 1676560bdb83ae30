// Leads from the documents of earlier versions, takeaway.html and library.html, to the same place in the one
// document there is now. What stands behind # goes along: links with answers and to clauses still open.
const from = location.hash.slice(1);
const library = /\/library\.html$/.test(location.pathname);
const to = library ? `/library/${from.replace(/^\//, '')}` : /^(a|%61)(=|%3d)/i.test(from) ? from : '/takeaway';
location.replace(`./index.html#${to}`);
