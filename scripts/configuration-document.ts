import { settings } from '../src/config.ts';

/** @returns docs/configuration.md, made from the one table of settings */
export function configurationDocument(): string {
  const rows = Object.entries(settings).map(([name, setting]) => {
    const fallback = setting.fallback === undefined ? '–' : `\`${setting.fallback}\``;
    return `| \`${name}\` | ${fallback} | ${setting.meaning}${setting.secret ? ' *Secret.*' : ''} |`;
  });
  return `# Configuration

<!-- Made from the table in src/config.ts by "npm run docs"; a test fails where the two differ. -->

Everything is set by environment variables, and everything is optional: with none of them the product starts with a local
Slack workspace, a local Partner Center and an embedded database.

A configuration that cannot work stops the start with exit code 78 and one line per problem, \`NAME: what is wrong and what
to do\`; values are never printed. \`npm run doctor\` checks the configuration and whether the services behind it answer.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`;
}
