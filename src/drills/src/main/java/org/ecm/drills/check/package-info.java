/**
 * The history checker: what was promised to the client, to the dialer and to the mandates, and
 * whether it was kept.
 */
package org.ecm.drills.check;
