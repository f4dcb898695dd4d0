import { get, send } from './api.js';
import { describeForm } from './describe.js';
import { byId, doing, el, showProblem } from './dom.js';
import { start } from './frame.js';
import { clipPlayer } from './clip-player.js';
import { markEditor } from './marks.js';
import { still } from './still.js';
import { clockTime, exactTime, mediaTime, size } from './words.js';

const id = new URLSearchParams(location.search).get('id') ?? '';
const path = `/footage/${encodeURIComponent(id)}`;
let vocabulary = [];

/** base64 of unsigned bytes as numbers. */
const numbers = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const pairs = (list) =>
  el(
    'dl',
    { class: 'pairs' },
    ...list.filter(([, value]) => value).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
  );

function title(label) {
  const [facet, term] = label.split(':');
  const known = vocabulary.find((each) => each.name === facet);
  return [known?.title ?? facet, known?.terms.find((each) => each.name === term)?.title ?? term];
}

function factsPanel(clip) {
  const { summary, media, description } = clip;
  const labels = new Map();
  description.labels.map(title).forEach(([facet, term]) => labels.set(facet, [...(labels.get(facet) ?? []), term]));
  const edit = el('button', { type: 'button', class: 'slim' }, 'Change what is said');
  const panel = el(
    'section',
    { class: 'panel stack' },
    el('h2', {}, 'What it is'),
    pairs([
      ['Set', description.set],
      ['Source group', description.sourceGroup],
      ['Shows', [description.label, description.category].filter((each, i, all) => all.indexOf(each) === i).join(', ')],
      ...[...labels].map(([facet, terms]) => [facet, terms.join(', ')]),
      ['Contributor', description.contributor],
      ['Origin', description.origin],
      ['Note', description.note],
      ['Added', `${clockTime(summary.addedAt)} by ${clip.addedBy}`],
      ['Duration', summary.durationMillis ? mediaTime(summary.durationMillis / 1000) : ''],
      ['Picture', media.pictureCodec ? `${media.pictureCodec}, ${media.width} × ${media.height}` : 'none'],
      ['Sound', media.soundCodec ? `${media.soundCodec}, ${media.sampleRate} Hz, ${media.channels === 1 ? 'mono' : `${media.channels} channels`}` : 'none'],
      ['File', `${size(summary.bytes)}${media.truncated ? ', breaks off' : ''}`],
      ['SHA-256', el('code', { title: clip.sha256 }, `${clip.sha256.slice(0, 24)}…`)],
    ]),
    el('p', {}, edit),
  );
  edit.addEventListener('click', () => {
    const form = describeForm(vocabulary, description);
    const save = el('button', { class: 'main' }, 'Save');
    const cancel = el('button', { type: 'button', onclick: () => draw() }, 'Cancel');
    const node = el('form', { class: 'stack' }, form.node, el('div', { class: 'row' }, save, cancel));
    node.addEventListener('submit', (event) => {
      event.preventDefault();
      doing(save, async () => {
        await send('PUT', `${path}/description`, form.read());
        await draw();
      });
    });
    panel.replaceChildren(el('h2', {}, 'What it is'), node);
    node.querySelector('input').focus();
  });
  return panel;
}

function rightsPanel({ description, datasets, models, withdrawal }) {
  const withdraw = el('button', { type: 'button', class: 'danger' }, 'Withdraw this clip');
  withdraw.addEventListener('click', async () => {
    if (await sure()) {
      await doing(withdraw, async () => {
        await send('POST', `${path}/withdraw`, { reason: byId('reason').value, erase: byId('erase').checked });
        await draw();
      });
    }
  });
  return el(
    'section',
    { class: 'panel stack' },
    el('h2', {}, 'Rights'),
    pairs([
      ['Lawful basis', description.lawfulBasis],
      ['Purpose', description.purpose],
      ['Licence', description.licence],
      ['Until', description.expiry ?? 'without end'],
      ['Use', description.use === 'evaluate' ? 'for measuring only' : 'may train what is published'],
      ['Tactics', description.tacticsSensitive ? 'sensitive: for few eyes' : ''],
      ['In datasets', datasets.length > 0 ? datasets.join(', ') : 'none'],
      ['Trained on it', models.length > 0 ? models.map((model) => `${model.name} ${model.version}`).join(', ') : 'no model known here'],
    ]),
    withdrawal ? null : el('p', {}, withdraw),
  );
}

function sure() {
  const dialog = byId('withdraw');
  dialog.returnValue = 'no';
  byId('reason').value = '';
  byId('erase').checked = false;
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

function withdrawnNote({ withdrawal, datasets, models }) {
  if (!withdrawal) return null;
  const reach = [
    datasets.length > 0 ? `It is in the datasets ${datasets.join(', ')}, which can no longer be exported or trained on.` : 'It is in no dataset.',
    models.length > 0
      ? `Models made from its source group: ${models.map((model) => `${model.name} ${model.version}`).join(', ')}.`
      : 'No model known here was made from its source group.',
  ];
  return el(
    'p',
    { class: 'note bad', role: 'status' },
    `Withdrawn ${clockTime(withdrawal.at)} by ${withdrawal.by}: ${withdrawal.reason}. ${withdrawal.erased ? 'The media is erased. ' : ''}${reach.join(' ')}`,
  );
}

function stillsPanel(stills) {
  const figures = stills.map(({ atMillis, href }) => still(href, exactTime(atMillis), `the still at ${exactTime(atMillis)}`));
  return el('section', { class: 'panel wide' }, el('h2', {}, 'Stills'), el('div', { class: 'stills' }, ...figures));
}

async function draw() {
  const clip = await get(path);
  const { summary } = clip;
  document.title = `${summary.name} · Firebreak`;
  const erased = clip.withdrawal?.erased ?? false;
  const player = erased || summary.kind === 'picture' ? null : clipPlayer(clip.mediaHref, summary);
  const editor = player && summary.sounding ? markEditor(path, summary, player, clip.curveStepMillis, numbers(clip.curve)) : null;
  byId('clip').replaceChildren(
    el(
      'div',
      { class: 'heading' },
      el('h1', {}, summary.name),
      el('span', { class: 'badge plain', 'data-marks': summary.withdrawn ? 'withdrawn' : '' }, summary.withdrawn ? 'withdrawn' : summary.kind),
      el('span', { class: 'quiet' }),
      el('a', { href: '/console/footage.html' }, 'All footage'),
    ),
    ...[withdrawnNote(clip)].filter(Boolean),
    el(
      'div',
      { class: 'incident' },
      el('div', { class: 'side' }, ...[player?.node, editor?.node].filter(Boolean)),
      el('div', { class: 'side' }, factsPanel(clip), rightsPanel(clip)),
      clip.stills.length > 0 ? stillsPanel(clip.stills) : '',
    ),
  );
  await editor?.load();
}

start(async () => {
  vocabulary = await get('/vocabulary');
  byId('withdraw').querySelector('button[value=yes]').addEventListener('click', (event) => {
    if (!byId('reason').reportValidity()) event.preventDefault();
  });
  await draw();
  showProblem(null);
});
