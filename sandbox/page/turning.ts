import { type Element, h } from './dom.ts';

/** What is turned: sliders for what is measured, a choice of words. */

export type Dials = { requests: number; errors: number; latency: number };

export const chosenIn = (e: Event) => (e.target as HTMLInputElement | HTMLSelectElement).value;

export function sliders(of: string, dials: Dials, turned: (to: Partial<Dials>) => void): Element {
  const slider = (name: keyof Dials, label: string, max: number, step: number) => {
    const id = `${of} ${name}`;
    return h(
      'p',
      { key: id },
      h('label', { for: id }, label),
      h('input', {
        id,
        type: 'range',
        min: 0,
        max,
        step,
        value: dials[name],
        onChange: (e: Event) => turned({ [name]: Number(chosenIn(e)) }),
      }),
      h('output', { for: id }, String(Math.round(dials[name] * 100) / 100)),
    );
  };
  return h(
    'section',
    { key: of },
    slider('errors', 'Requests that fail, %', 20, 0.1),
    slider('latency', 'p95, ms', 3000, 50),
    slider('requests', 'Requests a look', 5000, 10),
  );
}

export function choice(
  id: string,
  value: string,
  all: string[],
  words: Record<string, string>,
  chosen: (to: string) => void,
): Element {
  const option = (name: string) => h('option', { value: name, key: name }, words[name] ?? `answers ${name}`);
  const shown = all.includes(value) ? all : [value, ...all];
  return h('select', { id, value, onChange: (e: Event) => chosen(chosenIn(e)) }, ...shown.map(option));
}
