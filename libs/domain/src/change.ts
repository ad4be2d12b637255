/** What a rule decided: the new state of one aggregate and the events that it caused. The platform stores both at once. */
export interface Change<State> {
  readonly next: State;
  readonly events: readonly object[];
}

/** What every stored aggregate has: its key and a revision that counts from 1. */
export interface Aggregate {
  readonly id: string;
  readonly revision: number;
}

/** Aggregates that people can see also say when they came to be and when they changed (RFC 3339). */
export interface Resource extends Aggregate {
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The first state of a resource: revision 1, created now. */
export function created<State extends object>(id: string, now: string, state: State): State & Resource {
  return { ...state, id, revision: 1, createdAt: now, updatedAt: now };
}

/** The next state of a resource: the given fields replaced, the revision one higher. */
export function revised<State extends Resource>(state: State, now: string, fields: Partial<State>): State {
  return { ...state, ...fields, revision: state.revision + 1, updatedAt: now };
}
