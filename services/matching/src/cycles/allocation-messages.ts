import type { AllocationWork } from './allocation-work.ts';

/** What the thread can be asked, by name. */
export type Act = Exclude<keyof AllocationWork, never>;
export type Given<Name extends Act> = Parameters<AllocationWork[Name]>[0];
export type Answer<Name extends Act> = ReturnType<AllocationWork[Name]>;

export interface Asked {
  readonly number: number;
  readonly act: Act;
  readonly given: unknown;
}

export interface Told {
  readonly number: number;
  readonly answer?: unknown;
  readonly failure?: { readonly name: string; readonly message: string };
}

/** The thread was asked about a result that it has not been given, or has let go. */
export class ResultNotKept extends Error {
  override name = 'ResultNotKept';
}

/** Errors that mean something to who asked; of all others only the words come over. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && ['ResultNotKept', 'UnsoundInputs'].includes(error.name);
}
