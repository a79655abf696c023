import type { PGlite, PGliteOptions } from '@electric-sql/pglite';

/**
 * Opens a PGlite with the extensions the migrations name: PGlite loads them when it opens, or never. Everything that opens one
 * goes through here.
 */
export async function createPGlite(options: PGliteOptions = {}): Promise<PGlite> {
  const [{ PGlite }, { pg_trgm }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
  ]);
  return PGlite.create({ ...options, extensions: { pg_trgm } });
}
