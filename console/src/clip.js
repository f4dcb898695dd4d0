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

const RULINGS = { 'not-the-same': 'not the same', 'may-stay': 'the same, and may stay' };

/** Which stretch; a picture has none. */
const stretch = ({ fromMillis, toMillis }) => (toMillis > fromMillis ? `${exactTime(fromMillis)} – ${exactTime(toMillis)}` : 'the picture');

function ruling(similar, value, words) {
  const button = el('button', { type: 'button', class: 'slim', 'aria-label': `${words}: ${similar.clip.name}` }, words);
  button.addEventListener('click', () =>
    doing(button, async () => {
      await send('PUT', `${path}/near-duplicates/${similar.clip.id}/ruling`, { ruling: value });
      await draw();
    }),
  );
  return button;
}

function similarRow(similar, withdrawn) {
  const { clip, said } = similar;
  const concerns = similar.holds || (withdrawn && !said);
  const buttons = said
    ? [ruling(similar, null, 'Take back')]
    : [ruling(similar, 'not-the-same', 'Not the same'), ...(concerns ? [ruling(similar, 'may-stay', 'May stay')] : [])];
  return el(
    'tr',
    {},
    el(
      'td',
      {},
      el('a', { href: `/console/clip.html?id=${clip.id}` }, clip.name),
      el('span', { class: 'small quiet' }, ` ${clip.set} / ${clip.sourceGroup}`),
      clip.withdrawn ? el('span', { class: 'badge', 'data-marks': 'withdrawn' }, 'withdrawn') : null,
    ),
    el('td', {}, stretch(similar.here)),
    el('td', {}, stretch(similar.there)),
    el('td', {}, similar.by.join(' and ')),
    el('td', { class: 'number' }, similar.score.toFixed(2)),
    el('td', {}, said ? el('p', { class: 'small' }, `${said.by}: ${RULINGS[said.ruling]}`) : null, el('div', { class: 'row' }, ...buttons)),
  );
}

/** Other clips that show or sound the same, and what people say about that. */
function similarPanel({ nearDuplicates, withdrawal }) {
  const held = nearDuplicates.some((similar) => similar.holds);
  const heads = ['Clip', 'Here', 'There', 'By', 'Score', 'What people say'].map((word) => el('th', { scope: 'col' }, word));
  return el(
    'section',
    { class: 'panel wide stack', id: 'similar' },
    el('h2', {}, 'Shows the same'),
    held
      ? el('p', { class: 'note bad', role: 'status' }, 'It shows the same as a clip that was withdrawn: no new dataset holds it until somebody says that it is not the same, or that it may stay.')
      : null,
    el('p', { class: 'small quiet' }, 'These clips and their source groups are never divided between training and testing.'),
    el(
      'div',
      { class: 'scroll' },
      el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...nearDuplicates.map((similar) => similarRow(similar, Boolean(withdrawal))))),
    ),
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
      clip.nearDuplicates.length > 0 ? similarPanel(clip) : '',
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
