/** The state of the cluster, and an operator's orders to the components, over REST. */
package org.ecm.rest.cluster;
