import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@duijie/testing/native';

/** What was asked of each operation in each case, and what came: operation × case → status. */
export class WalkTable {
  private readonly statuses = new Map<string, Map<string, number>>();

  note(operation: string, each: string, status: number): void {
    const row = this.statuses.get(operation) ?? new Map<string, number>();
    this.statuses.set(operation, row.set(each, status));
  }

  get size(): number {
    return [...this.statuses.values()].reduce((sum, row) => sum + row.size, 0);
  }

  /** Operations that were not asked in every case that any other was asked in. */
  gaps(): string[] {
    const cases = this.cases();
    return [...this.statuses].flatMap(([operation, row]) =>
      cases.filter((each) => !row.has(each)).map((each) => `${operation}: ${each}`),
    );
  }

  /** Writes the table below .cache and says in a line what is in it. */
  write(name: string): string {
    const cases = this.cases();
    const rows = [...this.statuses].map(([operation, row]) => [operation, ...cases.map((each) => row.get(each) ?? '')]);
    const folder = join(root, '.cache');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, name);
    writeFileSync(file, [['operation', ...cases], ...rows].map((cells) => cells.join('\t')).join('\n') + '\n');
    const counts = new Map<number, number>();
    for (const row of this.statuses.values()) {
      for (const status of row.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    const answers = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
    return `${this.statuses.size} operations × ${cases.length} cases = ${this.size}: ${answers.join(', ')} (${file})`;
  }

  private cases(): string[] {
    return [...new Set([...this.statuses.values()].flatMap((row) => [...row.keys()]))];
  }
}
