// What shadow mode recorded: how often the model package was wrong, and what each verdict was.
import { get, send } from './api.js';
import * as badges from './badges.js';
import { byId, doing, el } from './dom.js';
import { start } from './frame.js';
import { still } from './still.js';
import { clockTime, exactTime, percent } from './words.js';

const PAGE = 50;
const MARKS = [
  ['false-alarm', 'False alarm', 'f'],
  ['real', 'Real', 'r'],
  ['game', 'Game', 'g'],
  ['film', 'Film', 'm'],
  ['unsure', 'Unsure', 'u'],
];
let shown = PAGE;

const number = (value) => (value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2))));

function rate(name, wrong) {
  const bound = wrong.upperPerHour === null ? 'nothing watched yet' : `at most ${number(wrong.upperPerHour)} an hour (95 %)`;
  const left =
    wrong.hoursToProve > 0
      ? `${number(Math.ceil(wrong.hoursToProve))} h without another prove your limit of ${wrong.limit}`
      : `within your limit of ${wrong.limit}`;
  return [el('dt', {}, name), el('dd', {}, el('strong', {}, String(wrong.events)), bound, el('br'), el('span', { class: 'small quiet' }, left))];
}

const pair = (name, value, more) => [el('dt', {}, name), el('dd', {}, el('strong', {}, value), el('span', { class: 'small quiet' }, more))];

function streamTable(streams) {
  const heads = ['Stream', 'Hours', 'Holds', 'Cuts', 'Unreviewed', 'False alarm', 'Real', 'Game', 'Film', 'Unsure', 'False holds', 'False cuts'];
  const cells = ({ stream, watched: w }) =>
    [number(w.streamHours), w.holds, w.cuts, w.unreviewed, w.marks.falseAlarm, w.marks.real, w.marks.game, w.marks.film, w.marks.unsure, w.falseHolds.events, w.falseCuts.events]
      .map((value) => el('td', { class: 'number' }, String(value)))
      .toSpliced(0, 0, el('th', { scope: 'row' }, stream));
  return el(
    'details',
    {},
    el('summary', {}, 'Stream by stream'),
    el(
      'div',
      { class: 'scroll' },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...heads.map((word) => el('th', { scope: 'col' }, word)))),
        el('tbody', {}, ...streams.map((stream) => el('tr', {}, ...cells(stream)))),
      ),
    ),
  );
}

function drawReport(report) {
  const { total, arming } = report;
  byId('report').replaceChildren(
    el('h2', { id: 'report-title' }, `Measured on your traffic: ${report.modelPackage}`),
    el(
      'p',
      { class: arming.refusals.length > 0 ? 'note' : 'quiet', id: 'arming' },
      arming.refusals.length > 0 ? arming.refusals.map((refusal) => refusal.text).join('; ') : 'Automatic hold and cut are armed.',
    ),
    el(
      'dl',
      { class: 'shadow-figures' },
      ...[
        pair('Watched', `${number(total.streamHours)} h`, report.everywhere ? 'all streams are in shadow mode' : 'streams registered so'),
        pair('Verdicts', String(total.holds + total.cuts), `${total.holds} hold, ${total.cuts} cut; ${total.unreviewed} not reviewed, each counted as false`),
        rate('False holds', total.falseHolds),
        rate('False cuts', total.falseCuts),
      ].map((parts) => el('div', {}, ...parts)),
    ),
    report.streams.length > 0 ? streamTable(report.streams) : el('p', { class: 'quiet' }, 'No stream has been watched in shadow mode with this package.'),
    el('p', { class: 'row small' }, el('a', { href: '/api/v1/shadow/report.csv', download: 'shadow-report.csv' }, 'Download as CSV'), el('a', { href: '/api/v1/shadow', download: 'shadow-report.json' }, 'Download as JSON')),
  );
  byId('count').textContent = total.unreviewed === 0 ? 'Everything is reviewed' : `${total.unreviewed} to review`;
}

function reviewWords(verdict) {
  return verdict.mark === null
    ? 'Not reviewed: counts as false'
    : `${MARKS.find(([mark]) => mark === verdict.mark)[1]}, says ${verdict.reviewedBy}, ${clockTime(verdict.reviewedAt)}`;
}

/** One verdict; draws itself anew where it stands when it was reviewed, so that nothing moves under the reviewer's hands. */
function item(verdict) {
  const box = el('li', { class: 'panel shadow-verdict', tabindex: '0', 'data-id': verdict.id, 'data-mark': verdict.mark ?? '' });
  const draw = (now) => {
    const words = el('p', { class: 'small', role: 'status' }, reviewWords(now));
    const buttons = MARKS.map(([mark, name, key]) => {
      const button = el('button', { type: 'button', class: 'mark', 'data-mark': mark, 'aria-pressed': String(now.mark === mark), 'aria-keyshortcuts': key }, name);
      button.addEventListener('click', () =>
        doing(button, async () => {
          const { verdict: after, report } = await send('PUT', `/shadow/verdicts/${now.id}/review`, { mark });
          box.dataset.mark = after.mark;
          buttons.forEach((each) => each.setAttribute('aria-pressed', String(each.dataset.mark === after.mark)));
          words.textContent = reviewWords(after);
          drawReport(report);
        }),
      );
      return button;
    });
    box.replaceChildren(
      still(now.still, exactTime(now.mediaAtMillis), `the picture of ${now.stream} at ${exactTime(now.mediaAtMillis)}`),
      el(
        'div',
        { class: 'stack' },
        el('p', {}, badges.level(now.level), ' ', el('strong', {}, now.stream), ' ', el('span', { class: 'small quiet' }, `${clockTime(now.reachedAt)} · ${now.modelPackage}`)),
        el('p', { class: 'small quiet' }, `${percent(now.score)}: ${now.reason}`),
        el('div', { class: 'row', role: 'group', 'aria-label': `What was it on ${now.stream}?` }, ...buttons),
        words,
      ),
    );
  };
  draw(verdict);
  return box;
}

async function drawVerdicts() {
  const list = [];
  while (list.length < shown + 1) {
    const limit = Math.min(200, shown + 1 - list.length);
    const page = await get(`/shadow/verdicts?limit=${limit}&offset=${list.length}`);
    list.push(...page);
    if (page.length < limit) break;
  }
  byId('verdicts').replaceChildren(...list.slice(0, shown).map(item));
  byId('more').hidden = list.length <= shown;
  byId('empty').hidden = list.length > 0;
}

function current() {
  return document.activeElement?.closest?.('.shadow-verdict') ?? null;
}

function move(step) {
  const all = [...document.querySelectorAll('.shadow-verdict')];
  const here = all.indexOf(current());
  all[Math.min(all.length - 1, Math.max(0, here + step))]?.focus();
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || /^(input|textarea|select)$/i.test(event.target.tagName)) return;
  const box = current();
  const mark = MARKS.find(([, , key]) => key === event.key);
  if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
  else if (box && event.key === 's') box.querySelector('.still button').click();
  else if (box && mark) {
    box.focus(); // a button that is pressed is disabled for a moment, and the place must not be lost
    box.querySelector(`button.mark[data-mark="${mark[0]}"]`).click();
  } else return;
  event.preventDefault();
}

start(async () => {
  drawReport(await get('/shadow'));
  await drawVerdicts();
  byId('more').addEventListener('click', (event) => {
    shown += PAGE;
    doing(event.target, drawVerdicts);
  });
  document.addEventListener('keydown', onKey);
});
