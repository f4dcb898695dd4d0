import { get } from './api.js';
import { byId, doing, el, showProblem } from './dom.js';
import { start } from './frame.js';
import { still } from './still.js';
import { mediaTime, size } from './words.js';

const PAGE = 48;
const TYPING_MILLIS = 250;
const MARKS = { proposed: 'shots proposed', reviewed: 'shots marked' };
const chosen = new Set();
const opened = new Set(['class', 'scenario', 'light']);
let shown = PAGE;
let asked = 0;

const badge = (words, marks) => el('li', { class: 'badge plain', 'data-marks': marks }, words);

function card(clip) {
  const picture = clip.stillHref
    ? still(clip.stillHref, clip.durationMillis ? mediaTime(clip.durationMillis / 1000) : '', `the still of ${clip.name}`)
    : el('div', { class: 'no-picture' }, clip.kind === 'sound' ? `sound, ${mediaTime(clip.durationMillis / 1000)}` : 'no picture kept');
  return el(
    'li',
    {},
    el(
      'article',
      { class: 'panel' },
      picture,
      el('h2', {}, el('a', { href: `/console/clip.html?id=${clip.id}` }, clip.name)),
      el('p', { class: 'small quiet' }, `${clip.set} · ${clip.sourceGroup} · ${clip.contributor}`),
      el(
        'ul',
        { class: 'tags', 'aria-label': 'About this clip' },
        badge(clip.label),
        MARKS[clip.marks] ? badge(MARKS[clip.marks], clip.marks) : null,
        clip.use === 'evaluate' ? badge('evaluate only') : null,
        clip.tacticsSensitive ? badge('tactics') : null,
        clip.withdrawn ? badge('withdrawn', 'withdrawn') : null,
      ),
    ),
  );
}

function facetBox(facet) {
  const boxes = facet.terms.map((term) => {
    const label = `${facet.name}:${term.term}`;
    const box = el('input', { type: 'checkbox', checked: chosen.has(label) });
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(label);
      else chosen.delete(label);
      search();
    });
    return el('li', {}, el('label', { class: 'check' }, box, el('span', {}, term.title), el('span', { class: 'clips-count' }, String(term.clips))));
  });
  const any = facet.terms.some((term) => chosen.has(`${facet.name}:${term.term}`));
  const details = el('details', { open: any || opened.has(facet.name) }, el('summary', {}, facet.title), el('ul', {}, ...boxes));
  details.addEventListener('toggle', () => (details.open ? opened.add(facet.name) : opened.delete(facet.name)));
  return details;
}

/** What is searched for, as the REST interface and this page's own address have it. */
function query() {
  const parameters = new URLSearchParams();
  if (byId('text').value.trim()) parameters.set('text', byId('text').value.trim());
  if (byId('standing').value !== 'present') parameters.set('standing', byId('standing').value);
  [...chosen].sort().forEach((label) => parameters.append('label', label));
  return parameters;
}

async function draw() {
  const mine = ++asked;
  const clips = [];
  let found;
  do {
    const limit = Math.min(192, shown - clips.length);
    const page = query();
    page.set('limit', String(limit));
    page.set('offset', String(clips.length));
    found = await get(`/footage?${page}`);
    clips.push(...found.clips);
  } while (clips.length < Math.min(shown, found.total) && found.clips.length > 0);
  if (mine !== asked) return;
  const focused = document.activeElement?.closest('label')?.textContent;
  byId('clips').replaceChildren(...clips.map(card));
  byId('facets').replaceChildren(...found.facets.map(facetBox));
  [...byId('facets').querySelectorAll('label')].find((label) => label.textContent === focused)?.querySelector('input').focus();
  byId('more').hidden = found.total <= clips.length;
  byId('empty').hidden = found.total > 0;
  byId('empty-words').textContent = query().size > 0 ? 'Nothing is found by this search.' : 'The library is empty.';
  byId('count').textContent = found.total === 1 ? `1 clip, ${size(found.bytes)}` : `${found.total} clips, ${size(found.bytes)}`;
  byId('make').href = `/console/datasets.html?${query()}`;
  byId('make').hidden = found.total === 0;
}

function search() {
  shown = PAGE;
  history.replaceState(null, '', `?${query()}`);
  draw().then(() => showProblem(null), showProblem);
}

start(async () => {
  const asAddressed = new URLSearchParams(location.search);
  byId('text').value = asAddressed.get('text') ?? '';
  byId('standing').value = asAddressed.get('standing') ?? 'present';
  asAddressed.getAll('label').forEach((label) => chosen.add(label));
  await draw();
  let typing;
  byId('text').addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(search, TYPING_MILLIS);
  });
  byId('standing').addEventListener('change', search);
  byId('search').addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  byId('clear').addEventListener('click', () => {
    chosen.clear();
    byId('text').value = '';
    byId('standing').value = 'present';
    search();
  });
  byId('more').addEventListener('click', (event) => {
    shown += PAGE;
    doing(event.target, draw);
  });
});
