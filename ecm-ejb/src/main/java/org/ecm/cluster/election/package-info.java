/**
 * The server's HA singletons: who is elected is a hint about who should try first (rule 1.6), and
 * what the server's own tools show. The mandate in the database decides.
 */
package org.ecm.cluster.election;
