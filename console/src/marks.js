// Shot marks on a clip's timeline, by keyboard first.
import { get, send } from './api.js';
import { doing, el, showProblem } from './dom.js';
import { drawTimeline, placeOn, stamp } from './timeline.js';

const NEAREST_VIEW = 200;
const FIRST_VIEW = 10000;
const LOOK_MILLIS = 700;
const STATES = { proposed: 'proposed', confirmed: 'a shot', rejected: 'no shot' };

/** [keys as shown, meaning, how the browser names the keys, what is done] */
const KEYS = [
  [['→', 'N'], 'next mark', ['ArrowRight', 'n'], (e) => e.step(1)],
  [['←', 'P'], 'mark before', ['ArrowLeft', 'p'], (e) => e.step(-1)],
  [['A', 'Enter'], 'accept: it is a shot', ['a', 'Enter'], (e) => e.judge('confirmed')],
  [['R', 'Del'], 'reject: it is none', ['r', 'Delete'], (e) => e.judge('rejected')],
  [['I'], 'add a mark at the playhead', ['i', 'Insert'], (e) => e.add()],
  [[',', '.'], 'move the mark 10 ms', [',', '.'], (e, key) => e.nudge(key === ',' ? -10 : 10)],
  [['Shift ,', 'Shift .'], 'move the mark 100 ms', ['<', '>', ';', ':'], (e, key) => e.nudge('<;'.includes(key) ? -100 : 100)],
  [['Space'], 'play 1 s around the mark', [' '], (e) => e.playAround()],
  [['K'], 'play, pause', ['k'], (e) => e.player.playPause()],
  [['M'], 'hear the sound, mute', ['m'], (e) => e.player.mute()],
  [['[', ']'], 'move the playhead 100 ms', ['[', ']'], (e, key) => e.shift(key === '[' ? -100 : 100)],
  [['{', '}'], 'move the playhead 1 s', ['{', '}'], (e, key) => e.shift(key === '{' ? -1000 : 1000)],
  [['+', '−'], 'look closer, from further', ['+', '=', '-'], (e, key) => e.zoom(key === '-' ? 2 : 0.5)],
  [['F'], 'the whole clip', ['f'], (e) => e.whole()],
  [['U', 'Ctrl Z'], 'undo', ['u'], (e) => e.undo()],
];

const same = (a, b) => a && b && a.atMillis === b.atMillis;

class Editor {
  constructor(path, summary, player, step, peaks) {
    this.path = `${path}/marks`;
    this.clipPath = path;
    this.player = player;
    this.duration = Math.max(1, summary.durationMillis);
    this.coarse = { peaks, step };
    this.fine = this.coarse;
    this.from = 0;
    this.to = Math.min(this.duration, FIRST_VIEW);
    this.marks = [];
    this.selected = null;
    this.undone = [];
    this.busy = Promise.resolve();
    this.build();
    player.onMove(() => this.followPlayhead());
  }

  build() {
    this.canvas = el('canvas', { role: 'img', 'aria-label': 'Sound curve with shot marks' });
    this.now = el('p', { class: 'now', role: 'status' });
    this.progress = el('progress', { max: '1', value: '0', hidden: true, 'aria-label': 'The model listens' });
    this.listening = el('span', { class: 'small quiet', role: 'status' });
    this.propose = el('button', { type: 'button', class: 'slim', onclick: () => doing(this.propose, () => this.listen()) }, 'Let the model propose shots');
    this.seen = el('button', { type: 'button', class: 'slim', onclick: () => doing(this.seen, () => this.markSeen()) });
    this.table = el('div', { class: 'mark-list' });
    const button = (words, work) => el('button', { type: 'button', class: 'slim', onclick: work }, words);
    this.stage = el('div', { class: 'stage', tabindex: '0', role: 'application', 'aria-label': 'Shot marks', 'aria-describedby': 'mark-keys' }, this.canvas);
    this.node = el(
      'section',
      { class: 'panel marks stack' },
      el('h2', {}, 'Shots'),
      el('p', { class: 'tools' }, this.propose, this.progress, this.listening),
      this.stage,
      el('div', { class: 'legend mark-legend' }, el('span', { class: 'proposed' }, 'proposed'), el('span', { class: 'confirmed' }, 'a shot'), el('span', { class: 'rejected' }, 'no shot')),
      this.now,
      el(
        'p',
        { class: 'tools' },
        button('Before', () => this.step(-1)),
        button('Next', () => this.step(1)),
        button('Accept', () => this.judge('confirmed')),
        button('Reject', () => this.judge('rejected')),
        button('Add at playhead', () => this.add()),
        button('Play 1 s', () => this.playAround()),
        button('Undo', () => this.undo()),
        this.seen,
      ),
      this.legend(),
      el('details', {}, el('summary', {}, 'All marks as a list'), this.table),
    );
    this.node.addEventListener('keydown', (event) => this.key(event));
    this.canvas.addEventListener('pointerdown', (event) => this.point(event));
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
  }

  legend() {
    const rows = KEYS.map(([shown, meaning]) => el('div', {}, el('dt', {}, ...shown.map((key) => el('kbd', {}, key))), el('dd', {}, meaning)));
    return el(
      'details',
      { open: true, id: 'mark-keys' },
      el('summary', {}, 'Keys, while the curve is in focus'),
      el('dl', { class: 'keys' }, ...rows),
    );
  }

  key(event) {
    if (event.target.matches('input, select, textarea, summary, video, audio') || event.altKey || event.metaKey) return;
    if (event.target.matches('button, a') && ['Enter', ' '].includes(event.key)) return;
    const undo = event.ctrlKey && event.key.toLowerCase() === 'z';
    if (event.ctrlKey && !undo) return;
    const name = undo ? 'u' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = KEYS.find(([, , names]) => names.includes(name));
    if (found) {
      event.preventDefault();
      found[3](this, name);
    }
  }

  async load() {
    this.take(await get(this.path));
    this.select(this.marks.find((mark) => mark.state === 'proposed') ?? this.marks[0] ?? null);
    get(`${this.clipPath}/sound`).then(
      ({ stepMillis, peaks }) => {
        this.fine = { peaks: Uint8Array.from(atob(peaks), (letter) => letter.charCodeAt(0)), step: stepMillis };
        this.stage.dataset.fine = 'true';
        this.draw();
      },
      (error) => {
        this.listening.textContent = `The curve is coarse: ${error.message}`;
      },
    );
    const job = await get(`${this.path}/proposals`);
    if (['waiting', 'listening'].includes(job.state)) await this.follow();
  }

  take({ version, state, marks }) {
    this.version = version;
    this.state = state;
    this.marks = marks;
    this.selected = marks.find((mark) => same(mark, this.selected)) ?? null;
    this.seen.textContent = state === 'reviewed' ? 'Not all seen after all' : 'All shots are marked';
    this.list();
    this.draw();
  }

  /**
   * Changes go one after the other, each on the version that the one before left. What a key asks for is worked out when its turn
   * comes: pressed twice in a hurry, it counts twice.
   */
  change(work) {
    this.busy = this.busy
      .then(async () => {
        const wanted = work();
        if (!wanted) return;
        const marks = await send('PATCH', this.path, { version: this.version, changes: wanted.changes });
        showProblem(null);
        this.take(marks);
        if (wanted.inverse) this.undone.push({ inverse: wanted.inverse, back: this.selected });
        wanted.then?.();
      })
      .catch(async (error) => {
        showProblem(error);
        this.take(await get(this.path));
      });
    return this.busy;
  }

  judge(state) {
    this.change(() => {
      const mark = this.selected;
      if (!mark) return null;
      const { atMillis } = mark;
      return { changes: [{ atMillis, state }], inverse: [{ atMillis, state: mark.state }], then: () => this.step(1, true) };
    });
  }

  add() {
    const atMillis = Math.round(Math.min(this.duration, this.player.position * 1000));
    this.change(() => {
      const there = this.marks.find((mark) => mark.atMillis === atMillis);
      return {
        changes: [{ atMillis, state: 'confirmed' }],
        inverse: [{ atMillis, state: there?.state ?? null }],
        then: () => this.select(this.marks.find((mark) => mark.atMillis === atMillis)),
      };
    });
  }

  nudge(millis) {
    this.change(() => {
      const mark = this.selected;
      if (!mark) return null;
      const atMillis = Math.max(0, Math.min(this.duration, mark.atMillis + millis));
      if (atMillis === mark.atMillis || this.marks.some((other) => other.atMillis === atMillis)) return null;
      return {
        changes: [
          { atMillis: mark.atMillis, state: null },
          { atMillis, state: 'confirmed' },
        ],
        inverse: [
          { atMillis, state: null },
          { atMillis: mark.atMillis, state: mark.state },
        ],
        then: () => this.select(this.marks.find((each) => each.atMillis === atMillis)),
      };
    });
  }

  undo() {
    this.change(() => {
      const last = this.undone.pop();
      if (!last) return null;
      const back = last.inverse.find((change) => change.state !== null)?.atMillis;
      return { changes: last.inverse, then: () => this.select(this.marks.find((mark) => mark.atMillis === back) ?? this.selected) };
    });
  }

  step(by, silent = false) {
    const at = this.selected ? this.selected.atMillis : this.player.position * 1000;
    const next = by > 0 ? this.marks.find((mark) => mark.atMillis > at) : this.marks.findLast((mark) => mark.atMillis < at);
    if (next) this.select(next);
    else if (!silent) this.say();
    else this.draw();
  }

  select(mark) {
    this.selected = mark ?? null;
    if (mark) {
      if (!this.player.playing) this.player.position = mark.atMillis / 1000;
      this.show(mark.atMillis);
    }
    this.list();
    this.draw();
  }

  /** Moves the view so that a time is well inside it. */
  show(millis) {
    const span = this.to - this.from;
    if (millis < this.from + span * 0.1 || millis > this.to - span * 0.1) this.view(millis - span / 2, span);
  }

  view(from, span) {
    const wide = Math.max(Math.min(NEAREST_VIEW, this.duration), Math.min(this.duration, span));
    this.from = Math.max(0, Math.min(this.duration - wide, from));
    this.to = this.from + wide;
    this.draw();
  }

  zoom(factor) {
    const at = this.selected?.atMillis ?? this.player.position * 1000;
    const span = (this.to - this.from) * factor;
    this.view(at - span / 2, span);
  }

  whole() {
    this.view(0, this.duration);
  }

  shift(millis) {
    this.player.position = this.player.position + millis / 1000;
    this.show(this.player.position * 1000);
    this.draw();
  }

  playAround() {
    this.player.playAround((this.selected?.atMillis ?? this.player.position * 1000) / 1000);
  }

  followPlayhead() {
    if (this.player.playing) {
      this.show(this.player.position * 1000);
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.followPlayhead());
    }
    this.draw();
  }

  point(event) {
    const at = placeOn(this.canvas, event, this);
    const reach = ((this.to - this.from) / this.canvas.clientWidth) * 8;
    const near = this.marks.find((mark) => Math.abs(mark.atMillis - at) <= reach);
    if (near) {
      this.select(near);
    } else {
      this.player.position = at / 1000;
      this.show(at);
      this.draw();
    }
    this.stage.focus();
  }

  async listen() {
    await send('POST', `${this.path}/proposals`);
    await this.follow();
  }

  async follow() {
    this.progress.hidden = false;
    for (;;) {
      const job = await get(`${this.path}/proposals`);
      this.progress.value = job.progress;
      this.listening.textContent = job.detail || (job.state === 'waiting' ? 'Other clips are before it' : 'The model listens …');
      if (!['waiting', 'listening'].includes(job.state)) break;
      await new Promise((resolve) => {
        setTimeout(resolve, LOOK_MILLIS);
      });
    }
    this.progress.hidden = true;
    this.take(await get(this.path));
    this.select(this.marks.find((mark) => mark.state === 'proposed') ?? this.selected);
  }

  async markSeen() {
    this.take(await send('PUT', `${this.path}/seen`, { version: this.version, seen: this.state !== 'reviewed' }));
    this.undone = [];
  }

  say() {
    const counts = ['confirmed', 'proposed', 'rejected'].map((state) => this.marks.filter((mark) => mark.state === state).length);
    const where = this.selected
      ? `Mark ${this.marks.indexOf(this.selected) + 1} of ${this.marks.length} at ${stamp(this.selected.atMillis)}: ${STATES[this.selected.state]}, ${
          this.selected.state === 'proposed' ? `${Math.round(this.selected.score * 100)} % by ${this.selected.by}` : `says ${this.selected.by}`
        }.`
      : 'No mark is chosen.';
    const words = `${where} ${counts[0]} shots, ${counts[1]} to look at, ${counts[2]} rejected${this.state === 'reviewed' ? '; all seen by a person' : ''}.`;
    if (this.now.textContent !== words) this.now.textContent = words;
  }

  list() {
    const rows = this.marks.map((mark) => {
      const go = el('button', { type: 'button', class: 'slim', onclick: () => this.select(mark) }, stamp(mark.atMillis));
      return el('tr', { 'aria-current': mark === this.selected ? 'true' : null }, el('td', { class: 'number' }, go), el('td', {}, STATES[mark.state]), el('td', { class: 'number' }, `${Math.round(mark.score * 100)} %`), el('td', {}, mark.by));
    });
    const heads = ['Time', 'State', 'Score', 'By'].map((word) => el('th', { scope: 'col' }, word));
    this.table.replaceChildren(el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...rows)));
  }

  draw() {
    this.playhead = this.player.position * 1000;
    if (this.canvas.clientWidth > 0) drawTimeline(this.canvas, this);
    this.say();
  }
}

/** markEditor(path, summary, player, step, peaks) has .node, and .load() to be called once it is on the page. */
export const markEditor = (...parts) => new Editor(...parts);
