import type { Database, Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Person } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { Clock } from '../../kernel/time.ts';
import type { SealedColumn } from '../../secrets/rotation.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { SoftwareFile } from './rules.ts';
import { mustTakeNote } from './rules-life.ts';

export type DownloadLinkRecord = Prisma.DownloadLinkGetPayload<object>;

/** What a link gives, and whose software it is. */
export type LinkSubject = {
  readonly customerId: string;
  readonly customerName: string;
  readonly orderId: string;
  readonly lineNumber: number;
  readonly file: SoftwareFile;
  readonly sha256: string | null;
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Parts = { readonly database: Database; readonly secrets: Secrets; readonly clock: Clock };

export type LinkStore = ReturnType<typeof createLinkStore>;

/** Links that were made or handed in, sealed, with their age; and who took note of their risk. */
export function createLinkStore({ database, secrets, clock }: Parts) {
  return {
    /** @returns null where there is none; the ID may be anything that came with a button */
    find: async (id: string): Promise<DownloadLinkRecord | null> =>
      UUID.test(id) ? database.read.downloadLink.findUnique({ where: { id } }) : null,

    open(link: DownloadLinkRecord): Revealed | null {
      const opened = secrets.open(link.sealed, contextOf(link.id, link.customerId));
      return opened.kind === 'revealed' ? opened : null;
    },

    keep(tx: Transaction, person: Person, subject: LinkSubject, url: Revealed): Promise<DownloadLinkRecord> {
      const id = newId();
      const { version, language, languageCode, bit, fileType, bytes } = subject.file;
      const data = {
        id,
        personId: person.id,
        teamId: person.teamId,
        customerId: subject.customerId,
        customerName: subject.customerName,
        orderId: subject.orderId,
        lineNumber: subject.lineNumber,
        version,
        language,
        languageCode,
        bit: bit ?? null,
        fileType: fileType ?? null,
        bytes: bytes === undefined ? null : BigInt(bytes),
        sha256: subject.sha256,
        sealed: secrets.seal(url, contextOf(id, subject.customerId)),
        issuedAt: clock.now(),
      };
      return tx.downloadLink.create({ data });
    },

    /** @returns whether this is its first use that is known of */
    async use(tx: Transaction, id: string): Promise<boolean> {
      const { count } = await tx.downloadLink.updateMany({
        where: { id, usedAt: null },
        data: { usedAt: clock.now() },
      });
      return count === 1;
    },

    mustTakeNote: async (personId: string): Promise<boolean> => {
      const notice = await database.read.riskNotice.findUnique({ where: { personId } });
      return mustTakeNote(notice?.acknowledgedAt, clock.now());
    },

    /** @returns whether a month had gone by */
    async takeNote(tx: Transaction, personId: string): Promise<boolean> {
      const notice = await tx.riskNotice.findUnique({ where: { personId } });
      if (!mustTakeNote(notice?.acknowledgedAt, clock.now())) return false;
      const noted = { acknowledgedAt: clock.now() };
      await tx.riskNotice.upsert({ where: { personId }, create: { personId, ...noted }, update: noted });
      return true;
    },
  };
}

/** The file a link gives, as far as it was known when it was made. */
export function fileOf({ version, language, languageCode, bit, fileType, bytes }: DownloadLinkRecord): SoftwareFile {
  return {
    version,
    language,
    languageCode,
    bit: bit ?? undefined,
    fileType: fileType ?? undefined,
    bytes: bytes === null ? undefined : Number(bytes),
  };
}

function contextOf(id: string, customer: string) {
  return { kind: 'download-link', customer, subject: id };
}

export const sealedLinks: SealedColumn = {
  table: 'download_link',
  id: { column: 'id', type: 'uuid' },
  column: 'sealed',
  kind: 'text',
  needs: { customer: 'customer_id' },
  contextOf: ({ id = '', customer = '' }) => contextOf(id, customer),
};
