/** What every test needs, whatever it tests. */
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
        module: { type: 'commonjs' }
      }
    ]
  },
  // These are published as ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(@noble/hashes|croner|idb|zeptomatch|grammex|graphmatch)/)'
  ],
  modulePathIgnorePatterns: [
    '<rootDir>/jupyterlab_bookstore/',
    '<rootDir>/\\.venv',
    '<rootDir>/\\.demo/',
    '<rootDir>/lib/'
  ]
};

module.exports = {
  // Jest leaves one core idle, which may be one of two.
  maxWorkers: '100%',
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/{unit,simulation}/**/*.test.{ts,tsx}']
    },
    {
      ...base,
      displayName: 'contract',
      testMatch: ['<rootDir>/tests/contract/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/contract/startS3.mjs',
      globalTeardown: '<rootDir>/tests/contract/stopS3.mjs'
    },
    {
      ...base,
      displayName: 'versitygw',
      testMatch: ['<rootDir>/tests/contract/s3*.test.ts'],
      globalSetup: '<rootDir>/tests/contract/startVersitygw.mjs',
      globalTeardown: '<rootDir>/tests/contract/stopS3.mjs'
    }
  ]
};
