/**
 * The mandate protocol in time: two nodes with clocks of their own renew, challenge and release one
 * row, while processes freeze, machines are suspended, clocks drift and jump, answers get lost and
 * statements are committed when nobody waits for them any more. A process that dies and starts
 * again is like one whose machine was suspended: it knows nothing, and what it sent may still come.
 *
 * <p>The promise here is that nobody thinks that it may decide under a mandate that the row does
 * not give it any more: so no two nodes think so at the same moment. All that both know of each
 * other is the row.
 */
package org.ecm.protocol.mandate;
