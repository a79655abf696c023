import tseslint from 'typescript-eslint';

const clock = { message: 'Only kernel/time.ts reads the clock: take a Clock as a part.' };
const randomness = { message: 'Only kernel/ids.ts makes randomness.' };

/** What the whole house may not do; the layer rules between folders stand in .dependency-cruiser.cjs. */
export default tseslint.config(
  {
    ignores: [
      'src/database/generated/**',
      'node_modules/**',
      '.data/**',
      'coverage/**',
      'src/sandbox/slack/page/dist/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-imports': [
        'error',
        { name: 'date-fns', message: 'Import date-fns/<function>: the index loads hundreds of files at every start.' },
      ],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/kernel/time.ts', 'src/kernel/ids.ts', 'src/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', ...clock },
        { object: 'Math', property: 'random', ...randomness },
        { object: 'process', property: 'env', message: 'Only config.ts reads process.env.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", ...clock },
        {
          selector: "ImportDeclaration[source.value='node:crypto'] ImportSpecifier[imported.name=/^random/]",
          ...randomness,
        },
      ],
    },
  },
  {
    files: ['*.config.ts', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-restricted-exports': 'off', 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'error' },
  },
);
