import { inject } from 'vitest';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { type Sandbox, startSandbox as start } from '../../sandbox/server.ts';

export type { Sandbox } from '../../sandbox/server.ts';

/** A sandbox with the app as it was put into one file: see `bundle.ts`. */
export const startSandbox = (o: SandboxOptions): Promise<Sandbox> => start({ entry: inject('app'), ...o });
