// The form by which a person says what a clip is: the fields of a manifest.
import { el } from './dom.js';

const TEXTS = [
  ['set', 'Set', { required: true, maxlength: 100, pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]*', placeholder: 'dock-2026-03' }],
  ['sourceGroup', 'Source group: one event, one recording, one match', { required: true, maxlength: 200, placeholder: 'exercise 12 March' }],
  ['label', 'What it shows, in the index’s word', { required: true, maxlength: 200, placeholder: 'gunshot' }],
  ['category', 'Finer than that (may be empty)', { maxlength: 200, placeholder: 'rifle_shot' }],
  ['contributor', 'Contributor: force or organisation', { required: true, maxlength: 200 }],
];
const RIGHTS = [
  ['lawfulBasis', 'Lawful basis', { required: true, maxlength: 1000, placeholder: 'public task' }],
  ['purpose', 'Purpose', { required: true, maxlength: 1000, placeholder: 'training of detection' }],
  ['licence', 'Licence or agreement', { required: true, maxlength: 1000, placeholder: 'none stated' }],
];
const REST = [
  ['origin', 'Where the contributor had it from (may be empty)', { maxlength: 2000 }],
  ['note', 'Note (may be empty)', { maxlength: 2000 }],
];

const choice = (value, words, selected) => el('option', { value, selected: value === selected }, words);

/** describeForm(vocabulary, said) has .node, the fields to put into a form, and .read(), what was said. */
export function describeForm(vocabulary, said = {}) {
  const inputs = {};
  const field = (name, words, input, wide = false) => {
    inputs[name] = input;
    input.id = `about-${name}`;
    return el('div', { class: wide ? 'field twice' : 'field' }, el('label', { for: input.id }, words), input);
  };
  const text = ([name, words, attributes]) => field(name, words, el('input', { autocomplete: 'off', value: said[name] ?? '', ...attributes }));
  const labels = new Set(said.labels ?? []);
  const facets = vocabulary.map((facet) => facetField(facet, labels, field, inputs));
  const tactics = el('input', { type: 'checkbox', checked: Boolean(said.tacticsSensitive) });
  const use = el('select', { required: true }, choice('train', 'train: weights may be published', said.use), choice('evaluate', 'evaluate: for measuring only', said.use));
  const split = el('select', {}, choice('', 'a dataset may choose', said.split ?? ''), ...['train', 'val', 'test'].map((name) => choice(name, name, said.split)));
  const node = el(
    'div',
    { class: 'stack' },
    el('div', { class: 'fields' }, ...TEXTS.map(text), ...facets.filter((facet) => facet.matches('.field'))),
    el('fieldset', {}, el('legend', {}, 'Labels'), el('div', { class: 'stack' }, ...facets.filter((facet) => !facet.matches('.field')))),
    el(
      'fieldset',
      {},
      el('legend', {}, 'Rights'),
      el(
        'div',
        { class: 'fields' },
        ...RIGHTS.map(text),
        field('expiry', 'Last day of use (empty: without end)', el('input', { type: 'date', value: said.expiry ?? '' })),
        field('use', 'Use', use),
        field('split', 'Split', split),
        el('label', { class: 'check' }, tactics, el('span', {}, 'Shows tactics: for few eyes')),
      ),
    ),
    el('div', { class: 'fields' }, ...REST.map(text)),
  );
  return {
    node,
    read() {
      const value = (name) => inputs[name].value.trim();
      const about = { labels: [] };
      [...TEXTS, ...RIGHTS, ...REST].forEach(([name]) => {
        about[name] = value(name);
      });
      about.use = value('use');
      about.split = value('split') || null;
      about.expiry = value('expiry') || null;
      about.tacticsSensitive = tactics.checked;
      vocabulary.forEach((facet) => about.labels.push(...inputs[facet.name].terms()));
      return about;
    },
  };
}

/** A choice for a facet with one term, boxes for one that may have several. */
function facetField(facet, labels, field, inputs) {
  const name = (term) => `${facet.name}:${term.name}`;
  if (facet.single) {
    const chosen = facet.terms.map(name).find((label) => labels.has(label)) ?? '';
    const first = choice('', facet.required ? 'choose…' : 'not said', chosen);
    const select = el('select', { required: facet.required }, first, ...facet.terms.map((term) => choice(name(term), term.title, chosen)));
    const node = field(facet.name, facet.title, select);
    select.terms = () => (select.value ? [select.value] : []);
    return node;
  }
  const boxes = facet.terms.map((term) => el('input', { type: 'checkbox', value: name(term), checked: labels.has(name(term)) }));
  inputs[facet.name] = { terms: () => boxes.filter((box) => box.checked).map((box) => box.value) };
  const rows = facet.terms.map((term, index) => el('label', { class: 'check' }, boxes[index], el('span', {}, term.title)));
  return el('div', { role: 'group', 'aria-label': facet.title }, el('p', { class: 'small quiet' }, facet.title), el('div', { class: 'choices' }, ...rows));
}
