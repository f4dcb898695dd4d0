import { get, send } from './api.js';
import { byId, doing, el } from './dom.js';
import { follow } from './events.js';
import { start } from './frame.js';
import { bankWords, clockTime } from './words.js';

const PAGE = 48;
const ROLES = ['reviewer', 'custodian', 'contributor'];
let name = new URLSearchParams(location.search).get('name') ?? '';
let bank = null;
let oldest = null;

const path = () => `/banks/${encodeURIComponent(name)}`;
const yes = (id) => byId(id).value === 'yes';

function drawQuarantine(admin) {
  const reason = el('input', { id: 'reason', maxlength: '500', autocomplete: 'off' });
  const put = el('button', { type: 'button', class: 'danger' }, 'Put into quarantine');
  put.addEventListener('click', () =>
    doing(put, async () => {
      show(await send('PUT', `${path()}/quarantine`, { reason: reason.value.trim() }), admin);
    }),
  );
  const lift = el('button', { type: 'button' }, 'Trust it again');
  lift.addEventListener('click', () =>
    doing(lift, async () => {
      show(await send('DELETE', `${path()}/quarantine`), admin);
    }),
  );
  const { quarantine } = bank;
  byId('quarantine').replaceChildren(
    el('h2', { id: 'quarantine-title' }, 'Quarantine'),
    quarantine
      ? el('p', { class: 'note bad' }, `In quarantine since ${clockTime(quarantine.since)} by ${quarantine.by}: ${quarantine.reason}. Its matches ask for a look at most.`)
      : el('p', { class: 'quiet' }, 'When a bank suddenly matches too much: its matches are still recorded, and ask for a look at most.'),
    quarantine
      ? el('p', { class: 'row' }, admin ? lift : el('span', { class: 'quiet' }, 'An admin can lift it.'))
      : el('div', { class: 'row' }, el('div', { class: 'field' }, el('label', { for: 'reason' }, 'Why'), reason), put),
  );
}

function show(now, admin) {
  bank = now;
  name = bank.name;
  document.title = `${name} · Firebreak`;
  byId('title').textContent = name;
  byId('about').textContent = `${bank.entries.toLocaleString()} entries · ${bankWords(bank.policy)} · made ${clockTime(bank.createdAt)} by ${bank.createdBy}`;
  drawQuarantine(admin);
  const { policy } = bank;
  byId('label').value = bank.label;
  byId('description').value = bank.description;
  byId('action').value = policy.negative ? 'negative' : policy.action;
  byId('enabled').value = policy.enabled ? 'yes' : 'no';
  byId('ratio').value = policy.ratio;
  byId('distance').value = policy.distance;
  byId('video').value = policy.videoScore;
  byId('sound').value = policy.soundScore;
  byId('streams').value = policy.streamsPerHour;
  byId('surges').value = policy.surges ? 'yes' : 'no';
  byId('roles').replaceChildren(
    ...ROLES.map((role) => el('label', {}, el('input', { type: 'checkbox', value: role, checked: policy.visibleTo.includes(role) }), ` ${role}`)),
  );
  byId('policy').querySelectorAll('input, select, textarea, button').forEach((field) => {
    field.disabled = !admin;
  });
}

async function save(admin) {
  const action = byId('action').value;
  const negative = action === 'negative';
  const saved = await send('PUT', path(), {
    label: byId('label').value.trim(),
    description: byId('description').value,
    policy: {
      action: negative ? 'record' : action,
      negative,
      distance: Number(byId('distance').value),
      videoScore: Number(byId('video').value),
      soundScore: Number(byId('sound').value),
      enabled: yes('enabled'),
      ratio: Number(byId('ratio').value),
      streamsPerHour: Number(byId('streams').value),
      surges: yes('surges'),
      visibleTo: [...byId('roles').querySelectorAll(':checked')].map((box) => box.value),
    },
  });
  show(saved, admin);
  byId('saved').textContent = 'Saved.';
}

function signals(entry) {
  const hashes = Object.entries(entry.signals).map(([kind, text]) => el('div', {}, `${kind} `, el('code', { title: text }, `${text.slice(0, 16)}…`)));
  const prints = entry.kinds.filter((kind) => !(kind in entry.signals));
  return el('td', {}, ...hashes, prints.length > 0 ? el('div', {}, `${prints.join(' and ')} fingerprint`) : null);
}

function about(entry) {
  const from = [entry.fileName, entry.contentId, entry.reference].filter(Boolean).join(' · ');
  return el(
    'td',
    {},
    entry.note ? el('div', {}, entry.note) : null,
    from ? el('div', {}, from) : null,
    el('div', { class: 'small quiet' }, `${entry.origin} · ${entry.addedBy} · ${clockTime(entry.addedAt)}`),
  );
}

function row(entry, admin) {
  const change = (words, disabledUntil) => {
    const button = el('button', { type: 'button', class: 'slim', 'aria-label': `${words}: entry ${entry.id}` }, words);
    button.addEventListener('click', () =>
      doing(button, async () => {
        const changed = await send('PATCH', `${path()}/entries/${entry.id}`, { disabledUntil });
        node.replaceWith(row(changed, admin));
      }),
    );
    return button;
  };
  const remove = el('button', { type: 'button', class: 'slim danger', 'aria-label': `Remove: entry ${entry.id}` }, 'Remove');
  remove.addEventListener('click', () =>
    doing(remove, async () => {
      if (confirm(`Remove entry ${entry.id} for good? To stop matching it, disable it.`)) {
        await send('DELETE', `${path()}/entries/${entry.id}`);
        node.remove();
      }
    }),
  );
  const disabled = entry.disabledUntil !== null && (entry.disabledUntil === 'forever' || new Date(entry.disabledUntil) > new Date());
  const state = !disabled ? 'matched' : entry.disabledUntil === 'forever' ? 'disabled' : `disabled until ${clockTime(entry.disabledUntil)}`;
  const node = el(
    'tr',
    {},
    el('td', {}, `${entry.id} `, el('span', { class: 'quiet' }, entry.media)),
    signals(entry),
    about(entry),
    el('td', { class: 'number', title: entry.lastMatchedAt ? `last ${clockTime(entry.lastMatchedAt)}` : 'never' }, String(entry.matches)),
    el('td', { class: disabled ? 'quiet' : null }, state),
    el('td', {}, el('div', { class: 'actions' }, disabled ? change('Enable', '') : change('Disable', 'forever'), admin ? remove : null)),
  );
  return node;
}

async function list(admin, further) {
  const wanted = new URLSearchParams({ limit: String(PAGE), text: byId('text').value.trim() });
  if (further && oldest !== null) wanted.set('before', String(oldest));
  const entries = await get(`${path()}/entries?${wanted}`);
  if (!further) byId('entries').replaceChildren();
  byId('entries').append(...entries.map((entry) => row(entry, admin)));
  oldest = entries.at(-1)?.id ?? oldest;
  byId('more').hidden = entries.length < PAGE;
  byId('empty').hidden = byId('entries').hasChildNodes();
}

async function add(admin) {
  const taken = await send('POST', `${path()}/entries`, {
    entries: [{ signals: { [byId('kind').value]: byId('hash').value.trim() }, note: byId('note').value.trim() }],
  });
  const [one] = taken.entries;
  byId('told').textContent = one.outcome === 'added' ? `Added as entry ${one.id}.` : `It is in the bank already, as entry ${one.id}.`;
  byId('told').hidden = false;
  byId('hash').value = '';
  show(await get(path()), admin);
  await list(admin, false);
}

async function remove() {
  if (confirm(`Remove ${name} with ${bank.entries.toLocaleString()} entries for good? To stop matching it, say that it is not matched.`)) {
    await send('DELETE', path());
    location.assign('/console/banks.html');
  }
}

const mediaTime = (millis) => `${Math.floor(millis / 60000)}:${String(Math.floor(millis / 1000) % 60).padStart(2, '0')}`;

/** What looking back has found of this bank, and how far it has come. */
async function past() {
  const [copies, now] = await Promise.all([get(`/past-copies?bank=${encodeURIComponent(name)}`), get('/look-back')]);
  byId('past').hidden = false;
  byId('looking').textContent =
    now.entries > 0
      ? `Looking through past streams: ${Math.floor(now.share * 100)} % done.`
      : copies.length > 0
        ? ''
        : 'Nothing of this bank was found in what has passed lately.';
  byId('past-copies').replaceChildren(
    ...copies.map((copy) =>
      el(
        'tr',
        {},
        el('td', {}, clockTime(copy.seenAt)),
        el('td', {}, copy.stream),
        el('td', {}, `${mediaTime(copy.where.fromMillis)} to ${mediaTime(copy.where.toMillis)}`),
        el('td', {}, String(copy.entry)),
        el('td', {}, copy.channels.join(' and ')),
        el('td', { class: 'number' }, copy.score.toFixed(2)),
      ),
    ),
  );
}

start(async ({ admin, role }) => {
  const submit = (form, work) =>
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      doing(form.querySelector('button'), work);
    });
  submit(byId('policy').querySelector('form'), () => save(admin));
  submit(byId('search'), () => list(admin, false));
  submit(byId('add'), () => add(admin));
  byId('remove').addEventListener('click', () => doing(byId('remove'), remove));
  byId('more').addEventListener('click', () => doing(byId('more'), () => list(admin, true)));
  show(await get(path()), admin);
  await list(admin, false);
  if (admin || role === 'reviewer') {
    await past();
    follow({ 'seen-before': past });
  }
});
