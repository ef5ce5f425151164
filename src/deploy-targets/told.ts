/**
 * A run that its system tells of by itself. `place`: the repository, project, job or application it is in, in each way it may be called there; `run`: its
 * id, as a step keeps it; `was`: what it was called before; `names`: texts in which what it is found by may stand. `look`: it takes a look at it to say how
 * it is. `attempt`: from 1, of those that are tried again under one id; percent 0–100.
 */
export type RunTold = {
  type: 'run';
  system: 'github' | 'gitlab' | 'jenkins' | 'argo-cd';
  place: string[];
  run?: string;
  was?: string;
  names: string[];
  state: 'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'look';
  attempt: number;
  percent?: number;
  message: string;
  url?: string;
};
