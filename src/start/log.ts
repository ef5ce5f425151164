/** Tells whoever runs Gonogo, one line each. */
export type Log = (level: 'info' | 'warn', what: string, about?: Record<string, unknown>) => void;
