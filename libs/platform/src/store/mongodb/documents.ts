import { createHash, randomUUID } from 'node:crypto';
import type { Aggregate } from '@duijie/domain';
import type { mongo } from 'mongoose';
import type { LogRecord } from '../../events/engine.ts';
import { uniqueKey } from '../plan.ts';
import type { CheckedPlan } from '../plan.ts';

/** An event that waits, named so that exactly it can be taken away. */
export interface Waiting extends LogRecord {
  readonly name: string;
  readonly at: number;
}

/**
 * How a document is stored. Its events lie in the same document, so that one write makes both durable; `rev` 0 means
 * that it has ended and stays only until its last events are in the log.
 */
export interface Stored {
  readonly _id: string;
  readonly rev: number;
  readonly doc?: Record<string, unknown>;
  /** Which lease guards its events. */
  readonly shard: number;
  /** The last few writes: they tell which of a bulk came through. */
  readonly recent?: readonly string[];
  readonly outbox?: readonly Waiting[];
  /** When the oldest of its waiting events was stored; absent when nothing waits. */
  readonly due?: number;
}

export type StoredCollection = mongo.Collection<Stored>;

export const shardCount = 16;

export function shardOf(id: string): number {
  return (createHash('sha1').update(id).digest()[0] ?? 0) % shardCount;
}

/** The field that carries a unique key, and its value in a document. */
export function keyField(index: number): string {
  return `key${index}`;
}

export function keyText(values: readonly unknown[]): string {
  return JSON.stringify(values);
}

/** Everything that a write of a document sets, without its events. */
export function writeOf(doc: Aggregate, plan: CheckedPlan, token: string) {
  // Through JSON, so that both engines store the same: dates become texts, undefined fields vanish.
  const plain = JSON.parse(JSON.stringify(doc)) as Record<string, unknown>;
  const set: Record<string, unknown> = { rev: doc.revision, doc: plain, shard: shardOf(doc.id) };
  const unset: Record<string, ''> = {};
  plan.unique.forEach((fields, index) => {
    const values = uniqueKey(plain, fields);
    if (values) set[keyField(index)] = keyText(values);
    else unset[keyField(index)] = '';
  });
  const update: Record<string, unknown> = { $set: set, $push: { recent: { $each: [token], $slice: -8 } } };
  if (Object.keys(unset).length > 0) update['$unset'] = unset;
  return update as { $set: object; $push: Record<string, unknown>; $unset?: Record<string, ''>; $min?: object };
}

/** The events of a write, as they are pushed beside it. */
export function waiting(records: readonly LogRecord[], token: string, at: number) {
  if (records.length === 0) return {};
  const entries = records.map((record, index): Waiting => ({ ...record, name: `${token}.${index}`, at }));
  return { outbox: { $each: entries } };
}

export function newToken(): string {
  return randomUUID();
}
