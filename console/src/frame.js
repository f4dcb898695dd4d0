// The bar on top of every page, and who is signed in.
import { get, send, whoAmI } from './api.js';
import { byId, el, showProblem } from './dom.js';

const PAGES = [
  ['/console/index.html', 'Live', ['reviewer', 'admin']],
  ['/console/incidents.html', 'Incidents', ['reviewer', 'admin']],
  ['/console/streams.html', 'Streams', ['reviewer', 'admin']],
  ['/console/shadow.html', 'Shadow', ['reviewer', 'admin']],
  ['/console/banks.html', 'Banks', ['reviewer', 'admin']],
  ['/console/footage.html', 'Footage', ['custodian', 'admin']],
  ['/console/hand-in.html', 'Hand in', ['contributor', 'custodian', 'admin']],
  ['/console/coverage.html', 'Coverage', ['custodian', 'admin']],
  ['/console/datasets.html', 'Datasets', ['custodian', 'admin']],
  ['/console/match.html', 'Match', ['reviewer', 'custodian', 'admin']],
];

/** Pages that belong to another one in the bar. */
const PARTS = { '/console/incident.html': '/console/incidents.html', '/console/clip.html': '/console/footage.html', '/console/bank.html': '/console/banks.html' };

/** Draws the bar, then runs the page with the account that is signed in. */
export async function start(page) {
  let who;
  try {
    who = await whoAmI();
    if (!who.name) {
      location.assign(`/console/sign-in.html?next=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    const here = PARTS[location.pathname] ?? location.pathname;
    const mine = PAGES.filter(([, , roles]) => roles.includes(who.role));
    if (mine.length > 0 && !mine.some(([href]) => href === here)) {
      location.replace(mine[0][0]);
      return;
    }
    draw(who, mine, here);
    await page({ ...who, admin: who.role === 'admin' });
  } catch (error) {
    showProblem(error);
  }
}

function draw(who, pages, here) {
  const links = pages.map(([href, words]) =>
    el('a', { href, 'aria-current': href === here ? 'page' : null }, words),
  );
  const signOut = el('button', { class: 'slim' }, 'Sign out');
  signOut.addEventListener('click', async () => {
    await send('DELETE', '/session').catch(() => null);
    location.assign('/console/sign-in.html');
  });
  byId('bar').replaceChildren(
    el('a', { class: 'brand', href: pages[0]?.[0] ?? '/console/index.html' }, el('img', { src: '/console/icon.svg', alt: '' }), 'Firebreak'),
    el('nav', { 'aria-label': 'Pages' }, ...links),
    el('div', { class: 'who' }, el('span', { class: 'small quiet' }, `${who.name} (${who.role})`), signOut),
  );
}

/** The thresholds of the model package, for charts. */
export const thresholds = () => get('/model').then(({ watch, hold, cut }) => ({ watch, hold, cut }));
