package org.ecm.contact;

/**
 * Why a contact is in its state, apart from dispositions, which stand as they are called in {@link
 * org.ecm.dialer.Disposition}.
 */
public enum Reason {
  /** Waiting for its first attempt. */
  NEW,
  /** Handed out to a batch. */
  CLAIMED,
  /** The dialer took the batch. */
  SENT,
  /** The batch's fate is being found out. */
  IN_DOUBT,
  /** The number has an open attempt of another contact. */
  NUMBER_BUSY,
  /** Cut out of a batch before it was sent, or the dialer refused it; goes again. */
  RETURNED,
  /** Proven never to have reached the dialer; goes again. */
  PROVEN_ABSENT,
  /** Finished without being reached, and made to wait for a new pass of the strategy. */
  RECYCLED,
  EXPIRED,
  WITHDRAWN,
  DO_NOT_CALL,
  REFUSED_BY_DIALER,
  RESULT_UNKNOWN
}
