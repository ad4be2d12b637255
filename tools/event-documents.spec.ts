import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { eventKind, eventKinds, forOutsiders } from '@duijie/contracts';
import { asyncApiFile, eventsPage, listeners } from './event-documents.ts';

const docs = new URL('../docs/', import.meta.url);

describe('The documents of the events', () => {
  it('are those that npm run docs:events makes: the page', () => {
    expect(readFileSync(new URL('events.md', docs), 'utf8')).toBe(eventsPage());
  });

  it('are those that npm run docs:events makes: AsyncAPI', () => {
    expect(readFileSync(new URL('asyncapi.json', docs), 'utf8')).toBe(asyncApiFile());
  });
});

describe('Listeners', () => {
  const heard = new Set(listeners().map(({ event }) => event));

  it.each(eventKinds().map(({ name }) => name))('%s has a listener or is marked for outsiders, not both', (name) => {
    expect({ name, heard: heard.has(name) }).toEqual({ name, heard: !(name in forOutsiders) });
  });

  it('hear nothing that does not exist', () => {
    expect([...heard].filter((name) => !eventKind(name))).toEqual([]);
  });

  it('only events that exist are marked for outsiders', () => {
    expect(Object.keys(forOutsiders).filter((name) => !eventKind(name))).toEqual([]);
  });
});
