/**
 * The lab: hosts that are Linux network namespaces on one bridge, and the processes that run on
 * them. Needs root.
 */
package org.ecm.drills.lab;
