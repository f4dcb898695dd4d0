import { get, send } from './api.js';
import * as badges from './badges.js';
import { evidenceChart, legend } from './chart.js';
import { byId, doing, el } from './dom.js';
import { follow } from './events.js';
import { start, thresholds } from './frame.js';
import { evidencePlayer } from './player.js';
import { still } from './still.js';
import { actionWords, clockTime, exactTime, mediaTime, percent, size } from './words.js';

const id = new URLSearchParams(location.search).get('id') ?? '';

const DECISIONS = [
  ['restore', 'Restore', 'Undo the stop; what it was stays open', 'Viewers get the stream again, and its key is let in again.'],
  ['confirm', 'Confirm', 'It is an attack: the stop stands', 'The key stays banned and the evidence is kept.'],
  ['dismiss', 'Dismiss', 'It is no attack: undo the stop', 'Viewers get the stream again, and its key is let in again.'],
];
const STEP_MARKS = { done: '✓', escalated: '!', overruled: '–', pending: '…' };

function sure(title, text, yes) {
  byId('sure-title').textContent = title;
  byId('sure-text').textContent = text;
  byId('sure-yes').textContent = yes;
  const dialog = byId('sure');
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

/** Whether the store would still take this decision. */
function possible(decision, state) {
  if (state === 'open') return true;
  if (state === 'confirmed') return decision === 'restore';
  return state === 'restored' && decision !== 'restore';
}

function decisionPanel(incident, decisions) {
  const note = el('textarea', { id: 'note', maxlength: '2000' });
  const buttons = DECISIONS.filter(([name]) => possible(name, incident.state)).map(([name, words, meaning, effect]) => {
    const button = el('button', { type: 'button', class: name === 'confirm' ? 'danger' : '' }, el('span', {}, words, el('small', {}, meaning)));
    button.addEventListener('click', async () => {
      if (await sure(`${words} this incident?`, effect, words)) {
        await doing(button, async () => {
          await send('POST', `/incidents/${id}/${name}`, { note: note.value });
          await draw();
        });
      }
    });
    return button;
  });
  const made = decisions.map((decision) =>
    el(
      'p',
      {},
      badges.state(decision.state),
      ` by ${decision.by}, `,
      el('span', { class: 'quiet' }, clockTime(decision.at)),
      decision.note ? el('span', {}, ` — ${decision.note}`) : null,
    ),
  );
  return el(
    'section',
    { class: 'panel' },
    el('h2', {}, buttons.length > 0 ? 'Decide' : 'Decided'),
    el(
      'div',
      { class: 'decide' },
      ...made,
      buttons.length > 0 ? el('div', { class: 'field' }, el('label', { for: 'note' }, 'Note (may be empty)'), note) : null,
      ...buttons,
    ),
  );
}

function actionsPanel(actions) {
  const steps = actions.map((action) =>
    el(
      'li',
      { 'data-state': action.state },
      el('span', { 'aria-hidden': 'true' }, STEP_MARKS[action.state] ?? ''),
      el('span', {}, actionWords(action.kind)),
      el('span', { class: 'small' }, action.state),
      el(
        'span',
        { class: 'detail' },
        [
          action.finishedAt ? clockTime(action.finishedAt) : `waiting since ${clockTime(action.createdAt)}`,
          action.attempts > 1 ? `${action.attempts} tries` : '',
          action.detail,
        ]
          .filter((part) => part)
          .join(' · '),
      ),
    ),
  );
  return el(
    'section',
    { class: 'panel' },
    el('h2', {}, 'Actions'),
    steps.length > 0 ? el('ol', { class: 'steps' }, ...steps) : el('p', { class: 'quiet' }, 'None so far.'),
  );
}

function timelinePanel(incident, timeline, limits) {
  const chart = evidenceChart(240, limits, [
    { second: incident.suspectedSinceMillis / 1000, color: 'watch' },
    { second: incident.verdictAtMillis / 1000, color: 'cut' },
  ]);
  chart.draw(timeline);
  const cell = (score) => el('td', { class: 'number' }, score === null ? '–' : percent(score));
  const rows = timeline.map((s) =>
    el('tr', {}, el('td', { class: 'number' }, mediaTime(s.second)), el('td', {}, badges.level(s.level)), cell(s.score), cell(s.gunfire), cell(s.firearm), cell(s.motion)),
  );
  const heads = ['Media time', 'Verdict', 'Score', 'Gunfire', 'Firearm', 'Motion'].map((word) => el('th', { scope: 'col' }, word));
  return el(
    'section',
    { class: 'panel stack' },
    el('h2', {}, 'Evidence'),
    chart.box,
    legend(true),
    el(
      'details',
      {},
      el('summary', {}, 'Second by second'),
      el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...rows))),
    ),
  );
}

function stillsPanel(stills) {
  const figures = stills.map(({ atMillis, href }) => still(href, exactTime(atMillis), `the still at ${exactTime(atMillis)}`));
  return el(
    'section',
    { class: 'panel wide' },
    el('h2', {}, 'Stills'),
    figures.length > 0 ? el('div', { class: 'stills' }, ...figures) : el('p', { class: 'quiet' }, 'No stills were kept.'),
  );
}

function segmentsPanel(segments) {
  const open = el('button', { type: 'button', class: 'slim' }, 'Open the kept media');
  const place = el('div', {}, segments.some((s) => s.format === 'mpeg-ts') ? open : '');
  open.addEventListener('click', () => place.replaceChildren(evidencePlayer(`/api/v1/incidents/${id}/playlist.m3u8`)));
  const rows = segments.map((s) =>
    el(
      'tr',
      {},
      el('td', { class: 'number' }, String(s.sequence)),
      el('td', { class: 'number' }, exactTime(s.offsetMillis)),
      el('td', { class: 'number' }, `${(s.durationMillis / 1000).toFixed(2)} s`),
      el('td', { class: 'number' }, size(s.size)),
      el('td', {}, el('code', { title: s.sha256 }, `${s.sha256.slice(0, 16)}…`)),
    ),
  );
  const heads = ['Segment', 'Media time', 'Duration', 'Size', 'SHA-256'].map((word) => el('th', { scope: 'col' }, word));
  return el(
    'section',
    { class: 'panel wide stack' },
    el('h2', {}, 'Segments'),
    segments.length > 0 ? place : el('p', { class: 'quiet' }, 'No segments were kept.'),
    segments.length > 0
      ? el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...rows)))
      : null,
  );
}

const LOOK_MILLIS = 4000;
const FEW = 0.9;

function selfTestWords({ standing, done, planned, seconds, detail, all }) {
  const found = all ? ` ${all.found} of ${all.copies} edited copies of ${Math.round(seconds)} s of it would be found.` : '';
  if (standing === 'waiting') return 'Edited copies of it will be made and matched, to see which would be found once it is banked.';
  if (standing === 'running') return `Running ${done} of ${planned}.${found}`;
  if (standing === 'impossible') return `It could not be tested: ${detail}.`;
  return `${found.trim()}${detail ? ` Note: ${detail}.` : ''}`;
}

function selfTestTable(edits) {
  const share = (some, { copies }) => el('td', { class: 'number' }, percent(some / copies));
  const rows = edits.map((edit) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, edit.edit),
      el('td', { class: 'number' }, String(edit.copies)),
      el('td', { class: 'number', 'data-weak': edit.recall < FEW }, percent(edit.recall)),
      share(edit.byPictures, edit),
      share(edit.bySound, edit),
    ),
  );
  const heads = ['Edit', 'Copies', 'Found', 'By pictures', 'By sound'].map((word) => el('th', { scope: 'col' }, word));
  return el(
    'details',
    {},
    el('summary', {}, 'By kind of edit'),
    el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...rows))),
  );
}

/** Which edited copies would be found once it is banked; follows the test while it runs. */
function selfTestPanel() {
  const inside = el('div', { class: 'stack' });
  const panel = el('section', { class: 'panel wide stack', id: 'self-test', hidden: true }, el('h2', {}, 'Would copies be found?'), inside);
  const look = async () => {
    const test = await get(`/incidents/${encodeURIComponent(id)}/self-test`);
    const open = inside.querySelector('details')?.open ?? false;
    panel.hidden = test.standing === 'none';
    const weak = test.weaknesses.map((words) => el('li', {}, words));
    inside.replaceChildren(
      el('p', { role: 'status' }, selfTestWords(test)),
      ...(test.standing === 'running' ? [el('progress', { max: String(test.planned), value: String(test.done), 'aria-label': 'Progress of the self-test' })] : []),
      ...(weak.length > 0 ? [el('ul', { class: 'gaps' }, ...weak)] : []),
      ...(test.edits.length > 0 ? [selfTestTable(test.edits)] : []),
    );
    if (open) inside.querySelector('details').open = true;
    if (['waiting', 'running'].includes(test.standing) && panel.isConnected) setTimeout(() => look().catch(() => null), LOOK_MILLIS);
  };
  return { panel, look };
}

function factsPanel(incident) {
  const pairs = [
    ['Stream', incident.stream],
    ['Opened', clockTime(incident.openedAt)],
    ['Suspected since', exactTime(incident.suspectedSinceMillis)],
    ['Verdict at', exactTime(incident.verdictAtMillis)],
    ['Highest score', percent(incident.score)],
    ['Why', incident.reason],
    ['Model package', incident.modelPackage],
    ['Session', incident.live ? 'still live' : 'over'],
  ];
  return el(
    'section',
    { class: 'panel' },
    el('h2', {}, 'What happened'),
    el('dl', { class: 'pairs' }, ...pairs.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
  );
}

let limits = { watch: 0.5, hold: 0.8, cut: 0.95 };

async function draw() {
  const { incident, timeline, stills, segments, actions, decisions } = await get(`/incidents/${encodeURIComponent(id)}`);
  document.title = `${incident.level} of ${incident.stream} · Firebreak`;
  const test = selfTestPanel();
  byId('incident').replaceChildren(
    el(
      'div',
      { class: 'heading' },
      el('h1', {}, `Incident on ${incident.stream}`),
      badges.level(incident.level),
      badges.state(incident.state),
      el('span', { class: 'quiet' }),
      el('a', { href: '/console/incidents.html' }, 'All incidents'),
    ),
    el(
      'div',
      { class: 'incident' },
      el('div', { class: 'side' }, timelinePanel(incident, timeline, limits), factsPanel(incident)),
      el('div', { class: 'side' }, decisionPanel(incident, decisions), actionsPanel(actions)),
      test.panel,
      stillsPanel(stills),
      segmentsPanel(segments),
    ),
  );
  test.look().catch(() => null);
}

start(async () => {
  limits = await thresholds();
  await draw();
  follow({
    incident: (changed) => {
      const busy = byId('sure').open || byId('note')?.value || document.querySelector('.evidence-player');
      if (changed.incident === id && !busy) draw().catch(() => null);
    },
  });
});
