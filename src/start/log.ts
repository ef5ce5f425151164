/** Tells whoever runs Gonogo, one line each. */
export type LevelLog = (level: 'info' | 'warn', what: string, about?: Record<string, unknown>) => void;
