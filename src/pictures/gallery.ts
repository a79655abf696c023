import { createHash } from 'node:crypto';
import { addHours } from 'date-fns/addHours';
import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import type { Prisma } from '../database/generated/client.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Reach } from '../kernel/recovery-points.ts';
import type { Clock } from '../kernel/time.ts';
import type { Chart } from './chart.ts';
import type { Renderer } from './renderer.ts';
import type { Shelf } from './shelf.ts';

export type PictureKind = 'move' | 'month';

/** A picture in Slack, and what it shows in words. */
export type Picture = { readonly fileId: string; readonly alt: string };

type Wanted = { readonly kind: PictureKind; readonly subjectId: string; readonly locale: string };

/** How a kind of picture is drawn. */
export type PictureOf = {
  /** @returns the chart as it is now, null where there is none any more */
  readonly chart: (subjectId: string, locale: string) => Promise<Chart | null>;
  /** there is a new picture: whatever shows it is to be drawn anew */
  readonly hung?: (tx: Transaction, subjectId: string) => Promise<void>;
  /** the same, for the person who was looking when it was asked for */
  readonly seen?: (personId: string) => Promise<void>;
};

export type Gallery = {
  /** said once, while the flows are put together */
  readonly paint: (kind: PictureKind, how: PictureOf) => void;
  /**
   * @param chart what it is to show; where that differs from what it shows, a new one is asked for
   * @param personId who is looking
   * @returns the picture as it was last drawn, or null where there is none yet
   */
  readonly show: (wanted: Wanted, chart: Chart, personId?: string) => Promise<Picture | null>;
  /** Slack does not have these files any more: they are drawn again when they are next asked for. */
  readonly forget: (fileIds: readonly string[]) => Promise<void>;
};

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly renderer: Pick<Renderer, 'draw'>;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: Reach;
};

/** The message that shows an old picture may be drawn anew a while after the picture is. */
const KEPT_HOURS = 1;
const RETRIES = 5;

/** Pictures of what is recorded, drawn and brought to Slack by a durable job, and only when what they show has changed. */
export function createGallery({ database, jobs, renderer, shelf, clock, log, reach }: Parts): Gallery {
  const painters = new Map<string, PictureOf>();

  const drawing = jobs.define({
    name: 'picture-draw',
    data: z.object({ pictureId: z.string(), personId: z.string().optional() }),
    retries: RETRIES,
    work: ({ pictureId, personId }) =>
      database.withLease(`picture ${pictureId}`, async () => {
        const row = await database.read.picture.findUnique({ where: { id: pictureId } });
        const how = row && painters.get(row.kind);
        if (!row || !how) return;
        await bringUpToDate(row, how);
        if (personId !== undefined) await how.seen?.(personId);
      }),
    giveUp: async ({ pictureId }) => log.error({ pictureId }, 'A picture could not be drawn or brought to Slack'),
  });
  const removal = jobs.define({
    name: 'picture-remove',
    data: z.object({ fileId: z.string() }),
    work: ({ fileId }) => shelf.remove(fileId),
    giveUp: async ({ fileId }) => log.warn({ fileId }, 'An old picture could not be taken away from Slack'),
  });

  async function bringUpToDate(row: Prisma.PictureGetPayload<object>, how: PictureOf): Promise<void> {
    const chart = await how.chart(row.subjectId, row.locale);
    if (!chart) return;
    const version = versionOf(chart);
    if (row.fileId !== null && row.version === version) return;
    const { id, fileId: old } = row;
    if (row.uploading !== null) await shelf.remove(row.uploading);
    const png = await renderer.draw(chart);
    const upload = await shelf.begin(`${row.kind}.png`, png, chart.alt);
    await database.read.picture.update({ where: { id }, data: { uploading: upload.fileId } });
    await upload.finish();
    reach('picture: uploaded, not recorded');
    await database.transaction(async (tx) => {
      const shown = { version, fileId: upload.fileId, alt: chart.alt, uploading: null, drawnAt: clock.now() };
      await tx.picture.update({ where: { id }, data: shown });
      if (old !== null) await removal.enqueue(tx, old, { fileId: old }, addHours(clock.now(), KEPT_HOURS));
      await how.hung?.(tx, row.subjectId);
    });
  }

  return {
    paint: (kind, how) => void painters.set(kind, how),

    async show(wanted, chart, personId) {
      const where = { kind_subjectId_locale: wanted };
      const row = await database.read.picture.findUnique({ where });
      if (row?.version !== versionOf(chart)) {
        await database.transaction(async (tx) => {
          await tx.picture.createMany({ data: { ...wanted, id: newId() }, skipDuplicates: true });
          const { id: pictureId } = await tx.picture.findUniqueOrThrow({ where, select: { id: true } });
          const reader = personId === undefined ? {} : { personId };
          await drawing.enqueue(tx, `${pictureId} ${personId ?? ''}`, { pictureId, ...reader });
        });
      }
      return row?.fileId ? { fileId: row.fileId, alt: row.alt ?? chart.alt } : null;
    },

    forget: async (fileIds) => {
      if (fileIds.length === 0) return;
      const where = { fileId: { in: [...fileIds] } };
      await database.transaction((tx) => tx.picture.updateMany({ where, data: { fileId: null, version: null } }));
    },
  };
}

const versionOf = (chart: Chart) => createHash('sha256').update(JSON.stringify(chart)).digest('hex');
