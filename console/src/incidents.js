import { get } from './api.js';
import * as badges from './badges.js';
import { byId, doing, el } from './dom.js';
import { follow } from './events.js';
import { start } from './frame.js';
import { ago, clockTime, percent } from './words.js';

const PAGE = 50;
let shown = PAGE;

function row(incident) {
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'panel', href: `/console/incident.html?id=${incident.id}`, 'data-level': incident.level },
      badges.level(incident.level),
      el(
        'span',
        { class: 'what' },
        el('strong', {}, incident.stream, incident.live ? ' · still live' : ''),
        el('span', { class: 'small quiet' }, `${percent(incident.score)}: ${incident.reason}`),
      ),
      el(
        'span',
        { class: 'when' },
        badges.state(incident.state),
        el('br'),
        el('time', { class: 'small quiet', datetime: incident.openedAt, title: clockTime(incident.openedAt) }, ago(incident.openedAt)),
      ),
    ),
  );
}

async function draw() {
  const list = [];
  while (list.length < shown + 1) {
    const limit = Math.min(200, shown + 1 - list.length);
    const page = await get(`/incidents?limit=${limit}&offset=${list.length}`);
    list.push(...page);
    if (page.length < limit) break;
  }
  byId('incidents').replaceChildren(...list.slice(0, shown).map(row));
  byId('more').hidden = list.length <= shown;
  byId('empty').hidden = list.length > 0;
  const open = list.filter((incident) => incident.state === 'open').length;
  byId('count').textContent = list.length === 0 ? '' : open === 0 ? 'None is open' : `${open} open`;
}

start(async () => {
  await draw();
  byId('more').addEventListener('click', (event) => {
    shown += PAGE;
    doing(event.target, draw);
  });
  follow({ incident: () => draw().catch(() => null) });
});
