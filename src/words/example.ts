import { exampleIn } from '../domain/company/example.ts';
import type { Ask } from './ask.ts';

/** An example, or a sentence around one, in the words of the company of whoever asks. */
export const exampleFor = ({ setting, person }: Pick<Ask, 'setting' | 'person'>, written: string): string =>
  exampleIn({ company: setting.company(), people: setting.people(), actor: person }, written);
