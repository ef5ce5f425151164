/**
 * What a pipeline can be asked for beside bringing one version to all of a region, by what deploy-targets.yml says of it: `true`, or what people read where
 * it can't. `deployments`: its system shows its steps. `shares`: a part of the traffic or of a strategy; `several`: more than one service in a step; `unnamed`: to go back to a version that nobody can name.
 */
export type Can = Record<'shares' | 'several' | 'unnamed' | 'pause' | 'resume' | 'stop' | 'dryRun', true | string> & {
  deployments?: true;
};
export type Pipeline = { name: string; can: Can };

type Having = { pipelines?: readonly Pipeline[] };

/** Whether what a pipeline does is shown by its system as deployments, which have to end as its steps do. */
export const showsDeployments = ({ pipelines = [] }: Having, target: string): boolean =>
  pipelines.find((p) => p.name === target)?.can.deployments === true;

/** Why a pipeline can't do something. Nothing where it can, and where nothing is known of it. */
export function cantWhy({ pipelines = [] }: Having, target: string, what: keyof Can): string | undefined {
  const can = pipelines.find((p) => p.name === target)?.can[what];
  return can === true ? undefined : can;
}
