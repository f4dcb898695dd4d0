import { csrf, get } from './api.js';
import { describeForm } from './describe.js';
import { byId, doing, el, showProblem } from './dom.js';
import { start } from './frame.js';
import { Upload } from './lib/tus.js';
import { clockTime, size } from './words.js';

const AT_ONCE = 2;
const LARGEST_PIECE = 8 * 1024 * 1024;
const RETRIES = [0, 1000, 3000, 5000, 10000, 20000];
const LOOK_MILLIS = 1000;
const REMEMBERED = 'firebreak.about';
const rows = [];
let limits = { maxFile: 0, maxChunk: LARGEST_PIECE };

const OUTCOMES = {
  received: () => 'Received; waits to be checked',
  checking: () => 'Being checked',
  added: (upload) => (upload.outcome ? `Added to the library. ${upload.outcome}` : 'Added to the library'),
  duplicate: (upload) => upload.outcome || 'Already in the library',
  refused: (upload) => `Refused: ${upload.outcome}`,
  uploading: (upload) => `${Math.floor((upload.offset / upload.length) * 100)} % is here; choose the same file again to go on`,
};

/** What became of an upload, with the way to its clip for those who may see it. */
function outcome(upload, custodian) {
  const words = OUTCOMES[upload.state](upload);
  const attributes = { 'data-bad': upload.state === 'refused', 'data-good': upload.state === 'added' };
  const link = upload.footage && custodian ? el('a', { href: `/console/clip.html?id=${upload.footage}` }, 'Look at it') : null;
  return el('span', attributes, words, link ? ' · ' : null, link);
}

class Row {
  constructor(file, custodian) {
    this.file = file;
    this.custodian = custodian;
    this.bar = el('progress', { max: String(file.size), value: '0', 'aria-label': `Progress of ${file.name}` });
    this.word = el('span', { class: 'small', role: 'status' });
    this.pause = el('button', { type: 'button', class: 'slim', 'aria-label': `Pause ${file.name}`, onclick: () => this.stop() }, 'Pause');
    this.resume = el('button', { type: 'button', class: 'slim', 'aria-label': `Resume ${file.name}`, onclick: () => this.begin() }, 'Resume');
    this.remove = el('button', { type: 'button', class: 'slim', 'aria-label': `Remove ${file.name}`, onclick: () => this.drop() }, 'Remove');
    this.node = el(
      'li',
      {},
      el('strong', {}, file.name, el('span', { class: 'small quiet' }, ` ${size(file.size)}`)),
      this.word,
      el('div', { class: 'actions' }, this.pause, this.resume, this.remove),
      this.bar,
    );
    this.show('ready', limits.maxFile && file.size > limits.maxFile ? `Too large: a file has at most ${size(limits.maxFile)}` : 'Ready');
    if (limits.maxFile && file.size > limits.maxFile) this.state = 'failed';
    if (file.size === 0) this.show('failed', 'It is empty');
  }

  show(state, words) {
    this.state = state;
    this.node.dataset.state = state;
    this.pause.hidden = state !== 'running';
    this.resume.hidden = !['paused', 'broken'].includes(state);
    this.remove.hidden = ['sent', 'over'].includes(state);
    if (typeof words === 'string') {
      this.word.textContent = words;
      this.word.toggleAttribute('data-bad', ['failed', 'broken'].includes(state));
    } else {
      this.word.replaceChildren(words);
    }
  }

  /** Begins, or goes on where an earlier try of the same file stopped. */
  async begin() {
    this.show('running', 'Looking whether part of it is here …');
    if (!this.upload) {
      this.upload = this.made();
      const [earlier] = await this.upload.findPreviousUploads().catch(() => []);
      if (earlier) this.upload.resumeFromPreviousUpload(earlier);
    }
    this.upload.start();
  }

  made() {
    return new Upload(this.file, {
      endpoint: '/api/v1/uploads',
      chunkSize: Math.min(LARGEST_PIECE, limits.maxChunk),
      retryDelays: RETRIES,
      removeFingerprintOnSuccess: true,
      metadata: { filename: this.file.name, about: JSON.stringify(this.about) },
      onBeforeRequest: (request) => request.setHeader('X-XSRF-TOKEN', csrf()),
      onProgress: (sent, total) => {
        this.bar.value = sent;
        if (this.state === 'running') this.word.textContent = `${Math.floor((sent / total) * 100)} %, ${size(sent)} of ${size(total)}`;
      },
      onError: (error) => {
        this.show('broken', `Interrupted: ${reason(error)}`);
        pump();
      },
      onSuccess: () => {
        this.bar.value = this.file.size;
        this.show('sent', OUTCOMES.received());
        pump();
      },
    });
  }

  async stop() {
    this.show('paused', 'Paused');
    await this.upload?.abort();
    pump();
  }

  async drop() {
    await this.upload?.abort(true).catch(() => null);
    rows.splice(rows.indexOf(this), 1);
    this.node.remove();
    arrange();
    pump();
  }

  /** Its id on the server, once it has one. */
  id() {
    return this.upload?.url?.split('/').at(-1) ?? '';
  }

  look(upload) {
    if (this.state !== 'sent') return;
    const over = ['added', 'duplicate', 'refused'].includes(upload.state);
    this.show(over ? 'over' : 'sent', outcome(upload, this.custodian));
  }
}

function reason(error) {
  const response = error.originalResponse;
  if (!response) return 'the server does not answer';
  try {
    return JSON.parse(response.getBody()).detail;
  } catch {
    return `the server answered ${response.getStatus()}`;
  }
}

/** Lets as many run as may. */
function pump() {
  const free = AT_ONCE - rows.filter((row) => row.state === 'running').length;
  rows.filter((row) => row.state === 'queued').slice(0, Math.max(0, free)).forEach((row) => row.begin());
  arrange();
}

function arrange() {
  byId('queue').hidden = rows.length === 0;
  byId('waiting').hidden = !rows.some((row) => row.state === 'ready');
  const ready = rows.filter((row) => row.state === 'ready').length;
  const button = byId('about').querySelector('button.main');
  if (button) button.textContent = ready === 1 ? 'Hand in 1 file' : `Hand in ${ready} files`;
}

function take(files, custodian) {
  for (const file of files) {
    const row = new Row(file, custodian);
    rows.push(row);
    byId('uploads').append(row.node);
  }
  arrange();
}

function dropping(custodian) {
  const place = document.body;
  const over = (event, inside) => {
    if (![...(event.dataTransfer?.types ?? [])].includes('Files')) return;
    event.preventDefault();
    byId('drop').classList.toggle('over', inside);
  };
  place.addEventListener('dragenter', (event) => over(event, true));
  place.addEventListener('dragover', (event) => over(event, true));
  place.addEventListener('dragleave', (event) => event.relatedTarget === null && over(event, false));
  place.addEventListener('drop', (event) => {
    over(event, false);
    take(event.dataTransfer.files, custodian);
  });
  byId('files').addEventListener('change', () => {
    take(byId('files').files, custodian);
    byId('files').value = '';
  });
}

/** Looks what became of what was sent, and lists earlier uploads. */
async function look(custodian) {
  const uploads = await get('/uploads?limit=200');
  const own = new Set(rows.map((row) => row.id()));
  rows.forEach((row) => {
    const upload = uploads.find((each) => each.id === row.id());
    if (upload) row.look(upload);
  });
  const past = uploads.filter((upload) => !own.has(upload.id)).slice(0, 50);
  byId('earlier').hidden = past.length === 0;
  byId('past').replaceChildren(...past.map((upload) => earlier(upload, custodian)));
}

function earlier(upload, custodian) {
  const remove = el('button', { type: 'button', class: 'slim', 'aria-label': `Remove ${upload.fileName} from this list` }, 'Remove');
  remove.addEventListener('click', () =>
    doing(remove, async () => {
      const headers = { 'Tus-Resumable': '1.0.0', 'X-XSRF-TOKEN': csrf() };
      await fetch(`/api/v1/uploads/${upload.id}`, { method: 'DELETE', headers, credentials: 'same-origin' });
      await look(custodian);
    }),
  );
  return el(
    'li',
    {},
    el('strong', {}, upload.fileName, el('span', { class: 'small quiet' }, ` ${size(upload.length)} · ${upload.owner} · ${clockTime(upload.createdAt)}`)),
    el('span', { class: 'small' }, outcome(upload, custodian)),
    el('div', { class: 'actions' }, ['received', 'checking'].includes(upload.state) ? null : remove),
  );
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(REMEMBERED) ?? '{}');
  } catch {
    return {};
  }
}

start(async ({ role }) => {
  const custodian = role !== 'contributor';
  const [vocabulary, allowed] = await Promise.all([get('/vocabulary'), get('/uploads/limits')]);
  limits = allowed;
  byId('limits').textContent = `Up to ${size(limits.maxFile)} a file. Footage stays here; it is shown to custodians only.`;
  const form = describeForm(vocabulary, remembered());
  byId('about').append(form.node, el('p', {}, el('button', { class: 'main' }, 'Hand in')));
  byId('about').addEventListener('submit', (event) => {
    event.preventDefault();
    showProblem(null);
    const about = form.read();
    sessionStorage.setItem(REMEMBERED, JSON.stringify(about));
    rows.filter((row) => row.state === 'ready').forEach((row) => {
      row.about = about;
      row.show('queued', 'Waits its turn');
    });
    pump();
  });
  dropping(custodian);
  await look(custodian);
  setInterval(() => look(custodian).catch(() => null), LOOK_MILLIS);
});
