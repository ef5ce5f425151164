import { fact } from '../../deciding/fact.ts';
import { evidence } from '../document.ts';
import type { Artifact } from '../evidence.ts';
import { ANEW } from '../following.ts';

const KEPT = 50;

export const artifactHeard = fact(evidence, 'ArtifactHeard')<{ artifact: Artifact }>()({
  ...ANEW,
  evolve: (known, { artifact }) => ({
    ...known,
    artifacts: [...known.artifacts.filter((a) => !isSameArtifact(a, artifact)), artifact].slice(-KEPT),
  }),
});

export const isSameArtifact = (a: Artifact, b: Artifact) => a.name === b.name && a.digest === b.digest;
