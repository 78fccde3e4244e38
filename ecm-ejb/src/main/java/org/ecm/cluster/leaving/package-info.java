/**
 * How a server leaves that is told to suspend or to stop: it first says that it is not ready, so
 * that clients are led to the other node, and only then refuses requests.
 */
package org.ecm.cluster.leaving;
