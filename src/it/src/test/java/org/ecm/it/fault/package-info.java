/**
 * The whole under faults: killed servers, lost replies, a dialer and a database that go away. Each
 * test ends with the ledger compared with the dialer's own log.
 */
package org.ecm.it.fault;
