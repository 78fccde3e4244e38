/**
 * The baseline of the callback benchmark: the plainest resource that keeps what it is sent.
 * Deployed on the node beside ECM.
 */
package org.ecm.bench.bare;
