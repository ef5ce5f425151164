import { fewOf } from '../domain/few.ts';
import type { Overruled } from '../domain/vote/overruled.ts';

/** Whose votes an override went past, by the titles of roles; `by`: of whoever did. */
export type TitlesOverruled = Pick<Overruled, 'against' | 'unanswered'> & { by?: string | undefined };

const MOST = 3;

/** "by release manager, against the no-go of QA, without the answer of SRE, Product"; of what was never voted on "without a vote" */
export const overruledWords = (over: TitlesOverruled): string => `${over.by ? `by ${over.by}, ` : ''}${pastWhom(over)}`;

function pastWhom({ against, unanswered }: TitlesOverruled): string {
  if (against.length + unanswered.length === 0) return 'without a vote';
  return [
    ...(against.length > 0 ? [`against the no-go of ${fewOf(against, MOST)}`] : []),
    ...(unanswered.length > 0 ? [`without the answer of ${fewOf(unanswered, MOST)}`] : []),
  ].join(', ');
}
