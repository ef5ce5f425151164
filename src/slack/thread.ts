import { z } from 'zod';
import type { Setting } from '../door/look.ts';
import { threadKey, voteKey } from '../outbox/shown.ts';
import type { Posted } from '../outbox/slack-port.ts';

const named = async ({ store }: Setting, key: string) => z.string().safeParse((await store.get(key))?.value).data;

/** The release whose thread a message starts, if it does. */
export const releaseOf = (setting: Setting, at: Posted) => named(setting, threadKey(at));

/** The vote that a message shows, if it does. */
export const voteAt = (setting: Setting, at: Posted) => named(setting, voteKey(at));
