import { limit, type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { inOneLine } from '../blocks/text.ts';

/** Characters of what somebody wrote: all of it is in Details or the thread, and no line after it is pushed out of Slack's limit. */
const WRITTEN = 300;
export const cut = (written: string): Mrkdwn => limit(md`${inOneLine(written)}`, WRITTEN);
