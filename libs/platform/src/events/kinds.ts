import { eventKind } from '@duijie/contracts';
import type { EventKind } from '@duijie/contracts';

/** The declared event of this name; a name that no class carries is a mistake in the code. */
export function kindNamed(name: string): EventKind {
  const kind = eventKind(name);
  if (!kind) throw new Error(`${name} is not declared with @Event.`);
  return kind;
}
