import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// A ban names its reason and what to write instead, so that whoever meets it need not look it up.
const bans = {
  any: [
    {
      selector: 'TSAnyKeyword',
      message: 'any switches off the checks of all that it touches: write unknown and look, or name the type.',
    },
  ],
  console: [
    {
      selector: "MemberExpression[object.name='console']",
      message: "console writes lines that no log can search: take the platform's logger; a command prints to stdout.",
    },
  ],
  clock: [
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'A rule that reads the clock cannot be replayed or tested by the day: take the instant as a parameter.',
    },
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'A rule that reads the clock cannot be replayed or tested by the day: take the instant as a parameter.',
    },
  ],
  chance: [
    {
      selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
      message: 'A rule that draws lots cannot be replayed: take the random numbers, or a seed, as a parameter.',
    },
  ],
  environment: [
    {
      selector: "MemberExpression[object.name='process'][property.name='env']",
      message: "A variable that is read here is checked by nobody at start: declare it in the service's *.config.ts.",
    },
  ],
  plainClient: [
    {
      selector: "CallExpression[callee.property.name='emit'][callee.object.property.name=/[kK]afka/]",
      message: 'An event that is sent past the outbox is lost in a crash: save(change) publishes it with the state.',
    },
  ],
  sleeping: [
    {
      selector: "CallExpression[callee.name='setTimeout'], ImportDeclaration[source.value='node:timers/promises']",
      message:
        'A test that sleeps is slow or fails by chance: wait for the condition with eventually() of @duijie/testing.',
    },
  ],
};

const imports = {
  patterns: [
    {
      group: ['@duijie/*/*', '!@duijie/testing/native'],
      message: 'What a package offers is its index: export it there, or leave it private.',
    },
    {
      regex: '^(\\.\\./)+(libs|services)/',
      message: 'Another package is imported by its name (@duijie/domain), else its dependency is declared nowhere.',
    },
  ],
  paths: [
    {
      name: '@nestjs/microservices',
      importNames: ['ClientKafka', 'ClientProxy'],
      message: 'An event that is sent past the outbox is lost in a crash: save(change) publishes it with the state.',
    },
  ],
};

const banning = (...lists) => ['error', ...lists.flat()];
const everywhere = [...bans.plainClient, ...bans.any, ...bans.console];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '.cache/', '.data/', '.nx/', 'coverage/', '**/results/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'off', // banned above, with the reason
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-imports': ['error', imports],
      'no-restricted-syntax': banning(everywhere, bans.environment),
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Rules: files of a service without a suffix, and the libraries that are plain TypeScript.
    files: ['services/*/src/**/*.ts', 'libs/{domain,contracts,taxonomy}/src/**/*.ts'],
    ignores: ['**/*.*.ts', '**/main.ts', 'services/standalone/**'],
    rules: { 'no-restricted-syntax': banning(everywhere, bans.environment, bans.clock, bans.chance) },
  },
  {
    // What starts processes hands the environment on; the configuration is made from it.
    files: [
      'libs/platform/src/{config,service}/**/*.ts',
      'infra/**/*.ts',
      'bench/**/*.ts',
      'e2e/**/*.ts',
      '**/src/main.ts',
      'services/standalone/src/*.ts',
    ],
    rules: { 'no-restricted-syntax': banning(everywhere) },
  },
  {
    files: ['**/*.{spec,story,suite}.ts', '**/test/**/*.ts', 'libs/testing/src/*.ts'],
    // A suite is one long function that holds its tests; each of them is short.
    rules: { 'no-restricted-syntax': banning(everywhere, bans.sleeping), 'max-lines-per-function': 'off' },
  },
  {
    // The one place that waits, and what reads which engines a run was given.
    files: ['libs/testing/src/eventually.ts', 'libs/testing/src/engines.*.ts', 'libs/testing/src/native/**/*.ts'],
    rules: { 'no-restricted-syntax': banning(everywhere) },
  },
  {
    // Tables of data grow with the world, not with the code.
    files: ['**/src/**/data/**/*.ts', '**/header-names.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Commands speak to whoever runs them.
    files: [
      'tools/write-*.ts',
      'bench/src/main.ts',
      'e2e/src/{chaos,fuzz}.ts',
      'services/standalone/src/{demo,configuration}.ts',
    ],
    rules: { 'no-restricted-syntax': banning(bans.plainClient, bans.any) },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        URL: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
);
