/**
 * The cluster, live: nodes, components and who may act as them, database and dialer; and the orders
 * that operators give to components.
 */
package org.ecm.portal.cluster;
