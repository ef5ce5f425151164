import { language } from '../language.ts';
import { stands } from './stands.ts';
import { CLEARED, render } from './texts.ts';

export const business = language({ cleared: CLEARED, outside: true, render, stands });
