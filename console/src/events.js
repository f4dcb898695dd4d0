// Server-sent events, with a new try when the server sends us away.

const RETRY_MILLIS = 5000;

/** follow({changed: f, second: f, ended: f, incident: f, 'seen-before': f}); each gets the event's data. */
export function follow(handlers) {
  const source = new EventSource('/api/v1/events');
  for (const [name, handler] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handler(JSON.parse(event.data)));
  }
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => follow(handlers), RETRY_MILLIS);
    }
  });
}
