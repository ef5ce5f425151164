import { changeWord } from '../../freeze/scope.ts';
import { say } from '../../phrase.ts';
import type { Reasoning } from '../reason.ts';

export const ofKind: Reasoning = ({ change }) =>
  change === 'emergency' ? [{ points: 20, why: say`${changeWord(change)} change: less was looked at` }] : [];
