/** Who may touch whom (docs/architecture.md). Each rule is a wall of the house; `npm test` fails where one is broken. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-is-the-ground',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^src/flows/[^/]+/rules' },
      to: { path: '^src/', pathNot: ['^src/kernel/', '^src/flows/[^/]+/rules'] },
    },
    {
      name: 'rules-do-no-io',
      severity: 'error',
      from: { path: '^src/flows/[^/]+/(rules|views)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'views-are-pure',
      severity: 'error',
      from: { path: '^src/flows/[^/]+/views' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/kernel/',
          '^src/i18n/',
          '^src/slack/blocks',
          '^src/customers/input',
          '^src/owned-software/(menu|portal)',
          '^src/flows/[^/]+/(views|rules)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'services-know-no-slack',
      severity: 'error',
      from: { path: '^src/flows/[^/]+/(service|jobs)' },
      to: { path: ['node_modules/@slack/', '^src/slack/', '^src/flows/[^/]+/(listeners|views)'] },
    },
    {
      name: 'listeners-only-ask',
      severity: 'error',
      from: { path: '^src/flows/[^/]+/listeners' },
      to: {
        path: ['^src/database/', '^src/partner-center/', 'node_modules/@prisma/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'flows-meet-in-services',
      severity: 'error',
      from: { path: '^src/flows/([^/]+)/' },
      to: { path: '^src/flows/([^/]+)/', pathNot: ['^src/flows/$1/', '^src/flows/[^/]+/service'] },
    },
    {
      name: 'only-the-sandbox-process-loads-the-sandbox',
      severity: 'error',
      from: { path: '^src/(?!sandbox/)' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'the-sandbox-is-outside',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: ['^src/flows/', '^src/partner-center/', '^src/database/', '^src/directory/'] },
    },
    {
      name: 'adapters-know-no-flows',
      severity: 'error',
      from: { path: '^src/(partner-center|directory|ledger|secrets|database|jobs|i18n|slack|pictures)/' },
      to: { path: '^src/flows/' },
    },
    {
      name: 'partner-center-stands-alone',
      severity: 'error',
      from: { path: '^src/partner-center/' },
      to: { path: '^src/(?!partner-center/|kernel/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    // The compiler's own interface is not published for TypeScript 7.
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
