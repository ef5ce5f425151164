import type { Language } from '../domain/company/audiences.ts';
import { business } from './business/index.ts';
import type { LanguageOf } from './language.ts';
import { technical } from './technical/index.ts';
import { userFacing } from './user-facing/index.ts';

/** The shelf of languages. An audience in the manifests chooses its language, channel, events and, if it likes, own templates. */
export const LANGUAGES: Record<Language, LanguageOf> = {
  technical,
  business,
  'user-facing': userFacing,
};
