import { type Around, closedGates, type Gate, gatesOf } from '../../gates/index.ts';
import type { Release } from '../release.ts';
import { type State, stateBy } from '../state.ts';

/** A release as one card looks at it: what its gates saw, and what it is by them, each reckoned once and only when asked for. */
export class Checked {
  readonly release: Release;
  readonly #world: Around;
  readonly #who: string | undefined;
  #gates: Gate[] | undefined;

  /** `who`: as it is for one person who would deploy it; otherwise for everybody. */
  constructor(release: Release, world: Around, who?: string) {
    this.release = release;
    this.#world = world;
    this.#who = who;
  }

  get gates(): Gate[] {
    this.#gates ??= gatesOf(this.release, this.#world, this.#who);
    return this.#gates;
  }

  get closed(): Gate[] {
    return closedGates(this.gates);
  }

  get state(): State {
    return stateBy(this.release, () => this.gates, this.#world.now);
  }
}
