import type { Refusal } from '../domain/deciding/decision.ts';
import type { DocumentKind } from '../domain/deciding/document.ts';
import type { Fact } from '../domain/deciding/fact.ts';
import type { Actor, World } from '../domain/deciding/world.ts';
import type { Errand } from '../store/store.ts';

/** Who asks, by which way (`slack`, `timer`, `pipeline`), and because of what; `event` makes a delivery that was carried out count once. `done`: the errand this settles. */
export type Asked = { actor: Actor; via: string; cause?: string; event?: string; done?: Errand };

/** A document as a command left it. Throws for one that it neither read nor changed, and where there is none: what a command was carried out on is there. */
export type After = <T>(kind: DocumentKind<T>, id: string) => T;

/** What was carried out. No facts: it had become moot, and `note` says why; or (`duplicate`) this delivery was dealt with before. */
export type Done = { ok: true; facts: Fact[]; note?: string; duplicate?: true; now: World; after: After };

/** `known`: what a refusal rests on; not there when it was not decided at all. */
export type Outcome = Done | { ok: false; refusal: Refusal; known?: Pick<Done, 'now' | 'after'> };
