/** Where an engine reports what it gets over by itself but somebody should know of. Never carries an event's body. */
export type Warn = (message: string, details: Readonly<Record<string, unknown>>) => void;
