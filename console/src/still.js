// A picture that nobody sees before they ask for it.
import { el } from './dom.js';

/** figure with a blurred, grey picture and a button that shows it. */
export function still(src, when, name) {
  const img = el('img', { src, alt: '', draggable: 'false' });
  const button = el('button', { class: 'slim', type: 'button', 'aria-pressed': 'false' });
  const figure = el('figure', { class: 'still hidden-picture' }, img, button, when ? el('span', { class: 'when number' }, when) : null);
  const show = (shown) => {
    figure.classList.toggle('hidden-picture', !shown);
    button.setAttribute('aria-pressed', String(shown));
    button.setAttribute('aria-label', `${shown ? 'Hide' : 'Show'} ${name}`);
    button.textContent = shown ? 'Hide' : 'Show';
    img.alt = shown ? name : '';
  };
  button.addEventListener('click', () => show(figure.classList.contains('hidden-picture')));
  img.addEventListener('error', () => figure.classList.add('missing'));
  show(false);
  return figure;
}
