// Who may import whom, run by `npm run architecture`. Each rule's name is its sentence; infra/architecture.spec.ts plants
// a breach of every rule and expects that very rule to answer.

const tests = '\\.(spec|suite|arbitrary)\\.ts$|/test/';
// main.ts starts a service and index.ts is its door for standalone: both are wiring, though they bear no suffix.
const wiring = '^services/[^/]+/src/(main|index)\\.ts$';
const rules = '^services/[^/]+/src/[^.]+\\.ts$';
// Data that rules are made of.
const data = '^services/[^/]+/src/.*\\.json$';
const plainLibs = '^libs/(domain|contracts|taxonomy)/';
// What a sheet reader needs of the world: decompression, XML, telephone numbers, a thread.
const sheets = '^services/candidate/src/sheets/';
const sheetPackages = 'node_modules/(yauzl|saxes|libphonenumber-js|@types/yauzl)/';
const schemaFiles = '\\.(store|schema|module)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'services-meet-only-in-events',
      comment:
        'A service that imports another cannot be deployed, scaled or mended without it. Standalone alone puts all of them into one process.',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: '^services/standalone/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-know-no-service',
      comment: 'A library that knows a service serves that one alone, and closes a circle.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|e2e|bench|infra)/' },
    },
    {
      name: 'domain-lib-stands-alone',
      comment:
        'The words that all services share must change only when the words do; ulid makes ids and imports nothing.',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: tests },
      to: { pathNot: ['^libs/domain/src/', 'node_modules/ulid/', '^(node:)?crypto$'] },
    },
    {
      name: 'contracts-know-only-the-domain',
      comment:
        'Events are read by every service and by outsiders: they may carry no plumbing. class-validator and class-transformer write their shape down.',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: tests },
      to: {
        pathNot: [
          '^libs/(contracts|domain)/src/',
          'node_modules/(class-validator|class-transformer|reflect-metadata)/',
        ],
      },
    },
    {
      name: 'rules-are-plain',
      comment:
        'A file without suffix holds rules: with Nest, Kafka or a store in it, it could be neither read nor tested alone, nor run in a thread. node:crypto and the deep comparison of node:util are pure.',
      severity: 'error',
      from: { path: rules, pathNot: [wiring, sheets, '^services/standalone/'] },
      to: { pathNot: [rules, plainLibs, data, '^(node:)?(crypto|util)$'] },
    },
    {
      name: 'rules-are-plain',
      comment: 'The reader of sheets is rules too; what it takes from outside is named here, one by one.',
      severity: 'error',
      from: { path: `${sheets}[^.]+\\.ts$` },
      to: { pathNot: [rules, plainLibs, sheetPackages], dependencyTypesNot: ['core'] },
    },
    {
      name: 'rules-are-plain',
      comment: 'main.ts and index.ts are wiring: a rule that imports them has the whole service on its back.',
      severity: 'error',
      from: { path: rules, pathNot: [wiring, '^services/standalone/'] },
      to: { path: wiring },
    },
    {
      name: 'only-the-store-knows-the-schema',
      comment: 'How a noun is stored may change without its rules and doors: mongoose stays behind the store.',
      severity: 'error',
      from: { pathNot: [schemaFiles, '^libs/(platform|testing)/', tests] },
      to: { path: '(^|node_modules/)mongoose(/|$)' },
    },
    {
      name: 'doors-go-through-the-service',
      comment: 'A controller or consumer that queries by itself leaves out the checks of scope that the service makes.',
      severity: 'error',
      from: { path: '\\.(controller|consumer)\\.ts$' },
      to: { path: '\\.(store|schema)\\.ts$' },
    },
    {
      name: 'no-score-knows-who-people-are',
      comment:
        'Sex, origin and the like measure what scores do to groups; in a score they would do it. Fairness looks at matching, never the other way.',
      severity: 'error',
      from: { path: '^services/matching/src/(fit|kernel|shortlists|matches|world)/' },
      to: { path: '^services/matching/src/fairness/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that import each other are one file, and load in an order that nobody chose.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unknown',
      comment: 'An import that does not resolve escapes all the other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(libs|services)/[^/]+/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      conditionNames: ['duijie-source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['main', 'types'],
    },
    cache: false,
  },
};
