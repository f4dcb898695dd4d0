// The viewer's page: plays a stream at its live edge and says plainly when it has ended.
import Hls from './lib/hls.js';
import { byId } from './dom.js';

const RETRY_MILLIS = 2000;
const stream = location.pathname.split('/')[2] ?? '';
const playlist = `/live/${stream}/index.m3u8`;
const video = byId('video');
let hls = null;

function say(headline, detail) {
  byId('headline').textContent = headline;
  byId('detail').textContent = detail;
  byId('message').hidden = false;
  byId('live').hidden = true;
}

function playing() {
  byId('message').hidden = true;
  byId('live').hidden = false;
}

function stop() {
  hls?.destroy();
  hls = null;
}

function ended() {
  stop();
  say('The stream has ended', 'This page goes on by itself when it is live again.');
  setTimeout(wait, RETRY_MILLIS);
}

/** Looks until there is a playlist that goes on. */
async function wait() {
  const response = await fetch(playlist, { cache: 'no-store' }).catch(() => null);
  const text = response?.ok ? await response.text() : '';
  if (text.includes('#EXTINF') && !text.includes('#EXT-X-ENDLIST')) {
    play();
    return;
  }
  if (text.includes('#EXT-X-ENDLIST')) {
    say('The stream has ended', 'This page goes on by itself when it is live again.');
  } else if (byId('headline').textContent !== 'The stream has ended') {
    say('Not live yet', 'The stream appears here as soon as it has been published and cleared.');
  }
  setTimeout(wait, RETRY_MILLIS);
}

function play() {
  if (!Hls.isSupported()) {
    video.src = playlist;
    video.play().catch(() => null);
    return;
  }
  hls = new Hls({ enableWorker: false, liveSyncDuration: 2, liveMaxLatencyDuration: 12, maxLiveSyncPlaybackRate: 1.1 });
  let over = false;
  hls.on(Hls.Events.LEVEL_UPDATED, (name, { details }) => {
    over = !details.live;
    if (over && (details.fragments.length === 0 || video.ended)) ended();
  });
  hls.on(Hls.Events.ERROR, (name, { fatal }) => {
    if (fatal || over) ended();
  });
  hls.loadSource(playlist);
  hls.attachMedia(video);
  video.play().catch(() => null);
}

video.addEventListener('playing', playing);
video.addEventListener('ended', ended);
byId('stream').textContent = stream;
document.title = `${stream} · live`;
wait();
