import { sendForm, whoAmI } from './api.js';
import { byId, doing } from './dom.js';

/** Only ways within the console: an address from elsewhere must not send people elsewhere. */
function next() {
  const wanted = new URLSearchParams(location.search).get('next') ?? '';
  return /^\/console\/[\w.-]*(\?[\w=&%.-]*)?$/.test(wanted) ? wanted : '/console/index.html';
}

const form = document.querySelector('form');
form.addEventListener('submit', (event) => {
  event.preventDefault();
  doing(form.querySelector('button'), async () => {
    await whoAmI();
    await sendForm('/session', { name: byId('name').value, password: byId('password').value });
    location.replace(next());
  });
});
