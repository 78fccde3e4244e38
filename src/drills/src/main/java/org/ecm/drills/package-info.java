/**
 * The drills: two nodes in network namespaces of their own, under load, and what a fault does to
 * them.
 */
package org.ecm.drills;
