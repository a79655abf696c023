import { defineConfig } from 'prisma/config';

// `generate`, `validate` and `format` never run the native schema engine but insist on downloading it; any existing file
// stands in for it. `migrate` and `db` do run it, so there the real one is fetched as usual.
if (['generate', 'validate', 'format'].some((command) => process.argv.includes(command))) {
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;
}

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
