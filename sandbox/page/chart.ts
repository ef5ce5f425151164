import { type Element, h } from './dom.ts';
import type { Loose } from './use.ts';

/** Bars, one group a category. Its shape is an assumption (docs/sandbox.md): `categories`, and `series` with `label` and `values`. */
export function chart(b: Loose): Element {
  const categories: string[] = b.categories ?? [];
  const series: { label?: string; values?: number[] }[] = b.series ?? [];
  const most = Math.max(1, ...series.flatMap((s) => s.values ?? []));
  const title = b.title?.text ?? b.title ?? 'Chart';
  const words = categories.map(
    (c, i) => `${c}: ${series.map((s) => `${s.label ?? ''} ${s.values?.[i] ?? '–'}`.trim()).join(', ')}`,
  );
  return h(
    'figure',
    { class: 'chart', role: 'img', 'aria-label': `${title}. ${words.join('; ')}` },
    h('figcaption', {}, title),
    ...categories.map((category, i) =>
      h(
        'div',
        { class: 'bars' },
        h('span', {}, category),
        h(
          'div',
          {},
          ...series.map((s, n) => {
            const value = s.values?.[i] ?? 0;
            return h(
              'div',
              { class: `bar s${n}`, style: { width: `${(value / most) * 100}%` } },
              `${s.label ? `${s.label} ` : ''}${value}`,
            );
          }),
        ),
      ),
    ),
  );
}
