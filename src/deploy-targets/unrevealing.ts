import { masked } from '../secrets/redact.ts';
import type { DeployTarget, TargetAdapter } from './target.ts';

/** A kind of target of whose answers nothing goes on that looks like a secret: runs, jobs and messages are called as people write them, and are kept and shown. */
export const unrevealing = (kind: TargetAdapter): TargetAdapter => ({
  ...kind,
  prepare(entry, read) {
    const open = kind.prepare(entry, read);
    return (given) => without(open(given));
  },
});

const without = (target: DeployTarget): DeployTarget => ({
  ...target,
  send: of(target.send),
  rehearse: of(target.rehearse),
  ...(target.find && { find: of(target.find) }),
  ...(target.status && { status: of(target.status) }),
  ...(target.check && { check: { ...target.check, look: of(target.check.look) } }),
});

const of =
  <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) =>
  async (asked: Asked): Promise<Answer> =>
    masked(await ask(asked));
