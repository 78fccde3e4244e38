/**
 * The mandate protocol in time: two nodes with clocks of their own renew, challenge and release one
 * row, while processes freeze, machines are suspended, clocks drift and jump, and answers get lost.
 *
 * <p>The promise here is that no two nodes think at the same moment that they may decide.
 */
package org.ecm.protocol.mandate;
