// The bar on top of every page, and who is signed in.
import { get, send, whoAmI } from './api.js';
import { byId, el, showProblem } from './dom.js';

const PAGES = [
  ['/console/index.html', 'Live'],
  ['/console/incidents.html', 'Incidents'],
  ['/console/streams.html', 'Streams'],
  ['/console/shadow.html', 'Shadow'],
];

/** Draws the bar, then runs the page with the account that is signed in. */
export async function start(page) {
  let who;
  try {
    who = await whoAmI();
    if (!who.name) {
      location.assign(`/console/sign-in.html?next=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    draw(who);
    await page({ ...who, admin: who.role === 'admin' });
  } catch (error) {
    showProblem(error);
  }
}

function draw(who) {
  const here = location.pathname === '/console/incident.html' ? '/console/incidents.html' : location.pathname;
  const links = PAGES.map(([href, words]) =>
    el('a', { href, 'aria-current': href === here ? 'page' : null }, words),
  );
  const signOut = el('button', { class: 'slim' }, 'Sign out');
  signOut.addEventListener('click', async () => {
    await send('DELETE', '/session').catch(() => null);
    location.assign('/console/sign-in.html');
  });
  byId('bar').replaceChildren(
    el('a', { class: 'brand', href: '/console/index.html' }, el('img', { src: '/console/icon.svg', alt: '' }), 'Firebreak'),
    el('nav', { 'aria-label': 'Pages' }, ...links),
    el('div', { class: 'who' }, el('span', { class: 'small quiet' }, `${who.name} (${who.role})`), signOut),
  );
}

/** The thresholds of the model package, for charts. */
export const thresholds = () => get('/model').then(({ watch, hold, cut }) => ({ watch, hold, cut }));
