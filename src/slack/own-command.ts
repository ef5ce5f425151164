/** Words as they leave: what is sent, whatever its shape. */
export type House = <T>(sent: T) => T;

/**
 * Hints are written for `/release`. A company whose slash command is another reads its own: this is the one place where everything passes on its
 * way to Slack.
 */
export function houseOf(command: string): House {
  if (command === '/release') return (sent) => sent;
  // Only as hints write it, in code: what people typed about paths and addresses stays as it is.
  const said = (text: string) => text.replace(/(?<=`)\/release(?=[ `])/g, command);
  return (sent) => {
    const own = structuredClone(sent);
    reword(own, said);
    return own;
  };
}

/** Rewords every text within, where it stands. */
function reword(value: unknown, said: (text: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    if (typeof inner === 'string') Reflect.set(value, key, said(inner));
    else reword(inner, said);
}
