// How things are called and written. Pure functions.

export const percent = (score) => `${Math.round(score * 100)} %`;

/** Media time as 1:05 or 1:02:05. */
export function mediaTime(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${hours ? two(Math.floor((whole % 3600) / 60)) : Math.floor(whole / 60)}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** Media time with tenths, for marks. */
export const exactTime = (millis) => `${mediaTime(millis / 1000)}.${Math.floor((millis % 1000) / 100)}`;

export function clockTime(iso) {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

export function ago(iso, now = Date.now()) {
  const seconds = Math.round((now - new Date(iso).getTime()) / 1000);
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86400)} d ago`;
}

export function size(bytes) {
  if (bytes < 1024 ** 2) return `${Math.ceil(bytes / 1024)} KiB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MiB` : `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

const GATES = {
  passing: 'Viewers see what has been cleared',
  held: 'Held: viewers stay at the last clean segment',
  withdrawn: 'Cut: withdrawn from viewers',
  none: 'Delivered by another server',
};

/** What viewers get, in words. */
export function gateWords(live) {
  if (live.gate === 'late') {
    return live.latePolicy === 'hold'
      ? 'Analysis is late: viewers stay at the last cleared segment'
      : 'Analysis is late: viewers see the stream unanalysed';
  }
  return GATES[live.gate] ?? live.gate;
}

const ACTIONS = {
  'ban-key': 'Ban the key',
  'disconnect-publisher': 'Cut the publisher',
  withdraw: 'Withdraw what was published',
  preserve: 'Preserve the evidence',
  bank: 'Bank it, to recognise copies',
  unbank: 'Stop matching its copies',
  'lift-ban': 'Lift the ban',
  release: 'Release to viewers',
};

export const actionWords = (kind) => ACTIONS[kind] ?? kind;

const BANK_ACTIONS = {
  record: 'is recorded',
  watch: 'asks for a look',
  hold: 'holds the stream',
  cut: 'cuts the stream',
};

/** What a match with a bank of this policy does. */
export const bankWords = (policy) => (policy.negative ? 'overrules other banks' : (BANK_ACTIONS[policy.action] ?? policy.action));
