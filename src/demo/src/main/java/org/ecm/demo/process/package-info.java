/**
 * The processes of a run: one dialer simulator and one WildFly node, started, watched, killed and
 * cleaned up from outside. Nothing here knows what runs inside them.
 */
package org.ecm.demo.process;
