import { stateWord } from '../../domain/release/state-words.ts';
import { language } from '../language.ts';
import { CLEARED } from './lines.ts';
import { stands } from './stands.ts';
import { render } from './texts.ts';

export const technical = language({ cleared: CLEARED, outside: false, word: stateWord, render, stands });
