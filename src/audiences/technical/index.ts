import { asItIs, language } from '../language.ts';
import { CLEARED, render } from './texts.ts';

export const technical = language({ cleared: CLEARED, render, draft: asItIs });
