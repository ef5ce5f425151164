import { language } from '../language.ts';
import { stands } from './stands.ts';
import { CLEARED, render } from './texts.ts';

export const technical = language({ cleared: CLEARED, outside: false, render, stands });
