import { get, send } from './api.js';
import * as badges from './badges.js';
import { evidenceChart, legend } from './chart.js';
import { byId, doing, el } from './dom.js';
import { follow } from './events.js';
import { start, thresholds } from './frame.js';
import { still } from './still.js';
import { gateWords, mediaTime, percent } from './words.js';

const SECONDS_SHOWN = 180;
const STILL_EVERY_MILLIS = 5000;
const LIST_EVERY_MILLIS = 30000;
const SEVERITY = ['clear', 'watch', 'hold', 'cut'];
const BAD_GATES = ['late', 'held', 'withdrawn'];

const cards = new Map();

class Card {
  constructor(live, limits, admin) {
    this.session = live.session;
    this.seconds = new Map();
    this.chart = evidenceChart(130, limits);
    this.badge = el('span');
    this.gate = el('p', { class: 'gate-line' });
    this.score = el('dd');
    this.position = el('dd');
    this.behind = el('dd');
    this.picture = still(`/api/v1/live/${live.stream}/still.jpg`, '', `the last still of ${live.stream}`);
    this.policy = this.policyField(live, admin);
    this.node = el(
      'article',
      { class: 'panel card', 'aria-label': `Stream ${live.stream}` },
      el('header', {}, el('h2', {}, live.stream), this.badge),
      this.picture,
      this.gate,
      el(
        'dl',
        { class: 'facts' },
        el('dt', {}, 'Score'),
        this.score,
        el('dt', {}, 'Live for'),
        this.position,
        el('dt', {}, 'Analysis behind'),
        this.behind,
      ),
      this.chart.box,
      legend(),
      el(
        'footer',
        {},
        this.policy,
        el('a', { href: `/live/${live.stream}`, target: '_blank', rel: 'noopener' }, 'Viewer page'),
      ),
      el('p', { class: 'small quiet' }, live.source),
    );
    this.update(live);
  }

  policyField(live, admin) {
    const id = `policy-${live.stream}`;
    this.select = el(
      'select',
      { id, disabled: !admin },
      el('option', { value: 'hold' }, 'hold'),
      el('option', { value: 'pass' }, 'pass'),
    );
    this.select.addEventListener('change', () =>
      doing(this.select, () =>
        send('PATCH', `/streams/${live.stream}`, { latePolicy: this.select.value }).catch((error) => {
          this.select.value = this.live.latePolicy;
          throw error;
        }),
      ).finally(() => {
        this.select.disabled = !admin;
      }),
    );
    return el('div', { class: 'field' }, el('label', { for: id, class: 'small quiet' }, 'When analysis is late'), this.select);
  }

  update(live) {
    this.live = live;
    this.node.dataset.level = live.level;
    const badge = badges.level(live.level);
    this.badge.replaceWith(badge);
    this.badge = badge;
    this.gate.textContent = gateWords(live);
    this.gate.toggleAttribute('data-bad', BAD_GATES.includes(live.gate));
    this.score.textContent = percent(live.score);
    this.position.textContent = mediaTime(live.positionMillis / 1000);
    this.behind.textContent = `${Math.max(0, (live.positionMillis - live.analysedMillis) / 1000).toFixed(1)} s`;
    if (document.activeElement !== this.select) {
      this.select.value = live.latePolicy;
    }
  }

  add(second) {
    this.seconds.set(second.second, second);
    for (const old of this.seconds.keys()) {
      if (this.seconds.size <= SECONDS_SHOWN) break;
      this.seconds.delete(old);
    }
    this.chart.draw([...this.seconds.values()].sort((a, b) => a.second - b.second));
    this.score.textContent = percent(second.score);
  }

  refreshStill() {
    this.picture.querySelector('img').src = `/api/v1/live/${this.live.stream}/still.jpg?at=${this.live.positionMillis}`;
  }
}

function arrange() {
  const sorted = [...cards.values()].sort(
    (a, b) =>
      SEVERITY.indexOf(b.live.level) - SEVERITY.indexOf(a.live.level) || a.live.stream.localeCompare(b.live.stream),
  );
  const list = byId('streams');
  sorted.forEach((card, index) => {
    if (list.children[index] !== card.node) {
      list.insertBefore(card.node, list.children[index] ?? null);
    }
  });
  byId('empty').hidden = cards.size > 0;
  const alarming = sorted.filter((card) => card.live.level !== 'clear').length;
  byId('count').textContent =
    cards.size === 0 ? '' : `${cards.size} live, ${alarming === 0 ? 'all clear' : `${alarming} to look at`}`;
}

function remove(stream) {
  cards.get(stream)?.node.remove();
  cards.delete(stream);
  arrange();
}

start(async ({ admin }) => {
  const limits = await thresholds();

  async function changed(live) {
    const known = cards.get(live.stream);
    if (known?.session === live.session) {
      known.update(live);
    } else {
      known?.node.remove();
      const card = new Card(live, limits, admin);
      cards.set(live.stream, card);
      get(`/live/${live.stream}/timeline`)
        .then((seconds) => seconds.slice(-SECONDS_SHOWN).forEach((second) => card.add(second)))
        .catch(() => null);
    }
    arrange();
  }

  /** What the server does not do by itself, and why. */
  async function warnWhatIsNotArmed() {
    const { arming } = await get('/model');
    const note = byId('arming');
    note.replaceChildren(
      ...arming.refusals.map((refusal) => el('span', {}, `${refusal.text}. `)),
      'A person decides: see Incidents. ',
      el('a', { href: '/console/shadow.html' }, 'What your own traffic shows'),
    );
    note.hidden = arming.refusals.length === 0;
  }

  async function refresh() {
    warnWhatIsNotArmed().catch(() => null);
    const list = await get('/live');
    const streams = new Set(list.map((live) => live.stream));
    [...cards.keys()].filter((stream) => !streams.has(stream)).forEach(remove);
    list.forEach(changed);
    arrange();
  }

  await refresh();
  follow({
    changed,
    second: ({ stream, session, second }) => {
      const card = cards.get(stream);
      if (card?.session === session) card.add(second);
    },
    ended: ({ stream, session }) => {
      if (cards.get(stream)?.session === session) remove(stream);
    },
  });
  setInterval(() => refresh().catch(() => null), LIST_EVERY_MILLIS);
  setInterval(() => cards.forEach((card) => card.refreshStill()), STILL_EVERY_MILLIS);
});
