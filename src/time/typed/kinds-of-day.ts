import type { Spoken } from './said.ts';

const KINDS = ['date', 'near', 'later', 'ahead', 'weekday', 'stretch', 'nth', 'work', 'holiday', 'vague'] as const;
type Kind = (typeof KINDS)[number] | 'edge' | 'day edge';

/** A weekday beside another day must be that day; "end of day" says when on it. */
const MEET: Partial<Record<Kind, readonly Kind[]>> = {
  weekday: ['date', 'near', 'stretch', 'ahead', 'holiday'],
  'day edge': ['date', 'near', 'weekday', 'stretch', 'nth', 'work', 'holiday'],
  holiday: ['date'],
};
export const mayMeet = (x: Kind, y: Kind) => MEET[x]?.includes(y) === true || MEET[y]?.includes(x) === true;

/** The kinds of day that were said. */
export const kindsOf = (so: Spoken): Kind[] => [
  ...KINDS.filter((kind) => so[kind] !== undefined),
  ...(so.edge ? [so.edge.of === 'day' ? ('day edge' as const) : ('edge' as const)] : []),
];

export const hasDay = (so: Spoken) => kindsOf(so).length > 0;
