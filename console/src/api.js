// Calls to the REST interface.

const cookie = (name) =>
  document.cookie
    .split('; ')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';

/** What a change must carry. */
export const csrf = () => decodeURIComponent(cookie('XSRF-TOKEN'));

async function call(method, path, body, type) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['X-XSRF-TOKEN'] = csrf();
  }
  if (body !== undefined) {
    headers['Content-Type'] = type;
  }
  let response;
  try {
    response = await fetch(`/api/v1${path}`, { method, headers, body, credentials: 'same-origin' });
  } catch {
    throw new Error('The server does not answer.');
  }
  const text = await response.text();
  const answer = text === '' ? null : JSON.parse(text);
  if (response.status === 401 && !location.pathname.endsWith('/sign-in.html')) {
    location.assign(`/console/sign-in.html?next=${encodeURIComponent(location.pathname + location.search)}`);
  }
  if (!response.ok) {
    throw new Error(answer?.detail ?? `The server answered ${response.status}.`);
  }
  return answer;
}

export const get = (path) => call('GET', path);
export const send = (method, path, body = {}) => call(method, path, JSON.stringify(body), 'application/json');
export const sendForm = (path, fields) =>
  call('POST', path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

/** Who is signed in; also makes sure that there is a CSRF cookie. */
export const whoAmI = () => get('/session');
