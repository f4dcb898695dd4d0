// Draws a clip's sound curve with its shot marks: a strip of the whole clip, and below it the part that is looked at.
const STRIP = 34;
const HEAD = 16;
const FOOT = 18;

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Milliseconds between labels, so that some six fit. */
function tickMillis(span) {
  return [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 30000, 60000, 300000, 600000].find((step) => span / step <= 7) ?? 1800000;
}

export const stamp = (millis) => {
  const whole = Math.floor(millis / 1000);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}.${String(Math.round(millis) % 1000).padStart(3, '0')}`;
};

function curve(ctx, { peaks, step }, from, to, left, top, width, height) {
  ctx.beginPath();
  for (let x = 0; x < width; x++) {
    const first = Math.floor((from + ((to - from) * x) / width) / step);
    const last = Math.max(first + 1, Math.ceil((from + ((to - from) * (x + 1)) / width) / step));
    let largest = 0;
    for (let i = first; i < last && i < peaks.length; i++) largest = Math.max(largest, peaks[i]);
    // The square root lets quiet parts be seen beside a bang.
    const half = (Math.sqrt(largest / 255) * height) / 2;
    ctx.moveTo(left + x + 0.5, top + height / 2 - half - 0.5);
    ctx.lineTo(left + x + 0.5, top + height / 2 + half + 0.5);
  }
  ctx.stroke();
}

/** Open ring, disc or cross: the states differ in form, not only in colour. */
function head(ctx, state, x, y) {
  ctx.beginPath();
  if (state === 'rejected') {
    ctx.moveTo(x - 4, y - 4);
    ctx.lineTo(x + 4, y + 4);
    ctx.moveTo(x + 4, y - 4);
    ctx.lineTo(x - 4, y + 4);
    ctx.stroke();
    return;
  }
  ctx.arc(x, y, 5, 0, Math.PI * 2);
  if (state === 'confirmed') ctx.fill();
  else ctx.stroke();
}

const COLORS = { proposed: 'watch', confirmed: 'cut', rejected: 'quiet' };

function marksIn(ctx, { marks, selected, from, to }, width, bottom) {
  for (const mark of marks) {
    const x = ((mark.atMillis - from) / (to - from)) * width;
    if (x < -6 || x > width + 6) continue;
    ctx.strokeStyle = ctx.fillStyle = color(COLORS[mark.state]);
    ctx.lineWidth = mark === selected ? 3 : 1.5;
    ctx.setLineDash(mark.state === 'confirmed' ? [] : [4, 3]);
    ctx.beginPath();
    ctx.moveTo(x, STRIP + HEAD + 6);
    ctx.lineTo(x, bottom);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.lineWidth = 2;
    head(ctx, mark.state, x, STRIP + HEAD);
    if (mark === selected) {
      ctx.strokeStyle = color('accent');
      ctx.strokeRect(x - 8, STRIP + HEAD - 8, 16, 16);
    }
  }
}

function strip(ctx, view, width) {
  ctx.strokeStyle = color('quiet');
  ctx.lineWidth = 1;
  curve(ctx, view.coarse, 0, view.duration, 0, 2, width, STRIP - 8);
  for (const mark of view.marks) {
    ctx.fillStyle = color(COLORS[mark.state]);
    if (mark.state !== 'rejected') ctx.fillRect((mark.atMillis / view.duration) * width - 1, 0, 2, STRIP - 4);
  }
  ctx.strokeStyle = color('accent');
  ctx.lineWidth = 2;
  const x = (view.from / view.duration) * width;
  ctx.strokeRect(x + 1, 1, Math.max(4, ((view.to - view.from) / view.duration) * width - 2), STRIP - 5);
  ctx.fillStyle = color('accent');
  ctx.fillRect((view.playhead / view.duration) * width - 1, 0, 2, STRIP - 3);
}

function axis(ctx, { from, to }, width, height) {
  ctx.fillStyle = color('quiet');
  ctx.font = '12px system-ui, sans-serif';
  ctx.textAlign = 'center';
  const step = tickMillis(to - from);
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const x = ((at - from) / (to - from)) * width;
    if (x > 22 && x < width - 22) ctx.fillText(step < 1000 ? stamp(at) : stamp(at).slice(0, -4), x, height - 5);
  }
}

/** view: {duration, from, to, playhead (all ms), marks, selected, coarse and fine: {peaks, step}} */
export function drawTimeline(canvas, view) {
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  const ctx = canvas.getContext('2d');
  ctx.scale(devicePixelRatio, devicePixelRatio);
  strip(ctx, view, width);
  ctx.strokeStyle = color('sound');
  ctx.lineWidth = 1;
  curve(ctx, view.fine, view.from, view.to, 0, STRIP + HEAD + 8, width, height - STRIP - HEAD - FOOT - 10);
  axis(ctx, view, width, height);
  marksIn(ctx, view, width, height - FOOT);
  const x = ((view.playhead - view.from) / (view.to - view.from)) * width;
  if (x >= 0 && x <= width) {
    ctx.fillStyle = color('accent');
    ctx.fillRect(x - 1, STRIP, 2, height - STRIP - FOOT);
    ctx.beginPath();
    ctx.moveTo(x - 6, height - FOOT);
    ctx.lineTo(x + 6, height - FOOT);
    ctx.lineTo(x, height - FOOT - 8);
    ctx.fill();
  }
}

/** What a place on the canvas means, in ms of media time. */
export function placeOn(canvas, event, view) {
  const box = canvas.getBoundingClientRect();
  const part = (event.clientX - box.left) / box.width;
  return event.clientY - box.top < STRIP ? part * view.duration : view.from + part * (view.to - view.from);
}
