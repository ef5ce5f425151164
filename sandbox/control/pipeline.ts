import type { PipelineTold } from '../app/pipeline-told.ts';
import { Unknown } from './finding.ts';

/** Tells the pipeline, and gives its answer. */
export async function tellPipeline(pipeline: string, told: PipelineTold) {
  if (told.build && told.app === undefined) throw new Unknown('the app is not running: nobody hears of a build');
  const answer = await fetch(`${pipeline}/_pipeline`, { method: 'POST', body: JSON.stringify(told) });
  const said = await answer.json();
  if (!answer.ok) throw new Unknown(said.faults?.join('; ') ?? said.error);
  return said;
}
