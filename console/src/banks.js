import { get, send } from './api.js';
import { bankPage } from './bank-page.js';
import { byId, doing, el } from './dom.js';
import { start } from './frame.js';
import { bankWords } from './words.js';

function row(bank) {
  const state = bank.quarantine
    ? el('span', { class: 'badge', 'data-level': 'hold' }, 'quarantine')
    : bank.policy.enabled
      ? el('span', {}, bank.policy.ratio < 1 ? `matched in ${bank.policy.ratio} of look-ups` : 'matched')
      : el('span', { class: 'quiet' }, 'not matched');
  return el(
    'tr',
    {},
    el('td', {}, el('a', { href: bankPage(bank.name) }, bank.name), bank.label ? el('span', { class: 'quiet' }, ` ${bank.label}`) : null),
    el('td', {}, bankWords(bank.policy)),
    el('td', { class: 'number' }, String(bank.policy.distance)),
    el('td', {}, state),
    el('td', { class: 'number' }, bank.entries.toLocaleString()),
  );
}

async function draw(admin) {
  const banks = await get('/banks');
  const heads = ['Bank', 'A match', 'Bits', 'State', 'Entries'].map((word) => el('th', { scope: 'col' }, word));
  byId('list').replaceChildren(
    el('h2', {}, 'Banks that you may see'),
    banks.length === 0
      ? el('p', { class: 'quiet' }, admin ? 'None yet. Make the first one below.' : 'None yet. An admin can make one.')
      : el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...banks.map(row)))),
  );
}

async function create() {
  const action = byId('action').value;
  const bank = await send('POST', '/banks', {
    name: byId('name').value.trim(),
    label: byId('label').value.trim(),
    policy: action === 'negative' ? { negative: true } : { action },
  });
  location.assign(bankPage(bank.name));
}

async function lookUp() {
  const answer = await send('POST', '/banks/lookup', { signals: { [byId('kind').value]: byId('hash').value.trim() } });
  const lines = [...answer.overruling, ...answer.matches].map((match) =>
    el('li', {}, el('a', { href: bankPage(match.bank) }, match.bank), ` entry ${match.entry}, `, match.by === 'pdq' ? `${match.distance} bits away` : 'the same file'),
  );
  byId('found').replaceChildren(el('p', {}, answer.explanation, '.'), el('ul', {}, ...lines));
}

start(async ({ admin }) => {
  const submit = (id, work) =>
    byId(id).querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      doing(byId(id).querySelector('button'), work);
    });
  byId('create').hidden = !admin;
  submit('create', create);
  submit('lookup', lookUp);
  await draw(admin);
});
