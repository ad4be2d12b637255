import { fileURLToPath } from 'node:url';

/** The workspace's root folder, the same from src and from dist. */
export const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Where downloaded engines are kept between runs; git ignores it. */
export const engineCache = fileURLToPath(new URL('../../../../.cache/engines/', import.meta.url));
