/**
 * The numbers of PostgreSQL's advisory locks, all in one place: two things under one number would wait for each other for ever,
 * and only on a real server, because the embedded database has a single connection.
 */
export const LOCKS = {
  /** appends to the ledger are one at a time, so that each entry has one predecessor */
  ledgerAppend: 4_715_001,
  /** held by every running instance, so that whoever starts knows whether it is alone */
  presence: 4_715_002,
  /** whether somebody may have one more key is decided for one at a time */
  keyAdmission: 4_715_003,
  /** links and roles of the desk change one at a time, so that a Global admin is left */
  people: 4_715_004,
  /** the head of the ledger is signed once, whoever signs it */
  ledgerCheckpoint: 4_715_005,
  /** of two changes of the same settings the second sees the first */
  settings: 4_715_006,
} as const;
