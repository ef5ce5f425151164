import { md } from '../blocks/mrkdwn.ts';
import { refusalWords } from '../domain/deciding/refusal-words.ts';
import { unknownRelease } from '../domain/release/unknown.ts';
import { type Answer, notice, refusalMessage } from './ask.ts';

/** The answer where a release is asked for that nobody knows: a mistyped one, or one of another workspace's button. */
export const noSuchRelease = (id: string): Answer => ({ say: refusalMessage(unknownRelease(id)) });

/** The same in a dialog, by its title. */
export const noSuchReleaseIn = (title: string, id: string) => ({
  update: notice(title, md`${refusalWords(unknownRelease(id))}`),
});
