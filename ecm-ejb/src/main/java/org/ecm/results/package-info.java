/**
 * Sync Results: brings call results back, once and in any order (P4). See docs/protocol.md, section
 * 3.
 */
package org.ecm.results;
