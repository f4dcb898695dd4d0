import { get, send } from './api.js';
import { byId, doing, el } from './dom.js';
import { start } from './frame.js';
import { clockTime, size } from './words.js';

const SPLITS = [
  ['train', 'training'],
  ['val', 'validation'],
  ['test', 'testing'],
];
const wanted = new URLSearchParams(location.search);

function splitBar(clips) {
  const parts = SPLITS.filter(([name]) => clips[name] > 0).map(([name, words]) => {
    const part = el('span', { class: name }, `${clips[name]} ${words}`);
    part.style.setProperty('--share', String(clips[name]));
    return part;
  });
  const words = SPLITS.map(([name, word]) => `${clips[name]} for ${word}`).join(', ');
  return el('div', { class: 'split', role: 'img', 'aria-label': words }, ...parts);
}

function counts(rows) {
  const heads = ['Set', 'Label', ...SPLITS.map(([, words]) => words)].map((word) => el('th', { scope: 'col' }, word));
  const body = rows.map((row) =>
    el('tr', {}, el('td', {}, row.set), el('td', {}, row.label), ...SPLITS.map(([name]) => el('td', { class: 'number' }, String(row[name])))),
  );
  return el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...body)));
}

function card(dataset) {
  const path = `/datasets/${dataset.name}/${dataset.version}`;
  const inside = el('div');
  const details = el('details', {}, el('summary', {}, 'What is in it'), inside);
  details.addEventListener('toggle', () => {
    if (details.open && !inside.hasChildNodes()) get(path).then(({ contents }) => inside.replaceChildren(counts(contents)));
  });
  return el(
    'li',
    { class: 'panel' },
    el(
      'header',
      {},
      el('h2', {}, `${dataset.name} ${dataset.version}`),
      el('span', { class: 'quiet small' }, `made ${clockTime(dataset.createdAt)} by ${dataset.createdBy}`),
      el('a', { href: `/api/v1${path}/croissant.json`, download: `${dataset.name}-${dataset.version}.croissant.json` }, 'Datasheet (Croissant)'),
    ),
    dataset.description ? el('p', {}, dataset.description) : null,
    dataset.withdrawn > 0
      ? el('p', { class: 'note bad' }, `${dataset.withdrawn} of its clips were withdrawn: it can no longer be exported or trained on. Make it anew without them.`)
      : null,
    splitBar(dataset.clips),
    el('p', { class: 'small quiet' }, `${size(dataset.bytes)} · of ${dataset.query || 'everything'} · split ${dataset.split} · content ${dataset.content.slice(0, 16)}…`),
    details,
  );
}

async function draw() {
  const list = await get('/datasets');
  byId('datasets').replaceChildren(...list.map(card));
  byId('empty').hidden = list.length > 0;
}

async function make() {
  const shares = byId('rule').value === 'shares';
  const made = await send('POST', '/datasets', {
    name: byId('name').value.trim(),
    description: byId('description').value.trim(),
    text: wanted.get('text') ?? '',
    labels: wanted.getAll('label'),
    split: shares ? { train: byId('train').value / 100, val: byId('val').value / 100, seed: Number(byId('seed').value) } : null,
  });
  const notes = [
    `${made.dataset.name} ${made.dataset.version} is made.`,
    made.expired > 0 ? `${made.expired} clips were left out: their rights have run out.` : '',
    made.held > 0 ? `${made.held} clips were left out: they show the same as clips that were withdrawn.` : '',
    made.joined.length > 0 ? `Source groups that count as one because clips of them show the same: ${made.joined.map((part) => part.join(' = ')).join('; ')}.` : '',
    made.straddling.length > 0 ? `Source groups that said two splits went wholly to the one furthest from the training: ${made.straddling.join(', ')}.` : '',
  ];
  byId('made').textContent = notes.join(' ').trim();
  byId('made').hidden = false;
  await draw();
}

start(async () => {
  wanted.delete('standing');
  const words = [wanted.get('text') ?? '', ...wanted.getAll('label')].filter(Boolean).join(' ');
  const { total } = await get(`/footage?${new URLSearchParams([...wanted, ['limit', '1']])}`);
  byId('query').replaceChildren(`Of ${total === 1 ? 'the 1 clip' : `the ${total} clips`} found by `, words ? el('code', {}, words) : 'no search at all: everything', '. ', el('a', { href: `/console/footage.html?${wanted}` }, 'Change the search'));
  byId('rule').addEventListener('change', () => {
    document.querySelectorAll('.shares').forEach((field) => {
      field.hidden = byId('rule').value !== 'shares';
    });
  });
  byId('wish').addEventListener('submit', (event) => {
    event.preventDefault();
    doing(byId('wish').querySelector('button'), make);
  });
  await draw();
});
