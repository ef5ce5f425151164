import { App, HTTPReceiver } from '@slack/bolt';
import { answerMemory } from './support.ts';

/** The baseline: a bare Bolt app whose listener acks a payload of the given size. */
const [bytes = '200'] = process.argv.slice(2);
const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};
const receiver = new HTTPReceiver({ signingSecret: process.env.SECRET ?? '', logger: quiet });
const app = new App({
  receiver,
  logger: quiet,
  authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' }),
});
const payload = { response_type: 'ephemeral' as const, text: 'x'.repeat(Math.max(1, Number(bytes) - 45)) };
app.command('/release', async ({ ack }) => ack(payload));
const server = await receiver.start({ host: '127.0.0.1', port: 0 });
const bound = server.address();
answerMemory();
process.send?.(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/slack/events`);
process.once('disconnect', () => process.exit(0));
