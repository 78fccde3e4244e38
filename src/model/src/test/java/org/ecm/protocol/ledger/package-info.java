/**
 * The ledger and result protocols: two nodes feed contacts to a dialer through a database, while an
 * adversary crashes, delays, repeats and cuts. There is no time: any step may come late.
 *
 * <p>"A time has passed" is said only when all has happened that the passing of that time ensures.
 * A mandate may be taken at any moment, so that what is shown here needs no clock at all.
 */
package org.ecm.protocol.ledger;
