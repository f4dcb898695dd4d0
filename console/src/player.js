// The kept media of an incident: muted, blurred and grey until somebody asks.
import Hls from './lib/hls.js';
import { el } from './dom.js';

export function evidencePlayer(src) {
  const video = el('video', { controls: true, playsinline: true, preload: 'auto', class: 'veiled' });
  video.muted = true;
  const veil = el('button', { type: 'button', class: 'slim', 'aria-pressed': 'false' }, 'Show the picture');
  veil.addEventListener('click', () => {
    const veiled = video.classList.toggle('veiled');
    veil.textContent = veiled ? 'Show the picture' : 'Hide the picture';
    veil.setAttribute('aria-pressed', String(!veiled));
  });
  const slow = el('select', { 'aria-label': 'Speed' }, el('option', { value: '1' }, 'full speed'), el('option', { value: '0.5' }, 'half speed'));
  slow.addEventListener('change', () => {
    video.playbackRate = Number(slow.value);
  });
  const word = el('p', { class: 'small quiet', role: 'status' }, 'Muted. That the media was opened is written down.');
  if (Hls.isSupported()) {
    const hls = new Hls({ enableWorker: false });
    hls.on(Hls.Events.ERROR, (name, { fatal, details }) => {
      if (fatal) word.textContent = `The media cannot be played here (${details}).`;
    });
    hls.loadSource(src);
    hls.attachMedia(video);
  } else {
    video.src = src;
  }
  return el('div', { class: 'evidence-player' }, video, el('div', { class: 'copy' }, veil, slow), word);
}
