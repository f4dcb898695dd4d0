import { get } from './api.js';
import { byId, doing, el, showProblem } from './dom.js';
import { start } from './frame.js';

const FIRST_GAPS = 24;
const search = (...labels) => `/console/footage.html?${new URLSearchParams(labels.map((label) => ['label', label]))}`;

function heatMap({ rows, columns, clips }) {
  const largest = Math.max(1, ...clips.flat());
  const cell = (count, row, column) => {
    const shade = count === 0 ? 0 : 12 + 88 * (Math.log1p(count) / Math.log1p(largest));
    const names = `${row.title}, ${column.title}: ${count === 1 ? '1 clip' : `${count} clips`}`;
    const node = el(
      'td',
      { 'data-none': count === 0, 'data-strong': shade > 55 },
      count === 0
        ? el('a', { title: names, 'aria-label': names, role: 'img' }, '0')
        : el('a', { href: search(`${rows.facet}:${row.term}`, `${columns.facet}:${column.term}`), title: names, 'aria-label': names }, String(count)),
    );
    node.style.setProperty('--heat', String(Math.round(shade)));
    return node;
  };
  const head = el('tr', {}, el('td'), ...columns.terms.map((column) => el('th', { scope: 'col' }, column.title)), el('th', { scope: 'col' }, 'All'));
  const body = rows.terms.map((row, i) =>
    el('tr', {}, el('th', { scope: 'row' }, row.title), ...columns.terms.map((column, j) => cell(clips[i][j], row, column)), el('th', { scope: 'row', class: 'number' }, String(row.clips))),
  );
  const caption = el('caption', { class: 'unseen' }, `Clips by ${rows.title} and ${columns.title}`);
  return el('table', { class: 'heat' }, caption, el('thead', {}, head), el('tbody', {}, ...body));
}

function lacking({ rows, columns, clips }) {
  const missing = [];
  rows.terms.forEach((row, i) =>
    columns.terms.forEach((column, j) => {
      if (clips[i][j] === 0 && row.term !== '-' && column.term !== '-') missing.push([row, column]);
    }),
  );
  if (missing.length === 0) return el('p', { class: 'quiet' }, 'None: every combination of these two has a clip.');
  const heads = [rows.title, columns.title, `Clips with the first`, 'Clips with the second'].map((word) => el('th', { scope: 'col' }, word));
  const body = missing.map(([row, column]) =>
    el('tr', {}, el('td', {}, row.title), el('td', {}, column.title), el('td', { class: 'number' }, String(row.clips)), el('td', { class: 'number' }, String(column.clips))),
  );
  return el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...body));
}

async function drawTable() {
  const axes = new URLSearchParams({ rows: byId('rows').value, columns: byId('columns').value });
  history.replaceState(null, '', `?${axes}`);
  const table = await get(`/coverage?${axes}`);
  byId('heat').replaceChildren(heatMap(table));
  byId('lacking').replaceChildren(lacking(table));
  byId('scale').textContent = 'The darker, the more clips; hatched: none. A clip with several terms of a facet counts in each. “not said”: the clip has no term of that facet.';
}

async function drawGaps(limit) {
  const gaps = await get(`/coverage/gaps?limit=${limit}`);
  byId('gaps').replaceChildren(...gaps.slice(0, limit === FIRST_GAPS + 1 ? FIRST_GAPS : gaps.length).map((gap) => el('li', {}, gap.sentence)));
  byId('complete').hidden = gaps.length > 0;
  byId('all-gaps').hidden = limit !== FIRST_GAPS + 1 || gaps.length <= FIRST_GAPS;
}

start(async () => {
  const vocabulary = await get('/vocabulary');
  const asAddressed = new URLSearchParams(location.search);
  const wanted = { rows: asAddressed.get('rows') ?? 'weapon-type', columns: asAddressed.get('columns') ?? 'camera-mount' };
  for (const axis of ['rows', 'columns']) {
    byId(axis).replaceChildren(...vocabulary.map((facet) => el('option', { value: facet.name, selected: facet.name === wanted[axis] }, facet.title)));
    byId(axis).addEventListener('change', () => drawTable().then(() => showProblem(null), showProblem));
  }
  await Promise.all([drawGaps(FIRST_GAPS + 1), drawTable()]);
  byId('all-gaps').addEventListener('click', (event) => doing(event.target, () => drawGaps(200)));
});
