import { language } from '../language.ts';
import { stands } from './stands.ts';
import { WORDS } from './state-words.ts';
import { CLEARED, render } from './texts.ts';

export const userFacing = language({ cleared: CLEARED, outside: true, word: (state) => WORDS[state], render, stands });
