(() => {
  'use strict';
  const sorted = new Map();

  // Tables: a button in each head; numbers first fall, words first rise; what has no value stays below.
  function order(table, index, direction) {
    const head = table.tHead.rows[0].cells[index];
    const isNumber = head.dataset.sort === 'number';
    const body = table.tBodies[0];
    const sign = direction === 'ascending' ? 1 : -1;
    const keyOf = row => {
      const cell = row.cells[index];
      return isNumber ? (cell.dataset.v === undefined ? NaN : Number(cell.dataset.v)) : cell.textContent.trim();
    };
    const rows = [...body.rows].map(row => ({ row, key: keyOf(row) }));
    rows.sort((left, right) => {
      if (!isNumber) return sign * left.key.localeCompare(right.key, 'en', { numeric: true });
      const [a, b] = [Number.isNaN(left.key), Number.isNaN(right.key)];
      return a || b ? a - b : left.key === right.key ? 0 : sign * (left.key < right.key ? -1 : 1);
    });
    body.append(...rows.map(entry => entry.row));
    for (const cell of table.tHead.rows[0].cells) cell.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', direction);
    sorted.set(table.id, { index, direction });
  }

  function makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      if (!head.dataset.sort || head.firstElementChild) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.addEventListener('click', () => {
        const first = head.dataset.sort === 'number' ? 'descending' : 'ascending';
        const second = first === 'ascending' ? 'descending' : 'ascending';
        order(table, index, head.getAttribute('aria-sort') === first ? second : first);
      });
      head.append(button);
    });
    const before = sorted.get(table.id);
    if (before) order(table, before.index, before.direction);
  }

  // Charts: the values stand in the table below each; a cursor reads them out.
  const rowsOf = figure => figure.querySelector('.values tbody').rows;

  function show(figure, index, isOrigin) {
    const rows = rowsOf(figure);
    const row = rows[index];
    const cursor = figure.querySelector('.cursor');
    if (!row) return;
    const x = Number(row.dataset.x);
    cursor.setAttribute('x1', `${x}%`);
    cursor.setAttribute('x2', `${x}%`);
    cursor.setAttribute('visibility', 'visible');
    figure.dataset.at = index;
    if (!isOrigin) return;
    const plot = figure.querySelector('.plot');
    let tip = plot.querySelector('.tip');
    if (!tip) {
      tip = document.createElement('div');
      tip.className = 'tip';
      tip.setAttribute('role', 'status');
      plot.append(tip);
    }
    const heads = figure.querySelectorAll('.values thead th');
    const keys = figure.querySelectorAll('.legend .key');
    const title = document.createElement('b');
    title.textContent = row.cells[0].textContent;
    const table = document.createElement('table');
    for (let i = 1; i < row.cells.length; i++) {
      const line = table.insertRow();
      const name = line.insertCell();
      if (keys[i - 1]) name.append(keys[i - 1].cloneNode(true), ' ');
      name.append(heads[i].textContent);
      line.insertCell().textContent = row.cells[i].textContent;
    }
    tip.replaceChildren(title, table);
    const svg = plot.querySelector('svg');
    const left = svg.getBoundingClientRect().left - plot.getBoundingClientRect().left;
    const at = left + svg.getBoundingClientRect().width * x / 100;
    tip.style.left = `${Math.max(0, x > 55 ? at - tip.offsetWidth - 10 : at + 10)}px`;
  }

  const together = figure => figure.dataset.group
    ? document.querySelectorAll(`.chart[data-group="${CSS.escape(figure.dataset.group)}"]`)
    : [figure];

  function move(figure, index) {
    const count = rowsOf(figure).length;
    for (const other of together(figure)) {
      if (rowsOf(other).length === count) show(other, index, other === figure);
    }
  }

  function leave(figure) {
    for (const other of together(figure)) {
      other.querySelector('.cursor').setAttribute('visibility', 'hidden');
      other.querySelector('.tip')?.remove();
    }
  }

  function nearest(figure, clientX) {
    const box = figure.querySelector('.plot svg').getBoundingClientRect();
    const x = 100 * (clientX - box.left) / box.width;
    const rows = rowsOf(figure);
    let [low, high] = [0, rows.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (Number(rows[middle].dataset.x) < x) low = middle; else high = middle;
    }
    return Math.abs(Number(rows[low]?.dataset.x) - x) <= Math.abs(Number(rows[high]?.dataset.x) - x) ? low : high;
  }

  function makeReadable(figure) {
    const plot = figure.querySelector('.plot');
    if (plot.tabIndex === 0) return;
    plot.tabIndex = 0;
    plot.setAttribute('role', 'group');
    plot.setAttribute('aria-label', `${figure.querySelector('figcaption b').textContent}: left and right arrows read its values`);
    plot.addEventListener('pointermove', event => move(figure, nearest(figure, event.clientX)));
    plot.addEventListener('pointerleave', () => leave(figure));
    plot.addEventListener('blur', () => leave(figure));
    plot.addEventListener('keydown', event => {
      const last = rowsOf(figure).length - 1;
      const at = Number(figure.dataset.at ?? -1);
      const steps = { ArrowLeft: at - 1, ArrowRight: at + 1, PageUp: at - 10, PageDown: at + 10, Home: 0, End: last };
      if (event.key === 'Escape') leave(figure);
      if (!(event.key in steps)) return;
      event.preventDefault();
      move(figure, Math.min(last, Math.max(0, steps[event.key])));
    });
  }

  function makeCopyable(block) {
    if (block.querySelector('.copy')) return;
    const text = block.textContent;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(block);
        button.textContent = 'Selected';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    block.append(button);
  }

  function enhance(root) {
    root.querySelectorAll('table.data').forEach(makeSortable);
    root.querySelectorAll('.chart').forEach(makeReadable);
    root.querySelectorAll('[data-copy]').forEach(makeCopyable);
  }

  // A section drawn anew: what was open, scrolled and focused in it stays so.
  function swap(element, html) {
    const details = [...element.querySelectorAll('details')].map(one => one.open);
    const scrolls = [...element.querySelectorAll('.scroll')].map(one => [one.scrollLeft, one.scrollTop]);
    const cursors = new Map([...element.querySelectorAll('.chart')].filter(one => one.querySelector('.tip')).map(one => [one.id, Number(one.dataset.at)]));
    const focusable = 'a, button, summary, [tabindex]';
    const focused = [...element.querySelectorAll(focusable)].indexOf(document.activeElement);
    element.innerHTML = html;
    enhance(element);
    element.querySelectorAll('details').forEach((one, i) => { if (details[i] !== undefined) one.open = details[i]; });
    element.querySelectorAll('.scroll').forEach((one, i) => { if (scrolls[i]) [one.scrollLeft, one.scrollTop] = scrolls[i]; });
    if (focused >= 0) element.querySelectorAll(focusable)[focused]?.focus({ preventScroll: true });
    for (const [id, at] of cursors) {
      const figure = document.getElementById(id);
      if (figure) move(figure, at);
    }
  }

  enhance(document);
  window.perfTestReport = { enhance, swap };
})();
