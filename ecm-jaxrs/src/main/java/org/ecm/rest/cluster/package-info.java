/** The nodes of the cluster: what their hosts report of them. */
package org.ecm.rest.cluster;
