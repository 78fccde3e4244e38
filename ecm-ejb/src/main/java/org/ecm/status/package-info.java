/**
 * The state of the service for people and for monitoring: nodes, mandates, loops, database, dialer.
 */
package org.ecm.status;
