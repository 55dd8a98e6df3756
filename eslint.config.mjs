import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const folder = import.meta.dirname;

/** What each folder of src may import of ours; docs/architecture.md draws it. */
const LAYERS = {
  model: [],
  store: ['model'],
  outbox: ['model'],
  archive: ['model', 'store', 'outbox'],
  capture: ['model', 'outbox'],
  ui: ['archive', 'model', 'tokens.ts'],
  plugins: ['archive', 'capture', 'model', 'outbox', 'store', 'ui', 'tokens.ts']
};

/** These run under plain Node. */
const WITHOUT_JUPYTERLAB = ['model', 'store', 'outbox', 'archive'];

export default defineConfig(
  globalIgnores(['lib/', 'dist/', '.venv*/', '.demo/', 'test-results/', '**/labextension/']),
  js.configs.recommended,
  ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }]
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: folder } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })]
    },
    rules: {
      'max-lines': ['error', 250],
      'import-x/no-restricted-paths': ['error', { basePath: folder, zones: zones() }],
      // Errors are passed on as they were caught.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }]
    }
  },
  {
    files: [`src/{${WITHOUT_JUPYTERLAB}}/**`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [withoutJupyterLab()] }]
    }
  },
  {
    files: ['tests/**/*.ts'],
    languageOptions: {
      parserOptions: { project: './tests/tsconfig.json', tsconfigRootDir: folder }
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // What a page of Lab hands out has no types there.
      '@typescript-eslint/no-explicit-any': 'off'
    }
  },
  {
    // What Node defines is what this runs in.
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: nodeGlobals() }
  },
  {
    files: ['**/*.js'],
    ignores: ['style/**'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  },
  prettier
);

function zones() {
  return Object.entries(LAYERS).map(([layer, allowed]) => ({
    target: `./src/${layer}`,
    from: './src',
    except: [layer, ...allowed].map(name => `./${name}`),
    message: `${layer} may import ${allowed.join(', ') || 'nothing'} of ours.`
  }));
}

function withoutJupyterLab() {
  return {
    regex: '^@(jupyterlab|lumino)/',
    message: `${WITHOUT_JUPYTERLAB.join(', ')} run without JupyterLab.`
  };
}

function nodeGlobals() {
  const names = ['module', 'require', '__dirname', ...Object.getOwnPropertyNames(globalThis)];
  return Object.fromEntries(names.map(name => [name, 'readonly']));
}
