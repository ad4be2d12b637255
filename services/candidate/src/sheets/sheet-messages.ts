import type { PlainRefusal } from './refusal.ts';
import type { SheetMessage, SheetOptions } from './sheet.ts';

/** What the owner hands to the thread: the file, moved and not copied, and how to read it. */
export interface SheetTask {
  readonly bytes: Uint8Array;
  readonly options: SheetOptions;
}

/** To the thread: a file, a request for the next message, or that no more is wanted of this file. */
export type ToSheetThread = SheetTask | 'next' | 'stop';
/** From the thread; after `free` it takes another file. */
export type FromSheetThread =
  SheetMessage | { readonly type: 'refused'; readonly refusal: PlainRefusal } | { readonly type: 'free' };
