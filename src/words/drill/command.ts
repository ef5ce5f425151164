import { actions } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { drillButton, drillDoes } from '../../cards/drill-button.ts';
import { releasePlanned } from '../../domain/release/facts/release-planned.ts';
import { environment } from '../../reading/parts/environments.ts';
import { services } from '../../reading/parts/services.ts';
import { ask, type OnClick, refusalMessage, refusalOf, say } from '../ask.ts';
import { sentence } from '../sentence.ts';

/** `/release drill checkout-api staging`: says what would happen, and begins by a button that asks once. */
export const typed = sentence({ parts: { services, environment } }, async (said, a) => {
  const [service, another] = said.services;
  const where = said.environment;
  if (service === undefined || another !== undefined || where === undefined)
    return say(md`Name one service and one environment: \`/release drill checkout-api staging\`.`);
  const refusal = await refusalOf(a, { type: 'StartDrill', service, environment: where });
  if (refusal) return { say: refusalMessage(refusal) };
  return say(drillDoes(service, where), ...actions([drillButton(service, where)]));
});

export const clickDrill: OnClick = async (about, a) => {
  const [service = '', where = ''] = about.split('|');
  const outcome = await ask(a, { type: 'StartDrill', service, environment: where });
  if (!outcome.ok) return { say: refusalMessage(outcome.refusal) };
  const [begun] = releasePlanned.among(outcome.facts);
  return say(md`The drill of ${service} in ${where} has begun (${begun?.release ?? ''}). Its card shows how it goes.`);
};
