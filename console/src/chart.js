// The evidence curve: the judge's score, gunfire in sound, firearm in picture, thresholds and marks.
import uPlot from './lib/uplot.js';
import { mediaTime } from './words.js';
import { el } from './dom.js';

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Rows of the timeline as uPlot's columns. */
export function columns(seconds) {
  return [
    seconds.map((s) => s.second),
    seconds.map((s) => s.score),
    seconds.map((s) => s.gunfire),
    seconds.map((s) => s.firearm),
  ];
}

function lines(thresholds, marks) {
  return (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    for (const [name, at] of Object.entries(thresholds)) {
      const y = Math.round(plot.valToPos(at, 'y', true));
      ctx.strokeStyle = color(name);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
    ctx.setLineDash([]);
    ctx.lineWidth = 2 * devicePixelRatio;
    for (const mark of marks) {
      const x = Math.round(plot.valToPos(mark.second, 'x', true));
      if (x >= bbox.left && x <= bbox.left + bbox.width) {
        ctx.strokeStyle = color(mark.color);
        ctx.beginPath();
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
      }
    }
    ctx.restore();
  };
}

function options(width, height, thresholds, marks) {
  const axis = { stroke: () => color('quiet'), grid: { show: false }, ticks: { show: false }, font: '12px system-ui' };
  return {
    width,
    height,
    padding: [8, 12, 0, 0],
    cursor: { drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false }, y: { range: [0, 1.02] } },
    axes: [
      { ...axis, size: 26, values: (plot, ticks) => ticks.map(mediaTime) },
      { ...axis, size: 46, splits: [0, 0.5, 1], values: (plot, ticks) => ticks.map((t) => `${t * 100} %`) },
    ],
    series: [
      {},
      { label: 'score', stroke: () => color('text'), width: 2.5, points: { show: false } },
      { label: 'gunfire', stroke: () => color('sound'), width: 1.5, spanGaps: true, points: { show: false } },
      { label: 'firearm', stroke: () => color('picture'), width: 1.5, spanGaps: true, points: { show: false } },
    ],
    hooks: { draw: [lines(thresholds, marks)] },
  };
}

/**
 * A chart that fills its box. draw(seconds) shows rows of a timeline.
 * thresholds: {watch, hold, cut}; marks: [{second, color}]
 */
export function evidenceChart(height, thresholds, marks = []) {
  const box = el('div', { class: 'chart', role: 'img' });
  let plot = null;
  let data = columns([]);
  const build = () => {
    plot?.destroy();
    plot = new uPlot(options(Math.max(200, box.clientWidth), height, thresholds, marks), data, box);
  };
  const resize = new ResizeObserver(() => {
    if (plot) {
      plot.setSize({ width: Math.max(200, box.clientWidth), height });
    } else {
      build();
    }
  });
  resize.observe(box);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot?.redraw());
  return {
    box,
    draw(seconds) {
      data = columns(seconds);
      plot?.setData(data);
      const last = seconds.at(-1);
      const peak = Math.max(0, ...seconds.map((s) => s.score));
      box.setAttribute(
        'aria-label',
        last
          ? `Evidence curve up to ${mediaTime(last.second)}: score now ${Math.round(last.score * 100)} percent, highest ${Math.round(peak * 100)} percent`
          : 'Evidence curve, empty so far',
      );
    },
  };
}

export function legend(withMarks = false) {
  return el(
    'div',
    { class: 'legend' },
    el('span', {}, 'score'),
    el('span', { class: 'sound' }, 'gunfire in sound'),
    el('span', { class: 'picture' }, 'firearm in picture'),
    withMarks ? el('span', { class: 'suspected' }, 'suspected since') : null,
    withMarks ? el('span', { class: 'verdict' }, 'verdict') : null,
  );
}
