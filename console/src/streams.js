import { get, send } from './api.js';
import * as badges from './badges.js';
import { byId, doing, el } from './dom.js';
import { start } from './frame.js';
import { clockTime } from './words.js';

function copyField(id, name, value) {
  const input = el('input', { id, readonly: true, value, spellcheck: 'false' });
  const button = el('button', { type: 'button', class: 'slim' }, 'Copy');
  button.addEventListener('click', async () => {
    input.select();
    await navigator.clipboard?.writeText(value).catch(() => null);
    button.textContent = 'Copied';
  });
  return el('div', { class: 'field' }, el('label', { for: id }, name), el('div', { class: 'copy' }, input, button));
}

function showKey({ stream, rtmpUrl, key }) {
  const panel = byId('key');
  panel.replaceChildren(
    el('h2', {}, `The key of ${stream.stream}`),
    el(
      'div',
      { class: 'stack' },
      el('p', {}, 'Copy it now: it is shown this once, and only its hash is kept.'),
      copyField('rtmp-url', 'Server', rtmpUrl),
      copyField('rtmp-key', 'Stream key', key),
      el(
        'p',
        { class: 'small quiet' },
        'In OBS: Settings, Stream, Service “Custom…”, with this server and key; then Output, Keyframe Interval 1 s. Viewers watch at ',
        el('a', { href: `/live/${stream.stream}` }, `/live/${stream.stream}`),
        '.',
      ),
    ),
  );
  panel.hidden = false;
  panel.scrollIntoView({ block: 'nearest' });
}

function actions(stream) {
  const path = `/streams/${stream.stream}`;
  const button = (words, className, work) => {
    const node = el('button', { type: 'button', class: `slim ${className}`, 'aria-label': `${words}: ${stream.stream}` }, words);
    node.addEventListener('click', () => doing(node, work));
    return node;
  };
  return [
    button('New key', '', async () => {
      if (confirm(`Give ${stream.stream} a new key? The old one is refused from then on.`)) {
        showKey(await send('POST', `${path}/key`));
        await draw(true);
      }
    }),
    button(stream.shadow ? 'Act on verdicts' : 'Shadow mode', '', async () => {
      await send('PATCH', path, { shadow: !stream.shadow });
      await draw(true);
    }),
    stream.ban
      ? button('Lift ban', '', async () => {
          await send('DELETE', `${path}/ban`);
          await draw(true);
        })
      : button('Ban', 'danger', async () => {
          const reason = prompt(`Why is ${stream.stream} banned? What it publishes now ends.`, '');
          if (reason !== null) {
            await send('PUT', `${path}/ban`, { reason });
            await draw(true);
          }
        }),
    button('Remove', 'danger', async () => {
      if (confirm(`Remove ${stream.stream}? Its sessions and incidents stay on record.`)) {
        await send('DELETE', path);
        await draw(true);
      }
    }),
  ];
}

function row(stream, live, admin) {
  const now = live.get(stream.stream);
  const state = stream.ban
    ? el('span', {}, el('span', { class: 'badge', 'data-level': 'cut' }, 'banned'), el('span', { class: 'small quiet' }, ` ${clockTime(stream.ban.since)} · ${stream.ban.reason}`))
    : now
      ? el('span', {}, badges.level(now.level), el('span', { class: 'small quiet' }, ' live'))
      : el('span', { class: 'quiet' }, 'not live');
  return el(
    'tr',
    {},
    el('td', {}, el('strong', {}, stream.stream), stream.title ? el('span', { class: 'quiet' }, ` ${stream.title}`) : null, stream.shadow ? el('span', { class: 'small quiet' }, ' · shadow mode') : null),
    el('td', {}, state),
    el('td', {}, stream.latePolicy),
    el('td', {}, el('a', { href: `/live/${stream.stream}` }, 'Viewer page')),
    admin ? el('td', {}, el('div', { class: 'actions' }, ...actions(stream))) : null,
  );
}

async function draw(admin) {
  const [streams, lives] = await Promise.all([get('/streams'), get('/live')]);
  const live = new Map(lives.map((one) => [one.stream, one]));
  const heads = ['Stream', 'State', 'When late', 'Viewers', ...(admin ? [''] : [])];
  byId('list').replaceChildren(
    el('h2', {}, 'Registered streams'),
    streams.length === 0
      ? el('p', { class: 'quiet' }, admin ? 'None yet. Create the first one above.' : 'None yet. An admin can create one.')
      : el(
          'div',
          { class: 'scroll' },
          el(
            'table',
            {},
            el('thead', {}, el('tr', {}, ...heads.map((word) => el('th', { scope: 'col' }, word)))),
            el('tbody', {}, ...streams.map((stream) => row(stream, live, admin))),
          ),
        ),
  );
}

start(async ({ admin }) => {
  await draw(admin);
  const form = byId('create').querySelector('form');
  byId('create').hidden = !admin;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    doing(form.querySelector('button'), async () => {
      showKey(await send('POST', '/streams', Object.fromEntries(new FormData(form))));
      form.reset();
      await draw(admin);
    });
  });
});
