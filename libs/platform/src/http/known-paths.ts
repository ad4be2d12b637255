/** Which methods each path takes, so that a request with another one is told them. */
export class KnownPaths {
  private readonly paths = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();

  /** Notes a route; `:id` in its path stands for one segment. Routes that take any path say nothing of it. */
  note(methods: readonly string[], path: string): void {
    if (path.includes('*')) return;
    const known = this.paths.get(path) ?? { pattern: patternOf(path), methods: new Set() };
    for (const method of methods) known.methods.add(method);
    this.paths.set(path, known);
  }

  /** In alphabetical order; none for a path that is not known. */
  methodsOf(path: string): string[] {
    const methods = [...this.paths.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(methods.flatMap((known) => [...known.methods]))].sort();
  }
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:\w+/g, '[^/]+');
  return new RegExp(`^${escaped}$`);
}
