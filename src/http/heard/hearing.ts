import type { DeployTarget } from '../../deploy-targets/target.ts';
import type { Asked, Outcome } from '../../door/outcome.ts';
import type { Setting } from '../../door/setting.ts';

/** `note`: why nothing was done with it, which is no error. */
export type Carried = Outcome | { ok: true; note: string };

/** With what is heard from a source; `source`: its name in inbound.yml. `personOf`: who has an e-mail address in Slack. */
export type Hearing = {
  setting: Setting;
  source: string;
  targets: Record<string, DeployTarget>;
  personOf: (email: string) => string | undefined;
};

/** What becomes of one thing that was told. */
export type Hear<T> = (told: T, at: Hearing, asked: Asked) => Promise<Carried>;

/** What is asked besides in the same delivery, so that each part of it counts once. */
export const partOf = (asked: Asked, part: string): Asked =>
  asked.event === undefined ? asked : { ...asked, event: `${asked.event}/${part}` };
