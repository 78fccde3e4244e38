/**
 * Who may act: mandates in the database with epochs, and the components that run under them. See
 * docs/protocol.md, section 1; no clock is ever compared with another machine's.
 */
package org.ecm.cluster;
