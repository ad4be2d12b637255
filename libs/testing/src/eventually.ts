/**
 * Waits until the condition holds: resolves with its first truthy value, and throws what it last said when the time is
 * over. The only place of the tests where time passes. A look that is dear should be taken seldom: `every` so many
 * milliseconds.
 */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  { within = 10_000, what = 'the condition', every = 10 }: { within?: number; what?: string; every?: number } = {},
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + within;
  for (;;) {
    const last = await attempt(condition);
    if ('value' in last && last.value) return last.value as Exclude<T, false | null | undefined>;
    if (performance.now() >= deadline) {
      const cause = 'cause' in last ? last.cause : last.value;
      throw new Error(`After ${within} ms ${what} does not hold.`, { cause });
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

async function attempt<T>(condition: () => T | Promise<T>): Promise<{ value: T } | { cause: unknown }> {
  try {
    return { value: await condition() };
  } catch (cause) {
    return { cause };
  }
}
