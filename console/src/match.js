import { csrf, get } from './api.js';
import { bankPage } from './bank-page.js';
import { byId, doing, el, showProblem } from './dom.js';
import { start } from './frame.js';
import { still } from './still.js';
import { bankWords, exactTime, mediaTime, size } from './words.js';

const LOOK_MILLIS = 700;
let limits = { maxFile: 0 };
let reviews = false; // who does not has no page of banks
let asked = null; // what was matched last: {file} or {url}
let preview = null; // the address of the local file that is shown

/** Names this request towards the server, so that it can be asked how far it is. */
function ticket() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const STAGES = {
  none: () => 'Looking in the banks …',
  taking: () => 'The server is taking it …',
  reading: ({ seconds, of }) => (of ? `Reading it: ${mediaTime(seconds)} of ${mediaTime(of)}` : 'Reading it …'),
};

function show(words, value) {
  byId('way').hidden = words === null;
  byId('stage').textContent = words ?? '';
  const bar = byId('progress');
  if (value === undefined) bar.removeAttribute('value');
  else bar.value = value;
}

/** Sends a file, or the address of one, with fields, and shows how far it is. */
async function hand(path, { file, url }, fields) {
  const mine = ticket();
  let sent = !file;
  const timer = setInterval(async () => {
    if (!sent) return;
    const now = await get(`/match/progress/${mine}`).catch(() => null);
    if (now && sent) show(STAGES[now.stage](now), now.of ? Math.min(1, now.seconds / now.of) : undefined);
  }, LOOK_MILLIS);
  show(file ? 'Sending it …' : 'The server is fetching it …');
  try {
    return await post(`${path}?ticket=${mine}`, file ? form(file, fields) : JSON.stringify({ url, ...fields }), !file, (share) => {
      sent = share >= 1;
      show(sent ? 'Reading it …' : `Sending it: ${Math.floor(share * 100)} %`, sent ? undefined : share);
    });
  } finally {
    sent = false;
    clearInterval(timer);
    show(null);
  }
}

function form(file, fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, String(value));
  data.append('file', file, file.name);
  return data;
}

/** fetch() does not say how much of a body has gone. */
function post(path, body, json, onSent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-XSRF-TOKEN', csrf());
    if (json) request.setRequestHeader('Content-Type', 'application/json');
    else request.upload.addEventListener('progress', (event) => event.lengthComputable && onSent(event.loaded / event.total));
    request.addEventListener('error', () => reject(new Error('The connection broke off. The file may be too large, or too many are being looked at.')));
    request.addEventListener('load', () => {
      let answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // said below
      }
      if (request.status >= 200 && request.status < 300 && answer) resolve(answer);
      else reject(new Error(answer?.detail ?? `The server answered ${request.status}.`));
    });
    request.send(body);
  });
}

const BY = { exact: 'the same bytes', picture: 'picture', sound: 'sound' };

function sentence(answer) {
  if (answer.matches.length === 0) return 'Of nothing in the banks that you may see.';
  const acting = answer.matches.some((match) => match.overruledBy === null);
  if (!acting) return 'A copy of what a negative bank knows: it asks for nothing.';
  return answer.matches.length === 1 ? 'A copy of one banked thing.' : `A copy of ${answer.matches.length} banked things.`;
}

function lane(match, length) {
  const svg = (name, attributes, ...children) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    node.append(...children);
    return node;
  };
  const x = (seconds) => (1000 * seconds) / length;
  return svg(
    'svg',
    { class: 'lane', viewBox: '0 0 1000 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'all', x: 0, y: 2, width: 1000, height: 8, rx: 4 }),
    svg('rect', { class: 'part', x: x(match.from), y: 0, width: Math.max(4, x(match.to) - x(match.from)), height: 12, rx: 3 }),
  );
}

const span = (from, to) => `${exactTime(from * 1000)} to ${exactTime(to * 1000)}`;

function line(match, answer, seek) {
  const go = seek && match.to > 0 ? el('button', { type: 'button', class: 'slim', onclick: () => seek(match.from), 'aria-label': `Go to ${exactTime(match.from * 1000)} of the file` }, 'Go there') : null;
  const faster = Math.round(Math.abs(match.rate - 1) * 100);
  return el(
    'li',
    { 'data-action': match.action },
    el(
      'div',
      { class: 'what' },
      el('strong', {}, reviews ? el('a', { href: bankPage(match.bank) }, match.bank) : match.bank, ` entry ${match.entry}`),
      el('span', { class: 'badge', 'data-level': match.action }, match.overruledBy ? `overruled by ${match.overruledBy}` : bankWords({ action: match.action })),
      el('span', {}, `${match.sureness}, score ${match.score.toFixed(2)}, by ${match.by.map((by) => BY[by] ?? by).join(' and ')}`),
      go,
    ),
    answer.length > 0 ? el('p', { class: 'small number' }, `${span(match.from, match.to)} is ${span(match.referenceFrom, match.referenceTo)} of the entry${faster > 0 ? `, ${faster} % ${match.rate > 1 ? 'faster' : 'slower'}` : ''}`) : null,
    answer.length > 0 ? lane(match, answer.length) : null,
  );
}

/** What was handed in, from here and not from the server: blurred until somebody asks. */
function local(answer) {
  if (!asked.file) return {};
  if (preview) URL.revokeObjectURL(preview);
  preview = URL.createObjectURL(asked.file);
  if (answer.media === 'picture') return { node: el('div', { class: 'preview' }, still(preview, null, answer.name)) };
  const video = el('video', { controls: true, playsinline: true, preload: 'metadata', class: 'veiled', 'aria-label': answer.name });
  video.muted = true;
  video.src = preview;
  const veil = el('button', { type: 'button', class: 'slim', 'aria-pressed': 'false' }, 'Show the picture');
  veil.addEventListener('click', () => {
    const veiled = video.classList.toggle('veiled');
    veil.textContent = veiled ? 'Show the picture' : 'Hide the picture';
    veil.setAttribute('aria-pressed', String(!veiled));
  });
  const node = el('div', { class: 'preview' }, el('div', { class: 'frame' }, video), veil);
  video.addEventListener('error', () => node.replaceChildren(el('p', { class: 'small quiet' }, 'This browser cannot show the file; it was matched all the same.')));
  return {
    node,
    seek: (seconds) => {
      video.currentTime = seconds;
    },
  };
}

function draw(answer) {
  const { node, seek } = local(answer);
  const found = answer.matches.length === 0 ? null : el('ul', { class: 'found' }, ...answer.matches.map((match) => line(match, answer, seek)));
  byId('result').replaceChildren(
    el('div', { class: 'verdict-line' }, el('h2', {}, answer.name || 'The file'), el('span', {}, sentence(answer))),
    el('p', { class: 'small quiet' }, [answer.media, size(answer.bytes), answer.length > 0 ? mediaTime(answer.length) : null, answer.remark || null].filter(Boolean).join(' · ')),
    el('div', { class: 'answer' }, node ?? null, found),
  );
  byId('result').hidden = false;
}

async function match(what) {
  if (what.file && limits.maxFile && what.file.size > limits.maxFile) {
    throw new Error(`The file has ${size(what.file.size)}; at most ${size(limits.maxFile)} are taken.`);
  }
  byId('result').hidden = true;
  byId('bank').hidden = true;
  const answer = await hand('/match', what, { allOrientations: byId('turned').checked });
  asked = what;
  draw(answer);
  byId('told').hidden = true;
  byId('note').value = '';
  byId('bank').hidden = !byId('which').hasChildNodes();
}

async function add() {
  const name = byId('which').value;
  const taken = await hand(`/banks/${encodeURIComponent(name)}/files`, asked, { note: byId('note').value.trim() });
  byId('told').textContent = `${taken.outcome === 'added' ? `Added to ${name} as entry ${taken.id}` : `In ${name} already, as entry ${taken.id}`}.${taken.remark ? ` Note: ${taken.remark}.` : ''}`;
  byId('told').hidden = false;
}

/** One thing at a time: everything that begins another is off meanwhile. */
const busy = (work) => doing([...byId('ask').querySelectorAll('input, button')], work);

function dropping() {
  const over = (event, inside) => {
    if (![...(event.dataTransfer?.types ?? [])].includes('Files')) return;
    event.preventDefault();
    byId('drop').classList.toggle('over', inside);
  };
  document.body.addEventListener('dragenter', (event) => over(event, true));
  document.body.addEventListener('dragover', (event) => over(event, true));
  document.body.addEventListener('dragleave', (event) => event.relatedTarget === null && over(event, false));
  document.body.addEventListener('drop', (event) => {
    over(event, false);
    const [file] = event.dataTransfer.files;
    if (file && !byId('file').disabled) busy(() => match({ file }));
  });
  byId('file').addEventListener('change', () => {
    const [file] = byId('file').files;
    if (file) {
      busy(async () => {
        await match({ file });
      }).finally(() => {
        byId('file').value = '';
      });
    }
  });
}

start(async ({ admin, role }) => {
  reviews = admin || role === 'reviewer';
  dropping();
  byId('by-url').addEventListener('submit', (event) => {
    event.preventDefault();
    const url = byId('url').value.trim();
    busy(() => match({ url }));
  });
  byId('bank').querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    doing(byId('bank').querySelector('button'), add);
  });
  limits = await get('/match');
  byId('limits').textContent = `At most ${size(limits.maxFile)}.`;
  const banks = await get('/banks');
  byId('which').replaceChildren(...banks.map((bank) => el('option', { value: bank.name }, `${bank.name} (${bankWords(bank.policy)})`)));
});
