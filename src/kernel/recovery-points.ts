/**
 * The named instants between two durable steps. Production passes through them; the crash tests end the process at each, to
 * show that what comes after the restart is right.
 */
export type RecoveryPoint =
  | 'purchase: requested'
  | 'purchase: cart made, not recorded'
  | 'purchase: cart recorded'
  | 'purchase: about to check out'
  | 'purchase: checked out, not recorded'
  | 'purchase: placed'
  | 'purchase: fulfilled'
  | 'ticket: submitted'
  | 'ticket: about to cancel'
  | 'ticket: cancelled, not recorded'
  | 'ticket: cancelled'
  | 'ticket: about to ask Microsoft'
  | 'ticket: asked, not recorded'
  | 'ticket: closed'
  | 'prices: stored, not in effect'
  | 'key: opening'
  | 'key: fetched, not recorded'
  | 'key: shown, not sent'
  | 'page: made, not shown'
  | 'page: opening'
  | 'page: key fetched, not recorded'
  | 'page: opened, not sent'
  | 'checkpoint: signed, not written'
  | 'message: posted, not recorded'
  | 'picture: uploaded, not recorded';

export type Reach = (point: RecoveryPoint) => void;

export const passThrough: Reach = () => undefined;
