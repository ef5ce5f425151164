import type { ArtifactTold } from '../told.ts';
import type { KeptKind } from './kind.ts';
import { OF_VERSION } from './of-version.ts';

export const artifact: KeptKind<ArtifactTold> = { ...OF_VERSION, origin: ({ from }) => from, same: () => undefined };
