import { readFileSync } from 'node:fs';

const { jsc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** One project per kind of test, so that each can be run alone: `npm test -- --selectProjects unit`. */
const project = (name, testMatch, more = {}) => ({
  displayName: name,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['duijie-source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.cache/', '<rootDir>/.data/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { ...jsc, rewriteRelativeImportExtensions: false },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  ...more,
});

export default {
  coverageProvider: 'v8',
  testTimeout: 30_000,
  // Modules of a test file stay in memory after it (Jest with ES modules): in processes of their own, begun anew now and
  // then, that ends before the heap does. Engines and stories, which take the whole machine, are run in one process.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('unit', [
      'libs/*/src/**/*.spec.ts',
      'services/*/src/**/*.spec.ts',
      'infra/**/*.spec.ts',
      'tools/**/*.spec.ts',
      'bench/**/*.spec.ts',
    ]),
    project('http', ['services/*/test/**/*.http.spec.ts', 'libs/*/test/**/*.http.spec.ts']),
    // The same tests with tokens of an issuer of another make, where who may do what is most of what they ask. Any other
    // runs so too: TEST_ISSUER=other npm test -- --testPathPatterns …
    project(
      'issuer',
      [
        'services/registry/test/{agreements,alliances,vetting-cases}.http.spec.ts',
        'services/demand/test/openings.http.spec.ts',
        'services/candidate/test/{consents,disclosures}.http.spec.ts',
        'services/matching/test/matches.http.spec.ts',
        'services/notification/test/institutions.http.spec.ts',
      ],
      { setupFiles: ['<rootDir>/libs/testing/src/other-issuer.setup.ts'] },
    ),
    project('engines', ['libs/*/test/**/*.engine.spec.ts', 'services/*/test/**/*.engine.spec.ts'], {
      globalSetup: '<rootDir>/libs/testing/src/engines.setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/engines.teardown.ts',
    }),
    project('e2e', ['e2e/**/*.story.ts']),
  ],
};
