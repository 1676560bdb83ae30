/* 职称申报自助向导：把这一行脚本放进网页，向导就显示在那里。用法见同目录的 embed.html。
   <script src="https://…/embed.js" data-notice="dadukou2022" async></script>  或者
   <zhicheng-wizard notice="dadukou2022"><a href="https://…/">职称申报自助向导</a></zhicheng-wizard>
   It makes a frame and takes three messages from it: its height, a change of page, and, where the host asked
   and the person agreed, the result. It sends the frame nothing and runs nothing that a message says. */
(() => {
  const WANTED = ['notice', 'matter', 'category', 'mode', 'color', 'print', 'save', 'links', 'result'];
  const SANDBOX = 'allow-scripts allow-forms allow-downloads allow-popups allow-modals';
  const NAME = '职称申报自助向导';
  // The wizard speaks Chinese. Where the host does not, it says so beforehand.
  const language = document.documentElement.lang;
  const CALLED = /^(zh|$)/i.test(language) ? NAME : `${NAME} (in Chinese)`;
  const all = [];

  const current = document.currentScript;
  // A module has no currentScript and runs once for all its tags.
  const mine = current ? [current] : [...document.scripts].filter((each) => /\/embed\.js([?#]|$)/.test(each.src));
  if (!mine[0] || !mine[0].src) return;
  const site = new URL('.', mine[0].src);

  function show(place, read) {
    if (all.some((each) => each.place === place)) return;
    const id = crypto.getRandomValues(new Uint32Array(4)).join('-');
    const query = new URLSearchParams({ embed: id, host: location.origin, lang: language });
    WANTED.forEach((name) => read(name) && query.set(name, read(name)));
    const frame = document.createElement('iframe');
    const style = (name, value) => frame.style.setProperty(name, value, 'important');
    frame.title = CALLED;
    frame.lang = 'zh-CN';
    frame.allow = 'clipboard-write';
    frame.setAttribute('scrolling', 'no');
    const sandboxed = read('sandbox') != null;
    if (sandboxed) frame.setAttribute('sandbox', SANDBOX);
    Object.entries({ display: 'block', width: '100%', border: '0', height: '40em' }).forEach(([name, value]) => style(name, value));
    // Room before there is a frame, so that nothing jumps.
    place.style.minHeight = '40em';
    all.push({ place, frame, id, style, origin: sandboxed ? 'null' : site.origin, result: read('result') != null, since: 0, count: 0 });
    // A frame that gets its address later would be a step of its own for Back.
    const begin = () => {
      frame.src = new URL(`index.html?${query}`, site);
      place.prepend(frame);
    };
    if (!window.IntersectionObserver) return begin();
    const near = new IntersectionObserver((seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      near.disconnect();
      begin();
    }, { rootMargin: '400px' });
    near.observe(place);
  }

  addEventListener('message', ({ data, source, origin, timeStamp }) => {
    if (!data || data.zhicheng !== 1) return;
    const one = all.find((each) => each.id === data.id);
    if (!one || source !== one.frame.contentWindow || origin !== one.origin) return;
    if (timeStamp - one.since > 1000) Object.assign(one, { since: timeStamp, count: 0 });
    if ((one.count += 1) > 60) return;
    const { type, height, result } = data;
    if (type === 'height' && height > 0) {
      one.style('height', `${Math.min(20000, Math.max(200, Math.ceil(height)))}px`);
      one.place.style.minHeight = '';
      // It is here: the link that stood in for it may go.
      [...one.place.children].forEach((each) => { each.hidden = each !== one.frame; });
    } else if (type === 'page') {
      const { top } = one.frame.getBoundingClientRect();
      if (top < 0 || top > innerHeight) one.frame.scrollIntoView();
    } else if (type === 'result' && one.result && typeof result === 'string') {
      one.place.dispatchEvent(new CustomEvent('zhicheng-result', { bubbles: true, detail: result }));
    }
  });

  mine.forEach((script) => {
    // Without wishes of its own the tag only brings the element.
    if (!Object.keys(script.dataset).length) return;
    const place = document.createElement('div');
    place.className = 'zhicheng-wizard';
    const link = document.createElement('a');
    link.href = site;
    link.target = '_blank';
    link.textContent = CALLED;
    link.lang = 'zh-CN';
    place.append(link);
    const put = () => {
      if (document.head.contains(script)) document.body.append(place);
      else script.after(place);
      show(place, (name) => script.dataset[name]);
    };
    if (document.body) put();
    else addEventListener('DOMContentLoaded', put);
  });

  if (window.customElements && !customElements.get('zhicheng-wizard')) {
    customElements.define('zhicheng-wizard', class extends HTMLElement {
      connectedCallback() {
        this.style.display = 'block';
        show(this, (name) => this.getAttribute(name));
      }
    });
  }
})();
