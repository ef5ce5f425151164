import { context, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import { type SetupFinding, warnings, wrongOnes } from './finding.ts';

const MOST = 5;

/** In App Home, for those who keep Gonogo running: what does not work, and what mends it. Nothing when all works. */
export function setupBlocks(findings: readonly SetupFinding[]): KnownBlock[] {
  const broken = wrongOnes(findings);
  const [more, careful] = [broken.length - MOST, warnings(findings).length];
  const rest = [...(more > 0 ? [`${more} more`] : []), ...(careful > 0 ? [`${careful} to be careful about`] : [])].join(
    ', and ',
  );
  if (broken.length + careful === 0) return [];
  return [
    header('Setup'),
    ...broken.slice(0, MOST).map((f) => section(md`*${f.what}*\n${f.remedy}`)),
    ...(rest === '' ? [] : [context(md`${rest}: \`npm run doctor\` lists all of it.`)]),
  ];
}
