// Writes docs/events.md and docs/asyncapi.json: `npm run docs:events`.
import { writeFileSync } from 'node:fs';
import { asyncApiFile, eventsPage } from './event-documents.ts';

const docs = new URL('../docs/', import.meta.url);
writeFileSync(new URL('events.md', docs), eventsPage());
writeFileSync(new URL('asyncapi.json', docs), asyncApiFile());
