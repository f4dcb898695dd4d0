// Makes elements. Text is always set as text, so nothing that a stranger named can become markup.

/** el('p', {class: 'quiet', onclick: f}, 'words', child) */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      node.addEventListener(key.slice(2), value);
    } else if (value === true) {
      node.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(key, value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export const byId = (id) => document.getElementById(id);

export function showProblem(error) {
  const box = byId('problem');
  box.textContent = error ? error.message : '';
  box.hidden = !error;
}

/** Runs what a click asks for, with these controls (one, or several) off meanwhile, so that none is pressed twice; shows what went wrong. */
export async function doing(controls, work) {
  const all = [controls].flat();
  const enable = (yes) =>
    all.forEach((each) => {
      each.disabled = !yes;
    });
  enable(false);
  try {
    showProblem(null);
    await work();
  } catch (error) {
    showProblem(error);
  } finally {
    enable(true);
  }
}
