/**
 * The state of the cluster, orders to its components, and what hosts report of their nodes, over
 * REST.
 */
package org.ecm.rest.cluster;
