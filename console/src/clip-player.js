// A clip from the library: muted, blurred and grey until somebody asks.
import { el } from './dom.js';

/** clipPlayer(src, summary) has .node, .position (seconds, also to set), .playing, .playPause(), .playAround(second), .mute(). */
export function clipPlayer(src, { kind, durationMillis, name }) {
  const moving = kind === 'video';
  const media = el(moving ? 'video' : 'audio', { controls: true, playsinline: true, preload: 'metadata', class: moving ? 'veiled' : '', 'aria-label': name });
  media.muted = true;
  media.src = src;
  const word = el('p', { class: 'small quiet', role: 'status' }, 'Muted. That the media was opened is written down.');
  const veil = el('button', { type: 'button', class: 'slim', 'aria-pressed': 'false' }, 'Show the picture');
  veil.addEventListener('click', () => {
    const veiled = media.classList.toggle('veiled');
    veil.textContent = veiled ? 'Show the picture' : 'Hide the picture';
    veil.setAttribute('aria-pressed', String(!veiled));
  });
  const sound = el('button', { type: 'button', class: 'slim', 'aria-pressed': 'false', onclick: () => player.mute() }, 'Hear the sound');
  const slow = el('select', { 'aria-label': 'Speed' }, ...[['1', 'full speed'], ['0.5', 'half speed'], ['0.25', 'quarter speed']].map(([value, words]) => el('option', { value }, words)));
  slow.addEventListener('change', () => {
    media.playbackRate = Number(slow.value);
  });
  let usable = true;
  let place = 0;
  let stopAt = null;
  media.addEventListener('error', () => {
    usable = false;
    media.hidden = true;
    word.textContent = 'This browser cannot play the file as it came. Stills and the sound curve are below; marks can be set on it.';
  });
  media.addEventListener('volumechange', () => {
    sound.textContent = media.muted ? 'Hear the sound' : 'Mute';
    sound.setAttribute('aria-pressed', String(!media.muted));
  });
  const watchEnd = () => {
    if (stopAt === null || media.paused) return;
    if (media.currentTime >= stopAt) {
      media.pause();
      stopAt = null;
    } else {
      requestAnimationFrame(watchEnd);
    }
  };
  const player = {
    get position() {
      return usable && media.readyState > 0 ? media.currentTime : place;
    },
    set position(second) {
      place = Math.max(0, Math.min(durationMillis / 1000, second));
      if (usable) media.currentTime = place;
    },
    get playing() {
      return !media.paused;
    },
    playPause() {
      stopAt = null;
      if (media.paused) media.play().catch(() => null);
      else media.pause();
    },
    playAround(second) {
      player.position = second - 0.5;
      stopAt = second + 0.5;
      media.play().then(watchEnd, () => null);
    },
    mute() {
      media.muted = !media.muted;
    },
    onMove(listener) {
      ['timeupdate', 'seeked', 'play', 'pause'].forEach((name) => media.addEventListener(name, listener));
    },
    node: el(
      'section',
      { class: 'panel player' },
      el('div', { class: 'frame' }, media),
      el('div', { class: 'copy' }, moving ? veil : null, sound, slow),
      word,
    ),
  };
  return player;
}
