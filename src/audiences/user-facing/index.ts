import { language } from '../language.ts';
import { CLEARED } from './cleared.ts';
import { stands } from './stands.ts';
import { WORDS } from './state-words.ts';
import { render } from './texts.ts';

export const userFacing = language({ cleared: CLEARED, outside: true, word: (state) => WORDS[state], render, stands });
