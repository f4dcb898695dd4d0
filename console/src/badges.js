import { el } from './dom.js';

/** A verdict: clear, watch, hold, cut. */
export const level = (word) => el('span', { class: 'badge', 'data-level': word }, word);

/** Where an incident stands: open, confirmed, dismissed, restored. */
export const state = (word) => el('span', { class: 'badge plain', 'data-state': word }, word);
